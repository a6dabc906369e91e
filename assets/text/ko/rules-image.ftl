# `image` 범주의 규칙.

image-missing = { $container } 컨테이너에 이미지가 있어야 합니다.
    .why = public.ecr.aws/nginx/nginx:1.27처럼 무엇을 가져올지 ECS에 알려야 합니다.
image-characters = { $value }에 { $character ->
        [space] 공백을
        [control] 탭이나 줄 바꿈을
       *[other] { JOSA($character, "을/를") }
    } 쓸 수 없습니다.
    .why = ECS는 이미지에 영문자, 숫자, - _ : . / # @만 받습니다. 채우지 않은 변수가 남은 경우가 많습니다.
    .fix = 앞뒤 공백 지우기
image-length = { $container }의 이미지는 { $limit }자 이하여야 합니다.
    .why = 지금은 { $length }자입니다. @ 뒤의 다이제스트는 세지 않습니다.
image-digest-format = { $value }: sha256:과 16진수 64자리여야 합니다.
    .why = { $container }의 이미지를 찾는 다이제스트는 레지스트리에 나오는 체크섬입니다. 태그는 @ 대신 콜론 뒤에 씁니다.
image-url-scheme = { $container }의 이미지에서 http(s)://를 빼야 합니다.
    .why = 이미지는 웹 주소가 아니고 프로토콜은 Docker가 정하므로, { $value }만 쓰면 됩니다.
    .fix = http(s):// 지우기
image-uppercase-repo = { $value } 리포지토리는 소문자여야 합니다.
    .why = 리포지토리 이름에 대문자가 있으면 태스크를 시작할 때 Docker가 거부합니다. 태그에는 대문자를 쓸 수 있습니다.
    .fix = 소문자로 바꾸기
image-latest = { $name } 이미지에는 { $tag ->
        [latest] latest 대신 고정된 태그가 좋습니다.
       *[other] 고정된 태그를 붙이는 것이 좋습니다.
    }
    .why = { $tag ->
        [latest] latest는
       *[other] 태그가 없으면 latest로,
    } 마지막으로 푸시한 이미지를 뜻합니다. ECS는 한 배포 안에서는 같은 이미지를 쓰지만, 다음 배포에서는 다른 이미지를 실행할 수 있습니다.
repository-credentials-on-ecr = { $container }의 ECR 이미지에는 로그인 정보를 빼야 합니다.
    .why = ECS는 IAM 역할로 ECR에 로그인합니다. Secrets Manager의 사용자 이름과 비밀번호는 다른 레지스트리에 씁니다.
    .fix = repositoryCredentials 지우기
image-no-digest = { $name } 이미지를 태그로만 지정했습니다.
    .why = { $tag } 태그는 다른 이미지로 옮길 수 있지만, { $name }@sha256:… 같은 다이제스트는 항상 같은 내용을 가리킵니다.
image-docker-hub = { $name } 이미지를 로그인 없이 Docker Hub에서 가져옵니다.
    .why = Docker Hub는 익명으로 가져오는 횟수를 제한하므로 태스크가 시작하지 못할 수 있습니다. ECR 풀스루 캐시나 repositoryCredentials를 쓰면 피할 수 있습니다.
version-consistency-disabled = { $container }의 이미지가 태스크마다 다를 수 있습니다.
    .why = 버전 일관성을 끄면 ECS가 태스크마다 태그를 새로 확인하므로, 한 배포에 두 이미지가 섞일 수 있습니다.
    .fix = versionConsistency 지우기
