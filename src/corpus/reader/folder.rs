//! A folder `outlet/article.txt`, or a single text file. Leaves listing to `walk` and bytes to `source`.

use super::gathering::Gathering;
use super::row::Draft;
use super::walk::{Entry, Listing, list};
use super::{Batch, Input, ReadOptions, Reader, ends_in, source};
use crate::error::{Error, Result};
use crate::parallel;
use std::collections::BTreeMap;
use std::path::Path;

pub(super) const READER: Reader = Reader {
    name: "folder",
    about: "a folder of folders, outlet/article.txt",
    reads: |path| path.is_dir(),
    read: read_folder,
};

pub(super) const TEXT: Reader =
    Reader { name: "text", about: "a .txt file: one article", reads: |path| ends_in(path, &["txt"]), read: read_text };

fn read_folder(input: &Input, options: &ReadOptions) -> Result<Batch> {
    refuse_tokens(input, options)?;
    let listing = list(&input.path)?;
    let mut gathering = Gathering::new(input, options);
    note_listing(&listing, |entry| !is_text(entry), input, &mut gathering);
    let texts: Vec<&Entry> = listing.files.iter().filter(|entry| is_text(entry)).collect();
    if texts.is_empty() && listing.problems.is_empty() {
        return Err(no_article(&input.path, &listing));
    }
    for (relative, error) in listing.problems {
        gathering.refuse(input.place(&relative), error);
    }
    let read = |entry: &&Entry| source::whole(&entry.path, &entry.relative, input.index);
    for (entry, whole) in texts.iter().zip(parallel::map(&texts, options.threads(), read)) {
        let outlet = entry.relative.split_once('/').map_or("", |(outlet, _)| outlet);
        let draft = Draft { outlet: outlet.to_owned(), ..Draft::default() };
        let row = format!("\"{}\"", entry.path.display());
        take(draft, &row, &entry.relative, input.place(&entry.relative), whole, &mut gathering);
    }
    gathering.finish()
}

fn read_text(input: &Input, options: &ReadOptions) -> Result<Batch> {
    refuse_tokens(input, options)?;
    let mut gathering = Gathering::new(input, options);
    let name = input.file_name();
    let whole = source::whole(&input.path, &name, input.index);
    let row = format!("\"{}\"", input.path.display());
    take(Draft::default(), &row, &name, input.label.clone(), whole, &mut gathering);
    gathering.finish()
}

/// Text files have no tokens to take as given.
pub(super) fn refuse_tokens(input: &Input, options: &ReadOptions) -> Result<()> {
    if !options.tokens_as_given {
        return Ok(());
    }
    Err(Error::new(format!("\"{}\" holds plain texts, which are not cut into tokens", input.path.display()))
        .hint("give tokens in JSON, or leave out --tokens as-given"))
}

/// Takes one text file as the text of an article; `row` names what states its facts in messages.
pub(super) fn take(
    mut draft: Draft,
    row: &str,
    relative: &str,
    place: String,
    whole: Result<source::Whole>,
    gathering: &mut Gathering,
) {
    let article = whole.and_then(|whole| {
        if whole.marked {
            gathering.note_mark(&place);
        }
        gathering.source(whole.source);
        draft.text = Some(whole.text);
        draft.article(row, place.clone(), without_extension(relative).to_owned())
    });
    gathering.take(place, article);
}

/// Does this file hold an article?
pub(super) fn is_text(entry: &Entry) -> bool {
    ends_in(Path::new(&entry.relative), &["txt"])
}

/// A path without its extension.
fn without_extension(relative: &str) -> &str {
    let name = relative.rfind('/').map_or(0, |slash| slash + 1);
    match relative[name..].rfind('.') {
        Some(dot) if dot > 0 => &relative[..name + dot],
        _ => relative,
    }
}

/// Notes hidden files, circles of links, and the files that are `passed` over, one finding an extension.
pub(super) fn note_listing(
    listing: &Listing,
    passed: impl Fn(&Entry) -> bool,
    input: &Input,
    gathering: &mut Gathering,
) {
    if listing.hidden > 0 {
        let place = if input.label.is_empty() { "." } else { &input.label };
        gathering.note("hidden-file", place, format!("{} not read", counted(listing.hidden, "hidden file or folder")));
    }
    for circle in &listing.circles {
        let text = "is a link to a folder above it, which was not followed".to_owned();
        gathering.note("link-circle", &input.place(circle), text);
    }
    let mut kinds: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for entry in listing.files.iter().filter(|entry| passed(entry)) {
        let extension = Path::new(&entry.relative).extension();
        let ending =
            extension.map_or("without an ending".to_owned(), |end| format!("ending in .{}", end.to_string_lossy()));
        kinds.entry(ending).or_default().push(&entry.relative);
    }
    for (ending, files) in kinds {
        let verb = if files.len() == 1 { "file {} was not read" } else { "files {} were not read" };
        let text = format!("{} {}", files.len(), verb.replace("{}", &ending));
        gathering.note("skipped-file", &input.place(files[0]), text);
    }
}

/// `1 hidden file or folder was`, `3 hidden files or folders were`.
fn counted(number: usize, noun: &str) -> String {
    if number == 1 {
        return format!("1 {noun} was");
    }
    let plural: Vec<String> = noun.split(" or ").map(|part| format!("{part}s")).collect();
    format!("{number} {} were", plural.join(" or "))
}

/// The error for a folder without articles; other formats in it must be given by name.
pub(super) fn no_article(folder: &Path, listing: &Listing) -> Error {
    let error = Error::new(format!("\"{}\" holds no article: no file below it ends in .txt", folder.display()));
    let other = listing.files.iter().find(|entry| {
        ends_in(Path::new(&entry.relative), &["csv", "tsv", "tab", "jsonl", "ndjson", "json", "conllu", "vrt"])
    });
    match other {
        Some(other) => error.hint(format!("give the file itself: \"{}\"", other.path.display())),
        None => error.hint("put each article into a file outlet/article.txt"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_extension_is_cut_off() {
        assert_eq!(without_extension("a.b/c.d.txt"), "a.b/c.d");
        assert_eq!(without_extension("a.b/c"), "a.b/c");
    }

    #[test]
    fn numbers_agree_with_their_nouns() {
        assert_eq!(counted(1, "hidden file or folder"), "1 hidden file or folder was");
        assert_eq!(counted(2, "hidden file or folder"), "2 hidden files or folders were");
    }
}
