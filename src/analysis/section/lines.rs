//! The concordance explorer.

use crate::report::{Block, Section};

/// The section "Read the lines".
pub fn lines(rule: &str) -> Section {
    let text = "Every number above that can be clicked opens its lines. Here any of these words can be looked up, filtered by \
                outlet and sorted by the words before or after it. Counts and lines come from the same search.";
    let text = if rule.is_empty() { text.to_string() } else { format!("{text} {rule}") };
    Section {
        id: "lines".into(),
        title: "Read the lines".into(),
        blocks: vec![Block::Paragraph(text), Block::Explorer],
    }
}
