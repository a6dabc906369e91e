# `tags` 범주의 규칙.

tags-empty-list = 태그가 없으면 빈 목록 대신 생략해야 합니다.
    .why = ECS는 태그가 없는 목록을 거부합니다. DescribeTaskDefinition의 출력에는 이런 목록이 있습니다.
    .fix = 태그 목록 지우기
tags-too-many = 태그는 { $count }개가 아니라 { $limit }개까지 쓸 수 있습니다.
    .why = AWS는 리소스마다 태그를 { $limit }개까지 받습니다.
tag-key-invalid = { $problem ->
        [missing] 태그 { $name }에 키가 있어야 합니다.
        [long] 태그 키 { $name }: { $limit }자까지입니다.
       *[other] 태그 키 { $name }에 쓸 수 없는 문자가 있습니다.
    }
    .why = { $problem ->
        [missing] 태그는 1~{ $limit }자인 키로 찾습니다. 비워 둘 수 있는 것은 값뿐입니다.
        [long] 지금은 { $length }자입니다.
       *[other] 문자, 숫자, 공백, _ . : / = + - @를 { $limit }자까지 쓸 수 있습니다.
    }
    .fix = 다른 문자 지우기
tag-value-invalid = { $problem ->
        [long] 태그 { $name }의 값은 { $limit }자까지입니다.
       *[other] 태그 { $name }의 값에 쓸 수 없는 문자가 있습니다.
    }
    .why = { $problem ->
        [long] 지금은 { $length }자입니다.
       *[other] 문자, 숫자, 공백, _ . : / = + - @를 { $limit }자까지 쓸 수 있습니다.
    }
tag-key-duplicate = 태그 키 { JOSA($name, "은/는") } 한 번만 써야 합니다({ $places }).
    .why = 리소스에는 키마다 값이 하나만 있습니다. 대소문자가 다르면 다른 키입니다.
    .fix = 마지막만 남기기
tag-key-reserved = 태그 { $field ->
        [key] 키
       *[other] 값
    } { JOSA($value, "은/는") } aws:로 시작할 수 없습니다.
    .why = 이 접두사는 대소문자와 관계없이 AWS가 직접 붙이는 태그에만 씁니다.
    .fix = 접두사 지우기
    .fix-remove = 태그 지우기
task-untagged = 태그가 없습니다.
    .why = 소유자나 비용 센터 같은 태그가 있으면 누구의 태스크인지 청구서에 나타납니다. aws:로 시작하는 태그는 세지 않습니다.
