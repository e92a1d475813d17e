//! Which passages of a corpus are somebody's speech, and whose.

use super::Speech;
use crate::analysis::voices::SpeakerNames;
use crate::annotation::voice::{ArticleVoices, Kind, Quotation, Reported, Speaker, Voice, Voices};
use crate::index::{ArticleNumber, SubCorpus};
use std::ops::Range;

/// Quoted words that are built into the reporter's sentence are a piece of a statement if they are so many.
const PIECE_WORDS: usize = 5;

/// The speech of the articles of a sub-corpus, by article and place: quotations that are a statement or a piece of one, and
/// indirect speech. A few quoted words inside indirect speech belong to it; a whole quotation inside it stands for itself. Terms,
/// headlines and quotations inside others are no statement of their own.
pub fn speeches(corpus: &SubCorpus<'_>, voices: &Voices, names: &SpeakerNames) -> Vec<Speech> {
    let of_article = |&article: &ArticleNumber| {
        let known = voices.of(article);
        let body = &corpus.index().article(article).body;
        let speech = |range: Range<usize>, speaker: Option<&Speaker>, voice: Voice| Speech {
            article,
            range,
            speaker: speaker
                .map(|speaker| names.of(article, speaker).unwrap_or_else(|| folded(&body[speaker.mention.clone()]))),
            group: speaker.and_then(|speaker| names.group_of(article, speaker)).map(str::to_string),
            layer: voice.name(),
        };
        let long = |one: &Quotation| corpus.index().tokens_in(article, &one.inner).len() >= PIECE_WORDS;
        let mut found: Vec<Speech> = known
            .quotations
            .iter()
            .filter(|one| is_whole(one) || is_piece(one) && long(one) && !in_reported(known, one))
            .map(|one| speech(one.inner.clone(), one.speaker.as_ref(), Voice::Quoted))
            .collect();
        for reported in &known.reported {
            let speaker = reported.speaker.as_ref().map(|mention| named(mention, reported));
            found.extend(parts(known, reported).map(|range| speech(range, speaker.as_ref(), Voice::Reported)));
        }
        found.sort_by_key(|one| (one.range.start, one.range.end));
        found
    };
    corpus.articles().iter().flat_map(of_article).collect()
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

/// The speaker of indirect speech: only a name that is the whole mention links it, for its head was not looked for.
fn named(mention: &Range<usize>, reported: &Reported) -> Speaker {
    Speaker {
        mention: mention.clone(),
        head: mention.clone(),
        cue: Some(reported.cue.clone()),
        rule: reported.rule,
        confidence: None,
        pronoun: false,
        name: None,
        suggested: None,
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
