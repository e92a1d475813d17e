//! Where in each article: the strips of a concordance plot.

use crate::chart::{Strip, StripGroup};
use crate::count::Grouping;
use crate::index::{ArticleNumber, SubCorpus};
use crate::query::Pattern;

/// The articles of an outlet that a concordance plot draws: all of them, or, of more than `most`, only those with a hit, at most
/// `most`, at even distances in order of date.
pub fn drawn(members: &SubCorpus<'_>, pattern: &Pattern, most: usize) -> Vec<ArticleNumber> {
    if members.articles().len() <= most {
        return members.articles().to_vec();
    }
    let mut with_hit: Vec<ArticleNumber> = pattern.find(members).iter().map(|hit| hit.position.article).collect();
    with_hit.dedup();
    let keep = with_hit.len().min(most);
    (0..keep).map(|place| with_hit[place * with_hit.len() / keep]).collect()
}

/// One strip an article with a tick at each hit, grouped as the outlets are; at most `most` strips an outlet. Of an outlet with
/// more articles only those with a hit are drawn, taken at even distances in order of date.
pub fn strips(corpus: &SubCorpus<'_>, outlets: &Grouping<'_>, pattern: &Pattern, most: usize) -> Vec<StripGroup> {
    let strip = |article: ArticleNumber| {
        let source = corpus.index().article(article);
        let hits = pattern.find_in(corpus, article);
        Strip {
            date: source.date.to_string(),
            label: if source.title.is_empty() { source.id.clone() } else { source.title.clone() },
            length: corpus.index().rows(article) as u64,
            ticks: hits.iter().map(|hit| u64::from(hit.position.token)).collect(),
        }
    };
    let group = |(series, (name, members)): (usize, &(String, SubCorpus<'_>))| {
        let drawn = drawn(members, pattern, most);
        StripGroup {
            name: name.clone(),
            series,
            hidden: (members.articles().len() - drawn.len()) as u64,
            strips: drawn.into_iter().map(strip).collect(),
        }
    };
    outlets.groups.iter().enumerate().map(group).collect()
}
