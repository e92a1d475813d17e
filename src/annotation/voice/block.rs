//! Speech without marks: a paragraph behind a verb of speech and a colon, and the paragraphs behind it that go on like speech. A
//! guess, so only where the user asks for it.

use super::class::Class;
use super::pieces::{Piece, What};
use super::quotations::{Found, Marked};
use super::sieve::{Claim, Sight, speaker_before};
use std::ops::Range;

/// Found by the colon before the first paragraph.
pub const BLOCK: &str = "block";

/// The paragraphs without any mark that follow a paragraph which ends in a colon and has a verb of speech, with who speaks; and
/// those behind them in which the speaker says *I*, *we* or *you*, or in which words were left out (…, […]): reporters do neither
/// in their own prose.
pub fn blocks(sight: &Sight<'_>, found: &Found) -> Vec<(Marked, Claim)> {
    let breaks = sight.pieces.iter().enumerate().filter(|(_, piece)| piece.what == What::Break);
    let mut ends: Vec<usize> = breaks.map(|(at, _)| at).collect();
    ends.push(sight.pieces.len());
    let mut blocks: Vec<(Marked, Claim)> = Vec::new();
    let mut open: Option<Claim> = None;
    for pair in ends.windows(2) {
        let (end, next_end) = (pair[0], pair[1]);
        let paragraph = Paragraph::of(sight, found, end + 1..next_end);
        let claim = paragraph.as_ref().and_then(|paragraph| match open.take() {
            Some(claim) if paragraph.goes_on(sight) => Some(claim),
            _ => introduced(sight, end),
        });
        if let (Some(Paragraph { range, .. }), Some(claim)) = (&paragraph, &claim) {
            let bytes = range.clone();
            let marked = Marked { outer: bytes.clone(), inner: bytes, reopened: Vec::new(), level: 0, rule: BLOCK };
            blocks.push((marked, claim.clone()));
        }
        open = claim;
    }
    blocks
}

/// Who speaks the paragraph behind a break, if the one before it ends in a colon and has a verb of speech.
fn introduced(sight: &Sight<'_>, end: usize) -> Option<Claim> {
    let colon = end.checked_sub(1).filter(|&at| sight.pieces[at].is_sign(":："))?;
    speaker_before(sight, colon, BLOCK)
}

/// A paragraph of whole sentences without any mark.
struct Paragraph {
    pieces: Range<usize>,
    range: Range<usize>,
}

impl Paragraph {
    fn of(sight: &Sight<'_>, found: &Found, places: Range<usize>) -> Option<Self> {
        let pieces: &[Piece] = sight.pieces.get(places.clone())?;
        let (first, last) = (pieces.first()?, pieces.last()?);
        let range = first.range.start..last.range.end;
        let marked = pieces.iter().any(|piece| matches!(piece.what, What::Quotation(_)));
        let odd = found.doubts.iter().any(|doubt| range.contains(&doubt.at));
        let whole = !marked && !odd && last.is_sign(".!?…؟。！？");
        whole.then_some(Self { pieces: places, range })
    }

    /// Whether it goes on like the speech before it: somebody talks or something was left out, and nobody is said to speak.
    fn goes_on(&self, sight: &Sight<'_>) -> bool {
        let pieces = &sight.pieces[self.pieces.clone()];
        let talks = pieces.iter().any(|piece| piece.is(Class::DIALOGUE));
        let inner = &pieces[..pieces.len() - 1];
        let cut = inner.iter().any(|piece| piece.is_sign("…[")) || sight.text[self.range.clone()].contains("...");
        let own = |place: usize| place > self.pieces.start && sight.pieces[place - 1].is(Class::DIALOGUE);
        let told = self.pieces.clone().any(|place| sight.is_verb(place, Class::STRONG) && !own(place));
        (talks || cut) && !told
    }
}
