//! Where in each article: the strips of a concordance plot.

use crate::chart::{Strip, StripGroup};
use crate::count::Grouping;
use crate::index::{ArticleNumber, SubCorpus};
use crate::query::Pattern;

/// At most `most` of an outlet's articles, at even distances in order of date.
pub fn drawn(members: &[ArticleNumber], most: usize) -> Vec<ArticleNumber> {
    let keep = members.len().min(most);
    (0..keep).map(|place| members[place * members.len() / keep]).collect()
}

/// One strip an article with a tick at each hit, grouped as the outlets are; at most `most` strips an outlet,
/// taken at even distances through its articles in order of date.
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
        let drawn = drawn(members.articles(), most);
        StripGroup {
            name: name.clone(),
            series,
            hidden: (members.articles().len() - drawn.len()) as u64,
            strips: drawn.into_iter().map(strip).collect(),
        }
    };
    outlets.groups.iter().enumerate().map(group).collect()
}
