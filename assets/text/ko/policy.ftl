# taskwright.toml의 문제와, 창이 그 설정에 대해 하는 말.

policy-syntax = { $file } { $line }행: TOML이 아닙니다. [rules] 아래에 "ecs/task-untagged" = "off"처럼 적습니다.
policy-key = { $file } { $line }행: { $name }에는 { $key } 키가 없습니다. packs와 [rules]를 쓸 수 있습니다.
policy-rule = { $file } { $line }행: { $rule } 규칙이 없습니다. 모든 규칙은 docs/rules.md에 있습니다.
policy-rule-near = { $file } { $line }행: { $rule } 규칙이 없습니다. 혹시 { $nearest } 규칙인가요?
policy-must-stay = { $file } { $line }행: { $rule } 규칙은 오류로 두어야 합니다. 이 규칙이 없으면 아무도 읽을 수 없는 텍스트가 통과합니다.
policy-level = { $file } { $line }행: 규칙에 "{ $level }" 값을 쓸 수 없습니다. off, info, warning, error, default를 쓸 수 있습니다.
policy-pack = { $file } { $line }행: { $pack } 묶음이 없습니다. 묶음은 { $packs }입니다.
policy-type = { $file } { $line }행: { $key } 값의 유형이 다릅니다. packs에는 이름 목록을, [rules]의 각 규칙에는 따옴표로 묶은 단어를 적습니다.
policy-unused = 이 파일의 설정은 하나도 쓰지 않습니다.

policy-off = 끔
policy-origin = 이 폴더에서는 { $level }({ $file } { $line }행)
policy-origin-pack = 이 폴더에서는 { $level }({ $file } { $line }행, { $pack } 묶음)
policy-summary = { $file }: { $parts }
policy-changed = 바꾼 규칙 { $count }개
policy-switched-off = 끈 규칙 { $count }개
policy-not-shown = 표시하지 않은 문제 { $count }개
