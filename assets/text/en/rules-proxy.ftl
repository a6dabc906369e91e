# The rules of the category `proxy`.

proxy-network-mode = { $value ->
        [absent] With a proxy, network mode must be set to awsvpc.
       *[other] With a proxy, network mode must be awsvpc, not { $value }.
    }
    .why = The proxy steers the traffic of the network interface that a task has of its own only with awsvpc.
    .fix = Set network mode to awsvpc

proxy-container = { $problem ->
        [empty] The proxy must be a container of the task.
       *[unknown] The proxy must be a container of the task, not { $name }.
    }
    .why = The containers here are { $known }; all traffic of the others goes through the one named here.
    .fix = Use { $suggestion } as proxy

proxy-properties = { $count ->
        [one] The proxy must have a value for { $names }.
       *[other] The proxy must have { $count } more properties.
    }
    .why = It needs { $names }. What arrives at AppPorts goes to ProxyIngressPort, and what leaves to ProxyEgressPort, except to EgressIgnoredIPs, the only one that may be empty.
    .fix = { $count ->
        [one] Add { $names }
       *[other] Add the { $count } properties
    }

proxy-uid-or-gid = The proxy must have IgnoredUID or IgnoredGID.
    .why = By the user or group ECS tells the traffic of the proxy itself, which must not go through the proxy again.
    .fix = Set IgnoredUID to { $new }

proxy-user-mismatch = User of { $container } should be IgnoredUID { $uid }, not { $value }.
    .why = The proxy's own traffic is let past only when it runs as that user; otherwise the proxy catches it again.
    .fix = Set user to { $uid }

app-mesh-end = The App Mesh proxy should be replaced: support has ended.
    .why = Support for AWS App Mesh ended on 30 September 2026; Service Connect or VPC Lattice can take its place.
