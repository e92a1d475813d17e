//! Which languages the articles of a corpus are in, by their tags. What a text reads like is left to `annotation::language`.

use crate::error::{Error, Result};
use std::collections::BTreeMap;

/// Stated languages and how many articles are in each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Languages {
    articles: BTreeMap<String, u64>,
}

impl Languages {
    /// From the language tags of the articles; an empty tag is a language that nobody stated.
    pub fn of<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        let mut articles = BTreeMap::new();
        for tag in tags {
            *articles.entry(primary(tag)).or_insert(0) += 1;
        }
        Self { articles }
    }

    /// A language tag of BCP 47 as a user gives it: `fa`, `zh-Hant`.
    ///
    /// # Errors
    /// If it is not such a tag.
    pub fn checked(tag: &str) -> Result<&str> {
        let language = tag.split('-').next().unwrap_or_default();
        let subtag =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let letters = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
        if letters && tag.split('-').all(subtag) {
            return Ok(tag);
        }
        Err(Error::question(format!("\"{tag}\" is not a language tag"))
            .hint("give the two or three letters of BCP 47, such as fa for Persian or zh for Chinese"))
    }

    /// The stated languages (`fa`, not `fa-IR`) with their articles, in alphabetical order.
    pub fn stated(&self) -> impl Iterator<Item = (&str, u64)> {
        self.articles.iter().filter(|(tag, _)| !tag.is_empty()).map(|(tag, &count)| (tag.as_str(), count))
    }

    /// Every language with its articles; the empty name stands for articles that state none.
    pub fn all(&self) -> impl Iterator<Item = (&str, u64)> {
        self.articles.iter().map(|(tag, &count)| (tag.as_str(), count))
    }

    /// Whether some article is stated to be in one of these languages.
    pub fn any_of(&self, wanted: &[&str]) -> bool {
        self.stated().any(|(tag, _)| wanted.contains(&tag))
    }

    /// Whether a language is stated at all, and every stated one is one of these.
    pub fn only(&self, wanted: &[&str]) -> bool {
        self.stated().next().is_some() && self.stated().all(|(tag, _)| wanted.contains(&tag))
    }

    /// Without the languages of fewer than one in `one_in` of the articles whose language is known.
    #[must_use]
    pub fn without_rare(mut self, one_in: u64) -> Self {
        let known: u64 = self.stated().map(|(_, count)| count).sum();
        self.articles.retain(|tag, count| tag.is_empty() || *count * one_in >= known);
        self
    }

    /// All articles.
    pub fn articles(&self) -> u64 {
        self.articles.values().sum()
    }

    /// `fa (12 articles), fr (3 articles)`, or that none is stated.
    pub fn described(&self) -> String {
        let stated: Vec<String> = self.stated().map(|(tag, count)| format!("{tag} {count}")).collect();
        if stated.is_empty() { "none stated".into() } else { stated.join(", ") }
    }
}

/// The language of a tag without script and region, in lower case: `fa` of `fa-IR`.
pub(crate) fn primary(tag: &str) -> String {
    tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_do_not_make_languages() {
        let languages = Languages::of(["fa-IR", "fa", "", "FR_ca"]);
        assert_eq!(languages.stated().collect::<Vec<_>>(), [("fa", 2), ("fr", 1)]);
        assert_eq!(languages.articles(), 4);
        assert!(languages.any_of(&["fr"]) && !languages.only(&["fa"]) && !Languages::of([""]).only(&["fa"]));
        assert_eq!(languages.described(), "fa 2, fr 1");
        assert_eq!(languages.without_rare(2).described(), "fa 2");
    }
}
