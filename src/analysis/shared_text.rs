//! Which articles are copies, of whom, and which are wire copy: pairs become families, families become marks.
//! Leaves finding pairs to `duplicates`, what a mark means to `annotation::duplicate`.

use super::duplicates::{Duplicate, Search, find};
use crate::annotation::duplicate::{Mark, Marks, SHARED_PASSAGE, wire_rule};
use crate::corpus::Date;
use crate::index::{ArticleNumber, Index, SubCorpus};
use crate::parallel;

/// The share of the shorter article from which two articles share text.
pub const MIN_SHARE: f64 = 0.5;

/// The shared text of a corpus.
#[derive(Debug, Clone, Default)]
pub struct SharedText {
    /// The marks of every article of the index.
    pub marks: Marks,
    /// The pairs that are related, closest first.
    pub pairs: Vec<Duplicate>,
}

/// Articles that share text with one another, directly or through others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Its number, from 1 in the order of the corpus.
    pub number: u32,
    /// Its articles, ascending.
    pub articles: Vec<ArticleNumber>,
    /// The first by date, then by the order of the corpus; unknown dates come last.
    pub earliest: ArticleNumber,
    /// The one with most words; of equally long ones the earliest.
    pub longest: ArticleNumber,
}

impl SharedText {
    /// Compares the articles of a sub-corpus and reads their credits; the result does not depend on the number of threads.
    pub fn of(corpus: &SubCorpus<'_>, threads: usize) -> Self {
        let mut pairs = find(corpus, MIN_SHARE, Search::Exact, threads);
        pairs.retain(|pair| pair.relation.is_some());
        let index = corpus.index();
        let total = index.corpus().len();
        let ranks = ranks(index);
        let mut articles = vec![Mark::default(); total];
        for (mark, family) in articles.iter_mut().zip(families(total, &pairs)) {
            mark.family = family;
        }
        mark_copies(&mut articles, &pairs, &ranks);
        mark_wire(&mut articles, &pairs, corpus, threads);
        Self { marks: Marks { articles, ranks }, pairs }
    }

    /// The families, by number.
    pub fn families(&self, corpus: &SubCorpus<'_>) -> Vec<Family> {
        let mut families: Vec<Family> = Vec::new();
        let rank = |article: &ArticleNumber| self.marks.ranks[*article as usize];
        let mut members: std::collections::BTreeMap<u32, Vec<ArticleNumber>> = std::collections::BTreeMap::new();
        for &article in corpus.articles() {
            if let Some(family) = self.marks.articles[article as usize].family {
                members.entry(family).or_default().push(article);
            }
        }
        for (number, articles) in members {
            let Some(&earliest) = articles.iter().min_by_key(|article| rank(article)) else { continue };
            let size = |article: &ArticleNumber| (corpus.article_tokens(*article), std::cmp::Reverse(rank(article)));
            let longest = articles.iter().copied().max_by_key(size).unwrap_or(earliest);
            families.push(Family { number, articles, earliest, longest });
        }
        families
    }
}

/// The family of each article, from 1 in the order of the corpus; nothing for those that no related pair holds.
pub fn families(total: usize, pairs: &[Duplicate]) -> Vec<Option<u32>> {
    let related = pairs.iter().filter(|pair| pair.relation.is_some()).map(|pair| (pair.pair.a, pair.pair.b));
    let roots = joined(total, related);
    let mut numbers = vec![None; total];
    let mut next = 0;
    let mut sizes = vec![0u32; total];
    for &root in &roots {
        sizes[root as usize] += 1;
    }
    for article in 0..total {
        let root = roots[article] as usize;
        if sizes[root] > 1 {
            // The root is the first of its articles, so its number is known when the others come.
            if root == article {
                next += 1;
                numbers[article] = Some(next);
            } else {
                numbers[article] = numbers[root];
            }
        }
    }
    numbers
}

/// The first article of the group that each article is joined to by links.
fn joined(total: usize, links: impl Iterator<Item = (ArticleNumber, ArticleNumber)>) -> Vec<ArticleNumber> {
    fn root(parents: &mut [u32], mut article: u32) -> u32 {
        while parents[article as usize] != article {
            parents[article as usize] = parents[parents[article as usize] as usize];
            article = parents[article as usize];
        }
        article
    }
    let mut parents: Vec<u32> = (0..total as u32).collect();
    for (a, b) in links {
        let (a, b) = (root(&mut parents, a), root(&mut parents, b));
        parents[a.max(b) as usize] = a.min(b);
    }
    (0..total as u32).map(|article| root(&mut parents, article)).collect()
}

/// The place of each article when all are ordered by date, unknown dates last, then as in the corpus.
fn ranks(index: &Index) -> Vec<u32> {
    let articles = index.corpus().articles();
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|&place| (articles[place].date == Date::Unknown, articles[place].date, place));
    let mut ranks = vec![0; articles.len()];
    for (rank, place) in order.into_iter().enumerate() {
        ranks[place] = rank as u32;
    }
    ranks
}

/// Marks articles that can stand for one another: the same words in any outlet, nearly the same in one.
fn mark_copies(marks: &mut [Mark], pairs: &[Duplicate], ranks: &[u32]) {
    let copies = |pair: &&Duplicate| {
        pair.relation.is_some_and(|relation| relation.interchangeable && (pair.same_outlet || relation.name == "exact"))
    };
    let links = pairs.iter().filter(copies);
    let roots = joined(marks.len(), links.clone().map(|pair| (pair.pair.a, pair.pair.b)));
    let mut first: Vec<u32> = (0..marks.len() as u32).collect();
    for article in 0..marks.len() {
        let best = &mut first[roots[article] as usize];
        if ranks[article] < ranks[*best as usize] {
            *best = article as u32;
        }
    }
    for pair in links {
        let Some(relation) = pair.relation else { continue };
        for article in [pair.pair.a, pair.pair.b] {
            let group = first[roots[article as usize] as usize];
            let mark = &mut marks[article as usize];
            mark.first_copy = Some(group);
            // Pairs come closest first, so an exact copy is called one.
            if group != article && mark.duplicate != Some("exact") {
                mark.duplicate = Some(relation.name);
            }
        }
    }
}

/// Marks wire copy: by credit, else by passages that stand in another outlet.
fn mark_wire(marks: &mut [Mark], pairs: &[Duplicate], corpus: &SubCorpus<'_>, threads: usize) {
    let credits =
        parallel::map(corpus.articles(), threads, |&article| wire_rule(&corpus.index().article(article).body));
    for (&article, credit) in corpus.articles().iter().zip(credits) {
        if let Some(credit) = credit {
            marks[article as usize].wire = Some(credit.rule);
            marks[article as usize].agency = Some(credit.value);
        }
    }
    for pair in pairs.iter().filter(|pair| !pair.same_outlet) {
        for article in [pair.pair.a, pair.pair.b] {
            marks[article as usize].wire.get_or_insert(SHARED_PASSAGE.name);
        }
    }
    // What can stand for wire copy is wire copy.
    let mut groups: Vec<u32> =
        marks.iter().filter(|mark| mark.wire.is_some()).filter_map(|mark| mark.first_copy).collect();
    groups.sort_unstable();
    for mark in marks {
        if mark.first_copy.is_some_and(|group| groups.binary_search(&group).is_ok()) {
            mark.wire.get_or_insert(SHARED_PASSAGE.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_join_groups_and_families_are_numbered_in_order() {
        assert_eq!(joined(6, [(4, 5), (1, 3), (3, 4)].into_iter()), [0, 1, 2, 1, 1, 1]);
        assert_eq!(joined(3, [(0, 2)].into_iter()), [0, 1, 0]);
    }
}
