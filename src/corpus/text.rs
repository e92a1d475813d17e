//! The text of an article: in memory, or in a file that is mapped, so that a corpus may be larger than memory.

use crate::mapping::{MappedText, Mapping};
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A text that never changes; used as a `&str`.
#[derive(Clone)]
pub struct Text(Kept);

#[derive(Clone)]
enum Kept {
    Memory(String),
    File(MappedText),
}

impl Text {
    /// The text at a range of a mapped file; `None` if the file does not reach so far.
    pub(crate) fn mapped(mapping: &Arc<Mapping>, range: Range<usize>) -> Option<Self> {
        MappedText::new(mapping, range).map(|text| Self(Kept::File(text)))
    }

    /// The text.
    #[inline]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Memory(text) => text,
            Kept::File(text) => text.as_str(),
        }
    }

    /// How many bytes it has; does not look at them.
    pub fn len(&self) -> usize {
        match &self.0 {
            Kept::Memory(text) => text.len(),
            Kept::File(text) => text.len(),
        }
    }

    /// Its room in memory, for another text; none if it stands in a file.
    pub(crate) fn into_room(self) -> String {
        match self.0 {
            Kept::Memory(text) => text,
            Kept::File(_) => String::new(),
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Default for Text {
    fn default() -> Self {
        String::new().into()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Kept::Memory(text))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Deref for Text {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), out)
    }
}
