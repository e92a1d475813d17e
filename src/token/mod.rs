//! Word by word: where words stand in a text, and which surface types count as one form.
//! Knows articles only as strings; the index keeps what is found here.

mod rules;
mod tokenizer;
mod vocabulary;

pub use rules::{Action, Example, RULES, Rule, WordRules};
pub use tokenizer::Tokenizer;
pub use vocabulary::{TypeId, Vocabulary};
