//! Counts while reading: the same numbers as from an index, of texts that are let go once they are counted. What stays is the
//! vocabulary, the counts and what is known of each article beside its text. A test holds the two equal.

use super::counts::{Cells, Counts};
use super::grouping::{Grouping, Key};
use super::tally::{Occurrences, Tally};
use crate::annotation::language::{self, Guess};
use crate::corpus::reader::ReadOptions;
use crate::corpus::{Article, Corpus, Text};
use crate::error::Result;
use crate::index::{FormId, Index, Settings, TextLanguages, Unstated};
use crate::parallel;
use crate::query::Filter;
use crate::token::{FORM, Tokenizer, TypeId, Vocabulary, WordRules, is_spaceless_word};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// A corpus of which only counts are known.
#[derive(Debug)]
pub struct Counted {
    /// Everything but the tokens and the bodies of the articles.
    pub index: Index,
    /// The counts of every group of articles that the filter keeps.
    pub counts: Counts,
}

/// What is counted.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// How words are made. Only folded forms of texts that are not cleaned can be counted while reading.
    pub settings: &'a Settings,
    /// Which articles.
    pub filter: Option<&'a Filter>,
    /// What they are grouped by; `None` is one group of all.
    pub field: Option<&'a str>,
}

/// What the whole corpus decides about words: guessed from its first articles, certain at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Decided {
    /// For the words of one article, once its language is known.
    cutting: WordRules,
    /// For the forms that they count as.
    folding: WordRules,
}

impl Counted {
    /// Reads and counts; `None` if something must be known of the corpus that only an index tells: tokens were given, words
    /// are cleaned, or something else than forms is counted.
    ///
    /// # Errors
    /// If an input cannot be read, or the filter or the grouping names a field that no article has.
    pub fn read<P: AsRef<Path>>(paths: &[P], options: &ReadOptions, asked: Asked<'_>) -> Result<Option<Self>> {
        let Settings { unit, lemmas, cleaning, .. } = asked.settings;
        if *unit != FORM || lemmas.is_some() || !cleaning.is_off() || options.tokens_as_given {
            return Ok(None);
        }
        // The languages of the first articles nearly always decide as those of all do; if not, all is read again.
        let mut certain = None;
        loop {
            let mut stream = Stream::new(asked, certain)?;
            let (corpus, places) = Corpus::visit(paths, options, &mut |articles| stream.take(articles))?;
            if corpus.articles().iter().any(|article| article.given_tokens.is_some()) {
                return Ok(None);
            }
            match stream.finish(corpus, &places)? {
                Ok(counted) => return Ok(Some(counted)),
                Err(decided) => certain = Some(decided),
            }
        }
    }
}

/// The counting of a corpus that is being read.
struct Stream<'a> {
    asked: Asked<'a>,
    key: Option<Key>,
    decided: Option<Decided>,
    groups: BTreeMap<String, u32>,
    workers: Vec<Worker>,
    /// Of every article, in the order of reading.
    facts: Vec<Facts>,
}

/// What is kept of an article's text.
#[derive(Debug, Clone, Copy, Default)]
struct Facts {
    tokens: u32,
    /// Tokens in scripts without spaces.
    spaceless: u32,
    guess: Option<Guess>,
}

impl<'a> Stream<'a> {
    fn new(asked: Asked<'a>, decided: Option<Decided>) -> Result<Self> {
        let threads = asked.settings.threads.max(1);
        Ok(Self {
            asked,
            key: asked.field.map(Key::named).transpose()?,
            decided,
            groups: BTreeMap::new(),
            workers: (0..threads).map(|_| Worker::default()).collect(),
            facts: Vec::new(),
        })
    }

    /// Counts the next articles and lets their bodies go.
    fn take(&mut self, articles: &mut [Article]) {
        let decided = *self.decided.get_or_insert_with(|| decide(articles, self.asked.settings));
        let mut work = Vec::with_capacity(articles.len());
        for article in &*articles {
            let kept = self.asked.filter.is_none_or(|filter| filter.holds(article));
            let name = self.key.as_ref().map(|key| key.stated(article)).unwrap_or_default();
            let next = self.groups.len() as u32;
            work.push((article, kept.then(|| *self.groups.entry(name).or_insert(next))));
        }
        let settings = self.asked.settings;
        let facts = parallel::map_in(&work, &mut self.workers, |worker, &(article, group)| {
            worker.article(article, group, settings, decided)
        });
        self.facts.extend(facts);
        for article in articles {
            article.body = Text::default();
        }
    }

    /// The counts; or what the languages of the whole corpus decide, if that is not what was taken for granted.
    fn finish(self, corpus: Corpus, places: &[usize]) -> Result<std::result::Result<Counted, Decided>> {
        let facts: Vec<Facts> = places.iter().map(|&place| self.facts[place]).collect();
        let settings = self.asked.settings;
        if let Some(filter) = self.asked.filter {
            filter.check(&corpus)?;
        }
        let guesses: Vec<Option<Guess>> = facts.iter().map(|facts| facts.guess).collect();
        let languages = TextLanguages::of(corpus.articles(), &guesses, settings);
        let certain = Decided { cutting: languages.decided(settings.rules), folding: languages.rules(settings.rules) };
        if self.decided.is_some_and(|decided| decided != certain) {
            return Ok(Err(certain));
        }
        let mut forms = Vec::new();
        for worker in &self.workers {
            forms.extend(worker.forms.surfaces().map(str::to_owned));
        }
        let (forms, number_of) = crate::index::numbered(forms);
        let sizes = facts.iter().map(|facts| facts.tokens as usize);
        let spaceless = facts.iter().map(|facts| u64::from(facts.spaceless)).collect();
        let index = Index::without_tokens(corpus, languages, settings, forms, sizes, spaceless)?;

        let whole = index.sub_corpus();
        let kept = self.asked.filter.map_or(whole.clone(), |filter| whole.filter(|article| filter.holds(article)));
        let grouping = self.asked.field.map_or_else(|| Ok(Grouping::one(&kept)), |field| Grouping::by(&kept, field))?;
        let mut place_of = vec![0; self.groups.len()];
        for (name, group) in &self.groups {
            let known = grouping.names().position(|known| known == name || self.key.is_none());
            place_of[*group as usize] = known.unwrap_or_default() as u32;
        }
        let mut counts = Counts::without_cells(&kept, &grouping);
        let mut first = 0;
        for worker in self.workers {
            let numbers = &number_of[first..first + worker.forms.len()];
            first += numbers.len();
            counts.absorb(worker.cells(), numbers, &place_of);
        }
        drop(grouping);
        Ok(Ok(Counted { index, counts }))
    }
}

/// What these articles alone would decide.
fn decide(articles: &[Article], settings: &Settings) -> Decided {
    let guesses = parallel::map(articles, settings.threads, |article| guess(article, settings));
    let languages = TextLanguages::of(articles, &guesses, settings);
    Decided { cutting: languages.decided(settings.rules), folding: languages.rules(settings.rules) }
}

/// What an article reads like, if that is asked: where no language is stated.
fn guess(article: &Article, settings: &Settings) -> Option<Guess> {
    let asked = settings.unstated == Unstated::Inferred
        && settings.language.as_deref().unwrap_or(&article.language).trim().is_empty();
    asked.then(|| language::reading(article)).flatten()
}

/// Pairs of type and count that a thread keeps before it adds them up: many articles of one group at a time.
const WAITING: usize = 1 << 21;

/// One thread's share of the counting.
///
/// Every step is a short loop of its own over an article or more: what is looked up lies far apart in memory, and short loops
/// wait for many places at once.
#[derive(Debug, Default)]
struct Worker {
    types: Vocabulary,
    /// By type: its form, and whether it is written in a script without spaces.
    of_type: Vec<(FormId, bool)>,
    any_spaceless: bool,
    forms: Vocabulary,
    words: Vec<Range<usize>>,
    in_article: Occurrences,
    /// By group: the types of each article with their counts, behind the last of an article [`END`].
    waiting: Vec<Vec<(u32, u32)>>,
    pairs: usize,
    tally: Tally,
    cells: Cells,
}

/// Stands behind the types of an article.
const END: (u32, u32) = (u32::MAX, 0);

impl Worker {
    /// Counts an article, unless it is in no group.
    fn article(&mut self, article: &Article, group: Option<u32>, settings: &Settings, decided: Decided) -> Facts {
        let guess = guess(article, settings);
        let Some(group) = group else { return Facts { guess, ..Facts::default() } };
        let stated = settings.language.as_deref().unwrap_or(article.language.trim());
        let tag = if stated.is_empty() { guess.map_or("", |guess| guess.tag) } else { stated };
        let tokenizer = Tokenizer::new(decided.cutting.in_language(tag));
        self.words.clear();
        self.words.extend(tokenizer.words(&article.body));
        let tokens = self.words.len() as u32;
        let spaceless = self.count_types(&article.body, group, decided.folding);
        if self.pairs > WAITING {
            self.add_up();
        }
        Facts { tokens, spaceless, guess }
    }

    /// Counts the types of the words of a text; how many of its tokens are in scripts without spaces.
    fn count_types(&mut self, text: &str, group: u32, folding: WordRules) -> u32 {
        for word in &self.words {
            let id = self.types.insert_word(text, word.clone());
            self.in_article.add(id.0, 1);
        }
        for id in self.of_type.len()..self.types.len() {
            let surface = self.types.surface(TypeId(id as u32));
            let form = self.forms.insert(&*folding.fold(surface));
            let spaceless = is_spaceless_word(surface);
            self.any_spaceless |= spaceless;
            self.of_type.push((FormId(form.0), spaceless));
        }
        if self.waiting.len() <= group as usize {
            self.waiting.resize_with(group as usize + 1, Vec::new);
        }
        let waiting = &mut self.waiting[group as usize];
        let first = waiting.len();
        waiting.extend(self.in_article.drain());
        let pairs = &waiting[first..];
        let in_type = |&(id, count): &(u32, u32)| if self.of_type[id as usize].1 { count } else { 0 };
        let spaceless = if self.any_spaceless { pairs.iter().map(in_type).sum() } else { 0 };
        self.pairs += pairs.len() + 1;
        waiting.push(END);
        spaceless
    }

    /// Adds up what waits, group by group.
    fn add_up(&mut self) {
        self.pairs = 0;
        for (group, waiting) in self.waiting.iter_mut().enumerate() {
            for pair in waiting.drain(..) {
                if pair == END {
                    self.tally.end_of_article();
                } else {
                    self.tally.add(self.of_type[pair.0 as usize].0, pair.1);
                }
            }
            self.cells.add(group as u32, self.tally.take());
        }
    }

    fn cells(mut self) -> Cells {
        self.add_up();
        self.cells
    }
}
