//! The text of a tokenised article, rebuilt from its tokens and what the input says of the space between them.
//! Leaves lines and attributes to the formats.

use super::super::{GivenFolding, GivenTokens};
use super::ReadOptions;
use std::ops::Range;

/// A text in the making.
#[derive(Debug, Default)]
pub(super) struct Rebuilding {
    body: String,
    tokens: GivenTokens,
    sentences: Vec<Range<u32>>,
    /// Did every token so far stand in a sentence?
    outside: bool,
    open: Option<u32>,
    /// What stands before the next token.
    gap: String,
    /// Tokens with neither letter nor digit that are not counted.
    pub left_out: u64,
    /// Tokens in all.
    pub seen: u64,
}

/// A text with its tokens.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Rebuilt {
    pub body: String,
    pub tokens: GivenTokens,
    pub sentences: Option<Vec<Range<u32>>>,
}

/// A token as the input gives it; an empty lemma or part of speech is none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'t> {
    pub form: &'t str,
    pub lemma: &'t str,
    pub pos: &'t str,
}

impl Rebuilding {
    /// A text without tokens. Unless they are to be taken as they are, they will be folded, and those with neither letter nor digit
    /// are part of the text but not counted.
    pub(super) fn new(options: &ReadOptions) -> Self {
        let folding = if options.tokens_as_given { GivenFolding::AsGiven } else { GivenFolding::Folded };
        Self { tokens: GivenTokens { folding, ..GivenTokens::default() }, ..Self::default() }
    }

    /// Whether no token was added.
    pub(super) fn is_empty(&self) -> bool {
        self.seen == 0
    }

    /// Opens a sentence.
    pub(super) fn open_sentence(&mut self) {
        self.close_sentence();
        self.open = Some(self.count());
    }

    /// Ends a sentence; one without counted tokens is none.
    pub(super) fn close_sentence(&mut self) {
        if let Some(start) = self.open.take().filter(|&start| start < self.count()) {
            self.sentences.push(start..self.count());
        }
    }

    /// Puts a blank before the next token, unless there is space already.
    pub(super) fn blank(&mut self) {
        self.space(" ");
    }

    /// Puts this space before the next token. The longest of several wins, so that a paragraph's end is not made a blank.
    pub(super) fn space(&mut self, space: &str) {
        if !self.body.is_empty() && space.len() > self.gap.len() {
            space.clone_into(&mut self.gap);
        }
    }

    /// Ends a paragraph.
    pub(super) fn paragraph(&mut self) {
        self.space("\n\n");
    }

    /// Adds a token behind the space that was put.
    pub(super) fn push(&mut self, given: Given<'_>) {
        self.body.push_str(&self.gap);
        self.gap.clear();
        let start = self.body.len();
        self.body.push_str(given.form);
        self.token(start..self.body.len(), given);
    }

    /// Adds a piece of text whose tokens stand at these places of it.
    pub(super) fn piece(&mut self, text: &str, tokens: &[(Range<usize>, Given<'_>)]) {
        self.body.push_str(&self.gap);
        self.gap.clear();
        let start = self.body.len();
        self.body.push_str(text);
        for (range, given) in tokens {
            self.token(start + range.start..start + range.end, *given);
        }
    }

    fn token(&mut self, range: Range<usize>, given: Given<'_>) {
        self.seen += 1;
        let counts = self.tokens.folding == GivenFolding::AsGiven || given.form.contains(char::is_alphanumeric);
        if !counts {
            self.left_out += 1;
            return;
        }
        self.outside |= self.open.is_none();
        // A body beyond 4 GB is refused before anything looks at its tokens.
        self.tokens.ranges.push(range.start as u32..range.end as u32);
        self.tokens.lemmas.push(given.lemma);
        self.tokens.parts_of_speech.push(given.pos);
    }

    fn count(&self) -> u32 {
        self.tokens.ranges.len() as u32
    }

    /// The text. Sentences are known if every counted token stands in one.
    pub(super) fn finish(mut self) -> Rebuilt {
        self.close_sentence();
        let sentences = (!self.outside && !self.sentences.is_empty()).then_some(self.sentences);
        Rebuilt { body: self.body, tokens: self.tokens, sentences }
    }
}

/// What is told of the tokens of a file.
pub(super) fn about_tokens(seen: u64, left_out: u64, options: &ReadOptions) -> String {
    if options.tokens_as_given {
        return format!("{seen} tokens are counted as they are given, punctuation too: nothing is folded");
    }
    format!(
        "the {seen} tokens of the file are taken as its words, with their lemmas and parts of speech, and their spellings are folded; \
         {left_out} with neither letter nor digit are not counted (--tokens as-given counts every token under its spelling)"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(form: &str) -> Given<'_> {
        Given { form, lemma: "", pos: "X" }
    }

    #[test]
    fn space_stands_where_it_was_put() {
        let mut text = Rebuilding::new(&ReadOptions::default());
        text.paragraph();
        text.open_sentence();
        for (form, blank) in [("Dams", true), ("hold", false), (".", true)] {
            text.push(given(form));
            if blank {
                text.blank();
            }
        }
        text.close_sentence();
        text.paragraph();
        text.blank();
        text.open_sentence();
        text.push(given("…"));
        text.blank();
        text.open_sentence();
        text.piece("سد را", &[(0..4, given("سد")), (5..9, given("را"))]);
        assert_eq!((text.seen, text.left_out), (6, 2));
        let text = text.finish();
        assert_eq!(text.body, "Dams hold.\n\n… سد را");
        let words: Vec<&str> =
            text.tokens.ranges.iter().map(|range| &text.body[range.start as usize..range.end as usize]).collect();
        assert_eq!(words, ["Dams", "hold", "سد", "را"]);
        assert_eq!(text.sentences, Some(vec![0..2, 2..4]));
        assert!(text.tokens.lemmas.is_empty() && text.tokens.parts_of_speech.get(3) == Some("X"));
    }

    #[test]
    fn as_given_every_token_counts() {
        let mut text = Rebuilding::new(&ReadOptions { tokens_as_given: true, ..ReadOptions::default() });
        text.push(given("."));
        text.push(given("!"));
        let text = text.finish();
        assert_eq!((text.body.as_str(), &text.tokens.ranges[..], text.sentences), (".!", &[0..1, 1..2][..], None));
    }
}
