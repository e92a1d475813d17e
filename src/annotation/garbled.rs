//! Text that is valid UTF-8 and still no text: letters decoded twice, or glyph numbers of a broken font. It only warns.

use super::language::by_letters_alone;
use std::fmt::Write;

/// What is said of a garbled text.
pub(super) const WARNING: &str = "reads like no language, and each of its pieces like another one: perhaps it was copied from a \
     document with a broken font; compare it with the original and leave it out with --where if it is garbled";

/// Pieces of a text that are compared.
const PIECES: usize = 8;

/// Bytes of a piece.
const PIECE: usize = 300;

/// Whether pieces of a text read like different languages, each unsurely: that of most pieces is no more than half of them, or they
/// are all unsure.
pub(super) fn is_garbled(text: &str) -> bool {
    let length = text.len() / PIECES;
    if length < PIECE {
        return false;
    }
    let pieces = (0..PIECES).map(|place| {
        let start = text.floor_char_boundary(place * length);
        &text[start..text.floor_char_boundary(start + PIECE)]
    });
    let guesses: Vec<_> = pieces.filter_map(by_letters_alone).collect();
    if guesses.len() < PIECES / 2 {
        return false;
    }
    let most = guesses.iter().map(|one| guesses.iter().filter(|other| other.tag == one.tag).count()).max().unwrap_or(0);
    let sure = guesses.iter().filter(|guess| guess.is_sure()).count();
    most * 2 <= guesses.len() && sure * 4 <= guesses.len()
}

/// Whether a sign behind the first one makes a trace.
type Follows = fn(char) -> bool;

/// UTF-8 that was decoded as windows-1252 and encoded again, by what its first bytes have become; and the sign for lost letters.
const TRACES: &[(char, Follows)] = &[
    ('Ã', |next| ('\u{80}'..='\u{bf}').contains(&next)),
    ('Â', |next| ('\u{80}'..='\u{bf}').contains(&next) && next != '\u{a0}'),
    ('â', |next| next == '€' || next == '\u{80}'),
    ('Ø', |next| "§¨©ª«¬\u{ad}®¯±²³´µ·¹º".contains(next)),
    ('Ù', |next| "‚ƒ„…†‡ˆ‰Š\u{82}\u{83}\u{84}\u{85}\u{86}".contains(next)),
];

/// How many traces of wrong decoding a text holds, and where the first is; `None` where there is none.
pub(super) fn mojibake(text: &str) -> Option<String> {
    let (mut pairs, mut lost, mut first) = (0u64, 0u64, None);
    for (start, end) in unusual(text) {
        let mut signs = text[start..end].char_indices().peekable();
        while let Some((place, sign)) = signs.next() {
            let next = signs.peek().map(|&(_, next)| next);
            let pair = next.is_some_and(|next| TRACES.iter().any(|(trace, follows)| *trace == sign && follows(next)));
            pairs += u64::from(pair);
            lost += u64::from(sign == '\u{fffd}');
            if (pair || sign == '\u{fffd}') && first.is_none() {
                first = Some(start + place);
            }
        }
    }
    let place = first?;
    let mut what = Vec::new();
    if pairs > 0 {
        what.push(format!("{pairs} signs of text that was decoded twice, as in \"{}\"", around(text, place)));
    }
    if lost > 0 {
        what.push(format!("{lost} signs (U+FFFD) for letters that were lost"));
    }
    let line = text[..place].matches('\n').count() + 1;
    let mut told = format!("holds {}", what.join(" and "));
    let _ = write!(told, ", the first in line {line}: convert the file anew from its source; it was read as it is");
    Some(told)
}

/// The pieces of a text between ASCII that may hold a trace, as byte ranges: most of a text is passed over without a look at its letters.
fn unusual(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let bytes = text.as_bytes();
    let mut place = 0;
    std::iter::from_fn(move || {
        while let Some(block) = bytes.get(place..(place + 64).min(bytes.len())).filter(|block| !block.is_empty()) {
            if !block.is_ascii() {
                break;
            }
            place += block.len();
        }
        let start = place + bytes[place..].iter().position(|byte| !byte.is_ascii())?;
        let end = start + bytes[start..].iter().position(u8::is_ascii).unwrap_or(bytes.len() - start);
        place = end;
        Some((start, end))
    })
}

/// Some letters around a place.
fn around(text: &str, place: usize) -> String {
    let before = text[..place].char_indices().rev().take(5).last().map_or(place, |(start, _)| start);
    text[before..].chars().take(12).map(|sign| if sign.is_whitespace() { ' ' } else { sign }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traces_of_wrong_decoding_are_counted_and_placed() {
        let twice = |text: &str| -> String {
            text.bytes()
                .map(|byte| match byte {
                    0x80 => '€',
                    0x99 => '™',
                    0x85 => '…',
                    other => char::from(other),
                })
                .collect()
        };
        let found = mojibake(&format!("First.\nA {} here, {} too", twice("café"), twice("it’s"))).expect("traces");
        assert!(found.starts_with("holds 2 signs") && found.contains("in line 2"), "{found}");
        assert!(mojibake(&twice("دوم")).is_some());
        assert!(mojibake("lost \u{fffd}\u{fffd}").expect("lost").contains("2 signs (U+FFFD)"));
    }

    #[test]
    fn sound_text_has_none() {
        for text in [
            "",
            "plain",
            "café naïve Ångström Ørsted « à » São Paulo ÂGE âge pâté",
            "سد ساخته شد",
            "水库",
            "L’Été — 5 €",
            &"é".repeat(500),
        ] {
            assert_eq!(mojibake(text), None, "{text}");
        }
    }

    #[test]
    fn glyph_numbers_are_garbled_and_news_is_not() {
        let mut state = 7u32;
        let mut random = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % below
        };
        let signs: Vec<char> = "QJWRTXKLYPFSZEHNOUGVwxyz\\|{}[/¬µ¼£±°".chars().collect();
        let mut garbled = String::new();
        for _ in 0..1_500 {
            (0..=random(5)).for_each(|_| garbled.push(signs[random(signs.len() as u32) as usize]));
            garbled.push(' ');
        }
        assert!(is_garbled(&garbled));
        assert!(!is_garbled(&"The council said that the dam was not the cause of the flood. ".repeat(60)));
    }
}
