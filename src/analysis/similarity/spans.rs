//! How sure a distance is, and how far apart chance alone would set the two: articles left out group by group, and dealt out anew.
//! Leaves which distance to `stats::similarity`, and the method to `stats::resampling`.

use super::Compared;
use crate::analysis::LEVEL;
use crate::count::Grouping;
use crate::index::SubCorpus;
use crate::parallel;
use crate::stats::estimate::Estimate;
use crate::stats::rate::MIN_ARTICLES;
use crate::stats::resampling::{chance_range, dealt_anew, dealt_out, seed_of};
use crate::stats::similarity::{Pair, SimilarityMeasure, Unit, Units, score_interval};
use crate::table::{Notice, number};

/// How often the articles of a pair are dealt out anew, unless told otherwise: of eighty scores, the observed one among them, two are
/// beyond the second on each side, which is one in twenty.
pub const SHUFFLES: usize = 79;

/// Below so many draws none of them is beyond the middle 95 %.
const FEWEST: usize = 39;

/// Up to so many groups intervals are found unless told otherwise: pairs grow with the square of the groups.
pub const USUAL_GROUPS: usize = 10;

/// Up to so many words likewise: every article's counts are held, about four bytes a word.
pub const USUAL_WORDS: u64 = 10_000_000;

/// How often articles are dealt out anew, and from which seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resampling {
    /// How often; 0 for no intervals at all.
    pub shuffles: usize,
    /// The seed; printed with every result.
    pub seed: u64,
}

impl Resampling {
    /// What is done unless told otherwise: nothing above [`USUAL_GROUPS`] or [`USUAL_WORDS`].
    pub fn usual(groups: usize, words: u64) -> Self {
        let is_usual = groups <= USUAL_GROUPS && words <= USUAL_WORDS;
        Self { shuffles: if is_usual { SHUFFLES } else { 0 }, seed: 42 }
    }
}

/// One measure of one pair.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Span {
    /// The score with the interval that other articles, as many, would give; `None` below ten articles on a side.
    pub interval: Option<Estimate>,
    /// Where the score would be in 95 of 100 cases if the same articles were dealt out at random.
    pub chance: Option<(f64, f64)>,
}

/// The spans of every pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Spans {
    /// Measures that have spans: the first ones of a table.
    pub measures: usize,
    /// Pair by pair in the order of `Units::pairs`, measure by measure.
    pub of_pairs: Vec<Vec<Span>>,
    /// Pairs without any, with the reason.
    pub withheld: Vec<Notice>,
}

/// The words of the articles of one unit.
struct Articles {
    /// Words with their counts, article by article; articles without a word are left out.
    words: Vec<Vec<(u32, u32)>>,
    sizes: Vec<u64>,
    /// The group that each is left out with.
    dealt: Vec<u32>,
}

impl Articles {
    fn of(name: &str, members: &SubCorpus<'_>, seed: u64) -> Self {
        let tally = |&article: &u32| {
            let mut forms: Vec<u32> = members.form_ids(article).map(|form| form.0).collect();
            forms.sort_unstable();
            forms.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as u32)).collect::<Vec<_>>()
        };
        let words: Vec<_> = members.articles().iter().map(tally).filter(|words| !words.is_empty()).collect();
        let size = |words: &Vec<(u32, u32)>| words.iter().map(|&(_, count)| u64::from(count)).sum();
        let dealt = dealt_out(words.len(), seed_of(seed, &[name]));
        Self { sizes: words.iter().map(size).collect(), words, dealt }
    }

    fn are_enough(&self) -> bool {
        self.words.len() as u64 >= MIN_ARTICLES
    }

    fn groups(&self) -> u32 {
        self.dealt.iter().max().map_or(0, |last| last + 1)
    }
}

/// Counts of words, to be added to and taken from: one for each worker.
struct Sums(Vec<u64>);

impl Sums {
    fn add(&mut self, words: &[(u32, u32)]) {
        for &(word, count) in words {
            self.0[word as usize] += u64::from(count);
        }
    }

    /// What is left of a unit without these words, and nothing is left here.
    fn rest(&mut self, whole: &Unit) -> Unit {
        let left = |&(word, count): &(u32, u64)| (word, count - std::mem::take(&mut self.0[word as usize]));
        Unit::new(whole.counts().iter().map(left).collect())
    }
}

/// What every worker has of its own: units to change, and sums.
struct Worker {
    units: Units,
    sums: Sums,
}

impl Spans {
    /// The spans of the first `measures` of some measures for every pair of groups; `grouping` has the groups of `compared` in their
    /// order. The result does not depend on the number of threads.
    pub fn of(
        compared: &Compared,
        grouping: &Grouping<'_>,
        measures: &[&SimilarityMeasure],
        resampling: Resampling,
        threads: usize,
    ) -> Self {
        let mut withheld = Vec::new();
        if resampling.shuffles == 0 {
            let text = format!(
                "no intervals: {} groups make {} pairs, over {} words; --resamples {SHUFFLES} finds them",
                compared.names.len(),
                compared.units.pairs().count(),
                number::count(compared.units.units().iter().map(Unit::tokens).sum())
            );
            return Self { measures: 0, of_pairs: Vec::new(), withheld: vec![Notice::new("no-interval", text)] };
        }
        let groups = grouping.groups.iter().filter(|(name, _)| compared.names.contains(name));
        let groups: Vec<_> = groups.collect();
        let articles = parallel::map(&groups, threads, |(name, members)| Articles::of(name, members, resampling.seed));
        for (name, articles) in compared.names.iter().zip(&articles).filter(|(_, articles)| !articles.are_enough()) {
            withheld.push(Notice::new("descriptive-only", crate::analysis::too_few(name, articles.words.len() as u64)));
        }
        if share_articles(&groups) {
            let text =
                "the groups hold words of the same articles, which cannot be dealt out to them: no interval, no chance";
            let notice = Notice::new("no-interval", text);
            return Self { measures: 0, of_pairs: Vec::new(), withheld: vec![notice] };
        }
        let pairs: Vec<Pair> = compared.units.pairs().collect();
        let words = compared.units.spread().with.len();
        let own = || Worker { units: compared.units.clone(), sums: Sums(vec![0; words]) };
        let of_pairs = parallel::map_with(&pairs, threads, own, |worker, &pair| {
            let sides = [&articles[pair.0], &articles[pair.1]];
            if !sides.iter().all(|side| side.are_enough()) {
                return vec![Span::default(); measures.len()];
            }
            let seed = seed_of(resampling.seed, &[&compared.names[pair.0], &compared.names[pair.1]]);
            let spans = worker.of_pair(&compared.units, pair, sides, measures, Resampling { seed, ..resampling });
            let (a, b) = compared.units.pair(pair);
            worker.units.replace(pair.0, a.clone());
            worker.units.replace(pair.1, b.clone());
            spans
        });
        Self { measures: measures.len(), of_pairs, withheld }
    }

    /// What a reader must know of the columns.
    pub fn notices(&self, resampling: Resampling) -> Vec<Notice> {
        let mut notices = self.withheld.clone();
        if self.measures > 0 {
            notices.push(Notice::new(
                "interval",
                "low and high: the score that other articles, as many, would give in 95 of 100 cases (articles left out in up to 20 \
                 groups; the groups that are not of the pair stay as they are). It is no interval for endless texts, which would be \
                 closer: two samples of one outlet differ too",
            ));
            let few = if resampling.shuffles < FEWEST { "; fewer than 39 times tell nothing of 5 %" } else { "" };
            notices.push(Notice::new(
                "chance",
                format!(
                    "chance_low and chance_high: where the score would be in 95 of 100 cases if the articles of both were dealt out at \
                     random (done {} times, seed {}{few}), each side as many words as it has; a pair beyond them differs more than \
                     two samples of one outlet",
                    resampling.shuffles, resampling.seed
                ),
            ));
        }
        notices
    }
}

/// Whether an article stands in several groups, with other words: voices.
fn share_articles(groups: &[&(String, SubCorpus<'_>)]) -> bool {
    let mut all: Vec<u32> = groups.iter().flat_map(|(_, members)| members.articles().iter().copied()).collect();
    all.sort_unstable();
    all.windows(2).any(|two| two[0] == two[1])
}

impl Worker {
    fn of_pair(
        &mut self,
        whole: &Units,
        pair: Pair,
        sides: [&Articles; 2],
        measures: &[&SimilarityMeasure],
        resampling: Resampling,
    ) -> Vec<Span> {
        let first = self.left_out(whole, pair, pair.0, sides[0], measures);
        self.units.replace(pair.0, whole.units()[pair.0].clone());
        let left_out = [first, self.left_out(whole, pair, pair.1, sides[1], measures)];
        let shuffled = self.shuffled(whole, pair, sides, measures, resampling);
        let span = |(place, measure): (usize, &&SimilarityMeasure)| {
            let of_side = |side: usize| left_out[side].iter().map(|scores| scores[place]).collect::<Vec<_>>();
            let (first, second) = (of_side(0), of_side(1));
            let interval =
                measure.score(whole, pair).and_then(|score| score_interval(measure, score, &[&first, &second], LEVEL));
            let drawn: Option<Vec<f64>> = shuffled.iter().map(|scores| scores[place]).collect();
            Span { interval, chance: drawn.and_then(|drawn| chance_range(drawn, LEVEL)) }
        };
        measures.iter().enumerate().map(span).collect()
    }

    /// The scores without each group of one side.
    fn left_out(
        &mut self,
        whole: &Units,
        pair: Pair,
        place: usize,
        side: &Articles,
        measures: &[&SimilarityMeasure],
    ) -> Vec<Vec<Option<f64>>> {
        let without = |group: u32| {
            for (words, _) in side.words.iter().zip(&side.dealt).filter(|(_, of)| **of == group) {
                self.sums.add(words);
            }
            self.units.replace(place, self.sums.rest(&whole.units()[place]));
            measures.iter().map(|measure| measure.score(&self.units, pair)).collect()
        };
        (0..side.groups()).map(without).collect()
    }

    /// The scores of the articles dealt out anew, draw by draw.
    fn shuffled(
        &mut self,
        whole: &Units,
        pair: Pair,
        sides: [&Articles; 2],
        measures: &[&SimilarityMeasure],
        resampling: Resampling,
    ) -> Vec<Vec<Option<f64>>> {
        let (a, b) = whole.pair(pair);
        let both = a.and(b);
        let tokens = [&sides[0].sizes[..], &sides[1].sizes[..]].concat();
        let draw = |draw: usize| {
            let is_first = dealt_anew(&tokens, a.tokens(), resampling.seed, draw as u64);
            let articles = sides.iter().flat_map(|side| &side.words);
            articles.zip(&is_first).filter(|(_, is_first)| **is_first).for_each(|(words, _)| self.sums.add(words));
            let first = Unit::new(both.counts().iter().map(|&(word, _)| (word, self.sums.0[word as usize])).collect());
            let second = self.sums.rest(&both);
            self.units.replace(pair.0, first);
            self.units.replace(pair.1, second);
            measures.iter().map(|measure| measure.score(&self.units, pair)).collect()
        };
        (0..resampling.shuffles).map(draw).collect()
    }
}
