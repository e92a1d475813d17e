//! What a run that only counted keeps for the same question asked again: a file with its counts, found by inputs, settings, filter
//! and grouping. It is used only while size and times of every input are as they were; what changed just now is never kept.

use super::{Cache, FORGOTTEN, Inputs, ROOM, SMALL};
use crate::count::{Asked, Counted};
use crate::hash::sha256;
use crate::query::Filter;
use serde_json::json;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What such a file begins with.
const MARK: &str = "newsprint counts";

/// The ending of their names.
const ENDING: &str = "counts";

/// The share of the cache that they may take together, and a single one of that.
const SHARE: u64 = 8;

impl Cache {
    /// The counts of these inputs, if the same was asked before and they are as they were.
    pub(in super::super) fn counted(&self, inputs: &Inputs, asked: Asked<'_>) -> Option<Counted> {
        let path = self.place_of(inputs, asked);
        let bytes = fs::read(&path).ok()?;
        let head = bytes.get(..bytes.iter().position(|&byte| byte == b'\n')?)?;
        let body = &bytes[head.len() + 1..];
        if head != head_of(inputs, body)?.as_bytes() {
            return None;
        }
        let found = Counted::from_bytes(body, asked)?;
        // The entry is the youngest now.
        fs::File::options().append(true).open(&path).and_then(|file| file.set_modified(SystemTime::now())).ok();
        Some(found)
    }

    /// Keeps counts for the next run. That they cannot be kept is no failure.
    pub(in super::super) fn keep_counted(&self, inputs: &Inputs, asked: Asked<'_>, counted: &Counted) {
        if inputs.files.iter().map(|file| file.bytes).sum::<u64>() < SMALL {
            return;
        }
        let keep = || -> Option<()> {
            let body = counted.to_bytes()?;
            let head = head_of(inputs, &body)?;
            let wanted = (head.len() + body.len()) as u64;
            if wanted > ROOM / SHARE / SHARE {
                return None;
            }
            fs::create_dir_all(&self.folder).ok()?;
            self.make_room_for_counts(wanted);
            let mut aside = tempfile::NamedTempFile::new_in(&self.folder).ok()?;
            aside.write_all(head.as_bytes()).ok()?;
            aside.write_all(b"\n").ok()?;
            aside.write_all(&body).ok()?;
            aside.persist(self.place_of(inputs, asked)).ok()?;
            Some(())
        };
        keep();
    }

    fn place_of(&self, inputs: &Inputs, Asked { filter, field, .. }: Asked<'_>) -> PathBuf {
        let key = sha256(json!([inputs.key, filter.map(Filter::text), field]).to_string().as_bytes());
        self.folder.join(&key[..32]).with_extension(ENDING)
    }

    /// Removes counts that nobody asked for in a long time, and the longest unused until there is room.
    fn make_room_for_counts(&self, wanted: u64) {
        let Ok(listed) = fs::read_dir(&self.folder) else { return };
        let facts = |path: PathBuf| {
            let known = fs::metadata(&path).ok()?;
            Some((known.modified().ok()?, known.len(), path))
        };
        let is_ours = |path: &PathBuf| path.extension().is_some_and(|end| end == ENDING);
        let mut kept: Vec<(SystemTime, u64, PathBuf)> =
            listed.flatten().map(|entry| entry.path()).filter(is_ours).filter_map(facts).collect();
        kept.sort();
        let mut total: u64 = kept.iter().map(|(_, bytes, _)| bytes).sum();
        for (used, bytes, path) in kept {
            let forgotten = SystemTime::now().duration_since(used).is_ok_and(|age| age > FORGOTTEN);
            if forgotten || total + wanted > ROOM / SHARE {
                remove(&path);
                total -= bytes;
            }
        }
    }
}

fn remove(path: &Path) {
    fs::remove_file(path).ok();
}

/// What stands before counts: what the inputs were, and the sum of what follows. `None` if a file has changed so shortly before that
/// its times prove nothing.
fn head_of(inputs: &Inputs, body: &[u8]) -> Option<String> {
    if inputs.files.iter().any(|file| file.recent) {
        return None;
    }
    let facts: Vec<_> = inputs.files.iter().map(|file| (file.input, &file.path, file.bytes, &file.stamp)).collect();
    let facts = sha256(json!([facts, inputs.hidden]).to_string().as_bytes());
    Some(format!("{MARK} {facts} {:08x}", crc32fast::hash(body)))
}
