# 텍스트가 JSON이 아닌 까닭: 무엇이 있고 무엇이 있어야 하는지.

syntax-empty = 문서에 내용이 있어야 합니다.
syntax-unclosed-object = 이 { "{" }에는 닫는 { "}" }가 있어야 합니다.
syntax-unclosed-list = 이 [에는 닫는 ]가 있어야 합니다.
syntax-unclosed-string = 문자열은 따옴표로 끝나야 합니다: { $found }
syntax-unclosed-comment = 이 주석은 */로 끝나야 합니다.
syntax-missing-comma = 앞에 쉼표가 있어야 합니다: { $found }
syntax-missing-colon = 앞에 콜론이 있어야 합니다: { $found }
syntax-missing-value = 앞에 값이 있어야 합니다: { $found }
syntax-unquoted-key = 키는 큰따옴표로 감싸야 합니다: { $found }
syntax-single-quotes = 큰따옴표를 써야 합니다: { $found }
syntax-unknown-word = 값이 아닌 단어입니다: { $found }
syntax-unexpected-sign = 키, 값, 닫는 괄호가 올 자리입니다: { $found }
syntax-number-form = JSON의 숫자 표기가 아닙니다: { $found }
syntax-bad-escape = JSON에 없는 이스케이프입니다: { $found }
syntax-control-character = 문자열 속 { $found } 문자는 이스케이프해야 합니다.
syntax-foreign-space = 공백은 { $found } 대신 ASCII 공백이어야 합니다.
syntax-text-after-value = 끝난 뒤에는 아무것도 올 수 없습니다: { $found }
syntax-too-deep = 목록과 객체는 128단계까지만 겹칠 수 있습니다.
