//! The voices of a whole corpus: what was found in every article, and the layers that a count can be cut by.

use super::reported::Reported;
use super::{ArticleVoices, Blocks, Kind, Quotation, VoiceReader};
use crate::annotation::Layer;
use crate::corpus::{Corpus, Span};
use crate::error::{Error, Result};
use crate::parallel;
use std::ops::Range;

/// Which tokens are looked at, by who speaks them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Voice {
    /// Every token.
    #[default]
    All,
    /// Inside quotation marks.
    Quoted,
    /// Indirect speech with a cue, outside quotation marks.
    Reported,
    /// Neither.
    Own,
    /// Outside quotation marks: reported and own together.
    Unquoted,
}

impl Voice {
    /// Every choice, in the order of help.
    pub const ALL: [Self; 5] = [Self::All, Self::Quoted, Self::Reported, Self::Own, Self::Unquoted];
    /// The three that a text falls into, by name.
    pub const PARTS: [Self; 3] = [Self::Own, Self::Quoted, Self::Reported];

    /// Its name on the command line and in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Quoted => "quoted",
            Self::Reported => "reported",
            Self::Own => "own",
            Self::Unquoted => "unquoted",
        }
    }

    /// The choice of that name.
    ///
    /// # Errors
    /// If there is none; the hint lists them.
    pub fn named(name: &str) -> Result<Self> {
        let known = || Self::ALL.map(Self::name).join(", ");
        Self::ALL.into_iter().find(|voice| voice.name() == name).ok_or_else(|| {
            Error::question(format!("there is no voice \"{name}\"")).hint(format!("use one of: {}", known()))
        })
    }
}

/// What is known about the voices of the articles that were read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Voices {
    /// The numbers of these articles, ascending.
    numbers: Vec<u32>,
    articles: Vec<ArticleVoices>,
    unmarked: Vec<Vec<Quotation>>,
    blocks: Layer,
    taken: Blocks,
}

impl Voices {
    /// Reads some articles, by ascending number, on up to `threads` threads; `language` tells the language of an article. The
    /// others have no quotation.
    pub fn read<'a>(
        corpus: &Corpus,
        articles: &[u32],
        language: impl Fn(u32) -> &'a str + Sync,
        reader: &VoiceReader<'_>,
        blocks: Blocks,
        threads: usize,
    ) -> Self {
        let read = |&number: &u32| {
            let article = corpus.article(number);
            reader.read(&article.body, &article.title, language(number))
        };
        let numbers = articles.to_vec();
        let mut articles = parallel::map(articles, threads, read);
        let unmarked = |article: &ArticleVoices| -> Vec<Quotation> {
            article.quotations.iter().filter(|quotation| quotation.kind == Kind::Block).cloned().collect()
        };
        let unmarked: Vec<Vec<Quotation>> = articles.iter().map(unmarked).collect();
        let span = |one: &Quotation| Span { range: one.outer.clone(), kind: one.kind.name(), rule: one.marks };
        let layer = layer(&numbers, unmarked.iter().map(|blocks| blocks.iter().map(span).collect()));
        if blocks == Blocks::LeftOut {
            articles.iter_mut().for_each(ArticleVoices::leave_out_blocks);
        }
        Self { numbers, articles, unmarked, blocks: layer, taken: blocks }
    }

    /// What was found in an article; nothing if it was not read.
    pub fn of(&self, article: u32) -> &ArticleVoices {
        self.numbers.binary_search(&article).map_or(&NOTHING, |place| &self.articles[place])
    }

    /// As [`Voices::of`], to put something right.
    pub(super) fn of_mut(&mut self, article: u32) -> &mut ArticleVoices {
        let place = self.numbers.binary_search(&article).unwrap_or_else(|place| {
            self.numbers.insert(place, article);
            self.articles.insert(place, ArticleVoices::default());
            self.unmarked.insert(place, Vec::new());
            place
        });
        &mut self.articles[place]
    }

    /// What lies inside quotation marks, the marks included, and unmarked blocks if they were asked for.
    pub fn quoted(&self) -> Layer {
        self.quotations(|_, _| true)
    }

    /// The quotations of level 0 for which a condition on the article's number and the quotation holds.
    pub fn quotations(&self, condition: impl Fn(u32, &Quotation) -> bool) -> Layer {
        let spans = self.numbers.iter().zip(&self.articles).map(|(&number, article)| {
            let kept = article.quotations.iter().filter(|one| one.level == 0 && condition(number, one));
            kept.map(|one| Span { range: one.outer.clone(), kind: one.kind.name(), rule: one.marks }).collect()
        });
        layer(&self.numbers, spans)
    }

    /// Paragraphs that look like speech without marks, whether they were asked for or not.
    pub fn blocks(&self) -> &Layer {
        &self.blocks
    }

    /// Such paragraphs of an article with their speakers, ascending.
    pub fn blocks_of(&self, article: u32) -> &[Quotation] {
        self.numbers.binary_search(&article).map_or(&[], |place| &self.unmarked[place])
    }

    /// Whether such paragraphs count as quotations.
    pub fn taken(&self) -> Blocks {
        self.taken
    }

    /// Indirect speech with a cue, without the quotations inside it.
    pub fn reported(&self) -> Layer {
        let spans = self.articles.iter().map(|article| {
            let spans = article.reported.iter().flat_map(|reported| unquoted_parts(article, reported));
            spans.map(|(range, rule)| Span { range, kind: "reported", rule }).collect()
        });
        layer(&self.numbers, spans)
    }

    /// The voice of a byte of an article: quoted, reported or own.
    pub fn voice_at(&self, article: u32, byte: usize) -> Voice {
        let known = self.of(article);
        let before = known.quotations.partition_point(|quotation| quotation.outer.start <= byte);
        let outermost = known.quotations[..before].iter().rev().find(|quotation| quotation.level == 0);
        if outermost.is_some_and(|quotation| quotation.outer.contains(&byte)) {
            return Voice::Quoted;
        }
        let before = known.reported.partition_point(|reported| reported.range.start <= byte);
        let nearest = known.reported[..before].last();
        if nearest.is_some_and(|reported| reported.range.contains(&byte)) { Voice::Reported } else { Voice::Own }
    }
}

/// What is known of an article that was not read.
static NOTHING: ArticleVoices = ArticleVoices { quotations: Vec::new(), reported: Vec::new(), doubts: Vec::new() };

/// The layer of the spans of some articles; the others have none.
fn layer(numbers: &[u32], spans: impl Iterator<Item = Vec<Span>>) -> Layer {
    let mut all = Vec::new();
    for (&number, spans) in numbers.iter().zip(spans).filter(|(_, spans)| !spans.is_empty()) {
        all.resize(number as usize, Vec::new());
        all.push(spans);
    }
    Layer::new(all)
}

/// The parts of a stretch of indirect speech that lie outside quotations.
fn unquoted_parts(article: &ArticleVoices, reported: &Reported) -> Vec<(Range<usize>, &'static str)> {
    let mut parts = Vec::new();
    let mut start = reported.range.start;
    let first = article.quotations.partition_point(|quotation| quotation.outer.start < reported.range.start);
    // One quotation may begin before the stretch and reach into it.
    for quotation in &article.quotations[first.saturating_sub(1)..] {
        if quotation.level > 0 || quotation.outer.end <= start {
            continue;
        }
        if quotation.outer.start >= reported.range.end {
            break;
        }
        if quotation.outer.start > start {
            parts.push((start..quotation.outer.start, reported.rule));
        }
        start = quotation.outer.end;
    }
    if start < reported.range.end {
        parts.push((start..reported.range.end, reported.rule));
    }
    parts
}
