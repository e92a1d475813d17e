//! What a line looks like: labels before a colon, names of people, names of agencies. Leaves which line means what to the
//! rules.

use super::page::words;

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
const AGENCIES: &[&str] = &[
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
];

/// What follows a label that begins a line, `Source: …`: the text behind the colon, if one of the labels stands before it.
/// Labels are compared without regard to case.
pub fn behind_label<'a>(line: &'a str, labels: &[&str]) -> Option<&'a str> {
    // A label has at most eighty bytes; the full-width colon is three.
    let bytes = &line.as_bytes()[..line.len().min(80)];
    let place = memchr::memchr2(b':', 0xef, bytes).filter(|&place| line[place..].starts_with([':', '：']))?;
    let label = line[..place].trim().to_lowercase();
    let width = line[place..].chars().next().map_or(0, char::len_utf8);
    labels.contains(&label.as_str()).then(|| line[place + width..].trim())
}

/// Whether a line is one of these phrases and nothing else, without regard to case and to signs around it.
pub fn is_one_of(line: &str, phrases: &[&str]) -> bool {
    // The longest phrases have five words; most lines have more.
    if line.len() > 72 || line.bytes().filter(|&byte| byte == b' ').count() > 6 {
        return false;
    }
    let bare = line.trim_matches(|sign: char| !sign.is_alphanumeric() && !('\u{64b}'..='\u{652}').contains(&sign));
    if bare.is_ascii() {
        return phrases.iter().any(|phrase| phrase.eq_ignore_ascii_case(bare));
    }
    phrases.contains(&bare.to_lowercase().as_str())
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
    let lower = text.to_lowercase();
    AGENCIES.contains(&lower.as_str())
        || (lower.ends_with(" news agency") && is_names(&text.replace('/', " ")))
        || (lower.starts_with("خبرگزاری ") && words(text).count() <= 4)
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
    fn labels_stand_before_a_colon() {
        assert_eq!(behind_label("Source : Gulf Courier", &["source"]), Some("Gulf Courier"));
        assert_eq!(behind_label("منبع: ایسنا", &["منبع"]), Some("ایسنا"));
        assert_eq!(behind_label("来源：新华社", &["来源"]), Some("新华社"));
        assert_eq!(behind_label("A source said: no", &["source"]), None);
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
