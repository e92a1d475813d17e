//! Page furniture: what stands in a body and is not the article's text. Each rule is a value in [`RULES`]; what recurs in an
//! outlet's articles is learnt. Rules find spans and change nothing; what is left out of counts is a setting.

mod body;
mod boilerplate;
mod calendar;
mod cleaning;
mod doubt;
mod footer;
mod header;
mod lines;
mod outlet;
mod own;
mod page;
mod phrases;
mod prompts;
#[cfg(test)]
mod tests;
mod words;

pub use boilerplate::{BOILERPLATE, Template};
pub use cleaning::{Cleaned, Cleaning, Standing};
pub(crate) use outlet::Outlet;
pub use own::OwnRule;
pub(crate) use own::lasting;
pub use page::Page;

use std::ops::Range;

/// The byte ranges that a rule found in a body.
pub type Found = Vec<Range<usize>>;

/// A rule that finds page furniture.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its name in `[clean]`, `--keep`, tables and spans: `dateline`.
    pub name: &'static str,
    /// Where it looks.
    pub kind: Kind,
    /// What it finds, in one sentence.
    pub about: &'static str,
    /// What becomes of it if nobody says otherwise.
    pub action: Action,
    /// Texts with their truth; a test runs them.
    pub examples: &'static [Example],
    /// Adds what it finds in a page, ascending.
    pub find: fn(&Page<'_>, &mut Found),
}

/// Where rules of one kind look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The first six non-empty lines.
    Header,
    /// The whole text.
    Body,
    /// The last eight non-empty lines, if the rule does not say otherwise.
    Footer,
    /// What recurs in an outlet's articles.
    Recurring,
    /// A rule of the study.
    Own,
    /// The whole text, for what may be damage.
    Doubt,
}

impl Kind {
    /// The name in spans and in `--keep`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Body => "body",
            Self::Footer => "footer",
            Self::Recurring => "recurring",
            Self::Own => "own",
            Self::Doubt => "doubt",
        }
    }
}

/// What becomes of the tokens that a rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// They are not counted.
    Excluded,
    /// They are counted; no other rule leaves them out.
    Kept,
    /// They are counted, and listed as doubtful.
    Flagged,
}

impl Action {
    /// `excluded`, `kept` or `flagged`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Excluded => "excluded",
            Self::Kept => "kept",
            Self::Flagged => "flagged",
        }
    }
}

/// A text and the parts of it that a rule finds, in order.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The body.
    pub text: &'static str,
    /// The stated headline.
    pub title: &'static str,
    /// The stated author.
    pub author: &'static str,
    /// What the rule finds.
    pub found: &'static [&'static str],
}

impl Example {
    const fn of(text: &'static str, found: &'static [&'static str]) -> Self {
        Self { text, title: "", author: "", found }
    }
}

/// Every rule, in the order in which they claim text: where two find the same words, the first has them. Rules that only
/// flag claim nothing, and what is learnt comes behind these rules.
pub const RULES: &[Rule] = &[
    header::HEADLINE,
    header::TIMESTAMP,
    header::BYLINE,
    header::AGENCY,
    header::SECTION,
    header::DATELINE,
    body::CAPTION,
    footer::TAGS,
    footer::CREDIT,
    footer::FOLLOW,
    footer::CONTACT,
    prompts::COMMENTS,
    prompts::PROMOTION,
    prompts::RELATED,
    prompts::ADVERTISEMENT,
    prompts::COPYRIGHT,
    footer::COUNTER,
    body::SOURCE_DATE,
    body::ENTRY_TIME,
    body::MARKUP,
    BOILERPLATE,
    footer::ABOUT_AUTHOR,
    header::SUBTITLE,
    body::INSERTION,
    doubt::REPEATED,
    doubt::CUT,
    doubt::SUBHEADING,
];

/// The place of a rule in [`RULES`] by its name.
pub fn place_of(name: &str) -> Option<usize> {
    RULES.iter().position(|rule| rule.name == name)
}
