//! `newsprint collocates`: which words keep a node company.

use super::args::{CollocatesArguments, CountingArgument, WithinArgument, names, quoted};
use super::nearest::chosen;
use super::picture::Kind;
use newsprint::analysis::collocates::{self, CollocateRow, Listed};
use newsprint::analysis::picture::{self, collocates::Company};
use newsprint::analysis::{HiddenWords, in_turn, unmatched, with_spellings, word_notices};
use newsprint::count::{Cooccurrences, Counting, Window, Within};
use newsprint::error::{Error, Result};
use newsprint::index::SubCorpus;
use newsprint::query::Pattern;
use newsprint::stats::association::{ASSOCIATION, AssociationMeasure, has_interval};
use newsprint::study::Study;
use newsprint::table::{Answer, Notice, isolated};

/// What can be drawn.
const PICTURES: [Kind; 2] = [
    Kind { name: "dots", about: "the scores of the strongest" },
    Kind { name: "network", about: "which of them keep each other company" },
];

/// Counts the windows of the node and writes a row a collocate.
pub fn run(arguments: &CollocatesArguments) -> Result<()> {
    let wanted = arguments.picture.wanted(&PICTURES, "dots")?;
    let (counting, within) = (counting(arguments), within(arguments));
    let measures = measures(&arguments.measure, counting)?;
    let inputs = std::slice::from_ref(&arguments.corpus);
    let study = arguments.options.study(inputs)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let pattern = study.pattern(&arguments.node, &index)?;
    if let Some(field) = &arguments.by {
        return by_group(arguments, &study, &corpus, &pattern, &measures, field);
    }
    let hits = pattern.find(&corpus);
    let counted = Cooccurrences::of(&corpus, &hits, window(arguments), within, counting)?;
    let hidden = arguments.rows.hide.as_deref().map(|list| HiddenWords::named(list, &index)).transpose()?;

    let asked = arguments.rows.min_count > 1 || arguments.rows.min_articles > 1;
    let listed = listed(arguments)?;
    let mut rows = collocates::rows(&counted, &measures, listed);
    rows.retain(|row| hidden.as_ref().is_none_or(|hidden| !hidden.hides(index.form(row.collocate.form))));
    if let Some(wanted) = &wanted {
        // A picture of accidents would be read as a finding: the usual thresholds hold unless others were named.
        let drawn = if asked { listed } else { Listed::USUAL };
        let notation =
            collocates::notation(&counted, measures[0], drawn, within, hidden.as_ref().map(|h| h.name.as_str()));
        let strong = |row: &&CollocateRow| {
            row.collocate.together >= drawn.min_count && row.collocate.articles >= drawn.min_articles
        };
        let strong: Vec<CollocateRow> = rows.iter().filter(strong).cloned().collect();
        let most = |usual: usize| arguments.rows.top.unwrap_or(usual).min(strong.len());
        wanted.write(if wanted.kind == "network" {
            let company =
                Company { counted: &counted, within, measure: measures[0], listed: drawn, notation: &notation };
            let strong = &strong[..most(picture::collocates::NODES)];
            picture::collocates::network(&corpus, strong, &arguments.node, &company)?
        } else {
            let strong = &strong[..most(picture::ROWS)];
            picture::collocates::dots(&corpus, strong, measures[0], &arguments.node, &notation)
        })?;
    }
    rows.truncate(arguments.output.rows(arguments.rows.top)?);
    collocates::find_intervals(&mut rows, &corpus, &hits, &counted, within, &measures)?;

    let hidden = hidden.as_ref().map(|hidden| hidden.name.as_str());
    let notation = collocates::notation(&counted, measures[0], listed, within, hidden);
    let mut settings = study.settings(&index);
    settings.push(("collocation_parameters".into(), notation.clone()));
    let answer = Answer {
        command: canonical(arguments),
        settings,
        corpus: arguments.output.facts(&corpus)?,
        notices: [
            word_notices(&corpus),
            unmatched(&corpus, &pattern, counted.node_count).into_iter().collect(),
            notices(&measures, listed, notation),
        ]
        .concat(),
        table: with_spellings(collocates::table(&index, &counted, &rows, &measures, &arguments.node), &corpus),
    };
    arguments.output.write(answer, arguments.options.quiet)
}

/// Which collocates are listed.
fn listed(arguments: &CollocatesArguments) -> Result<Listed> {
    let asked = arguments.rows.min_count > 1 || arguments.rows.min_articles > 1;
    Ok(if asked || arguments.output.chosen()?.name != "table" {
        Listed { min_count: arguments.rows.min_count, min_articles: arguments.rows.min_articles }
    } else {
        Listed::USUAL
    })
}

/// The collocates of each group alone: windows and expected values are those of the group.
fn by_group(
    arguments: &CollocatesArguments,
    study: &Study,
    corpus: &SubCorpus<'_>,
    pattern: &Pattern,
    measures: &[&AssociationMeasure],
    field: &str,
) -> Result<()> {
    let index = corpus.index();
    let hidden = arguments.rows.hide.as_deref().map(|list| HiddenWords::named(list, index)).transpose()?;
    let (listed, top) = (listed(arguments)?, arguments.output.rows(arguments.rows.top)?);
    let grouping = study.grouping(corpus, field)?;
    let (mut tables, mut found) = (Vec::new(), Vec::new());
    for (group, members) in &grouping.groups {
        let hits = pattern.find(members);
        let (window, within) = (window(arguments), within(arguments));
        let counted = Cooccurrences::of(members, &hits, window, within, counting(arguments))?;
        let mut rows = collocates::rows(&counted, measures, listed);
        rows.retain(|row| hidden.as_ref().is_none_or(|hidden| !hidden.hides(index.form(row.collocate.form))));
        rows.truncate(top);
        collocates::find_intervals(&mut rows, members, &hits, &counted, within, measures)?;
        let hidden = hidden.as_ref().map(|hidden| hidden.name.as_str());
        let notation = collocates::notation(&counted, measures[0], listed, within, hidden);
        found.push(Notice::new("collocation-parameters", format!("{}: {notation}", isolated(group))));
        tables.push((group.clone(), collocates::table(index, &counted, &rows, measures, &arguments.node)));
    }
    let further = notices(measures, listed, String::new()).into_iter().skip(1);
    let answer = Answer {
        command: canonical(arguments),
        settings: study.settings(index),
        corpus: arguments.output.facts(corpus)?,
        notices: word_notices(corpus).into_iter().chain(found).chain(further).collect(),
        table: with_spellings(
            in_turn(&grouping.field, tables).ok_or_else(|| Error::new("there is no group to look at"))?,
            corpus,
        ),
    };
    arguments.output.write(answer, arguments.options.quiet)
}

fn counting(arguments: &CollocatesArguments) -> Counting {
    match arguments.counting {
        CountingArgument::Surface => Counting::Surface,
        CountingArgument::Pairs => Counting::Pairs,
    }
}

fn within(arguments: &CollocatesArguments) -> Within {
    match arguments.within {
        WithinArgument::Article => Within::Article,
        WithinArgument::Sentence => Within::Sentence,
    }
}

fn window(arguments: &CollocatesArguments) -> Window {
    match arguments.span {
        Some(span) => Window { left: span, right: span },
        None => Window { left: arguments.left, right: arguments.right },
    }
}

fn notices(measures: &[&AssociationMeasure], listed: Listed, notation: String) -> Vec<Notice> {
    let mut notices = vec![Notice::new("collocation-parameters", notation)];
    if listed.min_count < Listed::USUAL.min_count || listed.min_articles < Listed::USUAL.min_articles {
        let text = "rows below 5 joint occurrences in 3 articles are listed too: their scores are often accidents of one \
                    text; --min-count 5 --min-articles 3 leaves them out";
        notices.push(Notice::new("rare-pairs", text));
    }
    if measures.iter().any(|measure| has_interval(measure)) {
        let text = "low and high: 95 % intervals over articles (left out in 20 groups), for ten articles with the node, five joint \
                    occurrences and three articles with one; measures of certainty and ΔP have none";
        notices.push(Notice::new("interval", text));
    }
    if measures.iter().any(|measure| ["ll", "simple_ll", "chi2"].contains(&measure.name)) {
        let text = "log-likelihood and chi-squared take every word as an independent draw and overstate certainty";
        notices.push(Notice::new("token-level", text));
    }
    notices
}

/// The measures that were asked for: only those that fit the way of counting.
fn measures(names: &[String], counting: Counting) -> Result<Vec<&'static AssociationMeasure>> {
    let fits = |measure: &AssociationMeasure| measure.is_of_pairs() == (counting == Counting::Pairs);
    let asked =
        chosen("association measure", names, collocates::usual(counting), ASSOCIATION, AssociationMeasure::option)?;
    if names == ["all"] {
        return Ok(asked.into_iter().filter(|measure| fits(measure)).collect());
    }
    match asked.iter().find(|measure| !fits(measure)) {
        Some(measure) => Err(other_counting(measure)),
        None => Ok(asked),
    }
}

fn other_counting(measure: &AssociationMeasure) -> Error {
    let way = if measure.is_of_pairs() { "pairs" } else { "surface" };
    Error::question(format!("\"{}\" is not defined for this way of counting", measure.option()))
        .hint(format!("add --counting {way}"))
}

fn canonical(arguments: &CollocatesArguments) -> String {
    let corpus = names(std::slice::from_ref(&arguments.corpus));
    let mut command = format!("newsprint collocates {corpus} --node {}", quoted(&arguments.node));
    let (window, usual) = (window(arguments), Window::default());
    if window.left != usual.left {
        command.push_str(&format!(" --left {}", window.left));
    }
    if window.right != usual.right {
        command.push_str(&format!(" --right {}", window.right));
    }
    if arguments.within == WithinArgument::Sentence {
        command.push_str(" --within sentence");
    }
    if arguments.counting == CountingArgument::Pairs {
        command.push_str(" --counting pairs");
    }
    if let Some(field) = &arguments.by {
        command.push_str(&format!(" --by {}", quoted(field)));
    }
    if !arguments.measure.is_empty() {
        command.push_str(&format!(" --measure {}", arguments.measure.join(",")));
    }
    command + &arguments.rows.canonical() + &arguments.options.canonical()
}
