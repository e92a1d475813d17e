//! Which passages of a corpus are compared: somebody's speech, and what outlets write in their own words.

use super::{Manner, Passage};
use crate::analysis::voices::SpeakerNames;
use crate::annotation::voice::{ArticleVoices, Blocks, Kind, Quotation, Reported, Speaker, VoiceWords, Voices};
use crate::index::{ArticleNumber, SubCorpus};
use crate::token::sentences;
use std::ops::Range;

/// Quoted words that are built into the reporter's sentence are a piece of a statement if they are so many.
const PIECE_WORDS: usize = 5;

/// The passages of the articles of a sub-corpus, by article and place. Speech is quotations that are a statement or a piece of one,
/// paragraphs that look like speech without marks, and indirect speech. A few quoted words inside indirect speech belong to it; a
/// whole quotation inside it stands for itself. Terms, headlines and quotations inside others are no statement of their own. A
/// sentence without speech is the outlet's own.
pub fn passages(corpus: &SubCorpus<'_>, voices: &Voices, names: &SpeakerNames) -> Vec<Passage> {
    let of_article = |&article: &ArticleNumber| {
        let body = &corpus.index().article(article).body;
        let mut found = speech(corpus, voices, names, article);
        found.sort_by_key(|one| (one.range.start, one.range.end));
        let passage = |range| Passage { article, range, speaker: None, group: None, person: None, manner: Manner::Own };
        let own: Vec<Passage> = own(body, &found).map(passage).collect();
        found.extend(own);
        found.sort_by_key(|one| (one.range.start, one.range.end));
        found
    };
    corpus.articles().iter().flat_map(of_article).collect()
}

/// The speech of an article, in no order.
fn speech(corpus: &SubCorpus<'_>, voices: &Voices, names: &SpeakerNames, article: ArticleNumber) -> Vec<Passage> {
    let known = voices.of(article);
    let body = &corpus.index().article(article).body;
    let passage = |range: Range<usize>, speaker: Option<&Speaker>, manner: Manner| {
        let group = speaker.and_then(|speaker| names.group_of(article, speaker)).map(str::to_string);
        let name =
            |speaker: &Speaker| names.of(article, speaker).unwrap_or_else(|| folded(&body[speaker.mention.clone()]));
        let speaker = speaker.map(name);
        let person = group.clone().or_else(|| last_name(speaker.as_deref()?, corpus.index().language(article)));
        Passage { article, range, speaker, group, person, manner }
    };
    let quoted = |one: &Quotation| {
        let manner = if one.kind == Kind::Block { Manner::Block } else { Manner::Quoted };
        passage(one.inner.clone(), one.speaker.as_ref(), manner)
    };
    let long = |one: &Quotation| corpus.index().tokens_in(article, &one.inner).len() >= PIECE_WORDS;
    let whole = known.quotations.iter();
    let whole = whole.filter(|one| is_whole(one) || is_piece(one) && long(one) && !in_reported(known, one));
    let mut found: Vec<Passage> = whole.map(quoted).collect();
    if voices.taken() == Blocks::LeftOut {
        found.extend(voices.blocks_of(article).iter().map(quoted));
    }
    for reported in &known.reported {
        let speaker = reported.source.as_ref();
        found.extend(parts(known, reported).map(|range| passage(range, speaker, Manner::Reported)));
    }
    found
}

/// The sentences of a text in which no passage of speech stands; the passages ascend by start. What is left of a sentence around
/// speech is its frame, and says who speaks.
fn own<'t>(text: &'t str, speech: &'t [Passage]) -> impl Iterator<Item = Range<usize>> + 't {
    let mut next = 0;
    sentences(text).into_iter().filter(move |sentence| {
        while speech.get(next).is_some_and(|one| one.range.end <= sentence.start) {
            next += 1;
        }
        speech.get(next).is_none_or(|one| one.range.start >= sentence.end)
    })
}

/// A statement of its own.
fn is_whole(quotation: &Quotation) -> bool {
    matches!(quotation.kind, Kind::Full | Kind::Block) && quotation.level == 0
}

/// Words built into a sentence.
fn is_piece(quotation: &Quotation) -> bool {
    quotation.kind == Kind::Partial && quotation.level == 0
}

fn in_reported(known: &ArticleVoices, quotation: &Quotation) -> bool {
    let holds = |one: &Reported| one.range.start <= quotation.outer.start && quotation.outer.end <= one.range.end;
    known.reported.iter().any(holds)
}

/// Indirect speech without the whole quotations in it.
fn parts<'k>(known: &'k ArticleVoices, reported: &'k Reported) -> impl Iterator<Item = Range<usize>> + 'k {
    let inside = |one: &&Quotation| {
        is_whole(one) && one.outer.start < reported.range.end && one.outer.end > reported.range.start
    };
    let mut start = reported.range.start;
    let ends = known.quotations.iter().filter(inside).map(|one| (one.outer.start, one.outer.end));
    let ends = ends.chain([(reported.range.end, reported.range.end)]);
    ends.map(move |(end, next)| {
        let part = start..end.max(start);
        start = next.max(start);
        part
    })
    .filter(|part| !part.is_empty())
}

/// The last word of a name of two words or more, in lower case; `None` for what is no name by its capital letters, and for a
/// title.
fn last_name(speaker: &str, language: &str) -> Option<String> {
    let words: Vec<&str> = speaker.split_whitespace().collect();
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let last = words.last().copied();
    let name = words.len() > 1 && words.iter().filter(|word| word.chars().count() > 3).all(capital);
    let words = VoiceWords::shipped().lexicon(language);
    let last = last.filter(|last| name && capital(last) && !words.is_title(last));
    last.map(str::to_lowercase)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
