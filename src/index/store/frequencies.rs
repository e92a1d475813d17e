//! How often each form occurs in each outlet, as tables of an index folder.

use super::arrow::Values;
use super::damaged;
use super::manifest::Manifest;
use super::open::IndexFolder;
use super::save::Folder;
use crate::error::Result;
use crate::index::Index;
use crate::index::outlet_counts::{OutletCounts, Rows, outlets};
use crate::memory::Memory;
use std::io;

/// The table of forms by outlet, which an index of very many outlets lacks.
const FREQUENCIES: &str = "frequencies";

impl Index {
    /// How often each form occurs in each outlet, and where the outlets stand.
    pub(super) fn write_outlet_counts(&self, folder: &mut Folder<'_>, memory: Memory) -> io::Result<()> {
        let outlets = outlets(self);
        let first: Vec<u32> = outlets.iter().map(|articles| articles.start).collect();
        let articles: Vec<u32> = outlets.iter().map(|articles| articles.len() as u32).collect();
        let columns = [
            ("outlet", Values::Texts(first.iter().map(|&first| Some(self.article(first).outlet.as_str())).collect())),
            ("first_article", Values::Numbers(&first)),
            ("articles", Values::Numbers(&articles)),
        ];
        folder.table("outlets", outlets.len(), columns)?;
        let Some(counts) = OutletCounts::of(self, memory)? else { return Ok(()) };
        let Rows { form, outlet, articles, count, square, cross } = &counts.rows;
        let columns = [
            ("form", Values::Column(form)),
            ("outlet", Values::Column(outlet)),
            ("articles", Values::Column(articles)),
            ("count", Values::Column(count)),
            ("square", Values::Large(square)),
            ("cross", Values::Large(cross)),
        ];
        folder.table(FREQUENCIES, form.len(), columns)
    }
}

/// How often each form occurs in each outlet; `None` if the folder does not say it.
///
/// # Errors
/// If a table is missing or cut, or does not fit to the others.
pub(super) fn read(
    folder: &IndexFolder,
    manifest: &Manifest,
    all: usize,
    forms: usize,
) -> Result<Option<OutletCounts>> {
    if !manifest.holds(FREQUENCIES) {
        return Ok(None);
    }
    let table = folder.table("outlets")?;
    let (first, articles) = (table.numbers::<u32>("first_article")?, table.numbers::<u32>("articles")?);
    let mut end = 0;
    let mut outlets = Vec::with_capacity(table.rows);
    for (&first, &articles) in first.iter().zip(articles.iter()).filter(|(_, articles)| **articles > 0) {
        if first != end || articles as usize > all - first as usize {
            break;
        }
        end = first + articles;
        outlets.push(first..end);
    }
    if outlets.len() != table.rows || end as usize != all {
        return Err(damaged(&folder.path.join("outlets.arrow"), "it does not fit to the articles"));
    }
    let table = folder.table(FREQUENCIES)?;
    let [form, outlet, articles, count] =
        ["form", "outlet", "articles", "count"].map(|name| table.numbers::<u32>(name));
    let rows = Rows {
        form: form?,
        outlet: outlet?,
        articles: articles?,
        count: count?,
        square: table.numbers("square")?,
        cross: table.numbers("cross")?,
    };
    let ascends = rows
        .form
        .windows(2)
        .zip(rows.outlet.windows(2))
        .all(|(form, outlet)| form[0] < form[1] || form[0] == form[1] && outlet[0] < outlet[1]);
    let is_known = rows.form.last().is_none_or(|&last| (last as usize) < forms)
        && rows.outlet.iter().all(|&outlet| (outlet as usize) < outlets.len());
    if !ascends || !is_known {
        let path = folder.path.join(format!("{FREQUENCIES}.arrow"));
        return Err(damaged(&path, "it does not fit to the forms and outlets"));
    }
    Ok(Some(OutletCounts { outlets, rows }))
}
