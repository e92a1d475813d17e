//! What was collected: articles with their metadata, read and put into a total order.
//! Leaves words to `token` and everything known about a text to `annotation`.

mod date;
pub(crate) mod encoding;
mod given;
mod place;
mod read;
pub mod reader;
mod shelf;
mod span;
mod spool;
mod text;

pub use date::Date;
pub use given::{GivenFolding, GivenTokens, TokenColumn};
pub use place::Place;
pub(crate) use shelf::Shelf;
pub use span::Span;
pub(crate) use spool::{Spool, Spooled};
pub use text::Text;

use crate::error::{Error, Result};
use hashbrown::{DefaultHashBuilder, HashTable, hash_table};
use shelf::Articles;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::ops::Range;

/// The outlet of an article whose outlet nobody stated.
pub const UNKNOWN_OUTLET: &str = "(unknown outlet)";

/// Articles in a total order.
///
/// Invariant: ids are unique, and the articles ascend by outlet, date and id, whatever the file system said.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    articles: Articles,
    sources: Vec<Source>,
    findings: Vec<Finding>,
}

/// One article as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Unique in its corpus: the path relative to the corpus without its extension, or the column `id`.
    pub id: String,
    /// Who published it, or [`UNKNOWN_OUTLET`].
    pub outlet: String,
    /// When, as precisely as it is known.
    pub date: Date,
    /// The headline; empty if unknown.
    pub title: String,
    /// The author; empty if unknown.
    pub author: String,
    /// The language as a BCP 47 tag; empty if unknown.
    pub language: String,
    /// Every further column, by its name.
    pub metadata: BTreeMap<String, String>,
    /// The text as read, valid UTF-8; its bytes never change. Given tokens are joined by spaces.
    pub body: Text,
    /// The tokens, if the input is tokenised: nothing splits or joins them again.
    pub given_tokens: Option<Box<GivenTokens>>,
    /// Ranges of given tokens (not of bytes) that are sentences, if the input states them.
    pub given_sentences: Option<Vec<Range<u32>>>,
    /// Where it stood, for messages: `outlet/file.txt`, `articles.csv line 7`.
    pub place: Place,
}

/// One file that was read, for the manifest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Which CORPUS argument it belongs to, counted from 0.
    pub input: usize,
    /// The path relative to the CORPUS argument, with `/` between folders (the file's name if CORPUS is the file).
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal; empty if it was not hashed.
    pub sha256: String,
}

/// Something odd that was met while reading: never silent, never fatal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// A fixed name: `empty-article`, `unknown-outlet`, `unknown-date`, `skipped`, `skipped-file`, `unlisted-file`,
    /// `hidden-file`, `link-circle`, `skipped-field`, `delimiter`, `byte-order-mark`, `escape-character`, `similar-outlets`, `given-tokens`, `columns`,
    /// `multiword-tokens`, `rebuilt-text`, `structures`, `language-disagrees`, `garbled-text`, `mojibake`.
    pub kind: &'static str,
    /// The article's id or the file, `/` between folders.
    pub place: String,
    /// What it is and what was done.
    pub text: String,
}

impl Corpus {
    /// Puts articles into their order and checks that ids are unique.
    ///
    /// # Errors
    /// Names both places of every id that stands twice.
    pub fn new(mut articles: Vec<Article>, sources: Vec<Source>, findings: Vec<Finding>) -> Result<Self> {
        articles.sort_by(in_order);
        Self::of_ordered(articles, sources, findings)
    }

    /// As [`Corpus::new`], of articles in their order.
    fn of_ordered(articles: Vec<Article>, mut sources: Vec<Source>, mut findings: Vec<Finding>) -> Result<Self> {
        debug_assert!(articles.is_sorted_by(|a, b| in_order(a, b).is_le()), "articles are in order");
        let twice: Vec<Error> =
            same_ids(&articles).into_iter().map(|(earlier, later)| stands_twice(earlier, later)).collect();
        if !twice.is_empty() {
            return Err(Error::all(format!("{} ids stand twice", twice.len()), twice));
        }
        findings.extend(similar_outlets(&articles));
        sources.sort();
        findings.sort();
        Ok(Self { articles: Articles::Listed(articles), sources, findings })
    }

    /// A corpus as it was: articles in their order, sources and findings.
    pub(crate) fn restored(articles: Vec<Article>, sources: Vec<Source>, findings: Vec<Finding>) -> Self {
        Self { articles: Articles::Listed(articles), sources, findings }
    }

    /// As [`Corpus::restored`], of articles that are made when they are asked for.
    pub(crate) fn shelved(shelf: Box<dyn Shelf>, sources: Vec<Source>, findings: Vec<Finding>) -> Self {
        Self { articles: Articles::on(shelf), sources, findings }
    }

    /// With these findings instead of its own.
    pub(crate) fn with_findings(self, findings: Vec<Finding>) -> Self {
        Self { findings, ..self }
    }

    /// The articles by outlet, date and id. Of an index folder all are made now: [`Corpus::article`] makes one.
    pub fn articles(&self) -> &[Article] {
        self.articles.all()
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An article by its place among [`Corpus::articles`].
    ///
    /// # Panics
    /// If there are fewer.
    pub fn article(&self, number: u32) -> &Article {
        self.articles.get(number as usize)
    }

    /// Whether every article could be told that was asked for so far.
    ///
    /// # Errors
    /// If a file of an index folder is not as it was written, though its sum fits: names it and the article.
    pub fn sound(&self) -> Result<()> {
        self.articles.sound()
    }

    /// The outlet of an article.
    ///
    /// # Panics
    /// If there are fewer articles.
    pub fn outlet(&self, number: u32) -> &str {
        self.articles.outlet(number as usize)
    }

    /// The language that an article states; empty if unknown.
    ///
    /// # Panics
    /// If there are fewer articles.
    pub fn language(&self, number: u32) -> &str {
        self.articles.language(number as usize)
    }

    /// When an article came out.
    ///
    /// # Panics
    /// If there are fewer articles.
    pub fn date(&self, number: u32) -> Date {
        self.articles.date(number as usize)
    }

    /// A metadata field of an article, as [`Article::field`].
    ///
    /// # Panics
    /// If there are fewer articles.
    pub fn field(&self, number: u32, name: &str) -> Option<String> {
        self.articles.field(number as usize, name)
    }

    /// Whether some article may have given tokens; looks at none.
    pub(crate) fn may_be_given(&self) -> bool {
        matches!(self.articles, Articles::Listed(_))
    }

    /// The files that were read, by path.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The articles, whose bodies may be let go once nobody asks for them any more.
    pub(crate) fn articles_to_let_go(&mut self) -> &mut [Article] {
        self.articles.all_mut()
    }

    /// With more that is odd about its articles.
    #[must_use]
    pub fn noting(mut self, findings: Vec<Finding>) -> Self {
        self.findings.extend(findings);
        self.findings.sort();
        self
    }

    /// What was odd, by kind and place.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

/// Articles whose id an earlier one has, each with the last of those.
fn same_ids(articles: &[Article]) -> Vec<(&Article, &Article)> {
    let hasher = DefaultHashBuilder::default();
    let hash = |&number: &u32| hasher.hash_one(&articles[number as usize].id);
    // Numbers of articles: a table of so many ids would take ten times as much.
    let mut known: HashTable<u32> = HashTable::with_capacity(articles.len());
    let mut same = Vec::new();
    for (number, article) in (0..).zip(articles) {
        let is_same = |&other: &u32| articles[other as usize].id == article.id;
        match known.entry(hash(&number), is_same, hash) {
            hash_table::Entry::Vacant(free) => drop(free.insert(number)),
            hash_table::Entry::Occupied(mut found) => {
                let earlier = std::mem::replace(found.get_mut(), number);
                same.push((&articles[earlier as usize], article));
            }
        }
    }
    same
}

fn stands_twice(earlier: &Article, later: &Article) -> Error {
    Error::new(format!("the id \"{}\" stands twice: {} and {}", later.id, earlier.place, later.place))
        .hint("give each article an id of its own, in the column id of an articles.csv, or read the two apart")
}

/// By outlet, date and id; by place where an id stands twice.
fn in_order(a: &Article, b: &Article) -> Ordering {
    (&a.outlet, &a.date, &a.id, &a.place).cmp(&(&b.outlet, &b.date, &b.id, &b.place))
}

/// Outlets whose names differ only in case or in the space around them: likely one outlet that is counted as several.
/// `articles` are in order.
fn similar_outlets(articles: &[Article]) -> Vec<Finding> {
    let mut names: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for outlet in articles.chunk_by(|a, b| a.outlet == b.outlet).map(|articles| &articles[0].outlet) {
        names.entry(outlet.trim().to_lowercase()).or_default().push(outlet);
    }
    let alike = names.into_values().filter(|known| known.len() > 1);
    let finding = |known: Vec<&str>| {
        let list = known.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let text = format!("{list} are counted as {} outlets; spell them alike if they are one", known.len());
        Finding { kind: "similar-outlets", place: known[0].to_string(), text }
    };
    alike.map(finding).collect()
}

impl Article {
    /// A metadata field by the name of its column; `None` if no such column was read for this article.
    pub fn field(&self, name: &str) -> Option<String> {
        Some(match name {
            "id" | "article" => self.id.clone(),
            "outlet" => self.outlet.clone(),
            "date" => self.date.to_string(),
            "title" => self.title.clone(),
            "author" => self.author.clone(),
            "language" => self.language.clone(),
            other => return self.metadata.get(other).cloned(),
        })
    }
}
