//! `newsprint index`: reads a corpus once, so that every later question opens it without reading it again.

use super::args::{IndexArguments, quoted};
use super::progress;
use newsprint::error::{Error, Result};
use newsprint::index::store::{IndexFolder, check_target};
use newsprint::study::Study;
use newsprint::table::number;
use std::path::{Path, PathBuf};

/// Builds the index, writes its folder and says what it holds.
pub fn run(arguments: &IndexArguments) -> Result<()> {
    refuse_questions(arguments)?;
    check_target(&arguments.output)?;
    let study = arguments.options.study(&arguments.corpus)?;
    refuse_inside(&study, &arguments.output)?;
    let settings = study.index_settings()?;
    let index = Study { filter: None, without: Vec::new(), marks: false, cache: None, ..study.clone() }.index()?;
    index.save(&arguments.output, &settings, &study.read)?;
    progress::end();
    if !arguments.options.quiet {
        progress::say_how_it_went();
        if study.filter.is_some() || !study.without.is_empty() {
            eprintln!(
                "note: the index holds all articles; the study chooses among them when the index is asked through it"
            );
        }
        let articles = index.corpus().len() as u64;
        eprintln!(
            "{} articles, {} words: ask it as any corpus, as in newsprint words {}",
            number::count(articles),
            number::count(index.everything().tokens()),
            quoted(&arguments.output.to_string_lossy())
        );
    }
    Ok(())
}

/// An index holds all articles; what chooses among them belongs to the questions.
fn refuse_questions(arguments: &IndexArguments) -> Result<()> {
    let options = &arguments.options;
    let chosen = [
        ("--where", options.filter.is_some()),
        ("--without", !options.without.is_empty()),
        ("--groups", !options.groups.is_empty()),
        ("--voice", !options.voices.canonical().is_empty()),
    ];
    match chosen.iter().find(|(_, is_given)| *is_given) {
        Some((option, _)) => {
            Err(Error::question(format!("{option} chooses nothing in an index, which holds all articles"))
                .hint(format!("leave it out here, and give {option} when you ask the index")))
        }
        None => Ok(()),
    }
}

/// An index inside a folder of texts would be read as a part of it.
fn refuse_inside(study: &Study, output: &Path) -> Result<()> {
    let target = std::path::absolute(output).map_err(|error| Error::io("write", output, &error))?;
    let known =
        |path: &Path| path.ancestors().find_map(|above| Some((above.canonicalize().ok()?, above.to_path_buf())));
    let Some((above, written)) = known(&target) else { return Ok(()) };
    let target = target.strip_prefix(&written).map_or_else(|_| above.clone(), |rest| above.join(rest));
    let holds = |input: &&PathBuf| {
        let is_target = IndexFolder::is_at(input) && input.canonicalize().is_ok_and(|input| input == target);
        input.is_dir() && !is_target && input.canonicalize().is_ok_and(|input| target.starts_with(input))
    };
    match study.inputs.iter().find(holds) {
        Some(input) => Err(Error::question(format!(
            "the index \"{}\" would lie inside the corpus \"{}\"",
            output.display(),
            input.display()
        ))
        .hint("write it beside the corpus")),
        None => Ok(()),
    }
}
