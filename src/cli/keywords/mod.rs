//! `newsprint keywords`: each outlet against the rest, or any selection against another.

mod further;
mod pictures;
mod sides;
mod tests;

use super::args::{KeywordsArguments, ShowArgument, name, names, quoted};
use super::nearest::{chosen, nearest_first};
use super::output::Out;
use super::picture::Wanted;
use further::{Further, one_by_one};
use newsprint::analysis::keywords::{self, Again, Candidates, KeywordRow, Sides, Texts};
use newsprint::analysis::languages::refuse_mixed;
use newsprint::analysis::robustness::{self, Base, Robustness};
use newsprint::analysis::{HiddenWords, too_few, with_spellings, word_notices};
use newsprint::count::{Counts, FrequencyList, Grouping};
use newsprint::error::{Error, Result};
use newsprint::index::{Index, SubCorpus};
use newsprint::stats::correction::Correction;
use newsprint::stats::keyness::{
    G2_2CELL, KEYNESS, KeynessInput, KeynessMeasure, LOG_RATIO_HARDIE, Level, TEXT_DISPERSION_G2_2CELL,
};
use newsprint::stats::rate::MIN_ARTICLES;
use newsprint::study::Study;
use newsprint::table::{Answer, Cell, Column, ColumnKind, Format, Notice, Table};
use newsprint::token::FORM;
use sides::{about_list, candidates, comparisons, reference_list, sides};
use std::path::Path;
use tests::Tests;

/// What is shown unless told otherwise.
const USUAL: [&KeynessMeasure; 3] = [&LOG_RATIO_HARDIE, &TEXT_DISPERSION_G2_2CELL, &G2_2CELL];

/// Compares and writes a row a form and target.
pub fn run(arguments: &KeywordsArguments) -> Result<()> {
    let format = arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&pictures::KINDS, "effects")?;
    let measures = chosen("keyness measure", &arguments.measure, USUAL.to_vec(), KEYNESS, KeynessMeasure::option)?;
    let wants_robustness = tests::wants_robustness(arguments, wanted.as_ref().map(|wanted| wanted.kind));
    let study = study_of(arguments, wants_robustness)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let list = reference_list(arguments, &index)?;
    refuse_versions_of(list.as_ref(), arguments)?;
    let grouping = sides(arguments, &study, &corpus, list.is_some())?;
    let counts = Counts::of(&corpus, &grouping, study.threads);
    let each = arguments.target == "each" && arguments.reference.is_none();
    let comparisons = comparisons(&counts, each, list.is_some());
    refuse_mixed(&corpus, &grouping)?;
    let question = Question {
        arguments,
        format,
        study: &study,
        corpus: &corpus,
        grouping: &grouping,
        counts: &counts,
        comparisons: &comparisons,
        measures: &measures,
        list: list.as_ref(),
    };
    answer(&question, wanted, wants_robustness)
}

/// What is compared, and how.
struct Question<'a, 'i> {
    arguments: &'a KeywordsArguments,
    format: &'static Format,
    study: &'a Study,
    corpus: &'a SubCorpus<'i>,
    grouping: &'a Grouping<'i>,
    counts: &'a Counts,
    comparisons: &'a [Sides],
    measures: &'a [&'static KeynessMeasure],
    list: Option<&'a FrequencyList>,
}

fn answer(question: &Question<'_, '_>, wanted: Option<Wanted<'_>>, wants_robustness: bool) -> Result<()> {
    let Question { arguments, format, study, corpus, grouping, counts, comparisons, measures, list } = *question;
    let index = corpus.index();
    let hidden = arguments.rows.hide.as_deref().map(|list| HiddenWords::named(list, index)).transpose()?;
    let articles = corpus.articles().len() as u64;
    let candidates = candidates(arguments, format.name == "table", articles)?;
    // A long table is written comparison by comparison where nothing looks at all of its rows together.
    let plain = wanted.is_none() && !wants_robustness && list.is_none() && index.counting().unit == FORM;
    let in_turn = plain && one_by_one(arguments, format, measures, counts, comparisons);
    let family = in_turn.then(|| keywords::family(counts, comparisons, candidates));
    let all = match (list, family) {
        (Some(list), _) => keywords::rows_against(index, counts, comparisons, list, candidates),
        (None, Some(family)) => keywords::rows_of(index, counts, comparisons, 0, candidates, family),
        (None, None) => keywords::rows(index, counts, comparisons, candidates),
    };
    let family = family.unwrap_or(all.len() as u64);
    let corrections = corrections(&arguments.correct)?;
    let corrected: Vec<Vec<Option<f64>>> =
        corrections.iter().map(|correction| keywords::corrected(&all, *correction)).collect();
    // A machine reads every row, but words that are too rare to tell are no tests.
    let tested = if arguments.candidates.is_some() { candidates } else { Candidates::usual(articles) };
    let tests = match list {
        Some(_) => None,
        // Voices share their articles: labels of articles cannot tell them apart.
        None if arguments.by == "voice" => None,
        None => Some(Tests::of(arguments, corpus, grouping, counts, comparisons, tested, study.threads)?),
    };
    if let Some(wanted) = wanted.as_ref().filter(|wanted| wanted.kind != "robustness") {
        let compared = pictures::Compared { counts, comparisons, hidden: hidden.as_ref() };
        newsprint::analysis::picture::refuse_too_many(comparisons.len(), &grouping.field)?;
        wanted.write(pictures::drawn(wanted.kind, arguments, &compared, &all, tests.as_ref(), study.threads)?)?;
    }
    let places = asked_for(arguments, index, counts, comparisons, &all);
    let top = arguments.rows.top.unwrap_or(if format.name == "table" { 20 } else { usize::MAX });
    let places: Vec<usize> = shown(arguments, &all, places, hidden.as_ref(), comparisons.len(), top);
    let rows: Vec<KeywordRow> = places.iter().map(|&place| all[place].clone()).collect();
    let inference = tests.as_ref().and_then(|tests| tests.inference.as_ref()).filter(|_| wants_robustness);
    let base =
        inference.map(|inference| Base { corpus, grouping, counts, comparisons, inference, threads: study.threads });
    let robustness = base.map(|base| tried(arguments, study, &base, &rows)).transpose()?;
    if let Some(wanted) = wanted.filter(|wanted| wanted.kind == "robustness") {
        wanted.write(pictures::robust(robustness.as_ref(), comparisons, &rows)?)?;
    }
    // Texts of a published list are not known, so nothing is compared text by text.
    let again =
        Again { corpus, grouping, comparisons, rows: &rows, measures, seed: arguments.seed, threads: study.threads };
    let gathered = if list.is_none() { gathered(&again) } else { None };
    let mut settings = study.settings(index);
    settings.extend(compared_how(candidates, list));
    let mut notices = notices(counts, comparisons, family, candidates, list.is_some());
    notices.extend((arguments.by == "voice").then(same_articles));
    notices.extend(list.as_ref().map(|list| about_list(list, arguments)));
    notices.extend(about_measures(measures, &rows));
    if let Some(tests) = &tests {
        settings.extend(tests.settings());
        notices.extend(tests.notices().iter().cloned());
    }
    settings.extend(gathered.iter().filter(|texts| texts.draws > 0).flat_map(resampled));
    let mut table = keywords::table(index, comparisons, &rows, measures, gathered.as_ref(), false);
    if let Some(tests) = &tests {
        tests.add_columns(&mut table, corpus, comparisons, &rows);
    }
    notices.extend(marked_by_query(&mut table, study, corpus, &rows)?);
    if let Some(robustness) = &robustness {
        robustness::add_columns(&mut table, robustness);
    }
    notices.extend(robustness.as_ref().map(Robustness::notice));
    add_shown(&mut table, arguments.show, &again, counts);
    add_corrected(&mut table, &corrections, &corrected, &places);
    if arguments.versions {
        again.add_to(&mut table);
        notices.push(Notice::new("versions", keywords::about_versions()));
    }
    let table = with_spellings(table, corpus);
    let answer = Answer {
        command: canonical(arguments, gathered.as_ref()),
        settings,
        corpus: arguments.output.facts(corpus)?,
        notices: [word_notices(corpus), notices].concat(),
        table,
    };
    let further = Further { question, candidates, family, tests: tests.as_ref(), hidden: hidden.as_ref(), top };
    let lines = arguments.output.lines(&answer.table)?.filter(|_| in_turn);
    let mut further = further.rows(if lines.is_some() { 1..comparisons.len() } else { 0..0 })?;
    let mut more = |out: &mut Out<'_>| {
        let Some(lines) = &lines else { return Ok(()) };
        further.try_for_each(|mut rows| out.write_all(lines(&mut rows).as_bytes()))
    };
    arguments.output.write_with(answer, &mut more, arguments.options.quiet)
}

/// The study with what the arguments ask of it.
fn study_of(arguments: &KeywordsArguments, wants_robustness: bool) -> Result<Study> {
    let mut study = arguments.options.study(&arguments.corpus)?;
    study.query.extend(arguments.query.iter().cloned());
    study.marks |= arguments.versions || wants_robustness;
    study.mark_for([Some(arguments.target.as_str()), arguments.reference.as_deref()].into_iter().flatten());
    study.mark_for(arguments.sensitivity.iter().map(String::as_str));
    Ok(study)
}

/// The places of the rows that are asked for: all, or those of words used alike, or of words that are absent.
fn asked_for(
    arguments: &KeywordsArguments,
    index: &Index,
    counts: &Counts,
    comparisons: &[Sides],
    all: &[KeywordRow],
) -> Vec<usize> {
    match arguments.show {
        ShowArgument::Keywords => (0..all.len()).collect(),
        ShowArgument::Lock => keywords::lockwords(index, counts, comparisons, all, arguments.margin),
        ShowArgument::Absent => keywords::absent(index, counts, comparisons, all),
    }
}

fn refuse_versions_of(list: Option<&FrequencyList>, arguments: &KeywordsArguments) -> Result<()> {
    if arguments.versions && list.is_some() {
        return Err(Error::question("--versions needs articles on both sides, but the reference is a frequency list")
            .hint("leave --versions out, or name the reference by a filter"));
    }
    Ok(())
}

/// What the measures look at text by text.
fn gathered(again: &Again<'_, '_>) -> Option<Texts> {
    Texts::of(again.corpus, again.grouping, again.rows, again.measures, again.seed, again.threads)
}

/// Name and value of what resamples follow from.
fn resampled(texts: &Texts) -> [(String, String); 2] {
    [("seed".into(), texts.seed.to_string()), ("resamples".into(), texts.draws.to_string())]
}

/// Adds what is shown of words alike and absent.
fn add_shown(table: &mut Table, show: ShowArgument, again: &Again<'_, '_>, counts: &Counts) {
    let index = again.corpus.index();
    match show {
        ShowArgument::Keywords => {}
        ShowArgument::Lock => keywords::add_equivalence(table, index, counts, again.comparisons, again.rows),
        ShowArgument::Absent => keywords::add_absence(table, index, counts, again.comparisons, again.rows),
    }
}

/// In which settings the rows stay keywords.
fn tried(arguments: &KeywordsArguments, study: &Study, base: &Base<'_, '_>, rows: &[KeywordRow]) -> Result<Robustness> {
    Robustness::of(base, rows, |words, found| {
        let grouped: &dyn for<'j> Fn(&Study, &SubCorpus<'j>) -> Result<Grouping<'j>> =
            &|study, corpus| sides(arguments, study, corpus, false);
        study.read_again(base.corpus.index(), words, grouped, found)
    })
}

/// Marks the words of the query that the corpus was collected by, if it is known.
fn marked_by_query(
    table: &mut Table,
    study: &Study,
    corpus: &SubCorpus<'_>,
    rows: &[KeywordRow],
) -> Result<Option<Notice>> {
    if study.query.is_empty() {
        return Ok(None);
    }
    let index = corpus.index();
    let forms = keywords::query_forms(corpus, &study.patterns(&study.query, index)?);
    keywords::add_query(table, index, rows, &forms);
    Ok(Some(keywords::query_notice(&study.query, index, &forms)))
}

/// Name and value of what decides which words are compared with what.
fn compared_how(candidates: Candidates, list: Option<&FrequencyList>) -> Vec<(String, String)> {
    let Candidates { min_count, min_articles } = candidates;
    let mut settings = vec![
        ("candidates".into(), format!("min_count={min_count}, min_articles={min_articles}")),
        ("interval_level".into(), newsprint::analysis::LEVEL.to_string()),
    ];
    if let Some(list) = list {
        settings.push(("reference_total".into(), list.total.to_string()));
        settings.push(("reference_sha256".into(), list.hash.clone()));
    }
    settings
}

/// What intervals between voices do not see.
fn same_articles() -> Notice {
    Notice::new(
        "same-articles",
        "the voices are words of the same articles: intervals take both sides for separate articles and are too wide or too \
         narrow where an outlet's words follow those that it quotes, and names cannot be shuffled, so there is no p and no q",
    )
}

/// The places that the row options keep, in their order.
fn shown(
    arguments: &KeywordsArguments,
    all: &[KeywordRow],
    places: Vec<usize>,
    hidden: Option<&HiddenWords>,
    targets: usize,
    top: usize,
) -> Vec<usize> {
    let mut seen = vec![0; targets];
    let mut is_shown = |place: &usize| {
        let row = &all[*place];
        let KeynessInput { tokens, texts, .. } = &row.input;
        let shown = tokens.target.count + tokens.reference.count >= arguments.rows.min_count
            && (arguments.rows.min_articles <= 1
                || texts.target.count + texts.reference.count >= arguments.rows.min_articles)
            && hidden.is_none_or(|hidden| !hidden.hides(&row.form));
        seen[row.sides] += usize::from(shown);
        shown && seen[row.sides] <= top
    };
    places.into_iter().filter(|place| is_shown(place)).collect()
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

/// The corrections that were named.
fn corrections(names: &[String]) -> Result<Vec<Correction>> {
    let find = |name: &&String| {
        let wanted = name.trim().to_lowercase().replace("p-adjusted-", "").replace("p_adjusted_", "");
        Correction::ALL.iter().find(|correction| correction.name() == wanted).copied().ok_or_else(|| {
            let names = Correction::ALL.iter().map(|correction| correction.name());
            let known = nearest_first(name, names.chain(["westfall-young"]));
            Error::question(format!("there is no correction \"{name}\"")).hint(format!("use one of: {known}"))
        })
    };
    names.iter().filter(|name| !tests::is_westfall_young(name)).map(|name| find(&name)).collect()
}

/// One column a correction; `places` are those of the rows among all that were corrected.
fn add_corrected(table: &mut Table, corrections: &[Correction], corrected: &[Vec<Option<f64>>], places: &[usize]) {
    for (correction, values) in corrections.iter().zip(corrected) {
        table.columns.push(
            Column::new(&format!("p_adjusted_{}", correction.name()), ColumnKind::Probability)
                .about("p of the 4-cell log-likelihood, corrected for all candidates of all targets; token-level"),
        );
        for (row, &place) in table.rows.iter_mut().zip(places) {
            row.push(Cell::number(values[place]));
        }
    }
}

fn notices(
    counts: &Counts,
    comparisons: &[Sides],
    looked_at: u64,
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
    if arguments.show != ShowArgument::Keywords {
        command.push_str(&format!(" --show {}", arguments.show.name()));
    }
    if arguments.show == ShowArgument::Lock && arguments.margin.total_cmp(&0.5).is_ne() {
        command.push_str(&format!(" --margin {}", arguments.margin));
    }
    command.push_str(&tests::canonical(arguments));
    if !arguments.correct.is_empty() {
        command.push_str(&format!(" --correct {}", arguments.correct.join(",")));
    }
    if arguments.versions {
        command.push_str(" --versions");
    }
    if !arguments.measure.is_empty() {
        command.push_str(&format!(" --measure {}", arguments.measure.join(",")));
    }
    if arguments.seed != 1 || texts.is_some_and(|texts| texts.draws > 0) {
        command.push_str(&format!(" --seed {}", arguments.seed));
    }
    command + &arguments.rows.canonical() + &arguments.options.canonical()
}
