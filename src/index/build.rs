//! Builds an index from a corpus: articles are tokenised side by side and merged in their order.

use super::Index;
use crate::corpus::{Article, Corpus};
use crate::error::{Error, Result};
use crate::parallel;
use crate::token::{Languages, Tokenizer, Vocabulary, WordRules};
use std::ops::Range;

/// How words are made, and on how many threads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The word rules.
    pub rules: WordRules,
    /// The language of every article, whatever the articles state.
    pub language: Option<String>,
    /// Threads; never changes a result.
    pub threads: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { rules: WordRules::default(), language: None, threads: parallel::available() }
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
        let language = |article: &Article| settings.language.clone().unwrap_or_else(|| article.language.clone());
        let tags: Vec<String> = corpus.articles().iter().map(language).collect();
        let languages = Languages::of(tags.iter().map(String::as_str));
        let rules = settings.rules.decided(&languages);
        let parts = parallel::map(corpus.articles(), settings.threads, |article| {
            tokens_of(article, &Tokenizer::new(rules.in_language(&language(article))))
        });
        let as_given = corpus.articles().iter().any(|article| article.given_tokens.is_some());

        let total = parts.iter().map(|part| part.types.len()).sum();
        let mut index = Self {
            asked: settings.rules,
            rules: settings.rules.for_questions(&languages),
            languages,
            language: settings.language.clone(),
            as_given,
            types: Vec::with_capacity(total),
            starts: Vec::with_capacity(total),
            lengths: Vec::with_capacity(total),
            rows: Vec::with_capacity(parts.len()),
            vocabulary: Vocabulary::default(),
            form_of_type: Vec::new(),
            forms: Vec::new(),
            counted: None,
            marks: None,
            corpus,
        };
        for part in parts {
            index.append(&part);
        }
        index.number_forms();
        Ok(index)
    }

    fn append(&mut self, part: &ArticleTokens) {
        let global: Vec<u32> = part.vocabulary.surfaces().map(|surface| self.vocabulary.insert(surface).0).collect();
        let first = self.types.len();
        self.types.extend(part.types.iter().map(|&local| global[local as usize]));
        self.starts.extend_from_slice(&part.starts);
        self.lengths.extend_from_slice(&part.lengths);
        self.rows.push(first..self.types.len());
    }

    /// Folds each type once and numbers the forms by their code points.
    fn number_forms(&mut self) {
        let folded: Vec<String> = self.vocabulary.surfaces().map(|surface| self.fold(surface)).collect();
        let mut forms = folded.clone();
        forms.sort_unstable();
        forms.dedup();
        let place = |form: &String| forms.binary_search(form).expect("every folded type is among the forms") as u32;
        self.form_of_type = folded.iter().map(place).collect();
        self.forms = forms;
    }
}

fn tokens_of(article: &Article, tokenizer: &Tokenizer) -> ArticleTokens {
    let mut tokens =
        ArticleTokens { types: Vec::new(), starts: Vec::new(), lengths: Vec::new(), vocabulary: Vocabulary::default() };
    match &article.given_tokens {
        Some(given) => given.iter().for_each(|range| tokens.push(article, range.start as usize..range.end as usize)),
        None => tokenizer.words(&article.body).for_each(|range| tokens.push(article, range)),
    }
    tokens
}

impl ArticleTokens {
    fn push(&mut self, article: &Article, range: Range<usize>) {
        self.starts.push(range.start as u32);
        self.lengths.push(range.len() as u32);
        self.types.push(self.vocabulary.insert(&article.body[range]).0);
    }
}
