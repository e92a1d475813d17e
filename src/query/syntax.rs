//! What a query says, before it is bound to the words of a corpus: the tree that the parser makes.
//! Leaves finding types to `lexicon`, and matching to `program`.

/// Stands in the text of a [`Word`] for `*`: any letters. A noncharacter, so that no text holds it.
pub(super) const ANY_LETTERS: char = '\u{fdd0}';
/// Stands in the text of a [`Word`] for `?`: one letter.
pub(super) const ONE_LETTER: char = '\u{fdd1}';

/// A whole query.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Query {
    /// Elements that follow each other.
    Phrase(Vec<Element>),
    /// Two queries that stand near each other, in any order: at most `within` words from one to the other.
    Near {
        /// What must stand together.
        sides: Box<[Query; 2]>,
        /// The width of the window.
        within: u32,
    },
    /// One of several.
    Any(Vec<Query>),
}

/// A part of a phrase, and how often it may stand in a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    pub item: Item,
    pub least: u32,
    pub most: u32,
}

/// What one part of a phrase asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// Text to be cut into words as the corpus was cut.
    Word(Word),
    /// A regular expression over a whole word.
    Expression(Expression),
    /// Conditions on one token.
    Token(Condition),
    /// Whatever an actor group counts.
    Group {
        name: String,
        /// The byte of the query at which it stands.
        at: usize,
    },
    /// One of several phrases.
    Any(Vec<Vec<Element>>),
}

/// Whether upper and lower case are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// As the corpus was folded.
    Folded,
    /// Kept.
    Kept,
}

/// A word as it was written, without its escapes; globs are [`ANY_LETTERS`] and [`ONE_LETTER`].
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub text: String,
    pub case: Case,
}

/// A regular expression between slashes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expression {
    pub source: String,
    pub case: Case,
    /// The byte of the query at which it stands.
    pub at: usize,
}

/// What `[…]` asks of one token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Condition {
    /// `[]`: any token.
    Anything,
    /// `column = "expression"`, or `!=`.
    Is {
        column: String,
        source: String,
        case: Case,
        equal: bool,
        /// The byte of the query at which the column stands.
        at: usize,
    },
    /// `!`
    Not(Box<Condition>),
    /// `&`
    All(Vec<Condition>),
    /// `|`
    Some(Vec<Condition>),
}

impl Item {
    /// As a part that stands once.
    pub fn once(self) -> Element {
        Element { item: self, least: 1, most: 1 }
    }
}

impl Query {
    /// Its alternatives as phrases; `None` if one of them is no phrase.
    pub fn phrases(self) -> Option<Vec<Vec<Element>>> {
        match self {
            Self::Phrase(elements) => Some(vec![elements]),
            Self::Any(queries) => {
                let phrases: Option<Vec<_>> = queries.into_iter().map(Self::phrases).collect();
                phrases.map(|phrases| phrases.into_iter().flatten().collect())
            }
            Self::Near { .. } => None,
        }
    }

    /// The most elements that one phrase of it can cover, words that are cut in two counted once.
    pub fn longest(&self) -> u64 {
        match self {
            Self::Phrase(elements) => longest(elements),
            Self::Near { sides, .. } => sides[0].longest().max(sides[1].longest()),
            Self::Any(queries) => queries.iter().map(Self::longest).max().unwrap_or(0),
        }
    }
}

fn longest(elements: &[Element]) -> u64 {
    let length = |element: &Element| {
        let once = match &element.item {
            Item::Any(branches) => branches.iter().map(|branch| longest(branch)).max().unwrap_or(0),
            _ => 1,
        };
        once.saturating_mul(element.most.into())
    };
    elements.iter().map(length).fold(0, u64::saturating_add)
}
