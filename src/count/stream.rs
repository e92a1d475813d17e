//! Counts while reading: the same numbers as from an index, of texts that are let go once they are counted. What stays is the
//! vocabulary, the counts and what is known of each article beside its text. A test holds the two equal.

use super::cells::Cells;
use super::counts::Counts;
use super::grouping::{Grouping, Key};
use super::worker::{Decided, Facts, Work, Worker, reads_like};
use crate::corpus::reader::ReadOptions;
use crate::corpus::{Article, Corpus, Span, Text};
use crate::error::Result;
use crate::index::{Index, LetGo, Settings, TextLanguages};
use crate::parallel;
use crate::query::Filter;
use crate::token::FORM;
use std::collections::BTreeMap;
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

impl Asked<'_> {
    fn asks_for(&self, field: &str) -> bool {
        self.field == Some(field) || self.filter.is_some_and(|filter| filter.asks_for(&[field]))
    }

    /// Lets the metadata of an article go that nobody asks for.
    pub(super) fn let_go_fields(&self, article: &mut Article) {
        article.place.shrink_to_fit();
        for (name, value) in &mut article.metadata {
            if !self.asks_for(name) {
                *value = String::new();
            }
        }
    }

    /// The articles that are counted, in their groups.
    pub(super) fn grouping<'i>(&self, index: &'i Index) -> Result<Grouping<'i>> {
        let whole = index.sub_corpus();
        let kept = self.filter.map_or(whole.clone(), |filter| whole.filter(|article| filter.holds(article)));
        self.field.map_or_else(|| Ok(Grouping::one(&kept)), |field| Grouping::by(&kept, field))
    }
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
            return Self::cleaned(paths, options, asked);
        }
        // The languages of the first articles nearly always decide as those of all do; if not, all is read again.
        let mut certain = None;
        loop {
            let mut stream = Stream::new(asked, certain)?;
            let (corpus, places) = Corpus::visit(paths, options, &mut |articles| stream.take(articles, &[]))?;
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
pub(super) struct Stream<'a> {
    asked: Asked<'a>,
    key: Option<Key>,
    decided: Option<Decided>,
    /// What the first articles read like, by which it was decided.
    reads_like: Vec<&'static str>,
    groups: BTreeMap<String, u32>,
    workers: Vec<Worker>,
    /// Of every article, in the order of reading.
    facts: Vec<Facts>,
}

impl<'a> Stream<'a> {
    pub(super) fn new(asked: Asked<'a>, decided: Option<Decided>) -> Result<Self> {
        let threads = asked.settings.threads.max(1);
        Ok(Self {
            asked,
            key: asked.field.map(Key::named).transpose()?,
            decided,
            reads_like: Vec::new(),
            groups: BTreeMap::new(),
            workers: (0..threads).map(|_| Worker::default()).collect(),
            facts: Vec::new(),
        })
    }

    /// Counts the next articles without the words that start inside the spans of each, and lets their bodies go.
    pub(super) fn take(&mut self, articles: &mut [Article], left_out: &[Vec<Span>]) {
        let decided = self.decided.unwrap_or_else(|| self.decide(articles));
        let mut work = Vec::with_capacity(articles.len());
        for (place, article) in articles.iter().enumerate() {
            let kept = self.asked.filter.is_none_or(|filter| filter.holds(article));
            let name = self.key.as_ref().map(|key| key.stated(article)).unwrap_or_default();
            let next = self.groups.len() as u32;
            let group = kept.then(|| *self.groups.entry(name).or_insert(next));
            let reads_like = self.reads_like.get(self.facts.len() + place).copied();
            let left_out = left_out.get(place).map_or(&[][..], Vec::as_slice);
            work.push(Work { article, group, left_out, reads_like });
        }
        let settings = self.asked.settings;
        let facts = parallel::map_in(&work, &mut self.workers, |worker, work| worker.article(work, settings, decided));
        self.facts.extend(facts);
        for article in articles {
            self.let_go(article);
        }
    }

    /// Decides what the first articles alone decide.
    fn decide(&mut self, articles: &[Article]) -> Decided {
        let settings = self.asked.settings;
        self.decide_by(articles, parallel::map(articles, settings.threads, |article| reads_like(article, settings)))
    }

    /// As [`Stream::decide`], by what each article reads like.
    pub(super) fn decide_by(&mut self, articles: &[Article], reads_like: Vec<&'static str>) -> Decided {
        let settings = self.asked.settings;
        self.reads_like = reads_like;
        let languages = TextLanguages::by_tags(articles, &self.reads_like, settings);
        let decided = Decided { cutting: languages.decided(settings.rules), folding: languages.rules(settings.rules) };
        self.decided = Some(decided);
        decided
    }

    /// Lets the text of an article go, and what else nobody asks for.
    fn let_go(&self, article: &mut Article) {
        article.body = Text::default();
        self.asked.let_go_fields(article);
        for (name, value) in [("title", &mut article.title), ("author", &mut article.author)] {
            if !self.asked.asks_for(name) {
                *value = String::new();
            }
        }
    }

    /// The counts; or what the languages of the whole corpus decide, if that is not what was taken for granted.
    pub(super) fn finish(self, corpus: Corpus, places: &[usize]) -> Result<std::result::Result<Counted, Decided>> {
        let facts: Vec<Facts> = places.iter().map(|&place| self.facts[place]).collect();
        let settings = self.asked.settings;
        if let Some(filter) = self.asked.filter {
            filter.check(&corpus)?;
        }
        let tags: Vec<&'static str> = facts.iter().map(|facts| facts.reads_like).collect();
        let languages = TextLanguages::by_tags(corpus.articles(), &tags, settings);
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

        let grouping = self.asked.grouping(&index)?;
        let mut place_of = vec![0; self.groups.len()];
        for (name, group) in &self.groups {
            let known = grouping.names().position(|known| known == name || self.key.is_none());
            place_of[*group as usize] = known.unwrap_or_default() as u32;
        }
        let mut lists = Vec::new();
        let mut first = 0;
        for worker in self.workers {
            let numbers = &number_of[first..first + worker.spellings.forms().len()];
            first += numbers.len();
            lists.push((worker.cells(), numbers));
        }
        let cells = Cells::renumbered(&lists, &place_of, index.forms().len());
        let counts = Counts::without_cells(&grouping).with_cells(cells);
        drop(grouping);
        Ok(Ok(Counted { index, counts }))
    }
}
