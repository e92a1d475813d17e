//! What a rule sees: the text in pieces, the quotation among them, and who was found to speak the quotations before it.

use super::Claim;
use crate::annotation::voice::class::Class;
use crate::annotation::voice::language::Lexicon;
use crate::annotation::voice::mention;
use crate::annotation::voice::pieces::{Piece, What};
use std::ops::Range;

/// A sentence is looked at so far to either side, so that the work is linear in the length of a text.
const FARTHEST: usize = 90;

/// A quotation in its text.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'t> {
    /// The body.
    pub text: &'t str,
    /// Its pieces.
    pub pieces: &'t [Piece],
    /// The place of the quotation among them.
    pub at: usize,
    /// What was found for the quotations before it, by number.
    pub claims: &'t [Option<Claim>],
    /// The words of the language.
    pub lexicon: &'t Lexicon,
}

impl Sight<'_> {
    /// A piece by its place.
    pub fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)
    }

    /// The place where the sentence that holds a place begins.
    pub fn sentence_start(&self, at: usize) -> usize {
        let least = at.saturating_sub(FARTHEST);
        let mut start = at;
        while start > least && !self.pieces[start - 1].ends {
            start -= 1;
        }
        start
    }

    /// The place behind the last piece of the sentence that holds a place.
    pub fn sentence_end(&self, at: usize) -> usize {
        let most = (at + FARTHEST).min(self.pieces.len());
        let mut end = at;
        while end < most && !self.pieces[end].ends {
            end += 1;
        }
        end
    }

    /// Whether the word at a place is a finite verb of speech and not a noun that looks like one.
    pub fn is_verb(&self, at: usize, classes: Class) -> bool {
        let Some(piece) = self.piece(at).filter(|piece| piece.is(classes)) else { return false };
        if !piece.class.is(Class::NOUN_TOO) {
            return true;
        }
        let Some(before) = at.checked_sub(1).map(|at| &self.pieces[at]) else { return false };
        match before.what {
            What::Word => {
                let possessive = self.text[before.range.clone()].ends_with(['s'])
                    && self.text[before.range.clone()].contains(['\'', '’']);
                before.is(Class::PRONOUN.or(Class::RELATIVE).or(Class::ADVERB).or(Class::AUXILIARY))
                    && !before.is(Class::DETERMINER)
                    || before.is_open() && before.capital && !possessive
                    || before.is(Class::CONJUNCTION)
            }
            What::Sign(',') | What::Quotation(_) => true,
            _ => false,
        }
    }

    /// The quotation's number among those before, if a piece is one.
    pub fn claim_of(&self, at: usize) -> Option<&Claim> {
        match self.piece(at)?.what {
            What::Quotation(number) => self.claims[number].as_ref(),
            _ => None,
        }
    }

    /// A claim from places of pieces.
    pub fn claim(&self, speaker: &Range<usize>, cue: Option<usize>, rule: &'static str) -> Claim {
        Claim {
            speaker: mention::bytes(self.pieces, speaker),
            cue: cue.map(|cue| self.pieces[cue].range.clone()),
            rule,
        }
    }
}
