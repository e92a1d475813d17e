//! What is known about a text: spans and values with the rule that found them. Leaves the texts as they are.

pub mod stated;
