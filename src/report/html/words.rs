//! The page's own words (buttons, labels, messages) in the languages it speaks.
//! Everything that is said about the corpus comes from the report.

mod de;
mod en;
mod fa;

use self::de::GERMAN;
use self::en::ENGLISH;
use self::fa::PERSIAN;
use crate::report::Section;
use serde::Serialize;

/// The page's words, each in a field of its name; the script reads them from the page's data. `{n}` stands for a
/// number, `{f}` for a form, `{n|line|lines}` for the word that goes with the number.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Words {
    pub skip: &'static str,
    pub contents: &'static str,
    pub summary: &'static str,
    pub trust: &'static str,
    pub theme: &'static str,
    pub outlets: &'static str,
    pub without_script: &'static str,
    pub explorer_without_script: &'static str,
    pub note: &'static str,
    pub check: &'static str,
    pub figure: &'static str,
    pub table: &'static str,
    pub as_table: &'static str,
    pub columns: &'static str,
    pub filter: &'static str,
    pub copy: &'static str,
    pub copy_tsv: &'static str,
    pub close: &'static str,
    pub about: &'static str,
    pub form: &'static str,
    pub all_outlets: &'static str,
    pub sort: &'static str,
    pub by_position: &'static str,
    pub by_left: &'static str,
    pub by_right: &'static str,
    pub copy_by_hand: &'static str,
    pub copied: &'static str,
    pub rows: &'static str,
    pub part: &'static str,
    pub empty_columns: &'static str,
    pub too_old: &'static str,
    pub show_all: &'static str,
    pub show_fewer: &'static str,
    pub show_more: &'static str,
    pub show_lines: &'static str,
    pub left: &'static str,
    pub node: &'static str,
    pub right: &'static str,
    pub outlet: &'static str,
    pub date: &'static str,
    pub article: &'static str,
    pub voice: &'static str,
    pub all_voices: &'static str,
    pub beside: &'static str,
    pub group_in_line: &'static str,
    pub all_groups: &'static str,
    pub quoted: &'static str,
    pub reported: &'static str,
    pub own: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub save_csv: &'static str,
    pub lines: &'static str,
    pub of_total: &'static str,
    pub some_lines: &'static str,
    pub first_lines: &'static str,
    pub unknown_form: &'static str,
    pub similar: &'static str,
    pub explore: &'static str,
    /// The headings of sections by their ids; what is not here keeps the heading of the report.
    #[serde(skip)]
    pub titles: &'static [(&'static str, &'static str)],
}

impl Words {
    /// The heading of a section in this language, if it has one, else as the report says.
    pub fn title_of<'a>(&'a self, section: &'a Section) -> &'a str {
        let known = self.titles.iter().find(|(id, _)| *id == section.id);
        known.map_or(section.title.as_str(), |(_, title)| title)
    }
}

/// The languages that the page speaks; a new one is a file and a line here.
const LANGUAGES: &[(&str, &Words)] = &[("en", &ENGLISH), ("fa", &PERSIAN), ("de", &GERMAN)];

/// The tags of the languages that the page speaks.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(tag, _)| *tag)
}

/// The words for a language; English if the page does not speak it.
pub fn words(language: &str) -> &'static Words {
    let spoken = LANGUAGES.iter().find(|(tag, _)| *tag == primary(language));
    spoken.map_or(&ENGLISH, |(_, words)| words)
}

/// Whether a language is written from right to left.
pub fn right_to_left(language: &str) -> bool {
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"].contains(&primary(language).as_str())
}

fn primary(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in braces, by field.
    fn places(words: &Words) -> Vec<(String, Vec<String>)> {
        let fields = serde_json::to_value(words).expect("plain texts");
        let places = |text: &str| {
            let mut found: Vec<String> =
                text.split('{').skip(1).filter_map(|rest| rest.get(..1)).map(String::from).collect();
            found.sort();
            found.dedup();
            found
        };
        fields
            .as_object()
            .expect("fields")
            .iter()
            .map(|(name, text)| (name.clone(), places(text.as_str().expect("text"))))
            .collect()
    }

    #[test]
    fn every_language_says_everything_with_the_same_numbers() {
        for (tag, words) in LANGUAGES {
            assert_eq!(places(words), places(&ENGLISH), "{tag}");
            let fields = serde_json::to_value(words).expect("plain texts");
            assert!(fields.as_object().expect("fields").values().all(|text| text != ""), "{tag}");
        }
    }
}
