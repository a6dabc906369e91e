# Texts of the window: runtime.
# Health check, logging, start order, volumes.

health-shell = 셸
health-exec = 직접 실행
health-off = 끔
health-off-help = ECS는 컨테이너가 실행 중인지만 봅니다
health-none-help = "NONE"으로 껐으며 ECS에는 상태 확인이 없는 것과 같습니다
health-add-argument = 인수 추가
health-timing = 시간 설정
health-timing-help = 간격마다 확인하고, 제한 시간을 넘기면 실패입니다. 재시도 횟수만큼 잇달아 실패하면 컨테이너는 비정상입니다. 시작 유예 기간의 실패는 세지 않습니다.
health-no-start-period = 없음

logging-cloudwatch = CloudWatch Logs
logging-firelens = FireLens
logging-splunk = Splunk
logging-none = 없음
logging-others = 다른 로그 드라이버
logging-preset = 프리셋
logging-preset-choose = 선택…
logging-preset-family = 패밀리별 그룹
logging-preset-container = 컨테이너별 그룹
logging-preset-help = 로그 그룹, 리전, 스트림 접두사를 채웁니다
logging-field = { $field }, 로그 수집
logging-group = 로그 그룹
logging-group-help = 로그가 모이는 CloudWatch Logs의 그룹입니다. awslogs-create-group이 true이고 태스크 실행 역할이 만들 수 있을 때를 빼고는 미리 있어야 합니다.
logging-prefix = 스트림 접두사
logging-prefix-help = 로그 스트림 이름의 첫 부분입니다. 뒤에 컨테이너 이름과 태스크 ID가 붙습니다. Fargate에는 꼭 필요합니다.
logging-region = 리전
logging-region-help = 로그 그룹이 있는 리전입니다. 예: ap-northeast-2
logging-splunk-url = Splunk URL
logging-splunk-url-help = Splunk의 HTTP 이벤트 수집기 주소입니다. 토큰은 보안 암호 로그 옵션에 splunk-token이라는 이름으로 넣습니다.

order-sentence = { $container } 컨테이너가 { $condition } 시작
order-start = 시작된 뒤(START)
order-complete = 끝난 뒤(COMPLETE)
order-success = 코드 0으로 끝난 뒤(SUCCESS)
order-healthy = 정상이 된 뒤(HEALTHY)
order-choose = 선택…
order-container-name = 기다릴 컨테이너 { $number }
order-condition-name = 조건 { $number }
order-add = 기다릴 컨테이너 추가
order-remove = { $container } 컨테이너를 기다리지 않기
order-none = 바로 시작합니다
order-alone = 기다릴 다른 컨테이너가 없습니다

volume-kind = 볼륨 종류
volume-kind-help = 파일이 어디에 얼마나 오래 있는지 정합니다. 종류를 바꾸면 지금 종류의 설정은 지워지며, 실행 취소로 되돌릴 수 있습니다.
volume-bind = 바인드 마운트
volume-bind-help = 호스트의 폴더 또는 태스크와 함께 사라지는 공간
volume-efs = Amazon EFS
volume-efs-help = 여러 태스크가 함께 쓰고 태스크가 끝나도 남는 파일 시스템
volume-s3files = Amazon S3 Files
volume-s3files-help = S3 버킷을 파일 시스템으로 사용
volume-at-launch = 시작할 때 설정
volume-at-launch-help = 서비스가 태스크마다 마련하는 EBS 볼륨
volume-docker = Docker 볼륨
volume-docker-help = EC2 인스턴스의 볼륨 드라이버가 관리
volume-fsx = FSx for Windows
volume-fsx-help = EC2 인스턴스에서 쓰는 Windows 파일 공유
volume-not-on-fargate = Fargate에서는 쓸 수 없음
volume-mounted-by = 마운트한 컨테이너
volume-mounted-by-help = 이 볼륨을 보는 컨테이너와 그 안의 경로입니다.
volume-mount-in = { $container } 컨테이너에 마운트
volume-mount-in-one = 컨테이너에 마운트
volume-not-mounted = 마운트한 컨테이너가 없습니다
volume-nameless = 이름이 있어야 마운트할 수 있습니다
volume-mount-path = { $container } 컨테이너의 { $number }번째 마운트 경로
volume-go-to-mount = { $container } 컨테이너의 { $number }번째 마운트로 이동
volume-remove-mount = { $container } 컨테이너의 { $number }번째 마운트 삭제
volume-remove-mounted = { $name } 볼륨과 마운트 { $count }개 삭제

suggest-names = { $field } 선택
health-duplicate = { $field } { $number } 복제
