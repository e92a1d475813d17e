//! JSON Lines: one object a line. Leaves objects to `object`; holds a few megabytes of the file at a time.

use super::super::{Article, Place, encoding};
use super::gathering::Gathering;
use super::object::{Parsed, Spot, Tally, parse};
use super::source::{Line, Lines};
use super::{Batch, Input, Made, ReadOptions, Reader, Visit, ends_in};
use crate::error::Result;
use crate::parallel;
use crate::progress;
use std::sync::Arc;

/// How many bytes of lines one thread parses at once: so few that they are still in the cache when they are counted.
const PORTION: usize = 1 << 19;

/// The same for each of several threads: so many that starting threads costs little.
const PORTION_OF_MANY: usize = 1 << 21;

/// How many bytes are parsed first: whoever decides something by the first articles decides it by many.
const FIRST: usize = 4 << 20;

pub(super) const READER: Reader = Reader {
    name: "JSON lines",
    about: "a .jsonl or .ndjson file: one object a line, with text (or tokens)",
    reads: |path| ends_in(path, &["jsonl", "ndjson"]),
    read,
};

/// Lines of the file that are parsed together.
#[derive(Default)]
struct Portion {
    bytes: Vec<u8>,
    /// Those that are not blank.
    lines: Vec<Line>,
}

fn read(input: &Input, options: &ReadOptions) -> Result<Batch> {
    read_portions(input, options, &mut |_: &mut [Article]| {})
}

/// Reads a file and shows the articles of every portion while they come in.
pub(super) fn read_portions(input: &Input, options: &ReadOptions, visit: &mut dyn Visit) -> Result<Batch> {
    let mut lines = Lines::open(&input.path)?.hashed_if(options);
    let mut gathering = Gathering::new(input, options);
    if lines.marked {
        gathering.note_mark(&input.label);
    }
    let mut tally = Tally::default();
    let (stem, file): (Arc<str>, Arc<str>) = (input.stem().into(), input.label.as_str().into());
    let threads = options.threads();
    let size = if threads > 1 { PORTION_OF_MANY * threads } else { PORTION };
    let mut next = Portion::filled(Portion::default(), &mut lines, FIRST);
    let mut spare = Portion::default();
    loop {
        let portion = match next {
            Ok(portion) => portion,
            Err(error) => return Err(gathering.stop(error)),
        };
        if portion.lines.is_empty() {
            break;
        }
        let make = |row: usize, room: String| {
            let line: &Line = &portion.lines[row];
            let mut made =
                Made(article(line, &portion.bytes[line.range.clone()], [&stem, &file], input, options, room));
            let bytes = made.article().map_or(0, |article| article.body.len() as u64);
            progress::add(1, bytes);
            made
        };
        // The next portion is read while this one is looked at.
        let reading = || Portion::filled(spare, &mut lines, size);
        let (articles, read) = parallel::both(threads, || visit.make(portion.lines.len(), &make, threads), reading);
        next = read;
        let known = gathering.len();
        for (line, Made(article)) in portion.lines.iter().zip(articles) {
            let place = format_args!("{} line {}", input.label, line.number);
            match article {
                Ok(parsed) => tally.take(parsed, place, &mut gathering),
                Err(error) => gathering.refuse(place, error),
            }
        }
        visit.take(gathering.articles_from(known));
        // The first portion is larger than those after it.
        spare = if portion.bytes.capacity() > 2 * size { Portion::default() } else { portion };
    }
    gathering.source(lines.source(input.file_name(), input.index));
    match tally.finish(input, options, &mut gathering) {
        Ok(()) => gathering.finish(),
        Err(error) => Err(gathering.stop(error)),
    }
}

impl Portion {
    /// A portion, used before, with the next lines.
    fn filled(mut used: Self, lines: &mut Lines, size: usize) -> Result<Self> {
        used.fill(lines, size).map(|()| used)
    }

    /// Takes the next lines that are not blank, of about so many bytes; there are none at the end.
    fn fill(&mut self, lines: &mut Lines, size: usize) -> Result<()> {
        loop {
            self.lines = lines.together(&mut self.bytes, size)?;
            let at_end = self.lines.is_empty();
            self.lines.retain(|line| !self.bytes[line.range.clone()].trim_ascii().is_empty());
            if at_end || !self.lines.is_empty() {
                return Ok(());
            }
        }
    }
}

fn article(
    line: &Line,
    bytes: &[u8],
    [stem, file]: [&Arc<str>; 2],
    input: &Input,
    options: &ReadOptions,
    room: String,
) -> Result<Parsed> {
    let Line { number, offset, .. } = line;
    let text = encoding::text(bytes).map_err(|fault| fault.error(&input.path, bytes, *number, *offset))?;
    let spot = Spot {
        row: format_args!("\"{}\" line {number}", input.path.display()),
        place: Place::line(file, *number),
        id: format_args!("{stem}#{number}"),
    };
    Ok(parse(text.trim_end_matches(['\n', '\r']), spot, options, room))
}
