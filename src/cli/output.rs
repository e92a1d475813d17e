//! Writes an answer to standard output or aside and then into its file; prints notices for people on standard error.

use super::args::{ColourArgument, OutputOptions, quoted};
use super::progress;
use newsprint::error::{Error, Result};
use newsprint::index::SubCorpus;
use newsprint::stats::registry::entries;
use newsprint::study::{LEFT_OUT, corpus_facts, corpus_totals};
use newsprint::table::{
    Answer, Column, CorpusFacts, FORMATS, Form, Format, Holds, Notice, Rows, Style, Table, Value, formula_like, number,
};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// Where something is written, by one thread after another.
pub type Out<'o> = dyn Write + Send + 'o;

/// Writes the [lines](OutputOptions::lines) of further rows.
pub type More<'m> = dyn FnMut(&mut Out<'_>) -> io::Result<()> + 'm;

/// Rows of a table that a person reads, unless told otherwise.
const ROWS_FOR_PEOPLE: usize = 50;

/// Endings that name a format which is not written: better refused than filled with another.
const NOT_WRITTEN: [&str; 4] = ["ods", "xls", "feather", "parquet"];

impl OutputOptions {
    /// The format that was asked for, that the file's name tells, or that suits where it goes.
    pub fn chosen(&self) -> Result<&'static Format> {
        if let Some(name) = &self.format {
            let format = Format::named(name).ok_or_else(|| {
                let known = FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
                Error::question(format!("there is no format \"{name}\"")).hint(format!("use one of: {known}"))
            })?;
            return self.suits_its_place(format);
        }
        let by_file = self.file().and_then(Path::extension).and_then(|extension| {
            FORMATS.iter().find(|format| extension.eq_ignore_ascii_case(format.extension) && format.name != "table")
        });
        if let Some(extension) = self.file().and_then(Path::extension).filter(|_| by_file.is_none()) {
            let extension = extension.to_string_lossy();
            if NOT_WRITTEN.iter().any(|other| extension.eq_ignore_ascii_case(other)) {
                return Err(Error::question(format!("tables cannot be written as .{extension}"))
                    .hint(format!("use one of: {}; or say --format", endings())));
            }
        }
        let usual = if self.file().is_none() && io::stdout().is_terminal() { "table" } else { "tsv" };
        Ok(by_file.or_else(|| Format::named(usual)).expect("table and tsv are among the formats"))
    }

    /// Bytes that only programs read are refused where they would go to a terminal.
    fn suits_its_place(&self, format: &'static Format) -> Result<&'static Format> {
        if format.form == Form::Binary && self.file().is_none() && io::stdout().is_terminal() {
            return Err(Error::question(format!("{} is no text for a terminal", format.name))
                .hint(format!("write it into a file: -o NAME.{}", format.extension)));
        }
        Ok(format)
    }

    /// The file, unless it is standard output.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// How many rows to show: what was asked for, or few where a person reads.
    pub fn rows(&self, top: Option<usize>) -> Result<usize> {
        let usual = if self.chosen()?.name == "table" { ROWS_FOR_PEOPLE } else { usize::MAX };
        Ok(top.unwrap_or(usual))
    }

    /// What was counted; its hash, which costs as much as reading the texts, only for a format that shows it.
    pub fn facts(&self, corpus: &SubCorpus<'_>) -> Result<CorpusFacts> {
        let facts = if self.chosen()?.is_record() { corpus_facts(corpus) } else { corpus_totals(corpus) };
        corpus.index().corpus().sound()?;
        Ok(facts)
    }

    /// The places of the columns that were asked for, in their order; `None` if that is all of them as they stand.
    fn picked(&self, table: &Table) -> Result<Option<Vec<usize>>> {
        let mut places = Vec::new();
        for name in self.columns.iter().map(|name| name.trim()) {
            let place = table.column(name).ok_or_else(|| {
                let known = table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>();
                Error::question(format!("there is no column \"{name}\""))
                    .hint(format!("use one of: {}", known.join(", ")))
            })?;
            if places.contains(&place) {
                return Err(
                    Error::question(format!("the column \"{name}\" is asked for twice")).hint("name each column once")
                );
            }
            places.push(place);
        }
        let all = places.is_empty() || places.iter().copied().eq(0..table.columns.len());
        Ok((!all).then_some(places))
    }

    /// How further rows behind those of a table become lines, with the columns that were asked for; `None` if the format is more than
    /// a header and rows. Not to be used where notices are made from all rows.
    pub fn lines(&self, table: &Table) -> Result<Option<impl Fn(&mut Rows) -> String + Sync + use<>>> {
        let picked = self.picked(table)?;
        Ok(self.chosen()?.lines.map(|lines| {
            move |rows: &mut Rows| {
                if let Some(places) = &picked {
                    pick(rows, places);
                }
                lines(rows)
            }
        }))
    }

    /// Writes an answer. A reader that closes the pipe early has had enough: that is success.
    pub fn write(&self, answer: Answer, quiet: bool) -> Result<()> {
        self.write_with(answer, &mut |_| Ok(()), quiet)
    }

    /// As [`OutputOptions::write`], with further rows that are made while they are written, so that a long table is never held whole.
    pub fn write_with(&self, mut answer: Answer, more: &mut More<'_>, quiet: bool) -> Result<()> {
        progress::end();
        let format = self.chosen()?;
        if let Some(places) = self.picked(&answer.table)? {
            answer.table.columns = places.iter().map(|&place| answer.table.columns[place].clone()).collect();
            pick(&mut answer.table.rows, &places);
        }
        if !self.columns.is_empty() {
            answer.command.push_str(&format!(" --columns {}", quoted(&self.columns.join(","))));
        }
        answer.notices.extend(answer.corpus.cleaning.take());
        // Every command says it, whatever else it says.
        let left_out = answer.settings.iter().find(|(name, _)| name == LEFT_OUT);
        answer.notices.extend(left_out.map(|(_, text)| Notice::new("left-out", text)));
        let reasons = undefined(&answer);
        answer.notices.extend(reasons);
        if format.name == "csv" {
            answer.notices.extend(formulas(&answer.table));
        }
        let style = self.style();
        let mut content = |out: &mut Out<'_>| {
            (format.write)(&answer, &style, out)?;
            more(out)
        };
        if let Some(path) = self.file() {
            write_file(path, content)?;
        } else {
            let mut out = BufWriter::new(io::stdout());
            match content(&mut out).and_then(|()| out.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
                Err(error) => return Err(Error::io("write", Path::new("standard output"), &error)),
                Ok(()) => {}
            }
        }
        if !quiet {
            progress::say_how_it_went();
        }
        // On standard output, what holds its notices has told them already.
        if !quiet && (format.holds == Holds::Rows || self.file().is_some()) {
            for notice in &answer.notices {
                eprintln!("note: {}", newsprint::table::one_line(&notice.text));
            }
        }
        Ok(())
    }

    /// Writes a text that is no table, with the same manners.
    pub fn write_text(&self, text: &str) -> Result<()> {
        progress::end();
        if let Some(path) = self.file() {
            return write_file(path, |out| out.write_all(text.as_bytes()));
        }
        match io::stdout().lock().write_all(text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Error::io("write", Path::new("standard output"), &error))
            }
            _ => Ok(()),
        }
    }

    fn style(&self) -> Style {
        let terminal = self.file().is_none() && io::stdout().is_terminal();
        let colour = match self.color {
            ColourArgument::Always => true,
            ColourArgument::Never => false,
            ColourArgument::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        };
        let width = terminal.then(|| std::env::var("COLUMNS").ok()?.parse().ok()).flatten();
        Style { per: self.per, colour, width }
    }
}

/// Picks the cells at some places.
fn pick(rows: &mut Rows, places: &[usize]) {
    for row in rows {
        *row = places.iter().map(|&place| row[place].clone()).collect();
    }
}

/// What a spreadsheet may do with texts that CSV cannot mark as texts.
fn formulas(table: &Table) -> Option<Notice> {
    let found = formula_like(table);
    (found > 0).then(|| {
        let texts = if found == 1 { "1 text begins".into() } else { format!("{} texts begin", number::count(found)) };
        let text = format!(
            "{texts} with =, +, - or @: a spreadsheet that opens this CSV may take them for formulas; --format xlsx keeps them as texts"
        );
        Notice::new("formula-like", text)
    })
}

/// The endings of files that tell their format.
fn endings() -> String {
    let named = FORMATS.iter().filter(|format| format.name != "table");
    named.map(|format| format!(".{}", format.extension)).collect::<Vec<_>>().join(", ")
}

/// Why cells of a measure are empty: one notice for each measure with undefined scores that has none yet.
fn undefined(answer: &Answer) -> Vec<Notice> {
    let entries = entries();
    let rows = &answer.table.rows;
    let reason = |(place, column): (usize, &Column)| {
        let entry = entries.iter().find(|entry| column.name == entry.name.replace('.', "_"))?;
        let missing = rows.iter().filter(|row| row[place].value == Value::Undefined).count();
        let known =
            answer.notices.iter().any(|notice| notice.text.starts_with(&format!("{} is undefined", entry.name)));
        (missing > 0 && !known).then(|| {
            let text =
                format!("{} is undefined in {missing} of {} rows: {}", entry.name, rows.len(), entry.undefined_when);
            Notice::new("undefined", text)
        })
    };
    answer.table.columns.iter().enumerate().filter_map(reason).collect()
}

/// Writes aside and renames, so that no half-written file is ever in the place of a whole one. A link stays a link, a file keeps
/// its permissions, and what is no file (a device, a pipe) is written to as it is.
pub fn write_file(path: &Path, content: impl FnOnce(&mut Out<'_>) -> io::Result<()>) -> Result<()> {
    let failed = |error: io::Error| Error::io("write", path, &error);
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let known = std::fs::metadata(&target).ok();
    if known.as_ref().is_some_and(|known| !known.is_file() && !known.is_dir()) {
        let mut out = BufWriter::new(std::fs::File::options().write(true).open(&target).map_err(failed)?);
        return content(&mut out).and_then(|()| out.flush()).map_err(failed);
    }
    let folder = target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut aside = tempfile::Builder::new()
        .prefix(".newsprint-")
        .permissions(permissions())
        .tempfile_in(folder)
        .map_err(failed)?;
    {
        let mut out = BufWriter::new(aside.as_file_mut());
        content(&mut out).and_then(|()| out.flush()).map_err(failed)?;
    }
    if let Some(known) = known.filter(std::fs::Metadata::is_file) {
        aside.as_file().set_permissions(known.permissions()).map_err(failed)?;
    }
    aside.as_file().sync_all().map_err(failed)?;
    aside.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// As readable as any new file; the user's mask still applies.
fn permissions() -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    std::fs::Permissions::from_mode(0o666)
}
