//! The columns that robustness adds to a table of keywords.

use super::Robustness;
use crate::table::{Cell, Column, ColumnKind, Notice, Table};

/// Their names, in their order.
pub const COLUMNS: [&str; 2] = ["robustness", "lost_in"];

/// Adds the share of settings in which each row is a keyword, and the names of those in which it is none. The rows are those that
/// the settings were tried on.
pub fn add_columns(table: &mut Table, robustness: &Robustness) {
    table.columns.extend([
        Column::new("robustness", ColumnKind::Share).about(
            "share of settings (the usual one, and each that differs from it in one thing) in which the word is a keyword; undefined \
             where it was not tested",
        ),
        Column::new("lost_in", ColumnKind::Text)
            .heading("lost in")
            .about("the settings in which the word is no keyword"),
    ]);
    for (place, line) in table.rows.iter_mut().enumerate() {
        let share = robustness.share(place);
        let lost: Vec<&str> = robustness.lost_in(place).map(|setting| setting.name).collect();
        line.extend([Cell::number(share), Cell::maybe(share.map(|_| lost.join(", ")))]);
    }
}

impl Robustness {
    /// Which settings were tried.
    pub fn notice(&self) -> Notice {
        Notice::new("robustness", format!("robustness: {}", self.sentence()))
    }

    /// Which settings were tried, in one sentence.
    pub fn sentence(&self) -> String {
        let tried: Vec<String> =
            self.settings.iter().map(|setting| format!("{} ({})", setting.name, setting.about)).collect();
        format!(
            "keywords were found in {} settings, the usual one and {} that differ from it in one thing each: {}; a word stays \
             if its p is at most that at which the list ends, in proportion to the number of tests, on the same side",
            1 + self.settings.len(),
            self.settings.len(),
            tried.join(", ")
        )
    }
}
