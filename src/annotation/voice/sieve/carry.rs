//! Rules that go on with the speaker of the quotation before.

use super::sight::Sight;
use super::{AttributionRule, Claim, Measured};
use crate::annotation::voice::pieces::What;

/// The name of the rule.
pub const NAME: &str = "continued";

/// “…,” X said. “…”
pub const CONTINUED: AttributionRule = AttributionRule {
    name: NAME,
    about: "“…,” X said. “…”",
    measured: &[Measured::polnear(0.983, 1_389)],
    find: |sight| {
        let (place, claim) = previous(sight)?;
        let from_behind = matches!(claim.rule, "after" | "after-inverted" | NAME);
        // The river rose “fast”: words of another sentence stand before it.
        let before = &sight.pieces[sight.at - 1];
        let from_behind = from_behind && (before.ends || before.is_sign(",;—–-،") || sight.at == place + 1);
        let sentences = sight.pieces[place + 1..sight.at].iter().filter(|piece| piece.ends).count();
        if from_behind && sentences <= 1 { Some(Claim { rule: NAME, ..claim }) } else { None }
    },
};

/// The nearest quotation before it in the same paragraph whose speaker is known, with that speaker.
fn previous(sight: &Sight<'_>) -> Option<(usize, Claim)> {
    let least = sight.at.saturating_sub(120);
    let mut places = (least..sight.at).rev().take_while(|&place| sight.pieces[place].what != What::Break);
    places.find_map(|place| Some((place, sight.claim_of(place)?.clone())))
}
