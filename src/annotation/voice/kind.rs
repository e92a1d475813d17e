//! What kind of quotation it is: a whole statement, words built into a sentence, a term, part of a headline, one inside
//! another.

use super::class::Class;
use super::language::Lexicon;
use super::pieces::{Piece, What};
use super::quotations::Marked;
use super::sieve::Claim;
use std::ops::Range;

/// The kinds of quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// At least a clause of somebody's speech.
    Full,
    /// Words built into the reporter's sentence.
    Partial,
    /// A slogan, a title, words kept at a distance.
    Term,
    /// In the title or a subheading.
    Headline,
    /// Inside another quotation.
    Nested,
    /// A paragraph of speech without marks, behind a colon; only where the user asks.
    Block,
}

impl Kind {
    /// Every kind in the order of tables.
    pub const ALL: [Self; 6] = [Self::Full, Self::Partial, Self::Term, Self::Headline, Self::Nested, Self::Block];

    /// Its name in tables and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::Term => "term",
            Self::Headline => "headline",
            Self::Nested => "nested",
            Self::Block => "block",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A heading has at most so many bytes: looked at first, so that long paragraphs with many quotations cost nothing.
const HEADING_BYTES: usize = 480;
/// A line that is no sentence has at most so many words.
const HEADING_WORDS: usize = 16;
/// Scare quotes and slogans have at most so many words.
const TERM_WORDS: usize = 3;
/// Titles of books and songs have at most so many words.
const TITLE_WORDS: usize = 12;

/// What the kind of a quotation is told by.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'t> {
    /// The body.
    pub text: &'t str,
    /// The article's title; empty if unknown.
    pub title: &'t str,
    /// The paragraph in which it begins.
    pub paragraph: &'t Range<usize>,
    /// The text in pieces, and the quotation's place among them; `None` for one inside another.
    pub pieces: &'t [Piece],
    /// The place of the quotation among the pieces.
    pub at: Option<usize>,
    /// Who was found to speak it.
    pub claim: Option<&'t Claim>,
    /// The words of the language.
    pub lexicon: &'t Lexicon,
}

/// The kind of a quotation between marks.
pub fn kind(quotation: &Marked, setting: &Setting<'_>) -> Kind {
    let Some(at) = setting.at.filter(|_| quotation.level == 0) else { return Kind::Nested };
    let inner = setting.text[quotation.inner.clone()].trim();
    if is_heading(setting.text, setting.paragraph, setting.title) {
        return Kind::Headline;
    }
    let words = words(inner);
    let so_called = at > 0 && setting.pieces[at - 1].is(Class::SO_CALLED);
    let spoken = setting.claim.is_some_and(|claim| claim.rule.starts_with("after") || claim.rule == "before");
    let least = if spoken { TERM_WORDS } else { 2 };
    if so_called || (least..=TITLE_WORDS).contains(&words) && is_title_case(inner) {
        return Kind::Term;
    }
    if is_full(inner, words, setting.lexicon) {
        return Kind::Full;
    }
    let near = setting.lexicon.is_known() && words <= TERM_WORDS && setting.claim.is_none() && !has_cue(setting, at);
    if near { Kind::Term } else { Kind::Partial }
}

/// Whether a paragraph is the title or a subheading: short, and no sentence.
fn is_heading(text: &str, paragraph: &Range<usize>, title: &str) -> bool {
    let line = &text[paragraph.clone()];
    let letters = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    if !title.is_empty() && line.len() <= 2 * title.len() + 16 && letters(line) == letters(title) {
        return true;
    }
    if line.len() > HEADING_BYTES {
        return false;
    }
    let end = line.trim_end_matches(|sign: char| "”’\"'»」』)]".contains(sign) || sign.is_whitespace());
    let open =
        end.ends_with(['.', '!', '?', ',', ':', ';', '…', '؟', '،', '؛', '。', '！', '？', '：', '，', '—', '–']);
    !open && words(line) <= HEADING_WORDS && line.chars().count() <= 120
}

/// A capital letter and words enough; without upper case more words.
fn is_full(inner: &str, words: usize, lexicon: &Lexicon) -> bool {
    let least = if lexicon.is_known() { lexicon.full_words } else { 5 };
    let first = inner.chars().find(|sign| sign.is_alphanumeric());
    let cased = first.is_some_and(|sign| sign.is_uppercase() || sign.is_lowercase());
    if !cased {
        // Scripts without spaces have no words to count: eight signs stand for five.
        let signs = inner.chars().filter(|sign| sign.is_alphanumeric()).count();
        return words >= least || words <= 2 && 5 * signs >= 8 * least;
    }
    let capital = first.is_some_and(char::is_uppercase) && !inner.starts_with(['…', '.']);
    capital && words >= least.min(5)
}

/// Every longer word begins with a capital letter, and no sentence ends.
fn is_title_case(inner: &str) -> bool {
    let mut long =
        inner.split_whitespace().filter(|word| word.chars().filter(|sign| sign.is_alphabetic()).count() >= 4);
    let capital = |word: &str| word.chars().find(|sign| sign.is_alphabetic()).is_some_and(char::is_uppercase);
    let first = inner.split_whitespace().next().is_some_and(capital);
    let several = long.clone().count() >= 1;
    first && several && long.all(capital) && !inner.ends_with(['.', '!', '?', '…'])
}

/// Whether a verb of speech stands in the sentence around a quotation.
fn has_cue(setting: &Setting<'_>, at: usize) -> bool {
    let speaks = |piece: &Piece| piece.is(Class::CUE.or(Class::SOURCE));
    let before = setting.pieces[..at].iter().rev().take(60).take_while(|piece| !piece.ends).any(speaks);
    let after = !setting.pieces[at].ends
        && setting.pieces[at + 1..]
            .iter()
            .take(60)
            .take_while(|piece| !piece.ends && piece.what != What::Break)
            .any(speaks);
    before || after
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}
