//! Which language a text reads like: a check of the stated language, and a basis for the word rules where none is stated.
//! It never fills in metadata. Commonest words decide most news at once; `whatlang` (letters and their triples) the rest.

use crate::corpus::{Article, Finding};
use crate::parallel;
use std::borrow::Cow;
use std::sync::LazyLock;
use whatlang::{Lang, Script};

/// Whose tables of letters and triples they are.
pub const VERSION: &str = "whatlang 0.18.0";

/// The kinds of what [`judge`] finds.
pub(crate) const FINDINGS: [&str; 3] = ["garbled-text", "language-disagrees", "mojibake"];

/// A text with fewer characters is not judged.
pub const MIN_CHARACTERS: usize = 200;

/// So many must be letters; of a script without spaces so many are enough.
const MIN_LETTERS: usize = 60;

/// A longer text is judged by three pieces of this many bytes.
const PIECE: usize = 300;

/// Above this a guess of whatlang is taken for sure.
const SURE: f64 = 0.9;

/// What a text reads like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guess {
    /// The language as its two or three letters of BCP 47.
    pub tag: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// From 0 to 1; whatlang's, or 1 where the commonest words decided.
    pub confidence: f64,
}

impl Guess {
    /// Whether it can be relied on.
    pub fn is_sure(&self) -> bool {
        self.confidence > SURE
    }
}

/// What the languages of a corpus read like, article by article.
#[derive(Debug, Clone, Default)]
pub struct Judgements {
    /// What each article reads like; `None` if it is too short or unclear.
    pub guesses: Vec<Option<Guess>>,
    /// Articles that read like another language than they state, and texts that read like none.
    pub findings: Vec<Finding>,
}

/// Judges every article, on up to `threads` threads. `language` is the language that stands over all articles, if one does.
pub fn judge(articles: &[Article], language: Option<&str>, threads: usize) -> Judgements {
    let mut judgements = Judgements::default();
    for (article, (guess, garbled)) in articles.iter().zip(parallel::map(articles, threads, judged)) {
        let stated = language.unwrap_or(&article.language);
        let mut note = |kind, text| judgements.findings.push(Finding { kind, place: article.id.clone(), text });
        if let Some(text) = super::garbled::mojibake(&article.body) {
            note("mojibake", text);
        }
        match guess {
            _ if garbled => note("garbled-text", super::garbled::WARNING.into()),
            Some(guess) if guess.is_sure() && disagrees(stated, guess.tag) => {
                let text = format!(
                    "is stated to be in \"{stated}\" but reads like {} ({}, confidence {:.2}); it is counted as stated: correct the \
                     column language, or see whether the text is the right one",
                    guess.name, guess.tag, guess.confidence
                );
                note("language-disagrees", text);
            }
            _ => {}
        }
        judgements.guesses.push(guess.filter(|guess| guess.is_sure() && !garbled));
    }
    judgements
}

/// What an article surely reads like, as [`Judgements::guesses`] has it: a garbled text surely reads like nothing.
pub fn reading(article: &Article) -> Option<Guess> {
    guess(&article.body).filter(Guess::is_sure)
}

fn judged(article: &Article) -> (Option<Guess>, bool) {
    let found = guess(&article.body);
    let garbled = found.is_none_or(|guess| !guess.is_sure()) && super::garbled::is_garbled(&article.body);
    (found, garbled)
}

/// What a text reads like; `None` if it is too short or in no script that is known.
pub fn guess(text: &str) -> Option<Guess> {
    let sample = sample(text);
    let is_long = sample.chars().nth(MIN_CHARACTERS - 1).is_some();
    if is_long && let Some(guess) = by_commonest_words(&sample) {
        return Some(guess);
    }
    sample.chars().filter(|sign| sign.is_alphabetic()).nth(MIN_LETTERS - 1)?;
    let found = whatlang::detect(&sample)?;
    let spaceless = matches!(found.script(), Script::Mandarin | Script::Hiragana | Script::Katakana | Script::Thai);
    (is_long || spaceless).then(|| {
        let (tag, name) = named(found.lang());
        Guess { tag, name, confidence: found.confidence() }
    })
}

/// Three pieces of a long text: from its first, second and last quarter, so that no headline or footer decides alone.
fn sample(text: &str) -> Cow<'_, str> {
    if text.len() <= 4 * PIECE {
        return Cow::Borrowed(text);
    }
    let piece = |place: usize| {
        let start = text.floor_char_boundary(text.len() / 4 * place - PIECE / 2);
        &text[start..text.floor_char_boundary(start + PIECE)]
    };
    Cow::Owned([piece(1), piece(2), piece(3)].join(" "))
}

/// Common words of a language that are rare in all others: `da`, `do` and `o` of Portuguese are common in Serbian, `di` of Italian is in
/// Indonesian.
struct Commonest {
    tag: &'static str,
    name: &'static str,
    words: &'static [&'static str],
}

/// Made by hand. What they decide agrees with whatlang (`docs/measurements.md`).
const COMMONEST: &[Commonest] = &[
    Commonest { tag: "en", name: "English", words: &["the", "of", "and", "to", "that", "is", "was", "for", "with"] },
    Commonest { tag: "fr", name: "French", words: &["les", "des", "est", "dans", "une", "pour", "qui", "au", "sur"] },
    Commonest { tag: "de", name: "German", words: &["der", "und", "das", "mit", "nicht", "ist", "dem", "zu", "auf"] },
    Commonest { tag: "es", name: "Spanish", words: &["el", "los", "las", "por", "una", "del", "con", "y", "su"] },
    Commonest { tag: "it", name: "Italian", words: &["il", "che", "per", "non", "della", "gli", "sono", "nel", "è"] },
    Commonest {
        tag: "pt", name: "Portuguese", words: &["não", "uma", "um", "os", "com", "ao", "são", "foi", "pelo"]
    },
    Commonest {
        tag: "nl",
        name: "Dutch",
        words: &["het", "een", "van", "zijn", "niet", "voor", "ook", "naar", "wordt"],
    },
    Commonest {
        tag: "fa", name: "Persian", words: &["که", "از", "به", "در", "را", "با", "این", "آن", "است"]
    },
    Commonest {
        tag: "ar", name: "Arabic", words: &["في", "على", "إلى", "أن", "عن", "هذا", "كان", "التي", "الذي"]
    },
    Commonest {
        tag: "ru", name: "Russian", words: &["что", "это", "его", "она", "был", "из", "бы", "было", "мы"]
    },
];

/// Bytes of the longest of these words.
const LONGEST: usize = 8;

/// At least one word in sixteen, and five times as many as of any other language. The words of a sample are compared in lower case.
fn by_commonest_words(sample: &str) -> Option<Guess> {
    let known = Commonest::known();
    let mut found = [0u32; COMMONEST.len()];
    let mut words = 0;
    let bytes = sample.as_bytes();
    let mut place = 0;
    while place < bytes.len() {
        let eight = Eight::beginning(&bytes[place..]);
        let mut length = eight.inside();
        if length == LONGEST {
            length += bytes[place + LONGEST..].iter().take_while(|&&byte| is_inside(byte)).count();
        }
        // Behind a full stop or a stroke stands a part of an address: `com` is a word of Portuguese elsewhere.
        let in_address = place > 0 && matches!(bytes[place - 1], b'.' | b'/');
        if length > 0 && !in_address {
            words += 1;
            if length <= LONGEST
                && let Some(language) = known.language_of(eight.word(length))
            {
                found[language] += 1;
            }
        }
        place += length + 1;
    }
    let best = (0..found.len()).max_by_key(|&place| (found[place], std::cmp::Reverse(place)))?;
    let second = (0..found.len()).filter(|&place| place != best).map(|place| found[place]).max().unwrap_or(0);
    let clear = found[best] * 16 >= words && found[best] >= 5 * second.max(1);
    clear.then(|| Guess { tag: COMMONEST[best].tag, name: COMMONEST[best].name, confidence: 1.0 })
}

/// The common words of all languages: a table of places by hash. Most words of a text are in no list, and one look says so.
struct Known(Vec<Option<(u64, usize)>>);

impl Commonest {
    fn known() -> &'static Known {
        static KNOWN: LazyLock<Known> = LazyLock::new(|| {
            let mut known = vec![None; 1 << BITS];
            for (place, language) in COMMONEST.iter().enumerate() {
                for word in language.words.iter().map(|word| Eight::beginning(word.as_bytes()).word(word.len())) {
                    let mut at = slot(word);
                    while known[at].is_some() {
                        at = (at + 1) % known.len();
                    }
                    known[at] = Some((word, place));
                }
            }
            Known(known)
        });
        &KNOWN
    }
}

impl Known {
    /// The place of the language that has a word of at most [`LONGEST`] bytes, as one number, among its commonest.
    #[inline]
    fn language_of(&self, word: u64) -> Option<usize> {
        let mut at = slot(word);
        while let Some((found, place)) = self.0[at] {
            if found == word {
                return Some(place);
            }
            at = (at + 1) % self.0.len();
        }
        None
    }
}

/// Binary digits of a place in the table of common words: nine of ten places are free.
const BITS: u32 = 10;

fn slot(word: u64) -> usize {
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS)) as usize
}

/// Whether a byte belongs to a word. Bytes, not letters: a curly mark that sticks to a word costs that word, and the check costs a third.
fn is_inside(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || !byte.is_ascii()
}

/// Eight bytes of a text that are looked at together, zeros behind its end.
#[derive(Clone, Copy)]
struct Eight {
    bytes: u64,
    /// The high bit of each letter of ASCII.
    letters: u64,
}

impl Eight {
    #[inline]
    fn beginning(text: &[u8]) -> Self {
        let bytes = text.first_chunk().copied().unwrap_or_else(|| {
            let mut eight = [0; LONGEST];
            eight[..text.len()].copy_from_slice(text);
            eight
        });
        let bytes = u64::from_le_bytes(bytes);
        let lower = (bytes & !HIGH) | (0x20 * ONES);
        let at_least = |least: u8| lower + u64::from(0x80 - least) * ONES;
        Self { bytes, letters: at_least(b'a') & !at_least(b'z' + 1) & !bytes & HIGH }
    }

    /// How many of them belong to the word that begins here.
    #[inline]
    fn inside(self) -> usize {
        (!(self.letters | self.bytes) & HIGH).trailing_zeros() as usize / 8
    }

    /// The first of them, a word, as one number, its ASCII letters in lower case: comparing numbers keeps this check cheap.
    #[inline]
    fn word(self, length: usize) -> u64 {
        (self.bytes | self.letters >> 2) & (u64::MAX >> (8 * (LONGEST - length)))
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// Languages that such means hardly tell apart: a stated one is not doubted for another of its group.
const ALIKE: &[&[&str]] = &[
    &["da", "nb", "nn", "no", "sv"],
    &["hr", "sr", "bs", "sh", "sl"],
    &["cs", "sk"],
    &["id", "ms", "jv"],
    &["bg", "mk"],
    &["pt", "gl", "es", "ca"],
    &["hi", "mr", "ne"],
    &["fa", "prs", "tg"],
    &["az", "tr", "tk", "uz"],
    &["zh", "yue", "cmn"],
    &["tl", "fil"],
    &["af", "nl"],
];

/// Whether a text reads like another language than it states. Languages that whatlang does not know cannot be checked.
fn disagrees(stated: &str, guessed: &str) -> bool {
    let stated = crate::token::primary_language(stated);
    let known =
        LANGUAGES.iter().any(|(_, tag)| *tag == stated) || ALIKE.iter().any(|group| group.contains(&stated.as_str()));
    let alike = ALIKE.iter().any(|group| group.contains(&stated.as_str()) && group.contains(&guessed));
    known && stated != guessed && !alike
}

/// The codes of whatlang (ISO 639-3) and the shortest tags of BCP 47.
#[rustfmt::skip]
const LANGUAGES: &[(&str, &str)] = &[
    ("epo", "eo"), ("eng", "en"), ("rus", "ru"), ("cmn", "zh"), ("spa", "es"), ("por", "pt"), ("ita", "it"),
    ("ben", "bn"), ("fra", "fr"), ("deu", "de"), ("ukr", "uk"), ("kat", "ka"), ("ara", "ar"), ("hin", "hi"),
    ("jpn", "ja"), ("heb", "he"), ("yid", "yi"), ("pol", "pl"), ("amh", "am"), ("jav", "jv"), ("kor", "ko"),
    ("nob", "nb"), ("dan", "da"), ("swe", "sv"), ("fin", "fi"), ("tur", "tr"), ("nld", "nl"), ("hun", "hu"),
    ("ces", "cs"), ("ell", "el"), ("bul", "bg"), ("bel", "be"), ("mar", "mr"), ("kan", "kn"), ("ron", "ro"),
    ("slv", "sl"), ("hrv", "hr"), ("srp", "sr"), ("mkd", "mk"), ("lit", "lt"), ("lav", "lv"), ("est", "et"),
    ("tam", "ta"), ("vie", "vi"), ("urd", "ur"), ("tha", "th"), ("guj", "gu"), ("uzb", "uz"), ("pan", "pa"),
    ("aze", "az"), ("ind", "id"), ("tel", "te"), ("pes", "fa"), ("mal", "ml"), ("ori", "or"), ("mya", "my"),
    ("nep", "ne"), ("sin", "si"), ("khm", "km"), ("tuk", "tk"), ("aka", "ak"), ("zul", "zu"), ("sna", "sn"),
    ("afr", "af"), ("lat", "la"), ("slk", "sk"), ("cat", "ca"), ("tgl", "tl"), ("hye", "hy"), ("cym", "cy"),
];

/// Tag and English name of a language that whatlang found.
fn named(language: Lang) -> (&'static str, &'static str) {
    let code = language.code();
    let tag = LANGUAGES.iter().find(|(known, _)| *known == code).map_or(code, |(_, tag)| tag);
    (tag, language.eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The harbour council said on Monday that the dam was not the cause of the flood, and that the engineers \
        had warned of the rain for weeks. It is for the ministry to decide with the towns what is to be done with the gates.";
    const PERSIAN: &str = "شورای بندر روز دوشنبه اعلام کرد که سد علت سیل نبوده است و مهندسان از هفته‌ها پیش درباره باران هشدار داده بودند. \
        تصمیم درباره دریچه‌ها با وزارتخانه و شهرداری‌ها است و باید پیش از زمستان گرفته شود تا کشاورزان زیان نبینند. ماهیگیران می‌گویند که کسی به آنان گوش نمی‌دهد.";
    const ARABIC: &str = "أعلن مجلس الميناء يوم الاثنين أن السد لم يكن سبب الفيضان وأن المهندسين حذروا من الأمطار منذ أسابيع. \
        ويعود القرار بشأن البوابات إلى الوزارة والبلديات ويجب أن يتخذ قبل الشتاء حتى لا يتضرر المزارعون. ويقول الصيادون إن أحدا لا يستمع إليهم في هذه القضية.";

    #[test]
    fn languages_are_told_apart() {
        let tag = |text: &str| guess(text).filter(Guess::is_sure).map(|guess| guess.tag);
        assert_eq!(tag(ENGLISH), Some("en"));
        assert_eq!(tag(PERSIAN), Some("fa"));
        assert_eq!(tag(ARABIC), Some("ar"));
        let chinese = "港务委员会星期一表示，大坝不是洪水的原因，工程师几个星期以来一直警告说会有大雨。闸门怎么办，要由部里和各城镇决定。渔民说，没有人听他们的话，也没有人问过他们的意见。";
        assert_eq!(tag(chinese), Some("zh"));
        let german = "Der Hafenrat sagte am Montag, dass der Damm nicht die Ursache der Flut war und dass die Ingenieure seit Wochen \
            vor dem Regen gewarnt haben. Was mit den Toren geschieht, entscheidet das Ministerium mit den Städten.";
        assert_eq!(tag(german), Some("de"));
        let finnish = "Satamaneuvosto sanoi maanantaina, ettei pato ollut tulvan syy ja että insinöörit olivat varoittaneet sateesta \
            viikkojen ajan. Ministeriö ja kaupungit päättävät yhdessä, mitä porteille tehdään ennen talvea. Kalastajat sanovat, ettei heitä kuunnella.";
        assert_eq!(tag(finnish), Some("fi"));
    }

    #[test]
    fn addresses_are_no_words_of_a_language() {
        let linked = ENGLISH.replace("that", "[that](https://www.example.com/docs/com.html?ref=blog.example.com)");
        let guess = guess(&linked).expect("a guess");
        assert_eq!((guess.tag, guess.confidence), ("en", 1.0));
        assert_eq!(by_commonest_words(&linked), Some(guess));
    }

    #[test]
    fn short_texts_are_not_judged() {
        assert_eq!(guess("Imam Khamenei"), None);
        assert_eq!(guess(&"12 345 … ".repeat(100)), None);
        assert_eq!(guess(""), None);
        assert_eq!(guess("سد ساخته شد"), None);
    }

    #[test]
    fn a_long_text_is_judged_by_its_pieces() {
        let long = format!("{}{}", "Photo: AP. ".repeat(3), PERSIAN.repeat(40));
        assert!(sample(&long).len() <= 3 * PIECE + 2);
        assert_eq!(guess(&long).map(|guess| guess.tag), Some("fa"));
    }

    #[test]
    fn stated_languages_are_doubted_only_where_they_can_be_told_apart() {
        assert!(disagrees("fa", "en") && disagrees("en-GB", "fr") && disagrees("fa-IR", "ar"));
        assert!(!disagrees("", "en") && !disagrees("en-US", "en") && !disagrees("no", "da") && !disagrees("xx", "en"));
    }

    #[test]
    fn no_word_is_common_in_two_languages_of_the_list() {
        for (place, language) in COMMONEST.iter().enumerate() {
            for word in language.words {
                assert!(word.len() <= LONGEST, "{word}");
                let capitals = Eight::beginning(word.to_ascii_uppercase().as_bytes());
                let as_it_is = Eight::beginning(word.as_bytes());
                assert_eq!(Commonest::known().language_of(as_it_is.word(word.len())), Some(place), "{word}");
                assert_eq!(capitals.word(word.len()), as_it_is.word(word.len()), "{word}");
            }
        }
    }
}
