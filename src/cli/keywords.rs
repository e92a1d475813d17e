//! `newsprint keywords`: each outlet against the rest, or any selection against another.

use super::args::{KeywordsArguments, names, quoted};
use newsprint::analysis::keywords::{self, Candidates, Sides};
use newsprint::analysis::{HiddenWords, segmentation, too_few};
use newsprint::count::{Counts, Grouping};
use newsprint::error::{Error, Result};
use newsprint::index::SubCorpus;
use newsprint::query::Filter;
use newsprint::stats::keyness::{G2_2CELL, KEYNESS, KeynessMeasure, LOG_RATIO_HARDIE, TEXT_DISPERSION_G2_2CELL, named};
use newsprint::stats::rate::MIN_ARTICLES;
use newsprint::study::corpus_facts;
use newsprint::table::{Answer, Notice};
use std::collections::BTreeSet;

/// What is shown unless told otherwise.
const USUAL: [&KeynessMeasure; 3] = [&LOG_RATIO_HARDIE, &TEXT_DISPERSION_G2_2CELL, &G2_2CELL];

/// Compares and writes a row a form and target.
pub fn run(arguments: &KeywordsArguments) -> Result<()> {
    let format = arguments.output.chosen()?;
    let measures = measures(&arguments.measure)?;
    let study = arguments.options.study(&arguments.corpus)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let grouping = sides(arguments, &corpus)?;
    let counts = Counts::of(&corpus, &grouping, study.threads);
    let each = arguments.target == "each" && arguments.reference.is_none();
    let comparisons = if each {
        keywords::each_against_the_rest(&counts)
    } else {
        vec![Sides { target: grouping.groups[0].0.clone(), target_groups: vec![0], reference_groups: vec![1] }]
    };
    refuse_languages(&corpus, &grouping)?;
    let hidden = arguments.rows.hide.as_deref().map(|list| HiddenWords::named(list, &index)).transpose()?;
    let asked = arguments.rows.min_count > 1 || arguments.rows.min_articles > 1;
    let candidates = if asked || format.name != "table" {
        Candidates { min_count: arguments.rows.min_count, min_articles: arguments.rows.min_articles }
    } else {
        Candidates::usual(corpus.articles().len() as u64)
    };
    let mut rows = keywords::rows(&counts, &comparisons, candidates);
    let looked_at = rows.len();
    if let Some(hidden) = &hidden {
        rows.retain(|row| !hidden.hides(index.form(row.form)));
    }
    let top = arguments.rows.top.unwrap_or(if format.name == "table" { 20 } else { usize::MAX });
    let mut seen = vec![0; comparisons.len()];
    rows.retain(|row| {
        seen[row.sides] += 1;
        seen[row.sides] <= top
    });
    let mut settings = study.settings(&index);
    settings
        .push(("rows".into(), format!("min_count={}, min_articles={}", candidates.min_count, candidates.min_articles)));
    settings.push(("interval_level".into(), newsprint::analysis::LEVEL.to_string()));
    let answer = Answer {
        command: canonical(arguments),
        settings,
        corpus: corpus_facts(&corpus),
        notices: [segmentation(&corpus), notices(&counts, &comparisons, looked_at, candidates)].concat(),
        table: keywords::table(&index, &comparisons, &rows, &measures, each),
    };
    arguments.output.write(answer, arguments.options.quiet)
}

/// The articles of each outlet, or those of a target and its reference.
fn sides(arguments: &KeywordsArguments, corpus: &SubCorpus<'_>) -> Result<Grouping> {
    if arguments.target == "each" {
        if arguments.reference.is_some() {
            return Err(Error::question("--reference needs a --target")
                .hint("name the target, as in --target 'outlet = \"A\"'"));
        }
        let grouping = Grouping::by(corpus, "outlet")?;
        if grouping.groups.len() < 2 {
            return Err(Error::question(format!("there is only one outlet, {}", grouping.names().collect::<String>()))
                .hint("give --target and --reference, or read several outlets"));
        }
        return Ok(grouping);
    }
    let target = pick(corpus, &arguments.target)?;
    let (reference, name) = match arguments.reference.as_deref() {
        Some(text) => (pick(corpus, text)?, text.to_string()),
        None => (corpus.minus(&target), "rest".into()),
    };
    if reference.is_empty() {
        return Err(Error::question("the reference holds no article").hint("the target must leave some articles over"));
    }
    if target.articles().iter().any(|article| reference.articles().binary_search(article).is_ok()) {
        return Err(
            Error::question("target and reference share articles").hint("make the two filters exclude each other")
        );
    }
    let groups = vec![(arguments.target.clone(), target.articles().to_vec()), (name, reference.articles().to_vec())];
    Ok(Grouping { field: "target".into(), groups })
}

fn pick<'i>(corpus: &SubCorpus<'i>, text: &str) -> Result<SubCorpus<'i>> {
    let filter = Filter::new(text)?;
    filter.check(corpus.index().corpus())?;
    let picked = corpus.filter(|article| filter.holds(article));
    if picked.is_empty() {
        return Err(Error::question(format!("no article satisfies {text}"))
            .hint("see what there is with: newsprint check CORPUS"));
    }
    Ok(picked)
}

/// Words of different languages are not compared: a form that both have is an accident of spelling.
fn refuse_languages(corpus: &SubCorpus<'_>, grouping: &Grouping) -> Result<()> {
    let languages = |members: &[u32]| -> BTreeSet<String> {
        let stated = members.iter().map(|&article| corpus.index().language(article).to_string());
        stated.filter(|language| !language.is_empty()).collect()
    };
    let all: Vec<(&str, BTreeSet<String>)> = grouping
        .groups
        .iter()
        .map(|(name, members)| (name.as_str(), languages(members)))
        .filter(|(_, set)| !set.is_empty())
        .collect();
    for pair in all.windows(2) {
        if pair[0].1 != pair[1].1 {
            let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
            return Err(Error::question(format!(
                "{} is in {}, {} in {}: words of different languages are not compared",
                pair[0].0,
                list(&pair[0].1),
                pair[1].0,
                list(&pair[1].1)
            ))
            .hint("pick one language, as in --where 'language = \"en\"'"));
        }
    }
    Ok(())
}

fn notices(counts: &Counts, comparisons: &[Sides], looked_at: usize, candidates: Candidates) -> Vec<Notice> {
    let articles =
        |groups: &[usize]| groups.iter().map(|&place| counts.groups()[place].articles_with_tokens).sum::<u64>();
    let mut notices = Vec::new();
    for sides in comparisons {
        let (target, reference) = (articles(&sides.target_groups), articles(&sides.reference_groups));
        if target < MIN_ARTICLES {
            notices.push(Notice::new("descriptive-only", too_few(&sides.target, target)));
        } else if reference < MIN_ARTICLES {
            notices.push(Notice::new(
                "descriptive-only",
                too_few(&format!("the reference of {}", sides.target), reference),
            ));
        }
    }
    notices.push(Notice::new(
        "family",
        format!(
            "{looked_at} comparisons of a word (at least {} occurrences in {} articles on both sides together); intervals are \
             not corrected for their number",
            candidates.min_count, candidates.min_articles
        ),
    ));
    notices.push(Notice::new(
        "token-level",
        "g2 and relative risk take every word as an independent draw and overstate certainty; they are given for comparison \
         with older work",
    ));
    notices
}

fn measures(names: &[String]) -> Result<Vec<&'static KeynessMeasure>> {
    match names {
        [] => Ok(USUAL.to_vec()),
        [all] if all == "all" => Ok(KEYNESS.iter().collect()),
        names => names.iter().map(|name| named(name).ok_or_else(|| unknown(name))).collect(),
    }
}

fn unknown(name: &str) -> Error {
    let known = KEYNESS.iter().map(KeynessMeasure::option).collect::<Vec<_>>().join(", ");
    Error::question(format!("there is no keyness measure \"{name}\"")).hint(format!("use one of: {known}, all"))
}

fn canonical(arguments: &KeywordsArguments) -> String {
    let mut command = format!("newsprint keywords {}", names(&arguments.corpus));
    if arguments.target != "each" {
        command.push_str(&format!(" --target {}", quoted(&arguments.target)));
    }
    if let Some(reference) = &arguments.reference {
        command.push_str(&format!(" --reference {}", quoted(reference)));
    }
    if !arguments.measure.is_empty() {
        command.push_str(&format!(" --measure {}", arguments.measure.join(",")));
    }
    command + &arguments.rows.canonical() + &arguments.options.canonical()
}
