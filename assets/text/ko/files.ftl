# 파일: 열기, 저장, 다시 시작할 때의 안내.

# 태스크 정의가 아닌 파일이 무엇이고 무엇을 할 수 있는지.
kind-container = 태스크 정의가 아니라 컨테이너 하나입니다.
    .help = 이 컨테이너로 새 정의를 만들 수 있습니다. 파일은 그대로 둡니다.
kind-task-definitions = 태스크 정의 목록입니다.
    .help = 정의마다 문서를 하나씩 열 수 있습니다. 파일은 그대로 둡니다.
kind-task-definition-yaml = YAML로 쓴 태스크 정의입니다.
    .help = ECS는 JSON을 받습니다. yq 같은 도구로 JSON을 만듭니다: yq -o json
kind-template = 자리 표시자를 채우면 태스크 정의가 되는 템플릿입니다.
    .help = 도구가 만든 결과를 엽니다. 텍스트로 열면 아직 JSON이 아닌 곳이 보입니다.
kind-jsonnet = Jsonnet 프로그램입니다.
    .help = jsonnet을 실행해 나온 JSON을 엽니다.
kind-dockerrun = 컨테이너가 여러 개인 Elastic Beanstalk의 Dockerrun.aws.json입니다.
    .help = containerDefinitions와 volumes는 ECS와 표기가 같습니다. 새 정의에 복사합니다.
kind-dockerrun-single = 이미지가 하나인 Elastic Beanstalk의 Dockerrun.aws.json입니다.
    .help = 새 정의를 만들고 컨테이너에 같은 이미지와 포트를 넣습니다.
kind-cloudformation = CloudFormation 템플릿입니다.
    .help = AWS::ECS::TaskDefinition의 속성은 대문자로 시작합니다. 등록된 정의는 그대로 열립니다: aws ecs describe-task-definition
kind-terraform = Terraform 설정입니다.
    .help = container_definitions의 내용은 JSON이 되면 열립니다. 등록된 정의는 그대로 열립니다: aws ecs describe-task-definition
kind-terraform-plan = Terraform 계획입니다.
    .help = container_definitions가 문자열 하나로 들어 있습니다. 등록된 정의는 그대로 열립니다: aws ecs describe-task-definition
kind-terraform-state = Terraform 상태 파일입니다.
    .help = 손으로 고치면 안 되는 파일입니다. 등록된 정의는 그대로 열립니다: aws ecs describe-task-definition
kind-compose = Compose 파일입니다.
    .help = 새 정의를 만들고 서비스마다 컨테이너를 하나씩 둡니다.
kind-create-service = 태스크 정의가 아니라 서비스입니다.
    .help = 서비스가 가리키는 태스크 정의를 엽니다: aws ecs describe-task-definition
kind-run-task = 태스크 정의가 아니라 RunTask 입력입니다.
    .help = 입력이 가리키는 태스크 정의를 엽니다: aws ecs describe-task-definition
kind-describe-services = 서비스에 대한 ECS의 응답입니다.
    .help = 서비스가 가리키는 태스크 정의를 엽니다: aws ecs describe-task-definition
kind-describe-tasks = 실행 중인 태스크에 대한 ECS의 응답입니다.
    .help = 태스크가 가리키는 태스크 정의를 엽니다: aws ecs describe-task-definition
kind-list-task-definitions = 태스크 정의의 이름 목록입니다.
    .help = 그중 하나를 엽니다: aws ecs describe-task-definition
kind-image-definitions = CodePipeline의 imagedefinitions.json입니다.
    .help = 이미지 이름만 들어 있습니다. 이미지가 쓰이는 태스크 정의를 엽니다.
kind-appspec = CodeDeploy의 AppSpec 파일입니다.
    .help = 파일이 가리키는 태스크 정의를 엽니다.
kind-iam-policy = IAM 정책입니다.
    .help = 정책은 역할에 속합니다. 그 역할을 쓰는 태스크 정의를 엽니다.
kind-agent-task = ECS 컨테이너 에이전트가 저장한 태스크입니다.
    .help = 태스크가 시작된 정의를 엽니다: aws ecs describe-task-definition
kind-agent-state = ECS 컨테이너 에이전트의 상태 파일입니다.
    .help = 그 대신 태스크의 정의를 엽니다: aws ecs describe-task-definition
kind-kubernetes = Kubernetes 객체입니다.
    .help = ECS가 받지 않는 형식입니다. 같은 이미지, 포트, 환경 변수로 새 정의를 만듭니다.
kind-spinnaker = Spinnaker 작업입니다.
    .help = 작업이 배포하는 태스크 정의를 엽니다.
kind-json-schema = JSON Schema입니다.
    .help = 문서를 설명하는 파일이며 태스크 정의가 아닙니다.
kind-unknown-json = JSON이지만 태스크 정의가 아닙니다.
    .help = 태스크 정의에는 containerDefinitions가 있습니다. 그래도 텍스트로 열 수 있습니다.
kind-not-json = JSON이 아닙니다.
    .help = 태스크 정의는 JSON입니다. 그래도 텍스트로 열 수 있습니다.
foreign-title = 태스크 정의가 아닌 파일: { $file }
foreign-title-pasted = 클립보드의 텍스트는 태스크 정의가 아닙니다
foreign-wrap = 정의 만들기
foreign-split = 정의마다 열기
foreign-as-text = 텍스트로 열기

# 양식 위의 띠.
strip-origin = 출처: { $name }. ECS가 더한 값 { $count }개를 제외했습니다({ $keys }).
strip-origin-registered = 등록: { $when }.
strip-origin-registered-by = 등록: { $when }, { $who }.
strip-origin-unknown = ECS의 응답
strip-as-it-is = 파일을 그대로 열기
strip-dismiss = 안내 닫기
strip-read-only = { $file } 파일은 읽기 전용입니다. 변경은 다른 이름으로 저장할 수 있습니다.
strip-changed = 다른 프로그램이 { $file } 파일을 바꿨습니다.
strip-changed-dirty = 다른 프로그램이 { $file } 파일을 바꿨고, 여기에는 저장하지 않은 변경이 있습니다.
strip-removed = { $file } 파일이 없어졌습니다. 저장하면 다시 만듭니다.
strip-reload = 다시 읽기
strip-keep = 내 변경 유지
strip-compare = 비교…

compare-title = { $file }: 다른 점
compare-here = 이 창
compare-in-file = 파일
compare-counts = 여기에만 { $removed }행, 파일에만 { $added }행.

notice-restored = 저장하지 않은 변경이 있는 문서 { $count }개를 다시 열었습니다.
notice-reloaded = { $file } 파일의 내용을 읽었습니다. 실행 취소로 이전 텍스트를 되살립니다.
notice-saved-all = 문서 { $count }개를 저장했습니다.
notice-nothing-to-paste = 클립보드에 JSON이 없습니다.

# 창 위로 파일을 끌고 있을 때.
drop-file = 놓으면 { $file } 파일을 엽니다
drop-files = 놓으면 파일 { $count }개를 엽니다
drop-in-tab = 새 탭에서 열립니다.
drop-in-tabs = 파일마다 새 탭에서 열립니다.
drop-after-dialog = 대화 상자를 닫으면 파일이 열립니다.

command-save-all = 모두 저장
command-save-all-tooltip = 바뀐 파일을 모두 저장합니다
command-revert = 파일 내용으로 되돌리기
command-revert-tooltip = 파일에 있는 텍스트로 되돌립니다
open-recent = 최근 파일 열기
open-recent-none = 연 파일이 없습니다
open-recent-clear = 목록 지우기

desktop-dialog-title = 데스크톱의 파일 대화 상자가 열려 있습니다
desktop-dialog-text = 이 창 뒤에 있을 수 있습니다.
desktop-dialog-built-in = 내장 대화 상자 사용
file-filter-json = 태스크 정의(JSON)
file-filter-all = 모든 파일

crash-restarted = Taskwright에 문제가 생겨 다시 시작했습니다. 저장하지 않은 변경이 있는 문서를 다시 열었습니다. 문서 내용이 들어 있지 않은 보고서: { $report }
crash-again = Taskwright에 연달아 문제가 생겨 종료합니다. 저장하지 않은 텍스트: { $copies }, 보고서: { $report }
crash-no-restart = Taskwright에 문제가 생겼고 다시 시작하지 못했습니다: { $error }. 다음에 시작하면 저장하지 않은 텍스트를 되살립니다. 보고서: { $report }
crash-no-folder = Taskwright에 문제가 생겨 종료합니다. 홈 폴더가 없어 복구 사본을 두지 않았습니다.
