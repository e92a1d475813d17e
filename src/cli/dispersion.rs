//! `newsprint dispersion`: how evenly forms or patterns spread over the articles.

use super::args::{DispersionArguments, names, quoted};
use super::nearest::chosen;
use super::picture::{Kind, Wanted};
use newsprint::analysis::dispersion::{self, Spread, SpreadRow};
use newsprint::analysis::{HiddenWords, in_turn, picture, unmatched, with_spellings, word_notices};
use newsprint::error::{Error, Result};
use newsprint::index::{FormId, SubCorpus};
use newsprint::stats::dispersion::{
    DISPERSION, DP, DP_ADJUSTED, DP_NORM, DispersionMeasure, KLD_NORM_E, Needs, RANGE, RANGE_SHARE, has_interval,
};
use newsprint::study::Study;
use newsprint::table::{Answer, Notice, isolated};

/// What is shown unless told otherwise.
const USUAL: [&DispersionMeasure; 6] = [&RANGE, &RANGE_SHARE, &DP, &DP_NORM, &DP_ADJUSTED, &KLD_NORM_E];

/// What can be drawn.
const PICTURES: [Kind; 2] = [
    Kind { name: "strips", about: "where one pattern stands in each article" },
    Kind { name: "scatter", about: "how often against how evenly" },
];

/// The measure of the picture: the first that was named, else the normalised DP.
fn drawn_measure(named: &[String], measures: &[&'static DispersionMeasure]) -> &'static DispersionMeasure {
    measures.first().filter(|_| !named.is_empty()).copied().unwrap_or(&DP_NORM)
}

/// Counts over articles and writes a row a form.
pub fn run(arguments: &DispersionArguments) -> Result<()> {
    arguments.output.chosen()?;
    let usual = if arguments.pattern.len() == 1 { "strips" } else { "scatter" };
    let wanted = arguments.picture.wanted(&PICTURES, usual)?;
    let measures =
        chosen("dispersion measure", &arguments.measure, USUAL.to_vec(), DISPERSION, DispersionMeasure::option)?;
    let inputs = std::slice::from_ref(&arguments.corpus);
    let study = arguments.options.study(inputs)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let top = arguments.output.rows(arguments.rows.top)?;
    // Which forms stand in enough articles is known when they were looked for.
    let most = (wanted.is_none() && arguments.rows.min_articles <= 1).then_some(top);
    let (table, found) = if let Some(field) = &arguments.by {
        let grouping = study.grouping(&corpus, field)?;
        let (mut tables, mut found) = (Vec::new(), Vec::new());
        for (group, members) in &grouping.groups {
            let (mut spread, odd) = spread(arguments, &study, members, &measures, most)?;
            spread.rows.truncate(top);
            let text = format!("{}: parts are the {} articles with a word", isolated(group), spread.sizes.parts());
            found.push(Notice::new("parts", text));
            found.extend(odd);
            tables.push((group.clone(), dispersion::table(&index, &spread, &measures)));
        }
        let table = in_turn(&grouping.field, tables).ok_or_else(|| Error::new("there is no group to look at"))?;
        (table, found)
    } else {
        let (mut spread, mut odd) = spread(arguments, &study, &corpus, &measures, most)?;
        draw(arguments, wanted.as_ref(), &study, &corpus, &spread, &measures)?;
        spread.rows.truncate(top);
        odd.extend(notices(&spread, &measures));
        (dispersion::table(&index, &spread, &measures), odd)
    };
    let mut command = format!("newsprint dispersion {}", names(inputs));
    for pattern in &arguments.pattern {
        command.push_str(&format!(" {}", quoted(pattern)));
    }
    if let Some(field) = &arguments.by {
        command.push_str(&format!(" --by {}", quoted(field)));
    }
    if !arguments.measure.is_empty() {
        command.push_str(&format!(" --measure {}", arguments.measure.join(",")));
    }
    let answer = Answer {
        command: command + &arguments.rows.canonical() + &arguments.options.canonical(),
        settings: study.settings(&index),
        corpus: arguments.output.facts(&corpus)?,
        notices: [word_notices(&corpus), found].concat(),
        table: with_spellings(table, &corpus),
    };
    arguments.output.write(answer, arguments.options.quiet)
}

/// The forms or patterns that the options show, with what is odd about the patterns. Where nobody looks at more than the `most` frequent
/// forms, the others are not looked for.
fn spread(
    arguments: &DispersionArguments,
    study: &Study,
    corpus: &SubCorpus<'_>,
    measures: &[&DispersionMeasure],
    most: Option<usize>,
) -> Result<(Spread, Vec<Notice>)> {
    let index = corpus.index();
    let mut odd = Vec::new();
    let mut spread = if arguments.pattern.is_empty() {
        let hidden = arguments.rows.hide.as_deref().map(|list| HiddenWords::named(list, index)).transpose()?;
        let mut shown = vec![true; index.forms().len()];
        for (place, shown) in shown.iter_mut().enumerate() {
            *shown = hidden.as_ref().is_none_or(|hidden| !hidden.hides(index.form(FormId(place as u32))));
        }
        if let Some(most) = most {
            leave_frequent(&mut shown, &corpus.form_counts(), most);
        }
        let mut spread = Spread::of_forms(corpus, |form| shown[form.0 as usize], dispersion::needs(measures));
        spread.sort_by_count();
        spread
    } else {
        let patterns = study.patterns(&arguments.pattern, index)?;
        let spread = Spread::of_patterns(corpus, &patterns);
        let count = |row: &SpreadRow| row.occupied.iter().map(|part| part.count).sum();
        odd = patterns
            .iter()
            .zip(&spread.rows)
            .filter_map(|(pattern, row)| unmatched(corpus, pattern, count(row)))
            .collect();
        spread
    };
    spread.rows.retain(|row| {
        let count: u64 = row.occupied.iter().map(|part| part.count).sum();
        let asked = arguments.rows.min_count > 1 || arguments.rows.min_articles > 1;
        !asked || count >= arguments.rows.min_count && row.occupied.len() as u64 >= arguments.rows.min_articles
    });
    Ok((spread, odd))
}

/// Of the forms that are shown leaves the most frequent, ties by form.
fn leave_frequent(shown: &mut [bool], counts: &[u64], most: usize) {
    let mut order: Vec<usize> = (0..shown.len()).filter(|&place| shown[place] && counts[place] > 0).collect();
    order.sort_by_key(|&place| (std::cmp::Reverse(counts[place]), place));
    for &place in order.iter().skip(most) {
        shown[place] = false;
    }
}

fn draw(
    arguments: &DispersionArguments,
    wanted: Option<&Wanted<'_>>,
    study: &Study,
    corpus: &SubCorpus<'_>,
    spread: &Spread,
    measures: &[&'static DispersionMeasure],
) -> Result<()> {
    let Some(wanted) = wanted else { return Ok(()) };
    wanted.write(match (wanted.kind, &arguments.pattern[..]) {
        ("strips", [pattern]) => picture::strips::places(corpus, &study.pattern(pattern, corpus.index())?)?,
        ("strips", _) => {
            return Err(Error::question("strips show one pattern").hint("name one pattern, or draw the scatter"));
        }
        _ => picture::spread::scatter(spread, drawn_measure(&arguments.measure, measures)),
    })
}

fn notices(spread: &Spread, measures: &[&DispersionMeasure]) -> Vec<Notice> {
    let mut notices =
        vec![Notice::new("parts", format!("parts are the {} articles with a word", spread.sizes.parts()))];
    notices.extend(
        measures.iter().map(|measure| Notice::new("direction", format!("{}: {}", measure.name, measure.range))),
    );
    if measures.iter().any(|measure| has_interval(measure)) {
        let text = "low and high: what other articles, as many, would give in 95 of 100 cases; DP and the divergence lie higher for rare \
                    words, whatever their spread (dp_adjusted takes that off)";
        notices.push(Notice::new("interval", text));
    }
    if dispersion::needs(measures) == Needs::Positions {
        notices.push(Notice::new(
            "positions",
            "gaps are counted in all articles joined in the order of outlet, date and id",
        ));
    }
    if measures.iter().any(|measure| measure.name == "lyne_d3") {
        notices.push(Notice::new("below-zero", "lyne_d3 below 0 counts as 0: the word is as clumped as it can say"));
    }
    if spread.sizes.parts() < newsprint::stats::rate::MIN_ARTICLES {
        notices.push(Notice::new("few-parts", "with so few articles indices of dispersion say little"));
    }
    notices
}
