//! `newsprint verify`: computes a report again from its inputs and names what is not the same.

use super::args::{Arguments, Command, ReportArguments, VerifyArguments};
use super::report::{made, write};
use clap::Parser;
use newsprint::error::{Error, Result};
use newsprint::report::differences;
use newsprint::study::{Record, Study};
use std::path::{Path, PathBuf};

/// Files that are named beside the first.
const NAMED: usize = 5;

/// Checks the inputs, computes the report again and compares every file.
pub fn run(arguments: &VerifyArguments) -> Result<()> {
    let record = Record::of(&arguments.report)?;
    let asked = asked(&record, arguments)?;
    // What an earlier run kept proves nothing about the inputs.
    let study = Study { cache: None, ..super::report::study(&asked)? };
    let index = study.index()?;
    if let Some(changed) = record.changed(index.corpus().sources()) {
        return Err(Error::new(format!("the report does not follow from these inputs: {changed}")));
    }
    let folder = tempfile::tempdir().map_err(|error| Error::io("write into", &std::env::temp_dir(), &error))?;
    let fresh = folder.path().join("report");
    write(&made(&study, &index, &record.command)?, &fresh)?;
    let found = differences(&arguments.report, &fresh)?;
    let Some(first) = found.first() else {
        let facts = format!("{} {}", record.inputs.len(), if record.inputs.len() == 1 { "input" } else { "inputs" });
        println!(
            "{}: every file is what newsprint {} computes from its {facts}",
            arguments.report.display(),
            record.version
        );
        return Ok(());
    };
    let mut error = Error::new(format!("the report is not what its inputs give: {}: {}", first.file, first.what));
    for other in found.iter().skip(1).take(NAMED) {
        error = error.because(format!("{}: {}", other.file, other.what));
    }
    if found.len() > NAMED + 1 {
        error = error.because(format!("… and {} more files", found.len() - NAMED - 1));
    }
    Err(if record.version == env!("CARGO_PKG_VERSION") {
        error
    } else {
        error.hint(format!("it was made by newsprint {}: compute it again with that version", record.version))
    })
}

/// The recorded command with the inputs and files as they are found here.
fn asked(record: &Record, arguments: &VerifyArguments) -> Result<ReportArguments> {
    let words = record.arguments()?;
    let parsed = Arguments::try_parse_from(&words).map_err(|error| {
        Error::new(format!("the recorded command is no command: {}", record.command)).because(error.to_string())
    })?;
    let Command::Report(mut asked) = parsed.command else {
        return Err(Error::new(format!("the recorded command is no report: {}", record.command)));
    };
    if arguments.corpus.is_empty() {
        let beside = beside(&arguments.report);
        for path in &mut asked.corpus {
            *path = found(path, &beside).ok_or_else(|| {
                Error::new(format!("the corpus \"{}\" is not beside the report", path.display()))
                    .hint("name it: newsprint verify REPORT CORPUS")
            })?;
        }
    } else if arguments.corpus.len() == asked.corpus.len() {
        asked.corpus.clone_from(&arguments.corpus);
    } else {
        return Err(Error::question(format!(
            "the report was made from {} inputs, and {} are named",
            asked.corpus.len(),
            arguments.corpus.len()
        ))
        .hint(format!("name them in the order of: {}", record.command)));
    }
    let mut places: Vec<PathBuf> = asked.corpus.iter().flat_map(|path| [path.clone(), above(path)]).collect();
    places.extend(beside(&arguments.report));
    for file in asked.files() {
        *file = found(file, &places).ok_or_else(|| {
            Error::new(format!("\"{}\" of the recorded command is not beside the corpus or the report", file.display()))
                .hint("put it there; the command records names only")
        })?;
    }
    asked.options.threads = arguments.threads;
    asked.options.quiet = true;
    // What an earlier run kept is known by the times of files; here every byte is read again.
    asked.options.no_cache = true;
    Ok(asked)
}

/// Where the inputs of a report may lie: in the folder of the report, in those above it, and here.
fn beside(report: &Path) -> Vec<PathBuf> {
    let whole = std::fs::canonicalize(report).unwrap_or_else(|_| report.to_path_buf());
    whole.ancestors().skip(1).map(Path::to_path_buf).chain([PathBuf::from(".")]).collect()
}

fn above(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).ok().and_then(|path| path.parent().map(Path::to_path_buf)).unwrap_or_default()
}

/// The last name of a path in the first of some places that holds it.
fn found(path: &Path, places: &[PathBuf]) -> Option<PathBuf> {
    let name = path.file_name()?;
    places.iter().map(|place| place.join(name)).find(|path| path.exists())
}
