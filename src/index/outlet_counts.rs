//! How often each form occurs in each outlet, with the integer sums over articles that intervals need. An index folder keeps them, so
//! that a question about whole outlets looks at no token.

use super::column::{Column, Growing};
use super::{ArticleNumber, FormId, Index, SubCorpus, Sums};
use crate::memory::Memory;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io;
use std::ops::Range;

/// One form in one outlet, as the index counts tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutletCount {
    pub form: FormId,
    /// The outlet, by its place among those of the corpus.
    pub outlet: usize,
    pub sums: Sums,
}

/// The counts of every form in every outlet that has it.
///
/// Invariant: the columns have a row for each, by form, then by outlet; the outlets hold all articles in their order.
#[derive(Debug)]
pub(crate) struct OutletCounts {
    /// The articles of each outlet.
    pub(super) outlets: Vec<Range<ArticleNumber>>,
    pub(super) rows: Rows,
}

/// The columns of the counts.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub form: Column<u32>,
    pub outlet: Column<u32>,
    pub articles: Column<u32>,
    pub count: Column<u32>,
    pub square: Column<u64>,
    pub cross: Column<u64>,
}

/// Where a corpus has more outlets, nothing is kept: the counts could be as many as the tokens.
const MOST: usize = 1_000;

/// A form in the outlet that is being counted.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// The number of the article that it was last seen in.
    article: ArticleNumber,
    /// Occurrences there; 0 if it was not seen in this outlet.
    here: u32,
    /// Over the articles before.
    sums: Sums,
}

impl Cell {
    /// Adds the last article to the sums.
    #[inline]
    fn end_article(&mut self, sizes: &[u32]) {
        self.sums += Sums::of_article(self.here.into(), sizes[self.article as usize].into());
    }
}

impl OutletCounts {
    /// Counts the tokens of an index as it counts them, in one pass; `None` where there are too many outlets, or a form occurs in one
    /// more often than the column holds. Rows that would take more than an eighth of the memory go to temporary files.
    ///
    /// # Errors
    /// If a temporary file cannot be written.
    pub(super) fn of(index: &Index, memory: Memory) -> io::Result<Option<Self>> {
        let outlets = outlets(index);
        if outlets.len() > MOST {
            return Ok(None);
        }
        let corpus = index.sub_corpus();
        let sizes: Vec<u32> = corpus.articles().iter().map(|&article| corpus.article_tokens(article) as u32).collect();
        let mut cells = vec![Cell::default(); index.forms().len()];
        let mut seen: Vec<u32> = Vec::new();
        // Outlet by outlet, and by form in each of them.
        let mut counted = Filling::within(memory);
        let mut ends = Vec::with_capacity(outlets.len());
        for (outlet, articles) in outlets.iter().enumerate() {
            for article in articles.clone() {
                for run in corpus.runs(article) {
                    for &id in index.row_type_ids(article, run) {
                        let form = index.form_of_type[id as usize];
                        let cell = &mut cells[form as usize];
                        if cell.article == article && cell.here > 0 {
                            cell.here += 1;
                            continue;
                        }
                        if cell.here == 0 {
                            seen.push(form);
                        } else {
                            cell.end_article(&sizes);
                        }
                        (cell.article, cell.here) = (article, 1);
                    }
                }
            }
            seen.sort_unstable();
            for form in seen.drain(..) {
                let mut cell = std::mem::take(&mut cells[form as usize]);
                cell.end_article(&sizes);
                if u32::try_from(cell.sums.count).is_err() {
                    return Ok(None);
                }
                counted.push(OutletCount { form: FormId(form), outlet, sums: cell.sums })?;
            }
            ends.push(counted.rows);
        }
        drop(cells);
        let rows = by_form(&counted.finish()?, &ends, memory)?;
        Ok(Some(Self { outlets, rows }))
    }

    /// How many outlets there are.
    pub(crate) fn outlets(&self) -> usize {
        self.outlets.len()
    }

    /// The rows, by form, then by outlet.
    pub(crate) fn iter(&self) -> impl Iterator<Item = OutletCount> + '_ {
        let of = self.rows.reader();
        (0..self.rows.form.len()).map(of)
    }
}

impl Rows {
    /// Reads rows.
    fn reader(&self) -> impl Fn(usize) -> OutletCount + '_ {
        let Self { form, outlet, articles, count, square, cross } = self;
        let (form, outlet, articles, count) = (&form[..], &outlet[..], &articles[..], &count[..]);
        let (square, cross) = (&square[..], &cross[..]);
        move |row| OutletCount {
            form: FormId(form[row]),
            outlet: outlet[row] as usize,
            sums: Sums { articles: articles[row], count: count[row].into(), square: square[row], cross: cross[row] },
        }
    }
}

/// Rows that come one after another.
struct Filling {
    rows: usize,
    form: Growing<u32>,
    outlet: Growing<u32>,
    articles: Growing<u32>,
    count: Growing<u32>,
    square: Growing<u64>,
    cross: Growing<u64>,
}

impl Filling {
    /// No row yet. A sixteenth of the memory is for them.
    fn within(memory: Memory) -> Self {
        // Four columns of four bytes, and two of eight.
        let (numbers, large) = (memory.bytes() / 128, memory.bytes() / 64);
        Self {
            rows: 0,
            form: Growing::within(numbers),
            outlet: Growing::within(numbers),
            articles: Growing::within(numbers),
            count: Growing::within(numbers),
            square: Growing::within(large),
            cross: Growing::within(large),
        }
    }

    /// Adds a row, whose count fits its column.
    fn push(&mut self, OutletCount { form, outlet, sums }: OutletCount) -> io::Result<()> {
        self.rows += 1;
        self.form.extend(&[form.0])?;
        self.outlet.extend(&[outlet as u32])?;
        self.articles.extend(&[sums.articles])?;
        self.count.extend(&[sums.count as u32])?;
        self.square.extend(&[sums.square])?;
        self.cross.extend(&[sums.cross])
    }

    fn finish(self) -> io::Result<Rows> {
        Ok(Rows {
            form: self.form.finish()?,
            outlet: self.outlet.finish()?,
            articles: self.articles.finish()?,
            count: self.count.finish()?,
            square: self.square.finish()?,
            cross: self.cross.finish()?,
        })
    }
}

/// Rows by form, then by outlet, of rows by outlet, then by form; `ends` tells where those of each outlet end.
fn by_form(by_outlet: &Rows, ends: &[usize], memory: Memory) -> io::Result<Rows> {
    let of = by_outlet.reader();
    let mut next: Vec<usize> = std::iter::once(0).chain(ends.iter().copied()).take(ends.len()).collect();
    let head = |outlet: usize, row: usize| (row < ends[outlet]).then(|| Reverse((of(row).form, outlet)));
    let mut heads: BinaryHeap<Reverse<(FormId, usize)>> =
        next.iter().enumerate().filter_map(|(outlet, &row)| head(outlet, row)).collect();
    let mut merged = Filling::within(memory);
    while let Some(Reverse((_, outlet))) = heads.pop() {
        let row = &mut next[outlet];
        merged.push(of(*row))?;
        *row += 1;
        heads.extend(head(outlet, *row));
    }
    merged.finish()
}

/// The articles of each outlet: they stand together.
pub(super) fn outlets(index: &Index) -> Vec<Range<ArticleNumber>> {
    let mut end = 0;
    let corpus = index.corpus();
    let numbers: Vec<ArticleNumber> = (0..corpus.len() as ArticleNumber).collect();
    let ranges = numbers.chunk_by(|&a, &b| corpus.outlet(a) == corpus.outlet(b)).map(|of_outlet| {
        let start = end;
        end += of_outlet.len() as ArticleNumber;
        start..end
    });
    ranges.collect()
}

impl<'i> SubCorpus<'i> {
    /// The outlets whose articles it is made of, by their places, with what the index knows of them; `None` if it holds a part of
    /// one, counts other tokens than the index does, or the index does not know.
    pub(crate) fn whole_outlets(&self) -> Option<(Vec<usize>, &'i OutletCounts)> {
        let known = self.index().outlet_counts.as_ref().filter(|_| self.counts_as_index())?;
        let mut articles = self.articles();
        let mut places = Vec::new();
        for (place, outlet) in known.outlets.iter().enumerate() {
            let here = articles.partition_point(|&article| article < outlet.end);
            if here == outlet.len() {
                places.push(place);
            } else if here > 0 {
                return None;
            }
            articles = &articles[here..];
        }
        Some((places, known))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, Corpus};
    use crate::index::Settings;

    fn index(articles: &[(&str, &str)]) -> Index {
        let article = |(place, (outlet, text)): (usize, &(&str, &str))| Article {
            id: place.to_string(),
            outlet: (*outlet).into(),
            date: crate::corpus::Date::Unknown,
            title: String::new(),
            author: String::new(),
            language: String::new(),
            metadata: std::collections::BTreeMap::new(),
            body: (*text).into(),
            given_tokens: None,
            given_sentences: None,
            place: place.to_string().into(),
        };
        let articles = articles.iter().enumerate().map(article).collect();
        let corpus = Corpus::new(articles, Vec::new(), Vec::new()).expect("ids differ");
        Index::build(corpus, &Settings::default()).expect("short")
    }

    #[test]
    fn forms_are_summed_by_outlet_over_articles() {
        let index = index(&[("A", "dam the Dam"), ("A", "dam"), ("B", "the river")]);
        let [counts, spilled] = [1 << 20, 1]
            .map(|bytes| OutletCounts::of(&index, Memory::of(bytes)).expect("it is written").expect("few outlets"));
        assert_eq!(counts.outlets, [0..2, 2..3]);
        assert!(matches!(spilled.rows.cross, Column::File { .. }) && counts.iter().eq(spilled.iter()));
        let row = |form: &str, outlet, articles, count, square, cross| OutletCount {
            form: index.form_id(form).expect("it occurs"),
            outlet,
            sums: Sums { articles, count, square, cross },
        };
        let expected = [
            row("dam", 0, 2, 3, 4 + 1, 2 * 3 + 1),
            row("river", 1, 1, 1, 1, 2),
            row("the", 0, 1, 1, 1, 3),
            row("the", 1, 1, 1, 1, 2),
        ];
        assert!(counts.iter().eq(expected), "{:?}", counts.iter().collect::<Vec<_>>());
    }

    #[test]
    fn only_whole_outlets_are_known() {
        let mut index = index(&[("A", "dam"), ("A", ""), ("B", "river"), ("C", "dam")]);
        assert!(index.sub_corpus().whole_outlets().is_none());
        index.outlet_counts = OutletCounts::of(&index, Memory::of(1 << 20)).expect("it is written");
        let places =
            |articles: &[u32]| index.sub_corpus().of(articles.to_vec()).whole_outlets().map(|(places, _)| places);
        assert_eq!(places(&[0, 1, 2, 3]), Some(vec![0, 1, 2]));
        assert_eq!(places(&[0, 1, 3]), Some(vec![0, 2]));
        assert_eq!(places(&[]), Some(vec![]));
        assert_eq!(places(&[1, 2]), None);
        let layer = crate::annotation::Layer::new(vec![Vec::new(); 4]);
        assert!(index.sub_corpus().without(&layer).whole_outlets().is_none());
    }
}
