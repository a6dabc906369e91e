# `volumes` 범주의 규칙.

ephemeral-storage-range = 임시 스토리지는 { $least }~{ $most } GiB여야 합니다(현재 { $value }).
    .why = 이 설정이 없어도 태스크는 이미지와 임시 파일에 20 GiB를 무료로 씁니다. 그보다 큰 크기만 지정할 수 있습니다.
    .fix = { $nearest } GiB로 설정
    .fix-remove = 설정 없이 20 GiB 쓰기
ephemeral-storage-not-fargate = ephemeralStorage는 Fargate에서만 쓸 수 있습니다.
    .why = 다른 시작 유형의 태스크는 인스턴스의 디스크를 쓰므로 ECS가 이 설정을 거부합니다.
    .fix = ephemeralStorage 지우기
ephemeral-storage-no-compat = 임시 스토리지에는 FARGATE를 함께 적는 편이 좋습니다.
    .why = 이 공간은 Fargate만 줍니다. 정의에 시작 유형이 없으면 ECS가 이 설정을 어떻게 다루는지 알려져 있지 않습니다.
    .fix = FARGATE 추가
volume-name-missing = { $volume } 볼륨에 이름이 있어야 합니다.
    .why = 컨테이너는 이름으로 볼륨을 마운트하므로, 이름이 없으면 아무도 쓸 수 없습니다.
volume-name-format = { $value } 값은 볼륨 이름으로 쓸 수 없습니다.
    .why = 이름에는 영문자, 숫자, 하이픈, 밑줄을 1~255자 쓸 수 있습니다.
    .fix = { JOSA($suggestion, "으로/로") } 바꾸기
volume-name-duplicate = { $name } 볼륨은 하나만 있는 것이 좋습니다.
    .why = 마운트는 이름으로 볼륨을 찾으므로, 이름이 같은 둘 중 하나는 쓸 수 없습니다.
volume-multiple-types = { $volume } 볼륨은 한 종류여야 합니다.
    .why = { $kinds } 설정이 함께 있는데, 설정마다 다른 종류의 볼륨이 됩니다.
mount-unknown-volume = { $length ->
        [0] { $container }의 마운트에 볼륨 이름이 있어야 합니다.
       *[other] { $name } 볼륨이 태스크에 있어야 합니다.
    }
    .why = { $count ->
        [0] 이 태스크에는 볼륨이 없습니다. 설정 없이 이름만 있는 볼륨은 임시 공간이 됩니다.
       *[other] 이 태스크의 볼륨은 { $known }입니다. 설정 없이 이름만 있는 볼륨은 임시 공간이 됩니다.
    }
    .fix = { $name } 볼륨 추가
    .fix-nearest = { $suggestion } 볼륨 마운트
mount-path-missing = { $container }의 마운트에 컨테이너 경로가 있어야 합니다.
    .why = 컨테이너에서 볼륨이 보이는 폴더이며, /data처럼 씁니다.
mount-path-relative = 컨테이너 경로 { $value }: 절대 경로여야 합니다.
    .why = /로 시작하지 않는 경로에 마운트하면 Docker가 { $container } 컨테이너를 만들지 않습니다.
    .fix = { $suggestion } 쓰기
mount-path-root = 볼륨은 / 아래의 폴더에 마운트하는 것이 좋습니다.
    .why = ECS는 받지만 Docker는 컨테이너의 루트에 아무것도 마운트하지 않으므로 태스크가 시작되지 않습니다.
mount-path-duplicate = { $container }의 { $path } 경로에는 하나만 마운트할 수 있습니다.
    .why = 한 경로에 마운트가 둘이면 Docker가 컨테이너를 만들지 않습니다.
    .fix = 중복 지우기
volume-unused = { $volume } 볼륨을 마운트하는 컨테이너가 없습니다.
    .why = ECS는 받지만 아무도 이 볼륨을 쓰지 않습니다.
    .fix = { $volume } 볼륨 지우기
volumes-from-unknown = { $length ->
        [0] { $container }의 volumesFrom에 컨테이너가 있어야 합니다.
       *[other] { $name } 컨테이너가 태스크에 있어야 합니다.
    }
    .why = volumesFrom은 같은 태스크에 있는 다른 컨테이너의 볼륨을 { $container } 컨테이너에 줍니다.
    .fix = { $suggestion } 컨테이너로 바꾸기
volumes-from-self = { $container }의 볼륨은 다른 컨테이너에서 가져와야 합니다.
    .why = volumesFrom은 Docker가 먼저 시작하는 다른 컨테이너를 가리킵니다.
    .fix = 항목 지우기
host-source-path-blank = { $volume } 볼륨의 소스 경로는 빈 문자열이 아니어야 합니다.
    .why = 소스 경로가 없으면 Docker가 인스턴스의 폴더를 정하지만, 빈 값은 ECS가 거부합니다.
    .fix = sourcePath 지우기
host-source-path-relative = 소스 경로 { $value }: 절대 경로가 좋습니다.
    .why = { $volume } 볼륨의 기준이 될 폴더가 인스턴스에 없습니다. 경로는 Linux에서는 /로, Windows에서는 드라이브로 시작합니다.
configured-at-launch-many = 시작할 때 설정하는 볼륨은 하나여야 합니다.
    .why = { $first } 볼륨과 { $volume } 볼륨이 모두 그렇게 되어 있지만, 태스크는 Amazon EBS 볼륨을 하나만 받습니다.
configured-at-launch-unmounted = { $volume } 볼륨을 컨테이너가 마운트해야 합니다.
    .why = 시작할 때 설정하는 볼륨은 마운트하는 컨테이너가 있어야 ECS가 연결합니다.
    .fix = { $container } 컨테이너에 마운트
configured-at-launch-with-config = { $volume } 볼륨의 종류는 시작할 때 정해집니다.
    .why = configuredAtLaunch와 함께 { $kinds } 설정을 둘 수 없습니다. 서비스나 태스크를 시작할 때 설정이 들어옵니다.
    .fix = 다른 설정 지우기
    .fix-launch = configuredAtLaunch 지우기
docker-volume-task-autoprovision-false = 범위가 task이면 autoprovision을 비워야 합니다.
    .why = { $volume } 볼륨은 태스크와 함께 생기고 없어지므로 언제나 새로 만들어집니다.
    .fix = autoprovision 지우기
    .fix-shared = 범위를 shared로 설정
docker-volume-task-autoprovision-true = 범위가 task이면 autoprovision을 비워야 합니다.
    .why = ECS는 등록하지만 에이전트가 { $volume } 볼륨을 만들지 않아 태스크가 중지됩니다.
    .fix = autoprovision 지우기
    .fix-shared = 범위를 shared로 설정
docker-volume-autoprovision-no-scope = autoprovision은 범위 shared와 함께 쓰는 것이 좋습니다.
    .why = 범위가 없으면 { $volume } 볼륨은 태스크에만 속하며, 그때 이 설정에는 뜻이 없습니다.
    .fix = 범위를 shared로 설정
