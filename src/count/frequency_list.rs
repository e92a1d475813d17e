//! A published frequency list: forms with their counts and a total, read from a table. Leaves comparing to `analysis`.

use crate::error::{Error, Result};
use crate::index::Index;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Names of the column that holds the form, and of that with its count.
const FORM_COLUMNS: &[&str] = &["form", "word", "type", "token"];
const COUNT_COLUMNS: &[&str] = &["count", "frequency", "freq"];

/// Counts by form out of a total.
///
/// Invariant: no count is above the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrequencyList {
    counts: BTreeMap<String, u64>,
    /// The tokens that were counted, those of forms that the list leaves out included.
    pub total: u64,
    /// Where the total comes from.
    pub total_from: TotalFrom,
    /// How many lines with a count were read.
    pub lines: u64,
    /// SHA-256 of the list.
    pub hash: String,
}

/// Where the total of a list comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalFrom {
    /// It was given with the question.
    Given,
    /// A line `# total N` of the file.
    File,
    /// The sum of the counts, which is too small if the list leaves rare forms out.
    Sum,
}

impl FrequencyList {
    /// Reads a table in TSV or CSV: the columns `form` and `count` of its header, or the first two columns without one.
    ///
    /// Forms are folded as the corpus was, so that they meet; counts of forms that fall together are added.
    ///
    /// # Errors
    /// If the file cannot be read, a count is no whole number, nothing is listed, or the total is below the sum.
    pub fn read(path: &Path, index: &Index, given_total: Option<u64>) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|error| Error::io("read", path, &error))?;
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
        Self::parse(&text, &name, |form| index.fold(form), given_total)
    }

    fn parse(text: &str, name: &str, fold: impl Fn(&str) -> String, given_total: Option<u64>) -> Result<Self> {
        let text = text.trim_start_matches('\u{feff}');
        let stated = text.lines().find_map(stated_total);
        let first = text.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
        let delimiter = if first.contains('\t') { b'\t' } else { b',' };
        let mut reader = csv::ReaderBuilder::new();
        // In TSV a quotation mark is a form like any other.
        reader.delimiter(delimiter).quoting(delimiter == b',').has_headers(false).flexible(true);
        let mut columns = None;
        let (mut counts, mut lines) = (BTreeMap::new(), 0);
        for record in reader.from_reader(text.as_bytes()).records() {
            let record = record.map_err(|error| Error::new(format!("{name}: {error}")))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |place: usize| record.get(place).unwrap_or_default().trim();
            if cell(0).starts_with('#') && cell(1).parse::<u64>().is_err() {
                continue;
            }
            if columns.is_none() {
                let header = header(&record);
                columns = Some(header.unwrap_or((0, 1)));
                if header.is_some() {
                    continue;
                }
            }
            let (form, count) = columns.unwrap_or((0, 1));
            let number = cell(count).parse::<u64>().map_err(|_| {
                Error::new(format!("{name} line {line}: \"{}\" is not a count", cell(count)))
                    .hint("a list has the columns form and count, with whole numbers")
            })?;
            let known = counts.entry(fold(cell(form))).or_insert(0);
            *known = u64::checked_add(*known, number).ok_or_else(|| too_much(name, line))?;
            lines += 1;
        }
        let sum = counts.values().try_fold(0, |sum: u64, count| sum.checked_add(*count));
        let sum = sum.ok_or_else(|| too_much(name, lines))?;
        if sum == 0 {
            return Err(Error::new(format!("{name} lists nothing")).hint("a list has the columns form and count"));
        }
        let (total, total_from) = match (given_total, stated) {
            (Some(total), _) => (total, TotalFrom::Given),
            (None, Some(total)) => (total, TotalFrom::File),
            (None, None) => (sum, TotalFrom::Sum),
        };
        if total < sum {
            return Err(Error::new(format!("the total {total} is below {sum}, the sum of the counts of {name}"))
                .hint("give the number of all words that the list was counted from"));
        }
        let hash = crate::hash::sha256(text.as_bytes());
        Ok(Self { counts, total, total_from, lines, hash })
    }

    /// How often a form, folded as the corpus is, stands in the list.
    pub fn count(&self, form: &str) -> u64 {
        self.counts.get(form).copied().unwrap_or(0)
    }

    /// The forms with their counts, by code point.
    pub fn iter(&self) -> impl Iterator<Item = (&str, u64)> {
        self.counts.iter().map(|(form, &count)| (form.as_str(), count))
    }
}

fn too_much(name: &str, line: u64) -> Error {
    Error::new(format!("the counts of {name} add up to more than can be counted, at line {line}"))
        .hint("check the counts")
}

/// The number of a line `# total N`.
fn stated_total(line: &str) -> Option<u64> {
    let mut words = line.strip_prefix('#')?.split_whitespace();
    let named = words.next()?.trim_end_matches(':').eq_ignore_ascii_case("total");
    named.then(|| words.next()?.replace([',', '_'], "").parse().ok()).flatten()
}

/// The places of form and count, if this is a header.
fn header(record: &csv::StringRecord) -> Option<(usize, usize)> {
    let place = |known: &[&str]| record.iter().position(|cell| known.contains(&cell.trim().to_lowercase().as_str()));
    Some((place(FORM_COLUMNS)?, place(COUNT_COLUMNS)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str, total: Option<u64>) -> Result<FrequencyList> {
        FrequencyList::parse(text, "list.tsv", str::to_lowercase, total)
    }

    #[test]
    fn forms_meet_once_folded_and_the_total_says_where_it_is_from() {
        let list = parse("# total 1,000\nThe\t6\nthe\t4\n\"\t1\n#\t2\n", None).expect("a list");
        assert_eq!((list.count("the"), list.count("\""), list.count("#"), list.lines), (10, 1, 2, 4));
        assert_eq!((list.total, list.total_from), (1_000, TotalFrom::File));
        assert_eq!(
            parse("The\t6\n", None).map(|list| (list.total, list.total_from)).expect("a list"),
            (6, TotalFrom::Sum)
        );
        assert_eq!(parse("The\t6\n", Some(9)).map(|list| list.total_from).expect("a list"), TotalFrom::Given);
    }

    #[test]
    fn a_header_tells_which_columns_hold_form_and_count() {
        let list = parse("rank,word,pos,freq\n1,of,prep,7\n", None).expect("a list");
        assert_eq!(list.count("of"), 7);
    }

    #[test]
    fn what_is_no_list_is_refused_with_its_line() {
        let error = parse("of\t7\nin\tmany\n", None).expect_err("not a count").to_string();
        assert!(error.contains("line 2") && error.contains("\"many\""), "{error}");
        assert!(parse("of\t7\n", Some(6)).is_err() && parse("", None).is_err());
    }
}
