//! Which article a keyword rests on: the log ratio without the one that moves it most.

use super::Inference;
use crate::analysis::keywords::{KeywordRow, Sides};
use crate::index::{ArticleNumber, FormId};
use crate::stats::frequency::{Contingency, Frequency};
use crate::stats::keyness::{KeynessInput, LOG_RATIO_HARDIE, Score};

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
        self.gathered.forms.binary_search(&form).ok()?;
        let with = log_ratio(row.input.tokens)?;
        let mut found: Option<(f64, Influence)> = None;
        for occurrences in self.gathered.by_text.texts_with(form) {
            let text = self.gathered.by_text.text(occurrences.place);
            let mut tokens = row.input.tokens;
            let is_target = sides.target_groups.contains(&text.group);
            let side = if is_target { &mut tokens.target } else { &mut tokens.reference };
            *side = Frequency { count: side.count - occurrences.count, out_of: side.out_of - text.tokens };
            let without = log_ratio(tokens);
            let moved = without.map_or(f64::INFINITY, |without| (without - with).abs());
            if found.as_ref().is_none_or(|(most, _)| moved > *most) {
                found = Some((moved, Influence { article: text.article, without }));
            }
        }
        found.map(|(_, influence)| influence)
    }
}

fn log_ratio(tokens: Contingency) -> Option<f64> {
    LOG_RATIO_HARDIE.score(&KeynessInput { tokens, ..KeynessInput::default() }).map(|score: Score| score.value())
}
