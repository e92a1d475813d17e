//! Counts what cleaning leaves of a corpus: what recurs in an outlet is known only when all its articles are. So texts are put
//! aside while they come in, on disk where they are many, and are counted outlet by outlet, some at a time.

use super::stream::{Asked, Counted, Stream};
use super::worker::reads_like;
use crate::annotation::furniture::{Cleaning, Found, Outlet};
use crate::corpus::reader::{Portions, ReadOptions, Row, Visit};
use crate::corpus::{Article, Corpus, Span, Spool, Spooled};
use crate::error::Result;
use crate::parallel;
use crate::progress::{self, Stage};
use std::borrow::Cow;
use std::path::Path;

/// Bytes of texts that stay in memory: those of a small corpus.
const ROOM: u64 = 8 << 20;

/// How many bytes of texts each thread counts at once: so few that they are still in the cache when they are counted.
const PORTION: u64 = 1 << 19;

impl Counted {
    /// Reads, cleans and counts; `None` if tokens were given.
    pub(super) fn cleaned<P: AsRef<Path>>(
        paths: &[P],
        options: &ReadOptions,
        asked: Asked<'_>,
    ) -> Result<Option<Self>> {
        let settings = asked.settings;
        let mut aside = Aside { asked, spool: Spool::at_most(settings.memory, ROOM), are_cut: true, tags: Vec::new() };
        let (mut corpus, places) = Corpus::visited(paths, options, &mut aside)?;
        let Aside { spool, are_cut, tags, .. } = aside;
        if !are_cut {
            return Ok(None);
        }
        let tags = places.iter().map(|&place| tags[place]).collect();
        let spooled = spool.closed(places)?;
        let mut stream = Stream::new(asked, None)?;
        stream.decide_by(corpus.articles(), tags);
        count(corpus.articles_to_let_go(), &spooled, asked, &mut stream)?;
        let places: Vec<usize> = (0..corpus.articles().len()).collect();
        Ok(stream.finish(|| Ok((corpus, places)))?.ok())
    }
}

/// The texts of a corpus that is being read, put aside until all articles are known.
struct Aside<'a> {
    asked: Asked<'a>,
    spool: Spool,
    /// Whether no article has given tokens.
    are_cut: bool,
    /// What each article reads like, in the order of reading.
    tags: Vec<&'static str>,
}

impl Aside<'_> {
    fn put(&mut self, articles: &mut [Article], tags: Vec<&'static str>) {
        self.tags.extend(tags);
        self.are_cut &= articles.iter().all(|article| article.given_tokens.is_none());
        for article in &mut *articles {
            self.asked.let_go_fields(article);
        }
        self.spool.take(articles);
    }
}

impl Visit for Aside<'_> {
    fn take(&mut self, articles: &mut [Article]) {
        let settings = self.asked.settings;
        let tags = parallel::map(articles, settings.threads, |article| reads_like(article, settings));
        self.put(articles, tags);
    }

    fn portions(&mut self, portions: &mut Portions<'_>) {
        let settings = self.asked.settings;
        let look = |(): &mut (), row: Row<'_>| {
            let mut made = row.made(String::new());
            let tag = made.article().map(|article| reads_like(article, settings));
            (made, tag)
        };
        portions.each(&mut vec![(); settings.threads.max(1)], look, |articles, tags| self.put(articles, tags));
    }
}

/// Counts the articles of a corpus, outlet by outlet.
fn count(articles: &mut [Article], spooled: &Spooled, asked: Asked<'_>, stream: &mut Stream<'_>) -> Result<()> {
    let threads = asked.settings.threads.max(1);
    let cleaning = &asked.settings.cleaning;
    progress::begin(Stage::Words, (0..).zip(&*articles).map(|(number, article)| spooled.length(number, article)).sum());
    let mut first = 0;
    for articles in articles.chunk_by_mut(|a, b| a.outlet == b.outlet) {
        let recurring = cleaning.learn(Outlet { articles, first, spooled }, threads).found;
        let mut done = 0;
        while done < articles.len() {
            let (number, rest) = (first + done, &mut articles[done..]);
            let (size, bytes) = portion(rest, number, spooled, PORTION * threads as u64);
            let articles = &mut rest[..size];
            let work: Vec<Work<'_>> = (number..)
                .zip(articles.iter().zip(&recurring[done..]))
                .map(|(number, (article, recurring))| Work { number, article, recurring })
                .collect();
            let found = parallel::map(&work, threads, |work| work.done(spooled, cleaning));
            spooled.sound()?;
            let mut left_out = Vec::with_capacity(size);
            for (article, (text, spans)) in articles.iter_mut().zip(found) {
                if let Some(text) = text {
                    article.body = text.into();
                }
                left_out.push(spans);
            }
            stream.count(articles, &left_out);
            progress::add(size as u64, bytes);
            done += size;
        }
        first += articles.len();
    }
    progress::begin(Stage::Idle, 0);
    Ok(())
}

/// How many articles from a number on have about so many bytes of text, at least one; and how many bytes.
fn portion(articles: &[Article], number: usize, spooled: &Spooled, most: u64) -> (usize, u64) {
    let (mut size, mut bytes) = (0, 0);
    for (number, article) in (number..).zip(articles) {
        if bytes >= most {
            break;
        }
        size += 1;
        bytes += spooled.length(number, article);
    }
    (size, bytes)
}

/// An article that is to be cleaned.
struct Work<'a> {
    number: usize,
    article: &'a Article,
    /// What recurs in it.
    recurring: &'a Found,
}

impl Work<'_> {
    /// Its text, if it is not with it, and what of it is not counted.
    fn done(&self, spooled: &Spooled, cleaning: &Cleaning) -> (Option<String>, Vec<Span>) {
        let text = spooled.text(self.number, self.article);
        // What could not be read back has no places for what was found in it.
        let is_whole = text.len() as u64 == spooled.length(self.number, self.article);
        let spans = if is_whole { cleaning.left_out(self.article, &text, self.recurring) } else { Vec::new() };
        match text {
            Cow::Owned(text) => (Some(text), spans),
            Cow::Borrowed(_) => (None, spans),
        }
    }
}
