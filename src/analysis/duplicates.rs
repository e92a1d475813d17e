//! Which articles share text: pairs by shared shingles, with the longest passage that both have.

use crate::count::minhash::Signatures;
use crate::count::{Passage, SharedPair, Shingles, exact_overlap, longest_passage};
use crate::index::{Index, SubCorpus};
use crate::parallel;
use crate::table::{Cell, Column, ColumnKind, Table};

/// How pairs to compare are found; all are compared exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// By an index of all shared shingles: no pair is missed.
    Exact,
    /// By min-hash signatures, in less memory: some pairs are missed, most of all short texts contained in long ones.
    MinHash,
}

/// Two articles that share text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// The articles and what they share.
    pub pair: SharedPair,
    /// The longest passage that both have word by word.
    pub passage: Option<Passage>,
}

/// Pairs of which the shorter is contained in the longer by at least so much: highest containment first, then highest
/// Jaccard, ties in the order of the corpus.
pub fn find(corpus: &SubCorpus<'_>, min_containment: f64, search: Search, threads: usize) -> Vec<Duplicate> {
    let mut pairs = match search {
        Search::Exact => Shingles::of(corpus, threads).pairs(min_containment, threads),
        Search::MinHash => {
            let candidates = Signatures::of(corpus, threads).candidates();
            let compared = parallel::map(&candidates, threads, |&(a, b)| exact_overlap(corpus, a, b));
            let enough = |pair: &SharedPair| pair.overlap.containment().is_some_and(|share| share >= min_containment);
            compared.into_iter().filter(|pair| pair.overlap.shared > 0 && enough(pair)).collect()
        }
    };
    let rank =
        |pair: &SharedPair| [pair.overlap.containment(), pair.overlap.jaccard()].map(|share| share.unwrap_or(0.0));
    pairs.sort_by(|x, y| {
        let ([contained_x, jaccard_x], [contained_y, jaccard_y]) = (rank(x), rank(y));
        let by_score = contained_y.total_cmp(&contained_x).then(jaccard_y.total_cmp(&jaccard_x));
        by_score.then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    let passages = parallel::map(&pairs, threads, |pair| longest_passage(corpus, pair.a, pair.b));
    pairs.into_iter().zip(passages).map(|(pair, passage)| Duplicate { pair, passage }).collect()
}

/// The table of `newsprint duplicates`.
pub fn table(index: &Index, duplicates: &[Duplicate]) -> Table {
    let text = |name: &str, about: &str| Column::new(name, ColumnKind::Text).about(about);
    let byte = |name: &str, about: &str| Column::new(name, ColumnKind::Count).unit("bytes").about(about);
    let share = |name: &str, about: &str| Column::new(name, ColumnKind::Share).about(about);
    let columns = vec![
        text("article_a", "the earlier article in the order of the corpus"),
        text("article_b", "the later article"),
        share("jaccard", "distinct five-word sequences of both among those of either; 1 is the same text"),
        share("containment_a", "share of the five-word sequences of article a that article b has too"),
        share("containment_b", "share of the five-word sequences of article b that article a has too"),
        byte("shared_start_a", "where the longest shared passage starts in article a"),
        byte("shared_end_a", "where it ends in article a"),
        byte("shared_start_b", "where it starts in article b"),
        byte("shared_end_b", "where it ends in article b"),
        Column::new("shared_tokens", ColumnKind::Count).unit("words").about("words of the longest shared passage"),
        text("outlet_a", "the outlet of article a"),
        text("outlet_b", "the outlet of article b"),
    ];
    let cells = |duplicate: &Duplicate| {
        let (a, b) = (index.article(duplicate.pair.a), index.article(duplicate.pair.b));
        let overlap = &duplicate.pair.overlap;
        let of_passage = |value: fn(&Passage) -> u64| match &duplicate.passage {
            Some(passage) => Cell::count(value(passage)),
            None => Cell::number(None),
        };
        vec![
            Cell::text(&a.id),
            Cell::text(&b.id),
            Cell::number(overlap.jaccard()),
            Cell::number(overlap.containment_a()),
            Cell::number(overlap.containment_b()),
            of_passage(|passage| passage.bytes_a.start as u64),
            of_passage(|passage| passage.bytes_a.end as u64),
            of_passage(|passage| passage.bytes_b.start as u64),
            of_passage(|passage| passage.bytes_b.end as u64),
            of_passage(|passage| passage.tokens),
            Cell::text(&a.outlet),
            Cell::text(&b.outlet),
        ]
    };
    Table {
        name: "duplicates".into(),
        title: "Articles that share text".into(),
        columns,
        rows: duplicates.iter().map(cells).collect(),
    }
}
