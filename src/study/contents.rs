//! Which sections a report has: the parts it knows, in reading order, and those that are asked for.

use crate::error::{Error, Result};

/// A part of the report that can be switched on and off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Its name, which is the id of its section.
    pub name: &'static str,
    /// What it holds.
    pub about: &'static str,
}

const fn part(name: &'static str, about: &'static str) -> Part {
    Part { name, about }
}

/// Every part that can be chosen, in reading order. The methods text is always there.
pub const PARTS: &[Part] = &[
    part("corpus", "articles, words and dates of each outlet"),
    part("counting", "the word rules, with examples"),
    part("left-out", "page furniture that was not counted"),
    part("voices", "who is quoted, and how much"),
    part("parallels", "statements that several outlets render"),
    part("reading", "lines by lot, typical articles, a coding sheet"),
    part("lines", "the concordance explorer"),
    part("actors", "how often each group is named"),
    part("frequency", "the most frequent words, by outlet"),
    part("distinctive", "keywords of each outlet, tested"),
    part("compare", "comparisons chosen in study.toml"),
    part("shared", "wire copy and duplicates"),
    part("collocates", "the company that the nodes keep"),
    part("places", "where in the articles the nodes stand"),
    part("trend", "words over time"),
    part("similarity", "how alike the outlets are"),
    part("texts", "diversity, sentences, readability"),
];

/// The parts of one report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// In reading order; `None` is all of them.
    chosen: Option<Vec<&'static str>>,
}

impl Contents {
    /// Only these parts, or all but those with a minus before their name.
    ///
    /// # Errors
    /// If a name is unknown, or names with and without a minus are mixed; the hint lists the known ones.
    pub fn of(names: &[String]) -> Result<Self> {
        let names: Vec<&str> = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
        let dropped = names.iter().filter(|name| name.starts_with('-')).count();
        if dropped > 0 && dropped < names.len() {
            return Err(Error::question("sections to show and sections to leave out are mixed")
                .hint("name only those to show, or only those to leave out as in --sections=-trend,-texts"));
        }
        let plain: Vec<&str> = names.iter().map(|name| name.trim_start_matches('-')).collect();
        if let Some(unknown) = plain.iter().find(|name| PARTS.iter().all(|part| part.name != **name)) {
            let known = PARTS.iter().map(|part| part.name).collect::<Vec<_>>().join(", ");
            return Err(
                Error::question(format!("there is no section \"{unknown}\"")).hint(format!("use some of: {known}"))
            );
        }
        let kept = |part: &&Part| plain.contains(&part.name) == (dropped == 0);
        let chosen = PARTS.iter().filter(kept).map(|part| part.name).collect();
        Ok(Self { chosen: (!names.is_empty()).then_some(chosen) })
    }

    /// Whether a part is wanted.
    pub fn has(&self, name: &str) -> bool {
        self.chosen.as_ref().is_none_or(|chosen| chosen.contains(&name))
    }

    /// The chosen parts in words; `None` if all are wanted.
    pub fn described(&self) -> Option<String> {
        self.chosen.as_ref().map(|chosen| chosen.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Result<Contents> {
        Contents::of(&names.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn parts_are_shown_or_left_out() {
        let all = of(&[]).expect("all");
        assert!(PARTS.iter().all(|part| all.has(part.name)) && all.described().is_none());
        let some = of(&["lines", "frequency"]).expect("two");
        assert_eq!(some.described().as_deref(), Some("lines,frequency"));
        assert!(!some.has("distinctive"));
        let without = of(&["-trend"]).expect("all but one");
        assert!(!without.has("trend") && without.has("texts"));
    }

    #[test]
    fn unknown_and_mixed_names_are_refused() {
        assert!(of(&["keywords"]).expect_err("no such section").to_string().contains("keywords"));
        assert!(of(&["-trend", "texts"]).expect_err("mixed").to_string().contains("mixed"));
    }
}
