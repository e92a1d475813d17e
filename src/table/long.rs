//! Tables of so many rows that nobody holds them: their rows are made piece by piece while they are written.
//! Leaves what the rows are to who makes them, and how they are written to the formats.

use super::{Cell, Column, Table};
use std::fmt;
use std::io::Result;
use std::sync::Arc;

/// Rows of a table, in its order; every row has one cell a column.
pub type Rows = Vec<Vec<Cell>>;

/// Takes the next rows of a table.
pub type Take<'t> = dyn FnMut(Rows) -> Result<()> + 't;

/// Gives all rows of a table.
type Make<'a> = dyn Fn(&mut Take<'_>) -> Result<()> + Send + Sync + 'a;

/// A table whose rows are made whenever they are asked for, the same each time, and held nowhere.
#[derive(Clone)]
pub struct LongTable<'a> {
    /// Name, title and columns, without rows.
    pub head: Table,
    /// How many rows there are.
    pub len: usize,
    // Behind a pointer: who makes rows keeps what it makes them from, which differs from table to table.
    make: Arc<Make<'a>>,
}

impl<'a> LongTable<'a> {
    /// A table of `len` rows, which `make` gives in pieces, in their order.
    pub fn new(head: Table, len: usize, make: impl Fn(&mut Take<'_>) -> Result<()> + Send + Sync + 'a) -> Self {
        Self { head, len, make: Arc::new(make) }
    }

    /// Gives all rows, piece by piece.
    ///
    /// # Errors
    /// The first that `take` returns; no further piece is made then.
    pub fn each_piece(&self, take: &mut Take<'_>) -> Result<()> {
        (self.make)(take)
    }

    /// Only the columns that `is_kept` says, their cells with them.
    #[must_use]
    pub fn keeping(self, is_kept: impl Fn(&Column) -> bool) -> Self {
        let kept: Vec<bool> = self.head.columns.iter().map(is_kept).collect();
        if kept.iter().all(|kept| *kept) {
            return self;
        }
        let mut head = self.head;
        retain(&mut head.columns, &kept);
        let make = self.make;
        Self::new(head, self.len, move |take| {
            make(&mut |mut rows| {
                for row in &mut rows {
                    retain(row, &kept);
                }
                take(rows)
            })
        })
    }

    /// The table with all its rows, for what cannot do without them.
    pub fn whole(&self) -> Table {
        let mut table = self.head.clone();
        // Taking a piece here cannot fail, so that none is missing.
        let _ = self.each_piece(&mut |rows| {
            table.rows.extend(rows);
            Ok(())
        });
        table
    }
}

fn retain<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    items.retain(|_| *kept.next().unwrap_or(&true));
}

/// A table that is held as a whole, in one piece.
impl From<Table> for LongTable<'_> {
    fn from(mut table: Table) -> Self {
        let rows = std::mem::take(&mut table.rows);
        Self::new(table, rows.len(), move |take| take(rows.clone()))
    }
}

impl fmt::Debug for LongTable<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("LongTable").field("head", &self.head).field("len", &self.len).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::ColumnKind;

    fn long() -> LongTable<'static> {
        let columns = ["form", "left", "count"].map(|name| Column::new(name, ColumnKind::Text)).to_vec();
        let head = Table { name: "t".into(), title: "T".into(), columns, rows: Vec::new() };
        let row = |place: u64| vec![Cell::text("dam"), Cell::text("the"), Cell::count(place)];
        LongTable::new(head, 3, move |take| {
            take(vec![row(0), row(1)])?;
            take(vec![row(2)])
        })
    }

    #[test]
    fn pieces_make_the_whole_in_their_order() {
        let table = long().whole();
        let counts: Vec<&Cell> = table.rows.iter().map(|row| &row[2]).collect();
        assert_eq!(counts, [&Cell::count(0), &Cell::count(1), &Cell::count(2)]);
        assert_eq!(LongTable::from(table.clone()).whole(), table);
    }

    #[test]
    fn columns_go_with_their_cells() {
        let table = long().keeping(|column| column.name != "left").whole();
        assert_eq!(table.columns.len(), 2);
        assert_eq!(table.rows[2], [Cell::text("dam"), Cell::count(2)]);
    }

    #[test]
    fn what_cannot_be_written_ends_the_making() {
        let mut taken = 0;
        let full = long().each_piece(&mut |_| {
            taken += 1;
            Err(std::io::Error::other("disk full"))
        });
        assert!(full.is_err() && taken == 1);
    }
}
