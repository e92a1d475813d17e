//! The concordance explorer.

use crate::report::{Block, Section};

/// The section "Read the lines".
pub fn lines() -> Section {
    let text = "Every number above that can be clicked opens its lines. Here any of these words can be looked up, filtered by \
                outlet and sorted by the words before or after it. A count is made of these lines: they are the same search.";
    Section {
        id: "lines".into(),
        title: "Read the lines".into(),
        blocks: vec![Block::Paragraph(text.into()), Block::Explorer],
    }
}
