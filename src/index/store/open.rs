//! Opens an index folder: the record is read, the columns are mapped, and words are made anew from the texts of the folder if
//! they are asked for otherwise than they were made.

use super::arrow::Table;
use super::columns::ArticleColumns;
use super::manifest::{LEMMAS, Manifest, NAME, Words};
use super::save::{FOLDED, GIVEN, SENTENCES};
use super::{damaged, frequencies};
use crate::annotation::Layer;
use crate::annotation::furniture::{Cleaned, Template, lasting};
use crate::annotation::language::FINDINGS;
use crate::corpus::reader::ReadOptions;
use crate::corpus::{Article, Corpus, Finding, GivenFolding, GivenTokens, Shelf, Source, Span};
use crate::error::{Error, Result};
use crate::index::languages::TextLanguages;
use crate::index::positions::Positions;
use crate::index::selection::Selection;
use crate::index::{Index, Settings};
use crate::token::{Entry, Vocabulary};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An index folder whose record was read.
#[derive(Debug, Clone)]
pub struct IndexFolder {
    pub(super) path: PathBuf,
    manifest: Manifest,
}

impl IndexFolder {
    /// Whether a path is an index folder.
    pub fn is_at(path: &Path) -> bool {
        path.join(NAME).is_file()
    }

    /// Reads the record of an index folder.
    ///
    /// # Errors
    /// If it is torn, changed or of another version of newsprint; says what to do.
    pub fn read(path: &Path) -> Result<Self> {
        Ok(Self { path: path.to_path_buf(), manifest: Manifest::read(path)? })
    }

    /// The settings that it was made with.
    ///
    /// # Errors
    /// If this newsprint does not know one of them.
    pub fn settings(&self) -> Result<Settings> {
        self.manifest.words.settings(&self.path)
    }

    /// How its source was read.
    pub fn reading(&self) -> ReadOptions {
        self.manifest.reading.options()
    }

    /// The copy of the user's table of lemmas, if it was made with one.
    pub fn lemmas(&self) -> Option<PathBuf> {
        self.manifest.words.lemmas.as_ref().map(|name| self.path.join(LEMMAS).join(name))
    }

    /// In what the settings that are asked for differ from those that it was made with, in words; nothing if in nothing.
    pub fn differences(&self, asked: &Settings) -> Vec<String> {
        let (made, asked) = (&self.manifest.words, Words::of(asked));
        let mut found = Vec::new();
        let mut compare = |what: &str, made: String, asked: String| {
            if made != asked {
                found.push(format!("{what} {asked} (made with {made})"));
            }
        };
        compare("word rules", in_words(made), in_words(&asked));
        compare("language", made.language.clone(), asked.language);
        compare("count-as", made.count_as.clone(), asked.count_as);
        let table = |name: &Option<String>| name.clone().unwrap_or_else(|| "none".into());
        compare("lemmas", table(&made.lemmas), table(&asked.lemmas));
        if made.cleaning != asked.cleaning {
            found.push("cleaning".into());
        }
        found
    }

    /// The index with the settings asked for. What it was made with is mapped; words that are asked for otherwise are made anew
    /// from its texts.
    ///
    /// # Errors
    /// If a file is missing, torn or changed; names it.
    pub fn index(&self, asked: &Settings) -> Result<Index> {
        self.manifest.check(&self.path)?;
        let made = self.settings()?;
        let stored = Stored::open(self)?;
        let is_as_made = Settings { threads: asked.threads, memory: asked.memory, ..made } == *asked;
        if is_as_made { stored.index(asked, &self.manifest) } else { stored.anew(asked) }
    }

    /// Sums every file again, whatever its times say.
    ///
    /// # Errors
    /// Names the first file that is not as it was written.
    pub fn sum_files(&self) -> Result<()> {
        self.manifest.sum_files(&self.path)
    }

    pub(super) fn table(&self, name: &str) -> Result<Table> {
        Table::open(&self.path.join(format!("{name}.arrow")))
    }
}

fn in_words(words: &Words) -> String {
    let open = words.rules_by_language.iter().map(|name| format!("{name} by language"));
    words.rules.iter().cloned().chain(open).collect::<Vec<_>>().join(", ")
}

/// The tables of an index folder.
struct Stored<'f> {
    folder: &'f IndexFolder,
    articles: Table,
    tokens: Table,
    types: Table,
}

impl<'f> Stored<'f> {
    fn open(folder: &'f IndexFolder) -> Result<Self> {
        let [articles, tokens, types] = ["articles", "tokens", "types"].map(|name| folder.table(name));
        Ok(Self { folder, articles: articles?, tokens: tokens?, types: types? })
    }

    /// The index as it was made.
    fn index(&self, settings: &Settings, manifest: &Manifest) -> Result<Index> {
        let (vocabulary, rows) = (self.vocabulary()?, self.rows()?);
        let corpus = self.corpus(&vocabulary, &rows)?;
        let languages = self.languages(&corpus, settings)?;
        let forms = self.folder.table("forms")?;
        let spellings = forms.texts("form")?;
        let form_of_type = self.types.numbers::<u32>("form")?.to_vec();
        if form_of_type.iter().any(|&form| form as usize >= forms.rows) {
            return Err(damaged(&self.folder.path.join("types.arrow"), "it names forms that are not there"));
        }
        let counted = if manifest.leaves_out { Some(Arc::new(Selection::new(self.ranges("runs")?))) } else { None };
        let mut index = Index::bare(corpus, languages, settings)?;
        index.types = self.tokens.numbers("type")?;
        index.starts = self.tokens.numbers("start")?;
        index.rows = rows;
        index.vocabulary = vocabulary;
        index.form_of_type = form_of_type;
        index.forms = (0..forms.rows).map(|row| spellings.text(row)).collect();
        index.counted = counted;
        index.positions = Some(self.positions()?);
        index.outlet_counts = frequencies::read(self.folder, manifest, self.articles.rows, forms.rows)?;
        index.cleaned = self.cleaned()?;
        Ok(index)
    }

    /// The index of the same texts with other settings.
    fn anew(&self, settings: &Settings) -> Result<Index> {
        let (vocabulary, rows) = (self.vocabulary()?, self.rows()?);
        let corpus = self.corpus(&vocabulary, &rows)?;
        // What was found about languages is found again.
        let findings = corpus.findings().iter().filter(|finding| !FINDINGS.contains(&finding.kind)).cloned().collect();
        Index::build(corpus.with_findings(findings), settings)
    }

    fn rows(&self) -> Result<Vec<Range<usize>>> {
        let first = self.articles.numbers::<u64>("first_token")?;
        let tokens = self.articles.numbers::<u32>("tokens")?;
        let rows: Vec<Range<usize>> = first
            .iter()
            .zip(tokens.iter())
            .map(|(&first, &tokens)| first as usize..first as usize + tokens as usize)
            .collect();
        if rows.iter().any(|rows| rows.end > self.tokens.rows) {
            return Err(damaged(&self.folder.path.join("articles.arrow"), "it names tokens that are not there"));
        }
        Ok(rows)
    }

    fn positions(&self) -> Result<Positions> {
        let first = self.types.numbers::<u64>("first_position")?;
        let tokens = self.folder.table("positions")?.numbers::<u32>("token")?;
        let ascends = first.windows(2).all(|pair| pair[0] <= pair[1]);
        if !ascends
            || first.last().is_some_and(|&last| last as usize > tokens.len())
            || tokens.len() != self.tokens.rows
        {
            return Err(damaged(&self.folder.path.join("positions.arrow"), "it does not fit to the types"));
        }
        Ok(Positions { first, tokens })
    }

    fn vocabulary(&self) -> Result<Vocabulary> {
        let [surfaces, lemmas, tags] = ["surface", "lemma", "pos"].map(|name| self.types.texts(name));
        let (surfaces, lemmas, tags) = (surfaces?, lemmas?, tags?);
        if lemmas.are_null() && tags.are_null() {
            let (letters, ends) = surfaces.side_by_side();
            let vocabulary =
                std::str::from_utf8(letters).ok().and_then(|letters| Vocabulary::side_by_side(letters, ends));
            return vocabulary
                .ok_or_else(|| damaged(&self.folder.path.join("types.arrow"), "its spellings are no text"));
        }
        let entries = (0..self.types.rows).map(|row| Entry {
            surface: surfaces.text(row),
            lemma: lemmas.get(row),
            pos: tags.get(row),
        });
        Ok(Vocabulary::listed(entries))
    }

    fn languages(&self, corpus: &Corpus, settings: &Settings) -> Result<TextLanguages> {
        let (inferred, stated) = (self.articles.texts("reads_like")?, self.articles.texts("language")?);
        // Articles that follow each other mostly read alike.
        let mut last: (&str, &'static str) = ("", "");
        let mut tag = |text: Option<&str>| -> &'static str {
            match text {
                Some(text) if text == last.0 => last.1,
                Some(text) => {
                    let tag = lasting(text);
                    last = (tag, tag);
                    tag
                }
                None => "",
            }
        };
        let tags: Vec<&'static str> = inferred.iter().map(&mut tag).collect();
        let is_cut = |place: usize| !corpus.may_be_given() || corpus.articles()[place].given_tokens.is_none();
        Ok(TextLanguages::stated(stated.iter().map(Option::unwrap_or_default), &tags, is_cut, settings))
    }

    fn corpus(&self, vocabulary: &Vocabulary, rows: &[Range<usize>]) -> Result<Corpus> {
        let flags = self.articles.numbers::<u32>("given")?;
        let columns = ArticleColumns::of(&self.articles)?;
        if flags.iter().all(|&flags| flags == 0) {
            return Ok(Corpus::shelved(Box::new(columns), self.sources()?, self.findings()?));
        }
        let mut sentences = self.ranges("sentences")?;
        let articles = (0..self.articles.rows).map(|row| {
            let has_tokens = flags[row] & GIVEN != 0;
            let given_tokens =
                has_tokens.then(|| self.given(&rows[row], flags[row], vocabulary)).transpose()?.map(Box::new);
            let given_sentences = (flags[row] & SENTENCES != 0).then(|| std::mem::take(&mut sentences[row]));
            Ok(Article { given_tokens, given_sentences, ..columns.article(row) })
        });
        let articles = articles.collect::<Result<Vec<_>>>()?;
        columns.sound()?;
        Ok(Corpus::restored(articles, self.sources()?, self.findings()?))
    }

    /// The tokens that the input of an article gave, from its rows.
    fn given(&self, rows: &Range<usize>, flags: u32, vocabulary: &Vocabulary) -> Result<GivenTokens> {
        let (types, starts) = (self.tokens.numbers::<u32>("type")?, self.tokens.numbers::<u32>("start")?);
        let folding = if flags & FOLDED == 0 { GivenFolding::AsGiven } else { GivenFolding::Folded };
        let mut given = GivenTokens { folding, ..GivenTokens::default() };
        for (&id, &start) in types[rows.clone()].iter().zip(&starts[rows.clone()]) {
            let entry = vocabulary.entry(crate::token::TypeId(id));
            given.ranges.push(start..start + entry.surface.len() as u32);
            given.lemmas.push(entry.lemma.unwrap_or_default());
            given.parts_of_speech.push(entry.pos.unwrap_or_default());
        }
        Ok(given)
    }

    fn sources(&self) -> Result<Vec<Source>> {
        let table = self.folder.table("sources")?;
        let (inputs, bytes) = (table.numbers::<u32>("input")?, table.numbers::<u64>("bytes")?);
        let (paths, sums) = (table.texts("path")?, table.texts("sha256")?);
        let source = |row: usize| Source {
            input: inputs[row] as usize,
            path: paths.text(row).to_owned(),
            bytes: bytes[row],
            sha256: sums.text(row).to_owned(),
        };
        Ok((0..table.rows).map(source).collect())
    }

    fn findings(&self) -> Result<Vec<Finding>> {
        let table = self.folder.table("findings")?;
        let (kinds, places, texts) = (table.texts("kind")?, table.texts("place")?, table.texts("text")?);
        let finding = |row: usize| Finding {
            kind: lasting(kinds.text(row)),
            place: places.text(row).to_owned(),
            text: texts.text(row).to_owned(),
        };
        Ok((0..table.rows).map(finding).collect())
    }

    fn cleaned(&self) -> Result<Cleaned> {
        let table = self.folder.table("spans")?;
        let [articles, starts, ends] = ["article", "start", "end"].map(|name| table.numbers::<u32>(name));
        let (articles, starts, ends) = (articles?, starts?, ends?);
        let (kinds, rules) = (table.texts("kind")?, table.texts("rule")?);
        let mut spans = vec![Vec::new(); self.articles.rows];
        for row in 0..table.rows {
            let range = starts[row] as usize..ends[row] as usize;
            let span = Span { range, kind: lasting(kinds.text(row)), rule: lasting(rules.text(row)) };
            spans.get_mut(articles[row] as usize).ok_or_else(|| self.unknown_article("spans"))?.push(span);
        }
        let table = self.folder.table("templates")?;
        let (outlets, texts) = (table.texts("outlet")?, table.texts("text")?);
        let (with, of) = (table.numbers::<u64>("articles")?, table.numbers::<u64>("of")?);
        let template = |row: usize| Template {
            outlet: outlets.text(row).to_owned(),
            text: texts.text(row).to_owned(),
            articles: with[row],
            of: of[row],
        };
        Ok(Cleaned { found: Layer::new(spans), templates: (0..table.rows).map(template).collect() })
    }

    /// Ranges of tokens of each article.
    fn ranges(&self, name: &str) -> Result<Vec<Vec<Range<u32>>>> {
        let table = self.folder.table(name)?;
        let [articles, starts, ends] = ["article", "start", "end"].map(|name| table.numbers::<u32>(name));
        let (articles, starts, ends) = (articles?, starts?, ends?);
        let mut ranges = vec![Vec::new(); self.articles.rows];
        for row in 0..table.rows {
            let list = ranges.get_mut(articles[row] as usize).ok_or_else(|| self.unknown_article(name))?;
            list.push(starts[row]..ends[row]);
        }
        Ok(ranges)
    }

    fn unknown_article(&self, name: &str) -> Error {
        damaged(&self.folder.path.join(format!("{name}.arrow")), "it names an article that is not there")
    }
}
