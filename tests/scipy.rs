//! Intervals agree with `SciPy` to 1e-9, the bootstrap with the same resamples: the numbers are those of `tests/oracles/intervals.py`.

use newsprint::stats::dispersion::range_share_interval;
use newsprint::stats::estimate::Estimate;
use newsprint::stats::frequency::Frequency;
use newsprint::stats::mean::mean_interval;
use newsprint::stats::trend::{Resampling, SEN_SLOPE_INTERVAL, bootstrap};
use serde_json::Value;

fn oracle() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracles/intervals.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the oracle's numbers")).expect("JSON")
}

fn cases(name: &str) -> Vec<Value> {
    let cases = oracle()[name].as_array().expect("a list").clone();
    assert!(!cases.is_empty(), "{name}");
    cases
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

fn whole(value: &Value) -> u64 {
    value.as_u64().expect("a whole number")
}

fn agree(ours: &Estimate, scipy: &Value) {
    for (ours, scipy) in [(ours.low, &scipy["low"]), (ours.high, &scipy["high"])] {
        let scipy = scipy.as_f64().expect("a number");
        assert!((ours - scipy).abs() <= 1e-9 * scipy.abs().max(1.0), "{ours} {scipy}");
    }
}

#[test]
fn the_bootstrap_of_the_same_resamples() {
    for case in cases("bootstrap") {
        let counts = case["counts"].as_array().expect("a list").iter().map(whole);
        let articles: Vec<Frequency> = counts
            .zip(case["sizes"].as_array().expect("a list"))
            .map(|(count, size)| Frequency::new(count, whole(size)))
            .collect();
        let resampling = Resampling { resamples: whole(&case["resamples"]) as usize, seed: whole(&case["seed"]) };
        agree(&bootstrap(&articles, 0.95, resampling).expect("two articles"), &case);
    }
}

#[test]
fn means_shares_and_slopes() {
    for case in cases("mean") {
        agree(&mean_interval(&numbers(&case["scores"]), 0.95).expect("ten scores"), &case);
    }
    for case in cases("share") {
        agree(&range_share_interval(whole(&case["some"]), whole(&case["of"]), 0.95).expect("ten articles"), &case);
    }
    for case in cases("slope") {
        let rates: Vec<Option<f64>> = numbers(&case["rates"]).into_iter().map(Some).collect();
        let ends = SEN_SLOPE_INTERVAL.series(&rates).expect("four rates");
        agree(&Estimate { value: ends[0], low: ends[0], high: ends[1], level: 0.95, method: "" }, &case);
    }
}
