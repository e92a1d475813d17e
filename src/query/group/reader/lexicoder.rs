//! Dictionaries of Lexicoder 3 (`.lc3`): a line `+CATEGORY`, then one entry a line.

use super::{Gathered, GroupReader, place};
use crate::error::{Error, Result};
use crate::query::group::{Group, escaped};

pub(super) const LEXICODER: GroupReader = GroupReader {
    name: "Lexicoder",
    extensions: &["lc3"],
    about: "a line +CATEGORY, then one word or phrase a line",
    read,
};

fn read(text: &str, file: &str) -> Result<Vec<Group>> {
    let mut gathered = Gathered::default();
    let mut group = None;
    for (row, line) in text.lines().enumerate() {
        let entry = line.trim();
        let place = place(file, row + 1, line.chars().take_while(|sign| sign.is_whitespace()).count() + 1);
        match (entry.strip_prefix('+'), group) {
            _ if entry.is_empty() => {}
            (Some(name), _) if name.trim().is_empty() => {
                return Err(Error::new(format!("{place}: the category has no name")).hint("write it like +NEGATIVE"));
            }
            (Some(name), _) => group = Some(gathered.group(name.trim(), &place)),
            (None, Some(group)) => gathered.add(group, escaped(entry, &['?']), place),
            (None, None) => {
                return Err(Error::new(format!("{place}: \"{entry}\" stands before the first category"))
                    .hint("begin with a line like +NEGATIVE"));
            }
        }
    }
    Ok(gathered.filled())
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[test]
    fn categories_and_entries_are_read() {
        let found =
            shown(&read("+A category\nmore\n little lamb*\n\n+Another\nmary\n", "x.lc3").expect("a dictionary"));
        assert_eq!(found[0], ("A category".into(), vec!["more".into(), "little lamb*".into()]));
        assert_eq!(found[1], ("Another".into(), vec!["mary".into()]));
        let message = read("\n mary\n+A\n", "x.lc3").expect_err("no category").to_string();
        assert!(message.contains("line 2 column 2"), "{message}");
        assert!(read("+\n", "x.lc3").is_err());
    }
}
