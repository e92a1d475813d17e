//! The concordance plot: where in each article a pattern stands.

use super::words;
use crate::analysis::strips;
use crate::chart::{Chart, StripPlot};
use crate::count::Grouping;
use crate::error::Result;
use crate::index::SubCorpus;
use crate::query::Pattern;
use crate::table::{isolated, number};

/// Strips of one picture, over all outlets.
const STRIPS: usize = 60;

/// One strip an article, by outlet and date; where there are too many, only articles with a hit, taken at even distances.
///
/// # Errors
/// If no article has an outlet to group by.
pub fn places(corpus: &SubCorpus<'_>, pattern: &Pattern) -> Result<Chart> {
    let outlets = Grouping::by(corpus, "outlet")?;
    let most = (STRIPS / outlets.groups.len().max(1)).max(3);
    Ok(by_outlet(corpus, &outlets, pattern, most).0)
}

/// The same for groups that are known, at most so many strips each, with what was found in words.
pub(in crate::analysis) fn by_outlet(
    corpus: &SubCorpus<'_>,
    outlets: &Grouping<'_>,
    pattern: &Pattern,
    most: usize,
) -> (Chart, String) {
    let groups = strips(corpus, outlets, pattern, most);
    let hidden: u64 = groups.iter().map(|group| group.hidden).sum();
    let hits = pattern.find(corpus);
    let mut articles: Vec<u32> = hits.iter().map(|hit| hit.position.article).collect();
    articles.dedup();
    let things = |count: usize, one: &str, many: &str| {
        format!("{} {}", number::count(count as u64), if count == 1 { one } else { many })
    };
    let found = format!(
        "{} in {} of {}",
        things(hits.len(), "occurrence", "occurrences"),
        number::count(articles.len() as u64),
        things(corpus.articles().len(), "article", "articles")
    );
    let sampled = if hidden == 0 {
        String::new()
    } else {
        format!(
            "Of outlets with more than {most} articles only articles with an occurrence are drawn, at most {most}, taken at even \
             distances in order of date; {} articles are not. ",
            number::count(hidden)
        )
    };
    let chart = Chart::Strips(StripPlot {
        words: words(
            format!("Where “{}” stands", isolated(pattern.text())),
            format!("{found}. One strip an article, by outlet and date."),
            format!("{sampled}A strip is as long as its article; ticks: occurrences."),
        ),
        axis: "words from the start of the article".into(),
        groups,
    });
    (chart, found)
}
