//! Rules whose words stand behind the quotation.

use super::clause::{sentence_subject, verb_from};
use super::sight::Sight;
use super::{AttributionRule, Claim, Measured};
use crate::annotation::voice::class::Class;
use crate::annotation::voice::language::Subject;
use crate::annotation::voice::mention;
use crate::annotation::voice::pieces::What;

/// “…,” she said.
pub const AFTER: AttributionRule = AttributionRule {
    name: "after",
    about: "“…,” X said",
    measured: &[Measured::polnear(0.982, 2_221)],
    find: |sight| {
        if sight.pieces[sight.at].ends {
            return None;
        }
        subject_then_verb(sight, behind(sight)?, "after")
    },
};

/// “…,” said the minister.
pub const AFTER_INVERTED: AttributionRule = AttributionRule {
    name: "after-inverted",
    about: "“…,” said X",
    measured: &[Measured::polnear(0.982, 721)],
    find: |sight| verb_then_subject(sight, behind(sight)?, "after-inverted"),
};

/// X called the plan “…”, in languages whose verb stands last.
pub const VERB_BEHIND: AttributionRule = AttributionRule {
    name: "verb-behind",
    about: "X “…” said, where the verb stands last",
    measured: &[],
    find: |sight| {
        if sight.lexicon.subject != Subject::Before || sight.lexicon.cased || sight.pieces[sight.at].ends {
            return None;
        }
        let verb = (sight.at + 1..sight.at + 3).find(|&place| sight.is_verb(place, Class::STRONG.or(Class::WEAK)))?;
        let between = &sight.pieces[sight.at + 1..verb];
        let subject = sentence_subject(sight, sight.sentence_start(sight.at), sight.at)?;
        between
            .iter()
            .all(|piece| piece.is(Class::PREPOSITION))
            .then(|| sight.claim(&subject, Some(verb), "verb-behind"))
    },
};

/// “…,” according to the ministry.
pub const ACCORDING_TO: AttributionRule = AttributionRule {
    name: "according-to",
    about: "“…,” according to X; according to X, “…”",
    measured: &[Measured::polnear(0.900, 30)],
    find: |sight| {
        let sentence = sight.sentence_start(sight.at)..sight.sentence_end(sight.at + 1);
        let sources = sentence.filter(|&place| sight.pieces[place].is(Class::SOURCE));
        let nearest = sources.min_by_key(|place| place.abs_diff(sight.at))?;
        if nearest > sight.at && sight.pieces[sight.at].ends {
            return None;
        }
        let phrase = mention::forward(sight.pieces, nearest + 1)?;
        Some(sight.claim(&phrase, Some(nearest), "according-to"))
    },
};

/// “…” — X
pub const SIGNED: AttributionRule = AttributionRule {
    name: "signed",
    about: "“…” — X, at the end of a paragraph",
    measured: &[],
    find: |sight| {
        let dash = sight.at + 1;
        if !sight.piece(dash)?.is_sign("—–―-") || !sight.lexicon.cased {
            return None;
        }
        let phrase = mention::forward(sight.pieces, dash + 1)?;
        let named = sight.pieces[phrase.start].capital;
        let mut rest = sight.pieces[phrase.end..].iter().take(12);
        let ends = rest.find(|piece| piece.ends).is_some_and(|piece| !matches!(piece.what, What::Quotation(_)));
        let plain = sight.pieces[phrase.end..]
            .iter()
            .take_while(|piece| !piece.ends)
            .all(|piece| piece.is_open() || piece.what != What::Word || piece.is(Class::OF.or(Class::PREPOSITION)));
        (named && ends && plain).then(|| sight.claim(&phrase, None, "signed"))
    },
};

/// “….” X said.
pub const AFTER_STOP: AttributionRule = AttributionRule {
    name: "after-stop",
    about: "“….” X said.",
    measured: &[Measured::polnear(0.949, 39)],
    find: |sight| {
        let start = behind(sight).filter(|_| sight.pieces[sight.at].ends)?;
        let claim = subject_then_verb(sight, start, "after-stop")?;
        // A sentence that goes on to tell what was said belongs to the next words.
        let cue = claim.cue.clone()?;
        let verb = (start..sight.pieces.len()).find(|&place| sight.pieces[place].range.start == cue.start)?;
        let end = sight.sentence_end(verb);
        let rest = sight.pieces.get(verb + 1..end)?;
        let goes_on = rest.len() > 8
            || rest
                .iter()
                .any(|piece| piece.is(Class::THAT) || piece.is_sign(",:") || matches!(piece.what, What::Quotation(_)));
        let next_opens = sight.piece(end).is_some_and(|piece| piece.is_sign(":"));
        (!goes_on && !next_opens).then_some(claim)
    },
};

/// “…” and more of the sentence, X said.
pub const AFTER_LATER: AttributionRule = AttributionRule {
    name: "after-later",
    about: "“…” and more of the sentence, X said.",
    measured: &[Measured::polnear(1.000, 20)],
    find: |sight| {
        if sight.pieces[sight.at].ends {
            return None;
        }
        let end = sight.sentence_end(sight.at + 1);
        let comma = (sight.at + 1..end).rev().find(|&place| sight.pieces[place].is_sign(",،"))?;
        let phrase = mention::forward(sight.pieces, comma + 1)?;
        let verb = verb_from(sight, phrase.end).filter(|&verb| sight.is_verb(verb, Class::STRONG))?;
        // The reach for the end of a sentence may end before the verb.
        let ends_there = sight.pieces.get(verb + 1..end)?.len() <= 4;
        ends_there.then(|| sight.claim(&phrase, Some(verb), "after-later"))
    },
};

/// The place behind the quotation and a comma or dash.
fn behind(sight: &Sight<'_>) -> Option<usize> {
    let mut at = sight.at + 1;
    while sight.piece(at)?.is_sign(",—–-،") {
        at += 1;
    }
    (sight.piece(at)?.what == What::Word).then_some(at)
}

fn subject_then_verb(sight: &Sight<'_>, start: usize, rule: &'static str) -> Option<Claim> {
    let mut start = start;
    while sight.piece(start)?.is(Class::ADVERB) && start < sight.at + 4 {
        start += 1;
    }
    // A-t-il dit: the auxiliary before its pronoun.
    start += usize::from(sight.piece(start)?.is(Class::AUXILIARY) && sight.piece(start + 1)?.is(Class::PRONOUN));
    let phrase = mention::forward(sight.pieces, start)?;
    let verb = verb_from(sight, phrase.end)?;
    Some(sight.claim(&phrase, Some(verb), rule))
}

fn verb_then_subject(sight: &Sight<'_>, start: usize, rule: &'static str) -> Option<Claim> {
    let mut verb = start;
    while sight.piece(verb)?.is(Class::AUXILIARY) {
        verb += 1;
    }
    if !sight.is_verb(verb, Class::STRONG.or(Class::WEAK)) {
        return None;
    }
    let mut at = verb + 1;
    while sight.piece(at)?.is(Class::ADVERB) {
        at += 1;
    }
    let phrase = mention::forward(sight.pieces, at)?;
    Some(sight.claim(&phrase, Some(verb), rule))
}
