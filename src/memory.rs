//! How much memory may be taken: what is larger goes to temporary files without a name, which are gone with the program, however
//! it ends. Never changes a result.

use crate::error::{Error, Result};
use std::fs::File;
use std::io;

/// A number of bytes that the texts and tokens of a corpus together may take before they go to disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    bytes: u64,
}

/// Taken to be there where the system does not say.
const UNKNOWN: u64 = 4 << 30;

impl Memory {
    /// So many bytes.
    pub fn of(bytes: u64) -> Self {
        Self { bytes }
    }

    /// A size as a user writes it: `500MB`, `4G`, `1.5 GiB`, or bytes. Units are powers of 1024.
    ///
    /// # Errors
    /// If it is no size, or less than a megabyte.
    pub fn parse(text: &str) -> Result<Self> {
        let wrong = || {
            Error::question(format!("\"{text}\" is not a size of memory"))
                .hint("write it like 500MB, 4GB or 1.5GB, from 1MB on")
        };
        let lower = text.trim().to_ascii_lowercase();
        let letters = lower.find(|sign: char| sign.is_ascii_alphabetic()).unwrap_or(lower.len());
        let unit: f64 = match lower[letters..].trim_end_matches("ib").trim_end_matches('b') {
            "" => 1.0,
            "k" => f64::from(1 << 10),
            "m" => f64::from(1 << 20),
            "g" => f64::from(1 << 30),
            "t" => f64::from(1 << 20) * f64::from(1 << 20),
            _ => return Err(wrong()),
        };
        let number: f64 = lower[..letters].trim().parse().map_err(|_| wrong())?;
        let bytes = number * unit;
        let usable = (f64::from(1 << 20)..9e15).contains(&bytes);
        #[expect(clippy::cast_sign_loss, reason = "the range is above nought")]
        if usable { Ok(Self { bytes: bytes as u64 }) } else { Err(wrong()) }
    }

    /// How many bytes.
    pub fn bytes(self) -> u64 {
        self.bytes
    }
}

impl Default for Memory {
    /// Half of what is there.
    fn default() -> Self {
        Self { bytes: there() / 2 }
    }
}

/// A file without a name: it is gone when it is closed, or when the program ends in whatever way.
pub(crate) fn temporary_file() -> io::Result<File> {
    tempfile::tempfile()
}

/// The error for a temporary file that cannot be written.
pub(crate) fn no_space(error: &io::Error) -> Error {
    Error::io("write a temporary file in", &std::env::temp_dir(), error).hint(
        "free some space there or name another folder in TMPDIR; else give more --memory, or count with --no-clean",
    )
}

/// What the system could give without taking it from others.
fn there() -> u64 {
    let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"));
    let kilobytes = line.and_then(|rest| rest.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kilobytes.map_or(UNKNOWN, |kilobytes| kilobytes << 10)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_they_are_written() {
        for (text, bytes) in
            [("2097152", 2 << 20), ("500MB", 500 << 20), ("4g", 4 << 30), ("1.5 GiB", 3 << 29), ("2048kB", 2 << 20)]
        {
            assert_eq!(Memory::parse(text).unwrap().bytes(), bytes, "{text}");
        }
        for text in ["", "GB", "much", "-1GB", "100", "4 boxes", "1e300G", "nan"] {
            assert!(Memory::parse(text).unwrap_err().to_string().contains("size of memory"), "{text}");
        }
        assert!(Memory::default().bytes() > 0);
    }
}
