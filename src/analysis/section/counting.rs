//! How words were counted: every rule, with examples from this corpus.

use super::Frame;
use crate::analysis::{word_notices, word_rules};
use crate::report::{Block, Section};

/// The section "How words were counted".
pub fn counting(frame: &Frame<'_>) -> Section {
    let mut blocks = vec![Block::Paragraph(
        "The text itself is never changed. Each spelling that occurs is mapped to the form under which it is counted, and every \
         line shows the spelling as it stands. Where the language of an article decides about a rule, it is the stated \
         language; where none is stated, the one that the text surely reads like, with a notice if that switched a rule on."
            .into(),
    )];
    blocks.extend(word_notices(&frame.corpus).into_iter().map(Block::Notice));
    blocks.push(Block::Details {
        summary: "The rules, and what they did to this corpus".into(),
        blocks: vec![Block::Table(word_rules(&frame.corpus))],
    });
    if !frame.hidden.is_empty() {
        blocks.push(Block::Paragraph(format!(
            "No word is left out of any count for being frequent. Pictures leave out the {} words of the list \"{}\" (SHA-256 {}…) so that others \
             can be seen; negation, modality and verbs of speech are not on it.",
            frame.hidden.len(),
            frame.hidden.name,
            &frame.hidden.hash[..12]
        )));
    }
    Section { id: "counting".into(), title: "How words were counted".into(), blocks }
}
