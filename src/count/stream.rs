//! Counts while reading: the same numbers as from an index, of texts that are let go once they are counted. What stays is the
//! vocabulary, the counts and what is known of each article beside its text. A test holds the two equal.

use super::cells::Cells;
use super::counts::Counts;
use super::grouping::{Grouping, Key};
use super::tally::Tallied;
use super::worker::{Decided, Facts, Share, Work, Worker, reads_like};
use crate::corpus::reader::{Made, Make, ReadOptions, Visit};
use crate::corpus::{Article, Corpus, Span, Text};
use crate::error::Result;
use crate::index::{Index, LetGo, Settings, TextLanguages};
use crate::parallel;
use crate::query::Filter;
use crate::token::{FORM, TypeId};
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
    /// What is added up over the articles of a group.
    pub tallied: Tallied,
}

impl Asked<'_> {
    fn asks_for(&self, field: &str) -> bool {
        self.field == Some(field) || self.filter.is_some_and(|filter| filter.asks_for(&[field]))
    }

    /// The name of the group of an article; `None` if the filter does not keep it.
    fn group(&self, key: Option<&Key>, article: &Article) -> Option<String> {
        let kept = self.filter.is_none_or(|filter| filter.holds(article));
        kept.then(|| key.map(|key| key.stated(article)).unwrap_or_default())
    }

    /// Lets the text of an article go, and what else nobody asks for.
    fn let_go(&self, article: &mut Article) {
        article.body = Text::default();
        self.let_go_fields(article);
        for (name, value) in [("title", &mut article.title), ("author", &mut article.author)] {
            if !self.asks_for(name) {
                *value = String::new();
            }
        }
    }

    /// Lets the metadata of an article go that nobody asks for.
    pub(super) fn let_go_fields(&self, article: &mut Article) {
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
            let (corpus, places) = Corpus::visited(paths, options, &mut stream)?;
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
    workers: Vec<Worker>,
    /// Of every article, in the order of reading.
    facts: Vec<Facts>,
    /// Articles that have been read.
    read: usize,
}

impl<'a> Stream<'a> {
    pub(super) fn new(asked: Asked<'a>, decided: Option<Decided>) -> Result<Self> {
        let threads = asked.settings.threads.max(1);
        Ok(Self {
            asked,
            key: asked.field.map(Key::named).transpose()?,
            decided,
            reads_like: Vec::new(),
            workers: (0..threads).map(|_| Worker::tallying(asked.tallied)).collect(),
            facts: Vec::new(),
            read: 0,
        })
    }

    /// Counts the next articles without the words that start inside the spans of each, and lets their bodies go.
    pub(super) fn count(&mut self, articles: &mut [Article], left_out: &[Vec<Span>]) {
        let decided = self.decided.unwrap_or_else(|| self.decide(articles));
        let numbered: Vec<(usize, &Article)> = articles.iter().enumerate().collect();
        let (asked, key) = (self.asked, self.key.as_ref());
        let known = self.reads_like.get(self.facts.len()..).unwrap_or_default();
        let count = |worker: &mut Worker, &(place, article): &(usize, &Article)| {
            let left_out = left_out.get(place).map_or(&[][..], Vec::as_slice);
            let reads_like = known.get(place).copied();
            let work = Work { article, group: asked.group(key, article), left_out, reads_like };
            worker.article(work, asked.settings, decided)
        };
        let facts = parallel::map_in(&numbered, &mut self.workers, count);
        self.facts.extend(facts);
        for article in articles {
            self.asked.let_go(article);
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

    /// The counts; or what the languages of the whole corpus decide, if that is not what was taken for granted.
    pub(super) fn finish(self, corpus: Corpus, places: &[usize]) -> Result<std::result::Result<Counted, Decided>> {
        let Self { asked, decided, workers, facts, .. } = self;
        let settings = asked.settings;
        // First of all, as it lets go what only counting needs.
        let shares: Vec<Share> = parallel::consume(workers, settings.threads, Worker::counted);
        let facts: Vec<Facts> = {
            let as_read = facts;
            places.iter().map(|&place| as_read[place]).collect()
        };
        if let Some(filter) = asked.filter {
            filter.check(&corpus)?;
        }
        let languages = {
            let tags: Vec<&'static str> = facts.iter().map(|facts| facts.reads_like).collect();
            TextLanguages::by_tags(corpus.articles(), &tags, settings)
        };
        let certain = Decided { cutting: languages.decided(settings.rules), folding: languages.rules(settings.rules) };
        if decided.is_some_and(|decided| decided != certain) {
            return Ok(Err(certain));
        }
        let forms =
            shares.iter().flat_map(|Share { forms, order, .. }| order.iter().map(|&form| forms.surface(TypeId(form))));
        let (forms, number_of) = crate::index::numbered(&forms.collect::<Vec<_>>());
        let mut known = LetGo {
            sizes: facts.iter().map(|facts| facts.tokens).collect(),
            spaceless: facts.iter().map(|facts| u64::from(facts.spaceless)).collect(),
            left_out: BTreeMap::new(),
        };
        drop(facts);
        for (rule, words) in shares.iter().flat_map(|share| &share.left_out) {
            *known.left_out.entry(*rule).or_default() += words;
        }
        let index = Index::without_tokens(corpus, languages, settings, forms, known)?;

        let grouping = asked.grouping(&index)?;
        let places: BTreeMap<&str, u32> = grouping.names().zip(0..).collect();
        let mut piles = Vec::new();
        let mut first = 0;
        for Share { order, groups, pile, .. } in shares {
            let mut numbers = vec![0; order.len()];
            for (&form, &number) in order.iter().zip(&number_of[first..]) {
                numbers[form as usize] = number;
            }
            first += order.len();
            let mut place_of = vec![0; groups.len()];
            for (name, group) in groups {
                place_of[group] = places.get(&*name).copied().unwrap_or_default();
            }
            piles.push((pile, numbers, place_of));
        }
        let cells = Cells::gathered(piles, index.forms().len());
        let counts = Counts::without_cells(&grouping).with_cells(cells, asked.tallied);
        drop(grouping);
        Ok(Ok(Counted { index, counts }))
    }
}

impl Visit for Stream<'_> {
    /// Counts articles where they are made, once it is decided how.
    fn make(&mut self, rows: usize, make: &Make<'_>, threads: usize) -> Vec<Made> {
        let rows: Vec<usize> = (0..rows).collect();
        let Some(decided) = self.decided else {
            return parallel::map(&rows, threads, |&row| make(row, String::new()));
        };
        let (asked, key) = (self.asked, self.key.as_ref());
        let count = |worker: &mut Worker, &row: &usize| {
            let mut article = make(row, worker.room());
            let facts = article.article().map(|article| {
                let work = Work { article, group: asked.group(key, article), left_out: &[], reads_like: None };
                let facts = worker.article(work, asked.settings, decided);
                worker.take_room(std::mem::take(&mut article.body));
                asked.let_go(article);
                facts
            });
            (article, facts)
        };
        let (articles, facts): (Vec<_>, Vec<_>) = parallel::map_in(&rows, &mut self.workers, count).into_iter().unzip();
        self.facts.extend(facts.into_iter().flatten());
        articles
    }

    fn take(&mut self, articles: &mut [Article]) {
        self.read += articles.len();
        if self.facts.len() < self.read {
            self.count(articles, &[]);
        }
    }
}
