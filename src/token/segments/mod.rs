//! The word segments of UAX #29 that hold a letter or digit: exactly those of `unicode-segmentation`, several times faster.
//!
//! Text of letters, digits and their marks goes by bit masks, 64 bytes at a time (`blocks`; `masks` and `simd` make them, `beyond` fills
//! in what is not ASCII). Around anything else (ideographs, kana, Hebrew, joiners) the text is cut segment by segment by a table of
//! classes (`general`), and where a rare class appears (flags, joiners) or a quotation mark stands behind a Hebrew letter, by the crate
//! itself. Word rules are left to `tokenizer`.

mod beyond;
mod blocks;
mod borders;
mod classes;
mod general;
mod masks;
mod simd;
#[cfg(test)]
mod tests;

use blocks::Kernel;
use borders::Borders;
use classes::Classes;
use std::ops::Range;

/// Words side by side.
pub(super) struct Batch<'s> {
    /// Start and end of each.
    pub words: &'s [[u32; 2]],
    /// The borders of words, ascending, beside which a sign stands that can join: all such, and some others. Counted from the start of
    /// the first word, so that border `n` is of word `n / 2`. Which signs these are the rules say.
    pub beside: &'s [u32],
}

/// Given a text, whether a sign stands beside a word that can join it.
pub(super) type MayJoin = fn(&[u8], &Range<usize>) -> bool;

/// The segments that are words, ascending.
///
/// Invariant: `at` is a border of segments, and the words before it have been given out or stand in `borders`.
pub(super) struct Segments<'t> {
    text: &'t str,
    admitted: Option<fn(&str) -> bool>,
    /// Whether a sign beside a word can join it; runs of scripts without spaces are one word if this is asked.
    in_runs: Option<MayJoin>,
    kernel: Kernel,
    at: usize,
    /// Where the sign stands that the masks know nothing of, while the text around it is cut by the general path.
    around: Option<usize>,
    borders: Borders,
    given: usize,
}

impl<'t> Segments<'t> {
    /// The segments of a text that hold a letter or digit, and those beyond ASCII that `admitted` takes besides.
    ///
    /// # Panics
    /// If the text is longer than four gigabytes.
    pub(super) fn of(text: &'t str, admitted: Option<fn(&str) -> bool>) -> Self {
        Self::by(Kernel::best(), text, admitted)
    }

    /// With the words of scripts without spaces in longer runs that lie side by side: a dictionary cuts them. No sign that `may_join`
    /// asks for stands beside such a run.
    pub(super) fn in_runs(self, may_join: MayJoin) -> Self {
        Self { in_runs: Some(may_join), ..self }
    }

    /// The next words; none at the end. Not to be mixed with [`Iterator::next`].
    pub(super) fn batch(&mut self) -> Batch<'_> {
        self.refill();
        self.given = self.borders.len();
        Batch { words: self.borders.places().as_chunks().0, beside: self.borders.beside() }
    }

    fn by(kernel: Kernel, text: &'t str, admitted: Option<fn(&str) -> bool>) -> Self {
        assert!(u32::try_from(text.len()).is_ok(), "a text is shorter than four gigabytes");
        Self { text, admitted, in_runs: None, kernel, at: 0, around: None, borders: Borders::new(), given: 0 }
    }

    /// Finds more words; none are left if there are no borders afterwards.
    #[inline(never)]
    fn refill(&mut self) {
        self.given = 0;
        self.borders.clear();
        // Again where nothing is left of what was found: no border means the end of the text.
        while self.at < self.text.len() && self.borders.len() == 0 {
            while self.at < self.text.len() && self.borders.has_room() {
                match self.around {
                    Some(place) => self.general_run(place),
                    None => self.run(),
                }
            }
            self.borders.drop_low_lines(self.text.as_bytes());
        }
    }

    /// Takes the words up to a sign that the masks know nothing of, the end of the text, or as many as there is room for.
    fn run(&mut self) {
        let (bytes, from) = (self.text.as_bytes(), self.at);
        let classes = self.admitted.is_none().then(Classes::get);
        let end = blocks::run(self.kernel, classes, bytes, from, &mut self.borders);
        self.at = match bytes.get(end) {
            None => end,
            // The last word may go on, or a mark behind it may: it is found again.
            Some(byte) if byte.is_ascii() => {
                let last = self.text.floor_char_boundary(end - 1);
                self.borders.take_back_last(last).unwrap_or_else(|| spaces_before(bytes, from, last))
            }
            // What stands behind the last white space may belong to this sign, and so may the white space.
            Some(_) => {
                let white = bytes[from..end].iter().rposition(u8::is_ascii_whitespace);
                let border = white.map_or(from, |place| spaces_before(bytes, from, from + place));
                self.borders.take_back_from(border);
                self.around = Some(end);
                border
            }
        };
    }

    /// Cuts segment by segment, beyond `place` and until white space is followed by other ASCII: no segment reaches across that.
    fn general_run(&mut self, place: usize) {
        let (bytes, classes) = (self.text.as_bytes(), Classes::get());
        while self.at < bytes.len() && self.borders.has_room() {
            // Most of what is written in letters: a word, white space, the next word.
            if self.admitted.is_none()
                && let Some((end, next)) = classes.word_and_next(bytes, self.at)
            {
                let white_before = self.at > 0 && bytes[self.at - 1].is_ascii_whitespace();
                if white_before && next == end + 1 {
                    self.borders.push_alone(self.at..end);
                } else {
                    self.borders.push(self.at..end);
                }
                self.at = next;
                if next > end && next > place && bytes[next].is_ascii() {
                    self.around = None;
                    return;
                }
                continue;
            }
            if self.in_runs.is_none() && self.signs_alone() {
                continue;
            }
            if let Some(may_join) = self.in_runs
                && let Some(end) = general::spaceless_run(classes, self.text, self.at, may_join)
            {
                self.borders.push(self.at..end);
                self.at = end;
                continue;
            }
            let segment = general::segment(classes, self.text, self.at);
            let admitted = || self.admitted.is_some_and(|admitted| admitted(&self.text[self.at..segment.end]));
            if segment.has_alphanumeric || admitted() {
                self.borders.push(self.at..segment.end);
            }
            self.at = segment.end;
            let white = bytes[segment.end - 1].is_ascii_whitespace();
            let other = bytes.get(segment.end).is_none_or(|byte| byte.is_ascii() && *byte != b' ');
            if white && other && segment.end > place {
                self.around = None;
                return;
            }
        }
    }
}

impl Segments<'_> {
    /// Cuts commonest Han and hiragana that stand side by side sign by sign, but for the last, to which a mark may belong; whether there
    /// are any.
    fn signs_alone(&mut self) -> bool {
        let end = self.at + general::alone(&self.text.as_bytes()[self.at..]);
        let mut found = false;
        while self.at + general::LENGTH_ALONE < end && self.borders.has_room() {
            let sign = self.at..self.at + general::LENGTH_ALONE;
            self.at = sign.end;
            // Anything may stand before the first.
            if found {
                self.borders.push_alone(sign);
            } else {
                self.borders.push(sign);
            }
            found = true;
        }
        found
    }
}

/// Where the spaces begin that stand before `place`, not before `from`: spaces side by side are one segment.
fn spaces_before(bytes: &[u8], from: usize, place: usize) -> usize {
    bytes[from..place].iter().rposition(|&byte| byte != b' ').map_or(from, |last| from + last + 1)
}

impl Iterator for Segments<'_> {
    type Item = Range<usize>;

    #[inline]
    fn next(&mut self) -> Option<Range<usize>> {
        if self.given == self.borders.len() {
            self.refill();
        }
        let word = self.borders.word(self.given)?;
        self.given += 2;
        Some(word)
    }
}
