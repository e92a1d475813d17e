//! JSON Lines: one object a line. Leaves objects to `object`; holds a few megabytes of the file at a time.

use super::super::{Article, encoding};
use super::gathering::Gathering;
use super::object::{Parsed, Spot, Tally, parse};
use super::source::Lines;
use super::{Batch, Input, ReadOptions, Reader, ends_in};
use crate::error::Result;
use crate::parallel;

/// How many bytes of lines are parsed at once by all threads.
const PORTION: usize = 4 << 20;

pub(super) const READER: Reader = Reader {
    name: "JSON lines",
    about: "a .jsonl or .ndjson file: one object a line, with text (or tokens)",
    reads: |path| ends_in(path, &["jsonl", "ndjson"]),
    read,
};

/// One line of the file.
struct Line {
    number: u64,
    offset: u64,
    bytes: Vec<u8>,
}

fn read(input: &Input, options: &ReadOptions) -> Result<Batch> {
    read_portions(input, options, &mut |_| {})
}

/// Reads a file and shows the articles of every portion while they come in.
pub(super) fn read_portions(
    input: &Input,
    options: &ReadOptions,
    visit: &mut dyn FnMut(&mut [Article]),
) -> Result<Batch> {
    let mut lines = Lines::open(&input.path)?;
    let mut gathering = Gathering::new(input, options);
    if lines.marked {
        gathering.note_mark(&input.label);
    }
    let mut tally = Tally::default();
    let stem = input.stem();
    loop {
        let portion = match portion(&mut lines) {
            Ok(portion) => portion,
            Err(error) => return Err(gathering.stop(error)),
        };
        if portion.is_empty() {
            break;
        }
        let parsed = parallel::map(&portion, options.threads(), |line| article(line, &stem, input, options));
        let known = gathering.len();
        for (line, parsed) in portion.iter().zip(parsed) {
            let place = format!("{} line {}", input.label, line.number);
            match parsed {
                Ok(parsed) => tally.take(parsed, place, &mut gathering),
                Err(error) => gathering.refuse(place, error),
            }
        }
        visit(gathering.articles_from(known));
    }
    gathering.source(lines.source(input.file_name(), input.index));
    match tally.finish(input, options, &mut gathering) {
        Ok(()) => gathering.finish(),
        Err(error) => Err(gathering.stop(error)),
    }
}

/// The next lines that are not blank; none at the end.
fn portion(lines: &mut Lines) -> Result<Vec<Line>> {
    let (mut portion, mut size) = (Vec::new(), 0);
    while size < PORTION {
        let offset = lines.offset;
        let mut bytes = Vec::new();
        let read = lines.append_to(&mut bytes)?;
        if read == 0 {
            break;
        }
        size += read;
        if !bytes.trim_ascii().is_empty() {
            portion.push(Line { number: lines.line, offset, bytes });
        }
    }
    Ok(portion)
}

fn article(line: &Line, stem: &str, input: &Input, options: &ReadOptions) -> Result<Parsed> {
    let Line { number, offset, bytes } = line;
    let text = encoding::text(bytes).map_err(|fault| fault.error(&input.path, bytes, *number, *offset))?;
    let spot = Spot {
        row: format!("\"{}\" line {number}", input.path.display()),
        place: format!("{} line {number}", input.label),
        id: format!("{stem}#{number}"),
    };
    Ok(parse(text.trim_end_matches(['\n', '\r']), spot, options))
}
