//! Which articles share text: pairs by shared shingles, with the longest passage that both have.

use super::shared_text::families;
use crate::annotation::duplicate::{Comparison, Relation};
use crate::count::minhash::Signatures;
use crate::count::{Alignment, Passage, SharedPair, Shingles, exact_overlap, longest_passage};
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
#[derive(Debug, Clone)]
pub struct Duplicate {
    /// The articles and the five-word sequences that they share.
    pub pair: SharedPair,
    /// The longest passage that both have word by word.
    pub passage: Option<Passage>,
    /// The passages that both have, edits aside.
    pub alignment: Alignment,
    /// How they relate, if closely enough to have a name.
    pub relation: Option<&'static Relation>,
    /// Whether both are of one outlet.
    pub same_outlet: bool,
}

/// Pairs of which the shorter is contained in the longer by at least so much, by its distinct five-word sequences or by the words of
/// shared passages: highest containment first, then highest Jaccard, ties in the order of the corpus.
pub fn find(corpus: &SubCorpus<'_>, min_containment: f64, search: Search, threads: usize) -> Vec<Duplicate> {
    let mut found: Vec<Duplicate> =
        parallel::map(&candidates(corpus, min_containment, search, threads), threads, |pair| {
            compared(corpus, *pair, min_containment)
        })
        .into_iter()
        .flatten()
        .collect();
    let rank = |one: &Duplicate| {
        [one.pair.overlap.containment(), one.pair.overlap.jaccard()].map(|share| share.unwrap_or(0.0))
    };
    found.sort_by(|x, y| {
        let ([contained_x, jaccard_x], [contained_y, jaccard_y]) = (rank(x), rank(y));
        let by_score = contained_y.total_cmp(&contained_x).then(jaccard_y.total_cmp(&jaccard_x));
        by_score.then((x.pair.a, x.pair.b).cmp(&(y.pair.a, y.pair.b)))
    });
    found
}

/// A text that was edited in every line keeps few of its sequences: so small a share of the rare ones makes two worth comparing.
const RARE_SHARE: f64 = 0.05;
/// A sequence in more articles than this is a formula and leads nowhere.
const MOST_HOLDERS: usize = 64;

/// The pairs that are worth comparing, in the order of their articles.
fn candidates(corpus: &SubCorpus<'_>, min_containment: f64, search: Search, threads: usize) -> Vec<SharedPair> {
    let shingles = match search {
        Search::Exact => Shingles::of(corpus, threads),
        Search::MinHash => {
            let proposed = Signatures::of(corpus, threads).candidates();
            return parallel::map(&proposed, threads, |&(a, b)| exact_overlap(corpus, a, b));
        }
    };
    let mut pairs = shingles.pairs(min_containment, threads);
    if min_containment > 0.0 {
        pairs.extend(shingles.rare_pairs(RARE_SHARE, MOST_HOLDERS, threads));
        pairs.sort_unstable_by_key(|pair| (pair.a, pair.b));
        pairs.dedup();
    }
    pairs
}

fn compared(corpus: &SubCorpus<'_>, pair: SharedPair, min_containment: f64) -> Option<Duplicate> {
    let alignment = Alignment::of(corpus, pair.a, pair.b);
    let shares = [alignment.share_a(), alignment.share_b(), pair.overlap.containment()];
    let enough = shares.into_iter().flatten().any(|share| share >= min_containment);
    if pair.overlap.shared == 0 || !enough {
        return None;
    }
    let comparison = Comparison {
        same_words: alignment.same_words,
        share_a: alignment.share_a()?,
        share_b: alignment.share_b()?,
        shared_words: alignment.shared,
    };
    let outlet = |article| &corpus.index().article(article).outlet;
    Some(Duplicate {
        pair,
        passage: longest_passage(corpus, pair.a, pair.b),
        alignment,
        relation: Relation::of(&comparison),
        same_outlet: outlet(pair.a) == outlet(pair.b),
    })
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
        share("share_a", "share of the words of article a that stand in passages of article b, edits left out"),
        share("share_b", "share of the words of article b that stand in passages of article a, edits left out"),
        Column::new("shared_words", ColumnKind::Count).unit("words").about("words of these passages that agree"),
        text(
            "relation",
            "exact, near-duplicate (half of each or more), contained (half of the shorter); empty if less",
        ),
        text("outlets", "same or different: one outlet that published a story twice, or copies between outlets"),
        Column::new("family", ColumnKind::Count).about("the family of articles linked by such relations, from 1"),
    ];
    let families = families(index.corpus().len(), duplicates);
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
            Cell::number(duplicate.alignment.share_a()),
            Cell::number(duplicate.alignment.share_b()),
            Cell::count(duplicate.alignment.shared),
            Cell::maybe(duplicate.relation.map(|relation| relation.name)),
            Cell::text(if duplicate.same_outlet { "same" } else { "different" }),
            duplicate.relation.map_or_else(
                || Cell::number(None),
                |_| {
                    families[duplicate.pair.a as usize]
                        .map_or_else(|| Cell::number(None), |family| Cell::count(family.into()))
                },
            ),
        ]
    };
    Table {
        name: "duplicates".into(),
        title: "Articles that share text".into(),
        columns,
        rows: duplicates.iter().map(cells).collect(),
    }
}
