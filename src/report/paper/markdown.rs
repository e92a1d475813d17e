//! `report.md` for repositories and `report.qmd` for Quarto: one writer, two dialects. Quarto numbers figures and tables itself and
//! sets citations from `references.bib`. Both are read where the report's charts stand.

use super::manuscript::{Manuscript, Picture, Piece, Printed};
use super::prose::{Span, spans};
use super::{File, Paper};
use crate::report::Reference;
use crate::table::direction::runs_right_to_left;
use crate::table::markdown::escaped;
use std::path::Path;

/// `--paper md`.
pub(super) const MARKDOWN: Paper = Paper {
    name: "md",
    about: "report.md, for repositories and editors",
    write: |manuscript, folder| Ok(write(manuscript, folder, Dialect::GitHub)),
};

/// `--paper qmd`.
pub(super) const QUARTO: Paper = Paper {
    name: "qmd",
    about: "report.qmd, for Quarto",
    write: |manuscript, folder| Ok(write(manuscript, folder, Dialect::Quarto)),
};

/// Whose Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    GitHub,
    Quarto,
}

fn write(manuscript: &Manuscript<'_>, _: &Path, dialect: Dialect) -> Vec<File> {
    let mut text = Text { dialect, manuscript, out: String::new(), in_list: false };
    text.head();
    manuscript.pieces.iter().for_each(|piece| text.piece(piece));
    text.end();
    let name = if dialect == Dialect::Quarto { "report.qmd" } else { "report.md" };
    vec![File::new(name, text.out)]
}

/// The methods text for `methods.md`: its marks stay marks, everything else stays text.
pub(in crate::report) fn methods(text: &str, references: &[Reference]) -> String {
    use super::prose::{Prose, lines};
    let mut out = String::new();
    let mut in_list = false;
    for line in lines(text) {
        let (is_item, shown) = match line {
            Prose::Heading(level, title) => (false, format!("{} {}", "#".repeat(level), escaped(title))),
            Prose::Paragraph(text) => (false, inline(text)),
            Prose::Item(text) => (true, format!("- {}", inline(text))),
            Prose::Blank(text) => (true, format!("- [ ] {}", escaped(text))),
        };
        let goes_on = in_list && is_item;
        if !out.is_empty() && !goes_on {
            out.push('\n');
        }
        out += &shown;
        out.push('\n');
        in_list = is_item;
    }
    if !references.is_empty() {
        out += "\n## References\n\n";
        for reference in references {
            out += &format!("- {}\n", escaped(&reference.plain));
        }
    }
    out
}

/// Text with its commands between grave accents.
fn inline(text: &str) -> String {
    let shown = |span: &Span<'_>| match span {
        Span::Text(text) => escaped(text),
        Span::Code(text) => format!("`{text}`"),
    };
    spans(text).iter().map(shown).collect()
}

struct Text<'m> {
    dialect: Dialect,
    manuscript: &'m Manuscript<'m>,
    out: String,
    in_list: bool,
}

impl Text<'_> {
    fn head(&mut self) {
        let (title, subtitle) = (escaped(self.manuscript.title), escaped(self.manuscript.subtitle));
        match self.dialect {
            Dialect::GitHub => self.out += &format!("# {title}\n\n{subtitle}\n"),
            Dialect::Quarto => {
                // A JSON text is a YAML text too, whatever it holds.
                self.out += &format!(
                    "---\ntitle: {}\nsubtitle: {}\nlang: {}\nfrom: markdown-smart\nbibliography: references.bib\n\
                     toc: true\nformat:\n  html:\n    default-image-extension: svg\n  pdf:\n    default-image-extension: pdf\n\
                     \x20   pdf-engine: xelatex\n  docx:\n    default-image-extension: png\n---\n",
                    serde_json::json!(title),
                    serde_json::json!(subtitle),
                    serde_json::json!(self.manuscript.language),
                );
            }
        }
    }

    fn piece(&mut self, piece: &Piece<'_>) {
        let item = match piece {
            Piece::Item(text) => Some(format!("- {}", inline(text))),
            Piece::Blank(text) => Some(format!("- [ ] {}", escaped(text))),
            _ => None,
        };
        if !(self.in_list && item.is_some()) {
            self.out.push('\n');
        }
        self.in_list = item.is_some();
        match piece {
            Piece::Heading(level, title) => self.line(&format!("{} {}", "#".repeat(level + 1), escaped(title))),
            Piece::Paragraph(text) => self.paragraph(&escaped(text), text),
            Piece::Methods(text) => self.paragraph(&self.cited(&inline(text)), text),
            Piece::Notice(text) => self.line(&format!("> **{}.** {}", self.manuscript.words.note, escaped(text))),
            Piece::Item(_) | Piece::Blank(_) => self.line(&item.unwrap_or_default()),
            Piece::Figure(picture) => self.figure(picture),
            Piece::Table(printed) => self.table(printed),
        }
    }

    fn line(&mut self, text: &str) {
        self.out += text;
        self.out.push('\n');
    }

    fn paragraph(&mut self, shown: &str, text: &str) {
        if self.dialect == Dialect::Quarto && runs_right_to_left(text) {
            self.line(&format!("::: {{dir=\"rtl\"}}\n{shown}\n:::"));
        } else {
            self.line(shown);
        }
    }

    fn figure(&mut self, picture: &Picture<'_>) {
        let (figure, name) = (picture.figure, file_name(&picture.figure.name));
        let (caption, description) = (escaped(&figure.caption), &figure.chart.words().description);
        match self.dialect {
            Dialect::GitHub => {
                let label = format!("{} {}", self.manuscript.words.figure, picture.number);
                self.line(&format!("![{}](charts/{name}.svg)", escaped(description)));
                self.line(&format!("\n**{label}.** {caption} {}", escaped(&picture.numbers)));
            }
            Dialect::Quarto => {
                let alt = attribute(description);
                let id = crate::table::latex::label(&figure.name);
                self.line(&format!(
                    "![{caption} {}](charts/{name}){{#fig-{id} fig-alt={alt}}}",
                    escaped(&picture.numbers)
                ));
            }
        }
    }

    fn table(&mut self, printed: &Printed<'_>) {
        let shown = &printed.shown;
        let title = escaped(&printed.table.title);
        let mirrored = self.dialect == Dialect::Quarto && shown.right_to_left;
        if mirrored {
            self.line("::: {dir=\"rtl\"}");
        }
        if self.dialect == Dialect::GitHub {
            self.line(&format!("**{} {}.** {title}\n", self.manuscript.words.table, printed.number));
        }
        self.row(shown.headings.iter());
        // The dashes tell pandoc how wide a column is where a line has no room.
        let rule = |(kind, width): (&crate::table::ColumnKind, &usize)| {
            let dashes = "-".repeat((*width).max(2));
            if *kind == crate::table::ColumnKind::Text { format!(":{dashes}") } else { format!("{dashes}:") }
        };
        let rules: Vec<String> = shown.kinds.iter().zip(&shown.widths).map(rule).collect();
        self.line(&format!("| {} |", rules.join(" | ")));
        shown.rows.iter().for_each(|row| self.row(row.iter()));
        if self.dialect == Dialect::Quarto {
            let id = format!("{}-{}", crate::table::latex::label(&printed.table.name), printed.number);
            self.line(&format!("\n: {title} {{#tbl-{id}}}"));
        }
        if mirrored {
            self.line("\n:::");
        }
        if !shown.rest.is_empty() {
            self.line(&format!("\n{}", escaped(&shown.rest)));
        }
    }

    fn row<'t>(&mut self, cells: impl Iterator<Item = &'t String>) {
        let cells: Vec<String> = cells.map(|cell| escaped(cell)).collect();
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    /// Works in brackets as citations, where the dialect knows them: `(Hardie 2014)` becomes `[@hardie2014]`.
    fn cited(&self, text: &str) -> String {
        if self.dialect == Dialect::GitHub {
            return text.into();
        }
        let mut text = text.to_owned();
        for reference in self.manuscript.references {
            text = text.replace(&reference.cited_as, &format!("@{}", reference.key));
        }
        bracketed(&text)
    }

    fn end(&mut self) {
        let manuscript = self.manuscript;
        if !manuscript.references.is_empty() {
            self.line("\n## References\n");
            match self.dialect {
                Dialect::GitHub => {
                    manuscript
                        .references
                        .iter()
                        .for_each(|reference| self.line(&format!("- {}", escaped(&reference.plain))));
                }
                Dialect::Quarto => {
                    let keys: Vec<String> = manuscript.references.iter().map(|work| format!("@{}", work.key)).collect();
                    self.line("::: {#refs}\n:::");
                    self.out = self.out.replacen(
                        "bibliography: references.bib\n",
                        &format!("bibliography: references.bib\nnocite: \"{}\"\n", keys.join(", ")),
                        1,
                    );
                }
            }
        }
        self.line("\n---\n");
        for fact in manuscript.colophon {
            self.line(&format!("- {}: {}", escaped(&fact.label), escaped(&fact.value)));
        }
    }
}

/// Round brackets that hold nothing but citations become square ones, as pandoc wants them.
fn bracketed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("(@") {
        let inside = &rest[open + 1..];
        let end = inside.find([')', '(']).filter(|&end| inside[end..].starts_with(')'));
        let all_cited = |end: &usize| inside[..*end].split("; ").all(|part| part.starts_with('@'));
        out += &rest[..open];
        if let Some(end) = end.filter(all_cited) {
            out += &format!("[{}]", &inside[..end]);
            rest = &inside[end + 1..];
        } else {
            out.push('(');
            rest = inside;
        }
    }
    out + rest
}

/// A text inside a quoted attribute: no escape is known to all who read it, so quotation marks, braces and angles become others.
fn attribute(text: &str) -> String {
    let other = |letter| match letter {
        '"' | '\\' => '\'',
        '{' => '(',
        '}' => ')',
        '<' => '‹',
        '>' => '›',
        _ => letter,
    };
    crate::table::one_line(text).chars().map(other).collect()
}

/// The name of a chart's file inside a link.
fn file_name(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    name.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
