//! Rules whose words stand before the quotation.

use super::clause::{sentence_subject, subject_of};
use super::sight::Sight;
use super::{AttributionRule, Claim, Measured};
use crate::annotation::voice::class::Class;
use crate::annotation::voice::language::Subject;
use crate::annotation::voice::mention;
use crate::annotation::voice::pieces::What;
use std::ops::Range;

/// X said, “…”
pub const BEFORE_MARK: AttributionRule = AttributionRule {
    name: "before",
    about: "X said: “…”; X said that “…”",
    measured: &[Measured::polnear(0.918, 461)],
    find: |sight| claim(sight, "before", |lead| lead.words == 0 && !lead.participle),
};

/// X told reporters in Qom: “…”
pub const BEFORE_PHRASE: AttributionRule = AttributionRule {
    name: "before-phrase",
    about: "X told reporters on Monday: “…”",
    measured: &[Measured::polnear(0.879, 165)],
    find: |sight| claim(sight, "before-phrase", |lead| lead.words > 0 && lead.signed && !lead.participle),
};

/// X said the plan was “…”
pub const BEFORE_WORDS: AttributionRule = AttributionRule {
    name: "before-words",
    about: "X said the plan was “…”",
    measured: &[Measured::polnear(0.872, 564)],
    find: |sight| claim(sight, "before-words", |lead| lead.words > 0 && !lead.signed && !lead.participle),
};

/// X met Y, adding: “…”
pub const BEFORE_PARTICIPLE: AttributionRule = AttributionRule {
    name: "before-participle",
    about: "X met Y, adding: “…”",
    measured: &[Measured::polnear(0.852, 230)],
    find: |sight| claim(sight, "before-participle", |lead| lead.participle),
};

/// X said: and the quotation is the next paragraph.
pub const BEFORE_ACROSS: AttributionRule = AttributionRule {
    name: "before-across",
    about: "X said: (next paragraph) “…”",
    measured: &[Measured::polnear(0.929, 14)],
    find: |sight| {
        let stop = sight.at.checked_sub(1).filter(|&stop| sight.pieces[stop].what == What::Break)?;
        let sign = stop.checked_sub(1).filter(|&sign| sight.pieces[sign].is_sign(":,؛"))?;
        found(sight, sign, "before-across")
    },
};

/// X said so. “…”
pub const BEFORE_SENTENCE: AttributionRule = AttributionRule {
    name: "before-sentence",
    about: "X said that this was so. “…”",
    measured: &[Measured::polnear(0.853, 75)],
    find: |sight| {
        let end = sight.at.checked_sub(1)?;
        let stop = &sight.pieces[end];
        if !stop.ends || !matches!(stop.what, What::Sign(_)) {
            return None;
        }
        found(sight, end, "before-sentence")
    },
};

/// What stands between a verb of speech and the quotation.
struct Lead {
    verb: usize,
    words: usize,
    signed: bool,
    participle: bool,
}

fn claim(sight: &Sight<'_>, rule: &'static str, fits: impl Fn(&Lead) -> bool) -> Option<Claim> {
    let lead = lead(sight, sight.at).filter(|lead| fits(lead))?;
    let Some(subject) = subject(sight, lead.verb) else { return earlier(sight, lead.verb, rule) };
    let (verb, subject) = outermost(sight, &lead, &subject).unwrap_or((lead.verb, subject));
    Some(sight.claim(&subject, Some(verb), rule))
}

/// Where subjects follow their verbs, the nearest verb may be that of a clause inside what is said: look before it.
fn earlier(sight: &Sight<'_>, verb: usize, rule: &'static str) -> Option<Claim> {
    let before = lead(sight, verb).filter(|_| sight.lexicon.subject == Subject::After)?;
    Some(sight.claim(&subject(sight, before.verb)?, Some(before.verb), rule))
}

/// Who speaks where the nearest subject only stands inside what somebody says: *Marrant said she hoped for* “…”, *she says it
/// underscores that* “…”.
fn outermost(sight: &Sight<'_>, lead: &Lead, subject: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let first = &sight.pieces[subject.start];
    if subject.len() != 1 || !first.is(Class::PRONOUN) || subject.start == 0 {
        return None;
    }
    let before = subject.start - 1 - usize::from(subject.start > 1 && sight.pieces[subject.start - 1].is(Class::THAT));
    let verb = if sight.is_verb(before, Class::STRONG) {
        before
    } else if lead.words > 0 && !first.is(Class::PERSON) {
        let start = sight.sentence_start(sight.at);
        (start..subject.start).rev().find(|&place| sight.is_verb(place, Class::STRONG))?
    } else {
        return None;
    };
    Some((verb, self::subject(sight, verb)?))
}

/// The last verb of speech before a place in its sentence, with its subject.
pub fn found(sight: &Sight<'_>, end: usize, rule: &'static str) -> Option<Claim> {
    let start = sight.sentence_start(end);
    let verb = (start..end).rev().find(|&place| {
        let last = place + 1 == end && sight.pieces[end].is_sign(":");
        sight.is_verb(place, if last { Class::CUE } else { Class::STRONG.or(Class::PARTICIPLE) })
    })?;
    let subject = subject(sight, verb)?;
    Some(sight.claim(&subject, Some(verb), rule))
}

/// The nearest verb of speech before the quotation in the same sentence.
fn lead(sight: &Sight<'_>, end: usize) -> Option<Lead> {
    let start = sight.sentence_start(end);
    let mut lead = Lead { verb: 0, words: 0, signed: false, participle: false };
    for place in (start..end).rev() {
        let piece = &sight.pieces[place];
        let near = lead.words == 0 || !lead.signed;
        if sight.is_verb(place, if near { Class::CUE } else { Class::STRONG.or(Class::PARTICIPLE) }) {
            lead.verb = place;
            lead.participle = !piece.is(Class::STRONG.or(Class::WEAK));
            return Some(lead);
        }
        if piece.is_sign(",:،—–-") && lead.words == 0 {
            lead.signed = true;
        } else if !(piece.is(Class::THAT) && lead.words == 0) {
            lead.words += usize::from(matches!(piece.what, What::Word | What::Quotation(_)));
        }
    }
    None
}

/// The subject of a verb, on the side where the language has it.
fn subject(sight: &Sight<'_>, verb: usize) -> Option<Range<usize>> {
    let start = sight.sentence_start(verb);
    let after = || mention::forward(sight.pieces, verb + 1).filter(|phrase| phrase.end <= sight.at);
    let first = || sentence_subject(sight, start, verb);
    let introduced =
        || sight.pieces[start].is(Class::PREPOSITION.or(Class::ADVERB).or(Class::TIME).or(Class::CONJUNCTION));
    // X went to the quay, he said: where nothing marks the end of a name, the pronoun before the verb is the subject.
    let told =
        || verb.checked_sub(1).filter(|&at| at >= start && sight.pieces[at].is(Class::PRONOUN)).map(|at| at..verb);
    match sight.lexicon.subject {
        Subject::Before if verb == start => after(),
        Subject::Before if !sight.lexicon.spaced && told().is_some() => told(),
        Subject::Before if !sight.lexicon.cased => first().or_else(|| subject_of(sight, verb)),
        Subject::Before => subject_of(sight, verb),
        Subject::After => after().or_else(first),
        Subject::Both if introduced() => after().or_else(|| subject_of(sight, verb)),
        Subject::Both => subject_of(sight, verb).or_else(after),
    }
}
