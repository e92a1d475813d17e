//! `newsprint ngrams`: which sequences of words occur how often; with thresholds, lexical bundles.

use super::args::{NgramsArguments, names, quoted};
use super::output::Out;
use super::picture::Kind;
use newsprint::analysis::word_notices;
use newsprint::analysis::{HiddenWords, ngrams, picture, too_few};
use newsprint::count::{Grouping, NGram, NGramSettings, NGrams, Shape, Skip};
use newsprint::error::Result;
use newsprint::stats::rate::MIN_ARTICLES;
use newsprint::table::{Answer, Notice};

/// What can be drawn.
const PICTURES: [Kind; 1] = [Kind { name: "dots", about: "rates with intervals" }];

/// Sequences whose rows are made at once where not all of them need be.
const ROWS: usize = 10_000;

/// Counts sequences and writes a row each.
pub fn run(arguments: &NgramsArguments) -> Result<()> {
    arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "dots")?;
    let shape = Shape::new(arguments.size.into(), skip(arguments))?;
    let mut study = arguments.options.study(&arguments.corpus)?;
    study.mark_for(arguments.by.as_deref());
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let grouping =
        arguments.by.as_deref().map_or_else(|| Ok(Grouping::one(&corpus)), |field| study.grouping(&corpus, field))?;
    let counted = NGramSettings {
        min_count: arguments.rows.min_count,
        min_articles: arguments.rows.min_articles,
        threads: study.threads,
        memory: study.memory,
    };
    let grams = NGrams::of(&corpus, &grouping, &shape, &counted)?;
    let hidden = arguments.rows.hide.as_deref().map(|list| HiddenWords::named(list, &index)).transpose()?;
    let shown = |&gram: &NGram| {
        let hides = |hidden: &HiddenWords| grams.forms(gram).all(|form| hidden.hides(index.form(form)));
        !hidden.as_ref().is_some_and(hides)
    };
    let order = grams.by_count()?;
    let mut listed = order.iter().filter(shown).take(arguments.output.rows(arguments.rows.top)?);
    let field = arguments.by.as_ref().map(|_| grouping.field.as_str());
    let table = |listed: &[NGram]| ngrams::table(&index, &grams, listed, field);
    // A long table is not held whole where its rows can be written one after another.
    let lines = arguments.output.lines(&table(&[]))?.filter(|_| wanted.is_none());
    let at_once = if lines.is_some() { ROWS } else { usize::MAX };
    let first: Vec<NGram> = listed.by_ref().take(at_once).collect();

    if let Some(wanted) = &wanted {
        picture::refuse_too_many(grams.groups().len(), &grouping.field)?;
        let drawn = &first[..first.len().min(arguments.rows.top.unwrap_or(picture::ROWS))];
        wanted.write(picture::sequences::dots(&index, &grams, drawn, field, arguments.output.per))?;
    }
    let mut settings = study.settings(&index);
    settings.push(("interval_level".into(), newsprint::analysis::LEVEL.to_string()));
    if let Some(hidden) = &hidden {
        settings.push(("hidden_words".into(), format!("{} sha256:{}", hidden.name, hidden.hash)));
    }
    let answer = Answer {
        command: canonical(arguments),
        settings,
        corpus: arguments.output.facts(&corpus)?,
        notices: [word_notices(&corpus), notices(arguments, &grams, hidden.as_ref())].concat(),
        table: table(&first),
    };
    let mut more = |out: &mut Out<'_>| {
        let Some(lines) = &lines else { return Ok(()) };
        loop {
            let next: Vec<NGram> = listed.by_ref().take(at_once).collect();
            if next.is_empty() {
                return Ok(());
            }
            out.write_all(lines(&mut table(&next).rows).as_bytes())?;
        }
    };
    arguments.output.write_with(answer, &mut more, arguments.options.quiet)
}

fn skip(arguments: &NgramsArguments) -> Skip {
    match (arguments.skip, arguments.skip_in_all) {
        (Some(most), _) => Skip::EachGap(most),
        (None, Some(most)) => Skip::InAll(most),
        (None, None) => Skip::Nothing,
    }
}

fn notices(arguments: &NgramsArguments, grams: &NGrams, hidden: Option<&HiddenWords>) -> Vec<Notice> {
    let gaps = match skip(arguments) {
        Skip::Nothing => "no word left out".to_string(),
        Skip::EachGap(most) => format!("up to {most} left out in each gap (as quanteda counts)"),
        Skip::InAll(most) => format!("up to {most} left out in all gaps together (as NLTK counts)"),
    };
    let text = format!(
        "{} occurrences of {} sequences of {} words, {gaps}; none crosses an article; rates are per million words",
        grams.total(),
        grams.types(),
        arguments.size
    );
    let mut notices = vec![Notice::new("sequences", text)];
    let small: Vec<_> = grams.groups().iter().filter(|group| group.articles_with_tokens < MIN_ARTICLES).collect();
    if let ([group], None) = (&small[..], &arguments.by) {
        notices.push(Notice::new("descriptive-only", too_few("the corpus", group.articles_with_tokens)));
    } else if !small.is_empty() {
        let text = format!(
            "{} of {} groups have fewer than {MIN_ARTICLES} articles; their rates have no interval",
            small.len(),
            grams.groups().len()
        );
        notices.push(Notice::new("descriptive-only", text));
    }
    if let Some(hidden) = hidden {
        let text = format!("sequences that hold only words of the list \"{}\" are counted but not shown", hidden.name);
        notices.push(Notice::new("hidden-words", text));
    }
    notices
}

fn canonical(arguments: &NgramsArguments) -> String {
    let mut command = format!("newsprint ngrams {} --size {}", names(&arguments.corpus), arguments.size);
    match skip(arguments) {
        Skip::Nothing => {}
        Skip::EachGap(most) => command.push_str(&format!(" --skip {most}")),
        Skip::InAll(most) => command.push_str(&format!(" --skip-in-all {most}")),
    }
    if let Some(field) = &arguments.by {
        command.push_str(&format!(" --by {}", quoted(field)));
    }
    command + &arguments.rows.canonical() + &arguments.options.canonical()
}
