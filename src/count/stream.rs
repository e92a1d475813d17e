//! Counts while reading: the same numbers as from an index, of texts that are let go once they are counted. What stays is the
//! vocabulary, the counts and what is known of each article beside its text. A test holds the two equal.

use super::counts::{Cells, Counts};
use super::grouping::{Grouping, Key};
use super::spellings::Spellings;
use super::tally::Tally;
use crate::annotation::Layer;
use crate::annotation::language::{self, Guess};
use crate::corpus::reader::ReadOptions;
use crate::corpus::{Article, Corpus, Span, Text};
use crate::error::Result;
use crate::index::{Index, LetGo, Settings, TextLanguages, Unstated};
use crate::parallel;
use crate::query::Filter;
use crate::token::{FORM, Tokenizer, WordRules};
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
    /// How words are made. Only folded forms can be counted while reading.
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
    /// Reads and counts; `None` if something must be known of the corpus that only an index tells: tokens were given, or something
    /// else than forms is counted.
    ///
    /// # Errors
    /// If an input cannot be read, or the filter or the grouping names a field that no article has.
    pub fn read<P: AsRef<Path>>(paths: &[P], options: &ReadOptions, asked: Asked<'_>) -> Result<Option<Self>> {
        let Settings { unit, lemmas, cleaning, .. } = asked.settings;
        if *unit != FORM || lemmas.is_some() || options.tokens_as_given {
            return Ok(None);
        }
        if !cleaning.is_off() {
            return Self::cleaned(Corpus::read_within(paths, options, asked.settings.memory)?, asked);
        }
        // The languages of the first articles nearly always decide as those of all do; if not, all is read again.
        let mut certain = None;
        loop {
            let mut stream = Stream::new(asked, certain)?;
            let (corpus, places) =
                Corpus::visit(paths, options, &mut |articles| stream.take(articles, &Layer::default()))?;
            if corpus.articles().iter().any(|article| article.given_tokens.is_some()) {
                return Ok(None);
            }
            match stream.finish(corpus, &places)? {
                Ok(counted) => return Ok(Some(counted)),
                Err(decided) => certain = Some(decided),
            }
        }
    }

    /// Counts what cleaning leaves of a corpus: what recurs in an outlet is known only when all its articles are.
    fn cleaned(mut corpus: Corpus, asked: Asked<'_>) -> Result<Option<Self>> {
        if corpus.articles().iter().any(|article| article.given_tokens.is_some()) {
            return Ok(None);
        }
        let Settings { cleaning, threads, .. } = asked.settings;
        let left_out = cleaning.left_out(&corpus, *threads);
        let mut stream = Stream::new(asked, Some(decide(corpus.articles(), asked.settings)))?;
        for articles in corpus.articles_to_let_go().chunks_mut(PORTION) {
            stream.take(articles, &left_out);
        }
        let places: Vec<usize> = (0..corpus.articles().len()).collect();
        Ok(stream.finish(corpus, &places)?.ok())
    }
}

/// Articles that are counted together if all have been read.
const PORTION: usize = 1_000;

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

    /// Counts the next articles without the words that start inside a span of a layer, and lets their bodies go.
    fn take(&mut self, articles: &mut [Article], left_out: &Layer) {
        let decided = *self.decided.get_or_insert_with(|| decide(articles, self.asked.settings));
        let mut work = Vec::with_capacity(articles.len());
        for (number, article) in (self.facts.len()..).zip(&*articles) {
            let kept = self.asked.filter.is_none_or(|filter| filter.holds(article));
            let name = self.key.as_ref().map(|key| key.stated(article)).unwrap_or_default();
            let next = self.groups.len() as u32;
            let group = kept.then(|| *self.groups.entry(name).or_insert(next));
            work.push(Work { article, group, left_out: left_out.of(number as u32) });
        }
        let settings = self.asked.settings;
        let facts = parallel::map_in(&work, &mut self.workers, |worker, work| worker.article(work, settings, decided));
        self.facts.extend(facts);
        for article in articles {
            self.let_go(article);
        }
    }

    /// Lets the text of an article go, and what else nobody asks for.
    fn let_go(&self, article: &mut Article) {
        article.body = Text::default();
        let asked = |name: &str| {
            self.asked.field == Some(name) || self.asked.filter.is_some_and(|filter| filter.asks_for(&[name]))
        };
        let further = article.metadata.iter_mut().map(|(name, value)| (name.as_str(), value));
        for (name, value) in [("title", &mut article.title), ("author", &mut article.author)].into_iter().chain(further)
        {
            if !asked(name) {
                *value = String::new();
            }
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
            forms.extend(worker.spellings.forms().surfaces().map(str::to_owned));
        }
        let (forms, number_of) = crate::index::numbered(forms);
        let mut known = LetGo {
            sizes: facts.iter().map(|facts| facts.tokens).collect(),
            spaceless: facts.iter().map(|facts| u64::from(facts.spaceless)).collect(),
            left_out: BTreeMap::new(),
        };
        for (rule, words) in self.workers.iter().flat_map(|worker| &worker.left_out) {
            *known.left_out.entry(*rule).or_default() += words;
        }
        let index = Index::without_tokens(corpus, languages, settings, forms, known)?;

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
            let numbers = &number_of[first..first + worker.spellings.forms().len()];
            first += numbers.len();
            counts.absorb(worker.cells(), numbers, &place_of);
        }
        drop(grouping);
        Ok(Ok(Counted { index, counts }))
    }
}

/// An article that is to be counted.
struct Work<'a> {
    article: &'a Article,
    /// `None` if the filter does not keep it.
    group: Option<u32>,
    /// The words that start inside are not counted; ascending.
    left_out: &'a [Span],
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

/// Pairs of form and count that a thread keeps before it adds them up: many articles of one group at a time.
const WAITING: usize = 1 << 21;

/// One thread's share of the counting.
///
/// Every step is a short loop of its own over an article or more: what is looked up lies far apart in memory, and short loops
/// wait for many places at once.
#[derive(Debug, Default)]
struct Worker {
    spellings: Spellings,
    words: Vec<Range<u32>>,
    /// How many words were left out, by rule.
    left_out: BTreeMap<&'static str, u64>,
    /// By group: of each article [`BEGIN`] with its tokens, then its forms with their counts.
    waiting: Vec<Vec<(u32, u32)>>,
    pairs: usize,
    tally: Tally,
    cells: Cells,
}

/// Stands before the forms of an article.
const BEGIN: u32 = u32::MAX;

impl Worker {
    /// Counts an article, unless it is in no group.
    fn article(&mut self, work: &Work<'_>, settings: &Settings, decided: Decided) -> Facts {
        let Work { article, group, left_out } = *work;
        let guess = guess(article, settings);
        let Some(group) = group else { return Facts { guess, ..Facts::default() } };
        let stated = settings.language.as_deref().unwrap_or(article.language.trim());
        let tag = if stated.is_empty() { guess.map_or("", |guess| guess.tag) } else { stated };
        let tokenizer = Tokenizer::new(decided.cutting.in_language(tag));
        self.words.clear();
        tokenizer.words_into(&article.body, &mut self.words);
        self.leave_out(left_out);
        let tokens = self.words.len() as u32;
        self.spellings.count(&article.body, &self.words, &|spelling| decided.folding.fold(spelling));
        if self.waiting.len() <= group as usize {
            self.waiting.resize_with(group as usize + 1, Vec::new);
        }
        let waiting = &mut self.waiting[group as usize];
        let before = waiting.len();
        waiting.push((BEGIN, tokens));
        let spaceless = self.spellings.end_of_article(waiting);
        self.pairs += waiting.len() - before;
        if self.pairs > WAITING {
            self.add_up();
        }
        Facts { tokens, spaceless, guess }
    }

    /// Forgets the words that start inside a span, and counts them by its rule.
    fn leave_out(&mut self, spans: &[Span]) {
        if spans.is_empty() {
            return;
        }
        let words = &mut self.words;
        let places: Vec<Range<usize>> = spans
            .iter()
            .map(|Span { range, rule, .. }| {
                let before = |byte: usize| words.partition_point(|word| (word.start as usize) < byte);
                let place = before(range.start)..before(range.end);
                *self.left_out.entry(*rule).or_default() += place.len() as u64;
                place
            })
            .collect();
        let (mut word, mut span) = (0, 0);
        words.retain(|_| {
            while places.get(span).is_some_and(|place| place.end <= word) {
                span += 1;
            }
            let kept = places.get(span).is_none_or(|place| place.start > word);
            word += 1;
            kept
        });
    }

    /// Adds up what waits, group by group.
    fn add_up(&mut self) {
        self.pairs = 0;
        for (group, waiting) in self.waiting.iter_mut().enumerate() {
            let mut tokens = 0;
            for (form, count) in waiting.drain(..) {
                if form == BEGIN {
                    tokens = count;
                } else {
                    self.tally.add(form, count, tokens);
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
