//! The lines behind the numbers of a report: all of them where they are few, else an even sample by a stated rule.

mod context;

use self::context::{Forms, folds, words};
use super::concordance::{line, shown};
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
    /// The hits of the study's groups by name, by which lines can be narrowed.
    pub groups: &'a [(String, &'a [Hit])],
}

/// Which lines a report opens.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Counted forms.
    pub forms: BTreeSet<FormId>,
    /// Patterns and groups, by name.
    pub named: BTreeMap<String, Vec<Hit>>,
    /// Forms on one side of a comparison, by the name of the part.
    pub parts: BTreeMap<String, Vec<Hit>>,
    /// A form, pattern or group and the id of the one article in which it is counted.
    pub articles: BTreeSet<(String, String)>,
}

/// The lines of some forms, patterns and groups.
pub fn evidence(from: Lines<'_, '_>, wanted: &Wanted) -> Evidence {
    let Lines { corpus, counts, .. } = from;
    let Wanted { forms, named, parts, articles } = wanted;
    let hits = hits_by_form(corpus, forms);
    let outlets: Vec<&str> = counts.groups().iter().map(|group| group.name.as_str()).collect();
    let cap = fitting_cap(hits.values().chain(named.values()).chain(parts.values()).map(Vec::len).collect());
    let mut known = Known { groups: groups_by_article(from.groups), ..Known::default() };
    let without_contexts = match from.contexts {
        Contexts::Shown => String::new(),
        Contexts::LeftOut => {
            "The texts were not to travel, so lines show the node alone; article and bytes say where it stands.".into()
        }
    };
    let rule = cap.map_or_else(String::new, rule);
    let mut evidence = Evidence { rule, without_contexts, ..Evidence::default() };
    evidence.forms.extend(forms.iter().map(|&form| {
        let hits = hits.get(&form).map_or(&[][..], Vec::as_slice);
        let kept = cap.map_or_else(|| hits.to_vec(), |cap| sample(corpus, hits, cap));
        EvidenceForm {
            form: corpus.index().form(form).to_string(),
            count: counts.count(form),
            count_by_outlet: (0..outlets.len()).map(|outlet| counts.moments(form, &[outlet]).count).collect(),
            lines: kept.iter().map(|&hit| evidence_line(from, hit, &mut known)).collect(),
        }
    }));
    let mut of_hits = |name: &str, hits: &[Hit], cap: Option<usize>| {
        let kept = cap.map_or_else(|| hits.to_vec(), |cap| sample(corpus, hits, cap));
        let outlet = |hit: &&Hit| corpus.index().article(hit.position.article).outlet.as_str();
        let in_outlet = |name: &&str| hits.iter().filter(|hit| outlet(hit) == *name).count() as u64;
        EvidenceForm {
            form: name.to_owned(),
            count: hits.len() as u64,
            count_by_outlet: outlets.iter().map(in_outlet).collect(),
            lines: kept.iter().map(|&hit| evidence_line(from, hit, &mut known)).collect(),
        }
    };
    evidence.forms.extend(named.iter().map(|(name, hits)| of_hits(name, hits, cap)));
    evidence.parts.extend(parts.iter().map(|(name, hits)| of_hits(name, hits, cap)));
    let sampled = |label: &str| {
        let of_form = corpus.index().form_id(label).and_then(|form| hits.get(&form));
        of_form.or_else(|| named.get(label)).filter(|hits| cap.is_some_and(|cap| hits.len() > cap))
    };
    for (label, id) in articles {
        let Some(all) = sampled(label) else { continue };
        let is_there = |hit: &&Hit| corpus.index().article(hit.position.article).id == *id;
        let there: Vec<Hit> = all.iter().filter(is_there).copied().collect();
        evidence.parts.push(of_hits(&Evidence::part(label, id), &there, None));
    }
    if evidence.parts.iter().any(|part| part.lines.len() as u64 == part.count) && cap.is_some() && !articles.is_empty()
    {
        evidence.rule.push_str(" The count of one article opens all of its lines.");
    }
    evidence.articles = known.articles.rows(corpus);
    evidence.context_forms = known.forms.spellings(corpus.index());
    evidence.folds = folds(corpus.index());
    evidence.groups = from.groups.iter().map(|(name, _)| name.clone()).collect();
    evidence.forms.sort_by(|a, b| a.form.cmp(&b.form));
    evidence
}

fn rule(cap: usize) -> String {
    format!(
        "To keep the page small it holds at most {cap} lines of a word: of more frequent words, lines drawn by lot (seed {SEED}) from \
         each outlet in proportion to its occurrences. The command \"newsprint concordance\" lists them all."
    )
}

/// Where some forms stand, in the order of the corpus.
pub(super) fn hits_by_form(corpus: &SubCorpus<'_>, forms: &BTreeSet<FormId>) -> BTreeMap<FormId, Vec<Hit>> {
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

fn evidence_line(from: Lines<'_, '_>, hit: Hit, known: &mut Known) -> EvidenceLine {
    let index = from.corpus.index();
    let width = if from.contexts == Contexts::Shown { WIDTH } else { 0 };
    let line = line(index, hit, width);
    let (bytes, shown, article) = (hit.range(index), shown(index, hit, width), hit.position.article);
    EvidenceLine {
        article: known.articles.place(article),
        left_words: words(index, article, &(shown.start..bytes.start), &mut known.forms),
        right_words: words(index, article, &(bytes.end..shown.end), &mut known.forms),
        groups: known.groups_in(hit, width as u32),
        left: line.left,
        node: line.node,
        right: line.right,
        voice: from.voices.map_or("", |voices| voices.voice_at(hit.position.article, bytes.start).name()),
        bytes: bytes.start as u64..bytes.end as u64,
    }
}

/// Hits of groups in each article: first token, the token after the last, place of the group.
fn groups_by_article(groups: &[(String, &[Hit])]) -> BTreeMap<ArticleNumber, Vec<(u32, u32, u16)>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (group, (_, hits)) in groups.iter().enumerate() {
        for hit in *hits {
            let first = hit.position.token;
            found.entry(hit.position.article).or_default().push((first, first + hit.tokens, group as u16));
        }
    }
    found
}

/// What lines share: articles and forms that they name by number, and where groups are named.
#[derive(Default)]
struct Known {
    articles: ArticleTable,
    forms: Forms,
    groups: BTreeMap<ArticleNumber, Vec<(u32, u32, u16)>>,
}

impl Known {
    /// The groups of which a name stands whole among the tokens of a line.
    fn groups_in(&self, hit: Hit, width: u32) -> Vec<u16> {
        let first = hit.position.token.saturating_sub(width);
        let end = hit.position.token + hit.tokens + width;
        let named = self.groups.get(&hit.position.article).map_or(&[][..], Vec::as_slice);
        let inside = named.iter().filter(|(from, to, _)| first <= *from && *to <= end);
        let groups: BTreeSet<u16> = inside.map(|(_, _, group)| *group).collect();
        groups.into_iter().collect()
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
