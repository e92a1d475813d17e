//! `newsprint groups`: how often an actor is named, and by which names.

use super::args::{GroupsArguments, names, quoted};
use super::nearest::nearest_first;
use super::picture::{Kind, Wanted};
use newsprint::analysis::groups::{self, GroupCounts, Subject};
use newsprint::analysis::{LEVEL, picture, proposals, too_few, word_notices};
use newsprint::count::Grouping;
use newsprint::error::{Error, Result};
use newsprint::index::{Index, SubCorpus};
use newsprint::query::BoundGroups;
use newsprint::stats::rate::MIN_ARTICLES;
use newsprint::study::Study;
use newsprint::table::{Answer, Notice, Table};

/// What can be drawn.
const PICTURES: [Kind; 1] = [Kind { name: "dots", about: "rates with intervals; with --group, of its names too" }];

/// Counts groups and their variants, or lists every hit.
pub fn run(arguments: &GroupsArguments) -> Result<()> {
    arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "dots")?;
    if wanted.is_some() && (arguments.coverage || arguments.propose) {
        return Err(
            Error::question("lines and drafts have no picture").hint("leave out --chart, or --coverage and --propose")
        );
    }
    let study = arguments.options.study(&arguments.corpus)?;
    if arguments.propose {
        return propose(arguments, &study);
    }
    if study.groups.is_empty() {
        return Err(Error::question("no group is described").hint(
            "give a file with --groups FILE, or write [group.NAME] match = [\"U.S.\", \"=US\"] into a study.toml; --propose makes a draft",
        ));
    }
    let shown = shown(arguments, &study)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let bound = study.bound_groups(&index)?;
    let (table, notices) = if arguments.coverage {
        lines(arguments, &corpus, &bound, &shown)?
    } else {
        counts(arguments, &study, &corpus, &bound, &shown, wanted.as_ref())?
    };
    let mut settings = study.settings(&index);
    settings.push(("interval_level".into(), LEVEL.to_string()));
    let answer = Answer {
        command: canonical(arguments),
        settings,
        corpus: arguments.output.facts(&corpus)?,
        notices: [word_notices(&corpus), notices].concat(),
        table,
    };
    arguments.output.write(answer, arguments.options.quiet)
}

/// Proposals in a draft for a researcher.
const PROPOSED: usize = 40;

/// Prints a draft of groups.
fn propose(arguments: &GroupsArguments, study: &Study) -> Result<()> {
    let index = study.index()?;
    let found = proposals::proposals(&study.selection(&index)?);
    if found.is_empty() {
        return Err(Error::new("no name was found: names are known by their capitals")
            .hint("list the actors yourself, as [group.NAME] match = [\"…\"]"));
    }
    arguments.output.write_text(&proposals::as_toml(&found, arguments.top.unwrap_or(PROPOSED)))
}

/// Whether each group is shown.
fn shown(arguments: &GroupsArguments, study: &Study) -> Result<Vec<bool>> {
    let known: Vec<&str> = study.groups.list().iter().map(|group| group.name.as_str()).collect();
    if let Some(unknown) = arguments.group.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(Error::question(format!("there is no group \"{unknown}\""))
            .hint(format!("use one of: {}", nearest_first(unknown, known))));
    }
    let is_shown = |name: &&str| arguments.group.is_empty() || arguments.group.iter().any(|asked| asked == name);
    Ok(known.iter().map(is_shown).collect())
}

fn counts(
    arguments: &GroupsArguments,
    study: &Study,
    corpus: &SubCorpus<'_>,
    bound: &BoundGroups,
    shown: &[bool],
    wanted: Option<&Wanted<'_>>,
) -> Result<(Table, Vec<Notice>)> {
    let grouping =
        arguments.by.as_deref().map_or_else(|| Ok(Grouping::one(corpus)), |field| study.grouping(corpus, field))?;
    let counts = GroupCounts::of(&grouping, bound, study.threads);
    let field = arguments.by.as_ref().map(|_| grouping.field.as_str());
    let mut subjects = groups::subjects(&counts, bound);
    subjects.retain(|subject: &Subject| shown[subject.group]);
    if let Some(wanted) = wanted {
        picture::refuse_too_many(counts.parts.len(), &grouping.field)?;
        // Of groups that were named, their names too.
        let drawn = subjects.iter().filter(|subject| subject.variant.is_none() || !arguments.group.is_empty());
        let drawn: Vec<Subject> = drawn.copied().take(arguments.top.unwrap_or(picture::ROWS)).collect();
        wanted.write(picture::actors::dots(&counts, bound, &drawn, field, arguments.output.per))?;
    }
    let mut table = groups::table(&counts, bound, &subjects, field);
    let mut notices = groups::notices(&counts, bound);
    notices.extend(few(&counts, field));
    let all = table.rows.len();
    table.rows.truncate(arguments.output.rows(arguments.top)?);
    if table.rows.len() < all {
        notices
            .push(Notice::new("rows", format!("{} of {all} rows are shown, --top {all} shows all", table.rows.len())));
    }
    Ok((table, notices))
}

fn lines(
    arguments: &GroupsArguments,
    corpus: &SubCorpus<'_>,
    bound: &BoundGroups,
    shown: &[bool],
) -> Result<(Table, Vec<Notice>)> {
    let most = arguments.output.rows(arguments.top)?;
    let (rows, all) = groups::coverage(corpus, bound, |hit| shown[hit.group], most, arguments.width);
    let mut text = format!("{all} hits");
    if (rows.len() as u64) < all {
        text.push_str(&format!("; the first {} are shown, --top {all} shows all", rows.len()));
    }
    let index: &Index = corpus.index();
    Ok((groups::coverage_table(index, bound, &rows), vec![Notice::new("lines", text)]))
}

/// Why rates have no interval.
fn few(counts: &GroupCounts, field: Option<&str>) -> Option<Notice> {
    if field == Some("article") {
        let text = "a single article has no interval: the article is the unit of sampling";
        return Some(Notice::new("no-interval", text));
    }
    let small: Vec<_> = counts.parts.iter().filter(|(_, part)| part.articles < MIN_ARTICLES).collect();
    match &small[..] {
        [] => None,
        [(name, part)] => {
            let name = if field.is_none() { "the corpus" } else { name.as_str() };
            Some(Notice::new("descriptive-only", too_few(name, part.articles)))
        }
        many => {
            let text = format!(
                "{} of {} groups of articles have fewer than {MIN_ARTICLES} articles; their rates have no interval",
                many.len(),
                counts.parts.len()
            );
            Some(Notice::new("descriptive-only", text))
        }
    }
}

fn canonical(arguments: &GroupsArguments) -> String {
    let mut command = format!("newsprint groups {}", names(&arguments.corpus));
    if let Some(field) = &arguments.by {
        command.push_str(&format!(" --by {}", quoted(field)));
    }
    for name in &arguments.group {
        command.push_str(&format!(" --group {}", quoted(name)));
    }
    if arguments.coverage {
        command.push_str(" --coverage");
        if arguments.width != 10 {
            command.push_str(&format!(" --width {}", arguments.width));
        }
    }
    if let Some(top) = arguments.top {
        command.push_str(&format!(" --top {top}"));
    }
    command + &arguments.options.canonical()
}
