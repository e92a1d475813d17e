//! Speech without marks: a paragraph behind a verb of speech and a colon. A guess, so only where the user asks for it.

use super::pieces::{Piece, What};
use super::quotations::{Found, Marked};
use super::sieve::{Claim, Sight, speaker_before};

/// Found by the colon before the paragraph.
pub const BLOCK: &str = "block";

/// The paragraphs without any mark that follow a paragraph which ends in a colon and has a verb of speech, with who speaks.
pub fn blocks(sight: &Sight<'_>, found: &Found) -> Vec<(Marked, Claim)> {
    let breaks = sight.pieces.iter().enumerate().filter(|(_, piece)| piece.what == What::Break);
    let mut ends: Vec<usize> = breaks.map(|(at, _)| at).collect();
    ends.push(sight.pieces.len());
    let pairs = ends.windows(2).map(|pair| (pair[0], pair[1]));
    pairs.filter_map(|(end, next_end)| block(sight, found, end, next_end)).collect()
}

fn block(sight: &Sight<'_>, found: &Found, end: usize, next_end: usize) -> Option<(Marked, Claim)> {
    let colon = end.checked_sub(1).filter(|&at| sight.pieces[at].is_sign(":："))?;
    let paragraph: &[Piece] = sight.pieces.get(end + 1..next_end)?;
    let (first, last) = (paragraph.first()?, paragraph.last()?);
    let marked = paragraph.iter().any(|piece| matches!(piece.what, What::Quotation(_)));
    let odd = found.doubts.iter().any(|doubt| (first.range.start..last.range.end).contains(&doubt.at));
    if marked || odd || !last.is_sign(".!?…؟。！？") {
        return None;
    }
    let claim = speaker_before(sight, colon, BLOCK)?;
    let range = first.range.start..last.range.end;
    Some((Marked { outer: range.clone(), inner: range, reopened: Vec::new(), level: 0, rule: BLOCK }, claim))
}
