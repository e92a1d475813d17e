//! Names inside one article: a last name is linked to the full name that the article gives, a pronoun to a suggestion.
//! Names across articles are the researcher's groups, not ours.

use super::Quotation;
use super::class::Class;
use super::language::{Lexicon, key};
use super::pieces::{Piece, What};
use std::collections::BTreeMap;
use std::ops::Range;

/// The names of persons in one article.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Full names by the key of their last word; several are ambiguous.
    full: BTreeMap<String, Vec<String>>,
}

impl Names {
    /// The runs of two or more capitalised words.
    pub fn of(text: &str, pieces: &[Piece], lexicon: &Lexicon) -> Self {
        let mut names = Self::default();
        if !lexicon.cased || !lexicon.is_known() {
            return names;
        }
        let mut run: Vec<&str> = Vec::new();
        for piece in pieces {
            let word = &text[piece.range.clone()];
            let in_name =
                piece.what == What::Word && piece.capital && !piece.class.is(Class::CLOSED.or(Class::DETERMINER));
            if in_name {
                let (word, ends) = bare(word);
                run.push(word);
                if !ends {
                    continue;
                }
            } else if !run.is_empty() && piece.is(Class::PARTICLE) {
                run.push(word);
                continue;
            }
            names.add(&run, lexicon);
            run.clear();
        }
        names.add(&run, lexicon);
        names
    }

    fn add(&mut self, run: &[&str], lexicon: &Lexicon) {
        let words = core(run, lexicon);
        if words.len() < 2 {
            return;
        }
        let (name, last) = (words.join(" "), key(words[words.len() - 1]));
        let known = self.full.entry(last).or_default();
        if !known.contains(&name) {
            known.push(name);
        }
    }

    /// The full name behind a mention: the one name of the article that ends with its last word. `None` for a pronoun, a
    /// mention without a name, or a last name that several people share.
    pub fn full(&self, mention: &str, lexicon: &Lexicon) -> Option<String> {
        let mention = behind_office(mention, lexicon).unwrap_or(mention);
        let mut words: Vec<&str> = Vec::new();
        for word in mention.split_whitespace() {
            // A spokesman for Marrant is not Marrant.
            if lexicon.class(&key(word)).is(Class::PREPOSITION.or(Class::OF))
                && !lexicon.class(&key(word)).is(Class::PARTICLE)
            {
                break;
            }
            let (word, _) = bare(word.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '.'));
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let class = lexicon.class(&key(word));
            if capital && !class.is(Class::PRONOUN.or(Class::DETERMINER).or(Class::PREPOSITION))
                || class.is(Class::PARTICLE) && !words.is_empty()
            {
                words.push(word);
            } else if words.len() > 1 {
                break;
            } else if !capital {
                words.clear();
            }
        }
        // The Supreme Leader: an office, not a person called Supreme.
        if words.last().is_some_and(|word| lexicon.class(&key(word)).is(Class::TITLE)) {
            return None;
        }
        let titled = words.len();
        let words = core(&words, lexicon);
        let last = key(words.last()?);
        match (self.full.get(&last).map(Vec::as_slice), words.len()) {
            (Some([only]), _) => Some(only.clone()),
            // Mr Orrell, of whom the article says no more.
            (None, 1) if words.len() < titled => Some(words[0].to_string()),
            (_, 1) => None,
            _ => Some(words.join(" ")),
        }
    }
}

/// The name behind an office that a phrase makes longer: *Leader of the Revolution Ayatollah* **Ali Khamenei**.
fn behind_office<'m>(mention: &'m str, lexicon: &Lexicon) -> Option<&'m str> {
    let class = |word: &str| lexicon.class(&key(word));
    let words: Vec<&str> = mention.split_whitespace().collect();
    let of = words.iter().position(|word| class(word).is(Class::OF)).filter(|&of| of > 0)?;
    let last_title = words.iter().rposition(|word| class(word).is(Class::TITLE)).filter(|&title| title > of)?;
    let name = words.get(last_title + 1..).filter(|name| !name.is_empty())?;
    let is_name = class(words[of - 1]).is(Class::TITLE)
        && name.iter().all(|word| word.starts_with(char::is_uppercase) || class(word).is(Class::PARTICLE));
    is_name.then(|| &mention[name[0].as_ptr() as usize - mention.as_ptr() as usize..])
}

/// The part of a mention that a name must cover to be the speaker's.
pub fn head(text: &str, mention: &Range<usize>, lexicon: &Lexicon) -> Range<usize> {
    let words = text[mention.clone()].split_whitespace();
    let places =
        words.map(|word| (mention.start + (word.as_ptr() as usize - text[mention.clone()].as_ptr() as usize), word));
    let hangs = |word: &str| {
        let class = lexicon.class(&key(word));
        class.is(Class::PREPOSITION.or(Class::OF)) && !class.is(Class::PARTICLE)
    };
    let own: Vec<(usize, &str)> = places.take_while(|(_, word)| !hangs(word)).collect();
    let begins = |word: &&(usize, &str)| !lexicon.class(&key(word.1)).is(Class::TITLE.or(Class::DETERMINER));
    let first = if lexicon.cased { own.last() } else { own.iter().find(begins).or(own.last()) };
    match (first, own.last()) {
        (Some((start, _)), Some((last, word))) => *start..last + word.len(),
        _ => mention.clone(),
    }
}

/// A name without titles before it and endings behind it.
fn core<'a>(run: &[&'a str], lexicon: &Lexicon) -> Vec<&'a str> {
    let class = |word: &str| lexicon.class(&key(word.trim_end_matches('.')));
    let mut words: Vec<&str> = run.to_vec();
    // Energy Minister Ilse Marrant: what stands before a title goes with it.
    let title = words.iter().rposition(|word| class(word).is(Class::TITLE)).filter(|&title| title + 1 < words.len());
    words.drain(..title.map_or(0, |title| title + 1));
    while words.last().is_some_and(|word| class(word).is(Class::NAME_ENDING.or(Class::PARTICLE).or(Class::TITLE))) {
        words.pop();
    }
    words
}

/// A word without a possessive, and whether it had one.
fn bare(word: &str) -> (&str, bool) {
    let cut = ["'s", "’s", "'", "’"].iter().find_map(|ending| word.strip_suffix(ending));
    cut.map_or((word, false), |word| (word, true))
}

/// For each quotation whose speaker is a pronoun of one person: the last name that spoke before it in the article.
pub fn suggest(text: &str, quotations: &mut [Quotation], lexicon: &Lexicon) {
    let mut last: Option<String> = None;
    for quotation in quotations {
        let Some(speaker) = &mut quotation.speaker else { continue };
        let mention = &text[speaker.mention.clone()];
        if lexicon.class(&key(mention)).is(Class::PERSON) {
            speaker.suggested.clone_from(&last);
        } else if let Some(name) = &speaker.name {
            last = Some(name.clone());
        } else if mention.chars().next().is_some_and(char::is_uppercase) {
            last = Some(mention.to_string());
        }
    }
}
