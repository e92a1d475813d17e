//! LIWC dictionaries (`.dic`): between two lines `%` the categories (`1<TAB>funct`), then entries (`abandon*<TAB>12<TAB>13`).

use super::{Gathered, GroupReader, place};
use crate::error::{Error, Result};
use crate::query::group::{Group, escaped};
use std::collections::BTreeMap;

pub(super) const LIWC: GroupReader = GroupReader {
    name: "LIWC",
    extensions: &["dic"],
    about: "categories between two lines %, then word*<TAB>1 12",
    read,
};

fn read(text: &str, file: &str) -> Result<Vec<Group>> {
    let mut gathered = Gathered::default();
    let mut categories: BTreeMap<&str, usize> = BTreeMap::new();
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut rules = 0;
    let mut problems = Vec::new();
    for (row, line) in text.lines().enumerate() {
        let entry = line.trim();
        let at = |part: &str| place(file, row + 1, column_of(line, part));
        if entry.is_empty() {
            continue;
        }
        if entry == "%" {
            rules += 1;
            continue;
        }
        let Some((word, rest)) = halves(entry) else {
            problems.push(Error::new(format!("{}: \"{entry}\" has no category", at(entry))).hint(SHAPE));
            continue;
        };
        match rules {
            1 => {
                let name = nested(&mut open, line, rest);
                let group = gathered.group(&name, &at(entry));
                if categories.insert(word, group).is_some() {
                    problems.push(Error::new(format!("{}: the category {word} is there twice", at(entry))).hint(SHAPE));
                }
            }
            2 => {
                for number in rest.split_whitespace() {
                    match categories.get(number) {
                        Some(&group) => gathered.add(group, escaped(word, &['?']), at(entry)),
                        None if number.contains(['(', ')', '<', '/']) => problems.push(
                            Error::new(format!("{}: \"{number}\" depends on other words", at(number))).hint(
                                "newsprint reads no conditional entries: write out the phrases, or take them out",
                            ),
                        ),
                        None => problems
                            .push(Error::new(format!("{}: there is no category \"{number}\"", at(number))).hint(SHAPE)),
                    }
                }
            }
            _ => {
                problems.push(Error::new(format!("{}: \"{entry}\" stands before the line %", at(entry))).hint(SHAPE));
            }
        }
    }
    if rules != 2 && problems.is_empty() {
        problems.push(
            Error::new(format!("\"{file}\" has {rules} lines %, but two must stand around the categories")).hint(SHAPE),
        );
    }
    if problems.is_empty() {
        return Ok(gathered.filled());
    }
    Err(Error::all(format!("{} entries of \"{file}\" cannot be used", problems.len()), problems))
}

const SHAPE: &str = "write categories as 1<TAB>name between two lines %, then entries as word<TAB>1 12";

/// What stands before and behind the first tab; without one, behind the first space.
fn halves(entry: &str) -> Option<(&str, &str)> {
    let (word, rest) = entry.split_once('\t').or_else(|| {
        let numbers = |sign: char| sign.is_ascii_digit() || sign.is_whitespace();
        // A phrase has spaces of its own: the numbers stand at its end.
        let words = entry.trim_end_matches(numbers);
        let behind = if words.is_empty() { entry.find(char::is_whitespace)? } else { words.len() };
        Some(if entry.starts_with(|sign: char| sign.is_ascii_digit()) || behind == entry.len() {
            entry.split_once(char::is_whitespace)?
        } else {
            entry.split_at(behind)
        })
    })?;
    let (word, rest) = (word.trim(), rest.trim());
    (!word.is_empty() && !rest.is_empty()).then_some((word, rest))
}

/// The name of a category with those above it: LIWC 2015 indents them.
fn nested<'t>(open: &mut Vec<(usize, &'t str)>, line: &str, name: &'t str) -> String {
    let depth = line.len() - line.trim_start().len();
    open.retain(|&(above, _)| above < depth);
    open.push((depth, name));
    open.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(".")
}

/// The column of a part of a line, in characters from 1.
fn column_of(line: &str, part: &str) -> usize {
    line.find(part).map_or(1, |at| line[..at].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[test]
    fn categories_and_entries_are_read() {
        let text =
            "%\r\n1\tpower\r\n\t2\tarmy\r\n3 money\r\n%\r\ntroop*\t2\r\nprime minister\t1\t3\r\n:)\t3\r\npays 3\r\n";
        let found = shown(&read(text, "x.dic").expect("a dictionary"));
        let expected = [
            ("power", vec!["prime minister"]),
            ("power.army", vec!["troop*"]),
            ("money", vec!["prime minister", r":\)", "pays"]),
        ];
        let expected: Vec<(String, Vec<String>)> =
            expected.map(|(name, list)| (name.into(), list.into_iter().map(String::from).collect())).into();
        assert_eq!(found, expected);
    }

    #[test]
    fn bad_entries_name_line_and_column() {
        for (text, place) in [
            ("%\n1\ta\n%\nword\t1\t9\n", "line 4 column 8"),
            ("%\n1\ta\n%\nlike\t(02 134)125\n", "line 4 column 6"),
            ("%\n1\ta\n%\nword\n", "line 4 column 1"),
            ("word\t1\n", "line 1 column 1"),
        ] {
            let error = read(text, "x.dic").expect_err(text);
            let text = format!("{error} {:?}", error.causes());
            assert!(text.contains(place), "{text}");
        }
        assert!(read("%\n1\ta\n", "x.dic").expect_err("one %").to_string().contains("1 lines %"));
    }
}
