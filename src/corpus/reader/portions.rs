//! A file of lines in portions: read one after another, made articles of side by side, gathered in the order of the file. Leaves
//! objects to `object`; holds a few portions at a time.

use super::super::{Article, Place, encoding};
use super::gathering::Gathering;
use super::object::{Parsed, Spot, Tally, parse};
use super::source::{Line, Lines};
use super::visit::Made;
use super::{Batch, Input, ReadOptions};
use crate::error::{Error, Result};
use crate::parallel;
use crate::progress;
use std::sync::Arc;

/// How many bytes of lines one thread parses at once: so few that they are still in the cache when they are counted.
const PORTION: usize = 1 << 19;

/// Portions of this size that are out at once, for each thread: the one at hand, and one that waits for a slower one. Longer lines count
/// for as many.
const OUT: usize = 2;

/// How many bytes are parsed first: whoever decides something by the first articles decides it by many.
const FIRST: usize = 1 << 20;

/// What all rows of a file come from.
pub(super) struct Origin<'p> {
    input: &'p Input,
    options: &'p ReadOptions,
    /// Where ids of rows without an id begin.
    stem: Arc<str>,
    /// The file, in places.
    file: Arc<str>,
}

/// The portions of a file that have not been looked at yet, and what came of the others.
pub(crate) struct Portions<'p> {
    origin: &'p Origin<'p>,
    lines: Lines<'p>,
    gathering: Gathering<'p>,
    tally: Tally,
    /// The error that ended the reading.
    failed: Option<Error>,
    /// What held portions before.
    spare: Vec<Vec<u8>>,
    /// Bytes of the portions that have not been gathered yet.
    out: usize,
}

/// Lines of the file that are parsed together.
struct Portion<'p> {
    origin: &'p Origin<'p>,
    bytes: Vec<u8>,
    /// Those that are not blank.
    lines: Vec<Line>,
    /// How many bytes these are.
    size: usize,
}

/// A portion with what was made of its rows, and what was noted of those that are articles.
struct Looked<'p, N> {
    portion: Portion<'p>,
    made: Vec<Made>,
    notes: Vec<N>,
}

/// A row that is to become an article.
pub(crate) struct Row<'p> {
    origin: &'p Origin<'p>,
    line: &'p Line,
    bytes: &'p [u8],
}

impl<'p> Origin<'p> {
    pub(super) fn of(input: &'p Input, options: &'p ReadOptions) -> Self {
        Self { input, options, stem: input.stem().into(), file: input.label.as_str().into() }
    }
}

impl<'p> Portions<'p> {
    /// Opens a file.
    pub(super) fn open(origin: &'p Origin<'p>) -> Result<Self> {
        let Origin { input, options, .. } = *origin;
        let lines = Lines::open(&input.path)?.hashed_if(options);
        let mut gathering = Gathering::new(input, options);
        if lines.marked {
            gathering.note_mark(&input.label);
        }
        Ok(Self { origin, lines, gathering, tally: Tally::default(), failed: None, spare: Vec::new(), out: 0 })
    }

    /// On how many threads rows are made.
    pub(crate) fn threads(&self) -> usize {
        self.origin.options.threads()
    }

    /// The articles of a larger portion, which may be none, made before anyone looks at them; `None` at the end of the file.
    pub(crate) fn first(&mut self) -> Option<&mut [Article]> {
        let portion = self.next(FIRST)?;
        let made = parallel::map(&portion.lines, self.threads(), |line| portion.row(line).made(String::new()));
        Some(self.gather(portion, made))
    }

    /// Makes articles of all rows that are left, on one thread for each worker, and shows them in the order of the file, a portion at
    /// a time. `look` makes each, may look at it and take its body; what it notes of the articles is shown with them.
    pub(crate) fn each<S: Send, N: Send>(
        &mut self,
        workers: &mut [S],
        look: impl Fn(&mut S, Row<'_>) -> (Made, Option<N>) + Sync,
        show: impl FnMut(&mut [Article], Vec<N>) + Send,
    ) {
        let work = |own: &mut S, portion: Portion<'p>| {
            let mut notes = Vec::with_capacity(portion.lines.len());
            let looked_at = |line| {
                let (made, note) = look(own, portion.row(line));
                notes.extend(note);
                made
            };
            let made = portion.lines.iter().map(looked_at).collect();
            Looked { portion: portion.without_long_lines(), made, notes }
        };
        let most = OUT * workers.len() * PORTION;
        let mut line = (self, show);
        parallel::in_turn(
            &mut line,
            workers,
            |(portions, _), _| portions.out >= most,
            |(portions, _)| portions.next(PORTION),
            work,
            |(portions, show), looked| {
                show(portions.gather(looked.portion, looked.made), looked.notes);
            },
        );
    }

    /// Reads the next lines that are not blank, of about so many bytes; `None` at the end, or if they cannot be read.
    fn next(&mut self, size: usize) -> Option<Portion<'p>> {
        let mut bytes = self.spare.pop().unwrap_or_default();
        loop {
            let lines = self.lines.together(&mut bytes, size).map_err(|error| self.failed = Some(error)).ok()?;
            if lines.is_empty() {
                return None;
            }
            let is_blank = |line: &Line| bytes[line.range.clone()].trim_ascii().is_empty();
            let lines: Vec<Line> = lines.into_iter().filter(|line| !is_blank(line)).collect();
            if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
                let size = last.range.end - first.range.start;
                self.out += size;
                return Some(Portion { origin: self.origin, bytes, lines, size });
            }
        }
    }

    /// Takes in what was made of a portion; its articles.
    fn gather(&mut self, portion: Portion<'_>, made: Vec<Made>) -> &mut [Article] {
        let Self { origin, gathering, tally, .. } = self;
        let known = gathering.len();
        for (line, Made(article)) in portion.lines.iter().zip(made) {
            let place = format_args!("{} line {}", origin.input.label, line.number);
            match article {
                Ok(parsed) => tally.take(parsed, place, gathering),
                Err(error) => gathering.refuse(place, error),
            }
        }
        self.out -= portion.size;
        let bytes = portion.without_long_lines().bytes;
        if bytes.capacity() > 0 {
            self.spare.push(bytes);
        }
        self.gathering.articles_from(known)
    }

    /// All that was read.
    ///
    /// # Errors
    /// If the reading failed, or anything was refused.
    pub(super) fn finish(self) -> Result<Batch> {
        let Self { origin: Origin { input, options, .. }, lines, mut gathering, tally, failed, .. } = self;
        if let Some(error) = failed {
            return Err(gathering.stop(error));
        }
        gathering.source(lines.source(input.file_name(), input.index));
        match tally.finish(input, options, &mut gathering) {
            Ok(()) => gathering.finish(),
            Err(error) => Err(gathering.stop(error)),
        }
    }
}

impl Portion<'_> {
    /// Lets its bytes go if it is much longer than most, as the first is, and those with very long lines.
    fn without_long_lines(mut self) -> Self {
        if self.bytes.capacity() >= 2 * PORTION {
            self.bytes = Vec::new();
        }
        self
    }

    fn row<'r>(&'r self, line: &'r Line) -> Row<'r> {
        Row { origin: self.origin, line, bytes: &self.bytes[line.range.clone()] }
    }
}

impl Row<'_> {
    /// The article. Its body takes the room of the text given, so that many bodies one after another need no more than one.
    pub(crate) fn made(self, room: String) -> Made {
        let mut made = Made(self.parsed(room));
        progress::add(1, made.article().map_or(0, |article| article.body.len() as u64));
        made
    }

    fn parsed(self, room: String) -> Result<Parsed> {
        let Self { origin: Origin { input, options, stem, file }, line: Line { number, offset, .. }, bytes } = self;
        let text = encoding::text(bytes).map_err(|fault| fault.error(&input.path, bytes, *number, *offset))?;
        let spot = Spot {
            row: format_args!("\"{}\" line {number}", input.path.display()),
            place: Place::line(file, *number),
            id: format_args!("{stem}#{number}"),
        };
        Ok(parse(text.trim_end_matches(['\n', '\r']), spot, options, room))
    }
}
