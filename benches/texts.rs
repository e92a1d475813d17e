//! What measures of whole texts cost: CPU seconds over a made-up Zipf corpus with a fixed seed.
//! `cargo bench --bench texts`.

use newsprint::stats::diversity::{DIVERSITY, Sequence, VOCD_D_SAMPLED};
use newsprint::stats::growth::{CURVES, GROWTH, Growth};
use newsprint::stats::random::Generator;
use newsprint::token::{sentences, syllables};
use std::hint::black_box;
use std::time::Instant;

const FORMS: u64 = 50_000;
const ARTICLES: usize = 1_000;
const WORDS: usize = 800;
const LONG: usize = 5_000_000;

/// A form by Zipf's law: its rank is FORMS to the power of a uniform number, less 1.
#[expect(clippy::cast_sign_loss, reason = "a rank is 1 or more")]
fn form(random: &mut Generator) -> u32 {
    let uniform = random.below(1 << 53) as f64 / (1u64 << 53) as f64;
    let rank = newsprint::stats::special::pow(FORMS as f64, uniform);
    (rank as u32 - 1).min(FORMS as u32 - 1)
}

/// Runs on one thread, so the time that passes is the CPU's.
fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = black_box(work());
    println!("{name:<62}{:>9.4} s", start.elapsed().as_secs_f64());
    result
}

fn main() {
    let mut random = Generator::new(42);
    let articles: Vec<Vec<u32>> = (0..ARTICLES).map(|_| (0..WORDS).map(|_| form(&mut random)).collect()).collect();
    let texts = timed("1,000 articles of 800 words: types and spectra", || {
        articles.iter().map(|article| Sequence::new(article.iter().copied())).collect::<Vec<_>>()
    });
    let all = |texts: &[Sequence], draws: bool| -> usize {
        let measures = || DIVERSITY.iter().filter(|measure| draws || measure.name != VOCD_D_SAMPLED.name);
        texts.iter().flat_map(|text| measures().filter_map(|measure| measure.score(text))).count()
    };
    timed("  diversity, every measure but the sampled vocd-D", || all(&texts, false));
    timed("  diversity, every measure", || all(&texts, true));

    let long: Vec<u32> = (0..LONG).map(|_| form(&mut random)).collect();
    let one = [Sequence::new(long.iter().copied())];
    timed("one text of 5,000,000 words: diversity, every measure", || all(&one, true));
    let growth = timed("  growth: steps and spectrum", || Growth::of(&long));
    for measure in GROWTH {
        timed(&format!("  growth: {}", measure.name), || measure.score(&growth));
    }
    timed("  growth: curves at 20 steps", || {
        let steps = growth.steps().iter();
        steps.flat_map(|step| CURVES.iter().filter_map(|curve| curve.at(&growth, step.tokens))).count()
    });

    let words: Vec<String> = (0..FORMS).map(|number| format!("{}ation", number * 7_919)).collect();
    let letters = |word: &String| word.bytes().map(|digit| char::from(digit.saturating_add(49).min(b'z'))).collect();
    let words: Vec<String> = words.iter().map(letters).collect();
    timed("50,000 forms: syllables", || words.iter().map(|word| syllables(word)).sum::<u64>());
    let text = "Gen. Marrant met J. Quill in the U.S. embassy on Jan. 8. “No,” he said. The U.S. However did not. "
        .repeat(40_000);
    timed("800,000 words of text: sentences", || sentences(&text).len());
}
