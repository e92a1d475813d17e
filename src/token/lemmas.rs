//! A user's table of lemmas: `form<TAB>lemma`, or with a part of speech as a third column. Leaves folding to its caller.

use crate::error::{Error, Result};
use std::collections::HashMap;

/// Lemmas by form, and by form and part of speech.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LemmaTable {
    /// What it is called in settings: the file's name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub hash: String,
    /// The table as it was read.
    pub(crate) bytes: Vec<u8>,
    rows: Vec<Row>,
    /// Forms that stand twice with another lemma, of which the first counts.
    pub repeated: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    form: String,
    lemma: String,
    pos: Option<String>,
}

/// A table whose forms were folded as those of a corpus.
#[derive(Debug, Clone, Default)]
pub struct FoldedLemmas {
    lemma_of: HashMap<String, String>,
    lemma_of_tagged: HashMap<(String, String), String>,
}

impl LemmaTable {
    /// Reads a table. Empty lines and lines that begin with `#` and a space are left out, a byte order mark too.
    ///
    /// # Errors
    /// Names every line that lacks a form or a lemma, and a table that holds nothing or has its columns in the other order.
    pub fn parse(bytes: &[u8], name: &str) -> Result<Self> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let line = bytes[..error.valid_up_to()].split(|&byte| byte == b'\n').count();
            Error::new(format!("\"{name}\" line {line} is not UTF-8")).hint("save the table as UTF-8")
        })?;
        let (mut rows, mut problems) = (Vec::new(), Vec::new());
        for (place, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            if line.trim().is_empty() || line.starts_with("# ") {
                continue;
            }
            match row(line) {
                Ok(row) => rows.push(row),
                Err(reason) => problems.push(
                    Error::new(format!("\"{name}\" line {}: {reason}", place + 1))
                        .hint("write form, a tab, lemma, and if you like another tab and the part of speech"),
                ),
            }
        }
        if !problems.is_empty() {
            return Err(Error::all(format!("{} lines of \"{name}\" cannot be used", problems.len()), problems));
        }
        if rows.is_empty() {
            return Err(
                Error::new(format!("\"{name}\" holds no lemma")).hint("write form, a tab, and lemma in each line")
            );
        }
        refuse_swapped(&rows, name)?;
        let repeated = repeated(&rows);
        Ok(Self { name: name.to_owned(), hash: crate::hash::sha256(bytes), bytes: bytes.to_vec(), rows, repeated })
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table with forms and lemmas folded.
    pub fn folded(&self, fold: impl Fn(&str) -> String) -> FoldedLemmas {
        let mut folded = FoldedLemmas::default();
        for row in &self.rows {
            let (form, lemma) = (fold(&row.form), fold(&row.lemma));
            match &row.pos {
                None => _ = folded.lemma_of.entry(form).or_insert(lemma),
                Some(pos) => _ = folded.lemma_of_tagged.entry((form, pos.clone())).or_insert(lemma),
            }
        }
        folded
    }
}

impl FoldedLemmas {
    /// The lemma of a folded form: by its part of speech if the table has that row, else without it.
    pub fn lemma(&self, form: &str, pos: Option<&str>) -> Option<&str> {
        let tagged = || {
            let pos = pos.filter(|_| !self.lemma_of_tagged.is_empty())?;
            self.lemma_of_tagged.get(&(form.to_owned(), pos.to_owned()))
        };
        tagged().or_else(|| self.lemma_of.get(form)).map(String::as_str)
    }
}

fn row(line: &str) -> std::result::Result<Row, String> {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    match cells[..] {
        [form, lemma] if !form.is_empty() && !lemma.is_empty() => {
            Ok(Row { form: form.into(), lemma: lemma.into(), pos: None })
        }
        [form, lemma, pos] if !form.is_empty() && !lemma.is_empty() => {
            Ok(Row { form: form.into(), lemma: lemma.into(), pos: (!pos.is_empty()).then(|| pos.into()) })
        }
        [_] => Err("there is no tab".into()),
        [_, _] | [_, _, _] => Err("the form or the lemma is empty".into()),
        _ => Err(format!("{} columns instead of two or three", cells.len())),
    }
}

/// Many forms have one lemma, few lemmas belong to one form: a table with clearly fewer different entries in its first column
/// than in its second has the lemma first.
fn refuse_swapped(rows: &[Row], name: &str) -> Result<()> {
    let different = |cell: fn(&Row) -> &str| {
        let mut cells: Vec<&str> = rows.iter().map(cell).collect();
        cells.sort_unstable();
        cells.dedup();
        cells.len()
    };
    let (forms, lemmas) = (different(|row| &row.form), different(|row| &row.lemma));
    if rows.len() < 20 || forms * 5 > lemmas * 4 {
        return Ok(());
    }
    Err(Error::new(format!(
        "\"{name}\" has {forms} different forms for {lemmas} lemmas: its columns seem to be lemma, form"
    ))
    .hint("put the form into the first column and the lemma into the second"))
}

fn repeated(rows: &[Row]) -> usize {
    let mut first: HashMap<(&str, Option<&str>), &str> = HashMap::new();
    let other =
        rows.iter().filter(|row| *first.entry((&row.form, row.pos.as_deref())).or_insert(&row.lemma) != row.lemma);
    other.count()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_speech_decides_where_the_table_has_one() {
        let table = LemmaTable::parse(
            "\u{feff}# made by hand\nsaw\tsee\r\nsaw\tsaw\tNOUN\nMice\tmouse\n\nsaw\tSEE\n".as_bytes(),
            "t.tsv",
        )
        .unwrap();
        assert_eq!((table.len(), table.repeated), (4, 1));
        let folded = table.folded(str::to_lowercase);
        assert_eq!(folded.lemma("saw", None), Some("see"));
        assert_eq!(folded.lemma("saw", Some("NOUN")), Some("saw"));
        assert_eq!(folded.lemma("saw", Some("VERB")), Some("see"));
        assert_eq!((folded.lemma("mice", None), folded.lemma("mouse", None)), (Some("mouse"), None));
    }

    #[test]
    fn bad_lines_are_named() {
        let message = |text: &[u8]| LemmaTable::parse(text, "t.tsv").unwrap_err().to_string();
        assert_eq!(message(b"a\tb\nsaid say\n"), "\"t.tsv\" line 2: there is no tab");
        assert_eq!(message(b"a\tb\nc\t\n"), "\"t.tsv\" line 2: the form or the lemma is empty");
        assert_eq!(message(b"a\tb\tc\td\n"), "\"t.tsv\" line 1: 4 columns instead of two or three");
        assert_eq!(message(b"a\tb\n\xff\tc\n"), "\"t.tsv\" line 2 is not UTF-8");
        assert_eq!(message(b"\n"), "\"t.tsv\" holds no lemma");
        let swapped: Vec<String> = (0..40).map(|number| format!("go{}\tform{number}\n", number / 4)).collect();
        assert!(message(swapped.concat().as_bytes()).contains("10 different forms for 40 lemmas"));
    }
}
