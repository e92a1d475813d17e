//! Writes an answer to standard output or aside and then into its file; prints notices for people on standard error.

use super::args::{ColourArgument, OutputOptions};
use newsprint::error::{Error, Result};
use newsprint::table::{Answer, FORMATS, Format, Style};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// Rows of a table that a person reads, unless told otherwise.
const ROWS_FOR_PEOPLE: usize = 50;

impl OutputOptions {
    /// The format that was asked for, that the file's name tells, or that suits where it goes.
    pub fn chosen(&self) -> Result<&'static Format> {
        if let Some(name) = &self.format {
            return Format::named(name).ok_or_else(|| {
                let known = FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
                Error::question(format!("there is no format \"{name}\"")).hint(format!("use one of: {known}"))
            });
        }
        let by_file = self.file().and_then(Path::extension).and_then(|extension| {
            FORMATS.iter().find(|format| extension.eq_ignore_ascii_case(format.extension) && format.name != "table")
        });
        let usual = if self.file().is_none() && io::stdout().is_terminal() { "table" } else { "tsv" };
        Ok(by_file.or_else(|| Format::named(usual)).expect("table and tsv are among the formats"))
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

    /// Picks the columns that were asked for, in their order.
    fn pick(&self, answer: &mut Answer) -> Result<()> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let mut places = Vec::new();
        for name in &self.columns {
            let place = answer.table.column(name).ok_or_else(|| {
                let known = answer.table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>();
                Error::question(format!("there is no column \"{name}\""))
                    .hint(format!("use one of: {}", known.join(", ")))
            })?;
            places.push(place);
        }
        answer.table.columns = places.iter().map(|&place| answer.table.columns[place].clone()).collect();
        for row in &mut answer.table.rows {
            *row = places.iter().map(|&place| row[place].clone()).collect();
        }
        Ok(())
    }

    /// Writes an answer. A reader that closes the pipe early has had enough: that is success.
    pub fn write(&self, mut answer: Answer, quiet: bool) -> Result<()> {
        let format = self.chosen()?;
        self.pick(&mut answer)?;
        let style = self.style();
        if let Some(path) = self.file() {
            write_file(path, |out| (format.write)(&answer, &style, out))?;
        } else {
            let mut out = BufWriter::new(io::stdout().lock());
            let written = (format.write)(&answer, &style, &mut out).and_then(|()| out.flush());
            match written {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
                Err(error) => return Err(Error::io("write", Path::new("standard output"), &error)),
                Ok(()) => {}
            }
        }
        // The table and the formats with a header of their own hold the notices already.
        if !quiet && (format.name == "tsv" || format.name == "csv" || self.file().is_some()) {
            for notice in &answer.notices {
                eprintln!("note: {}", notice.text);
            }
        }
        Ok(())
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

/// Writes aside and renames, so that no half-written file is ever in the place of a whole one.
fn write_file(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let failed = |error: io::Error| Error::io("write", path, &error);
    let mut aside = tempfile::Builder::new()
        .prefix(".newsprint-")
        .permissions(permissions())
        .tempfile_in(folder)
        .map_err(failed)?;
    {
        let mut out = BufWriter::new(aside.as_file_mut());
        content(&mut out).and_then(|()| out.flush()).map_err(failed)?;
    }
    aside.as_file().sync_all().map_err(failed)?;
    aside.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// As readable as any new file; the user's mask still applies.
fn permissions() -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    std::fs::Permissions::from_mode(0o666)
}
