//! `newsprint report`: reads the corpus, asks every question, writes the folder.

use super::args::{ReportArguments, names, quoted};
use super::progress;
use newsprint::analysis::Contexts;
use newsprint::error::Result;
use newsprint::index::Index;
use newsprint::report::{Folder, Paper, check_target};
use newsprint::study::{Contents, Outcome, Study};
use std::path::Path;

/// Writes the report and says where.
pub fn run(arguments: &ReportArguments) -> Result<()> {
    check_target(&arguments.output)?;
    let study = study(arguments)?;
    let index = study.index()?;
    let made = made(&study, &index, &canonical(arguments))?;
    let missing = write(&made, &arguments.output)?;
    if !arguments.options.quiet {
        progress::say_how_it_went();
        for line in &missing {
            eprintln!("note: {line}");
        }
        let facts = &made.outcome.provenance.corpus;
        eprintln!(
            "{} {}, {} {}: open {}",
            facts.articles,
            if facts.articles == 1 { "article" } else { "articles" },
            facts.tokens,
            if facts.tokens == 1 { "word" } else { "words" },
            arguments.output.join("index.html").display()
        );
    }
    Ok(())
}

/// A report that was computed, and the unit of its rates.
pub(super) struct Made<'i> {
    outcome: Outcome<'i>,
    per: u64,
    papers: Vec<&'static Paper>,
}

/// Computes the report of a study under its canonical command.
pub(super) fn made<'i>(study: &Study, index: &'i Index, command: &str) -> Result<Made<'i>> {
    Ok(Made { outcome: study.report(index, command)?, per: study.per, papers: study.papers.clone() })
}

/// Writes a report; says what had to be shown differently than asked.
pub(super) fn write(made: &Made<'_>, target: &Path) -> Result<Vec<String>> {
    let Made { outcome, per, papers } = made;
    let folder = Folder {
        report: &outcome.report,
        tables: &outcome.tables,
        methods: &outcome.methods,
        references: &outcome.references,
        papers,
        per: *per,
        manifest: outcome.provenance.manifest(),
    };
    folder.write(target)
}

/// The study that the arguments of a report ask for.
pub(super) fn study(arguments: &ReportArguments) -> Result<Study> {
    let mut study = arguments.options.study(&arguments.corpus)?;
    if !arguments.sections.is_empty() {
        study.contents = Contents::of(&arguments.sections)?;
    }
    if let Some(tag) = &arguments.report_language {
        study.speak(tag)?;
    }
    if !arguments.paper.is_empty() {
        study.papers = Paper::all(&arguments.paper)?;
    }
    if arguments.no_text {
        study.contexts = Contexts::LeftOut;
    }
    study.marks |= ["shared", "distinctive"].iter().any(|part| study.contents.has(part));
    if let Some(title) = &arguments.title {
        study.title.clone_from(title);
    }
    study.per = arguments.per.unwrap_or(study.per);
    study.top = arguments.top.unwrap_or(study.top);
    if !arguments.node.is_empty() {
        study.nodes.clone_from(&arguments.node);
    }
    match arguments.hide.as_deref() {
        Some(none) if none == Path::new("none") => study.hide.clear(),
        Some(list) => study.hide = list.to_string_lossy().into_owned(),
        None => {}
    }
    Ok(study)
}

fn canonical(arguments: &ReportArguments) -> String {
    let mut command = format!("newsprint report {}", names(&arguments.corpus));
    if let Some(title) = &arguments.title {
        command.push_str(&format!(" --title {}", quoted(title)));
    }
    if let Some(per) = arguments.per {
        command.push_str(&format!(" --per {per}"));
    }
    if let Some(top) = arguments.top {
        command.push_str(&format!(" --top {top}"));
    }
    for node in &arguments.node {
        command.push_str(&format!(" --node {}", quoted(node)));
    }
    if !arguments.sections.is_empty() {
        command.push_str(&format!(" --sections={}", quoted(&arguments.sections.join(","))));
    }
    if let Some(tag) = &arguments.report_language {
        command.push_str(&format!(" --report-language {}", quoted(tag)));
    }
    if !arguments.paper.is_empty() {
        command.push_str(&format!(" --paper {}", quoted(&arguments.paper.join(","))));
    }
    if arguments.no_text {
        command.push_str(" --no-text");
    }
    if let Some(hide) = &arguments.hide {
        command.push_str(&format!(" --hide {}", quoted(&super::args::name(hide))));
    }
    command.push_str(&arguments.options.canonical());
    command
}
