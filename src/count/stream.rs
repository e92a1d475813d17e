//! Counts while reading: the same numbers as from an index, of texts that are let go once they are counted. What stays is the
//! vocabulary, the counts and what is known of each article beside its text. A test holds the two equal.

use super::counts::Counts;
use super::grouping::{Grouping, Key};
use super::share::Share;
use super::tally::Tallied;
use super::worker::{Decided, Facts, Work, Worker, reads_like};
use crate::corpus::reader::{Portions, ReadOptions, Row, Visit};
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

    /// All that is known of a corpus but its forms and their counts; or what the languages of all its articles decide, if that is not
    /// what was taken for granted.
    fn beside_forms(
        &self,
        corpus: Corpus,
        facts: &[Facts],
        left_out: BTreeMap<&'static str, u64>,
        decided: Option<Decided>,
    ) -> Result<std::result::Result<Counted, Decided>> {
        let settings = self.settings;
        if let Some(filter) = self.filter {
            filter.check(&corpus)?;
        }
        let tags: Vec<&'static str> = facts.iter().map(|facts| facts.reads_like).collect();
        let languages = TextLanguages::by_tags(corpus.articles(), &tags, settings);
        let certain = Decided { cutting: languages.decided(settings.rules), folding: languages.rules(settings.rules) };
        if decided.is_some_and(|decided| decided != certain) {
            return Ok(Err(certain));
        }
        let sizes = facts.iter().map(|facts| facts.tokens).collect();
        let spaceless = facts.iter().map(|facts| u64::from(facts.spaceless)).collect();
        let index = Index::without_tokens(corpus, languages, settings, LetGo { sizes, spaceless, left_out })?;
        let counts = Counts::without_cells(&self.grouping(&index)?);
        Ok(Ok(Counted { index, counts }))
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
            let read = Corpus::gathered(paths, options, &mut stream)?;
            if read.articles.iter().any(|article| article.given_tokens.is_some()) {
                return Ok(None);
            }
            match stream.finish(|| Corpus::in_order(read))? {
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

    /// The counts; or what the languages of the whole corpus decide, if that is not what was taken for granted. `in_order` gives the
    /// corpus, and the place that each article had in the order of reading.
    pub(super) fn finish(
        self,
        in_order: impl FnOnce() -> Result<(Corpus, Vec<usize>)>,
    ) -> Result<std::result::Result<Counted, Decided>> {
        let Self { asked, decided, workers, facts, .. } = self;
        let threads = asked.settings.threads;
        let mut left_out: BTreeMap<&'static str, u64> = BTreeMap::new();
        for (rule, words) in workers.iter().flat_map(Worker::left_out_so_far) {
            *left_out.entry(*rule).or_default() += words;
        }
        // First of all, as it lets go what only counting needs.
        let shares: Vec<Share> = parallel::consume(workers, threads, Worker::counted);
        let beside = || {
            let (corpus, places) = in_order()?;
            let facts: Vec<Facts> = places.into_iter().map(|place| facts[place]).collect();
            asked.beside_forms(corpus, &facts, left_out, decided)
        };
        let (beside, share) = parallel::both(threads, beside, || Share::together(shares, threads));
        Ok(beside?.map(|Counted { index, counts }| {
            let Share { forms, groups, cells } = share;
            let names = counts.groups().iter().map(|group| &group.name);
            assert!(asked.field.is_none() || names.eq(&groups), "both have the groups that articles state, by name");
            Counted { index: index.with_forms(forms), counts: counts.with_cells(cells) }
        }))
    }
}

impl Visit for Stream<'_> {
    fn take(&mut self, articles: &mut [Article]) {
        self.count(articles, &[]);
    }

    /// Counts articles where they are made, once it is decided how.
    fn portions(&mut self, portions: &mut Portions<'_>) {
        let decided = loop {
            if let Some(decided) = self.decided {
                break decided;
            }
            match portions.first() {
                Some([]) => {}
                Some(articles) => self.count(articles, &[]),
                None => return,
            }
        };
        let Self { asked, key, workers, facts, .. } = self;
        let (asked, key) = (*asked, key.as_ref());
        let count = |worker: &mut Worker, row: Row<'_>| {
            let mut made = row.made(worker.room());
            let facts = made.article().map(|article| {
                let work = Work { article, group: asked.group(key, article), left_out: &[], reads_like: None };
                let facts = worker.article(work, asked.settings, decided);
                worker.take_room(std::mem::take(&mut article.body));
                asked.let_go(article);
                facts
            });
            (made, facts)
        };
        portions.each(workers, count, |_, of_portion| facts.extend(of_portion));
    }
}
