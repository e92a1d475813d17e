//! Indirect speech with a cue: *she said that …*, *according to the ministry, …*. An ordered list of rules, each over one
//! sentence; what no rule knows is the outlet's own.

use super::Speaker;
use super::class::Class;
use super::mention;
use super::pieces::What;
use super::sieve::{Measured, Sight, subject_of, verb_from};
use std::ops::Range;

/// A way to find indirect speech.
#[derive(Debug)]
pub struct ReportedRule {
    /// Its name in tables and settings.
    pub name: &'static str,
    /// The pattern, as a reader would write it.
    pub about: &'static str,
    /// The share of its words that lie inside hand-annotated speech.
    pub measured: &'static [Measured],
    find: fn(&Sight<'_>, &Range<usize>) -> Option<Reported>,
}

/// A stretch of indirect speech: bytes of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// What is reported.
    pub range: Range<usize>,
    /// Whose words they are said to be.
    pub speaker: Option<Range<usize>>,
    /// The speaker as those of quotations are known, with the full name in the article; filled in when the article's names are known.
    pub source: Option<Speaker>,
    /// The verb or phrase that says so.
    pub cue: Range<usize>,
    /// The rule.
    pub rule: &'static str,
}

/// The rules in their order.
pub const REPORTED_RULES: &[ReportedRule] =
    &[SAID_THAT, ACCORDING, CLAUSE_FIRST, CLAUSE_FIRST_INVERTED, SAID_COMMA, SAID_ZERO, THOUGHT_THAT];

/// X said that …
const SAID_THAT: ReportedRule = ReportedRule {
    name: "said-that",
    about: "X said that …",
    measured: &[Measured::polnear(0.881, 26_695)],
    find: |sight, sentence| that_clause(sight, sentence, Class::STRONG.or(Class::PARTICIPLE), "said-that"),
};

/// X believes that …
const THOUGHT_THAT: ReportedRule = ReportedRule {
    name: "thought-that",
    about: "X believes that …",
    measured: &[Measured::polnear(0.842, 4_020)],
    find: |sight, sentence| that_clause(sight, sentence, Class::WEAK, "thought-that"),
};

/// X said he would …
const SAID_ZERO: ReportedRule = ReportedRule {
    name: "said-zero",
    about: "X said … (no “that”)",
    measured: &[Measured::polnear(0.867, 28_776)],
    find: |sight, sentence| {
        let verb = sentence.clone().find(|&place| sight.is_verb(place, Class::ZERO))?;
        // The words behind “…,” said X are X, not what X said.
        if (sentence.start..verb)
            .rev()
            .map(|place| &sight.pieces[place])
            .find(|piece| !piece.is_sign(",—–-"))
            .is_some_and(|piece| matches!(piece.what, What::Quotation(_)))
        {
            return None;
        }
        let mut start = verb + 1;
        let mut timed = false;
        while sight.piece(start)?.is(Class::TIME.or(Class::PREPOSITION))
            || sight.piece(start)?.is(Class::ADVERB)
            || timed && sight.piece(start)?.is_sign(",")
        {
            timed |= sight.piece(start)?.is(Class::TIME);
            if sight.piece(start)?.is(Class::PREPOSITION) && !sight.piece(start + 1)?.is(Class::TIME) {
                return None;
            }
            start += 1;
        }
        let first = sight.piece(start).filter(|_| start + 2 < sentence.end)?;
        let begins = first.is(Class::PRONOUN.or(Class::DETERMINER)) || first.is_open();
        let subject = subject_of(sight, verb).filter(|subject| subject.start >= sentence.start)?;
        let timed = first.is(Class::DETERMINER) && sight.piece(start + 1)?.is(Class::TIME);
        let begins = begins && !timed && sentence.end - start > 4;
        begins.then(|| reported(sight, start..sentence.end, Some(&subject), verb, "said-zero")).flatten()
    },
};

/// X said, …, in languages where that is no quotation.
const SAID_COMMA: ReportedRule = ReportedRule {
    name: "said-comma",
    about: "X said, …, where a comma opens indirect speech",
    measured: &[],
    find: |sight, sentence| {
        let verb = sentence.clone().find(|&place| sight.is_verb(place, Class::STRONG))?;
        let opens = sight.lexicon.comma_opens && sight.piece(verb + 1)?.is_sign(",");
        let subject = subject_of(sight, verb).filter(|subject| subject.start >= sentence.start)?;
        let first = sight.piece(verb + 2)?;
        let plain = opens && first.what == What::Word && sentence.end > verb + 3;
        plain.then(|| reported(sight, verb + 2..sentence.end, Some(&subject), verb, "said-comma")).flatten()
    },
};

/// According to X, …
const ACCORDING: ReportedRule = ReportedRule {
    name: "according",
    about: "according to X, …; …, according to X",
    measured: &[Measured::polnear(0.861, 6_930)],
    find: |sight, sentence| {
        let cue = sentence.clone().find(|&place| sight.pieces[place].is(Class::SOURCE))?;
        let phrase = mention::forward(sight.pieces, cue + 1)?;
        if cue == sentence.start {
            let comma = (phrase.end..sentence.end).find(|&place| sight.pieces[place].is_sign(",،"))?;
            return reported(sight, comma + 1..sentence.end, Some(&phrase), cue, "according");
        }
        let comma = sight.pieces[cue - 1].is_sign(",،");
        let end = cue - usize::from(comma);
        reported(sight, sentence.start..end, Some(&phrase), cue, "according")
    },
};

/// …, X said.
const CLAUSE_FIRST: ReportedRule = ReportedRule {
    name: "clause-first",
    about: "…, X said.",
    measured: &[Measured::polnear(0.853, 3_401)],
    find: |sight, sentence| {
        let comma = sentence.clone().rev().find(|&place| sight.pieces[place].is_sign(",،"))?;
        let phrase = mention::forward(sight.pieces, comma + 1)?;
        let verb =
            verb_from(sight, phrase.end).filter(|&verb| sight.is_verb(verb, Class::STRONG) && verb < sentence.end)?;
        let whole = !sight.pieces[sentence.start].is(Class::PREPOSITION.or(Class::CONJUNCTION));
        let ends =
            whole && sentence.end - verb <= 5 && !matches!(sight.pieces[sentence.start].what, What::Quotation(_));
        ends.then(|| reported(sight, sentence.start..comma, Some(&phrase), verb, "clause-first")).flatten()
    },
};

/// …, said X.
const CLAUSE_FIRST_INVERTED: ReportedRule = ReportedRule {
    name: "clause-first-inverted",
    about: "…, said X.",
    measured: &[Measured::polnear(0.910, 793)],
    find: |sight, sentence| {
        let verb = sentence
            .clone()
            .skip(3)
            .find(|&place| sight.is_verb(place, Class::ZERO) && sight.pieces[place - 1].is_sign(",،"))?;
        let phrase = mention::forward(sight.pieces, verb + 1)?;
        let plain = !matches!(sight.pieces[sentence.start].what, What::Quotation(_))
            && !sight.pieces[verb].is(Class::PARTICIPLE);
        // X, the minister, said Y would: there the name is not the speaker's.
        let closes = sight.piece(phrase.end).is_none_or(|next| next.ends || next.is_sign(",،"));
        let whole =
            mention::forward(sight.pieces, sentence.start).is_none_or(|first| !sight.pieces[first.end].is_sign(",،"));
        (plain && closes && whole)
            .then(|| reported(sight, sentence.start..verb - 1, Some(&phrase), verb, "clause-first-inverted"))
            .flatten()
    },
};

/// A verb of a class, at most a few words, and the word that opens indirect speech.
fn that_clause(sight: &Sight<'_>, sentence: &Range<usize>, class: Class, rule: &'static str) -> Option<Reported> {
    sentence.clone().find_map(|verb| {
        if !sight.is_verb(verb, class) {
            return None;
        }
        let near = verb + 1..sentence.end.min(verb + 8);
        let that = near.clone().find(|&place| sight.pieces[place].is(Class::THAT))?;
        // Responses that could: a relative clause.
        let relative = sight.piece(that + 1).is_none_or(|next| next.is(Class::AUXILIARY) || next.ends);
        let close =
            rule == "said-that" || (verb + 1..that).all(|place| sight.pieces[place].is(Class::TIME.or(Class::ADVERB)));
        let plain = !relative
            && close
            && (verb + 1..that)
                .all(|place| sight.pieces[place].what == What::Word && !sight.pieces[place].is(Class::CUE));
        let subject = subject_of(sight, verb).filter(|subject| subject.start >= sentence.start);
        plain.then(|| reported(sight, that..sentence.end, subject.as_ref(), verb, rule)).flatten()
    })
}

/// Indirect speech from places of pieces, without the signs at its ends; `None` if nothing is left.
fn reported(
    sight: &Sight<'_>,
    places: Range<usize>,
    speaker: Option<&Range<usize>>,
    cue: usize,
    rule: &'static str,
) -> Option<Reported> {
    let (mut start, mut end) = (places.start, places.end);
    while start < end && matches!(sight.pieces[start].what, What::Sign(_)) {
        start += 1;
    }
    while end > start && matches!(sight.pieces[end - 1].what, What::Sign(_) | What::Break) {
        end -= 1;
    }
    let words = sight.pieces[start..end].iter().any(|piece| piece.what == What::Word);
    words.then(|| Reported {
        range: sight.pieces[start].range.start..sight.pieces[end - 1].range.end,
        speaker: speaker.map(|speaker| mention::bytes(sight.pieces, speaker)),
        source: None,
        cue: sight.pieces[cue].range.clone(),
        rule,
    })
}

/// The indirect speech of a text, ascending; at most one stretch a sentence. Quotations may lie inside it.
pub fn find(sight: &Sight<'_>) -> Vec<Reported> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, piece) in sight.pieces.iter().enumerate() {
        if piece.ends {
            let sentence = start..at + 1;
            start = at + 1;
            found.extend(REPORTED_RULES.iter().find_map(|rule| (rule.find)(sight, &sentence)));
        }
    }
    found
}
