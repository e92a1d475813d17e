//! What a run keeps for the next: the index of unchanged inputs, in the user's cache folder, bounded in size and never stale. A
//! changed byte, setting or program is a miss; a miss costs nothing but the time that was lost before.

mod counts;

use crate::aside;
use crate::corpus::reader::{ReadOptions, files_of};
use crate::error::Result;
use crate::hash::{sha256, sha256_of_file};
use crate::index::store::{IndexFolder, Lasting, record_sum, settings_in_words, stamp};
use crate::index::{Index, Settings};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Texts of fewer bytes are read again: that takes no time.
const SMALL: u64 = 4 << 20;

/// Bytes that all entries together may take; an entry takes half of them at most.
const ROOM: u64 = 4 << 30;

/// A file that changed so shortly before it was looked at may change again without a change of its times.
const RECENT: Duration = Duration::from_secs(2);

/// A folder of indexes that runs keep for each other.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

/// The inputs of a corpus as they are now, before they are read.
#[derive(Debug)]
pub(super) struct Inputs {
    key: String,
    files: Vec<InputFile>,
    /// Files and folders that readers only count.
    hidden: usize,
}

/// What is noted of an input file.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct InputFile {
    input: usize,
    path: String,
    bytes: u64,
    stamp: String,
    /// Whether it had just changed, so that its times prove nothing.
    recent: bool,
    /// SHA-256 of what was read; a file that is no article has none.
    sha256: Option<String>,
    #[serde(skip)]
    place: PathBuf,
}

/// What stands beside a kept index.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    files: Vec<InputFile>,
    hidden: usize,
    /// The sum of the record of the index that this belongs to.
    record: u32,
    /// The start of the system since which what was written is surely there.
    system: String,
    bytes: u64,
}

impl Cache {
    /// In the user's cache folder; `None` if the system names none.
    pub fn of_user() -> Option<Self> {
        let home = || std::env::var_os("HOME").map(PathBuf::from);
        let named = std::env::var_os("XDG_CACHE_HOME").filter(|name| !name.is_empty()).map(PathBuf::from);
        let usual = || match () {
            () if cfg!(target_os = "macos") => home().map(|home| home.join("Library/Caches")),
            () if cfg!(windows) => std::env::var_os("LOCALAPPDATA").map(PathBuf::from),
            () => home().map(|home| home.join(".cache")),
        };
        // A relative path means nothing here, says the standard of the variable.
        let folder = named.or_else(usual)?;
        folder.is_absolute().then(|| Self { folder: folder.join("newsprint") })
    }

    /// The inputs as they are now; `None` if they cannot be told from others without reading them.
    pub(super) fn look(paths: &[PathBuf], read: &ReadOptions, settings: &Settings) -> Option<Inputs> {
        if read.articles.is_some() {
            return None;
        }
        let true_paths: Vec<PathBuf> = paths.iter().map(|path| path.canonicalize().ok()).collect::<Option<_>>()?;
        let names: Vec<String> = true_paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        let program = fs::metadata(std::env::current_exe().ok()?).ok()?;
        let words = settings_in_words(settings, read);
        let key = sha256(json!([names, words, stamp(&program), program.len()]).to_string().as_bytes());
        let (mut files, mut hidden) = (Vec::new(), 0);
        for (input, path) in true_paths.iter().enumerate() {
            let below = files_of(path).ok()?;
            hidden += below.hidden;
            for (relative, place) in below.files {
                files.push(InputFile::now(input, relative, place)?);
            }
        }
        Some(Inputs { key, files, hidden })
    }

    /// Whether the index of these inputs is kept, or they were asked for before: then it is worth to keep it now. A first question
    /// that needs no index leaves a note.
    pub(super) fn is_worth_an_index(&self, inputs: &Inputs) -> bool {
        let bytes: u64 = inputs.files.iter().map(|file| file.bytes).sum();
        if !(SMALL..ROOM / 6).contains(&bytes) {
            return false;
        }
        let note = self.places(&inputs.key).1.with_extension("seen");
        let facts: Vec<_> = inputs.files.iter().map(|file| (file.input, &file.path, file.bytes, &file.stamp)).collect();
        let facts = json!(facts).to_string();
        if self.entry(inputs).is_some() || fs::read_to_string(&note).is_ok_and(|known| known == facts) {
            return true;
        }
        fs::create_dir_all(&self.folder).and_then(|()| fs::write(&note, facts)).ok();
        false
    }

    /// What is noted beside the kept index of these inputs, if they are as they were.
    fn entry(&self, inputs: &Inputs) -> Option<Entry> {
        let (index, record) = self.places(&inputs.key);
        let entry: Entry = serde_json::from_slice(&fs::read(&record).ok()?).ok()?;
        let is_same = entry.hidden == inputs.hidden
            && entry.files.len() == inputs.files.len()
            && entry.record == record_sum(&index)?
            && entry.files.iter().zip(&inputs.files).all(|(then, now)| now.is_as(then));
        is_same.then_some(entry)
    }

    /// The index of these inputs, if it was kept and they are as they were.
    pub(super) fn find(&self, inputs: &Inputs, settings: &Settings) -> Option<Index> {
        let entry = self.entry(inputs)?;
        let (index, record) = self.places(&inputs.key);
        let folder = IndexFolder::read(&index).ok()?;
        if entry.system != system() {
            folder.sum_files().ok()?;
        }
        let found = folder.index(settings).ok()?;
        // The entry is the youngest now, and what was summed again needs not be summed the next time.
        let fresh = entry
            .files
            .into_iter()
            .zip(&inputs.files)
            .map(|(then, now)| InputFile { sha256: then.sha256, ..now.clone() });
        let entry = Entry { files: fresh.collect(), system: system(), ..entry };
        write(&record, &entry).ok();
        Some(found)
    }

    /// The index that was kept of these inputs, though they changed since: most of their articles may be as they were.
    pub(super) fn earlier(&self, inputs: &Inputs, settings: &Settings) -> Option<Index> {
        let (index, record) = self.places(&inputs.key);
        let entry: Entry = serde_json::from_slice(&fs::read(&record).ok()?).ok()?;
        let folder = IndexFolder::read(&index).ok().filter(|_| Some(entry.record) == record_sum(&index))?;
        if entry.system != system() {
            folder.sum_files().ok()?;
        }
        folder.index(settings).ok()
    }

    /// Keeps the index of inputs for the next run. That it cannot be kept is no failure.
    pub(super) fn keep(&self, index: &Index, inputs: Inputs, read: &ReadOptions, settings: &Settings) {
        let texts: u64 = index.corpus().articles().iter().map(|article| article.body.len() as u64).sum();
        let wanted = texts * 3;
        if texts < SMALL || wanted > ROOM / 2 {
            return;
        }
        let (folder, record) = self.places(&inputs.key);
        let keep = || -> Result<()> {
            self.make_room(wanted);
            fs::remove_file(&record).ok();
            index.save_lasting(&folder, settings, read, Lasting::UntilRestart)
        };
        if keep().is_err() {
            return;
        }
        let sources = index.corpus().sources().iter();
        let known: BTreeMap<_, _> =
            sources.map(|source| ((source.input, source.path.as_str()), &source.sha256)).collect();
        let sum = |file: &InputFile| known.get(&(file.input, file.path.as_str())).map(|sum| (*sum).clone());
        let files = inputs.files.into_iter().map(|file| InputFile { sha256: sum(&file), ..file }).collect();
        let Some(sum) = record_sum(&folder) else { return };
        let bytes = size_of(&folder);
        write(&record, &Entry { files, hidden: inputs.hidden, record: sum, system: system(), bytes }).ok();
    }

    /// The index of an entry, and what is noted of its inputs.
    fn places(&self, key: &str) -> (PathBuf, PathBuf) {
        let name = &key[..32];
        (self.folder.join(name), self.folder.join(format!("{name}.json")))
    }

    /// Removes entries, the longest unused first, until there is room; and what killed runs left.
    fn make_room(&self, wanted: u64) {
        aside::remove_litter_in(&self.folder);
        let Ok(listed) = fs::read_dir(&self.folder) else { return };
        let mut entries: Vec<(SystemTime, PathBuf, u64)> = Vec::new();
        for path in listed.flatten().map(|entry| entry.path()) {
            let age = || {
                fs::metadata(&path)?.modified().map(|time| SystemTime::now().duration_since(time).unwrap_or_default())
            };
            if path.extension().is_some_and(|end| end == "seen") && age().is_ok_and(|age| age > FORGOTTEN) {
                fs::remove_file(&path).ok();
            }
            let record = path.with_extension("json");
            if path.is_dir() {
                let used = fs::metadata(&record).and_then(|known| known.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
                entries.push((used, path.clone(), size_of(&path)));
            }
        }
        entries.sort();
        let mut total: u64 = entries.iter().map(|(_, _, bytes)| bytes).sum();
        for (_, path, bytes) in entries {
            if total + wanted <= ROOM {
                break;
            }
            fs::remove_file(path.with_extension("json")).ok();
            fs::remove_dir_all(&path).ok();
            total -= bytes;
        }
    }
}

impl InputFile {
    fn now(input: usize, path: String, place: PathBuf) -> Option<Self> {
        let known = fs::metadata(&place).ok()?;
        let stamp = stamp(&known);
        let changed = known.modified().ok()?;
        // A time ahead of the clock proves nothing either. Without a time that nobody can set, neither does any other.
        let recent = stamp.is_empty() || SystemTime::now().duration_since(changed).is_ok_and(|since| since < RECENT);
        let recent = recent || changed > SystemTime::now() || changed_lately(&known);
        Some(Self { input, path, bytes: known.len(), stamp, recent, sha256: None, place })
    }

    /// Whether it holds what it held then: by its times, or if they prove nothing by its bytes.
    fn is_as(&self, then: &Self) -> bool {
        let is_same_file = (self.input, &self.path) == (then.input, &then.path);
        is_same_file
            && match &then.sha256 {
                // A file that is no article counts by its name alone.
                None => true,
                Some(_) if self.bytes != then.bytes => false,
                Some(_) if !then.recent && self.stamp == then.stamp => true,
                Some(sum) => sha256_of_file(&self.place).is_ok_and(|now| now == *sum),
            }
    }
}

/// Whether the system noted a change of the file just now, whatever time the file bears.
#[cfg(unix)]
fn changed_lately(known: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    u64::try_from(known.ctime()).is_ok_and(|changed| changed + RECENT.as_secs() >= now)
}

#[cfg(not(unix))]
fn changed_lately(_: &fs::Metadata) -> bool {
    true
}

/// A note about inputs that were asked for once is kept so long.
const FORGOTTEN: Duration = Duration::from_hours(30 * 24);

/// What tells one start of the system from the next.
fn system() -> String {
    fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default()
}

/// The bytes of the files in a folder.
fn size_of(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries.flatten().filter_map(|entry| entry.metadata().ok()).map(|known| known.len()).sum()
}

/// Writes aside and renames.
fn write(path: &Path, entry: &Entry) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    let mut aside = tempfile::NamedTempFile::new_in(folder)?;
    serde_json::to_writer(aside.as_file_mut(), entry)?;
    aside.persist(path)?;
    Ok(())
}
