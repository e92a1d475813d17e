//! The sections of a report, one file each. A [`Frame`] holds what several of them look at, computed once.

mod actors;
mod company;
mod compare;
mod corpus;
mod counting;
mod distinctive;
mod frequency;
mod left_out;
mod likeness;
mod lines;
mod parallels;
mod places;
mod reading;
mod shared;
mod summary;
mod texts;
mod time;
mod time_by_outlet;
mod voices;

pub use actors::{Actors, actors};
pub use company::{Company, company};
pub use compare::{Apart, Chosen, Compared, compare};
pub use corpus::corpus;
pub use counting::counting;
pub use distinctive::distinctive;
pub use frequency::frequency;
pub use left_out::left_out;
pub use likeness::{likeness, likeness_shuffles};
pub use lines::lines;
pub use parallels::parallels;
pub use places::{node_label, places};
pub use reading::{ReadingPack, SEED, reading};
pub use shared::{of as shared_of, shared};
pub use summary::{Findings, summary, trust};
pub use texts::{TextMeasures, texts};
pub use time::time;
pub use voices::voices;

use super::confounds::{Confound, confounds};
use super::inference::{Design, Inference};
use super::keywords::{self, Candidates, KeywordRow, Sides};
use super::languages::refuse_mixed;
use super::overview::{self, OutletFacts};
use super::{Contexts, HiddenWords};
use crate::annotation::voice::VoiceWords;
use crate::chart::Chart;
use crate::count::{Counts, Grouping};
use crate::error::Result;
use crate::index::{FormId, SubCorpus};
use crate::query::Pattern;
use crate::report::{Block, Figure};
use crate::stats::rate::MIN_ARTICLES;
use crate::stats::resampling::Calibration;
use crate::table::Notice;

/// Whether a report compares the outlets, which takes most of its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparing {
    /// Each outlet with the rest, where articles are enough.
    EachWithTheRest,
    /// Nothing: the report was asked for other sections.
    Nothing,
}

/// What the sections of one report look at.
#[derive(Debug)]
pub struct Frame<'i> {
    /// The articles of the report.
    pub corpus: SubCorpus<'i>,
    /// Its outlets in the order of their colours.
    pub outlets: Grouping<'i>,
    /// Frequencies by outlet.
    pub counts: Counts,
    /// The facts about each outlet.
    pub facts: Vec<OutletFacts>,
    /// Forms by falling count.
    pub forms: Vec<FormId>,
    /// Whether outlets are compared at all.
    pub comparing: Comparing,
    /// Each outlet against the rest, if enough articles allow it.
    pub comparisons: Vec<Sides>,
    /// Which words may be keywords.
    pub candidates: Candidates,
    /// The candidates of every comparison.
    pub keywords: Vec<KeywordRow>,
    /// p and q of the candidates; `None` if nothing is compared.
    pub inference: Option<Inference>,
    /// How many words pass in shuffled corpora; `None` if nothing is tested.
    pub calibration: Option<Calibration>,
    /// What the outlets differ in beside their words, a row a comparison.
    pub confounds: Vec<Confound>,
    /// Words that pictures and short lists leave out.
    pub hidden: HiddenWords,
    /// What is looked for in "where in the text".
    pub nodes: Vec<Pattern>,
    /// The unit of relative frequencies: so many words.
    pub per: u64,
    /// Rows of the frequency chart.
    pub top: usize,
    /// Threads; never changes a result.
    pub threads: usize,
    /// Whether lines and passages are shown.
    pub contexts: Contexts,
}

/// How much is shown, and on how many threads it is counted.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// The unit of relative frequencies: so many words.
    pub per: u64,
    /// Rows of the frequency chart.
    pub top: usize,
    /// Threads; never changes a result.
    pub threads: usize,
    /// Whether lines and passages are shown.
    pub contexts: Contexts,
}

impl<'i> Frame<'i> {
    /// Counts a sub-corpus by outlet and compares each outlet with the rest.
    ///
    /// # Errors
    /// If the outlets write in different languages.
    pub fn new(
        corpus: SubCorpus<'i>,
        hidden: HiddenWords,
        nodes: Vec<Pattern>,
        comparing: Comparing,
        shown: Shown,
    ) -> Result<Self> {
        let Shown { per, top, threads, contexts } = shown;
        let outlets = Grouping::by(&corpus, "outlet")?;
        refuse_mixed(&corpus, &outlets)?;
        let counts = Counts::of(&corpus, &outlets, threads);
        let facts = overview::outlets(&corpus, &outlets, &counts);
        let forms = super::frequency::by_count(&counts);
        let comparisons = match comparing {
            Comparing::EachWithTheRest => comparisons(&counts),
            Comparing::Nothing => Vec::new(),
        };
        let candidates = Candidates::usual(corpus.articles().len() as u64);
        let keywords = keywords::rows(corpus.index(), &counts, &comparisons, candidates);
        let test = || Inference::of(&corpus, &outlets, &counts, &comparisons, candidates, &Design::default(), threads);
        let inference = (!comparisons.is_empty()).then(test).transpose()?;
        let tested = inference.as_ref().filter(|inference| inference.family > 0);
        let calibration = tested.map(|inference| inference.calibration(threads));
        let confounds = confounds(&corpus, &outlets, &comparisons);
        let mut frame = Self {
            corpus,
            outlets,
            counts,
            facts,
            forms,
            comparing,
            comparisons,
            candidates,
            keywords,
            inference,
            calibration,
            confounds,
            hidden,
            nodes: Vec::new(),
            per,
            top,
            threads,
            contexts,
        };
        frame.nodes = frame.patterns(nodes)?;
        Ok(frame)
    }

    /// The nodes that were asked for, else the most frequent words of content that every outlet uses, but verbs of speech: their
    /// company is whoever is quoted.
    fn patterns(&self, nodes: Vec<Pattern>) -> Result<Vec<Pattern>> {
        let index = self.corpus.index();
        let usual = || -> Vec<String> {
            let everywhere = |form: &&FormId| self.counts.groups_with(**form).count() == self.counts.groups().len();
            let speech = VoiceWords::shipped();
            let tells = |form: &&FormId| speech.tells_speech(index.form(**form));
            self.content_forms()
                .filter(everywhere)
                .filter(|form| !tells(form))
                .take(2)
                .map(|form| index.form(*form).to_string())
                .collect()
        };
        if !nodes.is_empty() {
            return Ok(nodes);
        }
        usual().iter().map(|form| Pattern::new(form, index)).collect()
    }

    /// Whether a row is listed: its q is at most the level.
    pub fn lists(&self, row: &KeywordRow) -> bool {
        self.inference.as_ref().is_some_and(|inference| inference.lists_row(&self.corpus, row))
    }

    /// q of a row; `None` if it was not tested.
    pub fn q(&self, row: &KeywordRow) -> Option<f64> {
        let form = self.corpus.index().form_id(&row.form)?;
        self.inference.as_ref()?.q(form, row.sides)
    }

    /// Forms by falling count without the hidden ones and without bare numbers.
    pub fn content_forms(&self) -> impl Iterator<Item = &FormId> {
        self.forms.iter().filter(|form| {
            let form = self.corpus.index().form(**form);
            !self.hidden.hides(form) && form.chars().any(char::is_alphabetic)
        })
    }

    /// The outlets that are described, not compared: too few articles.
    pub fn small_outlets(&self) -> Vec<&OutletFacts> {
        self.facts.iter().filter(|facts| facts.articles - facts.empty < MIN_ARTICLES).collect()
    }

    /// One notice for all small outlets, with the reason; none if every outlet is large enough.
    pub fn descriptive_only(&self) -> Option<Notice> {
        let small = self.small_outlets();
        let names: Vec<String> =
            small.iter().map(|facts| format!("{} ({})", facts.outlet, facts.articles - facts.empty)).collect();
        let who = match small.len() {
            0 => return None,
            all if all == self.facts.len() && all > 1 => {
                format!("Every outlet has fewer than {MIN_ARTICLES} articles with words")
            }
            1 => format!("{} has fewer than {MIN_ARTICLES} articles with words", names[0]),
            _ => format!("{} have fewer than {MIN_ARTICLES} articles with words", names.join(", ")),
        };
        let what = "they are described, not compared: no interval, no ranking by evidence, no index of dispersion by outlet. \
                    With so few articles a difference belongs to these texts, not to the outlets";
        Some(Notice::new("descriptive-only", format!("Descriptive only. {who}; {what}.")))
    }

    /// Why no outlet is compared with the others; `None` if some are.
    pub fn nothing_compared(&self) -> Option<String> {
        if !self.comparisons.is_empty() {
            return None;
        }
        if self.comparing == Comparing::Nothing {
            return Some("This report was asked for sections that compare nothing.".into());
        }
        let large = self.facts.iter().find(|facts| facts.articles - facts.empty >= MIN_ARTICLES);
        Some(match (self.facts.len(), large) {
            (0 | 1, _) => "There is only one outlet, so nothing is compared.".into(),
            (_, None) => {
                "No outlet has the ten articles that a comparison needs: differences are differences between these \
                          texts, not between outlets."
                    .into()
            }
            (_, Some(large)) => format!(
                "{} has enough articles, but the others together have fewer than ten, so nothing is compared.",
                large.outlet
            ),
        })
    }

    /// How many hidden words occur in this corpus, for the notes below pictures.
    pub fn hidden_note(&self) -> String {
        let occurring = self.forms.iter().filter(|form| self.hidden.hides(self.corpus.index().form(**form))).count();
        if occurring == 0 {
            return String::new();
        }
        format!(
            "{} counted but not drawn. ",
            if occurring == 1 { "1 function word is".into() } else { format!("{occurring} function words are") }
        )
    }
}

/// Each outlet with enough articles against the rest, where the rest has enough too.
fn comparisons(counts: &Counts) -> Vec<Sides> {
    let articles =
        |groups: &[usize]| groups.iter().map(|&place| counts.groups()[place].articles_with_tokens).sum::<u64>();
    let enough = |sides: &Sides| {
        articles(&sides.target_groups) >= MIN_ARTICLES && articles(&sides.reference_groups) >= MIN_ARTICLES
    };
    keywords::each_against_the_rest(counts).into_iter().filter(enough).collect()
}

/// A picture with the table of its numbers as its twin.
fn pictured(name: &str, caption: String, chart: Chart) -> Block {
    let twin = chart.table(name);
    Block::Figure(Box::new(Figure { name: name.into(), caption, chart: chart.described(), twin }))
}

/// A number of things in words: `1 article`, `12 articles`.
pub(crate) fn things(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", crate::table::number::count(number), if number == 1 { one } else { many })
}
