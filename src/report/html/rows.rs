//! A table on the page: header, rows and the tools around it.
//! Rounding is `table::number`'s; sorting, filtering and copying are the script's, from `data-v` at full precision.

use std::borrow::Cow;

use super::Page;
use super::packed;
use super::picture::chip;
use super::writer::address;
use crate::table::{Cell, Column, ColumnKind, Table, Value, number};

/// Texts from this length on may wrap; a shorter one (a form, a date, an outlet) keeps its line.
const LONG_TEXT: usize = 32;

/// From this many rows on a table has a filter.
const ROWS_FOR_A_FILTER: usize = 16;

/// Up to so many rows stand in the page as they are; of more, the first [`FIRST_ROWS`], and the script draws the others when asked.
const WHOLE_ROWS: usize = 60;
const FIRST_ROWS: usize = 25;

impl Page<'_> {
    /// A table with a number of its own.
    pub(super) fn table(&mut self, table: &Table) {
        self.tables += 1;
        let label = format!("{} {}", self.words.table, self.tables);
        self.rows_of(table, &label);
    }

    /// A table under a label: `Table 3`, or the figure that it twins.
    pub(super) fn rows_of(&mut self, table: &Table, label: &str) {
        let (shown, without) = without_empty_columns(table);
        let table = shown.as_ref();
        let id = self.ids.unique(&format!("table-{}", table.name));
        self.out.markup("<div class=\"table\" id=\"").text(&id).markup("\">\n");
        self.table_filter(table);
        self.out.markup("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"").text(&id);
        self.out.markup("-caption\">\n<table class=\"data\"><caption id=\"").text(&id);
        self.out.markup("-caption\"><b>").text(label).markup(".</b> ").value(&table.title);
        self.out.markup("</caption>\n<thead><tr>");
        for column in &table.columns {
            self.heading(column);
        }
        self.out.markup("</tr></thead>\n<tbody>\n");
        let named_by = table.columns.iter().position(|column| column.kind == ColumnKind::Text);
        let drawn = if table.rows.len() > WHOLE_ROWS { FIRST_ROWS } else { WHOLE_ROWS };
        for row in table.rows.iter().take(drawn) {
            self.out.markup("<tr>");
            for (place, (column, cell)) in table.columns.iter().zip(row).enumerate() {
                self.cell(column, cell, Some(place) == named_by);
            }
            self.out.markup("</tr>\n");
        }
        self.out.markup("</tbody></table></div>\n");
        if table.rows.len() > WHOLE_ROWS {
            self.long_tables.insert(id, packed::rows(table, self.per, |id| self.places.address(id)));
        }
        self.table_tools(table);
        if !without.is_empty() {
            let names: Vec<String> = without.iter().map(|column| number::heading(column, self.per)).collect();
            let said = self.words.empty_columns.replace("{c}", &names.join(", "));
            self.out.markup("<p class=\"part\">").text(&said).markup("</p>\n");
        }
        self.about_columns(table);
        self.out.markup("</div>\n");
    }

    fn table_filter(&mut self, table: &Table) {
        if table.rows.len() >= ROWS_FOR_A_FILTER {
            self.out.markup("<div class=\"tools\" data-script hidden><label>").text(self.words.filter);
            self.out.markup(" <input type=\"search\" dir=\"auto\" autocomplete=\"off\"></label>");
            self.out.markup("<span class=\"found\" role=\"status\"></span></div>\n");
        }
    }

    fn table_tools(&mut self, table: &Table) {
        self.out.markup("<div class=\"tools after\"><span class=\"more\">");
        if table.rows.len() > WHOLE_ROWS {
            self.out.text(&rows_of_all(self.words.rows, FIRST_ROWS, table));
        }
        self.out.markup("</span>");
        self.out.markup("<button type=\"button\" class=\"tsv\" data-script hidden>").text(self.words.copy_tsv);
        self.out.markup("</button><a href=\"").text(&address("tables", &table.name, "csv"));
        self.out.markup("\">CSV</a><span class=\"status\" role=\"status\"></span></div>\n");
        if table.rows.len() > packed::MOST_ROWS {
            let part = rows_of_all(self.words.part, packed::MOST_ROWS, table);
            self.out.markup("<p class=\"part\">").text(&part).markup("</p>\n");
        }
    }

    fn heading(&mut self, column: &Column) {
        let class = if column.kind.is_text() { "" } else { " class=\"n\"" };
        self.out.markup("<th scope=\"col\"").markup(class).markup(" data-name=\"").text(&column.name).markup("\">");
        let heading = number::heading(column, self.per);
        match self.outlet_at_the_start_of(&heading) {
            Some(place) => {
                let outlet = &self.report.outlets[place];
                let rest = heading[outlet.len()..].trim_start_matches([' ', ',', ':', '·', '،', '–', '—']);
                self.out.markup("<span class=\"of\">").made(&chip(place)).value(outlet).markup("</span> ");
                self.out.markup("<bdi class=\"unit\">").text(rest).markup("</bdi>");
            }
            None => {
                self.out.value(&heading);
            }
        }
        self.out.markup("</th>");
    }

    /// The place of the outlet that a heading starts with; of two, the longer name.
    fn outlet_at_the_start_of(&self, heading: &str) -> Option<usize> {
        let starts = |outlet: &str| {
            let rest = heading.strip_prefix(outlet)?;
            (!outlet.is_empty() && !rest.starts_with(char::is_alphanumeric)).then_some(outlet.len())
        };
        let lengths = self.report.outlets.iter().enumerate().filter_map(|(place, name)| Some((starts(name)?, place)));
        lengths.max().map(|(_, place)| place)
    }

    fn cell(&mut self, column: &Column, cell: &Cell, names_its_row: bool) {
        let is_empty = matches!(&cell.value, Value::Text(text) if text.trim().is_empty());
        let (open, close) = if names_its_row && !is_empty { ("<th scope=\"row\"", "</th>") } else { ("<td", "</td>") };
        self.out.markup(open);
        match column.kind {
            ColumnKind::Text if is_long(&cell.value) => {
                self.out.markup(" class=\"long\"");
            }
            ColumnKind::Text => {}
            ColumnKind::Left => {
                self.out.markup(" class=\"left\"");
            }
            _ => {
                self.out.markup(" class=\"n\" data-v=\"").text(&number::for_machines(&cell.value)).markup("\"");
            }
        }
        if let Some(address) = cell.evidence.as_deref().and_then(|id| self.places.address(id)) {
            self.out.markup(" data-e=\"").text(&address).markup("\"");
        }
        self.out.markup(">");
        match &cell.value {
            Value::Text(text) => {
                if let Some(place) = self.report.outlets.iter().position(|outlet| outlet == text) {
                    self.out.made(&chip(place));
                }
                self.out.value(text);
            }
            _ => {
                self.out.text(&number::for_people(cell, column.kind, self.per));
            }
        }
        self.out.markup(close);
    }

    fn about_columns(&mut self, table: &Table) {
        let told: Vec<&Column> = table.columns.iter().filter(|column| !column.about.is_empty()).collect();
        if told.is_empty() {
            return;
        }
        self.out.markup("<details class=\"columns\"><summary>").text(self.words.columns).markup("</summary><dl>");
        for column in told {
            self.out.markup("<dt>").value(&number::heading(column, self.per)).markup("</dt><dd>");
            self.out.value(&number::about(column, self.per)).markup("</dd>");
        }
        self.out.markup("</dl></details>\n");
    }
}

/// A table without the columns that have no value in any row, and those columns.
fn without_empty_columns(table: &Table) -> (Cow<'_, Table>, Vec<&Column>) {
    let has_value = |place: usize| {
        table.rows.is_empty() || place == 0 || table.rows.iter().any(|row| row[place].value != Value::Undefined)
    };
    let (kept, empty): (Vec<usize>, Vec<usize>) = (0..table.columns.len()).partition(|&place| has_value(place));
    if empty.is_empty() {
        return (Cow::Borrowed(table), Vec::new());
    }
    let row = |row: &Vec<Cell>| kept.iter().map(|&place| row[place].clone()).collect();
    let shown = Table {
        name: table.name.clone(),
        title: table.title.clone(),
        columns: kept.iter().map(|&place| table.columns[place].clone()).collect(),
        rows: table.rows.iter().map(row).collect(),
    };
    (Cow::Owned(shown), empty.into_iter().map(|place| &table.columns[place]).collect())
}

fn is_long(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.chars().count() >= LONG_TEXT)
}

/// `{n}` of `{m}` rows in the page's words.
fn rows_of_all(words: &str, rows: usize, table: &Table) -> String {
    let counted = |count: usize| number::count(count as u64);
    words.replace("{n}", &counted(rows)).replace("{m}", &counted(table.rows.len()))
}
