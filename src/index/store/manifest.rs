//! The record of an index folder: who made it, how words were made, and what each file must be.

use super::damaged;
use super::save::Lasting;
use crate::annotation::furniture::{Action, Cleaning, OwnRule};
use crate::corpus::reader::ReadOptions;
use crate::error::{Error, Result};
use crate::index::{Settings, Unstated};
use crate::token::{LemmaTable, Unit, WordRules};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;

/// The name of the record in an index folder.
pub(super) const NAME: &str = "newsprint-index.json";

/// Raised whenever files or their columns change.
pub(super) const FORMAT: u32 = 2;

/// The folder of a user's table of lemmas.
pub(super) const LEMMAS: &str = "lemmas";

/// What stands in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The version of newsprint that wrote it.
    pub newsprint: String,
    pub format: u32,
    pub articles: u64,
    pub tokens: u64,
    /// Whether some tokens are not counted; then `runs.arrow` has those that are.
    pub leaves_out: bool,
    pub words: Words,
    pub reading: Reading,
    pub files: Vec<FileFacts>,
}

/// How words were made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    pub rules: Vec<String>,
    /// Rules that the languages of the articles decide.
    pub rules_by_language: Vec<String>,
    /// A tag for all articles, `auto` or `stated`.
    pub language: String,
    pub count_as: String,
    /// The file name of a user's table of lemmas.
    pub lemmas: Option<String>,
    pub cleaning: CleaningFacts,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CleaningFacts {
    pub off: bool,
    pub actions: BTreeMap<String, String>,
    pub own: Vec<OwnFacts>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OwnFacts {
    pub name: String,
    pub outlet: Option<String>,
    pub pattern: String,
    pub action: String,
}

/// How the source was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Reading {
    pub tokens_as_given: bool,
    pub columns: BTreeMap<String, String>,
    pub skip_unreadable: bool,
}

/// What a file must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileFacts {
    pub name: String,
    pub bytes: u64,
    pub crc32: u32,
    /// When the system last noted a change. While it stands, the bytes are those that were written; else they are summed again.
    pub stamp: String,
}

impl Words {
    pub(super) fn of(settings: &Settings) -> Self {
        let own = settings.cleaning.own().iter().map(|own| OwnFacts {
            name: own.name().into(),
            outlet: own.outlet().map(Into::into),
            pattern: own.pattern().into(),
            action: own.action().name().into(),
        });
        let rules = crate::annotation::furniture::RULES.iter();
        let action = |name: &str| settings.cleaning.action_of(name).name().to_owned();
        Self {
            rules: settings.rules.on().map(|rule| rule.name.to_owned()).collect(),
            rules_by_language: settings.rules.open().map(|rule| rule.name.to_owned()).collect(),
            language: match (&settings.language, settings.unstated) {
                (Some(tag), _) => tag.clone(),
                (None, Unstated::Inferred) => "auto".into(),
                (None, Unstated::Unknown) => "stated".into(),
            },
            count_as: settings.unit.name.into(),
            lemmas: settings.lemmas.as_ref().map(|table| table.name.clone()),
            cleaning: CleaningFacts {
                off: settings.cleaning.is_off(),
                actions: rules.map(|rule| (rule.name.to_owned(), action(rule.name))).collect(),
                own: own.collect(),
            },
        }
    }

    /// The settings, on the threads and within the memory of the preset ones.
    ///
    /// # Errors
    /// If one of them is not known to this newsprint, or the table of lemmas cannot be read.
    pub(super) fn settings(&self, folder: &Path) -> Result<Settings> {
        let (language, unstated) = match self.language.as_str() {
            "auto" => (None, Unstated::Inferred),
            "stated" => (None, Unstated::Unknown),
            tag => (Some(tag.to_owned()), Unstated::default()),
        };
        let lemmas = self.lemmas.as_ref().map(|name| {
            let path = folder.join(LEMMAS).join(name);
            let bytes = fs::read(&path).map_err(|error| Error::io("read", &path, &error))?;
            LemmaTable::parse(&bytes, name).map(Arc::new)
        });
        Ok(Settings {
            rules: WordRules::restored(&self.rules, &self.rules_by_language)?,
            language,
            unstated,
            unit: Unit::named(&self.count_as)?,
            lemmas: lemmas.transpose()?,
            cleaning: self.cleaning.cleaning()?,
            ..Settings::default()
        })
    }
}

impl CleaningFacts {
    fn cleaning(&self) -> Result<Cleaning> {
        let action = |name: &str| {
            let all = [Action::Excluded, Action::Kept, Action::Flagged];
            all.into_iter().find(|action| action.name() == name).unwrap_or(Action::Flagged)
        };
        let mut cleaning = Cleaning::default();
        for own in &self.own {
            let rule = OwnRule::new(&own.name, own.outlet.as_deref(), &own.pattern, action(&own.action))?;
            cleaning = cleaning.with_own(rule)?;
        }
        for (name, acts) in &self.actions {
            cleaning = cleaning.with(&[name], action(acts))?;
        }
        Ok(if self.off { cleaning.switched_off() } else { cleaning })
    }
}

impl Reading {
    pub(super) fn of(read: &ReadOptions) -> Self {
        Self {
            tokens_as_given: read.tokens_as_given,
            columns: read.columns.clone(),
            skip_unreadable: read.skip_unreadable,
        }
    }

    pub(super) fn options(&self) -> ReadOptions {
        ReadOptions {
            tokens_as_given: self.tokens_as_given,
            columns: self.columns.clone(),
            skip_unreadable: self.skip_unreadable,
            ..ReadOptions::default()
        }
    }
}

/// The record as it is written: with a sum of itself, so that a change in it is noticed too.
#[derive(Serialize, Deserialize)]
struct Sealed {
    #[serde(flatten)]
    manifest: Manifest,
    crc32: u32,
}

impl Manifest {
    /// Writes the record.
    pub(super) fn write(self, folder: &Path, lasting: Lasting) -> io::Result<()> {
        let crc32 = self.sum()?;
        let mut file = File::create(folder.join(NAME))?;
        let text = serde_json::to_string_pretty(&Sealed { manifest: self, crc32 })?;
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")?;
        lasting.sync(&file)
    }

    /// Whether the folder has a table.
    pub(super) fn holds(&self, table: &str) -> bool {
        self.files.iter().any(|facts| facts.name.strip_suffix(".arrow") == Some(table))
    }

    fn sum(&self) -> io::Result<u32> {
        Ok(crc32fast::hash(&serde_json::to_vec(self)?))
    }

    /// Reads the record of an index folder, and looks whether this newsprint can use it.
    ///
    /// # Errors
    /// If it is torn or changed, or of another version; says what to do.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(NAME);
        let bytes = fs::read(&path).map_err(|error| Error::io("read", &path, &error))?;
        let value: serde_json::Value =
            serde_json::from_slice(&bytes).map_err(|error| damaged(&path, &format!("it is torn: {error}")))?;
        // The version comes first: another one may have another record.
        let version = value["newsprint"].as_str().unwrap_or("an unknown version").to_owned();
        if value["format"] != FORMAT || version != env!("CARGO_PKG_VERSION") {
            let ours = env!("CARGO_PKG_VERSION");
            let format = &value["format"];
            return Err(Error::new(format!(
                "the index \"{}\" was made by newsprint {version} (format {format}), and this is newsprint {ours} (format {FORMAT})",
                folder.display()
            ))
            .hint("make it anew from the corpus: newsprint index CORPUS -o DIR"));
        }
        let sealed: Sealed =
            serde_json::from_value(value).map_err(|error| damaged(&path, &format!("it is changed: {error}")))?;
        if sealed.manifest.sum().ok() != Some(sealed.crc32) {
            return Err(damaged(&path, "it is not as it was written"));
        }
        Ok(sealed.manifest)
    }

    /// Sums every file again, whatever its times say.
    ///
    /// # Errors
    /// Names the first file that is not as it was written.
    pub(super) fn sum_files(&self, folder: &Path) -> Result<()> {
        let unstamped = |facts: &FileFacts| FileFacts { stamp: String::from("-"), ..facts.clone() };
        Self { files: self.files.iter().map(unstamped).collect(), ..self.clone() }.check(folder)
    }

    /// Looks whether every file is there and as it was written.
    ///
    /// # Errors
    /// Names the first file that is not.
    pub(super) fn check(&self, folder: &Path) -> Result<()> {
        for facts in &self.files {
            let path = folder.join(&facts.name);
            let failed = |error: io::Error| Error::io("read", &path, &error);
            let known = match fs::metadata(&path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Err(damaged(&path, "it is missing"));
                }
                known => known.map_err(failed)?,
            };
            if known.len() != facts.bytes {
                let text = format!("it has {} bytes and was written with {}", known.len(), facts.bytes);
                return Err(damaged(&path, &text));
            }
            if stamp(&known) != facts.stamp && sum(&path).map_err(failed)? != facts.crc32 {
                return Err(damaged(&path, "its bytes are not those that were written"));
            }
        }
        Ok(())
    }
}

/// The sum of the record of an index folder; `None` if there is none.
pub(crate) fn record_sum(folder: &Path) -> Option<u32> {
    Some(crc32fast::hash(&fs::read(folder.join(NAME)).ok()?))
}

/// Everything that decides what an index of the same inputs holds.
pub(crate) fn settings_in_words(settings: &Settings, read: &ReadOptions) -> serde_json::Value {
    let lemmas = settings.lemmas.as_ref().map(|table| &table.hash);
    serde_json::json!([env!("CARGO_PKG_VERSION"), FORMAT, Words::of(settings), Reading::of(read), lemmas])
}

/// What the system notes when a file changes: two times, of which nobody can set the second.
pub(crate) fn stamp(known: &Metadata) -> String {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        format!("{}.{:09} {}.{:09}", known.mtime(), known.mtime_nsec(), known.ctime(), known.ctime_nsec())
    }
    #[cfg(not(unix))]
    {
        // Without a time that nobody can set, the bytes are summed whenever the index is opened.
        let _ = known;
        String::new()
    }
}

/// The checksum of a file.
fn sum(path: &Path) -> io::Result<u32> {
    let mut file = File::open(path)?;
    let mut sum = crc32fast::Hasher::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(sum.finalize());
        }
        sum.update(&buffer[..read]);
    }
}
