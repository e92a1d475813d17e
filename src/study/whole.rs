//! The tables of a report that its page shows parts of: every form in the corpus, by outlet and by article, and every candidate with
//! every measure of counts. They outgrow memory before the corpus does, so that their rows are made while they are written.

use super::Study;
use crate::analysis::frequency::{self, Piece};
use crate::analysis::inference::add_columns;
use crate::analysis::keywords::KeywordRow;
use crate::analysis::section::Frame;
use crate::analysis::shared_text::SharedText;
use crate::analysis::{cleaning, duplicates, keywords};
use crate::count::{Counts, Grouping};
use crate::error::Result;
use crate::index::FormId;
use crate::parallel;
use crate::stats::keyness::{KEYNESS, KeynessMeasure, Needs};
use crate::table::{LongTable, Rows, Table, Take};
use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

/// Rows that a thread makes at once, or up to twice as many.
const PIECE: usize = 4_096;

impl Study {
    /// Every form: in the corpus, by outlet and by article; shared and uncounted text; every candidate with every measure of counts.
    pub(super) fn whole_tables<'i>(
        &self,
        frame: &Arc<Frame<'i>>,
        shared: Option<&SharedText>,
    ) -> Result<Vec<LongTable<'i>>> {
        let mut tables = Vec::new();
        if self.contents.has("frequency") {
            tables.push(by_outlet(frame, None));
            tables.push(by_outlet(frame, Some("outlet")));
            tables.push(by_article(frame)?);
        }
        tables.extend(shared.map(|shared| duplicates::table(frame.corpus.index(), &shared.pairs).into()));
        tables.push(cleaning::spans(&frame.corpus).into());
        if !frame.comparisons.is_empty() {
            tables.push(candidates(frame, self.query_forms(frame)?));
        }
        Ok(tables)
    }
}

/// Every form in the corpus, or in each outlet that has it.
fn by_outlet<'i>(frame: &Arc<Frame<'i>>, field: Option<&'static str>) -> LongTable<'i> {
    let len = match field {
        Some(_) => frame.forms.iter().map(|form| frame.counts.groups_with(*form).count()).sum(),
        None => frame.forms.len(),
    };
    let head = frequency::head(field);
    let frame = Arc::clone(frame);
    LongTable::new(head, len, move |take| frequencies(&frame, &frame.counts, field, take))
}

/// Every form in each article that has it. Its counts are many more than the report needs otherwise, and gone when it is written.
fn by_article<'i>(frame: &Arc<Frame<'i>>) -> Result<LongTable<'i>> {
    let articles = Grouping::by(&frame.corpus, "article")?;
    let len = frame.forms.iter().map(|form| frame.counts.articles_with(*form)).sum::<u64>();
    let head = frequency::head(Some("article"));
    let frame = Arc::clone(frame);
    let make = move |take: &mut Take<'_>| {
        let counts = Counts::of(&frame.corpus, &articles, frame.threads);
        frequencies(&frame, &counts, Some("article"), take)
    };
    Ok(LongTable::new(head, usize::try_from(len).unwrap_or(usize::MAX), make))
}

fn frequencies(frame: &Frame<'_>, counts: &Counts, field: Option<&str>, take: &mut Take<'_>) -> io::Result<()> {
    let names = frame.corpus.index().forms();
    let table = frequency::Pieces::new(names, counts, field, &[]);
    let rows = |piece: &Piece<'_>| table.of(piece);
    in_turn(table.cut(&frame.forms, PIECE).into_iter(), frame.threads, rows, take)
}

/// Every candidate of every comparison, with every measure of counts, p and q, and the article that it rests on.
fn candidates<'i>(frame: &Arc<Frame<'i>>, query: Option<BTreeSet<FormId>>) -> LongTable<'i> {
    let measures: Vec<_> = KEYNESS.iter().filter(|measure| measure.needs == Needs::Counts).collect();
    let head = Table { name: "keywords-all".into(), ..tested(frame, &[], &measures, query.as_ref()) };
    let frame = Arc::clone(frame);
    LongTable::new(head, frame.keywords.len(), move |take| {
        let pieces = frame.keywords.chunks(PIECE);
        let rows = |piece: &&[KeywordRow]| tested(&frame, piece, &measures, query.as_ref()).rows;
        in_turn(pieces, frame.threads, rows, take)
    })
}

fn tested(
    frame: &Frame<'_>,
    rows: &[KeywordRow],
    measures: &[&KeynessMeasure],
    query: Option<&BTreeSet<FormId>>,
) -> Table {
    let index = frame.corpus.index();
    let mut table = keywords::table(index, &frame.comparisons, rows, measures, None, false);
    add_columns(&mut table, index, &frame.comparisons, rows, frame.inference.as_ref(), None);
    if let Some(forms) = query {
        keywords::add_query(&mut table, index, rows, forms);
    }
    table
}

/// Makes the rows of each piece, a piece a thread, and gives them on in their order.
fn in_turn<P: Sync>(
    mut pieces: impl Iterator<Item = P>,
    threads: usize,
    rows: impl Fn(&P) -> Rows + Sync,
    take: &mut Take<'_>,
) -> io::Result<()> {
    loop {
        let batch: Vec<P> = pieces.by_ref().take(threads.max(1)).collect();
        if batch.is_empty() {
            return Ok(());
        }
        parallel::map(&batch, threads, &rows).into_iter().try_for_each(&mut *take)?;
    }
}
