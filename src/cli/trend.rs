//! `newsprint trend`: how often forms or patterns occur period by period, and whether they rise or fall.

use super::args::{TrendArguments, names, quoted};
use super::nearest::chosen;
use super::picture::Kind;
use newsprint::analysis::frequency::by_count;
use newsprint::analysis::picture::trend as pictures;
use newsprint::analysis::trend::{self, Line, Trend};
use newsprint::analysis::{HiddenWords, unmatched, word_notices};
use newsprint::count::{Counts, Periods};
use newsprint::error::{Error, Result};
use newsprint::index::{FormId, SubCorpus};
use newsprint::stats::rate::MIN_ARTICLES;
use newsprint::stats::trend::{
    BOOTSTRAP_CI_PER_MILLION, MIN_PERIODS, RESAMPLES, Resampling, TREND, TrendMeasure, TrendScore, USEFUL_PERIODS,
};
use newsprint::study::corpus_facts;
use newsprint::table::{Answer, Notice};

/// Forms in a table that a person reads, unless told otherwise.
const FORMS_FOR_PEOPLE: usize = 10;

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
    let periods = Periods::by(&corpus, &arguments.by)?;
    let counts = Counts::of(&corpus, &periods.grouping, study.threads);
    let periods_shown = periods.grouping.groups.len();
    let usual = if format.name == "table" || wanted.is_some() { FORMS_FOR_PEOPLE } else { usize::MAX };
    let top = arguments.rows.top.unwrap_or(usual);
    let mut odd: Vec<Notice> = Vec::new();
    let trend = if arguments.pattern.is_empty() {
        let forms = forms(arguments, &corpus, &counts)?.into_iter().take(top).collect::<Vec<_>>();
        refuse_too_many(forms.len(), periods_shown)?;
        Trend::of_forms(&index, periods, &counts, &forms)
    } else {
        let patterns = study.patterns(&arguments.pattern, &index)?;
        let trend = Trend::of_patterns(periods, &counts, patterns.iter().take(top).cloned().collect());
        let count = |line: &Line| line.periods.iter().map(|period| period.count).sum();
        odd = patterns
            .iter()
            .zip(&trend.lines)
            .filter_map(|(pattern, line)| unmatched(&corpus, pattern, count(line)))
            .collect();
        trend
    };
    if let Some(wanted) = &wanted {
        wanted.write(pictures::series(&trend, arguments.output.per))?;
    }
    let resampling = Resampling { seed: arguments.seed, ..Resampling::default() };
    let mut settings = study.settings(&index);
    settings.push(("interval_level".into(), newsprint::analysis::LEVEL.to_string()));
    if is_random(&measures) {
        settings.push(("resamples".into(), RESAMPLES.to_string()));
        settings.push(("seed".into(), resampling.seed.to_string()));
    }
    let answer = Answer {
        command: canonical(arguments, &measures),
        settings,
        corpus: corpus_facts(&corpus),
        notices: [word_notices(&corpus), odd, notices(&trend, &measures)].concat(),
        table: trend::table(&trend, &measures, resampling),
    };
    arguments.output.write(answer, arguments.options.quiet)
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
                "Mann–Kendall over {filled} periods assumes that they do not depend on each other{few}; sen_slope is per million words for each step to the next period with words"
            ),
        );
        if trend.lines.len() > 1 {
            add("uncorrected", format!("p-values are not corrected for the {} series tested", trend.lines.len()));
        }
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
    if arguments.by != "date:month" {
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
