//! What every character is to the general path: classes of UAX #29, those that act alike put together, from the ranges of
//! `data/unicode/word-break.txt`. A test holds the ranges to what `unicode-segmentation` does with every character.

use std::sync::OnceLock;

/// What a character does to the borders of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Stands alone, with the marks behind it.
    Other,
    /// `ALetter`.
    Letter,
    /// `Hebrew_Letter`, a letter to which the quotation marks of ASCII may belong.
    Hebrew,
    /// `Numeric`.
    Number,
    Katakana,
    /// `ExtendNumLet`.
    LowLine,
    MidLetter,
    /// `MidNum`.
    MidNumber,
    /// `MidNumLet` and `Single_Quote`.
    MidBoth,
    /// `Extend` and `Format`.
    Extend,
    /// `WSegSpace`.
    Space,
    /// Line ends, which stand alone even before marks.
    Line,
    /// `Regional_Indicator` and `ZWJ`, whose rules are left to the crate.
    Rare,
}

/// The names that the ranges use.
const NAMES: [(&str, Class); 13] = [
    ("Other", Class::Other),
    ("Letter", Class::Letter),
    ("Hebrew", Class::Hebrew),
    ("Number", Class::Number),
    ("Katakana", Class::Katakana),
    ("LowLine", Class::LowLine),
    ("MidLetter", Class::MidLetter),
    ("MidNumber", Class::MidNumber),
    ("MidBoth", Class::MidBoth),
    ("Extend", Class::Extend),
    ("Space", Class::Space),
    ("Line", Class::Line),
    ("Rare", Class::Rare),
];

/// What one character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    pub class: Class,
    /// Whether a segment that holds it is a word.
    pub alphanumeric: bool,
}

/// Characters that share a row of the table.
const ROW: usize = 64;
const CHARACTERS: usize = 0x11_0000;
/// Behind the last character of two bytes.
const TWO_BYTES: usize = 0x800;

/// The kinds of all characters, row by row; rows that a range fills alike are kept once.
pub(super) struct Classes {
    rows: Vec<[Kind; ROW]>,
    row_of: Vec<u16>,
    /// What each character of two bytes (Cyrillic, Greek, Arabic and others) is to a word of such letters.
    of_two_bytes: Box<[InWord; TWO_BYTES]>,
    letters_of_two_bytes: LettersOfTwoBytes,
}

/// Which characters of two bytes are letters, a bit each: by the lower five bits of the first byte and the next three of the second, and
/// in a byte by the last three.
pub(super) type LettersOfTwoBytes = [u8; TWO_BYTES / 8];

/// What a character is to a word of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum InWord {
    Letter,
    /// Belongs to the letter before it.
    Mark,
    /// Ends it, and is no word.
    Border,
    /// Ends it, and is a word itself.
    Another,
    /// A space or a line end of ASCII, which ends it.
    White,
    /// Ends it, if white space follows.
    Sign,
    /// The general path knows.
    Unclear,
}

/// What each character of ASCII is to a word of letters. A quotation mark may stand inside a Hebrew word.
const OF_ASCII: [InWord; 128] = {
    let mut of_ascii = [InWord::Border; 128];
    let mut byte: u8 = 0;
    while byte < 128 {
        of_ascii[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => InWord::Letter,
            b' ' | b'\n' => InWord::White,
            b'.' | b':' => InWord::Sign,
            b'0'..=b'9' | b'_' | b'\'' | b'"' => InWord::Unclear,
            _ => InWord::Border,
        };
        byte += 1;
    }
    of_ascii
};

impl Kind {
    /// What a character beyond ASCII of this kind is to a word of letters.
    fn in_word(self) -> InWord {
        match (self.class, self.alphanumeric) {
            (Class::Letter | Class::Hebrew, true) => InWord::Letter,
            (Class::Extend, _) => InWord::Mark,
            (Class::Other | Class::Space | Class::Line, false) => InWord::Border,
            (Class::Other, true) => InWord::Another,
            (Class::MidLetter | Class::MidNumber | Class::MidBoth, false) => InWord::Sign,
            _ => InWord::Unclear,
        }
    }
}

impl Classes {
    /// The table, made when it is first needed.
    pub(super) fn get() -> &'static Self {
        static CLASSES: OnceLock<Classes> = OnceLock::new();
        CLASSES.get_or_init(|| Self::of_ranges(include_str!("../../../data/unicode/word-break.txt")))
    }

    /// The kind of a character.
    #[inline]
    pub(super) fn of(&self, sign: char) -> Kind {
        let code = sign as usize;
        self.rows[usize::from(self.row_of[code / ROW])][code % ROW]
    }

    /// Which characters of two bytes are letters.
    #[inline]
    pub(super) fn letters_of_two_bytes(&self) -> &LettersOfTwoBytes {
        &self.letters_of_two_bytes
    }

    /// The kind of the character beyond ASCII with which a text begins, and its bytes; `None` if it begins with none.
    #[inline]
    pub(super) fn beginning(&self, text: &[u8]) -> Option<(Kind, usize)> {
        let low = |byte: u8| usize::from(byte & 0x3f);
        let (row, last, length) = match *text {
            [first @ 0xc2..0xe0, last, ..] => (usize::from(first & 0x1f), last, 2),
            [first @ 0xe0..0xf0, second, last, ..] => (usize::from(first & 0xf) << 6 | low(second), last, 3),
            [first @ 0xf0..0xf8, second, third, last, ..] => {
                (usize::from(first & 7) << 12 | low(second) << 6 | low(third), last, 4)
            }
            _ => return None,
        };
        Some((self.rows[usize::from(self.row_of[row])][low(last)], length))
    }

    /// Where the word ends that begins at a place, a border, with a letter, as far as letters and marks go; and where the next word begins
    /// if nothing but one sign at most and one space or line end is between and it begins with a letter too, or else the same place
    /// again. `None` if anything is otherwise.
    #[inline]
    pub(super) fn word_and_next(&self, text: &[u8], place: usize) -> Option<(usize, usize)> {
        let (InWord::Letter, length) = self.in_word(text.get(place..)?) else { return None };
        let mut end = place + length;
        let (last, length) = loop {
            match self.in_word(&text[end..]) {
                (InWord::Letter | InWord::Mark, length) => end += length,
                other => break other,
            }
        };
        let behind = end + if last == InWord::White { 0 } else { length };
        let white = matches!(text.get(behind), Some(b' ' | b'\n'));
        if white
            && !matches!(last, InWord::Another | InWord::Unclear)
            && self.in_word(&text[behind + 1..]).0 == InWord::Letter
        {
            return Some((end, behind + 1));
        }
        let ended = matches!(last, InWord::White | InWord::Border | InWord::Another) || (white && last == InWord::Sign);
        ended.then_some((end, end))
    }

    /// What the character with which a text begins is to a word, and its length; [`InWord::Unclear`] if there is none.
    #[inline]
    fn in_word(&self, text: &[u8]) -> (InWord, usize) {
        match *text {
            [first @ ..0x80, ..] => (OF_ASCII[usize::from(first)], 1),
            [first @ 0xc2..0xe0, second, ..] => {
                (self.of_two_bytes[usize::from(first & 0x1f) << 6 | usize::from(second & 0x3f)], 2)
            }
            [first @ 0xe0..0xf0, second, third, ..] => {
                let row = usize::from(first & 0xf) << 6 | usize::from(second & 0x3f);
                (self.rows[usize::from(self.row_of[row])][usize::from(third & 0x3f)].in_word(), 3)
            }
            _ => (InWord::Unclear, 0),
        }
    }

    /// The table of lines such as `0041-005A Letter +`, ascending; `+` marks letters and digits, `#` begins a remark.
    fn of_ranges(ranges: &str) -> Self {
        let nothing = Kind { class: Class::Other, alphanumeric: false };
        let (rows, row_of) = (vec![[nothing; ROW]], vec![0; CHARACTERS / ROW]);
        let of_two_bytes = Box::new([InWord::Unclear; TWO_BYTES]);
        let mut all = Self { rows, row_of, of_two_bytes, letters_of_two_bytes: [0; TWO_BYTES / 8] };
        // Rows of one kind alone.
        let mut full: Vec<(Kind, u16)> = Vec::new();
        for line in ranges.lines().filter(|line| !line.starts_with('#')) {
            let (first, last, kind) = parsed(line).expect("the ranges ship with the program, and a test reads them");
            let mut code = first;
            while code <= last {
                let behind = ((code / ROW + 1) * ROW).min(last + 1);
                all.fill(code, behind, kind, &mut full);
                code = behind;
            }
        }
        for code in 0x80..TWO_BYTES {
            let kind = all.rows[usize::from(all.row_of[code / ROW])][code % ROW];
            all.of_two_bytes[code] = kind.in_word();
            let is_letter = kind == Kind { class: Class::Letter, alphanumeric: true };
            all.letters_of_two_bytes[code / 8] |= u8::from(is_letter) << (code % 8);
        }
        all
    }

    /// Sets characters of one row.
    fn fill(&mut self, first: usize, behind: usize, kind: Kind, full: &mut Vec<(Kind, u16)>) {
        let row = &mut self.row_of[first / ROW];
        let new = self.rows.len() as u16;
        if behind - first == ROW {
            *row = full.iter().find(|(known, _)| *known == kind).map_or(new, |(_, row)| *row);
            if *row == new {
                self.rows.push([kind; ROW]);
                full.push((kind, new));
            }
            return;
        }
        if *row == 0 {
            self.rows.push(self.rows[0]);
            *row = new;
        }
        self.rows[usize::from(*row)][first % ROW..][..behind - first].fill(kind);
    }
}

fn parsed(line: &str) -> Option<(usize, usize, Kind)> {
    let mut words = line.split(' ');
    let range = words.next()?;
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    let name = words.next()?;
    let class = NAMES.iter().find(|(known, _)| *known == name)?.1;
    let code = |digits| usize::from_str_radix(digits, 16).ok().filter(|&code| code < CHARACTERS);
    Some((code(first)?, code(last)?, Kind { class, alphanumeric: words.next() == Some("+") }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;
    use unicode_segmentation::UnicodeSegmentation;

    /// Whether the crate cuts nowhere.
    fn whole(text: &str) -> bool {
        text.split_word_bounds().nth(1).is_none()
    }

    /// The kind of a character by what the crate does with it among others.
    fn by_the_crate(sign: char, text: &mut String) -> Kind {
        let mut joined = |before: &str, behind: &str| {
            text.clear();
            let _ = write!(text, "{before}{sign}{behind}");
            whole(text)
        };
        let class = if !joined("", "\u{308}") {
            Class::Line
        } else if joined("(", "") {
            if joined("(", "🛑") { Class::Rare } else { Class::Extend }
        } else if joined("a", "") {
            match (joined("a:", ""), joined("1,", "")) {
                (true, _) if joined("", "\"א") => Class::Hebrew,
                (true, _) => Class::Letter,
                (_, true) => Class::Number,
                _ => Class::LowLine,
            }
        } else if joined("カ", "") {
            Class::Katakana
        } else if joined("", "\u{1f1e6}") {
            Class::Rare
        } else if joined("", " ") {
            Class::Space
        } else {
            match (joined("a", "a"), joined("1", "1")) {
                (true, true) => Class::MidBoth,
                (true, false) => Class::MidLetter,
                (false, true) => Class::MidNumber,
                (false, false) => Class::Other,
            }
        };
        text.clear();
        text.push(sign);
        Kind { class, alphanumeric: text.unicode_words().next().is_some() }
    }

    fn every_kind() -> impl Iterator<Item = (u32, Kind)> {
        let mut text = String::new();
        ('\0'..=char::MAX).map(move |sign| (sign as u32, by_the_crate(sign, &mut text)))
    }

    #[test]
    fn every_character_is_what_the_crate_takes_it_for() {
        let classes = Classes::get();
        for (code, kind) in every_kind() {
            let sign = char::from_u32(code).expect("a character");
            assert_eq!(classes.of(sign), kind, "U+{code:04X}; unicode-segmentation has changed? See print_ranges");
        }
    }

    /// `cargo test --lib print_ranges -- --ignored --nocapture` writes the ranges of the crate in the tree.
    #[test]
    #[ignore = "writes the ranges anew when the crate comes with another Unicode version"]
    fn print_ranges() {
        let (major, minor, update) = unicode_segmentation::UNICODE_VERSION;
        println!(
            "# Word_Break of Unicode {major}.{minor}.{update} as unicode-segmentation applies it; see src/token/segments/classes.rs"
        );
        let all: Vec<(u32, Kind)> = every_kind().collect();
        for run in all.chunk_by(|a, b| a.1 == b.1 && a.0 + 1 == b.0) {
            let ((first, kind), (last, _)) = (run[0], run[run.len() - 1]);
            if kind != (Kind { class: Class::Other, alphanumeric: false }) {
                let name = NAMES.iter().find(|(_, class)| *class == kind.class).expect("every class has a name").0;
                let range = if first == last { format!("{first:04X}") } else { format!("{first:04X}-{last:04X}") };
                println!("{range} {name}{}", if kind.alphanumeric { " +" } else { "" });
            }
        }
    }
}
