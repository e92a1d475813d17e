//! What a reader of parallel statements must know.

use super::{MIN_SCORE, Manner, Parallels};
use crate::analysis::section::things;
use crate::annotation::voice::{Blocks, Voices};
use crate::index::SubCorpus;
use crate::table::Notice;
use std::collections::BTreeSet;

/// What was found by reading pairs; see `docs/measurements.md`.
const MEASURED: &str = "of pairs with this score or more in English news of 2015 and 2016 (PolNeAR), about eight of ten were one statement; for other \
     languages this was not measured";

/// How many statements were compared, what was not, and what a score is.
pub fn notices(corpus: &SubCorpus<'_>, voices: &Voices, parallels: &Parallels) -> Vec<Notice> {
    let index = corpus.index();
    let statements = &parallels.statements.all;
    let outlets: BTreeSet<&str> =
        corpus.articles().iter().map(|&number| index.article(number).outlet.as_str()).collect();
    let manner = |place: usize| parallels.passages[statements[place].passage].manner;
    let spoken = (0..statements.len()).filter(|&place| manner(place) != Manner::Own).count() as u64;
    let text = format!(
        "{} and {} of {} were compared across {}: {} score {} or more; two sentences of the outlets' own words make no pair; \
         shorter sentences than four words are not compared, longer ones than 200 by their first 200",
        things(spoken, "sentence of speech", "sentences of speech"),
        things(
            statements.len() as u64 - spoken,
            "sentence of the outlets' own words",
            "sentences of the outlets' own words"
        ),
        things(corpus.articles().len() as u64, "article", "articles"),
        things(outlets.len() as u64, "outlet", "outlets"),
        things(parallels.pairs.len() as u64, "pair", "pairs"),
        parallels.min_score,
    );
    let mut notices = vec![
        Notice::new("compared", text),
        Notice::new(
            "score",
            "a score is no probability: it ranks pairs by the rare words they share, by who is named as the speaker and by the days \
             between the articles, so read both texts before you call them one statement; a rendering in quite other words is missed",
        ),
    ];
    let english = corpus.articles().iter().any(|&number| index.language(number).starts_with("en"));
    if english && parallels.min_score >= MIN_SCORE {
        notices.push(Notice::new("measured", MEASURED));
    }
    if outlets.len() < 2 {
        notices.push(Notice::new("one-outlet", "the articles name only one outlet, so there is nothing to compare"));
    }
    if parallels.other_speaker > 0 {
        let text = format!(
            "{} left out because the speakers are linked to different groups",
            things(parallels.other_speaker, "pair was", "pairs were")
        );
        notices.push(Notice::new("other-speaker", text));
    }
    let blocks = |&number: &u32| voices.blocks().of(number).len() as u64;
    let blocks: u64 = corpus.articles().iter().map(blocks).sum();
    if blocks > 0 && voices.taken() == Blocks::LeftOut {
        let text = format!(
            "{} like speech without marks: compared, and marked as block",
            things(blocks, "paragraph looks", "paragraphs look")
        );
        notices.push(Notice::new("unmarked-blocks", text));
    }
    let wordless: BTreeSet<&str> = (parallels.pairs.iter().flat_map(|pair| [pair.a, pair.b]))
        .map(|place| index.language(statements[place].article))
        .filter(|language| parallels.modality.in_language(language).is_none())
        .collect();
    for language in wordless {
        let which = if language.is_empty() { "no stated language".into() } else { format!("\"{language}\"") };
        let known = parallels.modality.languages().collect::<Vec<_>>().join(", ");
        let text = format!("no modality is marked in articles of {which}: there are words for {known}");
        notices.push(Notice::new("no-modality", text));
    }
    notices
}
