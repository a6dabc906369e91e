//! What can be told of JSON text that need not parse.

/// The bytes of the string that `bytes` begin with: to behind its closing quote, else to the end of the line.
pub(crate) fn string_length(bytes: &[u8]) -> usize {
    let mut is_escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            b'\n' | b'\r' => return at,
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::string_length;

    #[test]
    fn a_string_ends_with_its_quote_or_its_line() {
        for (text, length) in [
            ("\"a\", 1", 3),
            (r#""a\"b" "#, 6),
            (r#""a\\" "#, 5),
            ("\"a\nb\"", 2),
            ("\"a\r\n", 2),
            ("\"a", 2),
            ("\"", 1),
        ] {
            assert_eq!(string_length(text.as_bytes()), length, "{text:?}");
        }
    }
}
