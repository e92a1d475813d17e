//! The report as a manuscript: its sections flattened to numbered pieces, the same for every paper. What a page does and paper
//! cannot (open lines, fold, sort) is left out here and nowhere else.

use super::prose::{self, Prose};
use super::shown::{Shown, fits, shown};
use crate::report::html::words::{Words, words};
use crate::report::{Block, Fact, Figure, Reference, Report, Section};
use crate::table::{LongTable, Table};
use std::borrow::Cow;

/// A report in the order in which it is printed.
pub(in crate::report) struct Manuscript<'r> {
    /// The title.
    pub title: &'r str,
    /// The line below it.
    pub subtitle: &'r str,
    /// The language of what the report says.
    pub language: &'r str,
    /// The words between the pieces.
    pub words: &'static Words,
    /// Everything, in order.
    pub(super) pieces: Vec<Piece<'r>>,
    /// The tables of its sections.
    pub tables: Vec<&'r Table>,
    /// The tables that only have a file.
    pub files: &'r [LongTable<'r>],
    /// The works that it cites.
    pub references: &'r [Reference],
    /// How it was made.
    pub colophon: &'r [Fact],
}

/// One piece of a manuscript.
pub(super) enum Piece<'r> {
    /// A heading; 1 is a section's.
    Heading(usize, Cow<'r, str>),
    /// Running text.
    Paragraph(Cow<'r, str>),
    /// Running text of the methods, with commands between grave accents.
    Methods(&'r str),
    /// Something that a reader must know.
    Notice(&'r str),
    /// An item of a list.
    Item(Cow<'r, str>),
    /// Something to tick and to fill in.
    Blank(&'r str),
    /// A picture.
    Figure(Picture<'r>),
    /// A table.
    Table(Printed<'r>),
}

/// A picture with its number.
pub(super) struct Picture<'r> {
    /// Counted through the report.
    pub number: usize,
    /// Name, caption and description.
    pub figure: &'r Figure,
    /// Where its numbers stand, in words.
    pub numbers: String,
}

/// A table with its number.
pub(super) struct Printed<'r> {
    /// Counted through the report.
    pub number: usize,
    /// The whole table.
    pub table: &'r Table,
    /// What is printed of it.
    pub shown: Shown,
}

impl<'r> Manuscript<'r> {
    /// The manuscript of a report; `files` are tables that are not printed.
    pub fn of(report: &'r Report, files: &'r [LongTable<'r>], references: &'r [Reference], per: u64) -> Self {
        let words = words(&report.language);
        let mut writer = Writer { per, words, pieces: Vec::new(), tables: Vec::new(), figures: 0, printed: 0 };
        writer.beginning(report);
        report.sections.iter().for_each(|section| writer.section(section));
        Self {
            title: &report.title,
            subtitle: &report.subtitle,
            language: &report.text_language,
            words,
            pieces: writer.pieces,
            tables: writer.tables,
            files,
            references,
            colophon: &report.colophon,
        }
    }
}

struct Writer<'r> {
    per: u64,
    words: &'static Words,
    pieces: Vec<Piece<'r>>,
    tables: Vec<&'r Table>,
    figures: usize,
    printed: usize,
}

impl<'r> Writer<'r> {
    fn beginning(&mut self, report: &'r Report) {
        if !report.summary.is_empty() {
            self.pieces.push(Piece::Heading(1, self.words.summary.into()));
            self.pieces.extend(report.summary.iter().map(|sentence| Piece::Item(sentence.text.as_str().into())));
        }
        if !report.trust.is_empty() {
            self.pieces.push(Piece::Heading(1, self.words.trust.into()));
            let mark = |fact: &Fact| if fact.warning { format!("{} ", self.words.check) } else { String::new() };
            let item = |fact: &Fact| Piece::Item(format!("{}{}: {}", mark(fact), fact.label, fact.value).into());
            self.pieces.extend(report.trust.iter().map(item));
        }
    }

    fn section(&mut self, section: &'r Section) {
        self.pieces.push(Piece::Heading(1, self.words.title_of(section).to_owned().into()));
        if section.blocks.iter().any(|block| matches!(block, Block::Explorer)) {
            // Its text speaks of what only the page can do.
            let text =
                "The lines behind the numbers of this report are read in index.html, where each number opens its own.";
            self.pieces.push(Piece::Paragraph(text.into()));
            return;
        }
        self.blocks(&section.blocks);
    }

    fn blocks(&mut self, blocks: &'r [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(text) => self.pieces.push(Piece::Paragraph(text.as_str().into())),
                Block::Notice(notice) => self.pieces.push(Piece::Notice(&notice.text)),
                Block::Figure(figure) => self.figure(figure),
                Block::Table(table) => {
                    self.tables.push(table);
                    self.table(table);
                }
                Block::Details { summary, blocks } => {
                    self.pieces.push(Piece::Heading(2, summary.as_str().into()));
                    self.blocks(blocks);
                }
                Block::Copy(text) => self.methods(text),
                Block::Explorer => {}
            }
        }
    }

    fn figure(&mut self, figure: &'r Figure) {
        self.figures += 1;
        self.tables.push(&figure.twin);
        let printed = fits(&figure.twin) && !figure.twin.rows.is_empty();
        let numbers = if printed {
            format!("Its numbers: {} {}.", self.words.table, self.printed + 1)
        } else {
            format!("Its numbers: tables/{}.csv.", figure.twin.name)
        };
        self.pieces.push(Piece::Figure(Picture { number: self.figures, figure, numbers }));
        if printed {
            self.table(&figure.twin);
        }
    }

    fn table(&mut self, table: &'r Table) {
        self.printed += 1;
        self.pieces.push(Piece::Table(Printed { number: self.printed, table, shown: shown(table, self.per) }));
    }

    fn methods(&mut self, text: &'r str) {
        self.pieces.extend(prose::lines(text).map(|line| match line {
            Prose::Heading(level, title) => Piece::Heading(level + 1, title.into()),
            Prose::Paragraph(text) => Piece::Methods(text),
            Prose::Item(text) => Piece::Item(text.into()),
            Prose::Blank(text) => Piece::Blank(text),
        }));
    }
}
