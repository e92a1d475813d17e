//! From paths to a corpus: which reader reads which input, and what tells several inputs apart.
//! Leaves formats to `reader` and the order of articles to [`Corpus::new`].

use super::reader::{Batch, Input, READERS, ReadOptions, Visit, check_columns};
use super::spool::Spool;
use super::{Article, Corpus, Date};
use crate::error::{Error, Result};
use crate::memory::Memory;
use crate::progress::{self, Stage};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl Corpus {
    /// Reads folders and files, each in the first format of [`READERS`] that fits it.
    ///
    /// # Errors
    /// If a path does not exist, is given twice or lies inside another, is in no known format, or holds no article;
    /// if an article cannot be read, unless the options set those aside; if an id stands twice.
    pub fn read<P: AsRef<Path>>(paths: &[P], options: &ReadOptions) -> Result<Self> {
        let whole = batch(paths, options, &mut |_: &mut [Article]| {})?;
        Self::new(whole.articles, whole.sources, whole.findings)
    }

    /// As [`Corpus::read`]; texts that would take more than a quarter of the memory go to a temporary file as they come in.
    ///
    /// # Errors
    /// As [`Corpus::read`], and if the temporary file cannot be written.
    pub fn read_within<P: AsRef<Path>>(paths: &[P], options: &ReadOptions, memory: Memory) -> Result<Self> {
        let mut spool = Spool::new(memory);
        let (mut corpus, places) = Self::visit(paths, options, &mut |articles| spool.take(articles))?;
        spool.give_back(corpus.articles_to_let_go(), &places)?;
        Ok(corpus)
    }

    /// As [`Corpus::read`], and shows the articles to `visit` while they come in, a portion of the input at a time: it may take
    /// their bodies, so that not all are held at once. Also gives the place that each article had in the order of reading.
    ///
    /// # Errors
    /// As [`Corpus::read`]; what `visit` has seen then means nothing.
    pub fn visit<P: AsRef<Path>>(
        paths: &[P],
        options: &ReadOptions,
        visit: &mut (dyn FnMut(&mut [Article]) + Send),
    ) -> Result<(Self, Vec<usize>)> {
        let mut visit = visit;
        Self::visited(paths, options, &mut visit)
    }

    /// As [`Corpus::visit`], for who looks at each article where it is made.
    pub(crate) fn visited<P: AsRef<Path>>(
        paths: &[P],
        options: &ReadOptions,
        visit: &mut dyn Visit,
    ) -> Result<(Self, Vec<usize>)> {
        Self::in_order(Self::gathered(paths, options, visit)?)
    }

    /// Reads all inputs as [`Corpus::visited`] does, and leaves their order and the uniqueness of ids to [`Corpus::in_order`].
    pub(crate) fn gathered<P: AsRef<Path>>(paths: &[P], options: &ReadOptions, visit: &mut dyn Visit) -> Result<Batch> {
        batch(paths, options, visit)
    }

    /// A corpus of what was read, and the place that each article had before.
    ///
    /// # Errors
    /// If an id stands twice.
    pub(crate) fn in_order(mut whole: Batch) -> Result<(Self, Vec<usize>)> {
        let articles = &mut whole.articles;
        let places = places_in_order(articles);
        // Articles are moved along the circles of the order, not into a second list.
        let mut wanted = vec![0; places.len()];
        for (now, &before) in places.iter().enumerate() {
            wanted[before] = now;
        }
        for place in 0..wanted.len() {
            while wanted[place] != place {
                let other = wanted[place];
                articles.swap(place, other);
                wanted.swap(place, other);
            }
        }
        Ok((Self::of_ordered(whole.articles, whole.sources, whole.findings)?, places))
    }
}

/// The places of articles by outlet, date, id and place, as [`super::in_order`] has it: by parts, so that few texts are compared.
fn places_in_order(articles: &[Article]) -> Vec<usize> {
    let mut outlets: BTreeMap<&str, Vec<(Date, usize)>> = BTreeMap::new();
    for (place, article) in articles.iter().enumerate() {
        outlets.entry(&article.outlet).or_default().push((article.date, place));
    }
    for of_outlet in outlets.values_mut() {
        of_outlet.sort_by_key(|(date, _)| *date);
        for of_date in of_outlet.chunk_by_mut(|(a, _), (b, _)| a == b) {
            let rest = |&(_, place): &(Date, usize)| (&articles[place].id, &articles[place].place);
            of_date.sort_by(|a, b| rest(a).cmp(&rest(b)));
        }
    }
    outlets.into_values().flatten().map(|(_, place)| place).collect()
}

/// Reads all inputs.
fn batch<P: AsRef<Path>>(paths: &[P], options: &ReadOptions, visit: &mut dyn Visit) -> Result<Batch> {
    check_columns(options)?;
    progress::begin(Stage::Reading, 0);
    let mut whole = Batch::default();
    for input in inputs(paths)? {
        // The first reader reads folders through a table, wherever the table stands.
        let listed = options.articles.is_some() && input.path.is_dir();
        let reader = READERS.iter().find(|reader| listed || (reader.reads)(&input.path));
        let batch = reader.ok_or_else(|| no_reader(&input.path))?.read_visited(&input, options, visit)?;
        if whole.articles.is_empty() {
            whole.articles = batch.articles;
        } else {
            whole.articles.extend(batch.articles);
        }
        whole.sources.extend(batch.sources);
        whole.findings.extend(batch.findings);
    }
    Ok(whole)
}

/// The inputs, each with the label that tells it from the others.
fn inputs<P: AsRef<Path>>(paths: &[P]) -> Result<Vec<Input>> {
    if paths.is_empty() {
        return Err(Error::question("no corpus was given").hint("name a folder or a file"));
    }
    let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
    let mut true_paths: Vec<PathBuf> = Vec::new();
    for path in &paths {
        let true_path = true_path(path)?;
        for (earlier, written) in true_paths.iter().zip(&paths) {
            refuse_overlap((path, &true_path), (written, earlier))?;
        }
        true_paths.push(true_path);
    }
    let labels = labels(&true_paths);
    let numbered = paths.iter().zip(labels).enumerate();
    Ok(numbered.map(|(index, (path, label))| Input { path: path.to_path_buf(), index, label }).collect())
}

/// The path without links, if it is a folder or an ordinary file.
fn true_path(path: &Path) -> Result<PathBuf> {
    let failed = |error: std::io::Error| Error::io("read", path, &error);
    let facts = path.metadata().map_err(failed)?;
    if !facts.is_file() && !facts.is_dir() {
        let message = format!("\"{}\" is a pipe, socket or device, not a folder or file", path.display());
        return Err(Error::new(message).hint("save its content as an ordinary file"));
    }
    path.canonicalize().map_err(failed)
}

/// Refuses an input that would be read twice. A table inside a folder of texts is not.
fn refuse_overlap(this: (&Path, &Path), earlier: (&Path, &Path)) -> Result<()> {
    let (written, other) = (this.0.display(), earlier.0.display());
    if this.1 == earlier.1 {
        return Err(Error::question(format!("\"{written}\" is given twice")).hint("name each corpus once"));
    }
    let (inner, outer) = if this.1.starts_with(earlier.1) { (this.1, earlier.1) } else { (earlier.1, this.1) };
    if inner.starts_with(outer)
        && (inner.is_dir() || inner.extension().is_some_and(|end| end.eq_ignore_ascii_case("txt")))
    {
        return Err(Error::question(format!("of \"{written}\" and \"{other}\" one lies inside the other"))
            .hint("name each corpus once"));
    }
    Ok(())
}

/// For one input its file name, or nothing for a folder; for several the shortest ends of their paths that differ.
fn labels(paths: &[PathBuf]) -> Vec<String> {
    let end = |path: &Path, length: usize| -> String {
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        parts[parts.len().saturating_sub(length)..].join("/")
    };
    if let [only] = paths {
        return vec![if only.is_dir() { String::new() } else { end(only, 1) }];
    }
    let longest = paths.iter().map(|path| path.iter().count()).max().unwrap_or(1);
    let shown = |length: usize| -> Vec<String> { paths.iter().map(|path| end(path, length)).collect() };
    let distinct = |labels: &Vec<String>| labels.iter().enumerate().all(|(at, label)| !labels[..at].contains(label));
    (1..=longest).map(shown).find(distinct).unwrap_or_else(|| shown(longest))
}

/// The error for a path of unknown format.
fn no_reader(path: &Path) -> Error {
    let known: Vec<&str> = READERS.iter().map(|reader| reader.about).collect();
    Error::new(format!("\"{}\" is in no format that can be read", path.display()))
        .hint(format!("give {}", known.join("; or ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_as_short_as_they_can_be() {
        let paths = |paths: &[&str]| paths.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(labels(&paths(&["/x/a.csv"])), ["a.csv"]);
        assert_eq!(labels(&paths(&["/x/a.csv", "/x/b.csv"])), ["a.csv", "b.csv"]);
        assert_eq!(labels(&paths(&["/2020/a.csv", "/2021/a.csv"])), ["2020/a.csv", "2021/a.csv"]);
    }
}
