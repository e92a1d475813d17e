//! Cuts CSV and TSV into cells, strictly: RFC 4180, where a quote in the wrong place is an error and never swallows rows.
//! Leaves the meaning of cells to `table`. The crate `csv` reads such files without a word, so it is not used here.

use super::super::encoding;
use super::source::Lines;
use crate::error::Error;
use std::path::Path;

/// One row.
#[derive(Debug)]
pub(super) struct Record {
    /// The line of the file where it begins.
    pub line: u64,
    /// Its cells, without their quotes.
    pub cells: Vec<String>,
}

/// Why there is no row.
#[derive(Debug)]
pub(super) enum Failure {
    /// This row cannot be read; the next one begins where it should.
    Row(u64, Error),
    /// Where rows begin is lost from here on.
    File(Error),
}

/// The rows of a file.
pub(super) struct Records<'p> {
    path: &'p Path,
    pub lines: Lines<'p>,
    delimiter: u8,
    lost: bool,
}

/// Where in a cell we are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    /// After a quote inside a quoted cell: the end of the cell, or the first of two quotes that stand for one.
    QuoteSeen,
}

/// A row in the making.
struct Cutter {
    delimiter: u8,
    state: State,
    cells: Vec<Vec<u8>>,
    cell: Vec<u8>,
    opened: u64,
}

impl<'p> Records<'p> {
    /// Rows with this delimiter.
    pub(super) fn new(path: &'p Path, lines: Lines<'p>, delimiter: u8) -> Self {
        Self { path, lines, delimiter, lost: false }
    }

    /// The next row; empty lines between rows are passed over.
    pub(super) fn next(&mut self) -> Option<Result<Record, Failure>> {
        if self.lost {
            return None;
        }
        let record = self.record().transpose();
        self.lost = matches!(record, Some(Err(Failure::File(_))));
        record
    }

    fn record(&mut self) -> Result<Option<Record>, Failure> {
        let mut raw = Vec::new();
        let mut cutter =
            Cutter { delimiter: self.delimiter, state: State::Start, cells: Vec::new(), cell: Vec::new(), opened: 0 };
        let (mut line, mut offset) = (self.lines.line + 1, self.lines.offset);
        loop {
            let from = raw.len();
            if self.lines.append_to(&mut raw).map_err(Failure::File)? == 0 {
                if cutter.state == State::Quoted {
                    return Err(Failure::File(self.unclosed(cutter.opened)));
                }
                return Ok(None);
            }
            if from == 0 && matches!(raw.as_slice(), b"\n" | b"\r\n") {
                raw.clear();
                (line, offset) = (self.lines.line + 1, self.lines.offset);
                continue;
            }
            cutter.line(&raw[from..], self.lines.line).map_err(|what| Failure::File(self.misplaced(&what)))?;
            if cutter.state != State::Quoted {
                break;
            }
        }
        if let Err(fault) = encoding::text(&raw) {
            return Err(Failure::Row(line, fault.error(self.path, &raw, line, offset)));
        }
        let text = |cell| String::from_utf8(cell).expect("cut at ASCII bytes of the text checked above");
        Ok(Some(Record { line, cells: cutter.cells.into_iter().map(text).collect() }))
    }

    fn unclosed(&self, line: u64) -> Error {
        Error::new(format!("\"{}\" line {line}: the quote that opens a cell here is never closed", self.path.display()))
            .hint("close it, or write each quote inside a quoted cell twice")
    }

    fn misplaced(&self, what: &str) -> Error {
        Error::new(format!("\"{}\" line {}: {what}", self.path.display(), self.lines.line)).hint(
            "put the whole cell in quotes, write each quote inside it twice, and end lines as Unix or Windows does",
        )
    }
}

impl Cutter {
    /// Cuts one line of the file; says what is wrong with it.
    fn line(&mut self, bytes: &[u8], number: u64) -> Result<(), String> {
        let end = bytes.len();
        for (at, &byte) in bytes.iter().enumerate() {
            match (self.state, byte) {
                (State::Quoted, b'"') => self.state = State::QuoteSeen,
                (State::Quoted, _) => self.cell.push(byte),
                (State::QuoteSeen, b'"') => {
                    self.cell.push(byte);
                    self.state = State::Quoted;
                }
                (State::Start, b'"') => {
                    self.state = State::Quoted;
                    self.opened = number;
                }
                (_, b'\n') => {}
                (_, b'\r') if at + 2 == end && bytes[end - 1] == b'\n' => {}
                (_, b'\r') => return Err("a carriage return without a line feed stands outside quotes".to_owned()),
                (_, _) if byte == self.delimiter => self.end_cell(),
                (State::QuoteSeen, _) => {
                    let opened = self.opened;
                    return Err(format!("text follows the quote that closes the cell opened in line {opened}"));
                }
                (State::Start | State::Plain, _) => {
                    self.cell.push(byte);
                    self.state = State::Plain;
                }
            }
        }
        if self.state != State::Quoted {
            self.end_cell();
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        self.cells.push(std::mem::take(&mut self.cell));
        self.state = State::Start;
    }
}

/// The delimiter of a file by its first line: what occurs most outside quotes; the comma if nothing does.
pub(super) fn sniff(start: &[u8]) -> u8 {
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for &byte in start.iter().take_while(|&&byte| byte != b'\n') {
        quoted ^= byte == b'"';
        if !quoted && let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte) {
            *count += 1;
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most).map_or(b',', |(delimiter, _)| *delimiter)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::fs;

    fn rows(text: &[u8]) -> Vec<Result<Record, Failure>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.csv");
        fs::write(&path, text).unwrap();
        let mut records = Records::new(&path, Lines::open(&path).unwrap(), b',');
        std::iter::from_fn(|| records.next()).collect()
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text.as_bytes()).into_iter().map(|row| row.unwrap().cells).collect()
    }

    fn message(text: &str) -> String {
        match rows(text.as_bytes()).pop() {
            Some(Err(Failure::File(error))) => error.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn quotes_hold_delimiters_lines_and_quotes() {
        assert_eq!(cells("a,\"b,\r\n\"\"c\"\"\"\r\n,\n"), [["a", "b,\r\n\"c\""], ["", ""]]);
        assert_eq!(cells("a,5\" gun\nx,\"\""), [["a", "5\" gun"], ["x", ""]]);
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let lines: Vec<u64> = rows(b"a,\"1\n2\n3\"\n\n\nb,c\n").into_iter().map(|row| row.unwrap().line).collect();
        assert_eq!(lines, [1, 6]);
    }

    #[test]
    fn a_quote_in_the_wrong_place_never_swallows_rows() {
        assert!(message("a,b\nc,\"d\ne,f\n").contains("line 2: the quote that opens a cell here is never closed"));
        let swallowed = message("a,b\nc,\"d\ne,\"f\"\n");
        assert!(swallowed.contains("line 3: text follows the quote that closes the cell opened in line 2"));
        assert!(message("a,b\rc,d\r").contains("line 1: a carriage return"));
    }

    #[test]
    fn the_delimiter_is_what_stands_most_often_in_the_header() {
        assert_eq!(sniff(b"a;b;\"c,d,e,f\"\nx,y,z,u,v"), b';');
        assert_eq!(sniff(b"a\tb\n"), b'\t');
        assert_eq!(sniff(b"text"), b',');
    }

    proptest! {
        #[test]
        fn cells_of_any_text_come_back(
            table in prop::collection::vec(prop::collection::vec("(\\PC|[\",\r\n; \u{feff}]){0,12}", 2..5), 1..6)
        ) {
            let line = |row: &Vec<String>| {
                let cells: Vec<String> =
                    row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
                cells.join(",") + "\r\n"
            };
            let text: String = table.iter().map(line).collect();
            prop_assert_eq!(cells(&text), table);
        }
    }
}
