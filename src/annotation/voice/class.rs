//! What a word can be in the tables of a language: a set of small classes.

use std::ops::{BitOr, BitOrAssign};

/// A set of word classes; a word may be in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Class(u32);

impl Class {
    /// In no list.
    pub const NONE: Self = Self(0);
    /// A finite verb of speech.
    pub const STRONG: Self = Self(1);
    /// A verb that reports speech only near a quotation.
    pub const WEAK: Self = Self(1 << 1);
    /// A form of a verb of speech that shares the subject of its sentence.
    pub const PARTICIPLE: Self = Self(1 << 2);
    /// Also a noun.
    pub const NOUN_TOO: Self = Self(1 << 3);
    /// A cue whose source follows: *according to*.
    pub const SOURCE: Self = Self(1 << 4);
    /// What stands before a term that is kept at a distance.
    pub const SO_CALLED: Self = Self(1 << 5);
    /// What opens indirect speech.
    pub const THAT: Self = Self(1 << 6);
    /// A pronoun that can be a subject.
    pub const PRONOUN: Self = Self(1 << 7);
    /// A pronoun of one person.
    pub const PERSON: Self = Self(1 << 8);
    /// What begins a noun phrase.
    pub const DETERMINER: Self = Self(1 << 9);
    /// What joins two noun phrases to one.
    pub const OF: Self = Self(1 << 10);
    /// Any other preposition.
    pub const PREPOSITION: Self = Self(1 << 11);
    /// A conjunction.
    pub const CONJUNCTION: Self = Self(1 << 12);
    /// An auxiliary, a copula or a negation.
    pub const AUXILIARY: Self = Self(1 << 13);
    /// An adverb.
    pub const ADVERB: Self = Self(1 << 14);
    /// A relative or question word.
    pub const RELATIVE: Self = Self(1 << 15);
    /// A day, a month, a time.
    pub const TIME: Self = Self(1 << 16);
    /// A small word inside names.
    pub const PARTICLE: Self = Self(1 << 17);
    /// An abbreviation after which a sentence goes on.
    pub const ABBREVIATION: Self = Self(1 << 18);
    /// A word before a name that is no part of it.
    pub const TITLE: Self = Self(1 << 19);
    /// What may follow a last name and is no part of it.
    pub const NAME_ENDING: Self = Self(1 << 20);
    /// A word that begins with an apostrophe.
    pub const ELISION: Self = Self(1 << 21);
    /// A verb of speech that needs no *that* before what was said.
    pub const ZERO: Self = Self(1 << 22);
    /// What makes a passive of a verb: *is*, *was*.
    pub const PASSIVE: Self = Self(1 << 23);
    /// What names the one who acts in a passive.
    pub const BY: Self = Self(1 << 24);
    /// A word by which people who talk point at themselves or at each other: *I*, *your*.
    pub const DIALOGUE: Self = Self(1 << 25);
    /// Any verb of speech.
    pub const CUE: Self = Self(Self::STRONG.0 | Self::WEAK.0 | Self::PARTICIPLE.0);
    /// A word that ends a noun phrase.
    pub const CLOSED: Self = Self(
        Self::STRONG.0
            | Self::WEAK.0
            | Self::PARTICIPLE.0
            | Self::SOURCE.0
            | Self::THAT.0
            | Self::PRONOUN.0
            | Self::OF.0
            | Self::PREPOSITION.0
            | Self::CONJUNCTION.0
            | Self::AUXILIARY.0
            | Self::ADVERB.0
            | Self::RELATIVE.0
            | Self::TIME.0,
    );

    /// Both sets together, where a constant is wanted.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether both sets share a class.
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
