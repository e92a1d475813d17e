//! Writes an index as a folder: aside, and then into its place in one step.

use super::arrow::{self, Named, Values};
use super::manifest::{FORMAT, FileFacts, LEMMAS, Manifest, NAME, Reading, Words, stamp};
use crate::aside::Aside;
use crate::corpus::GivenFolding;
use crate::corpus::reader::ReadOptions;
use crate::error::{Error, Result};
use crate::index::positions::Positions;
use crate::index::{Index, Settings};
use crate::memory::Memory;
use crate::progress::{self, Stage};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Tokens of an article that were given: as they are, to be folded, and whether sentences were given too.
pub(super) const GIVEN: u32 = 1;
pub(super) const FOLDED: u32 = 2;
pub(super) const SENTENCES: u32 = 4;

/// What an index must outlast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lasting {
    /// Everything: it is on the disk before it takes its place, and a full disk is noticed before the old index is gone.
    ForGood,
    /// The program, not the machine: whoever opens it after a restart must sum its files.
    UntilRestart,
}

impl Lasting {
    pub(super) fn sync(self, file: &File) -> io::Result<()> {
        if self == Self::ForGood { file.sync_all() } else { Ok(()) }
    }
}

impl Index {
    /// Writes the index as a folder that every command takes as CORPUS. `settings` and `read` are those that it was made with.
    ///
    /// # Errors
    /// If `target` is something else than an index, or anything cannot be written; then `target` is as it was.
    pub fn save(&self, target: &Path, settings: &Settings, read: &ReadOptions) -> Result<()> {
        self.save_lasting(target, settings, read, Lasting::ForGood)
    }

    pub(crate) fn save_lasting(
        &self,
        target: &Path,
        settings: &Settings,
        read: &ReadOptions,
        lasting: Lasting,
    ) -> Result<()> {
        check_target(target)?;
        if u32::try_from(self.types.len()).is_err() {
            let message = format!("the corpus has {} words, and an index holds 2^32 at most", self.types.len());
            return Err(Error::new(message).hint("make several indexes, for example one for each year"));
        }
        let aside = Aside::beside(target)?;
        progress::begin(Stage::Writing, 0);
        let mut folder = Folder { path: aside.path(), files: Vec::new(), lasting, failed: None };
        self.fill(&mut folder, settings, read).map_err(|error| {
            let name = folder.failed.take().unwrap_or_default();
            Error::io("write", &target.join(name), &error)
        })?;
        progress::begin(Stage::Idle, 0);
        aside.put_in_place()
    }

    fn fill(&self, folder: &mut Folder<'_>, settings: &Settings, read: &ReadOptions) -> io::Result<()> {
        self.write_articles(folder)?;
        let tokens = [("type", Values::Column(&self.types)), ("start", Values::Column(&self.starts))];
        folder.table("tokens", self.types.len(), tokens)?;
        self.write_types(folder, settings.memory)?;
        self.write_outlet_counts(folder, settings.memory)?;
        self.write_layers(folder)?;
        self.write_sources(folder)?;
        if let Some(table) = &self.lemma_table {
            fs::create_dir(folder.path.join(LEMMAS))?;
            folder.file(&format!("{LEMMAS}/{}", table.name), |out| out.write_all(&table.bytes))?;
        }
        folder.failed = Some(NAME.into());
        let manifest = Manifest {
            newsprint: env!("CARGO_PKG_VERSION").into(),
            format: FORMAT,
            articles: self.corpus.articles().len() as u64,
            tokens: self.types.len() as u64,
            leaves_out: self.counted.is_some(),
            words: Words::of(settings),
            reading: Reading::of(read),
            files: std::mem::take(&mut folder.files),
        };
        manifest.write(folder.path, folder.lasting)
    }

    fn write_articles(&self, folder: &mut Folder<'_>) -> io::Result<()> {
        let articles = self.corpus.articles();
        let texts = |value: fn(&crate::corpus::Article) -> &str| {
            Values::Texts(articles.iter().map(|article| Some(value(article))).collect())
        };
        let dates: Vec<String> = articles.iter().map(|article| article.date.to_string()).collect();
        let places: Vec<String> = articles.iter().map(|article| article.place.to_string()).collect();
        let metadata: Vec<Option<String>> = articles
            .iter()
            .map(|article| (!article.metadata.is_empty()).then(|| serde_json::to_string(&article.metadata)).transpose())
            .collect::<serde_json::Result<_>>()?;
        let inferred = self.languages.inferred().iter().map(|tag| (!tag.is_empty()).then_some(*tag)).collect();
        let first: Vec<u64> = self.rows.iter().map(|rows| rows.start as u64).collect();
        let tokens: Vec<u32> = self.rows.iter().map(|rows| rows.len() as u32).collect();
        let given: Vec<u32> = articles.iter().map(given).collect();
        let columns = [
            ("id", texts(|article| &article.id)),
            ("outlet", texts(|article| &article.outlet)),
            ("date", Values::Texts(dates.iter().map(|date| Some(date.as_str())).collect())),
            ("title", texts(|article| &article.title)),
            ("author", texts(|article| &article.author)),
            ("language", texts(|article| &article.language)),
            ("reads_like", Values::Texts(inferred)),
            ("metadata", Values::Texts(metadata.iter().map(Option::as_deref).collect())),
            ("place", Values::Texts(places.iter().map(|place| Some(place.as_str())).collect())),
            ("first_token", Values::Large(&first)),
            ("tokens", Values::Numbers(&tokens)),
            ("given", Values::Numbers(&given)),
            ("text", Values::Long(articles.iter().map(|article| &article.body).collect())),
        ];
        folder.table("articles", articles.len(), columns)
    }

    fn write_types(&self, folder: &mut Folder<'_>, memory: Memory) -> io::Result<()> {
        let positions = Positions::of(&self.types, self.vocabulary.len(), memory)?;
        let entries = || self.vocabulary.entries();
        let columns = [
            ("surface", Values::Texts(entries().map(|entry| Some(entry.surface)).collect())),
            ("lemma", Values::Texts(entries().map(|entry| entry.lemma).collect())),
            ("pos", Values::Texts(entries().map(|entry| entry.pos).collect())),
            ("form", Values::Numbers(&self.form_of_type)),
            ("first_position", Values::Large(&positions.first)),
        ];
        folder.table("types", self.vocabulary.len(), columns)?;
        folder.table("positions", self.types.len(), [("token", Values::Column(&positions.tokens))])?;
        let forms = Values::Texts(self.forms.iter().map(Some).collect());
        folder.table("forms", self.forms.len(), [("form", forms)])
    }

    /// What cleaning found, what it learnt, and which tokens are counted.
    fn write_layers(&self, folder: &mut Folder<'_>) -> io::Result<()> {
        let numbers = 0..self.corpus.articles().len() as u32;
        let spans =
            || numbers.clone().flat_map(|number| self.cleaned.found.of(number).iter().map(move |span| (number, span)));
        let articles: Vec<u32> = spans().map(|(article, _)| article).collect();
        let starts: Vec<u32> = spans().map(|(_, span)| span.range.start as u32).collect();
        let ends: Vec<u32> = spans().map(|(_, span)| span.range.end as u32).collect();
        let columns = [
            ("article", Values::Numbers(&articles)),
            ("start", Values::Numbers(&starts)),
            ("end", Values::Numbers(&ends)),
            ("kind", Values::Texts(spans().map(|(_, span)| Some(span.kind)).collect())),
            ("rule", Values::Texts(spans().map(|(_, span)| Some(span.rule)).collect())),
        ];
        folder.table("spans", articles.len(), columns)?;
        let templates = &self.cleaned.templates;
        let counts =
            |count: fn(&crate::annotation::furniture::Template) -> u64| templates.iter().map(count).collect::<Vec<_>>();
        let (with, of) = (counts(|template| template.articles), counts(|template| template.of));
        let columns = [
            ("outlet", Values::Texts(templates.iter().map(|template| Some(template.outlet.as_str())).collect())),
            ("text", Values::Texts(templates.iter().map(|template| Some(template.text.as_str())).collect())),
            ("articles", Values::Large(&with)),
            ("of", Values::Large(&of)),
        ];
        folder.table("templates", templates.len(), columns)?;
        if let Some(counted) = &self.counted {
            let runs =
                numbers.clone().flat_map(|number| counted.runs(number).iter().map(move |run| (number, run.clone())));
            folder.ranges("runs", runs)?;
        }
        let articles = (0u32..).zip(self.corpus.articles());
        let given = articles.filter_map(|(number, article)| Some((number, article.given_sentences.as_ref()?)));
        folder
            .ranges("sentences", given.flat_map(|(number, list)| list.iter().map(move |range| (number, range.clone()))))
    }

    fn write_sources(&self, folder: &mut Folder<'_>) -> io::Result<()> {
        let sources = self.corpus.sources();
        let inputs: Vec<u32> = sources.iter().map(|source| source.input as u32).collect();
        let bytes: Vec<u64> = sources.iter().map(|source| source.bytes).collect();
        let columns = [
            ("input", Values::Numbers(&inputs)),
            ("path", Values::Texts(sources.iter().map(|source| Some(source.path.as_str())).collect())),
            ("bytes", Values::Large(&bytes)),
            ("sha256", Values::Texts(sources.iter().map(|source| Some(source.sha256.as_str())).collect())),
        ];
        folder.table("sources", sources.len(), columns)?;
        let findings = self.corpus.findings();
        let columns = [
            ("kind", Values::Texts(findings.iter().map(|finding| Some(finding.kind)).collect())),
            ("place", Values::Texts(findings.iter().map(|finding| Some(finding.place.as_str())).collect())),
            ("text", Values::Texts(findings.iter().map(|finding| Some(finding.text.as_str())).collect())),
        ];
        folder.table("findings", findings.len(), columns)
    }
}

fn given(article: &crate::corpus::Article) -> u32 {
    let tokens = article.given_tokens.as_ref().map_or(0, |given| match given.folding {
        GivenFolding::AsGiven => GIVEN,
        GivenFolding::Folded => GIVEN | FOLDED,
    });
    tokens | if article.given_sentences.is_some() { SENTENCES } else { 0 }
}

/// Whether an index may be written there: only nothing, an empty folder or an index with nothing beside it is replaced.
///
/// # Errors
/// If something else is there; names it.
pub fn check_target(target: &Path) -> Result<()> {
    if fs::symlink_metadata(target).is_err() {
        return Ok(());
    }
    let failed = |error: io::Error| Error::io("read", target, &error);
    let names = |entries: fs::ReadDir| {
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<io::Result<BTreeSet<_>>>()
    };
    let there =
        if target.is_dir() { names(fs::read_dir(target).map_err(failed)?).map_err(failed)? } else { BTreeSet::new() };
    if target.is_dir() && there.is_empty() {
        return Ok(());
    }
    if !there.contains(NAME) {
        return Err(Error::new(format!("\"{}\" is there and is not a newsprint index", target.display()))
            .hint("give another folder with -o; only an index is replaced"));
    }
    let is_ours =
        |name: &str| name == NAME || name == LEMMAS || Path::new(name).extension().is_some_and(|end| end == "arrow");
    match there.iter().find(|name| !is_ours(name)) {
        Some(name) => Err(Error::new(format!("\"{}\" is no part of the index", target.join(name).display()))
            .hint("move it elsewhere, or give another folder with -o: the index is replaced as a whole")),
        None => Ok(()),
    }
}

/// The folder that is being filled.
pub(super) struct Folder<'p> {
    path: &'p Path,
    files: Vec<FileFacts>,
    lasting: Lasting,
    /// What was being written when something failed.
    failed: Option<String>,
}

impl Folder<'_> {
    /// Writes a table.
    pub(super) fn table<const N: usize>(
        &mut self,
        name: &str,
        rows: usize,
        columns: [(&'static str, Values<'_>); N],
    ) -> io::Result<()> {
        let columns = columns.map(|(name, values)| Named { name, values });
        self.file(&format!("{name}.arrow"), |out| arrow::write(out, rows, &columns))
    }

    /// Writes a table of ranges of tokens.
    fn ranges(&mut self, name: &str, ranges: impl Iterator<Item = (u32, std::ops::Range<u32>)>) -> io::Result<()> {
        let (mut articles, mut starts, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        for (article, range) in ranges {
            articles.push(article);
            starts.push(range.start);
            ends.push(range.end);
        }
        let columns = [
            ("article", Values::Numbers(&articles)),
            ("start", Values::Numbers(&starts)),
            ("end", Values::Numbers(&ends)),
        ];
        self.table(name, articles.len(), columns)
    }

    /// Writes a file and keeps its facts.
    fn file(&mut self, name: &str, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        self.failed = Some(name.to_owned());
        let path = self.path.join(name);
        let summed = Summed { file: File::create(&path)?, sum: crc32fast::Hasher::new(), bytes: 0 };
        let mut out = BufWriter::with_capacity(1 << 16, summed);
        content(&mut out)?;
        let Summed { file, sum, bytes } = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        self.lasting.sync(&file)?;
        let facts = FileFacts { name: name.to_owned(), bytes, crc32: sum.finalize(), stamp: stamp(&file.metadata()?) };
        self.files.push(facts);
        self.failed = None;
        Ok(())
    }
}

/// A file that is summed while it is written.
struct Summed {
    file: File,
    sum: crc32fast::Hasher,
    bytes: u64,
}

impl Write for Summed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.sum.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
