# "resources" 범주의 규칙입니다.

task-cpu-format = 태스크 CPU는 256이나 0.25 vCPU처럼 적어야 합니다.
    .why = ECS는 CPU 유닛 수(1024가 1 vCPU)나 정수 유닛으로 떨어지는 vCPU 값만 받으므로 "{ $value }" 값은 거부됩니다.
    .fix = 태스크 CPU를 { JOSA($new, "으로/로") } 설정

task-memory-format = 태스크 메모리는 512나 0.5 GB처럼 적어야 합니다.
    .why = ECS는 MiB 단위의 정수나 정수 MiB로 떨어지는 GB 값(1 GB는 1024 MiB)만 받으므로 "{ $value }" 값은 거부됩니다.
    .fix = 태스크 메모리를 { JOSA($new, "으로/로") } 설정

container-memory-missing = { $container } 컨테이너에 메모리 제한이 있어야 합니다.
    .why = 태스크 메모리가 없을 때 하드 제한도 소프트 제한도 없는 컨테이너는 ECS가 거부합니다.
    .fix = 메모리 소프트 제한을 { $new } MiB로 설정

memory-below-reservation = { $container } 컨테이너의 메모리는 { $limit } MiB 이상이어야 합니다.
    .why = 하드 제한은 { $value } MiB인데, 소프트 제한인 { $limit } MiB보다 낮을 수 없습니다.
    .fix = 하드 제한을 { $limit } MiB로 올리기

container-memory-over-task = { $container } 컨테이너의 메모리는 { $limit } MiB 이하여야 합니다.
    .why = 컨테이너 하나의 메모리 { $value } MiB는 태스크 전체의 { $limit } MiB를 넘을 수 없습니다.
    .fix = 태스크 메모리를 { $new } MiB로 올리기
    .fix-container = { $container } 컨테이너의 메모리를 { $limit } MiB로 낮추기

reservation-sum-over-task = 메모리 소프트 제한의 합은 { $limit } MiB 이하여야 합니다.
    .why = ECS는 컨테이너마다 소프트 제한만큼을 태스크 메모리 { $limit } MiB에서 떼어 두는데, 합이 { $sum } MiB입니다.

cpu-sum-over-task = 컨테이너 CPU의 합은 { $limit }유닛 이하여야 합니다.
    .why = 태스크 CPU는 { $limit }유닛인데, 컨테이너의 CPU를 더하면 { $sum }유닛입니다.

container-cpu-negative = { $container } 컨테이너의 CPU는 0 이상이어야 합니다.
    .why = CPU 유닛은 컨테이너 몫으로 떼어 둘 처리 시간이라 { $value } 같은 음수는 쓸 수 없고, 0이면 떼어 두지 않습니다.
    .fix = { $container } 컨테이너의 CPU를 0으로 설정

task-cpu-range = 태스크 CPU는 { $min }~{ $max }유닛이어야 합니다.
    .why = Fargate가 아닐 때 AWS가 안내하는 범위는 0.125~192 vCPU(1 vCPU는 1024유닛)인데, 지금 값은 { $value }입니다.
    .fix = 태스크 CPU를 { JOSA($new, "으로/로") } 설정

memory-sum-over-task = 메모리 하드 제한의 합은 { $limit } MiB 이하여야 합니다.
    .why = 태스크 메모리는 { $limit } MiB인데 하드 제한의 합은 { $sum } MiB라서, 메모리가 모자라면 태스크가 중지됩니다.

container-memory-too-small = { $container } 컨테이너의 메모리는 { $limit } MiB 이상이어야 합니다.
    .why = 4 MiB 미만인 값({ $value } MiB)은 ECS가 4로 올리지만, Docker 20.10 이상은 { $limit } MiB 미만을 거부합니다.
    .fix = { $limit } MiB로 올리기

container-memory-below-6 = { $container } 컨테이너의 메모리는 { $limit } MiB 이상이어야 합니다.
    .why = Docker 20.10 이상은 메모리가 { $limit } MiB보다 적은 컨테이너를 시작하지 않는데, 지금 값은 { $value } MiB입니다.
    .fix = { $limit } MiB로 올리기

task-memory-unit = 태스크 메모리의 단위는 MiB 또는 GB여야 합니다.
    .why = AWS 문서에는 단위 없는 MiB 값과 GB만 있어서 "{ $value }" 값은 거부될 수 있습니다.
    .fix = 태스크 메모리를 { JOSA($new, "으로/로") } 설정

container-cpu-one = { $container } 컨테이너의 우선순위를 높이려면 CPU가 있어야 합니다.
    .why = CPU가 0, 1이거나 비어 있으면 Linux 컨테이너는 CPU 가중치 2를 받아 인스턴스에서 우선순위가 가장 낮습니다.

memory-hard-limit-missing = { $container } 컨테이너에 메모리 하드 제한이 있어야 합니다.
    .why = 컨테이너에도 태스크에도 제한이 없어서, 인스턴스의 메모리를 다 써 버릴 수 있습니다.
    .fix = 메모리 하드 제한을 { $new } MiB로 설정

memory-equals-task-with-sidecars = { $container } 컨테이너는 메모리를 나눠 써야 합니다.
    .why = 태스크 메모리 { $limit } MiB를 혼자 다 쓸 수 있어서, 부하가 걸리면 다른 컨테이너의 몫이 남지 않습니다.

task-size-absent-ec2 = 태스크를 제한하려면 CPU와 메모리를 설정해야 합니다.
    .why = 둘 다 없으면 컨테이너의 값만 쓰이고, 관리형 인스턴스도 그 값으로 용량을 고릅니다.
