//! One segment of UAX #29 in any script, by the classes of its characters. Where a rare class comes into play, the segment is cut
//! by `unicode-segmentation`, which cuts from a border on without looking back.

use super::MayJoin;
use super::classes::{Class, Classes, Kind};
use crate::token::dictionary::is_spaceless;
use std::str::Chars;
use unicode_segmentation::UnicodeSegmentation;

/// What starts at a border.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    pub end: usize,
    pub has_alphanumeric: bool,
}

/// The segment that starts at `start`, a border of segments before the end of the text.
pub(super) fn segment(classes: &Classes, text: &str, start: usize) -> Segment {
    by_classes(classes, text, start).unwrap_or_else(|| by_crate(text, start))
}

/// The segment, if no rare class decides where it ends.
fn by_classes(classes: &Classes, text: &str, start: usize) -> Option<Segment> {
    let mut rest = text[start..].chars();
    let first = classes.of(rest.next()?);
    let behind = |rest: &Chars<'_>| text.len() - rest.as_str().len();
    let mut segment = Segment { end: behind(&rest), has_alphanumeric: first.alphanumeric };
    let mut last = match first.class {
        Class::Rare => return None,
        Class::Line => return Some(segment),
        Class::Extend => Class::Other,
        class => class,
    };
    while let Some(sign) = rest.next() {
        let next = classes.of(sign);
        match (last, next.class) {
            (_, Class::Rare) => return None,
            (Class::Space, Class::Extend) => last = Class::Other,
            (_, Class::Extend) => {}
            (
                Class::Letter | Class::Hebrew | Class::Number | Class::LowLine,
                Class::Letter | Class::Hebrew | Class::Number | Class::LowLine,
            )
            | (Class::Space, Class::Space)
            | (Class::Katakana, Class::Katakana | Class::LowLine)
            | (Class::LowLine, Class::Katakana) => last = next.class,
            (Class::Hebrew, _) if matches!(sign, '\'' | '"') => return None,
            (Class::Letter | Class::Hebrew, Class::MidLetter | Class::MidBoth)
            | (Class::Number, Class::MidNumber | Class::MidBoth) => {
                let (behind_mark, alphanumeric) = behind_marks(classes, &mut rest);
                match behind_mark {
                    Some(Class::Rare) => return None,
                    Some(class) if class == last || (is_letter(class) && is_letter(last)) => {
                        segment.has_alphanumeric |= alphanumeric;
                        last = class;
                    }
                    _ => break,
                }
            }
            _ => break,
        }
        segment.has_alphanumeric |= next.alphanumeric;
        segment.end = behind(&rest);
    }
    Some(segment)
}

/// Where segments end that begin at `start`, a border, and stand side by side, all of them letters of scripts without spaces with
/// their marks: as far as no sign stands beside them that can join. `None` if there are none.
pub(super) fn spaceless_run(classes: &Classes, text: &str, start: usize, may_join: MayJoin) -> Option<usize> {
    // Most signs are of one or two bytes, and no letter of these is of a script without spaces.
    if text.as_bytes()[start] < 0xe0 {
        return None;
    }
    let alone = start + alone(&text.as_bytes()[start..]);
    // The last of the segments so far, and whether it is one of katakana, which goes on with katakana.
    let (mut last, mut katakana) = (alone.saturating_sub(LENGTH_ALONE).max(start)..alone, false);
    let mut attached = false;
    for sign in text[alone..].chars() {
        let Kind { class, alphanumeric } = classes.of(sign);
        // Not asked of what stands between words.
        let inside = || is_spaceless(sign);
        match class {
            Class::Other if alphanumeric && inside() => {
                last.start = last.end;
                katakana = false;
            }
            Class::Katakana if alphanumeric && inside() => {
                if !katakana {
                    last.start = last.end;
                }
                katakana = true;
            }
            Class::Extend if last.end > start && inside() => {}
            Class::Extend | Class::Katakana | Class::LowLine | Class::Rare => {
                attached = true;
                break;
            }
            _ => break,
        }
        last.end += sign.len_utf8();
    }
    if last.end == start {
        return None;
    }
    // The last segment is left out if what stands behind it may belong to it.
    let end = if attached || may_join(text.as_bytes(), &(start..last.end)) { last.start } else { last.end };
    (end > start && !may_join(text.as_bytes(), &(start..end))).then_some(end)
}

/// Bytes of the signs that [`alone`] counts.
pub(super) const LENGTH_ALONE: usize = 3;

/// How many bytes the commonest Han and hiragana have with which a text begins: each is a segment of its own.
pub(super) fn alone(text: &[u8]) -> usize {
    let (signs, _) = text.as_chunks::<LENGTH_ALONE>();
    // The bytes of UTF-8 as one number are in the order of the characters.
    let number = |&[first, second, third]: &[u8; LENGTH_ALONE]| u32::from_be_bytes([0, first, second, third]);
    let (hiragana, han) =
        (number(b"\xe3\x81\x81")..=number(b"\xe3\x82\x96"), number(b"\xe4\xb8\x80")..=number(b"\xe9\xbf\xbf"));
    let others = signs.iter().map(number).position(|sign| !han.contains(&sign) && !hiragana.contains(&sign));
    LENGTH_ALONE * others.unwrap_or(signs.len())
}

fn is_letter(class: Class) -> bool {
    matches!(class, Class::Letter | Class::Hebrew)
}

/// The class of the next character that is no mark, and whether it or a mark before it is a letter or digit.
fn behind_marks(classes: &Classes, rest: &mut Chars<'_>) -> (Option<Class>, bool) {
    let mut alphanumeric = false;
    for sign in rest {
        let found = classes.of(sign);
        alphanumeric |= found.alphanumeric;
        if found.class != Class::Extend {
            return (Some(found.class), alphanumeric);
        }
    }
    (None, alphanumeric)
}

/// The segment as the crate cuts it.
#[cold]
fn by_crate(text: &str, start: usize) -> Segment {
    let segment = text[start..].split_word_bounds().next().unwrap_or_default();
    Segment { end: start + segment.len(), has_alphanumeric: segment.unicode_words().next().is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_stand_alone_are_letters_of_scripts_without_spaces() {
        let mut counted = 0;
        for sign in '\0'..=char::MAX {
            if alone(sign.to_string().as_bytes()) > 0 {
                assert_eq!(Classes::get().of(sign), Kind { class: Class::Other, alphanumeric: true }, "{sign}");
                assert!(is_spaceless(sign) && sign.len_utf8() == LENGTH_ALONE, "{sign}");
                counted += 1;
            }
        }
        assert_eq!(counted, 0x5200 + 0x56);
        assert_eq!(alone("渔民の大坝、渔".as_bytes()), 15);
    }
}
