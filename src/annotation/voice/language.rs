//! The words and marks of a language that tell who speaks, read from files that a researcher can edit.
//! Holds no rule: what the words mean for a sentence is the sieve's.

use super::class::Class;
use super::marks::Pair;
use crate::error::{Error, Result};
use hashbrown::HashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The quotation marks of every language.
const MARKS: &str = include_str!("../../../data/words/voices/marks.toml");

/// The words of the languages for which we have some.
const WORDS: [&str; 7] = [
    include_str!("../../../data/words/voices/ar.toml"),
    include_str!("../../../data/words/voices/de.toml"),
    include_str!("../../../data/words/voices/en.toml"),
    include_str!("../../../data/words/voices/es.toml"),
    include_str!("../../../data/words/voices/fa.toml"),
    include_str!("../../../data/words/voices/fr.toml"),
    include_str!("../../../data/words/voices/zh.toml"),
];

/// The name under which the table of marks keeps those of no particular language.
pub const ANY: &str = "any";

/// The tables compiled in.
static SHIPPED: LazyLock<VoiceWords> =
    LazyLock::new(|| VoiceWords::parsed(MARKS, &WORDS).expect("a test reads the shipped tables"));

/// Where the subject of a verb of speech stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// Before it, as in Persian.
    Before,
    /// After it, as in Arabic.
    After,
    /// On either side, as in English.
    #[default]
    Both,
}

/// Marks and words of every language.
#[derive(Debug, Clone, Default)]
pub struct VoiceWords {
    marks: BTreeMap<String, Vec<Pair>>,
    lexicons: BTreeMap<String, Lexicon>,
    nothing: Lexicon,
}

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// The language as a BCP 47 tag; empty if there are no words for it.
    pub language: String,
    /// A capitalised quotation of so many words is full; without upper case, one of so many words.
    pub full_words: usize,
    /// Where subjects stand.
    pub subject: Subject,
    /// Whether its script has upper case.
    pub cased: bool,
    /// Whether spaces part its words.
    pub spaced: bool,
    /// Whether a comma behind a verb of speech opens indirect speech.
    pub comma_opens: bool,
    /// Signs of the longest entry.
    pub longest: usize,
    /// Endings that are a word of their own: `-t-il`.
    pub enclitics: Vec<String>,
    /// Endings of adverbs.
    pub adverb_endings: Vec<String>,
    classes: HashMap<String, Class>,
    phrases: HashMap<String, Vec<Phrase>>,
}

/// Several words that are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its words, in the form of [`key`].
    pub words: Vec<String>,
    /// What they are together.
    pub class: Class,
}

/// A file of words as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    language: String,
    /// The language's quotation marks, in place of those of the table.
    marks: Option<Vec<String>>,
    #[serde(default)]
    full_words: usize,
    #[serde(default)]
    subject: Subject,
    #[serde(default = "yes")]
    cased: bool,
    #[serde(default = "yes")]
    spaced: bool,
    #[serde(default)]
    comma_opens: bool,
    #[serde(default)]
    strong: String,
    #[serde(default)]
    weak: String,
    #[serde(default)]
    participles: String,
    #[serde(default)]
    nouns_too: String,
    #[serde(default)]
    sources: String,
    #[serde(default)]
    so_called: String,
    #[serde(default)]
    that: String,
    #[serde(default)]
    pronouns: String,
    #[serde(default)]
    persons: String,
    #[serde(default)]
    determiners: String,
    #[serde(default)]
    of: String,
    #[serde(default)]
    prepositions: String,
    #[serde(default)]
    conjunctions: String,
    #[serde(default)]
    auxiliaries: String,
    #[serde(default)]
    adverbs: String,
    #[serde(default)]
    adverb_endings: String,
    #[serde(default)]
    relatives: String,
    #[serde(default)]
    times: String,
    #[serde(default)]
    particles: String,
    #[serde(default)]
    abbreviations: String,
    #[serde(default)]
    titles: String,
    #[serde(default)]
    name_endings: String,
    #[serde(default)]
    elisions: String,
    #[serde(default)]
    without_that: String,
    #[serde(default)]
    passive: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    dialogue: String,
    /// What holds an entry of another list and is none of it, in texts without spaces.
    #[serde(default)]
    words: String,
    /// Endings that are cut off as words of their own.
    #[serde(default)]
    enclitics: String,
    /// Letters that may be written together before a verb: Arabic waw.
    #[serde(default)]
    verb_prefixes: String,
}

impl VoiceWords {
    /// The tables that ship with the program.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// The words of a language; a lexicon without words if there are none.
    pub fn lexicon(&self, language: &str) -> &Lexicon {
        self.lexicons.get(primary(language).as_str()).unwrap_or(&self.nothing)
    }

    /// The usual pairs of marks of a language; `None` if it is not in the table or nobody stated it.
    pub fn marks(&self, language: &str) -> Option<&[Pair]> {
        self.marks.get(primary(language).as_str()).filter(|_| primary(language) != ANY).map(Vec::as_slice)
    }

    /// The pairs that are tried everywhere.
    pub fn any_marks(&self) -> &[Pair] {
        self.marks.get(ANY).map_or(&[], Vec::as_slice)
    }

    /// Whether a word is a verb of speech, and nothing else, in some language that has words.
    pub fn tells_speech(&self, word: &str) -> bool {
        let class = |lexicon: &Lexicon| lexicon.class(&key(word));
        self.lexicons.values().map(class).any(|class| class.is(Class::CUE) && !class.is(Class::NOUN_TOO))
    }

    /// The languages with words, in alphabetical order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.lexicons.keys().map(String::as_str)
    }

    /// A file of words put in place of ours of the same language.
    ///
    /// # Errors
    /// If it is not TOML in the form of the shipped files; the message names the line.
    pub fn replaced(&self, text: &str, place: &str) -> Result<Self> {
        let file: WordsFile = toml::from_str(text).map_err(|error| malformed(place, text, &error))?;
        let mut words = self.clone();
        if let Some(marks) = &file.marks {
            words.marks.insert(file.language.clone(), pairs(marks, &file.language, place)?);
        }
        let lexicon = Lexicon::of(&file);
        words.lexicons.insert(lexicon.language.clone(), lexicon);
        Ok(words)
    }

    fn parsed(marks: &str, files: &[&str]) -> Result<Self> {
        let table: BTreeMap<String, Vec<String>> =
            toml::from_str(marks).map_err(|error| malformed("marks.toml", marks, &error))?;
        let mut words = Self::default();
        for (language, pairs) in table {
            let pairs = self::pairs(&pairs, &language, "marks.toml")?;
            words.marks.insert(language, pairs);
        }
        for text in files {
            words = words.replaced(text, "a shipped file of words")?;
        }
        Ok(words)
    }
}

impl Lexicon {
    /// What a word is, by its key; no class if it is not listed.
    pub fn class(&self, key: &str) -> Class {
        self.classes.get(key).copied().unwrap_or(Class::NONE)
    }

    /// Whether a mention is a pronoun and nothing else.
    pub fn is_pronoun(&self, mention: &str) -> bool {
        let key = key(mention.trim());
        (self.class(&key) | self.derived(&key)).is(Class::PRONOUN)
    }

    /// Whether a word stands in some list, by its key.
    pub fn has(&self, key: &str) -> bool {
        self.classes.contains_key(key)
    }

    /// Whether a word is a title before names, and no name.
    pub fn is_title(&self, word: &str) -> bool {
        self.class(&key(word)).is(Class::TITLE)
    }

    /// What a word that is not listed is by its form: an adverb by its ending, a pronoun with something written to it.
    pub fn derived(&self, key: &str) -> Class {
        if key.chars().count() > 4 && self.adverb_endings.iter().any(|ending| key.ends_with(ending.as_str())) {
            return Class::ADVERB;
        }
        let stem = key.split_once('\'').map_or(Class::NONE, |(stem, _)| self.class(stem));
        match stem.is(Class::PRONOUN) && !stem.is(Class::DETERMINER) {
            true if stem.is(Class::DIALOGUE) => Class::PRONOUN | Class::DIALOGUE,
            true => Class::PRONOUN,
            false => Class::NONE,
        }
    }

    /// The phrases that begin with a word, longest first.
    pub fn phrases(&self, first: &str) -> &[Phrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// Whether there are words for the language at all.
    pub fn is_known(&self) -> bool {
        !self.language.is_empty()
    }

    fn of(file: &WordsFile) -> Self {
        let mut lexicon = Self {
            language: file.language.clone(),
            full_words: file.full_words,
            subject: file.subject,
            cased: file.cased,
            spaced: file.spaced,
            comma_opens: file.comma_opens,
            enclitics: entries(&file.enclitics).map(String::from).collect(),
            adverb_endings: entries(&file.adverb_endings).map(String::from).collect(),
            ..Self::default()
        };
        for (list, class) in file.lists() {
            entries(list).for_each(|entry| lexicon.add(entry, class));
        }
        for prefix in entries(&file.verb_prefixes) {
            for (list, class) in [(&file.strong, Class::STRONG), (&file.weak, Class::WEAK)] {
                entries(list).for_each(|verb| lexicon.add(&format!("{prefix}{verb}"), class));
            }
        }
        for known in lexicon.phrases.values_mut() {
            known.sort_by(|a, b| (b.words.len(), &a.words).cmp(&(a.words.len(), &b.words)));
        }
        lexicon
    }

    fn add(&mut self, entry: &str, class: Class) {
        let words: Vec<String> = entry.split_whitespace().map(key).collect();
        match &words[..] {
            [] => {}
            [word] => {
                self.longest = self.longest.max(word.chars().count());
                *self.classes.entry(word.clone()).or_default() |= class;
            }
            [first, ..] => {
                let known = self.phrases.entry(first.clone()).or_default();
                match known.iter_mut().find(|phrase| phrase.words == words) {
                    Some(phrase) => phrase.class |= class,
                    None => known.push(Phrase { words, class }),
                }
            }
        }
    }
}

impl WordsFile {
    fn lists(&self) -> [(&str, Class); 27] {
        [
            (&self.strong, Class::STRONG),
            (&self.weak, Class::WEAK),
            (&self.participles, Class::PARTICIPLE),
            (&self.nouns_too, Class::NOUN_TOO),
            (&self.sources, Class::SOURCE),
            (&self.so_called, Class::SO_CALLED),
            (&self.that, Class::THAT),
            (&self.pronouns, Class::PRONOUN),
            (&self.persons, Class::PERSON),
            (&self.determiners, Class::DETERMINER),
            (&self.of, Class::OF),
            (&self.prepositions, Class::PREPOSITION),
            (&self.conjunctions, Class::CONJUNCTION),
            (&self.auxiliaries, Class::AUXILIARY),
            (&self.adverbs, Class::ADVERB),
            (&self.relatives, Class::RELATIVE),
            (&self.times, Class::TIME),
            (&self.particles, Class::PARTICLE),
            (&self.abbreviations, Class::ABBREVIATION),
            (&self.titles, Class::TITLE),
            (&self.name_endings, Class::NAME_ENDING),
            (&self.elisions, Class::ELISION),
            (&self.without_that, Class::ZERO),
            (&self.passive, Class::PASSIVE),
            (&self.by, Class::BY),
            (&self.dialogue, Class::DIALOGUE),
            (&self.words, Class::NONE),
        ]
        .map(|(list, class)| (list.as_str(), class))
    }
}

/// Pairs of marks, each with a space between what opens and what closes.
fn pairs(marks: &[String], language: &str, place: &str) -> Result<Vec<Pair>> {
    let pair = |marks: &String| {
        Pair::new(marks).ok_or_else(|| {
            Error::new(format!("\"{marks}\" for {language} in \"{place}\" is no pair of marks"))
                .hint("write what opens, a space, what closes, of one kind: \"« »\"")
        })
    };
    marks.iter().map(pair).collect()
}

/// Most scripts that we have words for have upper case.
fn yes() -> bool {
    true
}

/// The entries of a list: between commas or line ends.
fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.split([',', '\n', '،']).map(str::trim).filter(|entry| !entry.is_empty())
}

/// A word as the tables know it: lower case, straight apostrophe, Persian kaf and yeh, without vowel signs, tatweel and
/// zero-width signs.
pub fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    write_key(word, &mut key);
    key
}

/// As [`key`], into a string that is used again.
pub fn write_key(word: &str, key: &mut String) {
    key.clear();
    for sign in word.chars() {
        match sign {
            'A'..='Z' => key.push(sign.to_ascii_lowercase()),
            '\0'..='\u{7f}' => key.push(sign),
            '’' | 'ʼ' => key.push('\''),
            'ي' | 'ى' => key.push('ی'),
            'ك' => key.push('ک'),
            '\u{64b}'..='\u{652}' | '\u{640}' | '\u{200c}' | '\u{200d}' | '\u{ad}' => {}
            other => key.extend(other.to_lowercase()),
        }
    }
}

/// The language of a tag without script and region.
pub fn primary(tag: &str) -> String {
    tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

fn malformed(place: &str, text: &str, error: &toml::de::Error) -> Error {
    let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let line = line.map_or_else(String::new, |line| format!(" line {line}"));
    Error::new(format!("\"{place}\"{line}: {}", error.message().replace('\n', ", ")))
        .hint("write it in the form of data/words/voices/en.toml")
}
