//! Text as runs of one direction, and paragraphs that know theirs. Word asks for both: `w:rtl` at the run, `w:bidi` at the paragraph.

use crate::report::paper::prose::{Span, spans};
use crate::table::direction::{Script, balanced, is_isolate, runs, runs_right_to_left};
use crate::table::markup::escaped;

/// How a run looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Bold,
    Code,
}

/// The runs of a text: line breaks as spaces, marks that reorder what follows spelt out, what XML forbids as U+FFFD.
pub(super) fn text(text: &str, look: Look) -> String {
    let plain: String =
        balanced(text).chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
    // Not every word processor knows isolates; all know the marks U+200E and U+200F, which part two names as well.
    let mark = if runs_right_to_left(&plain) { "\u{200f}" } else { "\u{200e}" };
    runs(&plain).iter().map(|run| one(&run.text.replace(is_isolate, mark), run.script, look)).collect()
}

fn one(text: &str, script: Script, look: Look) -> String {
    let mut properties = match look {
        Look::Plain => String::new(),
        Look::Bold => "<w:b/><w:bCs/>".into(),
        Look::Code => "<w:rStyle w:val=\"Code\"/>".into(),
    };
    properties += match script {
        Script::Other => "",
        Script::RightToLeft => "<w:rtl/><w:lang w:bidi=\"fa-IR\"/>",
        Script::Han => "<w:lang w:eastAsia=\"zh-CN\"/>",
    };
    let properties = if properties.is_empty() { properties } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

/// The runs of a text of the methods, its commands in the type of commands.
pub(super) fn methods(line: &str) -> String {
    let run = |span: &Span<'_>| match span {
        Span::Text(words) => text(words, Look::Plain),
        Span::Code(words) => text(words, Look::Code),
    };
    spans(line).iter().map(run).collect()
}

/// A paragraph of a style, running as its text does.
pub(super) fn paragraph(style: &str, source: &str, runs: &str) -> String {
    let bidi = if runs_right_to_left(source) { "<w:bidi/>" } else { "" };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{bidi}</w:pPr>{runs}</w:p>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_marked_at_runs_and_paragraphs() {
        let runs = text("سد IRNA", Look::Plain);
        assert!(
            runs.starts_with(
                "<w:r><w:rPr><w:rtl/><w:lang w:bidi=\"fa-IR\"/></w:rPr><w:t xml:space=\"preserve\">سد</w:t>"
            )
        );
        assert!(runs.contains("<w:r><w:t xml:space=\"preserve\"> IRNA</w:t></w:r>"), "{runs}");
        assert!(paragraph("Normal", "سد IRNA", &runs).contains("<w:bidi/>"));
        assert!(!paragraph("Normal", "IRNA سد", &runs).contains("<w:bidi/>"));
    }

    #[test]
    fn hostile_text_stays_text() {
        let runs = text("</w:t><w:x/>\u{1}\u{202e}\u{2067}a", Look::Plain);
        assert!(runs.contains("&lt;/w:t&gt;&lt;w:x/&gt;\u{fffd}[U+202E]\u{200e}a\u{200e}"), "{runs}");
    }
}
