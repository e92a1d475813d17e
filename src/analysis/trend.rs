//! How it changes: forms or patterns period by period, with intervals over articles and a test of the series.

use super::LEVEL;
use crate::count::{Counts, Group, Periods};
use crate::index::{FormId, Index, SubCorpus};
use crate::query::Pattern;
use crate::stats::frequency::Frequency;
use crate::stats::moments::Moments;
use crate::stats::rate::rate_interval_beside;
use crate::stats::trend::{
    MANN_KENDALL, MANN_KENDALL_LAG1, PER_MILLION, Resampling, SEN_SLOPE_INTERVAL, TrendMeasure, TrendScore, bootstrap,
};
use crate::table::{Cell, Column, ColumnKind, Table};

/// What is followed over the periods.
#[derive(Debug, Clone)]
pub enum Followed {
    /// A counted form.
    Form(FormId),
    /// A pattern.
    Pattern(Pattern),
}

/// One form or pattern in every period.
#[derive(Debug, Clone)]
pub struct Line {
    /// What is followed.
    pub followed: Followed,
    /// Its name: the form, or the pattern as it was written.
    pub label: String,
    /// Its counts in each period; a gap has no article.
    pub periods: Vec<Moments>,
}

/// The periods of a corpus and what is followed over them.
#[derive(Debug, Clone)]
pub struct Trend<'i> {
    /// The calendar.
    pub periods: Periods<'i>,
    /// The sizes of the periods.
    pub sizes: Vec<Group>,
    /// One a form or pattern.
    pub lines: Vec<Line>,
}

impl Followed {
    /// Occurrences and tokens of each article.
    fn in_articles(&self, corpus: &SubCorpus<'_>) -> Vec<Frequency> {
        let articles = corpus.articles();
        let counts = match self {
            Self::Form(form) => {
                let count = |article: &u32| corpus.form_ids(*article).filter(|other| other == form).count() as u64;
                articles.iter().map(count).collect()
            }
            Self::Pattern(pattern) => {
                let (mut counts, mut place) = (vec![0; articles.len()], 0);
                for hit in pattern.find(corpus) {
                    while articles[place] < hit.position.article {
                        place += 1;
                    }
                    counts[place] += 1;
                }
                counts
            }
        };
        let frequency = |(&article, count)| Frequency::new(count, corpus.article_tokens(article) as u64);
        articles.iter().zip(counts).map(frequency).collect()
    }
}

impl Line {
    /// The rate of each period per million; a period without a token is a gap.
    pub fn rates(&self) -> Vec<Option<f64>> {
        self.periods.iter().map(|period| frequency(period).per_million()).collect()
    }

    /// Occurrences and tokens of each period.
    pub fn frequencies(&self) -> Vec<Frequency> {
        self.periods.iter().map(frequency).collect()
    }
}

fn frequency(period: &Moments) -> Frequency {
    Frequency::new(period.count, period.tokens)
}

impl<'i> Trend<'i> {
    /// Some forms over the periods, in their order. `counts` are those of the periods.
    pub fn of_forms(index: &Index, periods: Periods<'i>, counts: &Counts, forms: &[FormId]) -> Self {
        let line = |&form: &FormId| Line {
            followed: Followed::Form(form),
            label: index.form(form).to_string(),
            periods: (0..counts.groups().len()).map(|place| counts.moments(form, &[place])).collect(),
        };
        Self { sizes: counts.groups().to_vec(), lines: forms.iter().map(line).collect(), periods }
    }

    /// Some patterns over the periods, in their order.
    pub fn of_patterns(periods: Periods<'i>, counts: &Counts, patterns: Vec<Pattern>) -> Self {
        let line = |pattern: Pattern| {
            let label = pattern.text().to_string();
            let followed = Followed::Pattern(pattern);
            let period = |(_, articles): &(String, SubCorpus<'_>)| {
                let found = followed.in_articles(articles);
                let sizes: Vec<u64> = found.iter().map(|article| article.out_of).collect();
                let mut moments = Moments::of_group(&sizes);
                for article in &found {
                    moments.add_occurrences(article.count, article.out_of);
                }
                moments
            };
            let periods = periods.grouping.groups.iter().map(period).collect();
            Line { followed, label, periods }
        };
        Self { sizes: counts.groups().to_vec(), lines: patterns.into_iter().map(line).collect(), periods }
    }

    /// Periods with a word.
    pub fn filled(&self) -> usize {
        self.sizes.iter().filter(|size| size.tokens > 0).count()
    }
}

/// The columns of a measure, besides those that every table of a trend has.
fn columns_of(measure: &TrendMeasure) -> Vec<Column> {
    let columns = measure.columns.iter().map(|name| {
        let about = format!("{} {}", measure.about, measure.range);
        let end = name.rsplit('_').next().unwrap_or(name);
        let column = |kind, heading: &str| Column::new(name, kind).heading(heading).about(about.clone());
        let rate = |heading: &str| column(ColumnKind::PerMillion, heading).unit("per million words");
        match *name {
            "mann_kendall_s" => column(ColumnKind::Score(0), "S"),
            "mann_kendall_variance" => column(ColumnKind::Score(1), "variance of S"),
            "mann_kendall_z" => column(ColumnKind::Score(2), "Z"),
            "mann_kendall_p" => column(ColumnKind::Probability, "p"),
            "tau_a" => column(ColumnKind::Score(2), "τa"),
            "sen_slope" => rate("slope"),
            "sen_slope_low" | "sen_slope_high" => rate(end),
            "lag1_autocorrelation" => column(ColumnKind::Score(2), "autocorrelation"),
            "mann_kendall_lag1_z" => column(ColumnKind::Score(2), "Z, dependent periods"),
            "mann_kendall_lag1_p" => column(ColumnKind::Probability, "p, dependent periods"),
            _ if matches!(measure.score, TrendScore::Series(_)) => column(ColumnKind::Score(2), measure.heading),
            _ => rate(&format!("{} {end}", measure.heading)),
        }
    });
    columns.collect()
}

/// What is found of every series: its test, how steep it is, and the test for periods that depend on each other.
const OF_SERIES: [&TrendMeasure; 3] = [&MANN_KENDALL, &SEN_SLOPE_INTERVAL, &MANN_KENDALL_LAG1];

/// Whether the table shows a measure in columns of its own: rates and what is found of every series are always there.
fn is_further(measure: &TrendMeasure) -> bool {
    measure.name != PER_MILLION.name && OF_SERIES.iter().all(|always| always.name != measure.name)
}

/// The table of `newsprint trend`: one row a form and period, forms in their order, periods by time.
pub fn table(trend: &Trend<'_>, measures: &[&TrendMeasure], resampling: Resampling) -> Table {
    let per_million = |name: &str, heading: &str, about: &str| {
        Column::new(name, ColumnKind::PerMillion).heading(heading).unit("per million words").about(about)
    };
    let mut columns = vec![
        Column::new("date", ColumnKind::Text).about("the period; one without a word stays as a row without a rate"),
        Column::new("form", ColumnKind::Text).heading("word").about("the counted form, or the pattern"),
        Column::new("count", ColumnKind::Count).unit("words").about("occurrences in the period"),
        Column::new("tokens", ColumnKind::Count).heading("of words").unit("words").about("all words of the period"),
        Column::new("articles", ColumnKind::Count).unit("articles").about("articles of the period with the form"),
        Column::new("period_articles", ColumnKind::Count)
            .heading("of articles")
            .unit("articles")
            .about("all articles of the period, empty ones included"),
        per_million("per_million", "per million words", "relative frequency; undefined in a period without a word"),
        per_million(
            "per_million_low",
            "low",
            "lower end of the 95 % interval over articles; undefined below ten articles",
        ),
        per_million("per_million_high", "high", "upper end of the 95 % interval over articles"),
    ];
    let further: Vec<&TrendMeasure> = measures.iter().copied().filter(|measure| is_further(measure)).collect();
    columns.extend(further.iter().flat_map(|measure| columns_of(measure)));
    // The test of the series is the same in each row of a form; S and its variance only where the test is asked for.
    let asked = measures.iter().any(|measure| measure.name == MANN_KENDALL.name);
    let skipped = if asked { 0 } else { 2 };
    columns.extend(OF_SERIES.iter().flat_map(|measure| columns_of(measure)).skip(skipped));
    let mut rows = Vec::new();
    for line in &trend.lines {
        let rates = line.rates();
        let series = |measure: &TrendMeasure| {
            let found = measure.series(&rates);
            let cell = |place: usize| Cell::number(found.as_ref().map(|found| found[place]));
            (0..measure.columns.len()).map(cell).collect::<Vec<_>>()
        };
        let test: Vec<Cell> = OF_SERIES.iter().flat_map(|measure| series(measure)).collect();
        let of_form: Vec<Vec<Cell>> = further.iter().map(|measure| series(measure)).collect();
        let everywhere = line.periods.iter().fold(Moments::default(), |mut sum, period| {
            sum += *period;
            sum
        });
        for (place, period) in line.periods.iter().enumerate() {
            let (name, members) = &trend.periods.grouping.groups[place];
            let interval = rate_interval_beside(period, &everywhere, LEVEL);
            let mut cells = vec![
                Cell::text(name),
                Cell::text(&line.label),
                Cell::count(period.count),
                Cell::count(period.tokens),
                Cell::count(period.with),
                Cell::count(trend.sizes[place].articles),
                Cell::number(rates[place]),
                Cell::number(interval.map(|interval| interval.low)),
                Cell::number(interval.map(|interval| interval.high)),
            ];
            for (measure, series) in further.iter().zip(&of_form) {
                let interval = match measure.score {
                    TrendScore::Series(_) => {
                        cells.extend(series.iter().cloned());
                        continue;
                    }
                    TrendScore::Resampled(_) => {
                        let articles = line.followed.in_articles(members);
                        bootstrap(&articles, LEVEL, resampling)
                    }
                    _ => measure.interval(frequency(period), LEVEL),
                };
                cells.push(Cell::number(interval.map(|interval| interval.low)));
                cells.push(Cell::number(interval.map(|interval| interval.high)));
            }
            cells.extend(test.iter().skip(skipped).cloned());
            rows.push(cells);
        }
    }
    Table { name: "trend".into(), title: "How words change over time".into(), columns, rows }
}
