//! What is counted of a token: its folded form, a stem, a lemma, a part of speech. Each unit is a value; what is counted is a
//! function of the type, applied once a type and never to the text.

use super::{Entry, Stemmer, WordRules};
use crate::error::{Error, Result};
use crate::token::lemmas::FoldedLemmas;
use std::borrow::Cow;
use std::fmt;

/// What is counted of a token.
#[derive(Clone, Copy)]
pub struct Unit {
    /// The name on the command line and in settings.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub about: &'static str,
    /// What it takes of a token; `None` where the token has no such thing.
    of: fn(&Counting, Entry<'_>) -> Option<String>,
    /// What a word of a question is compared with.
    asked: fn(&Counting, &str) -> String,
    /// What is counted where a token has no such thing.
    otherwise: fn(&Counting, Entry<'_>) -> String,
}

/// The spelling after the folding rules.
pub const FORM: Unit = Unit {
    name: "form",
    about: "the spelling after the folding rules",
    of: |counting, entry| Some(counting.fold(entry.surface)),
    asked: Counting::fold,
    otherwise: |counting, entry| counting.fold(entry.surface),
};

/// The stem of the folded form.
pub const STEM: Unit = Unit {
    name: "stem",
    about: "the stem of the folded form, by the algorithm of Snowball for the language; it groups forms and is no word",
    of: |counting, entry| counting.stem(&counting.fold(entry.surface)),
    asked: |counting, word| {
        let form = counting.fold(word);
        counting.stem(&form).unwrap_or(form)
    },
    otherwise: FORM.otherwise,
};

/// The lemma.
pub const LEMMA: Unit = Unit {
    name: "lemma",
    about: "the lemma that a user's table or the input gives; the folded form where there is none",
    of: |counting, entry| counting.lemma(entry).map(Cow::into_owned),
    asked: |counting, word| {
        let form = counting.fold(word);
        counting.lemmas.as_ref().and_then(|table| table.lemma(&form, None)).map_or(form.clone(), str::to_owned)
    },
    otherwise: FORM.otherwise,
};

/// The part of speech.
pub const POS: Unit = Unit {
    name: "pos",
    about: "the part of speech in the tag set of the input; \"unknown\" where there is none",
    of: |_, entry| entry.pos.map(str::to_owned),
    asked: |_, word| word.to_owned(),
    otherwise: |_, _| UNKNOWN.to_owned(),
};

/// Lemma and part of speech: `say_VERB`.
pub const LEMMA_POS: Unit = Unit {
    name: "lemma-pos",
    about: "the lemma and the part of speech, joined as in say_VERB",
    of: |counting, entry| Some(format!("{}_{}", counting.lemma(entry)?, entry.pos?)),
    asked: |counting, word| match word.rsplit_once('_') {
        Some((lemma, pos)) => format!("{}_{pos}", (LEMMA.asked)(counting, lemma)),
        None => (LEMMA.asked)(counting, word),
    },
    otherwise: |counting, entry| {
        let lemma = counting.lemma(entry).unwrap_or_else(|| counting.fold(entry.surface).into());
        format!("{lemma}_{}", entry.pos.unwrap_or(UNKNOWN))
    },
};

/// Every unit.
pub const UNITS: &[Unit] = &[FORM, STEM, LEMMA, POS, LEMMA_POS];

/// What stands for a part of speech that the input does not give.
const UNKNOWN: &str = "unknown";

impl Unit {
    /// A unit by its name.
    ///
    /// # Errors
    /// If there is no such unit.
    pub fn named(name: &str) -> Result<Self> {
        UNITS.iter().find(|unit| unit.name == name).copied().ok_or_else(|| {
            let known: Vec<&str> = UNITS.iter().map(|unit| unit.name).collect();
            Error::question(format!("words cannot be counted as \"{name}\""))
                .hint(format!("use one of: {}", known.join(", ")))
        })
    }

    /// Whether it takes something of the table or the input that not every token has.
    pub fn may_lack(&self) -> bool {
        ![FORM.name, STEM.name].contains(&self.name)
    }
}

impl Default for Unit {
    fn default() -> Self {
        FORM
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Unit {}

impl fmt::Debug for Unit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name)
    }
}

/// How an index makes the counted form of a type.
#[derive(Debug, Clone, Default)]
pub struct Counting {
    /// What is counted.
    pub unit: Unit,
    /// The folding rules; `None` where spellings count as they are given.
    pub rules: Option<WordRules>,
    /// The stemmer of the corpus, if stems are counted.
    pub stemmer: Option<&'static Stemmer>,
    /// The user's table, which goes before the lemmas of the input.
    pub lemmas: Option<FoldedLemmas>,
}

impl Counting {
    /// The counted form of a type. Never empty.
    pub fn form(&self, entry: Entry<'_>) -> String {
        (self.unit.of)(self, entry).unwrap_or_else(|| (self.unit.otherwise)(self, entry))
    }

    /// Whether a type has what is counted; if not, something else stands for it.
    pub fn has(&self, entry: Entry<'_>) -> bool {
        (self.unit.of)(self, entry).is_some()
    }

    /// What a word of a question is compared with.
    pub fn asked(&self, word: &str) -> String {
        (self.unit.asked)(self, word)
    }

    /// The spelling after the folding rules.
    pub fn fold(&self, word: &str) -> String {
        self.rules.map_or_else(|| word.to_owned(), |rules| rules.fold(word))
    }

    /// The lemma of a type: of the table if it has one, else of the input, folded as forms are.
    pub fn lemma<'e>(&'e self, entry: Entry<'e>) -> Option<Cow<'e, str>> {
        let of_table = self.lemmas.as_ref().and_then(|table| table.lemma(&self.fold(entry.surface), entry.pos));
        of_table.map(Cow::Borrowed).or_else(|| entry.lemma.map(|lemma| self.fold(lemma).into()))
    }

    fn stem(&self, form: &str) -> Option<String> {
        self.stemmer.map(|stemmer| stemmer.stem(form).into_owned())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::token::LemmaTable;

    fn counting(unit: &str) -> Counting {
        let rules = WordRules::default();
        let table = LemmaTable::parse("mice\tmouse\n".as_bytes(), "t").unwrap();
        Counting {
            unit: Unit::named(unit).unwrap(),
            rules: Some(rules),
            stemmer: Some(Stemmer::of("en").unwrap()),
            lemmas: Some(table.folded(|form| rules.fold(form))),
        }
    }

    #[test]
    fn every_unit_counts_what_it_says() {
        let given = Entry { surface: "Said", lemma: Some("Say"), pos: Some("VERB") };
        let listed = Entry { surface: "Mice", lemma: Some("mice"), pos: None };
        let bare = Entry::from("Sanctions");
        for (unit, expected) in [
            ("form", ["said", "mice", "sanctions"]),
            ("stem", ["said", "mice", "sanction"]),
            ("lemma", ["say", "mouse", "sanctions"]),
            ("pos", ["VERB", "unknown", "unknown"]),
            ("lemma-pos", ["say_VERB", "mouse_unknown", "sanctions_unknown"]),
        ] {
            let counting = counting(unit);
            assert_eq!([given, listed, bare].map(|entry| counting.form(entry)), expected, "{unit}");
        }
        assert!(counting("lemma").has(listed) && !counting("lemma").has(bare) && !counting("lemma-pos").has(listed));
    }

    #[test]
    fn words_of_questions_are_made_alike() {
        assert_eq!(counting("stem").asked("Sanctioned"), "sanction");
        assert_eq!(counting("lemma").asked("Mice"), "mouse");
        assert_eq!(counting("pos").asked("VERB"), "VERB");
        assert_eq!(counting("lemma-pos").asked("Mice_NOUN"), "mouse_NOUN");
        assert!(Unit::named("tag").unwrap_err().remedy().unwrap().contains("lemma-pos"));
    }
}
