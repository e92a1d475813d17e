//! `docs/same-name-different-number.md` stays true: every figure on it is computed again here, ours through the library,
//! those of other tools by the formulas that the page states. `NEWSPRINT_WRITE_PAGES=1 cargo test --test reviewers_page`
//! writes the figures anew.

use newsprint::analysis::frequency::by_count;
use newsprint::analysis::similarity::units;
use newsprint::annotation::furniture::Cleaning;
use newsprint::corpus::Corpus;
use newsprint::corpus::reader::ReadOptions;
use newsprint::count::{Counts, Grouping, Periods};
use newsprint::index::{FormId, Index, Settings};
use newsprint::stats::dispersion::{self, Part, PartSizes, Parts, occupied};
use newsprint::stats::frequency::{Contingency, Frequency};
use newsprint::stats::keyness::{self, KeynessInput};
use newsprint::stats::similarity::{self, Pair, Units};
use newsprint::stats::trend::{KENDALL_TAU_B, MannKendall};
use std::path::Path;

const PAGE: &str = "docs/same-name-different-number.md";
const OUTLET: &str = "Undertow";
const NODE: &str = "dam";
const WINDOW: usize = 5;
const COLLOCATES: [&str; 2] = ["tidal", "would"];

/// A row of a table of the page: what it is called, whose value it is, the value.
struct Row(&'static str, &'static str, f64);

/// The corpus of the page with its counts by outlet.
struct Example {
    index: Index,
    counts: Counts,
}

impl Example {
    fn new() -> Self {
        let corpus = Corpus::read(&[Path::new("data/dispute")], &ReadOptions::default()).expect("the corpus ships");
        // No other tool leaves page furniture out, and the page is for checking against other tools.
        let settings = Settings { cleaning: Cleaning::off(), ..Settings::default() };
        let index = Index::build(corpus, &settings).expect("it can be indexed");
        let whole = index.sub_corpus();
        let counts = Counts::of(&whole, &Grouping::by(&whole, "outlet").expect("outlets are stated"), 1);
        Self { index, counts }
    }

    fn form(&self, word: &str) -> FormId {
        self.index.form_id(word).expect("the page speaks of words of the corpus")
    }

    fn place(&self, outlet: &str) -> usize {
        self.counts.groups().iter().position(|group| group.name == outlet).expect("an outlet of the corpus")
    }

    /// The word in Undertow against all other outlets.
    fn keyness(&self, word: &str) -> KeynessInput<'static> {
        let place = self.place(OUTLET);
        let rest: Vec<usize> = (0..self.counts.groups().len()).filter(|&other| other != place).collect();
        let [target, reference] = [vec![place], rest].map(|groups| self.counts.moments(self.form(word), &groups));
        KeynessInput {
            tokens: Contingency::new(
                Frequency::new(target.count, target.tokens),
                Frequency::new(reference.count, reference.tokens),
            ),
            texts: Contingency::new(
                Frequency::new(target.with, target.articles),
                Frequency::new(reference.with, reference.articles),
            ),
            ..KeynessInput::default()
        }
    }

    /// Count and tokens of each article.
    fn articles(&self, word: &str) -> Vec<Frequency> {
        let form = self.form(word);
        let whole = self.index.sub_corpus();
        let article = |article: u32| {
            let count = whole.form_ids(article).filter(|&other| other == form).count();
            Frequency::new(count as u64, whole.article_tokens(article) as u64)
        };
        whole.articles().iter().map(|&number| article(number)).collect()
    }
}

fn keyness_rows(example: &Example, word: &str) -> Vec<Row> {
    let input = example.keyness(word);
    let row = |measure: &'static str, who: &'static str, name: &str| {
        Row(measure, who, keyness::named(name).expect("listed").score(&input).expect("defined").value())
    };
    vec![
        row("G², word cells only (2 cells)", "newsprint `g2_2cell`; UCREL wizard, Wmatrix", "g2_2cell"),
        row("G², whole table (4 cells)", "newsprint `g2_4cell`; AntConc 4 default, NLTK, Wordless", "g2_4cell"),
        row(
            "G², quanteda's correction",
            "newsprint `g2_quanteda_default`; quanteda `measure = \"lr\"`",
            "g2_quanteda_default",
        ),
        row("G² of articles, 2 cells", "newsprint `text_dispersion_g2_2cell`", "text_dispersion_g2_2cell"),
        row("χ² without correction", "newsprint `chi2`; R with `correct = FALSE`", "chi2"),
        row("χ², Yates's correction", "newsprint `chi2_yates`; R `chisq.test`, scipy by default", "chi2_yates"),
        row(
            "χ², quanteda's correction",
            "newsprint `chi2_quanteda_default`; quanteda `measure = \"chi2\"`",
            "chi2_quanteda_default",
        ),
        row("log ratio, ½ for a count of 0 only", "newsprint `log_ratio_hardie`", "log_ratio_hardie"),
        row("log ratio, ½ added everywhere", "newsprint `log_ratio_walter`; R corpora", "log_ratio_walter"),
    ]
}

/// What windows around the node hold of one collocate.
#[derive(Default)]
struct Windows {
    node: f64,
    collocate: f64,
    tokens: f64,
    /// Tokens in some window, each once; the collocate's among them.
    near: f64,
    near_collocate: f64,
    /// Pairs of a node and a collocate.
    pairs: f64,
    /// Pairs within four tokens after the node, over the borders of articles.
    forward: f64,
}

fn windows(example: &Example, collocate: &str) -> Windows {
    let (node, collocate) = (example.form(NODE), example.form(collocate));
    let mut found = Windows::default();
    let mut stream: Vec<FormId> = Vec::new();
    let whole = example.index.sub_corpus();
    for &article in whole.articles() {
        let tokens: Vec<FormId> = whole.form_ids(article).collect();
        for (place, &form) in tokens.iter().enumerate() {
            let around = &tokens[place.saturating_sub(WINDOW)..(place + WINDOW + 1).min(tokens.len())];
            let nodes = around.iter().filter(|&&other| other == node).count() as f64;
            let is_collocate = f64::from(u8::from(form == collocate));
            found.tokens += 1.0;
            found.collocate += is_collocate;
            if form == node {
                found.node += 1.0;
            } else {
                found.pairs += nodes * is_collocate;
                found.near += nodes.min(1.0);
                found.near_collocate += nodes.min(1.0) * is_collocate;
            }
        }
        stream.extend(tokens);
    }
    let after =
        |place: usize| stream[place + 1..(place + WINDOW).min(stream.len())].iter().filter(|&&form| form == collocate);
    found.forward = stream
        .iter()
        .enumerate()
        .filter(|(_, form)| **form == node)
        .map(|(place, _)| after(place).count())
        .sum::<usize>() as f64;
    found
}

fn collocation_rows(example: &Example, collocate: &str) -> Vec<Row> {
    let w = windows(example, collocate);
    let (observed, rest) = (w.near_collocate, w.tokens - w.node);
    let expected = w.near * w.collocate / rest;
    let plain = w.node * w.collocate / w.tokens;
    let span = plain * 2.0 * WINDOW as f64;
    let nltk = w.forward / (WINDOW as f64 - 1.0);
    vec![
        Row("MI, window tokens against the rest", "newsprint `mi`; UCS, CWB", (observed / expected).log2()),
        Row("MI, pairs, E with the span", "BNCweb, CQPweb, LancsBox", (w.pairs / span).log2()),
        Row("MI, pairs, E without the span", "Sketch Engine, AntConc 3", (w.pairs / plain).log2()),
        Row("PMI, `window_size = 5`", "NLTK, `from_words`", (nltk * w.tokens / (w.node * w.collocate)).log2()),
        Row("t-score, √O", "newsprint `t_score`; NLTK's formula", (observed - expected) / observed.sqrt()),
        Row(
            "t-score, √(O(1 − O/N))",
            "Wordless, mclm",
            (observed - expected) / (observed * (1.0 - observed / rest)).sqrt(),
        ),
        Row(
            "logDice, window tokens",
            "newsprint `log_dice`; mclm",
            14.0 + (2.0 * observed / (w.near + w.collocate)).log2(),
        ),
        Row("logDice, pairs", "Sketch Engine", 14.0 + (2.0 * w.pairs / (w.node + w.collocate)).log2()),
        Row(
            "log Dice without the 14",
            "Wordless 3.6.0, on window tokens",
            (2.0 * observed / (w.near + w.collocate)).log2(),
        ),
    ]
}

fn dispersion_rows(example: &Example, word: &str) -> Vec<Row> {
    let articles = example.articles(word);
    let (counts, sizes): (Vec<u64>, Vec<u64>) = articles.iter().map(|article| (article.count, article.out_of)).unzip();
    let (all, with): (PartSizes, Vec<Part>) = (PartSizes::new(&sizes), occupied(&counts, &sizes));
    let score = |name: &str| {
        let parts = Parts { occupied: &with, sizes: &all, positions: None };
        dispersion::named(name).expect("listed").score(&parts).expect("it occurs")
    };
    let (n, total) = (counts.len() as f64, sizes.iter().sum::<u64>() as f64);
    let f = counts.iter().sum::<u64>() as f64;
    let mean = f / n;
    let deviation = (counts.iter().map(|&count| (count as f64 - mean).powi(2)).sum::<f64>() / n).sqrt();
    let share = |count: u64| if count == 0 { 0.0 } else { count as f64 / f * (count as f64 / f).log2() };
    let smallest = with.iter().map(|part| part.size).min().expect("it occurs") as f64 / total;
    let egbert = score("dp") / (1.0 - smallest);
    let kld = score("kld");
    vec![
        Row("Juilland's D, relative frequencies", "newsprint `juilland_d`; tlda", score("juilland_d")),
        Row("Juilland's D, raw counts", "Wordless, Gries 2008", 1.0 - deviation / mean / (n - 1.0).sqrt()),
        Row("Carroll's D2, relative frequencies", "newsprint `carroll_d2`; tlda", score("carroll_d2")),
        Row(
            "Carroll's D2, raw counts",
            "Wordless, Gries 2008",
            -counts.iter().map(|&count| share(count)).sum::<f64>() / n.log2(),
        ),
        Row("DP (0 is even)", "newsprint `dp`; scattertext", score("dp")),
        Row("DPnorm (0 is even)", "newsprint `dp_norm`; scattertext", score("dp_norm")),
        Row("DP of Egbert, Burch and Biber (0 is even)", "newsprint `dp_egbert`", egbert),
        Row("DP, turned (1 is even)", "tlda", 1.0 - score("dp")),
        Row("KLD, 1 − e^−KLD (0 is even)", "newsprint `kld_norm_e`", score("kld_norm_e")),
        Row("KLD, odds, turned (1 is even)", "tlda by default", 1.0 - kld / (1.0 + kld)),
    ]
}

fn similarity_rows(example: &Example) -> Vec<Row> {
    let places: Vec<usize> = (0..example.counts.groups().len()).collect();
    let frequent: Vec<FormId> = by_count(&example.counts).into_iter().take(100).collect();
    let units: Units = units(&example.counts, &places, &frequent);
    let pair = Pair(example.place(OUTLET), example.place("Verrin Record"));
    let score = |name: &str| similarity::named(name).expect("listed").score(&units, pair).expect("defined");
    vec![
        Row("cosine of relative frequencies", "newsprint `cosine_relfreq`", score("cosine_relfreq")),
        Row(
            "cosine of tf-idf, idf over the 60 articles",
            "newsprint `cosine_tfidf_articles`",
            score("cosine_tfidf_articles"),
        ),
        Row(
            "cosine of tf-idf, smoothed idf over the 5 outlets",
            "scikit-learn by default",
            score("cosine_tfidf_sklearn"),
        ),
        Row("cosine of tf-idf, idf over the 5 outlets", "quanteda `dfm_tfidf`", score("cosine_tfidf_quanteda")),
        Row("Jensen–Shannon divergence, bits", "newsprint `jsd_bits`", score("jsd_bits")),
        Row("Jensen–Shannon distance", "scipy `jensenshannon(base = 2)`", score("js_distance")),
    ]
}

fn richness_rows(example: &Example) -> Vec<Row> {
    let place = example.place(OUTLET);
    let types =
        example.counts.forms().filter(|&form| example.counts.groups_with(form).any(|group| group == place)).count()
            as f64;
    let tokens = example.counts.groups()[place].tokens as f64;
    let maas = |log: fn(f64) -> f64| (log(tokens) - log(types)) / log(tokens).powi(2);
    vec![
        Row("Maas a², natural logarithm", "newsprint `maas_a2_ln`; lexicalrichness", maas(f64::ln)),
        Row("Maas a², logarithm to base 10", "lexical-diversity, taaled", maas(f64::log10)),
        Row("Maas a (the root), base 10", "quanteda", maas(f64::log10).sqrt()),
    ]
}

fn trend_rows(example: &Example, word: &str) -> Vec<Row> {
    let whole = example.index.sub_corpus();
    let periods = Periods::by(&whole, "date:month").expect("articles are dated");
    let counts = Counts::of(&whole, &periods.grouping, 1);
    let rate = |place: usize| {
        let moments = counts.moments(example.form(word), &[place]);
        Frequency::new(moments.count, moments.tokens).per_million()
    };
    let rates: Vec<Option<f64>> = (0..counts.groups().len()).map(rate).collect();
    let test = MannKendall::of(&rates).expect("six months");
    vec![
        Row("τ of Mann–Kendall: τa", "newsprint `mann_kendall`; pymannkendall", test.tau_a),
        Row(
            "τ of cor.test: τb",
            "newsprint `kendall_tau_b`; R",
            KENDALL_TAU_B.series(&rates).expect("not all equal")[0],
        ),
    ]
}

/// Four decimals; −∞ where a formula takes the logarithm of 0.
fn shown(value: f64) -> String {
    if value.is_infinite() { "−∞".into() } else { format!("{value:.4}") }
}

/// The tables of the page by the names of their markers.
fn tables() -> Vec<(&'static str, String)> {
    let example = Example::new();
    let counts = |word: &str| {
        let KeynessInput { tokens, texts, .. } = example.keyness(word);
        format!(
            "*{word}*: {} of {} words in Undertow, {} of {} elsewhere; {} of {} articles against {} of {}.\n",
            tokens.target.count,
            tokens.target.out_of,
            tokens.reference.count,
            tokens.reference.out_of,
            texts.target.count,
            texts.target.out_of,
            texts.reference.count,
            texts.reference.out_of,
        )
    };
    let mut keyness = format!("{}\n{}\n", counts("eviction").trim(), counts("communities").trim());
    keyness += "\n| measure | who prints it | *eviction* | *communities* |\n|---|---|---:|---:|\n";
    for (Row(name, who, first), Row(_, _, second)) in
        keyness_rows(&example, "eviction").into_iter().zip(keyness_rows(&example, "communities"))
    {
        keyness += &format!("| {name} | {who} | {first:.4} | {second:.4} |\n");
    }
    let table = |rows: Vec<Row>| {
        let mut text = "| measure | who prints it | value |\n|---|---|---:|\n".to_string();
        for Row(name, who, value) in rows {
            text += &format!("| {name} | {who} | {value:.4} |\n");
        }
        text
    };
    let facts = |word: &str| {
        let w = windows(&example, word);
        format!(
            "*{word}* {} of {} words, *dam* {}; words within five of *dam* {}, of them *{word}* {}; pairs {}; within four words \
             after *dam*, over article borders, {}.\n",
            w.collocate, w.tokens, w.node, w.near, w.near_collocate, w.pairs, w.forward
        )
    };
    let [first, second] = COLLOCATES;
    let mut collocation = format!(
        "{}{}\n| measure | who prints it | *{first}* | *{second}* |\n|---|---|---:|---:|\n",
        facts(first),
        facts(second)
    );
    for (Row(name, who, first), Row(_, _, second)) in
        collocation_rows(&example, first).into_iter().zip(collocation_rows(&example, second))
    {
        collocation += &format!("| {name} | {who} | {} | {} |\n", shown(first), shown(second));
    }
    vec![
        ("keyness", keyness),
        ("collocation", collocation),
        ("dispersion", table(dispersion_rows(&example, "communities"))),
        ("richness", table(richness_rows(&example))),
        ("similarity", table(similarity_rows(&example))),
        ("trend", table(trend_rows(&example, "referendum"))),
    ]
}

#[test]
fn every_figure_of_the_page_is_computed_again() {
    let mut page = std::fs::read_to_string(PAGE).expect("the page ships with the source");
    let mut stale = Vec::new();
    for (name, table) in tables() {
        let (start, end) = (format!("<!-- figures: {name} -->\n"), format!("<!-- end of {name} -->"));
        let from = page.find(&start).unwrap_or_else(|| panic!("the page has no figures \"{name}\"")) + start.len();
        let to = from + page[from..].find(&end).unwrap_or_else(|| panic!("the figures \"{name}\" do not end"));
        if page[from..to] != table {
            stale.push(format!("{name}:\n{table}"));
            page.replace_range(from..to, &table);
        }
    }
    if std::env::var_os("NEWSPRINT_WRITE_PAGES").is_some() {
        std::fs::write(PAGE, page).expect("the page can be written");
        return;
    }
    assert!(stale.is_empty(), "{PAGE} no longer holds; it should say\n{}", stale.join("\n"));
}
