//! Noun phrases that may name a speaker, found by the classes of their words: the longest one forwards or backwards from a
//! place. Knows nothing of quotations.

use super::class::Class;
use super::pieces::Piece;
use std::ops::Range;

/// A noun phrase has at most so many pieces.
const LONGEST: usize = 14;

/// The noun phrase that begins at a place, as a range of pieces.
pub fn forward(pieces: &[Piece], start: usize) -> Option<Range<usize>> {
    let first = pieces.get(start)?;
    let followed = pieces.get(start + 1).is_some_and(Piece::is_open);
    if first.is(Class::PRONOUN) && !(first.is(Class::DETERMINER) && followed) {
        return Some(start..start + 1);
    }
    let mut end = start;
    let mut has_noun = false;
    let mut may_begin = true;
    while let Some(piece) = pieces.get(end).filter(|_| end - start < LONGEST) {
        let next = pieces.get(end + 1);
        let next_open = next.is_some_and(Piece::is_open);
        if piece.is(Class::DETERMINER) && may_begin {
            end += 1;
        } else if piece.is_open() && (has_noun || !piece.is(Class::NOUN_TOO) || end > start) {
            has_noun = true;
            may_begin = false;
            end += 1;
        } else if has_noun && piece.is(Class::PARTICLE) && next.is_some_and(|next| next.capital && next.is_open()) {
            end += 1;
        } else if has_noun
            && piece.is(Class::OF)
            && next.is_some_and(|next| next.is_open() || next.is(Class::DETERMINER))
        {
            may_begin = true;
            end += 1;
        } else if has_noun
            && piece.is(Class::CONJUNCTION)
            && next_open
            && next.is_some_and(|next| next.capital)
            && pieces[end - 1].capital
        {
            end += 1;
        } else {
            break;
        }
    }
    while end > start && pieces[end - 1].is(Class::OF.or(Class::CONJUNCTION)) {
        end -= 1;
    }
    // Ada Quill met the crews: a lower-case word between a name and an object is a verb that no list knows.
    let object = pieces.get(end).is_some_and(|next| next.is(Class::DETERMINER.or(Class::PRONOUN)));
    if object && first.capital && !first.is(Class::DETERMINER) && end - start > 1 && !pieces[end - 1].capital {
        end -= 1;
    }
    has_noun.then_some(start..end)
}

/// The noun phrase that ends right before a place, as a range of pieces.
pub fn backward(pieces: &[Piece], end: usize) -> Option<Range<usize>> {
    let last = pieces.get(end.checked_sub(1)?)?;
    if last.is(Class::PRONOUN) && !last.is(Class::DETERMINER) {
        return Some(end - 1..end);
    }
    let mut start = end;
    let mut has_noun = false;
    while start > 0 && end - start < LONGEST {
        let piece = &pieces[start - 1];
        let before = start.checked_sub(2).map(|at| &pieces[at]);
        if piece.ends || piece.is(Class::THAT) && before.is_some_and(|before| before.is(Class::CUE)) {
            break;
        }
        if piece.is_open() {
            has_noun = true;
            start -= 1;
        } else if piece.is(Class::DETERMINER) && (has_noun || piece.is(Class::PRONOUN)) {
            has_noun = true;
            start = first_determiner(pieces, start - 1);
            if !joins_another(pieces, start) {
                break;
            }
            start -= 1;
        } else if has_noun && links(piece, before, &pieces[start]) {
            start -= 1;
        } else {
            break;
        }
    }
    let links_nothing = |piece: &Piece| piece.is(Class::OF.or(Class::CONJUNCTION));
    // That the strategic policy: "that" is no determiner here.
    let opens_clause = |at: usize| at + 1 < end && pieces[at].is(Class::THAT) && pieces[at + 1].is(Class::DETERMINER);
    while start < end && (links_nothing(&pieces[start]) || opens_clause(start)) {
        start += 1;
    }
    (has_noun && start < end).then_some(start..end)
}

/// The first of the determiners that end at a place.
fn first_determiner(pieces: &[Piece], last: usize) -> usize {
    let mut start = last;
    while start > 0 && pieces[start - 1].is(Class::DETERMINER) {
        start -= 1;
    }
    start
}

/// Whether the phrase that begins at a place hangs on another one: the leader *of the* revolution.
fn joins_another(pieces: &[Piece], start: usize) -> bool {
    start > 1
        && pieces[start - 1].is(Class::OF)
        && (pieces[start - 2].is_open() || pieces[start - 2].is(Class::PRONOUN))
}

/// Whether a small word links what stands before it to what stands behind it.
fn links(piece: &Piece, before: Option<&Piece>, after: &Piece) -> bool {
    let open = before.is_some_and(|before| before.is_open() && !before.ends);
    let pronoun = before.is_some_and(|before| before.is(Class::PRONOUN));
    let capitals = before.is_some_and(|before| before.capital) && after.capital;
    piece.is(Class::OF) && (open || pronoun)
        || piece.is(Class::PARTICLE) && open
        || piece.is(Class::CONJUNCTION) && open && capitals
}

/// The bytes of a range of pieces.
pub fn bytes(pieces: &[Piece], range: &Range<usize>) -> Range<usize> {
    pieces[range.start].range.start..pieces[range.end - 1].range.end
}
