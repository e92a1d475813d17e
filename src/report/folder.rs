//! A report on disk: the page, its tables and charts, the methods text and the manifest with a hash of each.
//! Everything is written aside and then put in place at once, so an interrupted run leaves the earlier report whole.

use super::paper::{Manuscript, methods};
use super::{Block, Figure, Paper, Reference, Report, Section, bibtex, csl};
use crate::aside::Aside;
use crate::chart;
use crate::error::{Error, Result};
use crate::hash::{hexadecimal, sha256};
use crate::table::{LongTable, Table, write_csv, write_long_csv};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Dots per inch of the PNG beside each chart.
const DPI: u32 = 300;

/// What a report folder holds beside the page.
#[derive(Debug)]
pub struct Folder<'r> {
    /// The page.
    pub report: &'r Report,
    /// Whole tables, of which the page shows parts.
    pub tables: &'r [LongTable<'r>],
    /// The methods text.
    pub methods: &'r str,
    /// The works that it cites.
    pub references: &'r [Reference],
    /// On what other paper the report is written.
    pub papers: &'r [&'static Paper],
    /// The unit of relative frequencies: so many words.
    pub per: u64,
    /// The manifest without its outputs.
    pub manifest: Map<String, Value>,
}

impl Folder<'_> {
    /// Writes the folder and puts it in the place of `target`; says what had to be shown differently than asked.
    ///
    /// # Errors
    /// If `target` is something else than a report, or anything cannot be written; then `target` is as it was.
    pub fn write(&self, target: &Path) -> Result<Vec<String>> {
        check_target(target)?;
        let aside = Aside::beside(target)?;
        let mut outputs = Outputs { root: aside.path().to_path_buf(), hashes: BTreeMap::new() };
        let missing = self.fill(&mut outputs).map_err(|(path, error)| {
            let shown = path.strip_prefix(aside.path()).map_or_else(|_| path.clone(), |inner| target.join(inner));
            Error::io("write", &shown, &error)
        })?;
        aside.put_in_place()?;
        Ok(missing)
    }

    fn fill(&self, outputs: &mut Outputs) -> std::result::Result<Vec<String>, (PathBuf, io::Error)> {
        let mut missing = Vec::new();
        for figure in figures(&self.report.sections) {
            let drawing = chart::draw(&figure.chart, &chart::Sheet::default());
            missing.extend(drawing.missing.iter().map(|sign| {
                format!(
                    "no embedded font has \"{sign}\" (U+{:04X}), drawn as a box in {}",
                    u32::from(*sign),
                    figure.name
                )
            }));
            let name = format!("charts/{}", figure.name);
            outputs.write(&format!("{name}.svg"), |out| out.write_all(drawing.svg.as_bytes()))?;
            outputs.write(&format!("{name}.png"), |out| {
                out.write_all(&chart::png(&drawing.svg, DPI).map_err(|error| io::Error::other(error.to_string()))?)
            })?;
            #[cfg(feature = "pdf")]
            outputs.write(&format!("{name}.pdf"), |out| {
                out.write_all(&chart::pdf(&drawing.svg).map_err(|error| io::Error::other(error.to_string()))?)
            })?;
        }
        for table in tables(&self.report.sections) {
            outputs.write(&format!("tables/{}.csv", table.name), |out| write_csv(table, out))?;
        }
        for table in self.tables {
            outputs.write(&format!("tables/{}.csv", table.head.name), |out| write_long_csv(table, out))?;
        }
        let page = super::html(self.report, self.per, |chart| chart::draw(chart, &chart::Sheet::default()).svg);
        outputs.write("index.html", |out| out.write_all(page.as_bytes()))?;
        self.write_texts(outputs)?;
        let mut manifest = self.manifest.clone();
        let output = |(path, hash): (&String, &String)| json!({"path": path, "sha256": hash});
        manifest.insert("outputs".into(), outputs.hashes.iter().map(output).collect());
        outputs.write("manifest.json", |out| {
            serde_json::to_writer_pretty(&mut *out, &manifest)?;
            out.write_all(b"\n")
        })?;
        missing.sort();
        missing.dedup();
        Ok(missing)
    }
}

impl Folder<'_> {
    /// The methods text, the works it cites, and the report on other paper.
    fn write_texts(&self, outputs: &mut Outputs) -> std::result::Result<(), (PathBuf, io::Error)> {
        outputs.write("methods.md", |out| out.write_all(methods(self.methods, self.references).as_bytes()))?;
        outputs.write("references.bib", |out| out.write_all(bibtex(self.references).as_bytes()))?;
        outputs.write("references.json", |out| out.write_all(csl(self.references).as_bytes()))?;
        let manuscript = Manuscript::of(self.report, self.tables, self.references, self.per);
        for paper in self.papers {
            let files =
                paper.files(&manuscript, &outputs.root).map_err(|error| (outputs.root.join(paper.name), error))?;
            files.iter().try_for_each(|file| outputs.write(&file.name, |out| out.write_all(&file.bytes)))?;
        }
        Ok(())
    }
}

/// The files that were written so far, with their hashes.
struct Outputs {
    root: PathBuf,
    hashes: BTreeMap<String, String>,
}

impl Outputs {
    fn write(
        &mut self,
        name: &str,
        content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> std::result::Result<(), (PathBuf, io::Error)> {
        let path = self.root.join(name);
        let write = || -> io::Result<String> {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            let mut out = Hashing { inner: BufWriter::new(fs::File::create(&path)?), hash: Sha256::new() };
            content(&mut out)?;
            out.inner.flush()?;
            // Without this a full disk may be noticed only after the old report is gone.
            out.inner.get_ref().sync_all()?;
            Ok(hexadecimal(&out.hash.finalize()))
        };
        let hash = write().map_err(|error| (path.clone(), error))?;
        self.hashes.insert(name.to_string(), hash);
        Ok(())
    }
}

/// Passes bytes on and hashes them.
struct Hashing {
    inner: BufWriter<fs::File>,
    hash: Sha256,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// The figures of all sections, folded ones too, in reading order.
pub(super) fn figures(sections: &[Section]) -> Vec<&Figure> {
    let mut found = Vec::new();
    walk(sections, &mut |block| {
        if let Block::Figure(figure) = block {
            found.push(&**figure);
        }
    });
    found
}

/// The tables of all sections and the twins of all figures, in reading order.
fn tables(sections: &[Section]) -> Vec<&Table> {
    let mut found = Vec::new();
    walk(sections, &mut |block| match block {
        Block::Table(table) => found.push(table),
        Block::Figure(figure) => found.push(&figure.twin),
        _ => {}
    });
    found
}

fn walk<'r>(sections: &'r [Section], visit: &mut impl FnMut(&'r Block)) {
    fn inner<'r>(blocks: &'r [Block], visit: &mut impl FnMut(&'r Block)) {
        for block in blocks {
            visit(block);
            if let Block::Details { blocks, .. } = block {
                inner(blocks, visit);
            }
        }
    }
    for section in sections {
        inner(&section.blocks, visit);
    }
}

/// Whether a report may be written there: only nothing, an empty folder or an untouched report of ours is replaced.
///
/// # Errors
/// If something else is there, or a report to which someone added a file or in which someone changed one; names it.
pub fn check_target(target: &Path) -> Result<()> {
    if fs::symlink_metadata(target).is_err() {
        return Ok(());
    }
    if fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_none()) {
        return Ok(());
    }
    let Some(outputs) = outputs_of(target) else {
        return Err(Error::new(format!("\"{}\" is there and is not a newsprint report", target.display()))
            .hint("give another folder with -o; only a report is replaced"));
    };
    let mut folders = vec![target.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| Error::io("read", &folder, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| Error::io("read", &folder, &error))?.path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if !is_untouched(&path, target, &outputs) {
                return Err(Error::new(format!("\"{}\" is not as newsprint wrote it", path.display())).hint(
                    "move it out of the report, or give another folder with -o: the report is replaced as a whole",
                ));
            }
        }
    }
    Ok(())
}

/// The files that a report says it holds, with their hashes; `None` if the folder is no report.
fn outputs_of(target: &Path) -> Option<BTreeMap<String, String>> {
    let manifest: Value = serde_json::from_slice(&fs::read(target.join("manifest.json")).ok()?).ok()?;
    manifest.get("newsprint")?;
    let output = |output: &Value| Some((output["path"].as_str()?.to_string(), output["sha256"].as_str()?.to_string()));
    manifest.get("outputs")?.as_array()?.iter().map(output).collect()
}

fn is_untouched(path: &Path, target: &Path, outputs: &BTreeMap<String, String>) -> bool {
    let Ok(name) = path.strip_prefix(target) else { return false };
    let name = name.to_string_lossy().replace('\\', "/");
    if name == "manifest.json" {
        return true;
    }
    let hash = || fs::read(path).map(|bytes| sha256(&bytes)).ok();
    outputs.get(&name).is_some_and(|known| hash().is_some_and(|hash| hash == *known))
}
