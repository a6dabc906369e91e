# `fault-injection` 범주의 규칙.

fault-injection-network-mode = 장애 주입에는 awsvpc나 host 모드가 필요합니다.
    .why = 에이전트의 장애 주입 엔드포인트는 이 네트워크 모드에서만 응답합니다.
    .fix = 네트워크 모드를 awsvpc로 설정
fault-injection-on = 이 태스크는 장애 주입을 받습니다.
    .why = AWS FIS가 네트워크를 늦추거나 끊을 수 있습니다. 운영 환경이라면 의도한 설정인지 확인해야 합니다.
