//! The lines behind the numbers of a report: all of them where they are few, else an even sample by a stated rule.

use super::concordance::line;
use super::reading_pack::by_lot;
use super::section::SEED;
use crate::annotation::voice::Voices;
use crate::count::Counts;
use crate::index::{ArticleNumber, FormId, Position, SubCorpus};
use crate::query::Hit;
use crate::report::{Evidence, EvidenceArticle, EvidenceForm, EvidenceLine};
use std::collections::{BTreeMap, BTreeSet};

/// Words on each side of a line.
const WIDTH: usize = 10;
/// Lines that a page may hold before those of frequent words are sampled.
const MOST_LINES: usize = 20_000;

/// Whether lines show the words around the node: texts that must not travel keep theirs out of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Contexts {
    /// Ten words on each side.
    #[default]
    Shown,
    /// Only the node, with its article and bytes.
    LeftOut,
}

/// What lines are taken from.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'a, 'i> {
    /// The articles.
    pub corpus: &'a SubCorpus<'i>,
    /// Their frequencies by outlet; the outlets in the order of their colours.
    pub counts: &'a Counts,
    /// Who speaks in them, if that is known.
    pub voices: Option<&'a Voices>,
    /// Whether lines show more than the node.
    pub contexts: Contexts,
}

/// The lines of some forms, and of patterns and groups by name.
pub fn evidence(from: Lines<'_, '_>, forms: &BTreeSet<FormId>, named: &BTreeMap<String, Vec<Hit>>) -> Evidence {
    let Lines { corpus, counts, .. } = from;
    let hits = hits_by_form(corpus, forms);
    let outlets: Vec<&str> = counts.groups().iter().map(|group| group.name.as_str()).collect();
    let cap = fitting_cap(hits.values().chain(named.values()).map(Vec::len).collect());
    let mut articles = ArticleTable::default();
    let without_contexts = match from.contexts {
        Contexts::Shown => String::new(),
        Contexts::LeftOut => {
            "The texts were not to travel, so lines show the node alone; article and bytes say where it stands.".into()
        }
    };
    let rule = cap.map_or_else(String::new, rule);
    let mut evidence = Evidence { rule, without_contexts, forms: Vec::new(), articles: Vec::new() };
    evidence.forms.extend(forms.iter().map(|&form| {
        let hits = hits.get(&form).map_or(&[][..], Vec::as_slice);
        let kept = cap.map_or_else(|| hits.to_vec(), |cap| sample(corpus, hits, cap));
        EvidenceForm {
            form: corpus.index().form(form).to_string(),
            count: counts.count(form),
            count_by_outlet: (0..outlets.len()).map(|outlet| counts.moments(form, &[outlet]).count).collect(),
            lines: kept.iter().map(|&hit| evidence_line(from, hit, &mut articles)).collect(),
        }
    }));
    evidence.forms.extend(named.iter().map(|(name, hits)| {
        let kept = cap.map_or_else(|| hits.clone(), |cap| sample(corpus, hits, cap));
        let outlet = |hit: &&Hit| corpus.index().article(hit.position.article).outlet.as_str();
        EvidenceForm {
            form: name.clone(),
            count: hits.len() as u64,
            count_by_outlet: outlets
                .iter()
                .map(|&name| hits.iter().filter(|hit| outlet(hit) == name).count() as u64)
                .collect(),
            lines: kept.iter().map(|&hit| evidence_line(from, hit, &mut articles)).collect(),
        }
    }));
    evidence.articles = articles.rows(corpus);
    evidence.forms.sort_by(|a, b| a.form.cmp(&b.form));
    evidence
}

fn rule(cap: usize) -> String {
    format!(
        "To keep the page small it holds at most {cap} lines of a word: of more frequent words, lines drawn by lot (seed {SEED}) from \
         each outlet in proportion to its occurrences. The command \"newsprint concordance\" lists them all."
    )
}

fn hits_by_form(corpus: &SubCorpus<'_>, forms: &BTreeSet<FormId>) -> BTreeMap<FormId, Vec<Hit>> {
    let mut hits: BTreeMap<FormId, Vec<Hit>> = BTreeMap::new();
    for &article in corpus.articles() {
        for (token, form) in corpus.runs(article).flatten().zip(corpus.form_ids(article)) {
            if forms.contains(&form) {
                let position = Position { article, token: token as u32 };
                hits.entry(form).or_default().push(Hit { position, tokens: 1 });
            }
        }
    }
    hits
}

/// The most lines of a word with which the page holds few enough; `None` if it holds all. Rare words keep all of theirs.
fn fitting_cap(mut counts: Vec<usize>) -> Option<usize> {
    counts.sort_unstable();
    let mut room = MOST_LINES;
    for (place, &count) in counts.iter().enumerate() {
        let share = room / (counts.len() - place);
        if count > share {
            return Some(share.max(1));
        }
        room -= count;
    }
    None
}

/// At most `cap` hits by lot, from each outlet in proportion; in the order of the corpus.
fn sample(corpus: &SubCorpus<'_>, hits: &[Hit], cap: usize) -> Vec<Hit> {
    if hits.len() <= cap {
        return hits.to_vec();
    }
    let outlet = |hit: &Hit| corpus.index().article(hit.position.article).outlet.as_str();
    // Articles ascend by outlet, so the hits of an outlet stand together.
    let strata: Vec<&[Hit]> = hits.chunk_by(|a, b| outlet(a) == outlet(b)).collect();
    let sizes: Vec<usize> = strata.iter().map(|stratum| stratum.len()).collect();
    let shares = shares(&sizes, cap);
    let lots = strata.iter().zip(shares).enumerate();
    lots.flat_map(|(place, (stratum, keep))| by_lot(stratum.to_vec(), keep, SEED + place as u64)).collect()
}

/// How many of `cap` each stratum gets: in proportion to its size, what is left by the largest remainder, ties by order.
fn shares(sizes: &[usize], cap: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    let mut shares: Vec<usize> = sizes.iter().map(|size| size * cap / all).collect();
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    by_remainder.sort_by_key(|&place| (std::cmp::Reverse(sizes[place] * cap % all), place));
    let left = cap - shares.iter().sum::<usize>();
    by_remainder.into_iter().take(left).for_each(|place| shares[place] += 1);
    shares
}

fn evidence_line(from: Lines<'_, '_>, hit: Hit, articles: &mut ArticleTable) -> EvidenceLine {
    let index = from.corpus.index();
    let width = if from.contexts == Contexts::Shown { WIDTH } else { 0 };
    let line = line(index, hit, width);
    let bytes = hit.range(index);
    EvidenceLine {
        article: articles.place(hit.position.article),
        left: line.left,
        node: line.node,
        right: line.right,
        voice: from.voices.map_or("", |voices| voices.voice_at(hit.position.article, bytes.start).name()),
        bytes: bytes.start as u64..bytes.end as u64,
    }
}

/// The articles that lines come from, numbered as they are met.
#[derive(Default)]
struct ArticleTable {
    places: BTreeMap<ArticleNumber, u32>,
    order: Vec<ArticleNumber>,
}

impl ArticleTable {
    fn place(&mut self, article: ArticleNumber) -> u32 {
        *self.places.entry(article).or_insert_with(|| {
            self.order.push(article);
            self.order.len() as u32 - 1
        })
    }

    fn rows(&self, corpus: &SubCorpus<'_>) -> Vec<EvidenceArticle> {
        let row = |&number: &ArticleNumber| {
            let article = corpus.index().article(number);
            EvidenceArticle {
                id: article.id.clone(),
                outlet: article.outlet.clone(),
                date: article.date.to_string(),
                title: article.title.clone(),
            }
        };
        self.order.iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strata_get_their_shares_and_no_more() {
        assert_eq!(shares(&[50, 30, 20], 10), [5, 3, 2]);
        // 3.5, 3.5 and 3: the first of the two larger remainders gets the tenth.
        assert_eq!(shares(&[35, 35, 30], 10), [4, 3, 3]);
        assert_eq!(shares(&[1, 999], 10), [0, 10]);
        assert_eq!(shares(&[7], 3), [3]);
    }
}
