//! Which article a keyword rests on: the log ratio without the one that moves it most.

use super::{Gathered, Inference};
use crate::analysis::keywords::{KeywordRow, Sides};
use crate::count::ByText;
use crate::index::{ArticleNumber, FormId};
use crate::stats::frequency::{Contingency, Frequency};
use crate::stats::keyness::{KeynessInput, LOG_RATIO_HARDIE, Score, TextCount};
use std::ops::Range;

/// The article that moves a word's log ratio most, and the log ratio without it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Influence {
    /// The article.
    pub article: ArticleNumber,
    /// The log ratio without it; `None` if the word is then on neither side, or a side is empty.
    pub without: Option<f64>,
}

impl Inference {
    /// Looks at every article that has the word; ties go to the first. `None` if the word is no candidate.
    pub fn influence(&self, row: &KeywordRow, form: FormId, sides: &Sides) -> Option<Influence> {
        let word = self.gathered.forms.binary_search(&form).ok()?;
        let by_text = &self.gathered.by_text;
        let texts = by_text.texts_with(form);
        let part = |occurrences: &TextCount| {
            let text = &by_text.texts()[occurrences.place as usize];
            let of = Frequency { count: occurrences.count, out_of: text.tokens };
            Part { is_target: sides.target_groups.contains(&text.group), of }
        };
        let tokens = row.input.tokens;
        let of_target = of_group(by_text, texts, sides.target_groups[0]);
        let found = farthest(tokens, texts[of_target.clone()].iter().map(part))
            .filter(|found| {
                sides.target_groups.len() == 1 && found.far > self.gathered.farthest_in(tokens.reference, word)
            })
            .map(|found| Farthest { place: of_target.start + found.place, ..found });
        let found = found.or_else(|| farthest(tokens, texts.iter().map(part)))?;
        let article = by_text.texts()[texts[found.place].place as usize].article;
        Some(Influence { article, without: found.without })
    }
}

/// Which of these articles are of a group: they stand together.
fn of_group(by_text: &ByText, texts: &[TextCount], group: usize) -> Range<usize> {
    let before = |group: usize| texts.partition_point(|text| by_text.texts()[text.place as usize].group < group);
    before(group)..before(group + 1)
}

/// An article that has the word.
#[derive(Debug, Clone, Copy)]
struct Part {
    is_target: bool,
    of: Frequency,
}

/// The part without which the log ratio moves most.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Farthest {
    place: usize,
    /// The log ratio without it.
    without: Option<f64>,
    /// What multiplies the ratio, or divides it, by less than that moves the logarithm less, whatever is rounded.
    far: f64,
}

/// The first of the parts without which the log ratio moves most.
///
/// The logarithm is taken only of parts that move it as far as any before, but for a thousand millionth: by how much a part multiplies
/// the ratio tells which these are.
fn farthest(tokens: Contingency, parts: impl Iterator<Item = Part>) -> Option<Farthest> {
    let with = log_ratio(tokens)?;
    let mut found: Option<Farthest> = None;
    let (mut most, mut far) = (0.0, 0.0);
    for (place, Part { is_target, of }) in parts.enumerate() {
        let mut left = tokens;
        let side = if is_target { &mut left.target } else { &mut left.reference };
        let all = std::mem::replace(side, Frequency { count: side.count - of.count, out_of: side.out_of - of.out_of });
        let factor = raised(side.count) * all.out_of as f64 / (raised(all.count) * side.out_of as f64);
        if side.count > 0 && factor < far && factor * far > 1.0 {
            continue;
        }
        let without = log_ratio(left);
        let moved = without.map_or(f64::INFINITY, |without| (without - with).abs());
        if found.is_none() || moved > most {
            (most, far) = (moved, factor.max(1.0 / factor) * (1.0 - 1e-9));
            found = Some(Farthest { place, without, far });
        }
    }
    found
}

/// A count as the log ratio takes it.
fn raised(count: u64) -> f64 {
    if count == 0 { 0.5 } else { count as f64 }
}

impl Gathered {
    /// By how much the ratio is multiplied or divided at most without an article of a side.
    fn farthest_in(&self, side: Frequency, word: usize) -> f64 {
        let (count, tokens) = (self.most_in_article[word], self.longest);
        if count >= side.count || tokens >= side.out_of {
            return f64::INFINITY;
        }
        let part = |all: u64, without: u64| all as f64 / (all - without) as f64;
        part(side.count, count).max(part(side.out_of, tokens))
    }
}

fn log_ratio(tokens: Contingency) -> Option<f64> {
    LOG_RATIO_HARDIE.score(&KeynessInput { tokens, ..KeynessInput::default() }).map(|score: Score| score.value())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::random::Generator;

    fn part(is_target: bool, count: u64, tokens: u64) -> Part {
        Part { is_target, of: Frequency::new(count, tokens) }
    }

    fn together(parts: &[Part]) -> Contingency {
        let side = |is_target: bool| {
            // Besides articles without the word.
            let ours = parts.iter().filter(|part| part.is_target == is_target);
            ours.fold(Frequency::new(0, 900), |sum, part| {
                Frequency::new(sum.count + part.of.count, sum.out_of + part.of.out_of)
            })
        };
        Contingency::new(side(true), side(false))
    }

    #[test]
    fn the_article_that_moves_the_log_ratio_most_is_found_and_the_first_of_equals() {
        // 6 of 1,200 against 3 of 1,200; without 4 of 100 there are 2 of 1,100.
        let parts =
            [part(true, 2, 200), part(false, 1, 100), part(true, 4, 100), part(false, 1, 100), part(false, 1, 100)];
        let found = farthest(together(&parts), parts.into_iter()).expect("the word occurs");
        assert_eq!(found.place, 2);
        // 6 of 1,200 words are 2.75 times 2 of 1,100.
        assert!((found.far - 2.75).abs() < 1e-8);
        assert!((found.without.expect("it still occurs") - (2.0f64 / 1_100.0 / (3.0 / 1_200.0)).log2()).abs() < 1e-12);
        let equal = [part(true, 1, 50), part(true, 2, 100), part(true, 2, 100)];
        assert_eq!(farthest(together(&equal), equal.into_iter()).map(|found| found.place), Some(1));
        // Without its only article the word is on neither side.
        let only = [part(false, 3, 100)];
        let found = farthest(together(&only), only.into_iter()).map(|found| (found.place, found.without));
        assert_eq!(found, Some((0, None)));
    }

    #[test]
    fn no_article_is_passed_over_that_moves_it_more() {
        let mut generator = Generator::new(9);
        for _ in 0..300 {
            let parts: Vec<Part> = (0..=generator.below(40))
                .map(|_| part(generator.below(2) == 0, 1 + generator.below(3), 50 + generator.below(4) * 50))
                .collect();
            let tokens = together(&parts);
            let with = log_ratio(tokens).expect("the word occurs");
            let mut expected: Option<(usize, Option<f64>)> = None;
            let mut most = f64::NEG_INFINITY;
            for (place, part) in parts.iter().enumerate() {
                let mut left = tokens;
                let side = if part.is_target { &mut left.target } else { &mut left.reference };
                *side = Frequency::new(side.count - part.of.count, side.out_of - part.of.out_of);
                let without = log_ratio(left);
                let moved = without.map_or(f64::INFINITY, |without| (without - with).abs());
                if moved > most {
                    (most, expected) = (moved, Some((place, without)));
                }
            }
            let found = farthest(tokens, parts.into_iter()).map(|found| (found.place, found.without));
            assert_eq!(found, expected);
        }
    }
}
