//! Dictionaries of `WordStat` (`.cat`): categories and entries indented by tabs; an entry ends with its weight, as in `Namibian* (1)`.
//! Underscores join the words of a phrase. Weights other than 1 are refused: newsprint counts, it does not score.

use super::{Gathered, GroupReader, place};
use crate::error::{Error, Result};
use crate::query::group::{Group, escaped};

pub(super) const WORDSTAT: GroupReader = GroupReader {
    name: "WordStat",
    extensions: &["cat"],
    about: "categories and entries indented by tabs: <TAB>Namibian* (1)",
    read,
};

fn read(text: &str, file: &str) -> Result<Vec<Group>> {
    let mut gathered = Gathered::default();
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (row, line) in text.lines().enumerate() {
        let entry = line.trim();
        if entry.is_empty() {
            continue;
        }
        let indent = &line[..line.len() - line.trim_start().len()];
        let depth = indent.matches('\t').count();
        let place = place(file, row + 1, indent.chars().count() + 1);
        open.retain(|&(above, _)| above < depth);
        let Some((word, weight)) = weighted(entry) else {
            open.push((depth, entry));
            continue;
        };
        if weight != "1" {
            return Err(Error::new(format!("{place}: \"{word}\" has the weight {weight}"))
                .hint("newsprint counts every hit once: give every entry the weight 1"));
        }
        if word.contains('@') {
            return Err(Error::new(format!("{place}: \"{word}\" names a rule of WordStat"))
                .hint("newsprint reads words and phrases; use near(…) for rules of nearness"));
        }
        if open.is_empty() {
            return Err(Error::new(format!("{place}: \"{word}\" stands in no category"))
                .hint("put the name of its category on a line before it, less indented"));
        }
        let name = open.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(".");
        let group = gathered.group(&name, &place);
        gathered.add(group, escaped(&word.replace('_', " "), &[]), place);
    }
    Ok(gathered.filled())
}

/// An entry and its weight; `None` for a category.
fn weighted(entry: &str) -> Option<(&str, &str)> {
    let (word, weight) = entry.strip_suffix(')')?.rsplit_once('(')?;
    let weight = weight.trim();
    let is_number =
        !weight.is_empty() && weight.chars().all(|sign| sign.is_ascii_digit() || sign == '.' || sign == '-');
    (is_number && !word.trim().is_empty()).then_some((word.trim(), weight))
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[test]
    fn nested_categories_are_read() {
        let text = "SOUTH\n   \tNA\n   \t\tNamibia (1)\n   \t\tNamibian* (1)\n   \tZA\n   \t\tCape_Town (1)\nX (NORTH)\n\tOslo (1)\n";
        let found = shown(&read(text, "x.cat").expect("a dictionary"));
        assert_eq!(found[0], ("SOUTH.NA".into(), vec!["Namibia".into(), "Namibian*".into()]));
        assert_eq!(found[1], ("SOUTH.ZA".into(), vec!["Cape Town".into()]));
        assert_eq!(found[2].0, "X (NORTH)");
        for (text, place) in [("A\n\tgood (2)\n", "line 2 column 2"), ("good (1)\n", "line 1 column 1")] {
            let message = read(text, "x.cat").expect_err(text).to_string();
            assert!(message.contains(place), "{message}");
        }
    }
}
