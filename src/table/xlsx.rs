//! A workbook: the rows with their numbers at full precision, formatted for reading, and a second sheet that says how they were
//! made. Texts are texts, never formulas; sheets of right-to-left texts run from the right.

use std::io::{Error, Result, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Look, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::columns::record;
use super::direction::reads_right_to_left;
use super::{Answer, ColumnKind, Form, Format, Holds, Notice, Style, Table, Value, number};

/// `--format xlsx`.
pub(super) const XLSX: Format = Format {
    name: "xlsx",
    extension: "xlsx",
    about: "a workbook, full precision, with its notices; texts are never formulas",
    form: Form::Binary,
    holds: Holds::Record,
    write,
    lines: None,
};

/// What a sheet can hold below its header.
const MOST_ROWS: usize = (1 << 20) - 1;
/// What a cell can hold, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
/// What the name of a sheet can hold.
const LONGEST_NAME: usize = 31;
/// Widths of columns, in digits.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=60;
/// Rows that are looked at for the width of a column.
const ROWS_MEASURED: usize = 500;

fn write(answer: &Answer, _: &Style, out: &mut dyn Write) -> Result<()> {
    let about = About { record: record(answer), notices: &answer.notices };
    workbook(&[&answer.table], &about).and_then(|bytes| out.write_all(&bytes))
}

/// All tables in one workbook, a sheet each in their order, after a sheet that lists them with what is known about them.
///
/// # Errors
/// If a table has more rows than a sheet can hold, or the writer fails.
pub fn write_workbook(
    tables: &[&Table],
    facts: &[(&'static str, String)],
    notices: &[Notice],
    out: &mut dyn Write,
) -> Result<()> {
    workbook(tables, &About { record: facts.to_vec(), notices }).and_then(|bytes| out.write_all(&bytes))
}

/// What stands on the sheet about the tables.
struct About<'a> {
    record: Vec<(&'static str, String)>,
    notices: &'a [Notice],
}

fn workbook(tables: &[&Table], about: &About<'_>) -> Result<Vec<u8>> {
    if let Some(table) = tables.iter().find(|table| table.rows.len() > MOST_ROWS) {
        let rows = number::count(table.rows.len() as u64);
        return Err(Error::other(format!(
            "{} has {rows} rows, a sheet holds {}; write parquet or csv, or fewer rows with --top",
            table.name,
            number::count(MOST_ROWS as u64)
        )));
    }
    fill(tables, about).map_err(|error| match error {
        XlsxError::IoError(error) => error,
        error => Error::other(error.to_string()),
    })
}

fn fill(tables: &[&Table], about: &About<'_>) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The clock has no place in an output.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let names = sheet_names(tables);
    let mut cut = Cut::default();
    for (table, name) in tables.iter().zip(&names) {
        let sheet = book.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        fill_sheet(sheet, table, &mut cut)?;
    }
    let sheet = book.add_worksheet_with_constant_memory()?;
    sheet.set_name("about")?;
    fill_about(sheet, tables, &names, about, &cut)?;
    book.save_to_buffer()
}

/// Names that Excel takes: short, without its signs, none twice.
fn sheet_names(tables: &[&Table]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for table in tables {
        let plain: String =
            table.name.chars().map(|letter| if "[]:*?/\\'".contains(letter) { '-' } else { letter }).collect();
        let short = |room: usize| plain.chars().take(room).collect::<String>();
        let numbered = (2..).map(|number| format!("{} {number}", short(LONGEST_NAME - 6)));
        let taken = |name: &String| name.is_empty() || name == "about" || names.contains(name);
        let free = std::iter::once(short(LONGEST_NAME)).chain(numbered).find(|name| !taken(name));
        names.push(free.unwrap_or_default());
    }
    names
}

/// What could not be written as it is.
#[derive(Default)]
struct Cut {
    long: u64,
    forbidden: u64,
}

fn fill_sheet(sheet: &mut Worksheet, table: &Table, cut: &mut Cut) -> std::result::Result<(), XlsxError> {
    let columns = u16::try_from(table.columns.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    sheet.set_right_to_left(reads_right_to_left(table));
    sheet.set_freeze_panes(1, 0)?;
    for (place, width) in (0..columns).zip(widths(table)) {
        sheet.set_column_width(place, width as f64)?;
    }
    if columns > 0 {
        let last = u32::try_from(table.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
        sheet.autofilter(0, 0, last, columns - 1)?;
    }
    let heading = Look::new().set_bold();
    for (place, column) in (0..columns).zip(&table.columns) {
        sheet.write_string_with_format(0, place, fitted(&column.name, cut), &heading)?;
    }
    let looks: Vec<Look> = table.columns.iter().map(|column| look(column.kind)).collect();
    let quoted = Look::new().set_quote_prefix();
    for (line, row) in (1..).zip(&table.rows) {
        for ((place, cell), look) in (0..columns).zip(row).zip(&looks) {
            match &cell.value {
                Value::Text(text) => {
                    // What begins like a formula keeps the apostrophe that says it is none, even when it is edited.
                    let look = if text.starts_with(['=', '+', '-', '@']) { &quoted } else { look };
                    sheet.write_string_with_format(line, place, fitted(text, cut), look)?;
                }
                Value::Count(count) => {
                    sheet.write_number_with_format(line, place, *count as f64, look)?;
                }
                Value::Number(number) if number.is_finite() => {
                    sheet.write_number_with_format(line, place, *number, look)?;
                }
                Value::Number(number) => {
                    sheet.write_string_with_format(line, place, number::shortest(*number), look)?;
                }
                Value::Undefined => {}
            }
        }
    }
    Ok(())
}

/// How numbers of a kind are shown; the cell holds all digits.
fn look(kind: ColumnKind) -> Look {
    match kind {
        ColumnKind::Text => Look::new(),
        ColumnKind::Left => Look::new().set_align(rust_xlsxwriter::FormatAlign::Right),
        ColumnKind::Count => Look::new().set_num_format("#,##0"),
        ColumnKind::PerMillion => Look::new().set_num_format("#,##0.0"),
        ColumnKind::Share => Look::new().set_num_format("0.0%"),
        ColumnKind::Score(decimals) => {
            let places = "0".repeat(usize::from(decimals));
            Look::new().set_num_format(if decimals == 0 { "#,##0".into() } else { format!("#,##0.{places}") })
        }
        ColumnKind::Probability => Look::new().set_num_format("0.0000"),
    }
}

fn widths(table: &Table) -> Vec<usize> {
    let width = |place: usize| {
        let column = &table.columns[place];
        let cells = table.rows.iter().take(ROWS_MEASURED);
        let widest =
            cells.map(|row| number::for_people(&row[place], column.kind, 1_000_000).width()).max().unwrap_or(0);
        (widest.max(column.name.width() + 2) + 1).clamp(*WIDTHS.start(), *WIDTHS.end())
    };
    (0..table.columns.len()).map(width).collect()
}

/// A text as a cell can hold it: U+FFFD for what XML forbids, an ellipsis where it is too long; both are counted.
fn fitted(text: &str, cut: &mut Cut) -> String {
    let forbidden = super::markup::forbidden(text);
    cut.forbidden += forbidden;
    let mut fitted: String = if forbidden == 0 {
        text.into()
    } else {
        let allowed = |letter| if super::markup::is_allowed(letter) { letter } else { char::REPLACEMENT_CHARACTER };
        text.chars().map(allowed).collect()
    };
    if fitted.len() > LONGEST_TEXT && fitted.encode_utf16().count() > LONGEST_TEXT {
        cut.long += 1;
        let mut units = 0;
        let fits = |letter: &char| {
            units += letter.len_utf16();
            units < LONGEST_TEXT
        };
        fitted = fitted.chars().take_while(fits).collect::<String>() + "…";
    }
    fitted
}

fn fill_about(
    sheet: &mut Worksheet,
    tables: &[&Table],
    names: &[String],
    about: &About<'_>,
    cut: &Cut,
) -> std::result::Result<(), XlsxError> {
    let mut lines: Vec<[String; 4]> = Vec::new();
    let mut line = |kind: &str, name: &str, unit: &str, text: &str| {
        lines.push([kind.into(), name.into(), unit.into(), text.into()]);
    };
    line("", "name", "unit", "about");
    about.record.iter().for_each(|(name, text)| line("record", name, "", text));
    about.notices.iter().for_each(|notice| line("notice", notice.kind, "", &notice.text));
    if cut.forbidden > 0 {
        line(
            "notice",
            "forbidden-characters",
            "",
            &format!("{} control characters are shown as \u{fffd}", cut.forbidden),
        );
    }
    if cut.long > 0 {
        line("notice", "cut-texts", "", &format!("{} texts of more than 32,767 characters are cut", cut.long));
    }
    for (table, name) in tables.iter().zip(names) {
        line("sheet", name, "", &table.title);
        table.columns.iter().for_each(|column| line("column", &column.name, &column.unit, &column.about));
    }
    for (place, width) in [(0, 10.0), (1, 28.0), (2, 20.0), (3, 100.0)] {
        sheet.set_column_width(place, width)?;
    }
    let mut dropped = Cut::default();
    let wrapped = Look::new().set_text_wrap().set_align(rust_xlsxwriter::FormatAlign::Top);
    for (row, cells) in (0..).zip(&lines) {
        for (place, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string_with_format(row, place, fitted(text, &mut dropped), &wrapped)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Cell;
    use super::super::tests::answer;
    use super::*;
    use calamine::{Data, Range, Reader, Xlsx};

    fn read(answer: &Answer) -> (Vec<u8>, Range<Data>, Range<Data>) {
        let mut bytes = Vec::new();
        write(answer, &Style::default(), &mut bytes).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.clone())).unwrap();
        let rows = book.worksheet_range("frequency").unwrap();
        let about = book.worksheet_range("about").unwrap();
        (bytes, rows, about)
    }

    #[test]
    fn what_was_written_is_read_back() {
        let (_, rows, about) = read(&answer());
        let cell = |row: u32, column: u32| rows.get_value((row, column)).cloned().unwrap_or(Data::Empty);
        assert_eq!(cell(0, 3), Data::String("per_million".into()));
        assert_eq!(cell(1, 0), Data::String("said\t\"the\nend\"".into()));
        assert_eq!(cell(1, 2), Data::Float(12_345.0));
        assert_eq!(cell(1, 6), Data::Float(0.000_04));
        assert_eq!((cell(2, 4), cell(2, 5)), (Data::Empty, Data::String("-inf".into())));
        let said: Vec<String> = about.rows().map(|row| row[3].to_string()).collect();
        assert!(
            said.contains(&"1 article has no date".to_string()) && said.contains(&"newsprint words articles".into())
        );
    }

    #[test]
    fn hostile_texts_stay_texts_and_what_is_changed_is_counted() {
        let mut hostile = answer();
        hostile.table.rows[0][1] = Cell::text("=HYPERLINK(\"http://x\")");
        hostile.table.rows[1][1] = Cell::text("a\u{1}_x0041_\u{ffff}");
        hostile.table.rows[1][0] = Cell::text("x".repeat(40_000));
        let (_, rows, about) = read(&hostile);
        assert_eq!(rows.get_value((1, 1)), Some(&Data::String("=HYPERLINK(\"http://x\")".into())));
        assert_eq!(rows.get_value((2, 1)), Some(&Data::String("a\u{fffd}_x0041_\u{fffd}".into())));
        let said: Vec<String> = about.rows().map(|row| row[3].to_string()).collect();
        assert!(said.contains(&"2 control characters are shown as \u{fffd}".to_string()), "{said:?}");
        assert!(said.contains(&"1 texts of more than 32,767 characters are cut".to_string()));
    }

    #[test]
    fn names_of_sheets_are_short_and_their_own() {
        let mut table = answer().table;
        table.name = "a name / of more than thirty-one letters".into();
        let names = sheet_names(&[&table, &table]);
        assert!(names.iter().all(|name| name.chars().count() <= 31 && !name.contains('/')), "{names:?}");
        assert_ne!(names[0], names[1]);
    }
}
