//! `newsprint report`: reads the corpus, asks every question, writes the folder.

use super::args::{ReportArguments, names, quoted};
use newsprint::error::Result;
use newsprint::report::{Folder, check_target};
use newsprint::study::Study;

/// Writes the report and says where.
pub fn run(arguments: &ReportArguments) -> Result<()> {
    check_target(&arguments.output)?;
    let study = study(arguments)?;
    let index = study.index()?;
    let outcome = study.report(&index, &canonical(arguments))?;
    let folder = Folder {
        report: &outcome.report,
        tables: &outcome.tables,
        methods: &outcome.methods,
        per: study.per,
        manifest: outcome.provenance.manifest(),
    };
    let missing = folder.write(&arguments.output)?;
    if !arguments.options.quiet {
        for line in &missing {
            eprintln!("note: {line}");
        }
        let facts = &outcome.provenance.corpus;
        eprintln!(
            "{} articles, {} words: open {}",
            facts.articles,
            facts.tokens,
            arguments.output.join("index.html").display()
        );
    }
    Ok(())
}

fn study(arguments: &ReportArguments) -> Result<Study> {
    let mut study = arguments.options.study(&arguments.corpus)?;
    study.marks = true;
    if let Some(title) = &arguments.title {
        study.title.clone_from(title);
    }
    study.per = arguments.per.unwrap_or(study.per);
    study.top = arguments.top.unwrap_or(study.top);
    if !arguments.node.is_empty() {
        study.nodes.clone_from(&arguments.node);
    }
    match arguments.hide.as_deref() {
        Some("none") => study.hide.clear(),
        Some(list) => study.hide = list.into(),
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
    if let Some(hide) = &arguments.hide {
        command.push_str(&format!(" --hide {}", quoted(&super::args::name(std::path::Path::new(hide)))));
    }
    command.push_str(&arguments.options.canonical());
    command
}
