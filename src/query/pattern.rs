//! Patterns over words: forms, phrases, globs, case-keeping words and regular expressions.

use crate::error::{Error, Result};
use crate::index::{ArticleNumber, Index, Position, SubCorpus};
use crate::token::{Tokenizer, TypeId, WordRules};
use regex::Regex;
use std::ops::Range;

/// A pattern, bound to the words of one index.
///
/// White space separates the words of a phrase. A plain word is compared after folding, as the corpus was folded;
/// `=US` keeps case; `*` (any letters) and `?` (one letter) are globs over the folded form; `/…/` is a regular expression
/// over the whole folded form. A phrase never crosses the border of an article, nor tokens that are not counted.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    words: Vec<TypeSet>,
}

/// One occurrence of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Its first token.
    pub position: Position,
    /// How many tokens it covers.
    pub tokens: u32,
}

/// A set of surface types: a bit each.
#[derive(Debug, Clone)]
struct TypeSet {
    bits: Vec<u64>,
}

impl TypeSet {
    fn holds(&self, id: TypeId) -> bool {
        self.bits[id.0 as usize / 64] >> (id.0 % 64) & 1 == 1
    }
}

impl Pattern {
    /// Reads a pattern and finds the types that each of its words stands for.
    ///
    /// # Errors
    /// If the pattern is empty or a regular expression is malformed.
    pub fn new(text: &str, index: &Index) -> Result<Self> {
        let mut words = Vec::new();
        for piece in pieces(text) {
            words.extend(matchers(piece, index)?.iter().map(|matcher| matcher.types(index)));
        }
        if words.is_empty() {
            return Err(Error::question(format!("the pattern \"{text}\" holds no word"))
                .hint("give a word, a phrase, a glob such as sanction*, or /a regular expression/"));
        }
        Ok(Self { text: text.to_string(), words })
    }

    /// The pattern as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Every occurrence, in the order of the corpus. Occurrences of a phrase may overlap, as n-grams do.
    pub fn find(&self, corpus: &SubCorpus<'_>) -> Vec<Hit> {
        corpus.articles().iter().flat_map(|&article| self.find_in(corpus, article)).collect()
    }

    /// Every occurrence in one article; none reaches across the end of a counted run.
    pub fn find_in(&self, corpus: &SubCorpus<'_>, article: ArticleNumber) -> Vec<Hit> {
        let mut hits = Vec::new();
        for run in corpus.runs(article) {
            let types: Vec<TypeId> = corpus.index().row_types(article, run.clone()).collect();
            let starts = (run.start..).zip(types.windows(self.words.len()));
            let found = starts.filter(|(_, window)| self.words.iter().zip(*window).all(|(word, &id)| word.holds(id)));
            let position = |token: usize| Position { article, token: token as u32 };
            hits.extend(found.map(|(token, _)| Hit { position: position(token), tokens: self.words.len() as u32 }));
        }
        hits
    }
}

impl Hit {
    /// The bytes of the hit in its article's body.
    pub fn range(&self, index: &Index) -> Range<usize> {
        let last = Position { token: self.position.token + self.tokens - 1, ..self.position };
        index.range(self.position).start..index.range(last).end
    }
}

/// What one word of a pattern asks for.
enum Matcher {
    /// The counted form.
    Form(String),
    /// The spelling, folded except for case.
    Spelling(String, WordRules),
    /// The counted form, by an expression.
    Expression(Regex),
}

impl Matcher {
    fn types(&self, index: &Index) -> TypeSet {
        let vocabulary = index.vocabulary();
        let mut bits = vec![0; vocabulary.len().div_ceil(64).max(1)];
        for (place, surface) in vocabulary.surfaces().enumerate() {
            let form = index.form(index.form_of(TypeId(place as u32)));
            let holds = match self {
                Self::Form(wanted) => form == wanted,
                Self::Spelling(wanted, rules) => rules.fold(surface) == *wanted,
                Self::Expression(expression) => expression.is_match(form),
            };
            if holds {
                bits[place / 64] |= 1 << (place % 64);
            }
        }
        TypeSet { bits }
    }
}

/// The pieces of a pattern between white space; a `/…/` piece may hold white space of its own.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = match rest.strip_prefix('/').and_then(|inner| inner.find('/')) {
            Some(close) => close + 2,
            None => rest.find(char::is_whitespace).unwrap_or(rest.len()),
        };
        pieces.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    pieces
}

/// The words that one piece asks for: a plain `well-known` is two, as it is in the corpus.
fn matchers(piece: &str, index: &Index) -> Result<Vec<Matcher>> {
    if let Some(inner) =
        piece.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')).filter(|inner| !inner.is_empty())
    {
        return Ok(vec![Matcher::Expression(expression(inner, piece)?)]);
    }
    if let Some(spelling) = piece.strip_prefix('=').filter(|rest| !rest.is_empty()) {
        let rules = if index.as_given() { WordRules::base() } else { index.rules().without("case")? };
        let words = cut(spelling, index);
        return Ok(words.into_iter().map(|word| Matcher::Spelling(rules.fold(word), rules)).collect());
    }
    // A glob is cut where the corpus would be cut: its signs stand for letters.
    let letters = piece.replace(['*', '?'], "x");
    let word = |range: Range<usize>| {
        let word = &piece[range];
        if !word.contains(['*', '?']) {
            return Ok(Matcher::Form(index.fold(word)));
        }
        let source = regex::escape(&index.fold(word)).replace(r"\*", ".*").replace(r"\?", ".");
        expression(&source, piece).map(Matcher::Expression)
    };
    if is_whole(piece, index) {
        return Ok(vec![word(0..piece.len())?]);
    }
    Tokenizer::new(index.rules()).words(&letters).map(word).collect()
}

/// Whether a piece is one word as it stands: a form that the corpus has is one, so that every form of a list can be asked for
/// (`l'` as well).
fn is_whole(piece: &str, index: &Index) -> bool {
    index.as_given() || index.form_id(&index.fold(piece)).is_some()
}

fn cut<'t>(piece: &'t str, index: &Index) -> Vec<&'t str> {
    if is_whole(piece, index) {
        return vec![piece];
    }
    Tokenizer::new(index.rules()).words(piece).map(|range| &piece[range]).collect()
}

fn expression(source: &str, piece: &str) -> Result<Regex> {
    Regex::new(&format!("^(?:{source})$")).map_err(|error| {
        let reason = error.to_string().lines().last().unwrap_or_default().to_string();
        Error::question(format!("\"{piece}\" is not a regular expression: {reason}"))
            .hint("see the syntax of Rust's regex crate; a slash ends the expression")
    })
}
