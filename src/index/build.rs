//! Builds an index from a corpus: articles are tokenised side by side and merged in their order.

use super::column::Column;
use super::earlier::{Earlier, Taker};
use super::languages::TextLanguages;
use super::parts::{Line, OUT, Part};
use super::{Forms, Index, LetGo};
use crate::annotation::furniture::{Cleaned, Cleaning};
use crate::annotation::language;
use crate::corpus::{Article, Corpus, GivenFolding, texts_in_order};
use crate::error::{Error, Result};
use crate::memory::{Memory, no_space};
use crate::parallel;
use crate::progress::{self, Stage};
use crate::token::{Counting, LemmaTable, STEM, Unit, Vocabulary, WordRules};
use std::ops::Range;
use std::sync::Arc;

/// How words are made, and on how many threads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The word rules.
    pub rules: WordRules,
    /// The language of every article, whatever the articles state.
    pub language: Option<String>,
    /// What the word rules take for the language of an article that states none.
    pub unstated: Unstated,
    /// What is counted of a token.
    pub unit: Unit,
    /// A user's table of lemmas, which goes before those of the input.
    pub lemmas: Option<Arc<LemmaTable>>,
    /// Which words are page furniture and not counted.
    pub cleaning: Cleaning,
    /// Threads; never changes a result.
    pub threads: usize,
    /// What texts and tokens may take before they go to disk; never changes a result.
    pub memory: Memory,
}

/// What the word rules take for the language of an article that states none; its metadata stay empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unstated {
    /// What its text surely reads like, if it does.
    #[default]
    Inferred,
    /// Nothing.
    Unknown,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rules: WordRules::default(),
            language: None,
            unstated: Unstated::default(),
            unit: Unit::default(),
            lemmas: None,
            cleaning: Cleaning::default(),
            threads: parallel::available(),
            memory: Memory::default(),
        }
    }
}

impl Index {
    /// Tokenises every article, and finds what in it is page furniture.
    ///
    /// # Errors
    /// If an article is longer than four gigabytes, or a temporary file cannot be written.
    pub fn build(corpus: Corpus, settings: &Settings) -> Result<Self> {
        Self::build_from(corpus, settings, None)
    }

    /// The same index as [`Index::build`] makes; articles whose text and word rules are those of an earlier index, whatever their
    /// ids, take their words over from it. [`Index::taken_over`] tells how many did.
    ///
    /// # Errors
    /// As [`Index::build`].
    pub fn build_after(corpus: Corpus, settings: &Settings, earlier: &Self) -> Result<Self> {
        Self::build_from(corpus, settings, Some(&Earlier::of(earlier)))
    }

    fn build_from(corpus: Corpus, settings: &Settings, earlier: Option<&Earlier<'_>>) -> Result<Self> {
        if let Some(article) = corpus.articles().iter().find(|article| u32::try_from(article.body.len()).is_err()) {
            return Err(Error::new(format!("{} is longer than 4 GB", article.place)).hint("split it into articles"));
        }
        let judgements = language::judge(corpus.articles(), settings.language.as_deref(), settings.threads);
        let languages = TextLanguages::of(corpus.articles(), &judgements.guesses, settings);
        let bytes = corpus.articles().iter().map(|article| article.body.len() as u64).sum();
        progress::begin(Stage::Words, bytes);
        let mut line = Line::of(corpus.articles(), settings);
        let mut takers: Vec<Taker<'_>> = (0..settings.threads.clamp(1, OUT)).map(|_| Taker::of(earlier)).collect();
        let read = |taker: &mut Taker<'_>, (numbers, mut part): (Range<usize>, Part)| {
            taker.begin();
            for number in numbers {
                let rules = languages.rules_of(settings.rules, &corpus, number);
                part.read(&corpus.articles()[number], rules, taker);
            }
            progress::add(part.ends.len() as u64, part.bytes);
            part
        };
        parallel::in_turn(&mut line, &mut takers, Line::is_full, Line::take, read, Line::give_back);
        let tokens = line.finish().map_err(|error| no_space(&error))?;
        progress::begin(Stage::Cleaning, 0);
        let cleaned = settings.cleaning.clean(&corpus, settings.threads);
        let mut index = Self::bare(corpus.noting(judgements.findings), languages, settings)?;
        index.types = tokens.types.finish().map_err(|error| no_space(&error))?;
        index.starts = tokens.starts.finish().map_err(|error| no_space(&error))?;
        index.rows = tokens.rows;
        index.vocabulary = tokens.vocabulary;
        index.taken_over = tokens.taken_over;
        index.cleaned = cleaned;
        index.refuse_lacking()?;
        index.number_forms();
        progress::begin(Stage::Idle, 0);
        let excluded = index.cleaning.excluded(&index.cleaned);
        Ok(if excluded.is_empty() { index } else { index.leaving_out(&excluded) })
    }

    /// An index of articles whose tokens were counted while they were read: it has lengths of articles and everything beside the
    /// texts, no tokens to ask for, and no forms yet.
    pub(crate) fn without_tokens(
        corpus: Corpus,
        languages: TextLanguages,
        settings: &Settings,
        known: LetGo,
    ) -> Result<Self> {
        let mut end = 0;
        let rows = known.sizes.iter().map(|&size| {
            end += size as usize;
            end - size as usize..end
        });
        let rows = rows.collect();
        Ok(Self { rows, let_go: Some(known), ..Self::bare(corpus, languages, settings)? })
    }

    /// With the forms that were counted, in the order of their code points.
    pub(crate) fn with_forms(self, forms: Forms) -> Self {
        Self { forms, ..self }
    }

    /// An index of articles without tokens: everything that corpus, languages and settings say.
    ///
    /// # Errors
    /// If stems are asked for and the languages have no one stemmer.
    pub(super) fn bare(corpus: Corpus, languages: TextLanguages, settings: &Settings) -> Result<Self> {
        let rules = languages.rules(settings.rules);
        let as_given = corpus.may_be_given() && corpus.articles().iter().any(is_as_given);
        let fold = |word: &str| if as_given { word.to_owned() } else { rules.fold(word) };
        let counting = Counting {
            unit: settings.unit,
            rules: (!as_given).then_some(rules),
            stemmer: if settings.unit == STEM { Some(languages.stemmer()?) } else { None },
            lemmas: settings.lemmas.as_ref().map(|table| table.folded(fold)),
        };
        Ok(Self {
            asked: settings.rules,
            rules,
            languages,
            as_given,
            counting,
            lemma_table: settings.lemmas.clone(),
            types: Column::default(),
            starts: Column::default(),
            rows: Vec::new(),
            vocabulary: Vocabulary::default(),
            form_of_type: Vec::new(),
            forms: Forms::default(),
            counted: None,
            cleaning: settings.cleaning.clone(),
            cleaned: Cleaned::default(),
            positions: None,
            outlet_counts: None,
            let_go: None,
            taken_over: 0,
            marks: None,
            corpus,
        })
    }

    /// Refuses to count what no token has.
    fn refuse_lacking(&self) -> Result<()> {
        let unit = self.counting.unit;
        let lacking = unit.may_lack() && !self.vocabulary.is_empty();
        if !lacking || self.vocabulary.entries().any(|entry| self.counting.has(entry)) {
            return Ok(());
        }
        Err(Error::question(format!("words cannot be counted as \"{}\": no token of this corpus has one", unit.name))
            .hint("give a CoNLL-U or VRT corpus with lemmas and parts of speech, or a table of lemmas (--lemmas FILE)"))
    }

    /// Makes the counted form of each type once and numbers the forms by their code points.
    fn number_forms(&mut self) {
        let forms: Vec<String> = self.vocabulary.entries().map(|entry| self.counting.form(entry)).collect();
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        (self.forms, self.form_of_type) = numbered(&forms);
    }
}

/// Forms once each in the order of their code points, and the place there of each form that was given.
fn numbered(forms: &[&str]) -> (Forms, Vec<u32>) {
    let mut number_of = vec![0; forms.len()];
    let mut sorted = Forms::default();
    let mut last = None;
    for place in texts_in_order(forms) {
        let form = forms[place as usize];
        if last != Some(form) {
            sorted.push(form);
            last = Some(form);
        }
        number_of[place as usize] = (sorted.len() - 1) as u32;
    }
    (sorted, number_of)
}

/// Whether nothing may fold the tokens of an article.
fn is_as_given(article: &Article) -> bool {
    article.given_tokens.as_ref().is_some_and(|given| given.folding == GivenFolding::AsGiven)
}
