# `environment` 범주의 규칙.

environment-name-missing = { $container }의 변수 { $number }에 이름이 있어야 합니다.
    .why = 컨테이너 안의 코드는 이름으로만 환경 변수를 찾습니다.
env-files-count = { $container }의 환경 변수 파일은 { $count }개가 아니라 { $limit }개까지입니다.
    .why = ECS는 컨테이너마다 { $limit }개까지 받습니다. 작은 파일 여러 개를 하나로 합칠 수 있습니다.
env-file-arn = { $container }의 환경 변수 파일은 S3 ARN이어야 합니다.
    .why = ECS는 { $value } 대신 arn:aws:s3:::bucket/app.env 같은 ARN으로 파일을 가져오고, s3://나 https://로 시작하는 주소는 읽지 않습니다.
    .fix = ARN으로 바꾸기
env-file-extension = 환경 변수 파일 { $value }: .env로 끝나야 합니다.
    .why = ECS는 S3에서 이름이 .env로 끝나는 파일만 { $container }의 환경 변수 파일로 받습니다.
environment-name-characters = { $name }: =, 공백, 맨 앞 숫자는 피해야 합니다.
    .why = 셸과 여러 프로그램은 이런 변수를 읽지 못하므로 { $container } 컨테이너에서 보이지 않을 수 있습니다.
environment-value-missing = { $container }의 { $name } 변수에 값이 있어야 합니다.
    .why = 값이 없으면 비워 둔 것인지 빠뜨린 것인지 알 수 없습니다. 빈 텍스트는 비워 두었다는 뜻입니다.
    .fix = 빈 값으로 설정
environment-duplicate = { $name } 변수는 한 번만 설정해야 합니다({ $places }).
    .why = { $container } 컨테이너에는 값 하나만 전달되는데, 어느 값인지 ECS는 정해 두지 않습니다.
    .fix = 마지막만 남기기
