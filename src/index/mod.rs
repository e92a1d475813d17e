//! The one representation: every token a row of a few columns, every article a range of rows.
//! All analyses go through [`SubCorpus`], so none knows whether the columns are in memory or in mapped files.

mod build;
pub(crate) mod column;
mod earlier;
mod forms;
mod languages;
mod outlet_counts;
mod parts;
mod positions;
mod selection;
pub mod store;
mod sub_corpus;
mod sums;

pub(crate) use build::in_order;
pub use build::{Settings, Unstated};
pub use forms::Forms;
pub use sub_corpus::SubCorpus;
pub(crate) use sums::Sums;

use crate::annotation::Layer;
use crate::annotation::duplicate::{MARK_FIELDS, Marks};
use crate::annotation::furniture::{Cleaned, Cleaning};
use crate::corpus::{Article, Corpus};
use crate::token::{Counting, LemmaTable, TypeId, Vocabulary, WordRules};
use column::Column;
pub(crate) use languages::TextLanguages;
pub(crate) use outlet_counts::OutletCount;
use outlet_counts::OutletCounts;
use positions::Positions;
use selection::Selection;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The number of an article in the order of its corpus.
pub type ArticleNumber = u32;

/// The number of a counted form: forms are numbered in the order of their code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(pub u32);

/// The address of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Its article.
    pub article: ArticleNumber,
    /// Its place among the tokens of the article, from 0.
    pub token: u32,
}

/// A tokenised corpus.
///
/// Invariants: token ranges of an article ascend and do not overlap, and each is a range of its body; types are numbered in
/// the order of their first occurrence in the corpus, whatever the number of threads.
#[derive(Debug)]
pub struct Index {
    corpus: Corpus,
    asked: WordRules,
    rules: WordRules,
    languages: TextLanguages,
    as_given: bool,
    counting: Counting,
    lemma_table: Option<Arc<LemmaTable>>,
    types: Column<u32>,
    starts: Column<u32>,
    rows: Vec<Range<usize>>,
    vocabulary: Vocabulary,
    form_of_type: Vec<u32>,
    forms: Forms,
    /// `None` where every token is counted.
    counted: Option<Arc<Selection>>,
    cleaning: Cleaning,
    cleaned: Cleaned,
    /// Where each type stands, if that is kept.
    positions: Option<Positions>,
    /// How often each form occurs in each outlet, if that is kept.
    outlet_counts: Option<OutletCounts>,
    /// What is known of the tokens of a corpus that was counted while it was read.
    let_go: Option<LetGo>,
    /// Articles whose words an earlier index knew.
    taken_over: u64,
    /// `None` until shared text was looked for.
    marks: Option<Marks>,
}

/// What is known of tokens that were counted and let go.
#[derive(Debug)]
pub(crate) struct LetGo {
    /// Counted tokens of each article.
    pub sizes: Vec<u32>,
    /// Those in scripts without spaces.
    pub spaceless: Vec<u64>,
    /// Tokens that cleaning rules left out of the articles that were asked for, by the name of the rule.
    pub left_out: BTreeMap<&'static str, u64>,
}

impl Index {
    /// The corpus behind it.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// An article by its number.
    pub fn article(&self, number: ArticleNumber) -> &Article {
        self.corpus.article(number)
    }

    /// The word rules for a question to this corpus, with everything decided that the stated languages decide; without effect
    /// on tokens that were given. Folding is the same for every article; [`Index::articles_with`] tells where cutting differs.
    pub fn rules(&self) -> WordRules {
        self.rules
    }

    /// The word rules as they were asked for, before any language decided.
    pub fn asked_rules(&self) -> WordRules {
        self.asked
    }

    /// Whether nothing was split or folded, since the tokens are to be taken as they are given.
    pub fn as_given(&self) -> bool {
        self.as_given
    }

    /// How many articles took their words over from an earlier index ([`Index::build_after`]).
    pub fn taken_over(&self) -> u64 {
        self.taken_over
    }

    /// All articles: the corpus as a sub-corpus, without what is not to be counted.
    pub fn sub_corpus(&self) -> SubCorpus<'_> {
        self.everything().selecting(self.counted.clone())
    }

    /// All tokens of all articles, those too that are not to be counted.
    pub fn everything(&self) -> SubCorpus<'_> {
        SubCorpus::everything(self)
    }

    /// The same index, whose corpus does not count the tokens that start inside a span.
    #[must_use]
    pub fn leaving_out(mut self, layer: &Layer) -> Self {
        self.counted = Some(Arc::new(Selection::without(&self, None, layer)));
        self.outlet_counts = None;
        self
    }

    /// Which words are page furniture and not counted.
    pub fn cleaning(&self) -> &Cleaning {
        &self.cleaning
    }

    /// What is known of the tokens of a corpus that was counted while it was read.
    pub(crate) fn let_go(&self) -> Option<&LetGo> {
        self.let_go.as_ref()
    }

    /// How many words each cleaning rule left out of a corpus that was counted while it was read; `None` for all others, whose
    /// spans tell it.
    pub(crate) fn left_out_while_reading(&self) -> Option<&BTreeMap<&'static str, u64>> {
        self.let_go.as_ref().map(|known| &known.left_out)
    }

    /// What was found to be page furniture, counted or not.
    pub fn cleaned(&self) -> &Cleaned {
        &self.cleaned
    }

    /// The same index, whose articles bear marks of shared text.
    #[must_use]
    pub fn marked(mut self, marks: Marks) -> Self {
        self.marks = Some(marks);
        self
    }

    /// The marks of shared text, if it was looked for.
    pub fn marks(&self) -> Option<&Marks> {
        self.marks.as_ref()
    }

    /// A field of an article: what it states, else what its mark says ([`MARK_FIELDS`]).
    pub fn field(&self, number: ArticleNumber, name: &str) -> Option<String> {
        let marked = || self.marks.as_ref()?.field(name, number, |other| self.article(other).id.clone());
        self.corpus.field(number, name).or_else(marked)
    }

    /// The names of the fields that marks add; none until shared text was looked for.
    pub fn mark_fields(&self) -> &'static [&'static str] {
        if self.marks.is_some() { &MARK_FIELDS } else { &[] }
    }

    /// How many tokens an article has, counted or not.
    pub fn rows(&self, number: ArticleNumber) -> usize {
        self.rows[number as usize].len()
    }

    /// The surface types of a range of an article's tokens, in order.
    ///
    /// # Panics
    /// If the article has fewer tokens.
    pub fn row_types(
        &self,
        number: ArticleNumber,
        tokens: Range<usize>,
    ) -> impl ExactSizeIterator<Item = TypeId> + DoubleEndedIterator + '_ {
        self.row_type_ids(number, tokens).iter().map(|&id| TypeId(id))
    }

    /// As [`Index::row_type_ids`], of a few tokens here and there: what must be read goes to `read`.
    pub(crate) fn read_type_ids<'a>(
        &'a self,
        number: ArticleNumber,
        tokens: Range<usize>,
        read: &'a mut Vec<u32>,
    ) -> &'a [u32] {
        let row = &self.rows[number as usize];
        let (start, end) = (row.start + tokens.start, row.start + tokens.end);
        assert!(end <= row.end, "tokens {tokens:?} of an article");
        self.types.copied(start..end, read)
    }

    /// As [`Index::row_types`], as the numbers that they are.
    pub(crate) fn row_type_ids(&self, number: ArticleNumber, tokens: Range<usize>) -> &[u32] {
        let row = &self.rows[number as usize];
        let (start, end) = (row.start + tokens.start, row.start + tokens.end);
        assert!(end <= row.end, "tokens {tokens:?} of an article");
        self.types.portion(start..end)
    }

    /// The counted forms of a range of an article's tokens, in order.
    pub fn row_forms(
        &self,
        number: ArticleNumber,
        tokens: Range<usize>,
    ) -> impl ExactSizeIterator<Item = FormId> + DoubleEndedIterator + '_ {
        self.row_types(number, tokens).map(|id| self.form_of(id))
    }

    /// Where the tokens of an article start, in bytes.
    fn row_starts(&self, number: ArticleNumber) -> &[u32] {
        self.starts.portion(self.rows[number as usize].clone())
    }

    /// The articles with a token of one of these types, ascending; `None` if every article must be looked at.
    pub fn articles_with_types(&self, types: &[u32]) -> Option<Vec<ArticleNumber>> {
        self.positions.as_ref()?.articles(types, &self.rows)
    }

    /// The tokens of some types by their place in the corpus, ascending; `None` if every article must be looked at.
    pub(crate) fn tokens_of_types(&self, types: &[u32]) -> Option<Cow<'_, [u32]>> {
        self.positions.as_ref()?.tokens_of(types)
    }

    /// The places of the tokens of an article that start in a range of bytes, counted or not.
    pub fn tokens_in(&self, number: ArticleNumber, bytes: &Range<usize>) -> Range<usize> {
        let starts = self.row_starts(number);
        let before = |end: usize| starts.partition_point(|&start| (start as usize) < end);
        before(bytes.start)..before(bytes.end)
    }

    /// The byte range of a token in its article's body.
    pub fn range(&self, position: Position) -> Range<usize> {
        let row = self.rows[position.article as usize].start + position.token as usize;
        // A token has the bytes of its spelling.
        let start = self.starts[row] as usize;
        start..start + self.vocabulary.length(TypeId(self.types[row]))
    }

    /// The surface types.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The form that a surface type is counted as.
    pub fn form_of(&self, surface: TypeId) -> FormId {
        FormId(self.form_of_type[surface.0 as usize])
    }

    /// The spelling of a counted form.
    pub fn form(&self, form: FormId) -> &str {
        self.forms.spelling(form)
    }

    /// The number of a counted form, if it occurs.
    pub fn form_id(&self, form: &str) -> Option<FormId> {
        self.forms.find(form)
    }

    /// All counted forms in the order of their code points.
    pub fn forms(&self) -> &Forms {
        &self.forms
    }

    /// The lemma of a type, of the user's table or of the input, folded as forms are; `None` if it has none.
    pub fn lemma(&self, surface: TypeId) -> Option<Cow<'_, str>> {
        self.counting.lemma(self.vocabulary.entry(surface))
    }

    /// The user's table of lemmas.
    pub fn lemma_table(&self) -> Option<&LemmaTable> {
        self.lemma_table.as_deref()
    }

    /// What is counted of a token, and how it is made.
    pub fn counting(&self) -> &Counting {
        &self.counting
    }

    /// The form that a word of a question is compared with: folded, stemmed or looked up as the corpus was. A form that is counted
    /// stands for itself, so that every row of a list can be asked for.
    pub fn fold(&self, word: &str) -> String {
        if self.form_id(word).is_some() { word.to_string() } else { self.counting.asked(word) }
    }
}
