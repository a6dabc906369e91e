# `cost` 범주의 규칙.

fargate-x86-could-be-arm = ARM64를 쓰면 Fargate 요금이 약 { $percent }% 줄어듭니다.
    .why = { $region } 리전에서 이 크기의 태스크는 한 달에 약 ${ $now } 대신 ${ $then }입니다. 모든 이미지에 ARM64 빌드가 있어야 합니다.
oversized-task = 컨테이너가 { $size } 크기에 들어갑니다.
    .why = 컨테이너가 요청한 CPU { $cpu }유닛과 메모리 { $memory } MiB는 태스크의 절반보다 적습니다. 작은 크기는 { $region } 리전에서 한 달에 약 ${ $now } 대신 ${ $then }입니다.
    .fix = { $size } 크기 쓰기
ephemeral-storage-cost = 임시 스토리지 { $extra } GiB에 요금이 붙습니다.
    .why = 20 GiB까지는 무료이고, 나머지는 { $region } 리전에서 태스크마다 한 달에 약 ${ $month }입니다.
