//! Where an article stood in its input, for messages: small, as a corpus has many.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZero;
use std::sync::Arc;

/// Where an article stood: `outlet/file.txt`, `articles.jsonl line 7`.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// Shared by the articles of a file.
    of: Arc<str>,
    line: Option<NonZero<u32>>,
}

impl Place {
    /// A line of a file, counted from 1.
    pub(super) fn line(of: &Arc<str>, line: u64) -> Self {
        match u32::try_from(line).ok().and_then(NonZero::new) {
            Some(line) => Self { of: Arc::clone(of), line: Some(line) },
            None => format!("{of} line {line}").into(),
        }
    }
}

/// By what is told, however it is kept.
impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.to_string().cmp(&other.to_string())
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Place {}

impl From<String> for Place {
    fn from(of: String) -> Self {
        Self { of: of.into(), line: None }
    }
}

impl From<&str> for Place {
    fn from(of: &str) -> Self {
        Self { of: of.into(), line: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{} line {line}", self.of),
            None => out.write_str(&self.of),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_file_is_told_as_one() {
        let file: Arc<str> = "a.jsonl".into();
        assert_eq!(Place::line(&file, 7).to_string(), "a.jsonl line 7");
        assert_eq!(Place::line(&file, 5_000_000_000).to_string(), "a.jsonl line 5000000000");
        assert_eq!(Place::from("b/c.txt").to_string(), "b/c.txt");
        assert_eq!(Place::line(&file, 7), "a.jsonl line 7".into());
        assert!(Place::line(&file, 9) > Place::line(&file, 10) && size_of::<Place>() == size_of::<String>());
    }
}
