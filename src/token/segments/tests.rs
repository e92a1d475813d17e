//! Every kernel and the general path against `unicode-segmentation`, on nasty strings and on real texts.

use super::beyond::letters_of_two_bytes;
use super::blocks::Kernel;
use super::classes::{Class, Kind};
use super::masks::{BLOCK, portable_masks};
use super::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// Signs that meet each other's rules: letters, digits, marks, what stands between, joiners, pictographs, flags, white space.
const SIGNS: [&str; 56] = [
    "a", "Z", "é", "ß", "ا", "ک", "я", "अ", "ि", "א", "ש", "ก", "渔", "の", "カ", "ー", "ｶ", "0", "9", "۴", "٣", "_",
    "‿", ":", "·", "׳", "״", ".", "'", "’", "․", "\"", ",", ";", "٫", "-", "@", "\u{301}", "\u{64b}", "\u{ad}",
    "\u{200b}", "\u{200c}", "\u{200d}", "\u{fe0f}", "👩", "🛑", "❤", "©", "ℹ", "🏽", "🇮", "🇷", " ", "\u{3000}", "\t",
    "\r\n",
];

/// The words of a text by a kernel.
fn found(kernel: Kernel, text: &str) -> Vec<Range<usize>> {
    Segments::by(kernel, text, None).collect()
}

fn by_crate(text: &str) -> Vec<Range<usize>> {
    text.unicode_word_indices().map(|(start, word)| start..start + word.len()).collect()
}

fn holds(text: &str) {
    let expected = by_crate(text);
    for kernel in Kernel::available() {
        let found = found(kernel, text);
        if let Some(place) = (0..found.len().max(expected.len())).find(|&place| found.get(place) != expected.get(place))
        {
            let [ours, theirs] = [found.get(place), expected.get(place)];
            let around = ours.or(theirs).map(|word| text.get(word.start.saturating_sub(40)..word.end));
            panic!("{kernel:?} finds {ours:?}, the crate {theirs:?}, in {around:?}");
        }
    }
}

/// Numbers that look random and are the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn nasty_strings_are_cut_as_the_crate_cuts_them() {
    let mut dice = Dice(20_261_122);
    let rounds = if cfg!(miri) { 60 } else { 30_000 };
    for _ in 0..rounds {
        // A few signs at a time make their meetings likely; a run of ASCII moves them over the borders of blocks.
        let few: Vec<&str> = (0..=dice.below(5)).map(|_| SIGNS[dice.below(SIGNS.len())]).collect();
        let mut text = "word ".repeat(dice.below(3) * dice.below(15));
        text.extend((0..dice.below(90)).map(|_| few[dice.below(few.len())]));
        holds(&text);
    }
}

#[test]
fn words_of_letters_are_cut_as_the_crate_cuts_them() {
    let mut dice = Dice(5);
    let words = [
        "слово",
        "وطن",
        "می\u{200c}روند",
        "كِتَاب",
        "λόγος",
        "մեկ",
        "שלום",
        "ж",
        "а1",
        "о́",
        "größte",
        "año",
        "plain",
        "हिन्दी",
        "ગુજરાતી",
        "한국",
        "việt",
        "ქართ",
        "渔",
        "カナ",
        "ﬁn",
        "a\u{200d}",
        "𐐀𐐁",
    ];
    let between = [
        "“ ",
        "”, ",
        "。",
        "— ",
        "\u{3000}",
        "\u{2028}",
        "\"",
        " \u{301}",
        "🛑 ",
        ".\u{301} ",
        ": \u{200d}",
        "! ",
        "…\n",
        " ",
        " ",
        " ",
        "\n",
        ", ",
        "، ",
        ". ",
        ".",
        ": ",
        "'",
        "’",
        "·",
        "·\n",
        "_",
        " _",
        "٫ ",
        "\u{ad} ",
        " \u{64b}",
        "\r\n",
        "\u{85}",
        "« ",
        "? x",
        "٣ ",
        "\u{200c} ",
        "-",
        "  ",
    ];
    for _ in 0..if cfg!(miri) { 20 } else { 20_000 } {
        let piece = |dice: &mut Dice| [words[dice.below(words.len())], between[dice.below(between.len())]].concat();
        holds(&(0..dice.below(12)).map(|_| piece(&mut dice)).collect::<String>());
    }
}

#[test]
fn ascii_is_cut_as_the_crate_cuts_it_wherever_blocks_end() {
    let mut dice = Dice(7);
    let signs = b"aZ09_.:;,'\"- \t\n@x";
    let rounds = if cfg!(miri) { 40 } else { 20_000 };
    for _ in 0..rounds {
        let sides = 1 + dice.below(signs.len());
        let text: String = (0..dice.below(300)).map(|_| char::from(signs[dice.below(sides)])).collect();
        holds(&text);
    }
}

#[test]
fn two_signs_are_cut_as_the_crate_cuts_them_wherever_blocks_end() {
    let before: Vec<String> = (BLOCK - 9..=BLOCK).map(|length| format!("{:>length$}", "a")).collect();
    for one in SIGNS.into_iter().step_by(if cfg!(miri) { 17 } else { 1 }) {
        for other in SIGNS {
            for before in &before {
                holds(&[before, one, other, "a "].concat());
                holds(&[&before[1..], "9", one, "a", other, "9"].concat());
            }
        }
    }
}

#[test]
fn signs_of_two_bytes_are_cut_as_the_crate_cuts_them_wherever_blocks_end() {
    for sign in ('\u{80}'..'\u{800}').step_by(if cfg!(miri) { 97 } else { 1 }) {
        for before in BLOCK - 8..=BLOCK {
            holds(&format!("{:>before$}{sign}{sign}a {sign}ж.{sign}", "a"));
            holds(&format!("{:>before$} {sign}1{sign} ж{sign}.{sign}{sign}", "1"));
        }
    }
}

#[test]
fn signs_of_two_bytes_are_cut_as_the_crate_cuts_them_wherever_they_meet() {
    let mut dice = Dice(23);
    let between = ["", "", "", "a", "Z", "9", " ", ".", "-", "_", ":"];
    for _ in 0..if cfg!(miri) { 20 } else { 10_000 } {
        // All signs, those of a few first bytes, or one.
        let sides = [0x780, 0x100, 1][dice.below(3)];
        let from = 0x80 + dice.below(0x781 - sides);
        let mut text = String::new();
        for _ in 0..200 {
            text.extend(char::from_u32((from + dice.below(sides)) as u32));
            text.push_str(between[dice.below(between.len())]);
        }
        holds(&text);
    }
}

#[test]
fn letters_of_two_bytes_are_those_of_the_classes() {
    let classes = Classes::get();
    for sign in '\u{80}'..'\u{800}' {
        let is_letter = classes.of(sign) == Kind { class: Class::Letter, alphanumeric: true };
        for place in [0, 1, 31, BLOCK - 3, BLOCK - 2] {
            let mut block = [b'a'; BLOCK];
            sign.encode_utf8(&mut block[place..]);
            let found = letters_of_two_bytes(classes.letters_of_two_bytes(), &block);
            assert_eq!(found, if is_letter { 0b11 << place } else { 0 }, "{sign} at {place}");
        }
        let cut = [[b'a'; BLOCK - 1].as_slice(), &sign.to_string().as_bytes()[..1]].concat();
        let cut = cut.first_chunk().expect("a block");
        assert_eq!(letters_of_two_bytes(classes.letters_of_two_bytes(), cut), 0, "{sign}");
    }
}

#[test]
fn a_mark_belongs_to_all_spaces_before_it() {
    for spaces in [" ", "\u{3000}", " \u{3000}", "\u{3000} ", " \u{2003}  "] {
        for before in ["", "word", "é,", "渔", "\n", "ש"] {
            holds(&format!("{before}{spaces}िש, {spaces}\u{301}a"));
        }
    }
}

#[test]
fn more_words_than_there_is_room_for_are_found_all_the_same() {
    let mut dice = Dice(3);
    let pieces = [
        "a ", "b", "c.", "4,", "é", " ", "'", "渔", "_", "\u{64b}", " \u{64b}", "word-", "\n", "x.é", "’", "” ", "ж",
        "٫",
    ];
    for _ in 0..if cfg!(miri) { 1 } else { 300 } {
        let few: Vec<&str> = (0..=dice.below(4)).map(|_| pieces[dice.below(pieces.len())]).collect();
        holds(&(0..1500 + dice.below(2500)).map(|_| few[dice.below(few.len())]).collect::<String>());
    }
    holds(&"a".repeat(10_000));
    holds(&"é".repeat(10_000));
    holds(&"a-".repeat(10_000));
    holds(&format!("{}é", "a-".repeat(10_000)));
    for lines in ["_ ", "_é_ ", "__-", "_\u{64b} "] {
        holds(&format!("{}dam water", lines.repeat(2_000)));
        holds(&format!("first {}dam", lines.repeat(2_000)));
    }
}

/// All batches of a text: the words, and the borders beside which a sign stands that can join.
fn batches(kernel: Kernel, text: &str) -> Vec<(Vec<[u32; 2]>, Vec<u32>)> {
    let mut segments = Segments::by(kernel, text, None);
    let mut batches = Vec::new();
    loop {
        let Batch { words, beside } = segments.batch();
        if words.is_empty() {
            return batches;
        }
        batches.push((words.to_vec(), beside.to_vec()));
    }
}

#[test]
fn every_kernel_tells_the_same_signs_beside_words() {
    let mut dice = Dice(17);
    let pieces = [
        "a", "US", "1", " ", " ", "\n", ".", "-", "&", "@", "#", "/", ":", "?", "+", "%", ",", "_", "'", "’", "é", "‐",
        "ж", "渔",
    ];
    for _ in 0..if cfg!(miri) { 1 } else { 400 } {
        let text: String = (0..200 + dice.below(6_000)).map(|_| pieces[dice.below(pieces.len())]).collect();
        let expected = batches(Kernel::Portable, &text);
        for kernel in Kernel::available() {
            assert_eq!(batches(kernel, &text), expected, "{kernel:?}");
        }
    }
}

#[test]
fn masks_say_what_every_byte_is() {
    let mut dice = Dice(11);
    for round in 0..if cfg!(miri) { 20 } else { 4_000 } {
        let mut block = [0; BLOCK];
        let limit = if round % 2 == 0 { 128 } else { 256 };
        for byte in &mut block {
            *byte = dice.below(limit) as u8;
        }
        let masks = portable_masks(&block);
        for (place, byte) in block.into_iter().enumerate() {
            let bit = |mask: u64| mask >> place & 1 == 1;
            assert_eq!(bit(masks.letters), byte.is_ascii_alphabetic());
            assert_eq!(bit(masks.digits), byte.is_ascii_digit());
            assert_eq!(bit(masks.low_lines), byte == b'_');
            assert_eq!(bit(masks.mid_letters), b":.'".contains(&byte));
            assert_eq!(bit(masks.mid_digits), b",;.'".contains(&byte));
            assert_eq!(bit(masks.behind), b".-&@/:?+%".contains(&byte));
            assert_eq!(bit(masks.before), b"@#".contains(&byte));
            assert_eq!(bit(masks.beyond_ascii), !byte.is_ascii());
        }
    }
}

#[test]
fn an_admitted_segment_is_a_word_too() {
    let text = "dam 👩🏽‍🚒 gone ❤\u{fe0f}";
    let words: Vec<&str> =
        Segments::of(text, Some(|segment| segment.starts_with(['👩', '❤']))).map(|word| &text[word]).collect();
    assert_eq!(words, ["dam", "👩🏽‍🚒", "gone", "❤\u{fe0f}"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 5 } else { 2_000 }))]

    #[test]
    fn any_text_is_cut_as_the_crate_cuts_it(text in "\\PC{0,200}|[ -~]{0,300}|([a-z.' ]{0,80}\\PC{0,3}){0,8}") {
        holds(&text);
    }
}

/// Every text below a folder of evaluation data, as it stands in its file: cutting does not ask what a file means.
#[test]
fn evaluation_texts_are_cut_as_the_crate_cuts_them() {
    let Some(folder) = std::env::var_os("NEWSPRINT_EVALUATION") else { return };
    let mut folders = vec![std::path::PathBuf::from(folder).join("corpora")];
    let mut files = 0;
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if let Ok(text) = std::fs::read_to_string(&entry) {
                holds(&text);
                files += 1;
            }
        }
    }
    assert!(files > 0, "the evaluation data hold texts");
}
