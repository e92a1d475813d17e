//! Dictionaries of quanteda (`.yml`): categories as mappings, words as lists or single values. The YAML itself is read by
//! `saphyr-parser`; anchors and tags, which no dictionary needs, are refused.

use super::{Gathered, GroupReader, place};
use crate::error::{Error, Result};
use crate::query::group::{Group, escaped};
use saphyr_parser::{Event, Marker, Parser};

pub(super) const QUANTEDA: GroupReader = GroupReader {
    name: "quanteda",
    extensions: &["yml", "yaml"],
    about: "categories with lists of words: power: [troop*, prime minister]",
    read,
};

/// Levels of categories; more is a slip.
const DEEPEST: usize = 50;

/// What is open while the events go by.
enum Level {
    /// A mapping, and the name of the category that waits for its value.
    Category(Option<String>),
    /// A list of words, and of categories.
    List,
}

fn read(text: &str, file: &str) -> Result<Vec<Group>> {
    let mut gathered = Gathered::default();
    let mut open: Vec<Level> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| wrong(file, error.marker(), &format!("this is no YAML: {}", error.info())))?;
        let at = &span.start;
        let refuse = |what: &str| Err(wrong(file, at, what));
        if open.len() > DEEPEST {
            return refuse("categories stand too deep");
        }
        match event {
            Event::Alias(_) => return refuse("an alias (*) is read as a word only in quotation marks"),
            Event::Scalar(_, _, anchor, tag) | Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag)
                if anchor != 0 || tag.is_some() =>
            {
                return refuse(
                    "anchors (&) and tags (!) mean nothing in a dictionary; put words with such signs into quotation marks",
                );
            }
            Event::MappingStart(..) => open.push(Level::Category(None)),
            Event::SequenceStart(..) => match open.last() {
                None | Some(Level::Category(None)) => {
                    return refuse("a list of words needs the name of a category before it");
                }
                _ => open.push(Level::List),
            },
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                if let Some(Level::Category(name)) = open.last_mut() {
                    *name = None;
                }
            }
            Event::Scalar(value, ..) => match open.last_mut() {
                Some(Level::Category(name @ None)) => *name = Some(value.trim().to_string()),
                None => return refuse("a word needs the name of a category before it"),
                _ => {
                    let place = place(file, at.line(), at.col() + 1);
                    let group = gathered.group(&path(&open), &place);
                    if !value.trim().is_empty() {
                        gathered.add(group, escaped(&value, &[]), place);
                    }
                    if let Some(Level::Category(name)) = open.last_mut() {
                        *name = None;
                    }
                }
            },
            _ => {}
        }
    }
    Ok(gathered.filled())
}

/// The open categories, outermost first.
fn path(open: &[Level]) -> String {
    let name = |level: &Level| match level {
        Level::Category(name) => name.clone(),
        Level::List => None,
    };
    open.iter().filter_map(name).collect::<Vec<_>>().join(".")
}

fn wrong(file: &str, at: &Marker, what: &str) -> Error {
    Error::new(format!("{}: {what}", place(file, at.line(), at.col() + 1)))
        .hint("write categories like: power: [troop*, \"prime minister\"]")
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[test]
    fn nested_categories_lists_and_single_words_are_read() {
        let text = "A CATEGORY: [more, \"lamb*\"]\nAFRICA:\n  EAST:\n    KE: [kenya*, 'South Africa']\n    TZ:\n      - tanzania\n  DZ: algeria\n";
        let found = shown(&read(text, "x.yml").expect("a dictionary"));
        let expected = [
            ("A CATEGORY", vec!["more", "lamb*"]),
            ("AFRICA.EAST.KE", vec!["kenya*", "South Africa"]),
            ("AFRICA.EAST.TZ", vec!["tanzania"]),
            ("AFRICA.DZ", vec!["algeria"]),
        ];
        let expected: Vec<(String, Vec<String>)> =
            expected.map(|(name, list)| (name.into(), list.into_iter().map(String::from).collect())).into();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_no_dictionary_names_line_and_column() {
        for (text, place) in [
            ("a: [b, c\nd: e\n", "line 2"),
            ("a: [b]\nc: &x [d]\n", "line 2 column"),
            ("a: [*b]\n", "line 1 column 5"),
            ("- a\n- b\n", "line 1 column 1"),
            ("word\n", "line 1 column 1"),
            ("a: !!str b\n", "line 1 column"),
        ] {
            let message = read(text, "x.yml").expect_err(text).to_string();
            assert!(message.contains(place), "{text}: {message}");
        }
        let deep = (0..100).map(|level| " ".repeat(level) + "a:\n").collect::<String>();
        assert!(read(&deep, "x.yml").expect_err("deep").to_string().contains("too deep"));
    }
}
