# The rules of the category `fault-injection`.

fault-injection-network-mode = Fault injection needs awsvpc or host.
    .why = The agent's endpoints for faults answer in these network modes only.
    .fix = Set network mode to awsvpc
fault-injection-on = The task takes fault injection.
    .why = AWS FIS may then delay or cut its network traffic. In production that should be on purpose.
