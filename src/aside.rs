//! Folders that are written aside and put in their place in one step, so that an interrupted run leaves the earlier one whole and
//! the next run clears what it left. Leaves what may be replaced, and what is written, to the report and the index.

use crate::error::{Error, Result};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder that is being written beside its place. It is removed if it is dropped before.
#[derive(Debug)]
pub(crate) struct Aside {
    folder: TempDir,
    target: PathBuf,
}

impl Aside {
    /// An empty folder beside `target`. What killed runs left there is removed first.
    ///
    /// # Errors
    /// If the folder above cannot be written into.
    pub fn beside(target: &Path) -> Result<Self> {
        let target = std::path::absolute(target).map_err(|error| Error::io("write", target, &error))?;
        let parent = target.parent().ok_or_else(|| Error::question("a result needs a folder of its own"))?;
        fs::create_dir_all(parent).map_err(|error| Error::io("create", parent, &error))?;
        remove_litter(parent, &target);
        let folder = tempfile::Builder::new()
            .prefix(&format!("{}{}-", aside_name(&target), std::process::id()))
            .tempdir_in(parent)
            .map_err(|error| Error::io("write into", parent, &error))?;
        Ok(Self { folder, target })
    }

    /// The folder to write into.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts it in its place; an earlier folder there is removed afterwards.
    ///
    /// # Errors
    /// If the system cannot move it; then the earlier folder is as it was.
    pub fn put_in_place(self) -> Result<()> {
        put_in_place(&self.folder.keep(), &self.target)
    }
}

/// How the folders begin that are made beside a target: then the process and a random end.
fn aside_name(target: &Path) -> String {
    format!(".newsprint-{}-", target.file_name().unwrap_or_default().to_string_lossy())
}

/// Removes what killed runs left beside this target. What cannot be removed is left: it harms nothing.
fn remove_litter(parent: &Path, target: &Path) {
    remove_named(parent, &aside_name(target));
}

/// Removes what killed runs left in a folder of our own, whatever target they were writing.
pub(crate) fn remove_litter_in(folder: &Path) {
    remove_named(folder, ".newsprint-");
}

fn remove_named(parent: &Path, beginning: &str) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // Behind the target's name: the process, and a random end.
        let rest = name.starts_with(beginning).then(|| name.rsplit('-').nth(1)).flatten();
        let process = rest.and_then(|process| process.parse().ok());
        if process.is_some_and(|process| !is_running(process)) {
            fs::remove_dir_all(entry.path()).ok();
        }
    }
}

#[cfg(unix)]
fn is_running(process: i32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    Pid::from_raw(process).is_some_and(|process| test_kill_process(process) != Err(rustix::io::Errno::SRCH))
}

#[cfg(not(unix))]
fn is_running(_: i32) -> bool {
    true
}

/// Exchanges the fresh folder with the old one in a single step where the system can, then removes the old one.
fn put_in_place(fresh: &Path, target: &Path) -> Result<()> {
    let failed = |error: io::Error| {
        // Nothing half-written stays behind.
        fs::remove_dir_all(fresh).ok();
        Error::io("put the result at", target, &error)
    };
    readable(fresh).map_err(failed)?;
    if !target.exists() {
        return fs::rename(fresh, target).map_err(failed);
    }
    if exchange(fresh, target).is_err() {
        let old = fresh.with_extension("old");
        fs::rename(target, &old).map_err(failed)?;
        fs::rename(fresh, target).map_err(failed)?;
        return fs::remove_dir_all(&old).map_err(|error| Error::io("remove", &old, &error));
    }
    fs::remove_dir_all(fresh).map_err(|error| Error::io("remove", fresh, &error))
}

/// Temporary folders are private; a result is as readable as any new folder.
#[cfg(unix)]
fn readable(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let probe = folder.join("probe");
    fs::create_dir(&probe)?;
    let mode = fs::metadata(&probe)?.permissions().mode();
    fs::remove_dir(&probe)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(fresh: &Path, target: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, fresh, CWD, target, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
