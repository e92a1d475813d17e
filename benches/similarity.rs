//! What similarity costs: CPU seconds for 30 outlets over 50,000 forms of a made-up Zipf corpus with a fixed seed.
//! `cargo bench --bench similarity`.

use newsprint::stats::random::Generator;
use newsprint::stats::similarity::{
    ArticleSpread, Clustering, Correspondence, Distances, JS_DISTANCE, Linkage, SIMILARITY, Scaling, Unit, Units,
};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

const OUTLETS: usize = 30;
const FORMS: u64 = 50_000;
const TOKENS: u64 = 500_000;

/// A form by Zipf's law: its rank is FORMS to the power of a uniform number, less 1.
#[expect(clippy::cast_sign_loss, reason = "a rank is 1 or more")]
fn form(random: &mut Generator) -> u32 {
    let uniform = random.below(1 << 53) as f64 / (1u64 << 53) as f64;
    let rank = newsprint::stats::special::pow(FORMS as f64, uniform);
    (rank as u32 - 1).min(FORMS as u32 - 1)
}

fn units() -> Units {
    let mut random = Generator::new(42);
    let mut with = vec![0; FORMS as usize];
    let mut outlet = |_| {
        let mut counts: BTreeMap<u32, u64> = BTreeMap::new();
        for _ in 0..TOKENS {
            *counts.entry(form(&mut random)).or_insert(0) += 1;
        }
        for &form in counts.keys() {
            with[form as usize] += 1;
        }
        Unit::new(counts.into_iter().collect())
    };
    let units: Vec<Unit> = (0..OUTLETS).map(&mut outlet).collect();
    Units::new(units, ArticleSpread { articles: OUTLETS as u64, with }, (0..100).collect())
}

/// Runs on one thread, so the time that passes is the CPU's.
fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = black_box(work());
    println!("{name:<28}{:>9.4} s", start.elapsed().as_secs_f64());
    result
}

fn main() {
    let units = timed("making the corpus up", units);
    let forms: usize = units.units().iter().map(|unit| unit.counts().len()).sum();
    println!("{OUTLETS} outlets, {} pairs, {} forms an outlet", OUTLETS * (OUTLETS - 1) / 2, forms / OUTLETS);
    for measure in SIMILARITY {
        timed(measure.name, || units.pairs().map(|pair| measure.score(&units, pair)).collect::<Vec<_>>());
    }
    let distances = timed("distances", || Distances::by(&units, &JS_DISTANCE)).expect("every outlet has words");
    timed("mds", || Scaling::of(&distances, 2));
    timed("ward_d2", || Clustering::of(&distances, Linkage::WardD2));
    timed("ca, 100 words", || Correspondence::of(&units.table()));
    let many = Distances::new(300, |a, b| ((a * 7919 + b * 104_729) % 1009 + 100) as f64);
    timed("mds of 300 units", || Scaling::of(&many, 2));
    timed("ward_d2 of 300 units", || Clustering::of(&many, Linkage::WardD2));
}
