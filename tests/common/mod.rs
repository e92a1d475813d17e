//! What several test files need: the command, the sample corpora, the evaluation data kept outside the repository.
#![allow(dead_code, reason = "each test file uses a part")]

pub mod browser;
pub mod made_up;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder or file that ships with the program.
pub fn shipped(path: &str) -> PathBuf {
    root().join("data").join(path)
}

/// Evaluation data kept outside the repository; `None`, with a message, where there is none.
///
/// # Panics
/// If the variable names a folder that is not there: then the tests must not pass.
pub fn evaluation(path: &str) -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("NEWSPRINT_EVALUATION") else {
        eprintln!("left out: NEWSPRINT_EVALUATION is not set");
        return None;
    };
    let path = PathBuf::from(folder).join(path);
    assert!(path.exists(), "NEWSPRINT_EVALUATION is set, but {} is not there", path.display());
    Some(path)
}

/// The command, which keeps nothing for the next run: a cache folder must have an absolute path.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command.args(arguments).env("XDG_CACHE_HOME", "none");
    command
}

/// Runs the command.
pub fn newsprint(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the command can be started")
}

/// Runs the command and takes what it wrote; panics with its errors if it failed.
pub fn stdout(arguments: &[&str]) -> String {
    let output = newsprint(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// The rows of a TSV: a map from column to cell each.
pub fn rows(tsv: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut lines = tsv.lines();
    let header: Vec<&str> = lines.next().expect("a header").split('\t').collect();
    lines.map(|line| header.iter().map(ToString::to_string).zip(line.split('\t').map(String::from)).collect()).collect()
}

/// Every file below a folder with its bytes, by relative path.
pub fn files(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below the folder").to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    found
}
