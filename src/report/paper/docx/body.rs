//! The body of the document: a paragraph a piece, tables and pictures with their captions, sections that lie on their side.

use super::runs::{Look, methods, paragraph, text};
use crate::report::paper::manuscript::{Manuscript, Picture, Piece, Printed};
use crate::report::paper::shown::{Page, Shown};
use crate::table::ColumnKind;
use crate::table::direction::runs_right_to_left;
use crate::table::markup::escaped;
use std::io;
use std::path::Path;

/// The document and the pictures it shows, in the order of their relationships.
pub(super) struct Body {
    pub document: String,
    pub pictures: Vec<Vec<u8>>,
}

/// English metric units of a millimetre, and twentieths of a point.
const EMU: f64 = 36_000.0;
const TWIPS: f64 = 56.692_9;
/// A4 with margins of 22 mm.
const SHORT_SIDE: f64 = 210.0;
const LONG_SIDE: f64 = 297.0;
const MARGIN: f64 = 22.0;
/// Millimetres of a letter in tables.
const LETTER: f64 = 1.68;

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

/// The whole body.
pub(super) fn body(manuscript: &Manuscript<'_>, folder: &Path) -> io::Result<Body> {
    let mut writer = Writer { manuscript, folder, out: String::new(), pictures: Vec::new(), page: Page::Upright };
    writer.out += &paragraph("Title", manuscript.title, &text(manuscript.title, Look::Plain));
    writer.out += &paragraph("Subtitle", manuscript.subtitle, &text(manuscript.subtitle, Look::Plain));
    for piece in &manuscript.pieces {
        writer.piece(piece)?;
    }
    writer.end();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {NAMESPACES}><w:body>{}{}</w:body></w:document>",
        writer.out,
        section(Page::Upright)
    );
    Ok(Body { document, pictures: writer.pictures })
}

struct Writer<'m> {
    manuscript: &'m Manuscript<'m>,
    folder: &'m Path,
    out: String,
    pictures: Vec<Vec<u8>>,
    page: Page,
}

impl Writer<'_> {
    fn piece(&mut self, piece: &Piece<'_>) -> io::Result<()> {
        if !matches!(piece, Piece::Table(printed) if printed.shown.page == Page::Sideways) {
            self.turn(Page::Upright);
        }
        match piece {
            Piece::Heading(level, title) => {
                self.out += &paragraph(&format!("Heading{level}"), title, &text(title, Look::Plain));
            }
            Piece::Paragraph(words) => self.out += &paragraph("Normal", words, &text(words, Look::Plain)),
            Piece::Methods(words) => self.out += &paragraph("Normal", words, &methods(words)),
            Piece::Notice(words) => {
                let label = text(&format!("{}. ", self.manuscript.words.note), Look::Bold);
                self.out += &paragraph("Notice", words, &(label + &text(words, Look::Plain)));
            }
            Piece::Item(words) => self.out += &paragraph("ListBullet", words, &methods(words)),
            Piece::Blank(words) => {
                self.out += &paragraph("ListBullet", words, &text(&format!("☐ {words}"), Look::Plain));
            }
            Piece::Figure(picture) => self.figure(picture)?,
            Piece::Table(printed) => self.table(printed),
        }
        Ok(())
    }

    /// Ends the section so far if the next page lies otherwise.
    fn turn(&mut self, page: Page) {
        if self.page != page {
            self.out += &format!("<w:p><w:pPr>{}</w:pPr></w:p>", section(self.page));
            self.page = page;
        }
    }

    fn figure(&mut self, picture: &Picture<'_>) -> io::Result<()> {
        let figure = picture.figure;
        let bytes = std::fs::read(self.folder.join(format!("charts/{}.png", figure.name)))?;
        let (width, height) = size(&bytes).ok_or_else(|| io::Error::other("a chart is no PNG"))?;
        self.pictures.push(bytes);
        let number = self.pictures.len();
        let room = (SHORT_SIDE - 2.0 * MARGIN, LONG_SIDE - 2.0 * MARGIN - 30.0);
        let scale = (room.0 / width).min(room.1 / height);
        let (across, down) = ((width * scale * EMU).round(), (height * scale * EMU).round());
        let description = escaped(&crate::table::one_line(&figure.chart.words().description));
        let name = escaped(&figure.name);
        self.out += &format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Figure\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{across}\" cy=\"{down}\"/><wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{description}\"/>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>\
             <pic:cNvPr id=\"{number}\" name=\"{name}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"image{number}\"/>\
             <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
             <a:ext cx=\"{across}\" cy=\"{down}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
             </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        );
        let words = format!("{} {}", figure.caption, picture.numbers);
        self.caption(self.manuscript.words.figure, "Figure", picture.number, "Caption", &words);
        Ok(())
    }

    /// A caption whose number is a field, so that lists and references of the word processor find it.
    fn caption(&mut self, label: &str, sequence: &str, number: usize, style: &str, words: &str) {
        let field = format!(
            "<w:fldSimple w:instr=\" SEQ {sequence} \\* ARABIC \">{}</w:fldSimple>",
            text(&number.to_string(), Look::Bold)
        );
        let runs =
            text(&format!("{label} "), Look::Bold) + &field + &text(". ", Look::Bold) + &text(words, Look::Plain);
        self.out += &paragraph(style, words, &runs);
    }

    fn table(&mut self, printed: &Printed<'_>) {
        let shown = &printed.shown;
        self.turn(shown.page);
        let title = [printed.table.title.as_str(), shown.rest.as_str()].join(" ");
        self.caption(self.manuscript.words.table, "Table", printed.number, "TableCaption", title.trim());
        let mirrored = if shown.right_to_left { "<w:bidiVisual/>" } else { "" };
        let widths: Vec<f64> =
            shown.widths.iter().map(|width| ((*width as f64 + 2.0) * LETTER * TWIPS).round()).collect();
        self.out += &format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Booktabs\"/>{mirrored}<w:tblW w:w=\"{}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>{}</w:tblGrid>",
            widths.iter().sum::<f64>(),
            widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect::<Vec<_>>().concat()
        );
        self.out += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (place, heading) in shown.headings.iter().enumerate() {
            self.out += &cell(shown, place, widths[place], heading, Look::Bold);
        }
        self.out += "</w:tr>";
        for row in &shown.rows {
            self.out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            for (place, words) in row.iter().enumerate() {
                self.out += &cell(shown, place, widths[place], words, Look::Plain);
            }
            self.out += "</w:tr>";
        }
        self.out += "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>";
    }

    fn end(&mut self) {
        self.turn(Page::Upright);
        if !self.manuscript.references.is_empty() {
            self.out += &paragraph("Heading1", "", &text("References", Look::Plain));
            for reference in self.manuscript.references {
                self.out += &paragraph("Reference", "", &text(&reference.plain, Look::Plain));
            }
        }
        for fact in self.manuscript.colophon {
            let words = format!("{}: {}", fact.label, fact.value);
            self.out += &paragraph("Colophon", "", &text(&words, Look::Plain));
        }
    }
}

/// A cell; the left of `w:jc` is the side at which its paragraph starts, which is the right one from right to left.
fn cell(shown: &Shown, place: usize, width: f64, words: &str, look: Look) -> String {
    let right_to_left = runs_right_to_left(words) || (shown.right_to_left && shown.kinds[place].is_text());
    let bidi = if right_to_left { "<w:bidi/>" } else { "" };
    let side = if shown.kinds[place] == ColumnKind::Text { "left" } else { "right" };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableText\"/>{bidi}\
         <w:jc w:val=\"{side}\"/></w:pPr>{}</w:p></w:tc>",
        text(words, look)
    )
}

/// The page of the section that ends here.
fn section(page: Page) -> String {
    let twips = |millimetres: f64| (millimetres * TWIPS).round();
    let (width, height, lies) = match page {
        Page::Upright => (SHORT_SIDE, LONG_SIDE, ""),
        Page::Sideways => (LONG_SIDE, SHORT_SIDE, " w:orient=\"landscape\""),
    };
    let margin = twips(MARGIN);
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{lies}/>\
         <w:pgMar w:top=\"{margin}\" w:right=\"{margin}\" w:bottom=\"{margin}\" w:left=\"{margin}\" w:header=\"600\" w:footer=\"600\" w:gutter=\"0\"/></w:sectPr>",
        twips(width),
        twips(height)
    )
}

/// Width and height of a PNG in dots: the first numbers of its header.
fn size(png: &[u8]) -> Option<(f64, f64)> {
    let number = |start: usize| Some(f64::from(u32::from_be_bytes(png.get(start..start + 4)?.try_into().ok()?)));
    png.starts_with(b"\x89PNG").then_some(())?;
    Some((number(16)?, number(20)?)).filter(|(width, height)| *width > 0.0 && *height > 0.0)
}
