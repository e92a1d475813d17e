//! A query bound to one index, and its occurrences.

use super::bind::{Binder, Finder, Learnt};
use super::group::{BoundGroups, Standing};
use super::lexicon::{Compared, Lexicon};
use super::near::Stretch;
use super::parse::parse;
use super::program::Run;
use super::syntax::{Case, Item, Query, Word};
use crate::error::Result;
use crate::index::{ArticleNumber, Index, Position, SubCorpus};
use std::ops::Range;
use std::sync::Arc;

/// A pattern, bound to the words of one index.
///
/// White space separates the words of a phrase. A plain word is compared after folding, as the corpus was folded; `=US` keeps
/// case; `*` (any letters) and `?` (one letter) are globs; `/…/` is a regular expression over the whole folded form, `=/…/` one
/// that keeps case. `a|b` is either, also within a phrase: `our (troops|soldiers)`. `near(dam, minister, 5)` is both in any
/// order, the second at most five words from the first. `group:NAME` is whatever an actor group counts. `[…]` is a token with
/// conditions, as in the Corpus Query Language: `[word="US"]`, `[word="us"%c & form!="us"]`, `[]`; `{0,3}` behind it says how
/// often. `\` takes the next sign literally. A text that is a form of the corpus is that form, whatever signs it holds.
///
/// Nothing that is found reaches across the border of an article or tokens that are not counted.
#[derive(Debug, Clone)]
pub struct Pattern {
    text: String,
    finder: Finder,
    groups: Option<Arc<BoundGroups>>,
    learnt: Arc<Learnt>,
}

/// One occurrence of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Its first token.
    pub position: Position,
    /// How many tokens it covers.
    pub tokens: u32,
}

impl Pattern {
    /// Reads a pattern and finds the types that each of its words stands for; it may name no group.
    ///
    /// # Errors
    /// If it does not follow the grammar, holds no word, or names a group or a column that is not there; the message shows the
    /// place.
    pub fn new(text: &str, index: &Index) -> Result<Self> {
        Self::read(text, index, None)
    }

    /// As [`Pattern::new`]; it may name these groups.
    ///
    /// # Errors
    /// As [`Pattern::new`].
    pub fn with_groups(text: &str, index: &Index, groups: &Arc<BoundGroups>) -> Result<Self> {
        Self::read(text, index, Some(groups))
    }

    fn read(text: &str, index: &Index, groups: Option<&Arc<BoundGroups>>) -> Result<Self> {
        let query = query_of(text, index)?;
        let none = BoundGroups::none();
        let lexicon = Lexicon::new(index, Compared::Forms);
        let mut binder = Binder {
            lexicon: &lexicon,
            groups: Some(groups.map_or(&none, AsRef::as_ref)),
            text,
            learnt: Learnt::default(),
        };
        let finder = binder.finder(query)?;
        let learnt = Arc::new(binder.learnt);
        let groups = groups.filter(|_| !learnt.groups.is_empty()).cloned();
        Ok(Self { text: text.to_string(), finder, groups, learnt })
    }

    /// The pattern as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its words, globs and expressions that nothing in the index stands for, as they were written.
    pub fn missing(&self) -> &[String] {
        &self.learnt.missing
    }

    /// Every occurrence, in the order of the corpus. Occurrences may overlap, as n-grams do; where several begin with one token,
    /// the longest counts.
    pub fn find(&self, corpus: &SubCorpus<'_>) -> Vec<Hit> {
        if let Some(tokens) = self.finder.begins().and_then(|types| corpus.index().tokens_of_types(&types)) {
            return self.find_among(corpus, &tokens);
        }
        let holding = self.finder.types().and_then(|types| corpus.index().articles_with_types(&types));
        let among = |article: &&ArticleNumber| holding.as_ref().is_none_or(|all| all.binary_search(article).is_ok());
        corpus.articles().iter().filter(among).flat_map(|&article| self.find_in(corpus, article)).collect()
    }

    /// Every occurrence that begins at one of some tokens, which are all that one can begin with: no other part of the corpus is
    /// looked at.
    fn find_among(&self, corpus: &SubCorpus<'_>, tokens: &[u32]) -> Vec<Hit> {
        let index = corpus.index();
        let is_words = self.finder.is_words();
        let mut hits = Vec::with_capacity(if is_words { tokens.len() } else { 0 });
        let mut read = Vec::new();
        corpus.each_run_with(tokens, |with| {
            let of = |stretch| Hit::of(with.article, stretch);
            if is_words {
                hits.extend(with.places().map(|place| of((place, place + 1))));
                return;
            }
            let types = index.read_type_ids(with.article, with.run.clone(), &mut read);
            let run = Run { start: with.run.start as u32, types, groups: &[] };
            hits.extend(self.finder.find_at(with.places(), &run).into_iter().map(of));
        });
        hits
    }

    /// Every occurrence in one article; none reaches across the end of a counted run.
    pub fn find_in(&self, corpus: &SubCorpus<'_>, article: ArticleNumber) -> Vec<Hit> {
        let groups = self.group_hits(corpus, article);
        let mut hits = Vec::new();
        for run in corpus.runs(article) {
            let types = corpus.index().row_type_ids(article, run.clone());
            let run = Run { start: run.start as u32, types, groups: &groups };
            hits.extend(self.finder.find(&run).into_iter().map(|stretch| Hit::of(article, stretch)));
        }
        hits
    }

    /// The counted hits of each group that the pattern names.
    fn group_hits(&self, corpus: &SubCorpus<'_>, article: ArticleNumber) -> Vec<Vec<Stretch>> {
        let Some(groups) = &self.groups else { return Vec::new() };
        let found = groups.find_in(corpus, article);
        let of_group = |&group: &usize| {
            let counted = found.iter().filter(|hit| hit.group == group && hit.standing == Standing::Counted);
            counted.map(|hit| (hit.hit.position.token, hit.hit.position.token + hit.hit.tokens)).collect()
        };
        self.learnt.groups.iter().map(of_group).collect()
    }
}

/// What a text asks of an index: a form of it as it stands, else a query.
fn query_of(text: &str, index: &Index) -> Result<Query> {
    let form = text.trim();
    if !form.is_empty() && index.form_id(&index.fold(form)).is_some() {
        return Ok(Query::Phrase(vec![Item::Word(Word { text: form.into(), case: Case::Folded }).once()]));
    }
    parse(text)
}

impl Hit {
    pub(super) fn of(article: ArticleNumber, stretch: Stretch) -> Self {
        Self { position: Position { article, token: stretch.0 }, tokens: stretch.1 - stretch.0 }
    }

    /// The bytes of the hit in its article's body.
    pub fn range(&self, index: &Index) -> Range<usize> {
        let last = Position { token: self.position.token + self.tokens - 1, ..self.position };
        index.range(self.position).start..index.range(last).end
    }
}
