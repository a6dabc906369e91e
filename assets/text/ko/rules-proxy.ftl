# `proxy` 범주의 규칙.

proxy-network-mode = { $value ->
        [absent] 프록시를 쓰려면 네트워크 모드를 awsvpc로 설정해야 합니다.
       *[other] 프록시를 쓰면 네트워크 모드는 { $value } 대신 awsvpc여야 합니다.
    }
    .why = 프록시는 태스크 전용 네트워크 인터페이스의 트래픽을 다루는데, 이 인터페이스는 awsvpc에만 있습니다.
    .fix = 네트워크 모드를 awsvpc로 설정

proxy-container = { $problem ->
        [empty] 태스크 안의 컨테이너를 프록시로 써야 합니다.
       *[unknown] { $name } 대신 태스크 안의 컨테이너를 프록시로 써야 합니다.
    }
    .why = 이 태스크의 컨테이너는 { $known }입니다. 다른 컨테이너의 트래픽은 모두 여기에 적은 프록시를 거칩니다.
    .fix = { JOSA($suggestion, "을/를") } 프록시로 사용

proxy-properties = { $count ->
        [1] 프록시에 { $names } 값이 있어야 합니다.
       *[other] 프록시에 속성 { $count }개가 더 있어야 합니다.
    }
    .why = { $names } 값이 필요합니다. AppPorts로 들어오는 트래픽은 ProxyIngressPort로, 나가는 트래픽은 ProxyEgressPort로 갑니다. EgressIgnoredIPs로 가는 트래픽은 제외되며, 이 값만 비울 수 있습니다.
    .fix = { $count ->
        [1] { $names } 추가
       *[other] 속성 { $count }개 추가
    }

proxy-uid-or-gid = 프록시에 IgnoredUID나 IgnoredGID가 있어야 합니다.
    .why = ECS는 사용자나 그룹으로 프록시 자신의 트래픽을 구별하며, 이 트래픽은 프록시를 다시 거치지 않아야 합니다.
    .fix = IgnoredUID를 { JOSA($new, "으로/로") } 설정

proxy-user-mismatch = { $container }의 사용자는 IgnoredUID { JOSA($uid, "과/와") } 같아야 합니다.
    .why = 지금 사용자는 { $value }입니다. 사용자가 다르면 프록시가 내보낸 트래픽이 프록시로 다시 들어옵니다.
    .fix = 사용자를 { JOSA($uid, "으로/로") } 설정

app-mesh-end = 지원이 끝난 App Mesh 프록시는 교체해야 합니다.
    .why = AWS App Mesh 지원은 2026년 9월 30일에 끝났습니다. Service Connect나 VPC Lattice로 옮길 수 있습니다.
