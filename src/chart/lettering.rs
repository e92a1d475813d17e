//! Text made to fit: shortened with an ellipsis, or wrapped without a lonely last word.
//! Leaves widths to `fonts` and placement to `svg`.

use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{self, Weight};

/// Bytes of a text that are measured: more than any picture shows in one line.
const MOST_MEASURED: usize = 2_000;

/// Lines of a text that are drawn: a title of more is no title.
const MOST_LINES: usize = 20;

/// Letters of one size and weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letters {
    /// Pixels.
    pub size: f64,
    /// How they stand.
    pub weight: Weight,
}

impl Letters {
    /// The width of a text in pixels; of a text that no picture has room for, as its beginning would go on.
    pub fn width(self, text: &str) -> f64 {
        let head = &text[..text.floor_char_boundary(MOST_MEASURED)];
        let beyond = if head.len() < text.len() { text.len() as f64 / head.len() as f64 } else { 1.0 };
        fonts::measure(head, self.weight) * self.size * beyond
    }

    /// The widest of several texts, in pixels.
    pub fn widest<'t>(self, texts: impl IntoIterator<Item = &'t str>) -> f64 {
        texts.into_iter().map(|text| self.width(text)).fold(0.0, f64::max)
    }
}

/// A text that fits, and the whole of it if it had to be shortened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    /// What is drawn.
    pub shown: String,
    /// The text before it was shortened.
    pub full: Option<String>,
}

/// Shortens a text to a room in pixels, at a letter's end, with `…`.
pub fn fit(text: &str, letters: Letters, room: f64) -> Fitted {
    if text.is_empty() || letters.width(text) <= room {
        return Fitted { shown: text.to_owned(), full: None };
    }
    let ends: Vec<usize> = text.grapheme_indices(true).map(|(start, _)| start).take(MOST_MEASURED).collect();
    let shortened = |kept: usize| format!("{}…", text[..ends[kept]].trim_end());
    let kept = (0..ends.len()).collect::<Vec<_>>().partition_point(|kept| letters.width(&shortened(*kept)) <= room);
    Fitted { shown: shortened(kept.saturating_sub(1)), full: Some(text.to_owned()) }
}

/// Shortens names that are read beside each other: at the end, and in the middle those that differ only after it.
pub fn fit_all<'t>(names: impl IntoIterator<Item = &'t str>, letters: Letters, room: f64) -> Vec<Fitted> {
    let fitted: Vec<Fitted> = names.into_iter().map(|name| fit(name, letters, room)).collect();
    let confused = |one: &Fitted| fitted.iter().any(|other| other.shown == one.shown && other.full != one.full);
    let clear = |one: &Fitted| match &one.full {
        Some(full) if confused(one) => fit_ends(full, letters, room),
        _ => one.clone(),
    };
    fitted.iter().map(clear).collect()
}

/// Shortens a text that is too wide in its middle: as many letters of its beginning as of its end.
fn fit_ends(text: &str, letters: Letters, room: f64) -> Fitted {
    let starts: Vec<usize> = text.grapheme_indices(true).map(|(start, _)| start).collect();
    let shortened = |kept: usize| {
        let (head, tail) = (starts[kept.div_ceil(2)], starts[starts.len() - 1 - kept / 2]);
        format!("{}…{}", text[..head].trim_end(), text[tail..].trim_start())
    };
    let most = starts.len().saturating_sub(2).min(MOST_MEASURED);
    let kept = (0..most).collect::<Vec<_>>().partition_point(|kept| letters.width(&shortened(*kept)) <= room);
    Fitted { shown: shortened(kept.saturating_sub(1)), full: Some(text.to_owned()) }
}

/// Breaks a text into lines no wider than the room, in pixels; a last line of less than a fifth takes words from the
/// line above. Lines keep the direction of the whole text.
pub fn wrap(text: &str, letters: Letters, room: f64) -> Vec<String> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    for piece in pieces(text, letters, room) {
        match lines.last_mut() {
            Some(line) if letters.width(format!("{}{piece}", line.concat()).trim_end()) <= room => line.push(piece),
            _ => lines.push(vec![piece]),
        }
    }
    feed_the_last(&mut lines, letters, room / 5.0);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            *last = vec![fit(&format!("{}……", last.concat()), letters, room - letters.width("…")).shown];
        }
    }
    let right_to_left = fonts::is_right_to_left(text);
    lines.iter().map(|line| directed(line.concat().trim(), right_to_left)).collect()
}

/// A line on its own may start with a word of the other direction; a mark keeps the direction of its paragraph.
fn directed(line: &str, right_to_left: bool) -> String {
    match (right_to_left, fonts::is_right_to_left(line)) {
        (true, false) => format!("\u{200f}{line}"),
        (false, true) => format!("\u{200e}{line}"),
        _ => line.to_owned(),
    }
}

fn feed_the_last(lines: &mut [Vec<String>], letters: Letters, enough: f64) {
    let [.., above, last] = lines else { return };
    while above.len() > last.len() + 1 && letters.width(last.concat().trim_end()) < enough {
        let Some(word) = above.pop() else { return };
        last.insert(0, word);
    }
}

/// The parts between which a line may break: words with the space after them, single Han characters with the
/// punctuation after them; a word wider than the room is cut.
fn pieces(text: &str, letters: Letters, room: f64) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for letter in text.graphemes(true) {
        match pieces.last_mut() {
            Some(piece) if !breaks(piece, letter) && has_space(piece, letters, room) => piece.push_str(letter),
            _ => pieces.push(letter.to_owned()),
        }
    }
    pieces
}

/// Whether one more letter fits; no letter is wider than its size, so most words need no measuring.
fn has_space(piece: &str, letters: Letters, room: f64) -> bool {
    (piece.chars().count() + 1) as f64 * letters.size < room || letters.width(piece.trim_end()) + letters.size < room
}

/// Whether a line may break between a piece and the letter after it.
fn breaks(piece: &str, letter: &str) -> bool {
    let closing = |c: char| "，。、；：！？）》」』”’…·%％".contains(c) || c.is_whitespace();
    let opening = |c: char| "（《「『“‘".contains(c);
    let before = piece.chars().next_back().unwrap_or(' ');
    let after = letter.chars().next().unwrap_or(' ');
    !closing(after) && !opening(before) && (before.is_whitespace() || is_han(before) || is_han(after))
}

/// Characters that are set without spaces.
fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: Letters = Letters { size: 10.0, weight: Weight::Regular };

    #[test]
    fn names_that_begin_alike_are_shortened_in_the_middle() {
        let names = [
            "The Regional Newspaper of the Northern Counties",
            "The Regional Newspaper of the Southern Shires",
            "Post",
        ];
        let fitted = fit_all(names, TYPE, 120.0);
        assert!(fitted[0].shown.ends_with("ties") && fitted[1].shown.ends_with("ires"), "{fitted:?}");
        assert!(fitted.iter().all(|name| TYPE.width(&name.shown) <= 120.0), "{fitted:?}");
        assert!(fitted[0].shown.starts_with("The Re") && fitted[0].full.as_deref() == Some(names[0]));
        assert_eq!(fitted[2], Fitted { shown: "Post".into(), full: None });
        let apart =
            fit_all(["Northern Counties Regional Newspaper", "Southern Shires Regional Newspaper"], TYPE, 120.0);
        assert!(apart.iter().all(|name| name.shown.ends_with('…')), "{apart:?}");
    }

    #[test]
    fn a_long_text_is_shortened_to_its_room_and_keeps_its_whole() {
        let text = "a very long headline about sanctions and about everything else that happened";
        let fitted = fit(text, TYPE, 120.0);
        assert!(fitted.shown.ends_with('…') && TYPE.width(&fitted.shown) <= 120.0);
        assert_eq!(fitted.full.as_deref(), Some(text));
        assert_eq!(fit("short", TYPE, 120.0), Fitted { shown: "short".to_owned(), full: None });
    }

    #[test]
    fn a_word_of_a_megabyte_is_shortened_by_its_beginning() {
        let fitted = fit(&"ab".repeat(500_000), TYPE, 120.0);
        assert!(fitted.shown.ends_with('…') && TYPE.width(&fitted.shown) <= 120.0);
        let lines = wrap(&"ab".repeat(5_000), TYPE, 120.0);
        assert!(lines.len() == MOST_LINES && lines.iter().all(|line| TYPE.width(line) <= 120.0), "{lines:?}");
        assert!(lines.last().is_some_and(|last| last.ends_with('…')));
    }

    #[test]
    fn no_line_is_too_wide_and_the_last_is_not_lonely() {
        let text =
            "Relative frequency per million words with intervals from a bootstrap over articles and their tokens end";
        for room in [150.0, 220.0, 333.0] {
            let lines = wrap(text, TYPE, room);
            assert_eq!(lines.join(" "), text);
            assert!(lines.iter().all(|line| TYPE.width(line) <= room));
            assert!(lines.last().is_some_and(|last| last.contains(' ')), "{lines:?}");
        }
    }

    #[test]
    fn chinese_breaks_between_characters_and_a_word_without_end_is_cut() {
        let chinese = "各媒体使用“制裁”一词的频率比较，单位：每百万词，区间由文章级自助法得出。".repeat(2);
        let lines = wrap(&chinese, TYPE, 150.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| TYPE.width(line) <= 150.0), "{lines:?}");
        assert!(wrap(&"x".repeat(200), TYPE, 150.0).iter().all(|line| TYPE.width(line) <= 150.0));
    }

    #[test]
    fn a_persian_line_that_starts_with_a_latin_word_stays_right_to_left() {
        let lines = wrap("منبع داده‌ها روزنامه است و نام آن Gulf Courier بود", TYPE, 60.0);
        assert!(lines.iter().all(|line| fonts::is_right_to_left(line)), "{lines:?}");
    }
}
