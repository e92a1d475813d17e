//! Which language a text reads like: a check of the stated language, and a basis for the word rules where none is stated.
//! It never fills in metadata. Commonest words decide most news at once; letters and their triples the rest, as whatlang does it
//! (the tests hold both to the same answers).

mod commonest;
mod scripts;
mod seen;
mod triples;

use crate::corpus::{Article, Finding};
use crate::parallel;
use commonest::by_commonest_words;
use scripts::{Letters, Script};
use std::borrow::Cow;
use triples::Told;

/// What guesses rest on: our lists of words, and whose tables of letters and triples of letters.
pub const VERSION: &str = "commonest words, whatlang 0.18.0";

/// The kinds of what [`judge`] finds.
pub(crate) const FINDINGS: [&str; 3] = ["garbled-text", "language-disagrees", "mojibake"];

/// A text with fewer characters is not judged.
pub const MIN_CHARACTERS: usize = 200;

/// So many must be letters; of a script without spaces so many are enough.
const MIN_LETTERS: usize = 60;

/// A longer text is judged by three pieces of this many bytes.
const PIECE: usize = 300;

/// Above this a guess is taken for sure; whatlang has the same border.
const SURE: f64 = 0.9;

/// What a text reads like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Guess {
    /// The language as its two or three letters of BCP 47.
    pub tag: &'static str,
    /// Its name in English.
    pub name: &'static str,
    /// From 0 to 1; that of whatlang, or 1 where the commonest words decided.
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
        if let Some(text) = crate::annotation::garbled::mojibake(&article.body) {
            note("mojibake", text);
        }
        match guess {
            _ if garbled => note("garbled-text", crate::annotation::garbled::WARNING.into()),
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
    let garbled = found.is_none_or(|guess| !guess.is_sure()) && crate::annotation::garbled::is_garbled(&article.body);
    (found, garbled)
}

/// What a text reads like; `None` if it is too short or in no script that is known.
pub fn guess(text: &str) -> Option<Guess> {
    let sample = sample(text);
    // A character has four bytes at most.
    let is_long = sample.len() >= 4 * MIN_CHARACTERS || sample.chars().nth(MIN_CHARACTERS - 1).is_some();
    if is_long && let Some(guess) = by_commonest_words(&sample) {
        return Some(guess);
    }
    // Most letters are common ones.
    if sample.chars().filter(|sign| is_common_letter(*sign) == Some(true)).nth(MIN_LETTERS - 1).is_none() {
        sample.chars().filter(|sign| is_letter(*sign)).nth(MIN_LETTERS - 1)?;
    }
    let (script, guess) = by_letters(&sample)?;
    let spaceless = matches!(script, Script::Han | Script::Hiragana | Script::Katakana | Script::Thai);
    (is_long || spaceless).then_some(guess)
}

/// As [`char::is_alphabetic`], sooner for the letters of most texts.
fn is_letter(sign: char) -> bool {
    is_common_letter(sign).unwrap_or_else(|| sign.is_alphabetic())
}

/// Whether a sign is a letter, if it is one of the commonest.
fn is_common_letter(sign: char) -> Option<bool> {
    match sign {
        '\0'..='\x7f' => Some(sign.is_ascii_alphabetic()),
        '\u{2000}'..='\u{206f}' => Some(false),
        'à'..='ö'
        | 'ø'..='ʯ'
        | 'Ѐ'..='ҁ'
        | 'ա'..='ֈ'
        | 'א'..='ת'
        | 'ا'..='غ'
        | 'ف'..='ي'
        | 'ٱ'..='ۓ'
        | 'ऄ'..='ऻ'
        | 'ક'..='ન'
        | 'પ'..='ર'
        | 'ก'..='ะ'
        | 'Ḁ'..='ỿ'
        | 'ぁ'..='ゖ'
        | '一'..='鿿'
        | '가'..='힣' => Some(true),
        _ => None,
    }
}

/// What the letters of a text say, of any length; `None` if there are none.
pub(super) fn by_letters_alone(text: &str) -> Option<Guess> {
    by_letters(text).map(|(_, guess)| guess)
}

/// The script of most letters, and the language that they tell.
fn by_letters(text: &str) -> Option<(Script, Guess)> {
    let letters = Letters::of(text);
    let script = letters.main()?;
    let surely = |code| Told { code, confidence: 1.0 };
    let told = match script.language() {
        Some(code) => surely(code),
        None if script == Script::Han => chinese_or_japanese(&letters),
        None => triples::tell(script, text)?,
    };
    let &(_, tag, name) = LANGUAGES.iter().find(|(code, ..)| *code == told.code)?;
    Some((script, Guess { tag, name, confidence: told.confidence }))
}

/// Han and kana: Japanese has kana in every sentence, Chinese a few in names. The borders are those of whatlang.
fn chinese_or_japanese(letters: &Letters) -> Told {
    let kana = letters.of_script(Script::Hiragana) + letters.of_script(Script::Katakana);
    let share = f64::from(kana) / f64::from(letters.of_script(Script::Han) + kana);
    let (code, confidence) = if share > 0.2 {
        ("jpn", 1.0)
    } else if share > 0.05 {
        ("jpn", 0.5)
    } else if share > 0.02 {
        ("cmn", 0.5)
    } else {
        ("cmn", 1.0)
    };
    Told { code, confidence }
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

/// Whether a text reads like another language than it states. Languages that are not known cannot be checked.
fn disagrees(stated: &str, guessed: &str) -> bool {
    let stated = crate::token::primary_language(stated);
    let known = LANGUAGES.iter().any(|(_, tag, _)| *tag == stated)
        || ALIKE.iter().any(|group| group.contains(&stated.as_str()));
    let alike = ALIKE.iter().any(|group| group.contains(&stated.as_str()) && group.contains(&guessed));
    known && stated != guessed && !alike
}

/// The languages that are told by letters: ISO 639-3, the shortest tag of BCP 47, the English name.
#[rustfmt::skip]
const LANGUAGES: &[(&str, &str, &str)] = &[
    ("epo", "eo", "Esperanto"), ("eng", "en", "English"), ("rus", "ru", "Russian"), ("cmn", "zh", "Mandarin"),
    ("spa", "es", "Spanish"), ("por", "pt", "Portuguese"), ("ita", "it", "Italian"), ("ben", "bn", "Bengali"),
    ("fra", "fr", "French"), ("deu", "de", "German"), ("ukr", "uk", "Ukrainian"), ("kat", "ka", "Georgian"),
    ("ara", "ar", "Arabic"), ("hin", "hi", "Hindi"), ("jpn", "ja", "Japanese"), ("heb", "he", "Hebrew"),
    ("yid", "yi", "Yiddish"), ("pol", "pl", "Polish"), ("amh", "am", "Amharic"), ("jav", "jv", "Javanese"),
    ("kor", "ko", "Korean"), ("nob", "nb", "Bokmal"), ("dan", "da", "Danish"), ("swe", "sv", "Swedish"),
    ("fin", "fi", "Finnish"), ("tur", "tr", "Turkish"), ("nld", "nl", "Dutch"), ("hun", "hu", "Hungarian"),
    ("ces", "cs", "Czech"), ("ell", "el", "Greek"), ("bul", "bg", "Bulgarian"), ("bel", "be", "Belarusian"),
    ("mar", "mr", "Marathi"), ("kan", "kn", "Kannada"), ("ron", "ro", "Romanian"), ("slv", "sl", "Slovene"),
    ("hrv", "hr", "Croatian"), ("srp", "sr", "Serbian"), ("mkd", "mk", "Macedonian"), ("lit", "lt", "Lithuanian"),
    ("lav", "lv", "Latvian"), ("est", "et", "Estonian"), ("tam", "ta", "Tamil"), ("vie", "vi", "Vietnamese"),
    ("urd", "ur", "Urdu"), ("tha", "th", "Thai"), ("guj", "gu", "Gujarati"), ("uzb", "uz", "Uzbek"),
    ("pan", "pa", "Punjabi"), ("aze", "az", "Azerbaijani"), ("ind", "id", "Indonesian"), ("tel", "te", "Telugu"),
    ("pes", "fa", "Persian"), ("mal", "ml", "Malayalam"), ("ori", "or", "Oriya"), ("mya", "my", "Burmese"),
    ("nep", "ne", "Nepali"), ("sin", "si", "Sinhalese"), ("khm", "km", "Khmer"), ("tuk", "tk", "Turkmen"),
    ("aka", "ak", "Akan"), ("zul", "zu", "Zulu"), ("sna", "sn", "Shona"), ("afr", "af", "Afrikaans"),
    ("lat", "la", "Latin"), ("slk", "sk", "Slovak"), ("cat", "ca", "Catalan"), ("tgl", "tl", "Tagalog"),
    ("hye", "hy", "Armenian"), ("cym", "cy", "Welsh"),
];

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
    fn languages_are_called_as_whatlang_calls_them() {
        for &(code, tag, name) in LANGUAGES {
            let theirs = whatlang::Lang::from_code(code).expect("whatlang knows the code");
            assert_eq!(theirs.eng_name(), name);
            assert_eq!(crate::token::primary_language(tag), tag);
        }
        assert_eq!(LANGUAGES.len(), whatlang::Lang::all().len());
    }

    #[test]
    fn scripts_of_one_language_and_kana_are_told_as_whatlang_tells_them() {
        let mixed = |kana: usize| format!("{}{}", "大坝渔民".repeat(25), "カの".repeat(50)[..3 * kana].to_owned());
        let few = (0..40).map(mixed);
        let alone = ["ખેડૂત", "γεωργός", "ชาวนา", "농부 김", "ひらがな", "カタカナ", "գյուղացի", "កសិករ", "𓀀 12"]
            .map(String::from);
        for text in few.chain(alone) {
            let ours = by_letters_alone(&text).map(|guess| (guess.name, guess.confidence));
            let theirs = whatlang::detect(&text).map(|theirs| (theirs.lang().eng_name(), theirs.confidence()));
            assert_eq!(ours, theirs, "{text}");
        }
    }

    #[test]
    fn letters_are_those_of_unicode() {
        assert!((char::MIN..=char::MAX).all(|sign| is_letter(sign) == sign.is_alphabetic()));
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

    /// `NEWSPRINT_CORPUS=FILE cargo test --release --lib agrees_with_whatlang -- --ignored --nocapture` lists how many articles of a
    /// corpus are told by their commonest words, beside what whatlang takes them for.
    #[test]
    #[ignore = "reads the corpus that NEWSPRINT_CORPUS names"]
    fn what_words_tell_agrees_with_whatlang() {
        use std::collections::BTreeMap;
        let path = std::env::var_os("NEWSPRINT_CORPUS").expect("NEWSPRINT_CORPUS names a corpus");
        let corpus = crate::corpus::Corpus::read(&[path], &crate::corpus::reader::ReadOptions::default());
        let mut found: BTreeMap<(&str, &str, bool), u64> = BTreeMap::new();
        for article in corpus.expect("a corpus").articles() {
            let sample = sample(&article.body);
            if sample.chars().count() >= MIN_CHARACTERS
                && let Some(theirs) = by_letters_alone(&sample)
            {
                let ours = by_commonest_words(&sample).map_or("untold", |guess| guess.tag);
                *found.entry((ours, theirs.tag, theirs.is_sure())).or_default() += 1;
            }
        }
        let mut told = 0;
        let mut otherwise = 0;
        for ((ours, theirs, sure), articles) in found {
            println!("{ours}: {theirs} to whatlang{}: {articles}", if sure { "" } else { ", unsure" });
            told += if ours == "untold" { 0 } else { articles };
            otherwise += if ours != "untold" && ours != theirs && sure { articles } else { 0 };
        }
        println!("told by words {told}, of these surely something else to whatlang {otherwise}");
        assert!(otherwise * 200 <= told);
    }
}
