//! Builds an index from a corpus: articles are tokenised side by side and merged in their order.

use super::languages::TextLanguages;
use super::{Index, LetGo};
use crate::annotation::furniture::{Cleaned, Cleaning};
use crate::annotation::language;
use crate::corpus::{Article, Corpus, GivenFolding};
use crate::error::{Error, Result};
use crate::parallel;
use crate::token::{Counting, Entry, LemmaTable, STEM, Tokenizer, TypeId, Unit, Vocabulary, WordRules};
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
        }
    }
}

/// The tokens of some articles that follow each other, with types numbered in the order of their first occurrence in them.
#[derive(Default)]
struct Part {
    types: Vec<u32>,
    starts: Vec<u32>,
    lengths: Vec<u32>,
    /// How many tokens there are at the end of each article.
    ends: Vec<usize>,
    vocabulary: Vocabulary,
}

/// Bytes of text that are cut into words at once: enough for most words to be known already.
const PART: usize = 1 << 20;

impl Index {
    /// Tokenises every article, and finds what in it is page furniture.
    ///
    /// # Errors
    /// If an article is longer than four gigabytes.
    pub fn build(corpus: Corpus, settings: &Settings) -> Result<Self> {
        if let Some(article) = corpus.articles().iter().find(|article| u32::try_from(article.body.len()).is_err()) {
            return Err(Error::new(format!("{} is longer than 4 GB", article.place)).hint("split it into articles"));
        }
        let judgements = language::judge(corpus.articles(), settings.language.as_deref(), settings.threads);
        let languages = TextLanguages::of(corpus.articles(), &judgements.guesses, settings);
        let rules = languages.rules(settings.rules);
        let as_given = corpus.articles().iter().any(is_as_given);
        let fold = |word: &str| if as_given { word.to_owned() } else { rules.fold(word) };
        let counting = Counting {
            unit: settings.unit,
            rules: (!as_given).then_some(rules),
            stemmer: if settings.unit == STEM { Some(languages.stemmer()?) } else { None },
            lemmas: settings.lemmas.as_ref().map(|table| table.folded(fold)),
        };
        let parts = parallel::map(&parts_of(corpus.articles()), settings.threads, |numbers| {
            let mut part = Part::default();
            for number in numbers.clone() {
                let rules = languages.rules_of(settings.rules, &corpus, number);
                part.read(&corpus.articles()[number], &Tokenizer::new(rules));
            }
            part
        });

        let cleaned = settings.cleaning.clean(&corpus, settings.threads);
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
            rows: Vec::with_capacity(corpus.articles().len()),
            vocabulary: Vocabulary::default(),
            form_of_type: Vec::new(),
            forms: Vec::new(),
            counted: None,
            cleaning: settings.cleaning.clone(),
            cleaned,
            let_go: None,
            marks: None,
            corpus: corpus.noting(judgements.findings),
        };
        for part in parts {
            index.append(&part);
        }
        index.refuse_lacking()?;
        index.number_forms();
        let excluded = index.cleaning.excluded(&index.cleaned);
        Ok(if excluded.is_empty() { index } else { index.leaving_out(&excluded) })
    }

    /// An index of articles whose tokens were counted while they were read: it has forms, lengths of articles and everything
    /// beside the texts, and no tokens to ask for.
    pub(crate) fn without_tokens(
        corpus: Corpus,
        languages: TextLanguages,
        settings: &Settings,
        forms: Vec<String>,
        known: LetGo,
    ) -> Self {
        let rules = languages.rules(settings.rules);
        let mut end = 0;
        let rows = known.sizes.iter().map(|&size| {
            end += size as usize;
            end - size as usize..end
        });
        Self {
            asked: settings.rules,
            rules,
            languages,
            as_given: false,
            counting: Counting { unit: settings.unit, rules: Some(rules), stemmer: None, lemmas: None },
            lemma_table: None,
            types: Vec::new(),
            starts: Vec::new(),
            lengths: Vec::new(),
            rows: rows.collect(),
            vocabulary: Vocabulary::default(),
            form_of_type: Vec::new(),
            forms,
            counted: None,
            cleaning: settings.cleaning.clone(),
            cleaned: Cleaned::default(),
            let_go: Some(known),
            marks: None,
            corpus,
        }
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

    fn append(&mut self, part: &Part) {
        let global: Vec<u32> = part.vocabulary.entries().map(|entry| self.vocabulary.insert(entry).0).collect();
        let first = self.types.len();
        self.types.extend(part.types.iter().map(|&local| global[local as usize]));
        self.starts.extend_from_slice(&part.starts);
        self.lengths.extend_from_slice(&part.lengths);
        let starts = std::iter::once(0).chain(part.ends.iter().copied());
        self.rows.extend(starts.zip(&part.ends).map(|(start, end)| first + start..first + end));
    }

    /// Makes the counted form of each type once and numbers the forms by their code points.
    fn number_forms(&mut self) {
        let forms: Vec<String> = self.vocabulary.entries().map(|entry| self.counting.form(entry)).collect();
        (self.forms, self.form_of_type) = numbered(forms);
    }
}

/// Forms once each in the order of their code points, and the place there of each form that was given.
///
/// The first eight bytes decide about nearly all pairs, and numbers are compared faster than texts.
pub(crate) fn numbered(forms: Vec<String>) -> (Vec<String>, Vec<u32>) {
    let first_bytes = |form: &String| {
        let mut bytes = [0; 8];
        let length = form.len().min(8);
        bytes[..length].copy_from_slice(&form.as_bytes()[..length]);
        u64::from_be_bytes(bytes)
    };
    let mut order: Vec<(u64, u32)> =
        forms.iter().enumerate().map(|(place, form)| (first_bytes(form), place as u32)).collect();
    order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| forms[a.1 as usize].cmp(&forms[b.1 as usize])));
    let mut number_of = vec![0; forms.len()];
    let mut given = forms.into_iter().map(Some).collect::<Vec<_>>();
    let mut sorted: Vec<String> = Vec::new();
    for (_, place) in order {
        let form = given[place as usize].take().expect("every place stands once in the order");
        if sorted.last() != Some(&form) {
            sorted.push(form);
        }
        number_of[place as usize] = (sorted.len() - 1) as u32;
    }
    (sorted, number_of)
}

/// Articles that follow each other, by number, in parts of about [`PART`] bytes.
fn parts_of(articles: &[Article]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut first, mut bytes) = (0, 0);
    for (number, article) in articles.iter().enumerate() {
        bytes += article.body.len();
        if bytes >= PART || number + 1 == articles.len() {
            parts.push(first..number + 1);
            (first, bytes) = (number + 1, 0);
        }
    }
    parts
}

/// Whether nothing may fold the tokens of an article.
fn is_as_given(article: &Article) -> bool {
    article.given_tokens.as_ref().is_some_and(|given| given.folding == GivenFolding::AsGiven)
}

impl Part {
    fn read(&mut self, article: &Article, tokenizer: &Tokenizer) {
        let text = &article.body;
        match &article.given_tokens {
            Some(given) => {
                for (place, range) in given.ranges.iter().enumerate() {
                    let range = range.start as usize..range.end as usize;
                    let (lemma, pos) = (given.lemmas.get(place), given.parts_of_speech.get(place));
                    let id = self.vocabulary.insert(Entry { surface: &text[range.clone()], lemma, pos });
                    self.push(id, range);
                }
            }
            None => tokenizer.words(text).for_each(|range| {
                let id = self.vocabulary.insert_word(text, range.clone());
                self.push(id, range);
            }),
        }
        self.ends.push(self.types.len());
    }

    #[inline]
    fn push(&mut self, id: TypeId, range: Range<usize>) {
        self.starts.push(range.start as u32);
        self.lengths.push(range.len() as u32);
        self.types.push(id.0);
    }
}
