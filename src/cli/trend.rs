//! `newsprint trend`: how often forms or patterns occur period by period, and whether they rise or fall.

use super::args::{TrendArguments, names, quoted};
use super::nearest::chosen;
use super::picture::Kind;
use newsprint::analysis::frequency::by_count;
use newsprint::analysis::picture::trend as pictures;
use newsprint::analysis::trend::{self, Line, Trend};
use newsprint::analysis::{HiddenWords, in_turn, unmatched, word_notices};
use newsprint::count::{Counts, Periods};
use newsprint::error::{Error, Result};
use newsprint::index::{FormId, SubCorpus};
use newsprint::stats::rate::MIN_ARTICLES;
use newsprint::stats::trend::{
    BOOTSTRAP_CI_PER_MILLION, MIN_PERIODS, RESAMPLES, Resampling, TREND, TrendMeasure, TrendScore, USEFUL_PERIODS,
};
use newsprint::study::Study;
use newsprint::table::{Answer, Notice, isolated};

/// Forms in a table that a person reads, unless told otherwise.
const FORMS_FOR_PEOPLE: usize = 10;

/// The calendar unless told otherwise.
const MONTHS: &str = "date:month";

/// What can be drawn.
const PICTURES: [Kind; 1] = [Kind { name: "series", about: "rates over the periods, a panel each" }];

/// Counts period by period and writes a row a form and period.
pub fn run(arguments: &TrendArguments) -> Result<()> {
    let format = arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "series")?;
    let measures = chosen("trend measure", &arguments.measure, Vec::new(), TREND, TrendMeasure::option)?;
    let inputs = std::slice::from_ref(&arguments.corpus);
    let study = arguments.options.study(inputs)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let (calendar, field) = calendar(&arguments.by)?;
    if let Some(field) = field {
        return by_group(arguments, &study, &corpus, calendar, field, &measures);
    }
    let periods = Periods::by(&corpus, calendar)?;
    let counts = counts(arguments, &corpus, &periods, study.threads);
    let usual = if format.name == "table" || wanted.is_some() { FORMS_FOR_PEOPLE } else { usize::MAX };
    let top = arguments.rows.top.unwrap_or(usual);
    let mut odd: Vec<Notice> = Vec::new();
    let trend = followed(arguments, &study, &corpus, periods, &counts, top, &mut odd)?;
    if let Some(wanted) = &wanted {
        wanted.write(pictures::series(&trend, arguments.output.per))?;
    }
    let resampling = Resampling { seed: arguments.seed, ..Resampling::default() };
    let settings = [study.settings(&index), settings(&measures, resampling)].concat();
    let answer = Answer {
        command: canonical(arguments, &measures),
        settings,
        corpus: arguments.output.facts(&corpus)?,
        notices: [word_notices(&corpus), odd, notices(&trend, &measures)].concat(),
        table: trend::table(&trend, &measures, resampling),
    };
    arguments.output.write(answer, arguments.options.quiet)
}

/// The counts of the periods: of every form, or, where only patterns are followed, their sizes.
fn counts(arguments: &TrendArguments, corpus: &SubCorpus<'_>, periods: &Periods<'_>, threads: usize) -> Counts {
    if arguments.pattern.is_empty() {
        Counts::of(corpus, &periods.grouping, threads)
    } else {
        Counts::without_cells(&periods.grouping)
    }
}

/// What the options follow over the periods; what is odd about the patterns goes to `odd`.
fn followed<'i>(
    arguments: &TrendArguments,
    study: &Study,
    corpus: &SubCorpus<'i>,
    periods: Periods<'i>,
    counts: &Counts,
    top: usize,
    odd: &mut Vec<Notice>,
) -> Result<Trend<'i>> {
    let index = corpus.index();
    if arguments.pattern.is_empty() {
        let forms = forms(arguments, corpus, counts)?.into_iter().take(top).collect::<Vec<_>>();
        refuse_too_many(forms.len(), periods.grouping.groups.len())?;
        return Ok(Trend::of_forms(index, periods, counts, &forms));
    }
    let patterns = study.patterns(&arguments.pattern, index)?;
    let trend = Trend::of_patterns(periods, counts, patterns.iter().take(top).cloned().collect());
    let count = |line: &Line| line.periods.iter().map(|period| period.count).sum();
    odd.extend(patterns.iter().zip(&trend.lines).filter_map(|(pattern, line)| unmatched(corpus, pattern, count(line))));
    Ok(trend)
}

/// The series of each group alone.
fn by_group(
    arguments: &TrendArguments,
    study: &Study,
    corpus: &SubCorpus<'_>,
    calendar: &str,
    field: &str,
    measures: &[&TrendMeasure],
) -> Result<()> {
    if arguments.picture.chart.is_some() {
        return Err(Error::question("a picture shows the series of one group")
            .hint("draw each group alone, with --where or --voice"));
    }
    let usual = if arguments.output.chosen()?.name == "table" { FORMS_FOR_PEOPLE } else { usize::MAX };
    let resampling = Resampling { seed: arguments.seed, ..Resampling::default() };
    let grouping = study.grouping(corpus, field)?;
    let (mut tables, mut found) = (Vec::new(), Vec::new());
    for (group, members) in &grouping.groups {
        let periods = Periods::by(members, calendar)?;
        let counts = counts(arguments, members, &periods, study.threads);
        let top = arguments.rows.top.unwrap_or(usual);
        let mut odd = Vec::new();
        let trend = followed(arguments, study, members, periods, &counts, top, &mut odd)?;
        odd.extend(notices(&trend, measures));
        let named = |notice: Notice| Notice { text: format!("{}: {}", isolated(group), notice.text), ..notice };
        found.extend(odd.into_iter().map(named));
        tables.push((group.clone(), trend::table(&trend, measures, resampling)));
    }
    let answer = Answer {
        command: canonical(arguments, measures),
        settings: [study.settings(corpus.index()), settings(measures, resampling)].concat(),
        corpus: arguments.output.facts(corpus)?,
        notices: [word_notices(corpus), found].concat(),
        table: in_turn(&grouping.field, tables).ok_or_else(|| Error::new("there is no group to look at"))?,
    };
    arguments.output.write(answer, arguments.options.quiet)
}

/// The calendar and the further field of `--by`: `date:year`, `voice`, `date:year,voice`.
fn calendar(by: &str) -> Result<(&str, Option<&str>)> {
    let (dates, fields): (Vec<&str>, Vec<&str>) =
        by.split(',').map(str::trim).partition(|part| *part == "date" || part.starts_with("date:"));
    match (&dates[..], &fields[..]) {
        ([], [field]) => Ok((MONTHS, Some(field))),
        ([calendar], []) => Ok((calendar, None)),
        ([calendar], [field]) => Ok((calendar, Some(field))),
        _ => Err(Error::question(format!("--by \"{by}\" is no calendar and one field")).hint(
            "give date:year, date:month, date:week or date:day, a field such as voice or outlet, or both with a comma",
        )),
    }
}

/// What the intervals rest on.
fn settings(measures: &[&TrendMeasure], resampling: Resampling) -> Vec<(String, String)> {
    let mut settings = vec![("interval_level".into(), newsprint::analysis::LEVEL.to_string())];
    if is_random(measures) {
        settings.push(("resamples".into(), RESAMPLES.to_string()));
        settings.push(("seed".into(), resampling.seed.to_string()));
    }
    settings
}

/// Rows that one answer may hold: more would not fit into memory, nor into anybody's table.
const MOST_ROWS: usize = 5_000_000;

fn refuse_too_many(forms: usize, periods: usize) -> Result<()> {
    if forms.saturating_mul(periods) <= MOST_ROWS {
        return Ok(());
    }
    Err(Error::question(format!("{forms} forms in {periods} periods are more than {MOST_ROWS} rows"))
        .hint("name a pattern, or say --top, --min-count or --by date:year"))
}

/// Forms by falling count, those that the options show.
fn forms(arguments: &TrendArguments, corpus: &SubCorpus<'_>, counts: &Counts) -> Result<Vec<FormId>> {
    let index = corpus.index();
    let hidden = arguments.rows.hide.as_deref().map(|list| HiddenWords::named(list, index)).transpose()?;
    let shown = |form: &FormId| {
        counts.count(*form) >= arguments.rows.min_count
            && counts.articles_with(*form) >= arguments.rows.min_articles
            && hidden.as_ref().is_none_or(|hidden| !hidden.hides(index.form(*form)))
    };
    Ok(by_count(counts).into_iter().filter(shown).collect())
}

fn notices(trend: &Trend<'_>, measures: &[&TrendMeasure]) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut add = |kind, text: String| notices.push(Notice::new(kind, text));
    if trend.periods.undated > 0 {
        let (articles, are) = if trend.periods.undated == 1 { ("article", "is") } else { ("articles", "are") };
        let undated = trend.periods.undated;
        let text = format!("{undated} {articles} without a date that is precise enough {are} left out");
        add("undated", text);
    }
    let (periods, filled) = (trend.sizes.len(), trend.filled());
    if filled < periods {
        add(
            "gaps",
            format!("{} of {periods} periods have no words: their rates are undefined, not 0", periods - filled),
        );
    }
    if filled < MIN_PERIODS {
        add("no-trend-test", format!("{filled} periods have words; a test of the trend needs {MIN_PERIODS}"));
    } else {
        let few = if filled < USEFUL_PERIODS {
            format!("; with {filled} periods it is rough, better are {USEFUL_PERIODS}")
        } else {
            String::new()
        };
        add(
            "trend-test",
            format!(
                "Mann–Kendall over {filled} periods assumes that they do not depend on each other{few}; mann_kendall_lag1_p allows for a \
                 period that resembles the one before (lag1_autocorrelation); sen_slope is per million words for each step to the next \
                 period with words"
            ),
        );
        if trend.lines.len() > 1 {
            add("uncorrected", format!("p-values are not corrected for the {} series tested", trend.lines.len()));
        }
    }
    if filled > 1 {
        let example = "newsprint keywords CORPUS --target 'date >= 2025-07' --reference 'date < 2025-07'";
        add("change", format!("which words changed between two periods, with intervals, p and q: {example}"));
    }
    let small = trend.sizes.iter().filter(|size| size.articles_with_tokens < MIN_ARTICLES).count();
    if small > 0 {
        let text = format!(
            "{small} of {periods} periods have fewer than {MIN_ARTICLES} articles; their rates have no interval over articles"
        );
        add("descriptive-only", text);
    }
    if measures.iter().any(|measure| matches!(measure.score, TrendScore::Interval(_))) {
        add("token-level", "Wilson, Poisson and Clopper–Pearson intervals take tokens as independent draws and are too narrow for words that cluster in articles".into());
    }
    notices
}

fn is_random(measures: &[&TrendMeasure]) -> bool {
    measures.iter().any(|measure| measure.name == BOOTSTRAP_CI_PER_MILLION.name)
}

fn canonical(arguments: &TrendArguments, measures: &[&TrendMeasure]) -> String {
    let mut command = format!("newsprint trend {}", names(std::slice::from_ref(&arguments.corpus)));
    for pattern in &arguments.pattern {
        command.push_str(&format!(" {}", quoted(pattern)));
    }
    if arguments.by != MONTHS {
        command.push_str(&format!(" --by {}", quoted(&arguments.by)));
    }
    if !arguments.measure.is_empty() {
        command.push_str(&format!(" --measure {}", arguments.measure.join(",")));
    }
    if is_random(measures) && arguments.seed != Resampling::default().seed {
        command.push_str(&format!(" --seed {}", arguments.seed));
    }
    command + &arguments.rows.canonical() + &arguments.options.canonical()
}
