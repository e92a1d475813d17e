//! `newsprint keywords`: each outlet against the rest, or any selection against another.

use super::args::{KeywordsArguments, name, names, quoted};
use super::nearest::{chosen, nearest_first};
use super::picture::Kind;
use newsprint::analysis::chance::Chance;
use newsprint::analysis::keywords::{self, Again, Candidates, KeywordRow, Sides, Texts};
use newsprint::analysis::languages::refuse_mixed;
use newsprint::analysis::picture::keywords as pictures;
use newsprint::analysis::{HiddenWords, picture, too_few, with_spellings, word_notices};
use newsprint::count::{Counts, FrequencyList, Grouping, TotalFrom};
use newsprint::error::{Error, Result};
use newsprint::index::{Index, SubCorpus};
use newsprint::query::Filter;
use newsprint::stats::correction::Correction;
use newsprint::stats::keyness::{
    G2_2CELL, KEYNESS, KeynessInput, KeynessMeasure, LOG_RATIO_HARDIE, Level, TEXT_DISPERSION_G2_2CELL,
};
use newsprint::stats::rate::MIN_ARTICLES;
use newsprint::study::{Study, corpus_facts};
use newsprint::table::{Answer, Cell, Column, ColumnKind, Notice, Table};
use std::path::Path;

/// What is shown unless told otherwise.
const USUAL: [&KeynessMeasure; 3] = [&LOG_RATIO_HARDIE, &TEXT_DISPERSION_G2_2CELL, &G2_2CELL];

/// What can be drawn.
const PICTURES: [Kind; 4] = [
    Kind { name: "effects", about: "log ratios with intervals, both ways" },
    Kind { name: "range", about: "share of articles against log ratio" },
    Kind { name: "sides", about: "the words of two sides, rate against rate" },
    Kind { name: "chance", about: "how extreme the words of shuffled outlets are" },
];

/// Compares and writes a row a form and target.
pub fn run(arguments: &KeywordsArguments) -> Result<()> {
    let format = arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "effects")?;
    let measures = chosen("keyness measure", &arguments.measure, USUAL.to_vec(), KEYNESS, KeynessMeasure::option)?;
    let mut study = arguments.options.study(&arguments.corpus)?;
    study.marks |= arguments.versions;
    study.mark_for([Some(arguments.target.as_str()), arguments.reference.as_deref()].into_iter().flatten());
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let list = reference_list(arguments, &index)?;
    if arguments.versions && list.is_some() {
        return Err(Error::question("--versions needs articles on both sides, but the reference is a frequency list")
            .hint("leave --versions out, or name the reference by a filter"));
    }
    let grouping = sides(arguments, &study, &corpus, list.is_some())?;
    let counts = Counts::of(&corpus, &grouping, study.threads);
    let each = arguments.target == "each" && arguments.reference.is_none();
    let comparisons = comparisons(&counts, each, list.is_some());
    refuse_mixed(&corpus, &grouping)?;
    let hidden = arguments.rows.hide.as_deref().map(|list| HiddenWords::named(list, &index)).transpose()?;
    let candidates = candidates(arguments, format.name == "table", corpus.articles().len() as u64)?;
    let mut rows = match &list {
        Some(list) => keywords::rows_against(&index, &counts, &comparisons, list, candidates),
        None => keywords::rows(&index, &counts, &comparisons, candidates),
    };
    let looked_at = rows.len();
    if let Some(wanted) = &wanted {
        let hides = |row: &KeywordRow| hidden.as_ref().is_some_and(|hidden| hidden.hides(&row.form));
        let shown: Vec<KeywordRow> = rows.iter().filter(|row| !hides(row)).cloned().collect();
        let each = arguments.rows.top.unwrap_or_else(|| pictures::each(comparisons.len()));
        picture::refuse_too_many(comparisons.len(), &grouping.field)?;
        wanted.write(match wanted.kind {
            "range" => pictures::range(&counts, &comparisons, &shown),
            "sides" => pictures::sides(&counts, &comparisons, &shown, arguments.output.per)?,
            "chance" => {
                let chance = Chance::of(&corpus, &grouping, &comparisons, candidates, study.threads);
                pictures::chance(&chance, &rows)
            }
            _ => pictures::effects(&counts, &comparisons, &shown, each),
        })?;
    }
    let corrections = corrections(&arguments.correct)?;
    let mut corrected: Vec<Vec<Option<f64>>> =
        corrections.iter().map(|correction| keywords::corrected(&rows, *correction)).collect();
    let top = arguments.rows.top.unwrap_or(if format.name == "table" { 20 } else { usize::MAX });
    let mut seen = vec![0; comparisons.len()];
    let keep: Vec<bool> = rows
        .iter()
        .map(|row| {
            let KeynessInput { tokens, texts, .. } = &row.input;
            let shown = tokens.target.count + tokens.reference.count >= arguments.rows.min_count
                && (arguments.rows.min_articles <= 1
                    || texts.target.count + texts.reference.count >= arguments.rows.min_articles)
                && hidden.as_ref().is_none_or(|hidden| !hidden.hides(&row.form));
            seen[row.sides] += usize::from(shown);
            shown && seen[row.sides] <= top
        })
        .collect();
    retain(&mut rows, &keep);
    for values in &mut corrected {
        retain(values, &keep);
    }
    // Texts of a published list are not known, so nothing is compared text by text.
    let gather = || Texts::of(&corpus, &grouping, &rows, &measures, arguments.seed, study.threads);
    let texts = if list.is_none() { gather() } else { None };
    let mut settings = study.settings(&index);
    settings.push((
        "candidates".into(),
        format!("min_count={}, min_articles={}", candidates.min_count, candidates.min_articles),
    ));
    settings.push(("interval_level".into(), newsprint::analysis::LEVEL.to_string()));
    if let Some(list) = &list {
        settings.push(("reference_total".into(), list.total.to_string()));
        settings.push(("reference_sha256".into(), list.hash.clone()));
    }
    let mut notices = notices(&counts, &comparisons, looked_at, candidates, list.is_some());
    if arguments.by == "voice" {
        notices.push(Notice::new(
            "same-articles",
            "the voices are words of the same articles: intervals take both sides for separate articles and are too wide or too \
             narrow where an outlet's words follow those that it quotes",
        ));
    }
    notices.extend(list.as_ref().map(|list| about_list(list, arguments)));
    notices.extend(about_measures(&measures, &rows));
    if let Some(texts) = texts.as_ref().filter(|texts| texts.draws > 0) {
        settings.push(("seed".into(), texts.seed.to_string()));
        settings.push(("resamples".into(), texts.draws.to_string()));
    }
    let mut table = keywords::table(&index, &comparisons, &rows, &measures, texts.as_ref(), false);
    add_corrected(&mut table, &corrections, &corrected);
    if arguments.versions {
        let again = Again {
            corpus: &corpus,
            grouping: &grouping,
            comparisons: &comparisons,
            rows: &rows,
            measures: &measures,
            seed: arguments.seed,
            threads: study.threads,
        };
        again.add_to(&mut table);
        notices.push(Notice::new("versions", keywords::about_versions()));
    }
    let table = with_spellings(table, &corpus);
    let answer = Answer {
        command: canonical(arguments, texts.as_ref()),
        settings,
        corpus: corpus_facts(&corpus),
        notices: [word_notices(&corpus), notices].concat(),
        table,
    };
    arguments.output.write(answer, arguments.options.quiet)
}

/// Which groups are compared with which; against a list a target has no reference among the articles.
fn comparisons(counts: &Counts, each: bool, listed: bool) -> Vec<Sides> {
    if each {
        return keywords::each_against_the_rest(counts);
    }
    let names = counts.groups().iter().map(|group| group.name.clone()).enumerate();
    let sides = |(place, target): (usize, String)| Sides {
        target,
        target_groups: vec![place],
        reference_groups: if listed { Vec::new() } else { vec![1] },
    };
    names.take(if listed { usize::MAX } else { 1 }).map(sides).collect()
}

/// The published list, if the reference names a file.
fn reference_list(arguments: &KeywordsArguments, index: &Index) -> Result<Option<FrequencyList>> {
    let path = arguments.reference.as_deref().map(Path::new).filter(|path| path.is_file());
    if path.is_none() && arguments.reference_total.is_some() {
        return Err(Error::question("--reference-total needs a frequency list")
            .hint("name a file that exists, as in --reference list.tsv --reference-total 1000000"));
    }
    path.map(|path| FrequencyList::read(path, index, arguments.reference_total)).transpose()
}

fn about_list(list: &FrequencyList, arguments: &KeywordsArguments) -> Notice {
    let file = arguments.reference.as_deref().map(|path| name(Path::new(path))).unwrap_or_default();
    let total = match list.total_from {
        TotalFrom::Given => "as given",
        TotalFrom::File => "as the file says",
        TotalFrom::Sum => "the sum of its counts, too small if it leaves rare forms out: give --reference-total",
    };
    let text = format!(
        "the reference is the frequency list \"{file}\" of {} lines and {} forms, {} of {} words ({total}); a form that it does not \
         list counts as 0 there; its articles are not known, so intervals and measures on articles are undefined",
        list.lines,
        list.iter().count(),
        list.iter().map(|(_, count)| count).sum::<u64>(),
        list.total
    );
    Notice::new("reference-list", text)
}

/// What a reader of these measures must know.
fn about_measures(measures: &[&KeynessMeasure], rows: &[KeywordRow]) -> Vec<Notice> {
    let asked = |name: &str| measures.iter().any(|measure| measure.name == name);
    let mut notices = Vec::new();
    if measures.iter().any(|measure| measure.level == Level::Token) {
        notices.push(Notice::new(
            "token-level",
            "measures of tokens (g2, chi2, fisher, lrc, log odds, risk and odds ratios) take every word as an independent draw \
             and overstate certainty; they are given for comparison with older work",
        ));
    }
    let small = |row: &&KeywordRow| row.input.tokens.smallest_expected().is_some_and(|least| least < 5.0);
    let small = rows.iter().filter(small).count();
    if small > 0 && (asked("chi2") || asked("p_chi2")) {
        let text = format!("chi2 is not valid for {small} of {} rows: an expected count is below 5", rows.len());
        notices.push(Notice::new("expected-below-5", text));
    }
    notices
}

/// Keeps the items whose place says so.
fn retain<T>(items: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter();
    items.retain(|_| keep.next().copied().unwrap_or_default());
}

/// The corrections that were named.
fn corrections(names: &[String]) -> Result<Vec<Correction>> {
    let find = |name: &String| {
        let wanted = name.trim().to_lowercase().replace("p-adjusted-", "").replace("p_adjusted_", "");
        Correction::ALL.iter().find(|correction| correction.name() == wanted).copied().ok_or_else(|| {
            let known = nearest_first(name, Correction::ALL.iter().map(|correction| correction.name()));
            Error::question(format!("there is no correction \"{name}\"")).hint(format!("use one of: {known}"))
        })
    };
    names.iter().map(find).collect()
}

/// One column a correction, in the order of the rows.
fn add_corrected(table: &mut Table, corrections: &[Correction], corrected: &[Vec<Option<f64>>]) {
    for (correction, values) in corrections.iter().zip(corrected) {
        table.columns.push(
            Column::new(&format!("p_adjusted_{}", correction.name()), ColumnKind::Probability)
                .about("p of the 4-cell log-likelihood, corrected for all candidates of all targets; token-level"),
        );
        for (row, value) in table.rows.iter_mut().zip(values) {
            row.push(Cell::number(*value));
        }
    }
}

/// Which words are compared at all.
fn candidates(arguments: &KeywordsArguments, for_people: bool, articles: u64) -> Result<Candidates> {
    let wrong = |text: &str| {
        Error::question(format!("\"{text}\" is no choice of candidates"))
            .hint("say usual, all, or two numbers such as 10,5")
    };
    match arguments.candidates.as_deref() {
        None if for_people => Ok(Candidates::usual(articles)),
        None | Some("all") => Ok(Candidates::ALL),
        Some("usual") => Ok(Candidates::usual(articles)),
        Some(text) => {
            let (count, least) = text.split_once(',').ok_or_else(|| wrong(text))?;
            let number = |part: &str| part.trim().parse::<u64>().map_err(|_| wrong(text));
            Ok(Candidates { min_count: number(count)?.max(1), min_articles: number(least)?.max(1) })
        }
    }
}

/// The articles of each outlet, or those of a target and its reference.
fn sides<'i>(
    arguments: &KeywordsArguments,
    study: &Study,
    corpus: &SubCorpus<'i>,
    listed: bool,
) -> Result<Grouping<'i>> {
    if arguments.target == "each" {
        if arguments.reference.is_some() && !listed {
            return Err(Error::question("--reference needs a --target")
                .hint("name the target, as in --target 'outlet = \"A\"', or a file that exists as the reference"));
        }
        let grouping = study.grouping(corpus, &arguments.by)?;
        if grouping.groups.len() < 2 && !listed {
            return Err(Error::question(format!(
                "there is only one {}, {}",
                arguments.by,
                grouping.names().collect::<String>()
            ))
            .hint("give --target and --reference, or read several outlets"));
        }
        return Ok(grouping);
    }
    let target = pick(corpus, &arguments.target)?;
    if listed {
        let groups = vec![(arguments.target.clone(), target)];
        return Ok(Grouping { field: "target".into(), groups });
    }
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
    let groups = vec![(arguments.target.clone(), target), (name, reference)];
    Ok(Grouping { field: "target".into(), groups })
}

fn pick<'i>(corpus: &SubCorpus<'i>, text: &str) -> Result<SubCorpus<'i>> {
    let filter = Filter::new(text)?;
    filter.check_in(corpus.index())?;
    let picked = filter.select(corpus);
    if picked.is_empty() {
        return Err(Error::question(format!("no article satisfies {text}"))
            .hint("see what there is with: newsprint check CORPUS"));
    }
    Ok(picked)
}

fn notices(
    counts: &Counts,
    comparisons: &[Sides],
    looked_at: usize,
    candidates: Candidates,
    listed: bool,
) -> Vec<Notice> {
    let articles =
        |groups: &[usize]| groups.iter().map(|&place| counts.groups()[place].articles_with_tokens).sum::<u64>();
    let mut notices = Vec::new();
    for sides in comparisons {
        let (target, reference) = (articles(&sides.target_groups), articles(&sides.reference_groups));
        if target < MIN_ARTICLES {
            notices.push(Notice::new("descriptive-only", too_few(&sides.target, target)));
        } else if reference < MIN_ARTICLES && !listed {
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
             not corrected for their number; it is the family of lrc",
            candidates.min_count, candidates.min_articles
        ),
    ));
    notices
}

fn canonical(arguments: &KeywordsArguments, texts: Option<&Texts>) -> String {
    let mut command = format!("newsprint keywords {}", names(&arguments.corpus));
    if arguments.target != "each" {
        command.push_str(&format!(" --target {}", quoted(&arguments.target)));
    }
    if arguments.by != "outlet" {
        command.push_str(&format!(" --by {}", quoted(&arguments.by)));
    }
    if let Some(reference) = &arguments.reference {
        let path = Path::new(reference);
        let shown = if path.is_file() { name(path) } else { reference.clone() };
        command.push_str(&format!(" --reference {}", quoted(&shown)));
    }
    if let Some(total) = arguments.reference_total {
        command.push_str(&format!(" --reference-total {total}"));
    }
    if let Some(candidates) = &arguments.candidates {
        command.push_str(&format!(" --candidates {}", quoted(candidates)));
    }
    if !arguments.correct.is_empty() {
        command.push_str(&format!(" --correct {}", arguments.correct.join(",")));
    }
    if arguments.versions {
        command.push_str(" --versions");
    }
    if !arguments.measure.is_empty() {
        command.push_str(&format!(" --measure {}", arguments.measure.join(",")));
    }
    if texts.is_some_and(|texts| texts.draws > 0) {
        command.push_str(&format!(" --seed {}", arguments.seed));
    }
    command + &arguments.rows.canonical() + &arguments.options.canonical()
}
