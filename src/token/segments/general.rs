//! One segment of UAX #29 in any script, by the classes of its characters. Where a rare class comes into play, the segment is cut
//! by `unicode-segmentation`, which cuts from a border on without looking back.

use super::classes::{Class, Classes};
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
