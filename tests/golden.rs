//! The registries against numbers that others computed: published worked examples and hand counts here, and the golden
//! files in the folder named by `NEWSPRINT_EVALUATION` (left out, with a message, when it is not set).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use newsprint::stats::correction::Correction;
use newsprint::stats::dispersion::{DISPERSION, DispersionMeasure, PartSizes, Parts, occupied};
use newsprint::stats::frequency::{Contingency, Frequency};
use newsprint::stats::keyness::{KEYNESS, KeynessInput, KeynessMeasure, P_G2_4CELL};
use serde_json::{Value, json};

/// Counted by hand: the word is 20 of 1,000 tokens against 10 of 1,000, and in 8 of 10 articles against 4 of 10.
const KEYNESS_BY_HAND: &[(&str, &[f64])] = &[
    // log2(0.02 / 0.01)
    ("log_ratio_hardie", &[1.0]),
    // log2(20.5 / 10.5)
    ("log_ratio_plus_half", &[0.965_234_581_839_323]),
    // 100·(2 − 1)
    ("pct_diff", &[100.0]),
    // (0.02 − 0.01) / 0.03
    ("difference_coefficient", &[0.333_333_333_333_333]),
    // 2 · exp(± 1.959964·√0.148)
    ("relative_risk_ci95", &[2.0, 0.940_949_300_439_492, 4.251_026_062_861_952]),
    // 0.02 > 0.01
    ("direction", &[1.0]),
    // 2·(20 ln(20/15) + 10 ln(10/15))
    ("g2_2cell", &[3.397_980_735_907_945]),
    // the same + 2·(980 ln(980/985) + 990 ln(990/985))
    ("g2_4cell", &[3.448_742_375_226_546]),
    // erfc(√(G²/2))
    ("p_g2_4cell", &[0.063_299_916_851_344]),
    // G² − ln 2,000
    ("bic_2cell", &[-4.202_921_723_634_137]),
    // G² − ln 2,000
    ("bic_4cell", &[-4.152_160_084_315_536]),
    // 2·(8 ln(8/6) + 4 ln(4/6))
    ("text_dispersion_g2_2cell", &[1.359_192_294_363_178]),
    // the same + 2·(2 ln(2/4) + 6 ln(6/4))
    ("text_dispersion_g2_4cell", &[3.452_184_869_421_369]),
];

/// Counted by hand: the word is 1, 2 and 0 times in articles of 10, 10 and 20 tokens.
const DISPERSION_BY_HAND: &[(&str, f64)] = &[
    // the first two
    ("range", 2.0),
    // 2 / 3
    ("range_share", 0.666_666_666_666_667),
    // 2·(1 − 0.75³) + (1 − 0.5³)
    ("range_expected", 2.031_25),
    // ½·(1/12 + 5/12 + 1/2)
    ("dp", 0.5),
    // 0.5 / (1 − 0.25)
    ("dp_norm", 0.666_666_666_666_667),
    // ⅔·log2(8/3) + ⅓·log2(4/3)
    ("kld", 1.081_704_165_945_51),
    // 1 − e^−KLD
    ("kld_norm_e", 0.660_982_708_641_581),
    // 1 − (√(0.02/3) / 0.1) / √2
    ("juilland_d", 0.422_649_730_810_374),
    // entropy of (1/3, 2/3) / log2 3
    ("carroll_d2", 0.579_380_164_285_695),
    // (√0.25 + √0.5)² / 3
    ("rosengren_s", 0.485_702_260_395_516),
];

#[test]
fn every_keyness_measure_has_a_hand_count() {
    let table = |a, n1, b, n2| Contingency::new(Frequency::new(a, n1), Frequency::new(b, n2));
    let input = KeynessInput { tokens: table(20, 1_000, 10, 1_000), texts: table(8, 10, 4, 10) };
    for measure in KEYNESS {
        let row = KEYNESS_BY_HAND.iter().find(|row| row.0 == measure.name);
        let (_, hand) = row.unwrap_or_else(|| panic!("{} has no hand count", measure.name));
        let numbers = measure.score(&input).expect("both sides have the word").numbers();
        assert_eq!(numbers.len(), hand.len(), "{}", measure.name);
        for (ours, hand) in numbers.iter().zip(*hand) {
            assert!((ours - hand).abs() < 1e-9 * hand.abs().max(1.0), "{}: {ours}, by hand {hand}", measure.name);
        }
    }
}

#[test]
fn every_dispersion_measure_has_a_hand_count() {
    let sizes = [10, 10, 20];
    let (occupied, all) = (occupied(&[1, 2, 0], &sizes), PartSizes::new(&sizes));
    for measure in DISPERSION {
        let row = DISPERSION_BY_HAND.iter().find(|row| row.0 == measure.name);
        let (_, hand) = row.unwrap_or_else(|| panic!("{} has no hand count", measure.name));
        let ours = measure.score(&Parts { occupied: &occupied, sizes: &all }).expect("it occurs");
        assert!((ours - hand).abs() < 1e-12 * hand.abs().max(1.0), "{}: {ours}, by hand {hand}", measure.name);
    }
}

#[test]
fn golden_values_hold() {
    let Some(folder) = env::var_os("NEWSPRINT_EVALUATION").map(PathBuf::from) else {
        println!("left out: NEWSPRINT_EVALUATION is not set");
        return;
    };
    let golden = folder.join("golden");
    assert!(golden.is_dir(), "NEWSPRINT_EVALUATION names a folder with \"golden\" in it: {}", folder.display());
    let (mut checked, mut problems) = (BTreeSet::new(), Vec::new());
    for record in records(&golden) {
        let Some(question) = Question::of(&record) else { continue };
        let corpus =
            record["id"].as_str().and_then(|id| id.split('/').next()).expect("ids name their corpus").to_owned();
        let answer = match &record["params"]["inputs"] {
            Value::Null => question.over(&Corpus::read(&golden, &corpus), &record),
            inputs => question.worked_example(inputs),
        };
        let before = problems.len();
        compare(&record["expected"], &answer, &record["tol"], record["id"].as_str().unwrap_or("?"), &mut problems);
        if problems.len() == before {
            checked.insert(record["id"].to_string());
        }
    }
    assert!(
        problems.is_empty(),
        "{} differences, the first: {:#?}",
        problems.len(),
        &problems[..problems.len().min(12)]
    );
    println!("{} golden records hold", checked.len());
    assert!(checked.len() > 90, "only {} golden records were found", checked.len());
}

/// What a record asks, among what `stats` answers.
enum Question {
    Keyness(&'static KeynessMeasure),
    Dispersion(&'static DispersionMeasure),
    Correction(Correction),
    TextCounts,
}

impl Question {
    fn of(record: &Value) -> Option<Self> {
        let (family, name) = record["stat"].as_str()?.split_once('.')?;
        match family {
            "keyness" if name == "text_dispersion_counts" => Some(Self::TextCounts),
            "keyness" => match name.strip_prefix("p_adjusted_") {
                Some(kind) => {
                    Correction::ALL.iter().find(|known| known.name() == kind).map(|&kind| Self::Correction(kind))
                }
                None => KEYNESS.iter().find(|measure| measure.name == name).map(Self::Keyness),
            },
            "dispersion" => DISPERSION.iter().find(|measure| measure.name == name).map(Self::Dispersion),
            _ => None,
        }
    }

    /// The answer for every term that the record lists.
    fn over(&self, corpus: &Corpus, record: &Value) -> Value {
        let terms: Vec<&String> = record["expected"].as_object().expect("terms are keys").keys().collect();
        let target = record["params"]["target"]["outlet"].as_str().unwrap_or_default();
        let inputs = || terms.iter().map(|term| corpus.keyness_input(term, target));
        let answers: Vec<Value> = match self {
            Self::Keyness(measure) => inputs().map(|input| keyness_answer(measure, &input)).collect(),
            Self::Dispersion(measure) => {
                let sizes: Vec<u64> = corpus.articles.iter().map(|article| article.size).collect();
                let all = PartSizes::new(&sizes);
                let answer = |term: &&String| {
                    let counts: Vec<u64> = corpus.articles.iter().map(|article| article.count(term)).collect();
                    number(measure.score(&Parts { occupied: &occupied(&counts, &sizes), sizes: &all }))
                };
                terms.iter().map(answer).collect()
            }
            Self::Correction(correction) => {
                let p: Vec<Option<f64>> =
                    inputs().map(|input| P_G2_4CELL.score(&input).map(|score| score.value())).collect();
                correction.adjusted(&p).into_iter().map(number).collect()
            }
            Self::TextCounts => {
                inputs().map(|input| json!([input.texts.target.count, input.texts.reference.count])).collect()
            }
        };
        terms.into_iter().cloned().zip(answers).collect::<serde_json::Map<_, _>>().into()
    }

    /// The answer to a published example: its four cells, its a, N1, b and N2, or its parts and word.
    fn worked_example(&self, inputs: &Value) -> Value {
        let count = |value: &Value| value.as_u64().expect("examples hold counts");
        match self {
            Self::Keyness(measure) => {
                let [a, n1, b, n2] = match inputs.as_array() {
                    Some(cells) => {
                        let [with, rest, other, other_rest] = [0, 1, 2, 3].map(|place| count(&cells[place]));
                        [with, with + rest, other, other + other_rest]
                    }
                    None => ["a", "N1", "b", "N2"].map(|name| count(&inputs[name])),
                };
                let tokens = Contingency::new(Frequency::new(a, n1), Frequency::new(b, n2));
                keyness_answer(measure, &KeynessInput { tokens, ..Default::default() })
            }
            Self::Dispersion(measure) => {
                let (counts, sizes) = example_parts(inputs);
                number(measure.score(&Parts { occupied: &occupied(&counts, &sizes), sizes: &PartSizes::new(&sizes) }))
            }
            Self::Correction(_) | Self::TextCounts => panic!("no published example asks this"),
        }
    }
}

/// Counts and sizes of a dispersion example, given as numbers or as words.
fn example_parts(inputs: &Value) -> (Vec<u64>, Vec<u64>) {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    if inputs["parts"].is_null() {
        let numbers = |name: &str| list(&inputs[name]).iter().filter_map(Value::as_u64).collect();
        return (numbers("counts"), numbers("part_sizes"));
    }
    let count = |words: Vec<Value>| (words.iter().filter(|&word| *word == inputs["word"]).count(), words.len());
    list(&inputs["parts"]).iter().map(|part| count(list(part))).map(|(v, size)| (v as u64, size as u64)).unzip()
}

fn keyness_answer(measure: &KeynessMeasure, input: &KeynessInput) -> Value {
    match measure.score(input).map(|score| score.numbers()) {
        None => Value::Null,
        Some(numbers) if numbers.len() == 1 => number(Some(numbers[0])),
        Some(numbers) => numbers.into_iter().map(|part| number(Some(part))).collect(),
    }
}

/// A number as the golden files write it.
fn number(number: Option<f64>) -> Value {
    match number {
        None => Value::Null,
        Some(f64::INFINITY) => json!("inf"),
        Some(f64::NEG_INFINITY) => json!("-inf"),
        Some(number) => json!(number),
    }
}

/// A golden corpus, counted: only articles with a token.
struct Corpus {
    articles: Vec<Article>,
}

struct Article {
    outlet: String,
    size: u64,
    counts: BTreeMap<String, u64>,
}

impl Article {
    fn count(&self, term: &str) -> u64 {
        self.counts.get(term).copied().unwrap_or(0)
    }
}

impl Corpus {
    fn read(golden: &Path, name: &str) -> Self {
        let corpus = read(&golden.join("corpora").join(format!("{name}.json")));
        let mut articles = Vec::new();
        for article in corpus["articles"].as_array().expect("a corpus has articles") {
            let tokens = article["tokens"].as_array().expect("an article has tokens");
            let mut counts = BTreeMap::new();
            for token in tokens {
                *counts.entry(token.as_str().expect("a token is text").to_owned()).or_insert(0) += 1;
            }
            let outlet = article["outlet"].as_str().expect("an article has an outlet").to_owned();
            articles.push(Article { outlet, size: tokens.len() as u64, counts });
        }
        articles.retain(|article| article.size > 0);
        Self { articles }
    }

    fn keyness_input(&self, term: &str, target: &str) -> KeynessInput {
        let mut input = KeynessInput::default();
        for article in &self.articles {
            let is_target = article.outlet == target;
            let side = |table: &mut Contingency, count, out_of| {
                let side = if is_target { &mut table.target } else { &mut table.reference };
                side.count += count;
                side.out_of += out_of;
            };
            side(&mut input.tokens, article.count(term), article.size);
            side(&mut input.texts, article.count(term).min(1), 1);
        }
        input
    }
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every record of every expected file, by file name.
fn records(golden: &Path) -> Vec<Value> {
    let folder = golden.join("expected");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    paths.iter().flat_map(|path| read(path)["records"].as_array().cloned().unwrap_or_default()).collect()
}

/// Adds every difference to `problems`; tolerances as in the golden checker: max(abs, rel·|expected|).
fn compare(expected: &Value, ours: &Value, tolerance: &Value, place: &str, problems: &mut Vec<String>) {
    let number = |value: &Value| match value.as_str() {
        Some("inf") => Some(f64::INFINITY),
        Some("-inf") => Some(f64::NEG_INFINITY),
        _ => value.as_f64(),
    };
    match (expected, ours) {
        (Value::Object(expected), Value::Object(ours)) => {
            for (key, value) in expected {
                compare(value, &ours[key], tolerance, &format!("{place}/{key}"), problems);
            }
        }
        (Value::Array(expected), Value::Array(ours)) if expected.len() == ours.len() => {
            for (value, ours) in expected.iter().zip(ours) {
                compare(value, ours, tolerance, place, problems);
            }
        }
        _ => {
            let same = match (number(expected), number(ours)) {
                (Some(expected), Some(ours)) if expected.is_finite() && ours.is_finite() => {
                    let part = |name: &str| tolerance[name].as_f64().unwrap_or(0.0);
                    (expected - ours).abs() <= part("abs").max(part("rel") * expected.abs())
                }
                _ => expected == ours,
            };
            if !same {
                problems.push(format!("{place}: expected {expected}, got {ours}"));
            }
        }
    }
}
