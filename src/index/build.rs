//! Builds an index from a corpus: articles are tokenised side by side and merged in their order.

use super::Index;
use super::languages::TextLanguages;
use crate::annotation::language;
use crate::corpus::{Article, Corpus, GivenFolding};
use crate::error::{Error, Result};
use crate::parallel;
use crate::token::{Counting, Entry, LemmaTable, STEM, Tokenizer, Unit, Vocabulary, WordRules};
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
    /// Threads; never changes a result.
    pub threads: usize,
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
            threads: parallel::available(),
        }
    }
}

/// The tokens of one article, with types numbered in the order of their first occurrence in it.
struct ArticleTokens {
    types: Vec<u32>,
    starts: Vec<u32>,
    lengths: Vec<u32>,
    vocabulary: Vocabulary,
}

impl Index {
    /// Tokenises every article.
    ///
    /// # Errors
    /// If an article is longer than four gigabytes.
    pub fn build(corpus: Corpus, settings: &Settings) -> Result<Self> {
        if let Some(article) = corpus.articles().iter().find(|article| u32::try_from(article.body.len()).is_err()) {
            return Err(Error::new(format!("{} is longer than 4 GB", article.place)).hint("split it into articles"));
        }
        let judgements = language::judge(corpus.articles(), settings.language.as_deref(), settings.threads);
        let languages = TextLanguages::of(&corpus, &judgements, settings);
        let rules = languages.rules(settings.rules);
        let as_given = corpus.articles().iter().any(is_as_given);
        let fold = |word: &str| if as_given { word.to_owned() } else { rules.fold(word) };
        let counting = Counting {
            unit: settings.unit,
            rules: (!as_given).then_some(rules),
            stemmer: if settings.unit == STEM { Some(languages.stemmer()?) } else { None },
            lemmas: settings.lemmas.as_ref().map(|table| table.folded(fold)),
        };
        let numbers: Vec<usize> = (0..corpus.articles().len()).collect();
        let parts = parallel::map(&numbers, settings.threads, |&number| {
            let rules = languages.rules_of(settings.rules, &corpus, number);
            tokens_of(&corpus.articles()[number], &Tokenizer::new(rules))
        });

        let total = parts.iter().map(|part| part.types.len()).sum();
        let mut index = Self {
            asked: settings.rules,
            rules,
            languages,
            as_given,
            counting,
            lemma_table: settings.lemmas.clone(),
            types: Vec::with_capacity(total),
            starts: Vec::with_capacity(total),
            lengths: Vec::with_capacity(total),
            rows: Vec::with_capacity(parts.len()),
            vocabulary: Vocabulary::default(),
            form_of_type: Vec::new(),
            forms: Vec::new(),
            counted: None,
            corpus: corpus.noting(judgements.findings),
        };
        for part in parts {
            index.append(&part);
        }
        index.refuse_lacking()?;
        index.number_forms();
        Ok(index)
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

    fn append(&mut self, part: &ArticleTokens) {
        let global: Vec<u32> = part.vocabulary.entries().map(|entry| self.vocabulary.insert(entry).0).collect();
        let first = self.types.len();
        self.types.extend(part.types.iter().map(|&local| global[local as usize]));
        self.starts.extend_from_slice(&part.starts);
        self.lengths.extend_from_slice(&part.lengths);
        self.rows.push(first..self.types.len());
    }

    /// Makes the counted form of each type once and numbers the forms by their code points.
    fn number_forms(&mut self) {
        let folded: Vec<String> = self.vocabulary.entries().map(|entry| self.counting.form(entry)).collect();
        let mut forms = folded.clone();
        forms.sort_unstable();
        forms.dedup();
        let place = |form: &String| forms.binary_search(form).expect("every counted form is among the forms") as u32;
        self.form_of_type = folded.iter().map(place).collect();
        self.forms = forms;
    }
}

fn tokens_of(article: &Article, tokenizer: &Tokenizer) -> ArticleTokens {
    let mut tokens =
        ArticleTokens { types: Vec::new(), starts: Vec::new(), lengths: Vec::new(), vocabulary: Vocabulary::default() };
    match &article.given_tokens {
        Some(given) => {
            for (place, range) in given.ranges.iter().enumerate() {
                let range = range.start as usize..range.end as usize;
                let (lemma, pos) = (given.lemmas.get(place), given.parts_of_speech.get(place));
                tokens.push(Entry { surface: &article.body[range.clone()], lemma, pos }, range);
            }
        }
        None => tokenizer.words(&article.body).for_each(|range| tokens.push(article.body[range.clone()].into(), range)),
    }
    tokens
}

/// Whether nothing may fold the tokens of an article.
fn is_as_given(article: &Article) -> bool {
    article.given_tokens.as_ref().is_some_and(|given| given.folding == GivenFolding::AsGiven)
}

impl ArticleTokens {
    #[inline]
    fn push(&mut self, entry: Entry<'_>, range: Range<usize>) {
        self.starts.push(range.start as u32);
        self.lengths.push(range.len() as u32);
        self.types.push(self.vocabulary.insert(entry).0);
    }
}
