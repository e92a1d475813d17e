//! A question asked of each group in turn: its tables as one, with a column for the group.

use crate::table::{Cell, Column, ColumnKind, Table};

/// The tables of groups under each other, each row with the name of its group first; `None` if there is no group. All have the columns
/// of the first.
///
/// ```
/// use newsprint::analysis::in_turn;
/// use newsprint::table::{Cell, Column, ColumnKind, Table};
/// let table = |count| Table {
///     name: "words".into(),
///     title: "Words".into(),
///     columns: vec![Column::new("count", ColumnKind::Count)],
///     rows: vec![vec![Cell::count(count)]],
/// };
/// let all = in_turn("voice", vec![("own".into(), table(3)), ("quoted".into(), table(2))]).unwrap();
/// assert_eq!(all.rows, [[Cell::text("own"), Cell::count(3)], [Cell::text("quoted"), Cell::count(2)]]);
/// assert_eq!(all.columns[0].name, "voice");
/// ```
pub fn in_turn(field: &str, tables: Vec<(String, Table)>) -> Option<Table> {
    let mut tables = tables.into_iter();
    let (first, mut all) = tables.next()?;
    let named = |group: &str, rows: Vec<Vec<Cell>>| -> Vec<Vec<Cell>> {
        rows.into_iter().map(|row| [vec![Cell::text(group)], row].concat()).collect()
    };
    all.columns.insert(0, Column::new(field, ColumnKind::Text).about("the group that was looked at alone"));
    all.rows = named(&first, all.rows);
    for (group, table) in tables {
        all.rows.extend(named(&group, table.rows));
    }
    Some(all)
}
