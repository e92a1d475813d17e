//! Words that a picture or list may leave out so that others can be seen. They are hidden on request, never uncounted.

use crate::error::{Error, Result};
use crate::index::Index;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;

const LISTS: [&str; 3] = [
    include_str!("../../data/words/function-words.en.txt"),
    include_str!("../../data/words/function-words.fa.txt"),
    include_str!("../../data/words/function-words.zh.txt"),
];

/// A list of words to hide, with the name and hash that are printed wherever it is used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HiddenWords {
    /// The list's name; empty if nothing is hidden.
    pub name: String,
    /// SHA-256 of the words, one a line.
    pub hash: String,
    forms: BTreeSet<String>,
}

impl HiddenWords {
    /// The shipped function words of English, Persian and Chinese.
    pub fn function_words(index: &Index) -> Self {
        Self::new("function-words", LISTS.join("\n").as_str(), index)
    }

    /// `function-words`, or a file with words between white space; `#` starts a comment.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn named(name: &str, index: &Index) -> Result<Self> {
        if name == "function-words" {
            return Ok(Self::function_words(index));
        }
        let path = Path::new(name);
        let text = std::fs::read_to_string(path).map_err(|error| {
            Error::io("read", path, &error).hint("give function-words, or a text file with the words to hide")
        })?;
        let shown = path.file_name().map_or(name.to_string(), |file| file.to_string_lossy().into_owned());
        Ok(Self::new(&shown, &text, index))
    }

    fn new(name: &str, text: &str, index: &Index) -> Self {
        let words = text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        let forms: BTreeSet<String> = words.map(|word| index.fold(word)).collect();
        let mut hash = Sha256::new();
        for form in &forms {
            hash.update(form);
            hash.update("\n");
        }
        let hash = crate::hash::hexadecimal(&hash.finalize());
        Self { name: name.to_string(), hash, forms }
    }

    /// Whether a form is on the list.
    pub fn hides(&self, form: &str) -> bool {
        self.forms.contains(form)
    }

    /// How many words it holds.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether it hides nothing.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }
}
