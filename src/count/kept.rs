//! What was counted while reading, as bytes for the next run: all that a question about frequencies needs, without the texts.
//! Leaves when it may be used again to `study`.

use super::cells::{Cell, Cells};
use super::counts::Counts;
use super::held::Held;
use super::stream::{Asked, Counted};
use crate::annotation::furniture::lasting;
use crate::corpus::{Article, Corpus, Finding, Source, Text};
use crate::index::{FormId, Forms, Index, LetGo, Sums, TextLanguages};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    articles: Vec<KeptArticle<'a>>,
    sources: Vec<(usize, Cow<'a, str>, u64)>,
    findings: Vec<(Cow<'a, str>, Cow<'a, str>, Cow<'a, str>)>,
    left_out: BTreeMap<Cow<'a, str>, u64>,
    forms: Vec<Cow<'a, str>>,
    /// How many cells each form has.
    sizes: Vec<usize>,
    /// Of each form: group, articles, occurrences, their squares, and their products with the tokens of the articles.
    cells: Vec<(u32, u32, u64, u64, u64)>,
}

/// An article without its text; its tokens, those in scripts without spaces, and what it reads like.
#[derive(Serialize, Deserialize)]
struct KeptArticle<'a> {
    id: Cow<'a, str>,
    outlet: Cow<'a, str>,
    date: Cow<'a, str>,
    title: Cow<'a, str>,
    author: Cow<'a, str>,
    language: Cow<'a, str>,
    metadata: Cow<'a, BTreeMap<String, String>>,
    place: Cow<'a, str>,
    tokens: u32,
    spaceless: u64,
    reads_like: Cow<'a, str>,
}

impl Counted {
    /// As bytes, of counts with all sums; `None` if something is known of the texts that they do not hold.
    pub(crate) fn to_bytes(&self) -> Option<Vec<u8>> {
        let known = self.index.let_go()?;
        let articles = self.index.corpus().articles().iter().enumerate().map(|(place, article)| KeptArticle {
            id: (&article.id).into(),
            outlet: (&article.outlet).into(),
            date: article.date.to_string().into(),
            title: (&article.title).into(),
            author: (&article.author).into(),
            language: (&article.language).into(),
            metadata: Cow::Borrowed(&article.metadata),
            place: article.place.to_string().into(),
            tokens: known.sizes[place],
            spaceless: known.spaceless[place],
            reads_like: self.index.reads_like(place as u32).into(),
        });
        let sources = self.index.corpus().sources().iter();
        let findings = self.index.corpus().findings().iter();
        let forms = || (0..self.index.forms().len() as u32).map(|form| self.counts.cells(FormId(form)));
        let kept = Kept {
            articles: articles.collect(),
            sources: sources.map(|source| (source.input, (&source.path).into(), source.bytes)).collect(),
            findings: findings.map(|it| (it.kind.into(), (&it.place).into(), (&it.text).into())).collect(),
            left_out: known.left_out.iter().map(|(rule, words)| ((*rule).into(), *words)).collect(),
            forms: self.index.forms().iter().map(Cow::Borrowed).collect(),
            sizes: forms().map(<[Cell]>::len).collect(),
            cells: forms().flatten().map(Cell::numbers).collect(),
        };
        serde_json::to_vec(&kept).ok()
    }

    /// From the bytes of the same corpus, settings, filter and grouping; `None` if they are none.
    pub(crate) fn from_bytes(bytes: &[u8], asked: Asked<'_>) -> Option<Self> {
        let kept: Kept<'_> = serde_json::from_slice(bytes).ok()?;
        let mut known = LetGo {
            sizes: kept.articles.iter().map(|article| article.tokens).collect(),
            spaceless: kept.articles.iter().map(|article| article.spaceless).collect(),
            left_out: BTreeMap::new(),
        };
        known.left_out.extend(kept.left_out.iter().map(|(rule, words)| (lasting(rule), *words)));
        let tags: Vec<&'static str> = kept.articles.iter().map(|article| lasting(&article.reads_like)).collect();
        let articles = kept.articles.into_iter().map(KeptArticle::article).collect::<Option<_>>()?;
        let source = |(input, path, bytes): (usize, Cow<'_, str>, u64)| Source {
            input,
            path: path.into_owned(),
            bytes,
            sha256: String::new(),
        };
        let finding = |(kind, place, text): (Cow<'_, str>, Cow<'_, str>, Cow<'_, str>)| Finding {
            kind: lasting(&kind),
            place: place.into_owned(),
            text: text.into_owned(),
        };
        let sources = kept.sources.into_iter().map(source).collect();
        let corpus = Corpus::restored(articles, sources, kept.findings.into_iter().map(finding).collect());
        let languages = TextLanguages::by_tags(corpus.articles(), &tags, asked.settings);
        let forms: Forms = kept.forms.iter().map(|form| &**form).collect();
        let cells = Cells::listed(&kept.sizes, kept.cells.into_iter().map(Cell::of_numbers))?;
        if kept.sizes.len() != forms.len() {
            return None;
        }
        let index = Index::without_tokens(corpus, languages, asked.settings, known).ok()?.with_forms(forms);
        let counts = Counts::without_cells(&asked.grouping(&index).ok()?).with_cells(cells);
        Some(Self { index, counts })
    }
}

impl KeptArticle<'_> {
    fn article(self) -> Option<Article> {
        Some(Article {
            id: self.id.into_owned(),
            outlet: self.outlet.into_owned(),
            date: self.date.parse().ok()?,
            title: self.title.into_owned(),
            author: self.author.into_owned(),
            language: self.language.into_owned(),
            metadata: self.metadata.into_owned(),
            body: Text::default(),
            given_tokens: None,
            given_sentences: None,
            place: (*self.place).into(),
        })
    }
}

impl Cell {
    fn numbers(&self) -> (u32, u32, u64, u64, u64) {
        let Sums { articles, count, square, cross } = self.sums();
        (self.number(), articles, count, square, cross)
    }

    fn of_numbers((group, articles, count, square, cross): (u32, u32, u64, u64, u64)) -> Self {
        Self::new(group, Sums { articles, count, square, cross })
    }
}
