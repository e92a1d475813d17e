//! Which column of a VRT file holds the word, the lemma and the part of speech: as the user says, else by what they hold.

use super::ReadOptions;
use super::source::Lines;
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

/// Tokens that are looked at.
const SAMPLE: usize = 2_000;

/// Of fewer tokens it is not asked that values repeat.
const FEW: usize = 100;

/// A tag set has at most so many tags.
const MAX_TAGS: usize = 200;

/// The places of the columns, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub word: usize,
    pub lemma: Option<usize>,
    pub pos: Option<usize>,
    /// Columns that are not read.
    further: usize,
    guessed: bool,
}

impl Columns {
    /// The columns that `--column word=1,pos=2,lemma=3` names; without it, those that the first tokens of the file suggest.
    pub(super) fn of(path: &Path, options: &ReadOptions) -> Result<Self> {
        let word = named("word", options)?;
        let (lemma, pos) = (named("lemma", options)?, named("pos", options)?);
        let rows = sample(path)?;
        let width = rows.iter().map(Vec::len).max().unwrap_or(1);
        if let Some(place) = [word, lemma, pos].into_iter().flatten().find(|place| *place >= width) {
            return Err(Error::question(format!("\"{}\" has no column {}", path.display(), place + 1))
                .hint(format!("its first tokens have {width} columns; count them from 1")));
        }
        let guessed = word.is_none() && lemma.is_none() && pos.is_none();
        let found = if guessed { by_values(&rows, width) } else { Self::new(word.unwrap_or(0), lemma, pos) };
        let used = 1 + usize::from(found.lemma.is_some()) + usize::from(found.pos.is_some());
        Ok(Self { guessed: guessed && width > 1, further: width.saturating_sub(used), ..found })
    }

    fn new(word: usize, lemma: Option<usize>, pos: Option<usize>) -> Self {
        Self { word, lemma, pos, further: 0, guessed: false }
    }

    /// Which column was read as what.
    pub(super) fn told(&self) -> String {
        let named = [("word", Some(self.word)), ("lemma", self.lemma), ("pos", self.pos)];
        let named: Vec<String> =
            named.into_iter().filter_map(|(name, place)| Some(format!("{name}={}", place? + 1))).collect();
        let further = if self.further > 0 { format!("; columns not read: {}", self.further) } else { String::new() };
        let why =
            if self.guessed { ", by what they hold; say otherwise with --column word=1,pos=2,lemma=3" } else { "" };
        format!("read as {}{why}{further}", named.join(","))
    }
}

/// The number that the user gives for a column.
fn named(ours: &str, options: &ReadOptions) -> Result<Option<usize>> {
    let Some(theirs) = options.columns.get(ours) else { return Ok(None) };
    let number = theirs.parse::<usize>().ok().filter(|number| *number > 0);
    number.map(|number| Some(number - 1)).ok_or_else(|| {
        Error::question(format!("the column \"{theirs}\" of \"{ours}\" is no number"))
            .hint("columns of VRT have no names: count them from 1, as in --column word=1,pos=2,lemma=3")
    })
}

/// The cells of the first tokens.
fn sample(path: &Path) -> Result<Vec<Vec<String>>> {
    let mut lines = Lines::open(path)?;
    let (mut rows, mut bytes) = (Vec::new(), Vec::new());
    while rows.len() < SAMPLE && lines.append_to(&mut bytes)? > 0 {
        let line = String::from_utf8_lossy(&bytes);
        let line = without_line_end(&line);
        if !line.trim().is_empty() && (!line.starts_with('<') || line.contains('\t')) {
            rows.push(line.split('\t').map(|cell| decoded(cell).into_owned()).collect());
        }
        bytes.clear();
    }
    Ok(rows)
}

/// The word comes first. Of the others, the lemma is the one that often spells the word itself; the part of speech the first other
/// one with few different values.
fn by_values(rows: &[Vec<String>], width: usize) -> Columns {
    let values = |place: usize| rows.iter().map(move |row| row.get(place).map_or("", String::as_str));
    let alike = |place: usize| {
        values(place).zip(values(0)).filter(|(value, word)| value.to_lowercase() == word.to_lowercase()).count()
    };
    let lemma =
        (1..width).filter(|&place| alike(place) * 4 >= rows.len()).max_by_key(|&place| (alike(place), width - place));
    let few = |place: usize| {
        let different: BTreeSet<&str> = values(place).collect();
        different.len() <= MAX_TAGS && (rows.len() < FEW || different.len() * 4 <= rows.len())
    };
    let pos = (1..width).find(|&place| Some(place) != lemma && few(place));
    Columns::new(0, lemma, pos)
}

/// A line without its end.
pub(super) fn without_line_end(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}

/// A value with its entities decoded: `&amp; &lt; &gt; &quot; &apos;` and numbers. Anything else stays as it is, a lone `&` too.
pub(super) fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(place) = rest.find('&') {
        text.push_str(&rest[..place]);
        rest = &rest[place..];
        if let Some((sign, end)) = rest.find(';').and_then(|end| Some((entity(&rest[1..end])?, end))) {
            text.push(sign);
            rest = &rest[end + 1..];
        } else {
            text.push('&');
            rest = &rest[1..];
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|sign| !sign.is_control())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split(' ').map(String::from).collect()).collect()
    }

    #[test]
    fn columns_are_found_by_what_they_hold() {
        let tagger = rows("The DT the\ndams NN dam\nhold VB hold\nthe DT the\nwater NN water\n. SENT .");
        assert_eq!(by_values(&tagger, 3), Columns::new(0, Some(2), Some(1)));
        let other = rows("The the DT\ndams dam NN\nhold hold VB\nthe the DT\nwater water NN\n. . SENT");
        assert_eq!(by_values(&other, 3), Columns::new(0, Some(1), Some(2)));
        let pos_only = rows("The DT\ndams NN\nhold VB\nthe DT\nwater NN\nand NN");
        assert_eq!(by_values(&pos_only, 2), Columns::new(0, None, Some(1)));
        assert_eq!(by_values(&rows("The\ndams"), 1), Columns::new(0, None, None));
    }

    #[test]
    fn entities_are_decoded_and_a_lone_sign_stays() {
        assert_eq!(decoded("R&amp;D &lt;&#1587;&#x62f;&gt; AT&T &nbsp; &#0;"), "R&D <سد> AT&T &nbsp; &#0;");
    }
}
