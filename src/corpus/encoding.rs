//! Is this text, and is it UTF-8? Every refusal names the encoding that it recognised and the first bad byte.
//! Leaves conversion to the user: a guessed encoding would change words silently.

use crate::error::Error;
use std::path::Path;

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// How much of a file is looked at to tell UTF-16 and binary data from text.
const SAMPLE: usize = 65_536;

/// Byte order marks of encodings that are refused by name, longest first: the mark of UTF-16 begins that of UTF-32.
const FOREIGN_MARKS: &[(&[u8], &str)] = &[
    (b"\xFF\xFE\x00\x00", "UTF-32LE"),
    (b"\x00\x00\xFE\xFF", "UTF-32BE"),
    (b"\xFF\xFE", "UTF-16LE"),
    (b"\xFE\xFF", "UTF-16BE"),
];

/// First bytes of files that are often taken for text.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF89a", "a GIF picture"),
    (b"GIF87a", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive, as Word documents and EPUB books are"),
    (b"\xD0\xCF\x11\xE0", "an old Word or Excel document"),
    (b"\x1F\x8B", "gzip-compressed data"),
    (b"\x28\xB5\x2F\xFD", "zstd-compressed data"),
    (b"PAR1\x15", "a Parquet file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7FELF", "a program"),
];

/// Why bytes are no UTF-8 text, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault {
    kind: Kind,
    /// The first bad byte, counted from the start of the bytes that were looked at.
    offset: usize,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    NotUtf8(u8),
    Nul,
    Encoding(&'static str),
    NotText(&'static str),
}

/// The length of the UTF-8 byte order mark at the start of a file: 3 or 0.
///
/// # Errors
/// If the file is in another Unicode encoding, or is no text.
pub(crate) fn start(bytes: &[u8]) -> Result<usize, Fault> {
    let fault = |kind, offset| Err(Fault { kind, offset });
    if bytes.starts_with(MARK) {
        return Ok(MARK.len());
    }
    if let Some((_, name)) = FOREIGN_MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return fault(Kind::Encoding(name), 0);
    }
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return fault(Kind::NotText(name), 0);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if let Some(name) = utf16_without_mark(sample) {
        let first = sample.iter().position(|&byte| byte == 0).unwrap_or(0);
        return fault(Kind::Encoding(name), first);
    }
    if let Err(error) = std::str::from_utf8(sample) {
        let control = sample.iter().filter(|&&byte| byte < 0x20 && !b"\t\n\r\x0C\x1B".contains(&byte)).count();
        let cut_by_the_sample = error.error_len().is_none() && sample.len() < bytes.len();
        if !cut_by_the_sample && control * 20 > sample.len() {
            return fault(Kind::NotText("binary data"), error.valid_up_to());
        }
    }
    Ok(0)
}

/// UTF-16 shows by NUL bytes on one side of each pair: nearly all pairs in Latin script, blanks and line ends in others.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static str> {
    let nul_at = |side: usize| sample.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (high, low) = (nul_at(0), nul_at(1));
    let pairs = sample.len() / 2;
    // A short text may hold a stray NUL: one NUL alone proves nothing, and the low threshold needs some length.
    let many = |here: usize, there: usize| {
        here >= 2 && here >= there * 10 && (here * 10 > pairs * 3 || (pairs >= 50 && here * 20 > pairs))
    };
    if many(low, high) {
        Some("UTF-16LE")
    } else if many(high, low) {
        Some("UTF-16BE")
    } else {
        None
    }
}

/// The bytes as text.
///
/// # Errors
/// At the first NUL byte or the first byte that is not UTF-8.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Fault> {
    let nul = memchr::memchr(0, bytes);
    if nul.is_none()
        && let Ok(text) = simdutf8::basic::from_utf8(bytes)
    {
        return Ok(text);
    }
    // Slower, and it knows where the fault is.
    match std::str::from_utf8(bytes) {
        Err(error) if nul.is_none_or(|nul| error.valid_up_to() < nul) => {
            let offset = error.valid_up_to();
            Err(Fault { kind: Kind::NotUtf8(bytes[offset]), offset })
        }
        _ if nul.is_some() => Err(Fault { kind: Kind::Nul, offset: nul.unwrap_or_default() }),
        Ok(text) => Ok(text),
        Err(_) => unreachable!("an error without a NUL byte is the first case"),
    }
}

/// How many lines end in these bytes.
pub(crate) fn line_ends(bytes: &[u8]) -> u64 {
    bytes.split(|&byte| byte == b'\n').skip(1).count() as u64
}

impl Fault {
    /// The message. `bytes` were looked at; they begin in `line` at `offset` of the file.
    pub(crate) fn error(self, path: &Path, bytes: &[u8], line: u64, offset: u64) -> Error {
        let before = &bytes[..self.offset.min(bytes.len())];
        let line = line + line_ends(before);
        let offset = offset + self.offset as u64;
        let path = path.display();
        let convert = |from: &str| format!("iconv -f {from} -t UTF-8 \"{path}\" > NEWFILE");
        match self.kind {
            Kind::NotUtf8(byte) => {
                Error::new(format!("\"{path}\" line {line} is not UTF-8: byte 0x{byte:02X} at offset {offset}"))
                    .hint(format!("convert it from its true encoding, for example: {}", convert("WINDOWS-1252")))
            }
            Kind::Nul => Error::new(format!("\"{path}\" line {line} holds a NUL byte at offset {offset}")).hint(
                "open the file in an editor and mend this place, or get a sound copy; nothing is cleaned silently",
            ),
            Kind::Encoding(name) => {
                Error::new(format!("\"{path}\" is not UTF-8 but {name}: line {line}, offset {offset}"))
                    .hint(format!("convert it: {}", convert(name)))
            }
            Kind::NotText(what) => {
                Error::new(format!("\"{path}\" is not text but {what}: line {line}, offset {offset}"))
                    .hint("save its text as UTF-8, or leave the file out")
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn other_encodings_are_recognised_by_name() {
        let name = |bytes: &[u8]| match start(bytes) {
            Err(Fault { kind: Kind::Encoding(name), .. }) => name,
            other => panic!("{other:?}"),
        };
        assert_eq!(name(b"\xFF\xFEh\0i\0"), "UTF-16LE");
        assert_eq!(name(b"\xFE\xFF\0h\0i"), "UTF-16BE");
        assert_eq!(name(b"\xFF\xFE\0\0h\0\0\0"), "UTF-32LE");
        assert_eq!(name(&utf16("hello")), "UTF-16LE");
        let persian = "نیروهای آمریکایی باید منطقه را ترک کنند ".repeat(4);
        assert_eq!(name(&utf16(&persian)), "UTF-16LE");
    }

    #[test]
    fn a_stray_nul_is_named_as_such() {
        for bytes in [&b"abc\0def"[..], b"a\0", b"one two\0three four five\0six"] {
            assert_eq!(start(bytes), Ok(0));
            let nul = bytes.iter().position(|&byte| byte == 0).unwrap();
            assert_eq!(text(bytes), Err(Fault { kind: Kind::Nul, offset: nul }));
        }
    }

    #[test]
    fn binary_data_is_no_text() {
        assert!(matches!(start(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(Fault { kind: Kind::NotText(_), .. })));
        assert!(matches!(start(b"\x01\x02\xF0\x03\x04\xFF\x05"), Err(Fault { kind: Kind::NotText(_), .. })));
    }

    #[test]
    fn messages_count_lines_and_bytes_of_the_file() {
        let bytes = b"first\nsecond caf\xE9\n";
        let error = text(bytes).unwrap_err().error(Path::new("a.txt"), bytes, 1, 0);
        assert_eq!(error.to_string(), "\"a.txt\" line 2 is not UTF-8: byte 0xE9 at offset 16");
        assert!(error.remedy().unwrap().contains("iconv -f WINDOWS-1252 -t UTF-8 \"a.txt\""));
    }

    #[test]
    fn a_character_cut_by_the_sample_is_no_fault() {
        let long = "\u{1}é".repeat(SAMPLE / 2);
        assert_eq!(start(long.as_bytes()), Ok(0));
    }
}
