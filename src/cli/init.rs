//! `newsprint init`: what is in this folder? Proposes a study and a table of articles.

use super::args::{InitArguments, OutputOptions, name, quoted};
use newsprint::error::Result;
use newsprint::study::proposal::{FilePattern, Proposal, STUDY, Settings, check_target, table, take_back};
use newsprint::study::{Study, corpus_facts};
use newsprint::table::{Answer, Notice};

/// Proposes, writes, reads the proposal back, and writes a row a guess.
pub fn run(arguments: &InitArguments) -> Result<()> {
    let output = OutputOptions {
        format: arguments.format.clone(),
        output: None,
        columns: Vec::new(),
        per: 1_000,
        color: arguments.color,
    };
    output.chosen()?;
    let settings = Settings {
        input: arguments.folder.clone(),
        output: arguments.output.clone(),
        pattern: arguments.pattern.as_deref().map(FilePattern::new).transpose()?,
        columns: arguments.columns()?,
        threads: arguments.threads.map_or_else(newsprint::parallel::available, usize::from),
    };
    if arguments.folder.exists() {
        check_target(&settings)?;
    }
    let proposal = Proposal::new(&settings)?;
    let written = proposal.write(&settings)?;
    // Whoever reads the proposal next must not be the first to find out that it cannot be read.
    let read = Study::of(&[settings.folder().join(STUDY)]).and_then(|study| study.index().map(|index| (study, index)));
    let (study, index) = read.inspect_err(|_| take_back(&written))?;
    let mut shown = table(&proposal);
    shown.rows.truncate(output.rows(arguments.top)?);
    let files: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
    let mut notices = notices(&proposal);
    notices.push(Notice::new(
        "written",
        format!("wrote {}", written.iter().map(|path| name(path)).collect::<Vec<_>>().join(" and ")),
    ));
    let answer = Answer {
        command: canonical(arguments),
        settings: study.settings(&index),
        corpus: corpus_facts(&index.sub_corpus()),
        notices,
        table: shown,
    };
    output.write(answer, arguments.quiet)?;
    if !arguments.quiet {
        eprintln!(
            "wrote {}: read and correct them, then run: newsprint check {}",
            files.join(" and "),
            files[files.len() - 1]
        );
    }
    Ok(())
}

fn notices(proposal: &Proposal) -> Vec<Notice> {
    let mut notices = Vec::new();
    if let Some(fit) = &proposal.pattern {
        let share = fit.files as f64 * 100.0 / fit.out_of as f64;
        let text = format!(
            "the names of {} of {} files ({share:.1} %) follow the pattern {}",
            fit.files,
            fit.out_of,
            fit.pattern.text()
        );
        notices.push(Notice::new("pattern", text));
    } else if !proposal.articles.is_empty() {
        notices.push(Notice::new("pattern", "no pattern fits half of the file names; say one with --pattern"));
    }
    if !proposal.articles.is_empty() {
        for field in ["outlet", "date", "title", "author", "language"] {
            let known = proposal.articles.iter().filter(|article| !article.taken(field).value.is_empty()).count();
            let text = format!(
                "{field}: proposed for {known} of {} articles, left empty for the others",
                proposal.articles.len()
            );
            notices.push(Notice::new("proposed", text));
        }
    }
    for (file, error) in &proposal.unreadable {
        notices.push(Notice::new("unreadable", format!("{file} stands in no row: {error}")));
    }
    for (ending, count) in &proposal.others {
        let of_kind = if ending.is_empty() { "without an ending".to_owned() } else { format!("ending in .{ending}") };
        notices.push(Notice::new("other-files", format!("files {of_kind} were not looked into: {count}")));
    }
    notices
}

fn canonical(arguments: &InitArguments) -> String {
    let mut command = format!("newsprint init {}", quoted(&name(&arguments.folder)));
    if !arguments.column.is_empty() {
        command.push_str(&format!(" --column {}", quoted(&arguments.column.join(","))));
    }
    if let Some(pattern) = &arguments.pattern {
        command.push_str(&format!(" --pattern {}", quoted(pattern)));
    }
    if let Some(top) = arguments.top {
        command.push_str(&format!(" --top {top}"));
    }
    command
}
