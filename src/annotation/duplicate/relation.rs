//! How two texts relate: the same words, nearly the same, or one inside the other.

/// The share of a text that must stand in another for the two to be related.
pub const MIN_SHARE: f64 = 0.5;
/// Shared words below this are a formula, not a text.
pub const MIN_WORDS: u64 = 20;

/// What is known of two texts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// Whether all words agree, after folding.
    pub same_words: bool,
    /// The share of the words of the first that stand in passages of the second.
    pub share_a: f64,
    /// The share of the words of the second that stand in passages of the first.
    pub share_b: f64,
    /// The words in these passages.
    pub shared_words: u64,
}

/// One way in which texts relate.
#[derive(Debug)]
pub struct Relation {
    /// Its name: `exact`.
    pub name: &'static str,
    /// When it holds, in one line.
    pub about: &'static str,
    /// Whether either text can stand for the other.
    pub interchangeable: bool,
    holds: fn(&Comparison) -> bool,
}

/// The relations, the closest first.
pub const RELATIONS: &[Relation] = &[
    Relation {
        name: "exact",
        about: "the same words after folding",
        interchangeable: true,
        holds: |texts| texts.same_words,
    },
    Relation {
        name: "near-duplicate",
        about: "half of the words of each text or more stand in passages of the other, 20 words or more",
        interchangeable: true,
        holds: |texts| texts.share_a.min(texts.share_b) >= MIN_SHARE && texts.shared_words >= MIN_WORDS,
    },
    Relation {
        name: "contained",
        about: "half of the words of the shorter text or more stand in passages of the longer, 20 words or more",
        interchangeable: false,
        holds: |texts| texts.share_a.max(texts.share_b) >= MIN_SHARE && texts.shared_words >= MIN_WORDS,
    },
];

impl Relation {
    /// The closest relation of two texts; nothing if they share less.
    ///
    /// ```
    /// use newsprint::annotation::duplicate::{Comparison, Relation};
    /// let texts = Comparison { same_words: false, share_a: 0.9, share_b: 0.4, shared_words: 120 };
    /// assert_eq!(Relation::of(&texts).map(|relation| relation.name), Some("contained"));
    /// assert_eq!(Relation::of(&Comparison { shared_words: 19, ..texts }).map(|relation| relation.name), None);
    /// assert_eq!(Relation::of(&Comparison { share_b: 0.5, ..texts }).map(|relation| relation.name), Some("near-duplicate"));
    /// ```
    pub fn of(texts: &Comparison) -> Option<&'static Self> {
        RELATIONS.iter().find(|relation| (relation.holds)(texts))
    }
}
