//! Where the paragraphs of a text stand. A line is a paragraph, unless the text was wrapped by hand.

use std::ops::Range;

/// Lines of hand-wrapped text have about so many signs.
const WRAPPED_SIGNS: Range<usize> = 40..101;
/// Fewer line breaks than this do not show whether a text was wrapped by hand.
const FEW_BREAKS: usize = 4;

/// The byte ranges of the paragraphs, ascending, without the white space around them; none is empty.
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let lines = lines(text);
    if !is_wrapped(text, &lines) {
        return lines;
    }
    let mut joined: Vec<Range<usize>> = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(last) if breaks(&text[last.end..line.start]) < 2 => last.end = line.end,
            _ => joined.push(line),
        }
    }
    joined
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive(['\n', '\u{2029}']) {
        let inner = line.trim();
        if !inner.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            lines.push(from..from + inner.len());
        }
        start += line.len();
    }
    lines
}

/// Whether most lines that another line follows at once are as long as a page is wide and end in the middle of a sentence.
fn is_wrapped(text: &str, lines: &[Range<usize>]) -> bool {
    let followed = lines.windows(2).filter(|pair| breaks(&text[pair[0].end..pair[1].start]) == 1);
    let (mut all, mut wide, mut midway) = (0, 0, 0);
    for pair in followed {
        let line = &text[pair[0].clone()];
        all += 1;
        wide += usize::from(WRAPPED_SIGNS.contains(&line.chars().take(WRAPPED_SIGNS.end).count()));
        midway += usize::from(!line.ends_with(['.', '!', '?', ':', '”', '"', '»', '…', '؟', '。']));
    }
    all >= FEW_BREAKS && wide * 10 >= all * 8 && midway * 2 >= all
}

fn breaks(between: &str) -> usize {
    between.matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(found("One.\r\n\r\n  Two \nThree"), ["One.", "Two", "Three"]);
        assert!(found(" \n\n").is_empty());
    }

    #[test]
    fn hand_wrapped_lines_are_joined_up_to_a_blank_line() {
        let line = "a line of about sixty signs that ends in the middle of the next";
        let text = format!("{line}\n{line}\n{line}.\n\n{line}\n{line}\n{line}.");
        assert_eq!(paragraphs(&text).len(), 2);
        assert_eq!(paragraphs("short\nshort\nshort\nshort\nshort\nshort").len(), 6);
    }
}
