//! The lines behind the numbers of a report: all of them where they are few, else an even sample by a stated rule.

use super::concordance::line;
use crate::count::Counts;
use crate::index::{ArticleNumber, FormId, Position, SubCorpus};
use crate::query::Hit;
use crate::report::{Evidence, EvidenceArticle, EvidenceForm, EvidenceLine};
use std::collections::{BTreeMap, BTreeSet};

/// Words on each side of a line.
const WIDTH: usize = 10;
/// Lines that a page may hold before those of frequent words are sampled.
const MOST_LINES: usize = 20_000;

/// The lines of some forms, and of patterns and groups by name; `outlets` are the groups of `counts`, in the order of their
/// colours.
pub fn evidence(
    corpus: &SubCorpus<'_>,
    counts: &Counts,
    forms: &BTreeSet<FormId>,
    named: &BTreeMap<String, Vec<Hit>>,
) -> Evidence {
    let hits = hits_by_form(corpus, forms);
    let outlets: Vec<&str> = counts.groups().iter().map(|group| group.name.as_str()).collect();
    let cap = fitting_cap(hits.values().chain(named.values()).map(Vec::len).collect());
    let mut articles = ArticleTable::default();
    let mut evidence = Evidence { rule: cap.map_or_else(String::new, rule), forms: Vec::new(), articles: Vec::new() };
    evidence.forms.extend(forms.iter().map(|&form| {
        let hits = hits.get(&form).map_or(&[][..], Vec::as_slice);
        let kept = cap.map_or_else(|| hits.to_vec(), |cap| sample(hits, cap));
        EvidenceForm {
            form: corpus.index().form(form).to_string(),
            count: counts.count(form),
            count_by_outlet: (0..outlets.len()).map(|outlet| counts.moments(form, &[outlet]).count).collect(),
            lines: kept.iter().map(|&hit| evidence_line(corpus, hit, &mut articles)).collect(),
        }
    }));
    evidence.forms.extend(named.iter().map(|(name, hits)| {
        let kept = cap.map_or_else(|| hits.clone(), |cap| sample(hits, cap));
        let outlet = |hit: &&Hit| corpus.index().article(hit.position.article).outlet.as_str();
        EvidenceForm {
            form: name.clone(),
            count: hits.len() as u64,
            count_by_outlet: outlets
                .iter()
                .map(|&name| hits.iter().filter(|hit| outlet(hit) == name).count() as u64)
                .collect(),
            lines: kept.iter().map(|&hit| evidence_line(corpus, hit, &mut articles)).collect(),
        }
    }));
    evidence.articles = articles.rows(corpus);
    evidence.forms.sort_by(|a, b| a.form.cmp(&b.form));
    evidence
}

fn rule(cap: usize) -> String {
    format!(
        "To keep the page small it holds at most {cap} lines of a word: of more frequent words, lines at even distances through \
         all of them in the order of outlet and date. The command \"newsprint concordance\" lists them all."
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

/// At most `cap` hits at even distances; as hits ascend by outlet, each outlet keeps its share.
fn sample(hits: &[Hit], cap: usize) -> Vec<Hit> {
    let keep = hits.len().min(cap);
    (0..keep).map(|place| hits[place * hits.len() / keep]).collect()
}

fn evidence_line(corpus: &SubCorpus<'_>, hit: Hit, articles: &mut ArticleTable) -> EvidenceLine {
    let line = line(corpus.index(), hit, WIDTH);
    EvidenceLine { article: articles.place(hit.position.article), left: line.left, node: line.node, right: line.right }
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
