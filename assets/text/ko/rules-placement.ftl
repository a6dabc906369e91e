# `placement` 범주의 규칙.

placement-count = 배치 제약 조건은 { $limit }개까지 둘 수 있습니다.
    .why = 지금은 { $count }개이며, 태스크를 실행할 때 주는 것도 함께 셉니다.
placement-expression-missing = memberOf 제약 조건에 표현식이 있어야 합니다.
    .why = 태스크를 실행할 인스턴스를 정합니다. 예: attribute:ecs.instance-type =~ t3.*
placement-type = { $length ->
        [0] 배치 제약 조건의 유형은 memberOf여야 합니다.
       *[other] 유형은 { $value } 대신 memberOf여야 합니다.
    }
    .why = distinctInstance는 서비스와 태스크 실행에서 쓰며, 태스크 정의에는 memberOf만 쓸 수 있습니다.
    .fix = 제약 조건 지우기
    .fix-member = memberOf로 설정
placement-expression-syntax = { $value } 값은 쿼리여야 합니다.
    .why = 쿼리는 attribute:ecs.os-type == linux처럼 대상, 연산자, 값을 and, or, not으로 잇습니다. 대상은 attribute:이름, agentVersion, runningTasksCount, task:group 등입니다.
    .fix = attribute:로 고치기
