//! What a reader of parallel statements must know.

use super::{Modality, Parallels};
use crate::analysis::section::things;
use crate::annotation::voice::{Blocks, Voices};
use crate::index::SubCorpus;
use crate::table::Notice;
use std::collections::BTreeSet;

/// How many statements were compared, what was not, and what a score is.
pub fn notices(corpus: &SubCorpus<'_>, voices: &Voices, parallels: &Parallels) -> Vec<Notice> {
    let index = corpus.index();
    let statements = &parallels.statements.all;
    let outlets: BTreeSet<&str> =
        corpus.articles().iter().map(|&number| index.article(number).outlet.as_str()).collect();
    let text = format!(
        "{} in {} of {} were compared across {}: {} score {} or more; shorter sentences than four words are not compared, longer \
         ones than 200 by their first 200",
        things(statements.len() as u64, "sentence of speech", "sentences of speech"),
        things(parallels.speeches.len() as u64, "passage", "passages"),
        things(corpus.articles().len() as u64, "article", "articles"),
        things(outlets.len() as u64, "outlet", "outlets"),
        things(parallels.pairs.len() as u64, "pair", "pairs"),
        parallels.min_score,
    );
    let mut notices = vec![
        Notice::new("compared", text),
        Notice::new(
            "score",
            "a score is no probability: it ranks pairs by the rare words they share, so read both texts before you call them one \
             statement; a rendering in quite other words is missed",
        ),
    ];
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
            "{} like speech without marks and not compared; --blocks compares them",
            things(blocks, "paragraph looks", "paragraphs look")
        );
        notices.push(Notice::new("unmarked-blocks", text));
    }
    let wordless: BTreeSet<&str> = (parallels.pairs.iter().flat_map(|pair| [pair.a, pair.b]))
        .map(|place| index.language(statements[place].article))
        .filter(|language| Modality::in_language(language).is_none())
        .collect();
    for language in wordless {
        let which = if language.is_empty() { "no stated language".into() } else { format!("\"{language}\"") };
        let known = Modality::languages().collect::<Vec<_>>().join(", ");
        let text = format!("no modality is marked in articles of {which}: there are words for {known}");
        notices.push(Notice::new("no-modality", text));
    }
    notices
}
