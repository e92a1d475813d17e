//! `newsprint words`: how often each form occurs, in the corpus or in groups of articles.

use super::args::{WordsArguments, names, quoted};
use super::output::Out;
use super::picture::Kind;
use newsprint::analysis::frequency::{self, Piece};
use newsprint::analysis::{HiddenWords, picture, too_few, with_spellings, word_notices};
use newsprint::count::{Counted, Counts, Grouping, Tallied};
use newsprint::error::Result;
use newsprint::index::FormId;
use newsprint::parallel;
use newsprint::stats::rate::MIN_ARTICLES;
use newsprint::table::{Answer, Notice, Rows, Table};
use newsprint::token::FORM;
use std::io;
use std::mem::ManuallyDrop;

/// Rows that are made at once where not all of them need be: so few that they are still in the cache when they become lines.
const ROWS: usize = 1_000;

/// So many pieces of rows may be out on each thread: made, or waiting to be written.
const PIECES: usize = 8;

/// What can be drawn.
const PICTURES: [Kind; 3] = [
    Kind { name: "dots", about: "rates with intervals" },
    Kind { name: "heat", about: "rates as numbers on a scale of colours" },
    Kind { name: "ranks", about: "frequency by rank" },
];

/// Counts and writes the table.
pub fn run(arguments: &WordsArguments) -> Result<()> {
    arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "dots")?;
    let mut study = arguments.options.study(&arguments.corpus)?;
    study.mark_for(arguments.by.as_deref());
    let by = arguments.by.as_deref();
    // A record holds the hash of the texts, and a picture may look at them: then they are kept.
    let is_record = arguments.output.chosen()?.is_record();
    let field = by.map(Grouping::column_of).transpose()?;
    let field = field.as_deref();
    let counted = if is_record || wanted.is_some() { None } else { study.counted(by, tallied(arguments, field))? };
    let (index, counts) = match counted {
        Some(Counted { index, counts }) => (index, Some(counts)),
        None => (study.index()?, None),
    };
    // The program ends with the answer: what was counted need not be taken apart.
    let (index, counts) = (ManuallyDrop::new(index), counts.map(ManuallyDrop::new));
    let corpus = study.selection(&index)?;
    let counts = if let Some(counts) = counts {
        counts
    } else {
        let grouping = by.map_or_else(|| Ok(Grouping::one(&corpus)), |field| study.grouping(&corpus, field))?;
        ManuallyDrop::new(Counts::of(&corpus, &grouping, study.threads))
    };
    let hidden = arguments.rows.hide.as_deref().map(|list| HiddenWords::named(list, &index)).transpose()?;

    let shown = |form: &FormId| {
        (arguments.rows.min_count <= 1 || counts.count(*form) >= arguments.rows.min_count)
            && (arguments.rows.min_articles <= 1 || counts.articles_with(*form) >= arguments.rows.min_articles)
            && hidden.as_ref().is_none_or(|hidden| !hidden.hides(index.form(*form)))
    };
    let top = arguments.output.rows(arguments.rows.top)?;
    let forms: Vec<FormId> = frequency::by_count(&counts).into_iter().filter(shown).take(top).collect();
    if let Some(wanted) = &wanted {
        picture::refuse_too_many(counts.groups().len(), field.unwrap_or_default())?;
        let drawn = &forms[..forms.len().min(arguments.rows.top.unwrap_or(picture::ROWS))];
        wanted.write(match wanted.kind {
            "heat" => picture::words::heat(&index, &counts, drawn, field, arguments.output.per),
            "ranks" => picture::words::ranks(&counts, field),
            _ => picture::words::dots(&index, &counts, drawn, field, arguments.output.per),
        })?;
    }
    let mut settings = study.settings(&index);
    settings.push(("interval_level".into(), newsprint::analysis::LEVEL.to_string()));
    if let Some(hidden) = &hidden {
        settings.push(("hidden_words".into(), format!("{} sha256:{}", hidden.name, hidden.hash)));
    }
    let pieces = frequency::Pieces::new(index.forms(), &counts, field, &arguments.output.columns);
    let pieces = if arguments.zeros { pieces.with_zeros() } else { pieces };
    let table = |piece: &Piece<'_>| Table { rows: pieces.of(piece), ..pieces.head().clone() };
    // A long table is not held whole where its rows can be written one after another.
    let lines = arguments.output.lines(&with_spellings(table(&Piece::default()), &corpus))?;
    let lines = lines.filter(|_| index.counting().unit == FORM);
    let mut cut = pieces.cut(&forms, if lines.is_some() { ROWS } else { usize::MAX });
    let further = cut.split_off(cut.len().min(1));
    let answer = Answer {
        command: canonical(arguments),
        settings,
        corpus: arguments.output.facts(&corpus)?,
        notices: [word_notices(&corpus), notices(&counts, field, hidden.as_ref(), &index)].concat(),
        table: with_spellings(table(&cut.pop().unwrap_or_default()), &corpus),
    };
    let mut more = |out: &mut Out<'_>| {
        let Some(lines) = &lines else { return Ok(()) };
        let made = |rows: &mut Rows, piece: &Piece<'_>| {
            pieces.fill(rows, piece);
            lines(rows)
        };
        write_in_turn(&further, study.threads, made, out)
    };
    arguments.output.write_with(answer, &mut more, arguments.options.quiet)
}

/// Writes the lines of pieces in their order, each as soon as it and those before it are made.
fn write_in_turn(
    pieces: &[Piece<'_>],
    threads: usize,
    made: impl Fn(&mut Rows, &Piece<'_>) -> String + Sync,
    out: &mut Out<'_>,
) -> io::Result<()> {
    let threads = threads.clamp(1, pieces.len().max(1));
    let mut workers = vec![Rows::new(); threads];
    let mut line = Line { left: pieces.iter(), written: Ok(()), out };
    parallel::in_turn(
        &mut line,
        &mut workers,
        |_, pieces| pieces >= PIECES * threads,
        |line| line.left.next().filter(|_| line.written.is_ok()),
        made,
        |line, lines| {
            if line.written.is_ok() {
                line.written = line.out.write_all(lines.as_bytes());
            }
        },
    );
    line.written
}

/// Pieces that become lines, and where these go.
struct Line<'p, 'o, 'w> {
    left: std::slice::Iter<'p, Piece<'p>>,
    written: io::Result<()>,
    out: &'o mut Out<'w>,
}

/// What must be added up over articles for what is shown.
fn tallied(arguments: &WordsArguments, field: Option<&str>) -> Tallied {
    if arguments.rows.min_articles > 1 {
        return Tallied::Moments;
    }
    frequency::tallied(field, &arguments.output.columns)
}

fn notices(
    counts: &Counts,
    field: Option<&str>,
    hidden: Option<&HiddenWords>,
    index: &newsprint::index::Index,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    let small: Vec<_> = counts.groups().iter().filter(|group| group.articles_with_tokens < MIN_ARTICLES).collect();
    if field == Some("article") {
        notices
            .push(Notice::new("no-interval", "a single article has no interval: the article is the unit of sampling"));
    } else if let [group] = small[..] {
        let name = if field.is_none() { "the corpus" } else { group.name.as_str() };
        notices.push(Notice::new("descriptive-only", too_few(name, group.articles_with_tokens)));
    } else if !small.is_empty() {
        let named = small.iter().take(5).map(|group| format!("{} ({})", group.name, group.articles_with_tokens));
        let text = format!(
            "{} of {} groups have fewer than {MIN_ARTICLES} articles with a counted word, so their rates have no interval: {}{}",
            small.len(),
            counts.groups().len(),
            named.collect::<Vec<_>>().join(", "),
            if small.len() > 5 { ", …" } else { "" }
        );
        notices.push(Notice::new("descriptive-only", text));
    }
    if let Some(hidden) = hidden {
        let occurring = counts.forms().filter(|form| hidden.hides(index.form(*form)));
        let (forms, words) = occurring.fold((0, 0), |(forms, words), form| (forms + 1, words + counts.count(form)));
        let text = format!("{forms} forms ({words} words) of the list \"{}\" are counted but not shown", hidden.name);
        notices.push(Notice::new("hidden-words", text));
    }
    notices
}

fn canonical(arguments: &WordsArguments) -> String {
    let mut command = format!("newsprint words {}", names(&arguments.corpus));
    if let Some(field) = &arguments.by {
        command.push_str(&format!(" --by {}", quoted(field)));
    }
    if arguments.zeros {
        command.push_str(" --zeros");
    }
    command + &arguments.rows.canonical() + &arguments.options.canonical()
}
