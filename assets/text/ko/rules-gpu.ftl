# `gpu` 범주의 규칙.

gpu-value = { $problem ->
        [fraction] 외부 인스턴스에서 { $container }의 GPU는 정수여야 합니다.
       *[form] { $container }의 GPU 값은 정수, 분수, ALL 중 하나여야 합니다.
    }
    .why = 지금 값은 { $value }입니다. 정수는 그만큼의 GPU를, ALL은 인스턴스의 모든 GPU를 예약합니다. 0.125, 0.25, 0.5는 EC2와 관리형 인스턴스의 G6f에서만 쓸 수 있습니다.

gpu-value-or-sharing = { $problem ->
        [neither] { $container }의 GPU 수나 공유 방식을 정해야 합니다.
       *[both] { $container }의 GPU는 전용과 공유 중 하나여야 합니다.
    }
    .why = GPU 요구 사항에는 전용 GPU의 값과 공유 방식 중 하나만 넣습니다.

resource-value-missing = { $container } 컨테이너의 { $type } 리소스에 값이 필요합니다.
    .why = 값은 컨테이너가 쓸 리소스의 양입니다. 공유하는 GPU만 값을 비울 수 있습니다.

gpu-sharing-type = { $problem ->
        [type] { $container }에서 { $type } 리소스는 공유할 수 없습니다.
       *[members] { $container }의 GPU 공유 방식은 { $count }개가 아니라 1개여야 합니다.
    }
    .why = 공유 방식은 NVIDIA MPS(nvidiaMps) 하나뿐이고, GPU에만 쓸 수 있습니다.

gpu-mps-memory = { $container }의 GPU 메모리는 1 MiB 이상이어야 합니다.
    .why = ECS는 이만큼 메모리가 남은 GPU에 컨테이너를 배치하고 사용량을 이 값으로 제한합니다. 지금 값은 { $value } MiB입니다.

gpu-mps-percent = { $container }의 GPU 비율은 { $least }~{ $most }%여야 합니다.
    .why = 컨테이너가 쓸 수 있는 GPU 연산 성능의 상한입니다. 지금 값은 { $value }%입니다.
    .fix = { $nearest }%로 설정

gpu-mixed-strategies = { $problem ->
        [fraction] { $other }, { $container } 중 하나만 GPU를 쓸 수 있습니다.
       *[sharing] { $other }, { $container }의 GPU 사용 방식은 같아야 합니다.
    }
    .why = 한 태스크의 컨테이너는 모두 같은 방식으로 GPU를 씁니다. GPU의 일부만 쓰는 컨테이너가 있으면 다른 컨테이너는 GPU를 쓸 수 없습니다.

gpu-sharing-external = 외부 인스턴스에서는 { $container }의 GPU를 공유할 수 없습니다.
    .why = GPU 공유는 EC2와 관리형 인스턴스에만 있습니다. 외부 인스턴스에서는 값을 정해 GPU를 통째로 씁니다.

neuron-value = { $container }의 Neuron 장치 값은 { $value } 대신 ALL이어야 합니다.
    .why = ECS는 인스턴스의 모든 Neuron 장치를 컨테이너 하나에 주며, 나누어 주지 않습니다.
    .fix = ALL로 설정

neuron-one-container = Neuron 장치는 { $other }, { $container } 중 하나에만 있어야 합니다.
    .why = 인스턴스의 모든 Neuron 장치를 컨테이너 하나가 쓰므로, 두 번째 컨테이너에는 남는 장치가 없습니다.

neuron-managed-only = { $container }의 Neuron 장치는 { $launch_type }에서 쓸 수 없습니다.
    .why = Neuron 장치는 관리형 인스턴스에서만 쓸 수 있는데, 이 정의에는 다른 시작 유형이 있습니다.

gpu-duplicate-type = { $container } 컨테이너의 { $type } 요구 사항은 하나여야 합니다.
    .why = 컨테이너에는 리소스 유형마다 요구 사항을 하나만 둘 수 있으므로, 둘을 하나로 합쳐야 합니다.

gpu-windows = Windows에서 { $container } 컨테이너는 GPU를 쓸 수 없습니다.
    .why = ECS는 Linux 인스턴스에서만 컨테이너에 GPU를 줍니다.
