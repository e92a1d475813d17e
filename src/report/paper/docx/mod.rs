//! `report.docx` for Word and `LibreOffice`: headings that make an outline, captions with fields, tables with repeated headings, pictures
//! with descriptions, text and tables from right to left. Written part by part: the crates for it know no right-to-left runs.

mod body;
mod parts;
mod runs;

use super::manuscript::Manuscript;
use super::{File, Paper};
use std::io::{self, Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// `--paper docx`.
pub(super) const DOCX: Paper = Paper { name: "docx", about: "report.docx, for Word and LibreOffice", write };

fn write(manuscript: &Manuscript<'_>, folder: &Path) -> io::Result<Vec<File>> {
    let body = body::body(manuscript, folder)?;
    let mut package = Package::default();
    package.part("[Content_Types].xml", parts::CONTENT_TYPES.as_bytes())?;
    package.part("_rels/.rels", parts::RELATIONSHIPS.as_bytes())?;
    package.part("docProps/core.xml", parts::core(manuscript).as_bytes())?;
    package.part("word/document.xml", body.document.as_bytes())?;
    package.part("word/_rels/document.xml.rels", parts::of_document(&body.pictures).as_bytes())?;
    package.part("word/styles.xml", parts::styles(manuscript).as_bytes())?;
    package.part("word/numbering.xml", parts::NUMBERING.as_bytes())?;
    package.part("word/settings.xml", parts::SETTINGS.as_bytes())?;
    package.part("word/footer1.xml", parts::FOOTER.as_bytes())?;
    for (place, picture) in body.pictures.iter().enumerate() {
        package.part(&format!("word/media/image{}.png", place + 1), picture)?;
    }
    Ok(vec![File::new("report.docx", package.finish()?)])
}

/// The parts of a document in one file, without a clock.
struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Default for Package {
    fn default() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }
}

impl Package {
    fn part(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.zip.start_file(name, options).map_err(io::Error::from)?;
        self.zip.write_all(bytes)
    }

    fn finish(self) -> io::Result<Vec<u8>> {
        Ok(self.zip.finish().map_err(io::Error::from)?.into_inner())
    }
}
