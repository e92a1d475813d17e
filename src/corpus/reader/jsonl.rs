//! JSON Lines: one object a line. Leaves its lines to `portions`, and objects to `object`.

use super::super::Article;
use super::portions::{Origin, Portions};
use super::{Batch, Input, ReadOptions, Reader, Visit, ends_in};
use crate::error::Result;

pub(super) const READER: Reader = Reader {
    name: "JSON lines",
    about: "a .jsonl or .ndjson file: one object a line, with text (or tokens)",
    reads: |path| ends_in(path, &["jsonl", "ndjson"]),
    read,
};

fn read(input: &Input, options: &ReadOptions) -> Result<Batch> {
    read_portions(input, options, &mut |_: &mut [Article]| {})
}

/// Reads a file and shows the articles of every portion while they come in.
pub(super) fn read_portions(input: &Input, options: &ReadOptions, visit: &mut dyn Visit) -> Result<Batch> {
    let origin = Origin::of(input, options);
    let mut portions = Portions::open(&origin)?;
    visit.portions(&mut portions);
    portions.finish()
}
