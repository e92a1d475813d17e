//! Verbs of speech and their subjects: from a noun phrase on to its verb, and from a verb back to its subject.

use super::sight::Sight;
use crate::annotation::voice::class::Class;
use crate::annotation::voice::mention;
use crate::annotation::voice::pieces::What;
use std::ops::Range;

/// Between a subject and its verb stand at most so many pieces.
const FARTHEST_VERB: usize = 40;
/// A dateline has at most so many pieces.
const LONGEST_DATELINE: usize = 8;

/// The finite verb of speech whose subject ends before a place: adverbs, auxiliaries, phrases and appositions may stand between.
pub fn verb_from(sight: &Sight<'_>, start: usize) -> Option<usize> {
    let mut at = start;
    let mut in_phrase = false;
    while at < start + FARTHEST_VERB {
        let piece = sight.piece(at)?;
        if piece.ends || matches!(piece.what, What::Quotation(_) | What::Break) {
            return None;
        }
        if sight.is_verb(at, Class::STRONG.or(Class::WEAK)) {
            return Some(at);
        }
        if piece.is(Class::AUXILIARY.or(Class::ADVERB).or(Class::TIME)) {
            at += 1;
        } else if piece.is_sign(",(—–-،") {
            at = closing(sight, at)? + 1;
            in_phrase = false;
        } else if piece.is(Class::PREPOSITION.or(Class::OF).or(Class::RELATIVE)) {
            in_phrase = true;
            at += 1;
        } else if piece.is(Class::CONJUNCTION) {
            at = mention::forward(sight.pieces, at + 1)?.end;
        } else if in_phrase && piece.what == What::Word && !piece.is(Class::THAT) {
            at += 1;
        } else {
            return None;
        }
    }
    None
}

/// The sign that closes an apposition or bracket that opens at a place.
fn closing(sight: &Sight<'_>, at: usize) -> Option<usize> {
    let close = match sight.piece(at)?.what {
        What::Sign('(') => ")",
        What::Sign(',' | '،') => ",،",
        _ => "—–-",
    };
    let mut place = at + 1;
    while place < at + FARTHEST_VERB {
        let piece = sight.piece(place)?;
        if piece.is_sign(close) {
            return Some(place);
        }
        if piece.ends || matches!(piece.what, What::Quotation(_)) {
            return None;
        }
        place += 1;
    }
    None
}

/// The subject of a verb or participle, as a range of pieces.
pub fn subject_of(sight: &Sight<'_>, verb: usize) -> Option<Range<usize>> {
    let start = behind_dateline(sight, sight.sentence_start(verb));
    let mut end = verb;
    let mut timed = false;
    if is_passive(sight, start, verb) {
        let by = (verb + 1..verb + 5).find(|&place| sight.piece(place).is_some_and(|piece| piece.is(Class::BY)));
        return by.and_then(|by| mention::forward(sight.pieces, by + 1));
    }
    while end > start {
        let piece = &sight.pieces[end - 1];
        timed |= piece.is(Class::TIME);
        if piece.is(Class::AUXILIARY.or(Class::ADVERB).or(Class::TIME)) && !piece.is(Class::PRONOUN)
            || timed && piece.is(Class::PREPOSITION)
        {
            end -= 1;
        } else {
            break;
        }
    }
    if end == start {
        return None;
    }
    let before = &sight.pieces[end - 1];
    if before.is(Class::RELATIVE) {
        let end = end - 1 - usize::from(end >= 2 && sight.pieces[end - 2].is_sign(","));
        return phrase_before(sight, end, start);
    }
    if before.is(Class::CONJUNCTION) {
        return sentence_subject(sight, start, end);
    }
    if before.is_sign(",)—–-،") {
        let of_participle = sight.pieces[verb].is(Class::PARTICIPLE) || before.is_sign("—–-");
        if of_participle {
            return sentence_subject(sight, start, end);
        }
        return sentence_subject(sight, start, end)
            .or_else(|| before_apposition(sight, start, end - 1))
            .or_else(|| phrase_before(sight, end - 1, start));
    }
    if sight.pieces[verb].is(Class::PARTICIPLE) && !sight.pieces[verb].is(Class::STRONG) {
        // Footage of Marrant asking: the name before it.
        let named = before.capital && before.is_open();
        return named
            .then(|| phrase_before(sight, end, start))
            .flatten()
            .or_else(|| sentence_subject(sight, start, end));
    }
    phrase_before(sight, end, start).or_else(|| sentence_subject(sight, start, end))
}

/// The place behind a dateline (*TEHRAN –*, *NEW YORK (AP) —*) if a sentence begins with one: a city is not who speaks.
fn behind_dateline(sight: &Sight<'_>, start: usize) -> usize {
    let is_shout = |word: &str| word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    let mut at = start;
    while let Some(piece) = sight.piece(at).filter(|_| at < start + LONGEST_DATELINE) {
        if piece.is_sign("—–-") {
            return if at > start { at + 1 } else { start };
        }
        let names_place = piece.what == What::Word && (at > start || is_shout(&sight.text[piece.range.clone()]));
        if piece.ends || !(names_place && piece.capital || piece.is_sign(",()")) {
            break;
        }
        at += 1;
    }
    start
}

/// Whether a verb is passive: then the one who acts follows it, or is not named at all.
fn is_passive(sight: &Sight<'_>, start: usize, verb: usize) -> bool {
    let mut before = (start..verb).rev().map(|place| &sight.pieces[place]);
    let helper = before.find(|piece| !piece.is(Class::ADVERB));
    helper.is_some_and(|piece| piece.is(Class::PASSIVE)) && !sight.pieces[verb].is(Class::PARTICIPLE)
}

/// The noun phrase before a place with the prepositional phrases that hang on it: *a spokesman for the group*.
fn phrase_before(sight: &Sight<'_>, end: usize, start: usize) -> Option<Range<usize>> {
    let mut phrase = mention::backward(sight.pieces, end).filter(|phrase| phrase.start >= start)?;
    let nearest = phrase.clone();
    for _ in 0..3 {
        if phrase.start <= start || !sight.pieces[phrase.start - 1].is(Class::PREPOSITION) {
            return Some(phrase);
        }
        let Some(outer) = mention::backward(sight.pieces, phrase.start - 1).filter(|outer| outer.start >= start) else {
            return Some(nearest);
        };
        phrase.start = outer.start;
    }
    Some(phrase)
}

/// What an apposition between commas explains; the second comma stands at `close`.
fn before_apposition(sight: &Sight<'_>, start: usize, close: usize) -> Option<Range<usize>> {
    let close_sign = &sight.pieces[close];
    let open = if close_sign.is_sign(")") { "(" } else { ",،" };
    let mut at = close;
    while at > start {
        at -= 1;
        let piece = &sight.pieces[at];
        if piece.is_sign(open) {
            let phrase = phrase_before(sight, at, start);
            // Lists and ages stand between more commas: go on to the first of them.
            let begins = phrase
                .as_ref()
                .is_some_and(|phrase| phrase.start == start || !sight.pieces[phrase.start - 1].is_sign(","));
            if begins {
                return phrase;
            }
        }
    }
    None
}

/// The subject of a whole sentence: the first noun phrase behind what introduces it.
pub fn sentence_subject(sight: &Sight<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let mut at = start;
    let mut introduced = false;
    for _ in 0..5 {
        let piece = sight.piece(at).filter(|_| at < end)?;
        if piece.is_sign("[(") {
            at = 1 + (at..end).find(|&place| sight.pieces[place].is_sign("])"))?;
            continue;
        }
        if let Some(claim) = sight.claim_of(at) {
            return places_of(sight, &claim.speaker, at, end);
        }
        let opening =
            piece.is(Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::ADVERB).or(Class::PARTICIPLE).or(Class::TIME))
                || ends_in_ing(sight, at);
        if opening {
            let comma = (at..end).find(|&place| sight.pieces[place].is_sign(",،"));
            match comma {
                Some(comma) => at = comma + 1,
                None => at += 1,
            }
            introduced |= comma.is_some();
            continue;
        }
        if piece.what != What::Word || piece.is(Class::AUXILIARY) {
            at += 1;
            continue;
        }
        let phrase = mention::forward(sight.pieces, at).filter(|phrase| phrase.end <= end)?;
        // What introduces the sentence may hold a comma itself.
        let nobody = sight.lexicon.cased && !sight.pieces[phrase.clone()].iter().any(|piece| piece.capital);
        if introduced && nobody && sight.piece(phrase.end).is_some_and(|next| next.is_sign(",")) {
            at = phrase.end + 1;
            continue;
        }
        return Some(phrase);
    }
    None
}

/// The places of a mention that was found before, near a place.
fn places_of(sight: &Sight<'_>, bytes: &Range<usize>, near: usize, end: usize) -> Option<Range<usize>> {
    let first =
        (near.saturating_sub(60)..end.max(near)).find(|&place| sight.pieces[place].range.start >= bytes.start)?;
    let last = (first..sight.pieces.len()).find(|&place| sight.pieces[place].range.end >= bytes.end)?;
    (sight.pieces[first].range.start == bytes.start).then_some(first..last + 1)
}

fn ends_in_ing(sight: &Sight<'_>, at: usize) -> bool {
    let piece = &sight.pieces[at];
    piece.is_open()
        && sight.lexicon.language == "en"
        && sight.text[piece.range.clone()].ends_with("ing")
        && sight.piece(at + 1).is_some_and(|next| !next.is(Class::CUE) && !next.capital)
}
