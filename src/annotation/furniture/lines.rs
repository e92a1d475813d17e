//! What a line looks like: names of people, names of agencies. Leaves which line means what to the rules.

use super::page::words;
use super::phrases::Phrases;

/// Words that stand in lower case inside names and lists of names.
const BETWEEN_NAMES: &[&str] = &[
    "and",
    "al",
    "at",
    "bin",
    "da",
    "de",
    "del",
    "der",
    "di",
    "dos",
    "du",
    "el",
    "et",
    "for",
    "from",
    "ibn",
    "in",
    "la",
    "le",
    "of",
    "staff",
    "the",
    "und",
    "van",
    "von",
    "with",
    "y",
    "editor",
    "reporter",
    "correspondent",
    "writer",
];

/// News agencies by the names and letters that stand in datelines and credits.
static AGENCIES: Phrases = Phrases::of(&[
    "ap",
    "afp",
    "upi",
    "reuters",
    "cnn",
    "dpa",
    "apa",
    "ansa",
    "efe",
    "pa",
    "tass",
    "itar-tass",
    "ria",
    "interfax",
    "xinhua",
    "kyodo",
    "yonhap",
    "irna",
    "isna",
    "mehr",
    "fars",
    "tasnim",
    "sana",
    "spa",
    "wam",
    "anadolu",
    "aa",
    "kuna",
    "mena",
    "ani",
    "pti",
    "ians",
    "bernama",
    "bbc",
    "bloomberg",
    "dw",
    "rfe/rl",
    "press tv",
    "cns",
    "thomson reuters",
    "associated press",
    "the associated press",
    "agence france-presse",
    "united press international",
    "رویترز",
    "ایسنا",
    "ایرنا",
    "مهر",
    "فارس",
    "تسنیم",
    "رويترز",
    "أ ف ب",
    "ا ف ب",
    "د ب أ",
    "سانا",
    "وام",
    "واس",
    "قنا",
    "بترا",
]);

/// Whether a text may begin with one of some words in any case: patterns that begin with them need not look at others. A sign
/// beyond ASCII may be another case of a letter.
pub fn may_begin(text: &str, words: &[&str]) -> bool {
    let begins = |word: &&str| {
        let mut pairs = text.bytes().zip(word.bytes()).take_while(|(sign, _)| sign.is_ascii());
        pairs.all(|(sign, other)| sign.eq_ignore_ascii_case(&other))
    };
    words.iter().any(begins)
}

/// Whether a text is a name or a list of names, as bylines give them: at most twelve words, each with a capital or a word
/// that stands between names, at least one of them a capitalised word of two letters.
pub fn is_names(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    if text.is_empty()
        || text.len() > 120
        || text.contains(|sign: char| sign.is_numeric() || "!?:;…\"“”«»()[]".contains(sign))
    {
        return false;
    }
    let (mut names, mut between) = (0, 0);
    for word in words(text) {
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        if BETWEEN_NAMES.contains(&bare) {
            between += 1;
        } else if bare.starts_with(char::is_uppercase) {
            names += usize::from(bare.chars().count() > 1);
        } else {
            return false;
        }
    }
    (1..=8).contains(&names) && between <= 4
}

/// Whether a text names a news agency: `AP`, `Reuters`, `Strait News Agency`, `SNA / Strait News Agency`.
pub fn is_agency(text: &str) -> bool {
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || "().,©".contains(sign));
    if text.len() > 60 || !text.starts_with(char::is_alphabetic) {
        return false;
    }
    AGENCIES.hold(text)
        || (ends_with_agency(text) && is_names(&text.replace('/', " ")))
        || (text.starts_with("خبرگزاری ") && words(text).count() <= 4)
}

/// `… News Agency`, in any case.
fn ends_with_agency(text: &str) -> bool {
    const END: &str = " news agency";
    let tail = text.len().checked_sub(END.len()).and_then(|from| text.get(from..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(END))
}

/// Whether brackets of a dateline hold an agency: a known one, or two to eight capitals.
pub fn is_agency_mark(text: &str) -> bool {
    let text = text.trim();
    let capitals = (2..=8).contains(&text.chars().count()) && text.chars().all(char::is_uppercase);
    capitals || text.split(['/', ',']).all(is_agency) || is_agency(text)
}

/// The number of words of a line, as far as ten thousand of them.
pub fn word_count(line: &str) -> usize {
    words(line).take(10_000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_cannot_begin_with_a_word_are_told_apart() {
        let may = |text: &str| may_begin(text, &["sign up", "get "]);
        assert!(may("Sign up now") && may("SIGN") && may("ſign up") && may("Get it") && !may("Gets") && !may("signal"));
    }

    #[test]
    fn names_have_capitals() {
        for names in [
            "GUS BRANDT",
            "Rhona Vell and Tilda Roe",
            "Edvard Lorne in Port Ansel",
            "Jane van der Berg, staff reporter",
        ] {
            assert!(is_names(names), "{names}");
        }
        for other in ["the way, he left", "2010", "Land: a story", "in the", "Winning he lost"] {
            assert!(!is_names(other), "{other}");
        }
    }

    #[test]
    fn agencies_are_known_or_say_that_they_are() {
        assert!(is_agency("(Reuters)") && is_agency("SNA / Strait News Agency") && is_agency("The Associated Press."));
        assert!(!is_agency("Reuters reported") && !is_agency("the agency"));
        assert!(
            is_agency_mark("SNA") && is_agency_mark("AFP/dpa") && !is_agency_mark("R-Texas") && !is_agency_mark("R")
        );
    }
}
