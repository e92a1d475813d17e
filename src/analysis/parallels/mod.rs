//! Which statement do several outlets render differently: sentences of speech and of the outlets' own words, paired across outlets by
//! the rare words that they share, by who speaks and when; aligned word by word.

mod circumstances;
mod difference;
mod keys;
mod modality;
mod notices;
mod passages;
mod sets;
mod statement;
mod table;

pub use difference::{Comparison, NOTHING};
pub use modality::{Force, Modality, ModalityWords};
pub use notices::notices;
pub use passages::passages;
pub use statement::{Manner, Passage, Statement, Statements};
pub use table::{pairs_table, sets_table};

use crate::index::{ArticleNumber, SubCorpus};
use crate::parallel;
use crate::stats::alignment::{SharedWeight, Stretch, align, shared_weight};
use std::collections::{BTreeMap, BTreeSet};

/// The least score of a pair, unless told otherwise: below it most pairs of the texts looked at share a topic, not a statement.
pub const MIN_SCORE: f64 = 0.2;

/// Statements that hold one of so many of its rarest keys are compared with a statement.
const RAREST: usize = 12;
/// Keys that more statements have lead to no pair of their own.
const MOST_HOLDERS: usize = 400;
/// Equal words that weigh less between two different stretches do not count as agreement.
const LEAST_WEIGHT: f64 = 2.0;
/// By how much the best other pair of the same two passages' neighbourhood, if it were certain, raises the odds.
const CONTEXT: f64 = 2.0;
/// The share of the least score that a pair must reach by its own words.
const LEAST_OWN: f64 = 0.5;
/// The odds of a pair are multiplied by this over the weight of the rarest word: the more sentences are compared, the more likely
/// the best of them is best by chance. With it an even half of the pairs near the least score are one statement, in
/// `data/dispute` (1,300 sentences) as in `PolNeAR` (32,000); see `docs/measurements.md`.
const PRIOR: f64 = 7.0;
/// How much evidence halves a score, by the weight of the rarest word: 1 word for 300 sentences, 2 for 44,000.
const HALF_EVIDENCE: f64 = 0.2;
/// How many statements away a neighbouring pair may be.
const NEAR: usize = 3;

/// What two renderings are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// Nearly the same words: one translation, one wire.
    Copy,
    /// One is a piece of the other.
    Excerpt,
    /// The same statement in other words: another translation, a paraphrase.
    Rewording,
}

impl Likeness {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::Excerpt => "excerpt",
            Self::Rewording => "rewording",
        }
    }
}

/// Two outlets' renderings of one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Parallel {
    /// The statement of the earlier article in the order of the corpus, by its place among all.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// The cosine of their words, weighted by rarity.
    pub cosine: f64,
    /// The weight of the words they share, in words that these two alone have.
    pub evidence: f64,
    /// How likely it is one statement, by words, speakers, dates, and the best pair beside it; from 0 to 1, no probability.
    pub score: f64,
    /// What they are to each other.
    pub likeness: Likeness,
    /// Where they agree and where they differ.
    pub stretches: Vec<Stretch>,
}

/// All pairs, best first, with the statements they are made of.
#[derive(Debug, Clone)]
pub struct Parallels {
    /// The passages that were compared.
    pub passages: Vec<Passage>,
    /// The statements.
    pub statements: Statements,
    /// Best score first, ties in the order of the corpus.
    pub pairs: Vec<Parallel>,
    /// Pairs that were dropped because their speakers are linked to different groups.
    pub other_speaker: u64,
    /// The number of the outlet of each statement.
    pub outlets: Vec<usize>,
    /// The words by which modality is told.
    pub modality: ModalityWords,
    /// The least score that was asked for.
    pub min_score: f64,
}

impl Parallels {
    /// Pairs statements of different outlets whose score is at least `min_score`; each is the other's best between the two
    /// articles. Statements of speakers that are linked to two groups are no pair; a speaker who is linked to none may be anybody.
    pub fn of(
        corpus: &SubCorpus<'_>,
        passages: Vec<Passage>,
        modality: &ModalityWords,
        min_score: f64,
        threads: usize,
    ) -> Self {
        let index = corpus.index();
        let statements = Statements::of(corpus, &passages, modality);
        let outlet = |place: usize| &index.article(statements.all[place].article).outlet;
        let manner = |place: usize| passages[statements.all[place].passage].manner;
        let language = |place: usize| index.language(statements.all[place].article);
        let comparable = |a: usize, b: usize| {
            let (one, two) = (language(a), language(b));
            let spoken = [a, b].iter().any(|&place| manner(place) != Manner::Own);
            spoken && outlet(a) != outlet(b) && (one == two || one.is_empty() || two.is_empty())
        };
        let date = |place: usize| index.article(statements.all[place].article).date;
        let passage = |place: usize| &passages[statements.all[place].passage];
        let odds = |a: usize, b: usize| circumstances::odds((passage(a), passage(b)), (date(a), date(b)));
        let prior = PRIOR / statements.rarest().max(1.0);
        let places: Vec<usize> = (0..statements.all.len()).collect();
        let all: Vec<Candidate> = parallel::map(&places, threads, |&a| {
            let others = candidates(&statements, a).into_iter().filter(|&b| comparable(a, b));
            let scored = others.filter_map(|b| {
                let own = own_score(&statements, a, b)?;
                let score = circumstances::score(own, odds(a, b) * prior);
                (score >= min_score * LEAST_OWN).then_some(Candidate { a, b, score })
            });
            scored.collect::<Vec<_>>()
        })
        .concat();
        let group = |place: usize| passages[statements.all[place].passage].group.as_ref();
        let differ = |a: usize, b: usize| group(a).zip(group(b)).is_some_and(|(one, two)| one != two);
        let (dropped, kept): (Vec<_>, Vec<_>) = all.into_iter().partition(|pair| differ(pair.a, pair.b));
        let other_speaker = dropped.iter().filter(|pair| pair.score >= min_score).count() as u64;
        let side = |place: usize| (statements.all[place].article, manner(place) == Manner::Own);
        let best = mutual_best(raised(&statements, &kept), side, min_score);
        let aligned = |pair: &Candidate| aligned(&statements, *pair);
        let mut pairs: Vec<Parallel> = parallel::map(&best, threads, aligned).into_iter().flatten().collect();
        pairs.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
        let names: BTreeSet<&str> = places.iter().map(|&place| outlet(place).as_str()).collect();
        let names: Vec<&str> = names.into_iter().collect();
        let number = |&place: &usize| names.partition_point(|name| *name < outlet(place).as_str());
        let outlets = places.iter().map(number).collect();
        Self { passages, statements, pairs, other_speaker, outlets, modality: modality.clone(), min_score }
    }

    /// The pairs as sets of statements, best pair first, statements ascending. A statement joins a set if half of its comparisons
    /// with the renderings of other outlets there are pairs: a weak pair between two statements does not make them one.
    pub fn sets(&self) -> Vec<Vec<usize>> {
        sets::sets(self, |place| self.outlets[place])
    }
}

/// An article, and whether a statement of it is the outlet's own: one of each is the best of a statement elsewhere.
type Side = (ArticleNumber, bool);

/// Two statements that may be one.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    a: usize,
    b: usize,
    score: f64,
}

/// The pair word by word.
fn aligned(statements: &Statements, Candidate { a, b, score }: Candidate) -> Option<Parallel> {
    let (one, two) = (&statements.all[a], &statements.all[b]);
    let stretches = align(&one.keys, &two.keys, |key| statements.weight(key), LEAST_WEIGHT);
    let shared = shared(statements, a, b);
    let evidence = shared.shared / square(statements.rarest());
    let likeness = likeness(one.keys.len(), two.keys.len(), &stretches);
    Some(Parallel { a, b, cosine: shared.cosine()?, evidence, score, likeness, stretches })
}

/// The later statements that share one of the rarest keys of a statement and one more key, ascending.
fn candidates(statements: &Statements, a: usize) -> Vec<usize> {
    let mut keys = statements.all[a].keys.clone();
    keys.sort_unstable();
    keys.dedup();
    keys.sort_by_key(|&key| (statements.holders[key as usize].len(), key));
    let leading = keys.iter().filter(|&&key| statements.holders[key as usize].len() <= MOST_HOLDERS).take(RAREST);
    let mut found: Vec<usize> = leading
        .flat_map(|&key| &statements.holders[key as usize])
        .map(|&place| place as usize)
        .filter(|&place| place > a)
        .collect();
    found.sort_unstable();
    // Twice among the rarest is two shared words; one rare word alone is a name that both mention.
    found.chunk_by(|x, y| x == y).filter(|run| run.len() > 1).map(|run| run[0]).collect()
}

/// The score of a pair by its words alone: the cosine, drawn towards nothing where few words are shared, for short sentences are
/// alike by a few common words.
fn own_score(statements: &Statements, a: usize, b: usize) -> Option<f64> {
    let shared = shared(statements, a, b);
    let evidence = shared.shared / square(statements.rarest());
    Some(shared.cosine()? * evidence / (evidence + half_evidence(statements)))
}

/// Shared words that weigh as much as so many words that two sentences alone have halve the score: the more sentences are compared,
/// the more of them share rare words by chance, and the weight of the rarest word grows with their number.
fn half_evidence(statements: &Statements) -> f64 {
    HALF_EVIDENCE * statements.rarest()
}

fn square(weight: f64) -> f64 {
    weight * weight
}

fn shared(statements: &Statements, a: usize, b: usize) -> SharedWeight {
    shared_weight(&statements.all[a].keys, &statements.all[b].keys, |key| statements.weight(key))
}

/// Raises the odds of each pair by the best other pair near it: a statement is rarely rendered alone.
fn raised(statements: &Statements, pairs: &[Candidate]) -> Vec<Candidate> {
    let articles = |pair: &Candidate| (statements.all[pair.a].article, statements.all[pair.b].article);
    let mut near: BTreeMap<(u32, u32), Vec<Candidate>> = BTreeMap::new();
    for pair in pairs {
        near.entry(articles(pair)).or_default().push(*pair);
    }
    // Pairs come by ascending first statement, and stay so.
    let score = |pair: &Candidate| {
        let beside = &near[&articles(pair)];
        let (from, to) = (pair.a.saturating_sub(NEAR), pair.a + NEAR);
        let window = &beside[beside.partition_point(|one| one.a < from)..beside.partition_point(|one| one.a <= to)];
        let others = window.iter().filter(|one| one.a != pair.a && one.b != pair.b && one.b.abs_diff(pair.b) <= NEAR);
        let best = others.map(|one| one.score).fold(0.0, f64::max);
        Candidate { score: circumstances::score(pair.score, 1.0 + CONTEXT * best), ..*pair }
    };
    pairs.iter().map(score).collect()
}

/// Between two articles each statement is paired with its best, if it is the best of that one too; speech and the outlets' own words
/// apart, so that a headline does not hide the quotation below it.
fn mutual_best(pairs: Vec<Candidate>, side: impl Fn(usize) -> Side, min_score: f64) -> Vec<Candidate> {
    let mut best: BTreeMap<(usize, Side), (f64, usize)> = BTreeMap::new();
    for &Candidate { a, b, score } in &pairs {
        for (one, other) in [(a, b), (b, a)] {
            let known = best.entry((one, side(other))).or_insert((score, other));
            if score > known.0 || (score.to_bits() == known.0.to_bits() && other < known.1) {
                *known = (score, other);
            }
        }
    }
    let is_best = |one: usize, other: usize| best[&(one, side(other))].1 == other;
    let kept = |pair: &Candidate| pair.score >= min_score && is_best(pair.a, pair.b) && is_best(pair.b, pair.a);
    pairs.into_iter().filter(kept).collect()
}

/// Nine tenths of both alike is a copy; nine tenths of one an excerpt.
fn likeness(a: usize, b: usize, stretches: &[Stretch]) -> Likeness {
    let same = stretches.iter().filter(|stretch| stretch.same).map(|stretch| stretch.a.len()).sum::<usize>();
    match (same * 10 >= a * 9, same * 10 >= b * 9) {
        (true, true) => Likeness::Copy,
        (true, false) | (false, true) => Likeness::Excerpt,
        (false, false) => Likeness::Rewording,
    }
}
