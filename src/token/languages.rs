//! Which languages the articles of a corpus are in, by their tags. What a text reads like is left to `annotation::language`.

use crate::error::{Error, Result};
use std::collections::BTreeMap;

/// The languages of two letters. Source: ISO 639-1.
const ISO_639_1: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el \
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu \
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn \
    so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Stated languages and how many articles are in each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Languages {
    articles: BTreeMap<String, u64>,
}

impl Languages {
    /// From the language tags of the articles; an empty tag is a language that nobody stated.
    pub fn of<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        // Neighbours mostly state the same, and a tag is taken apart once for all of them.
        let mut runs: Vec<(&str, u64)> = Vec::new();
        for tag in tags {
            // Empty tags lie nowhere, and comparing the bytes there is slow.
            match runs.last_mut().filter(|(last, _)| last.len() == tag.len() && (tag.is_empty() || *last == tag)) {
                Some((_, count)) => *count += 1,
                None => runs.push((tag, 1)),
            }
        }
        let mut articles = BTreeMap::new();
        for (tag, count) in runs {
            *articles.entry(primary(tag)).or_insert(0) += count;
        }
        Self { articles }
    }

    /// A language tag of BCP 47 as a user gives it: `fa`, `zh-Hant`.
    ///
    /// # Errors
    /// If it is not such a tag, or its two letters stand for no language in ISO 639-1.
    pub fn checked(tag: &str) -> Result<&str> {
        let language = tag.split('-').next().unwrap_or_default();
        let subtag =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let letters = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
        let known = language.len() == 3 || ISO_639_1.split(' ').any(|code| code.eq_ignore_ascii_case(language));
        if letters && known && tag.split('-').all(subtag) {
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

    #[test]
    fn a_tag_names_a_language_that_exists() {
        for tag in ["fa", "zh-Hant", "DE", "fas"] {
            assert_eq!(Languages::checked(tag).ok(), Some(tag));
        }
        for tag in ["xx", "Persian", "f", "", "fa_IR"] {
            assert!(Languages::checked(tag).is_err(), "{tag}");
        }
    }
}
