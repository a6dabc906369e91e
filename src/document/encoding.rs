//! Bytes of a file to text and back, without losing what kind of file it was.

/// How the bytes of a file spell its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// What every tool reads.
    #[default]
    Utf8,
    /// With the three bytes in front that some editors write.
    Utf8Bom,
    /// What PowerShell's `>` writes.
    Utf16Le,
    /// The other byte order.
    Utf16Be,
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecodeError {
    /// What the bytes claim to be.
    pub encoding: Encoding,
    /// The first byte that does not fit, from 0.
    pub at: usize,
}

const UTF8_BOM: &[u8] = &[0xEF, 0xBB, 0xBF];
const UTF16_LE_BOM: &[u8] = &[0xFF, 0xFE];
const UTF16_BE_BOM: &[u8] = &[0xFE, 0xFF];

impl Encoding {
    /// Reads bytes by the mark in front of them, without one as UTF-8.
    pub fn decode(bytes: &[u8]) -> Result<(String, Self), DecodeError> {
        let utf16 = |body: &[u8], encoding, unit: fn([u8; 2]) -> u16| {
            let (pairs, rest) = body.as_chunks::<2>();
            let mut text = String::with_capacity(body.len() / 2);
            let mut at = 2;
            for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
                let c = c.map_err(|_| DecodeError { encoding, at })?;
                text.push(c);
                at += 2 * c.len_utf16();
            }
            if rest.is_empty() { Ok((text, encoding)) } else { Err(DecodeError { encoding, at }) }
        };
        if let Some(body) = bytes.strip_prefix(UTF16_LE_BOM) {
            return utf16(body, Self::Utf16Le, u16::from_le_bytes);
        }
        if let Some(body) = bytes.strip_prefix(UTF16_BE_BOM) {
            return utf16(body, Self::Utf16Be, u16::from_be_bytes);
        }
        let (body, encoding) = match bytes.strip_prefix(UTF8_BOM) {
            Some(body) => (body, Self::Utf8Bom),
            None => (bytes, Self::Utf8),
        };
        match std::str::from_utf8(body) {
            Ok(text) => Ok((text.to_owned(), encoding)),
            Err(error) => Err(DecodeError { encoding, at: bytes.len() - body.len() + error.valid_up_to() }),
        }
    }

    /// The bytes that [`Encoding::decode`] reads back as `text`.
    pub fn encode(self, text: &str) -> Vec<u8> {
        let utf16 = |bom: &[u8], bytes: fn(u16) -> [u8; 2]| {
            bom.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect()
        };
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Bom => [UTF8_BOM, text.as_bytes()].concat(),
            Self::Utf16Le => utf16(UTF16_LE_BOM, u16::to_le_bytes),
            Self::Utf16Be => utf16(UTF16_BE_BOM, u16::to_be_bytes),
        }
    }

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 with BOM",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_text_comes_back_from_every_encoding(text: String) {
            prop_assume!(!text.starts_with('\u{feff}'));
            for encoding in [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be] {
                prop_assert_eq!(Encoding::decode(&encoding.encode(&text)), Ok((text.clone(), encoding)));
            }
        }

        #[test]
        fn bytes_that_are_read_are_written_back_the_same(bytes: Vec<u8>) {
            if let Ok((text, encoding)) = Encoding::decode(&bytes) {
                prop_assert_eq!(encoding.encode(&text), bytes);
            }
        }
    }

    #[test]
    fn says_where_the_bytes_stop_being_text() {
        let error = |bytes: &[u8]| Encoding::decode(bytes).unwrap_err();
        assert_eq!(error(b"ab\xFFc"), DecodeError { encoding: Encoding::Utf8, at: 2 });
        assert_eq!(error(b"\xFF\xFEa\0b"), DecodeError { encoding: Encoding::Utf16Le, at: 4 });
        assert_eq!(error(b"\xFF\xFEa\0\x00\xD8"), DecodeError { encoding: Encoding::Utf16Le, at: 4 });
    }
}
