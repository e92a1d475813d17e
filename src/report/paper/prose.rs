//! The methods text as pieces: headings, paragraphs and items of its few marks. Leaves every other sign as it is.

/// A line of the methods text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum Prose<'t> {
    /// A heading of the first or second level.
    Heading(usize, &'t str),
    /// Running text, in which commands stand between grave accents.
    Paragraph(&'t str),
    /// An item of a list.
    Item(&'t str),
    /// Something to tick and to fill in.
    Blank(&'t str),
}

/// A stretch of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Span<'t> {
    /// Words.
    Text(&'t str),
    /// Something to type.
    Code(&'t str),
}

/// The lines of a text, empty ones left out.
pub(in crate::report) fn lines(text: &str) -> impl Iterator<Item = Prose<'_>> {
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        if let Some(title) = line.strip_prefix("## ") {
            Prose::Heading(2, title)
        } else if let Some(title) = line.strip_prefix("# ") {
            Prose::Heading(1, title)
        } else if let Some(blank) = line.strip_prefix("- [ ] ") {
            Prose::Blank(blank)
        } else if let Some(item) = line.strip_prefix("- ") {
            Prose::Item(item)
        } else {
            Prose::Paragraph(line)
        }
    })
}

/// A line cut at its grave accents; an accent without its fellow is a sign like others.
pub(in crate::report) fn spans(text: &str) -> Vec<Span<'_>> {
    let pieces: Vec<&str> = text.split('`').collect();
    if pieces.len().is_multiple_of(2) {
        return vec![Span::Text(text)];
    }
    let span = |(place, piece)| if place % 2 == 0 { Span::Text(piece) } else { Span::Code(piece) };
    pieces.into_iter().enumerate().map(span).filter(|span| *span != Span::Text("")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_the_methods_text_are_told_apart() {
        let text = "# Methods\n\nOne `a b` two.\n- item\n- [ ] why: ____\n## Formulas";
        assert_eq!(
            lines(text).collect::<Vec<_>>(),
            [
                Prose::Heading(1, "Methods"),
                Prose::Paragraph("One `a b` two."),
                Prose::Item("item"),
                Prose::Blank("why: ____"),
                Prose::Heading(2, "Formulas")
            ]
        );
        assert_eq!(spans("One `a b` two."), [Span::Text("One "), Span::Code("a b"), Span::Text(" two.")]);
        assert_eq!(spans("a ` b"), [Span::Text("a ` b")]);
    }
}
