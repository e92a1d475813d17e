//! The table of frequencies in pieces, for tables that nobody holds whole. Leaves to who writes them how long a piece is.

use super::{FrequencyRow, head, row_beside};
use crate::count::{Counts, Group, Tallied};
use crate::index::{FormId, Forms};
use crate::stats::frequency::Frequency;
use crate::table::{Cell, Column, Rows, Table};
use std::ops::Range;

/// The table of `newsprint words`, in as many pieces as are asked for: some columns of [`table`](super::table), or all; what is not
/// shown is not computed.
pub struct Pieces<'a> {
    /// The counted forms, by number.
    names: &'a Forms,
    counts: &'a Counts,
    head: Table,
    shown: Vec<Shown>,
    /// The name of each group, made once for all rows; `None` where there is one row a form.
    groups: Option<Vec<Cell>>,
    /// Whether a form has a row for each group in which it does not occur.
    zeros: bool,
}

/// So many forms ahead memory is asked for one, and as many again for where it stands.
const AHEAD: usize = 8;

/// Some rows of the table: all of some forms, or a part of those of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece<'f> {
    forms: &'f [FormId],
    /// How many there are; of a single form, which.
    rows: Range<usize>,
}

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Form,
    Group,
    Count,
    Tokens,
    PerMillion,
    Low,
    High,
    Articles,
}

impl Shown {
    /// What a column of [`head`] shows; no group has one of the other names.
    fn of(column: &Column) -> Self {
        match column.name.as_str() {
            "form" => Self::Form,
            "count" => Self::Count,
            "tokens" => Self::Tokens,
            "per_million" => Self::PerMillion,
            "per_million_low" => Self::Low,
            "per_million_high" => Self::High,
            "articles" => Self::Articles,
            _ => Self::Group,
        }
    }

    /// What must be added up over articles for it.
    fn needs(self) -> Tallied {
        match self {
            Self::Low | Self::High | Self::Articles => Tallied::Moments,
            _ => Tallied::Counts,
        }
    }
}

/// What must be added up over articles for the columns of these names; see [`Pieces::new`]. `field` names the column of the groups.
pub fn tallied(field: Option<&str>, wanted: &[String]) -> Tallied {
    let head = picked(field, wanted);
    head.columns.iter().map(|column| Shown::of(column).needs()).max().unwrap_or(Tallied::Counts)
}

/// Name, title and the columns of these names; all columns if there is no name, or one is none of a column.
fn picked(field: Option<&str>, wanted: &[String]) -> Table {
    let mut head = head(field);
    let wanted_column = |name: &String| head.columns.iter().find(|column| column.name == name.trim()).cloned();
    let picked: Option<Vec<Column>> = wanted.iter().map(wanted_column).collect();
    if let Some(picked) = picked.filter(|picked| !picked.is_empty()) {
        head.columns = picked;
    }
    head
}

impl<'a> Pieces<'a> {
    /// Pieces with the columns of these names; with all if there is no name, or one is none of a column. `names` are the counted
    /// forms, by number; `field` names the column of the groups, without which there is one row a form.
    pub fn new(names: &'a Forms, counts: &'a Counts, field: Option<&str>, wanted: &[String]) -> Self {
        let head = picked(field, wanted);
        let name = |group: &Group| Cell::maybe(Some(&group.name).filter(|name| !name.is_empty()));
        let shown = head.columns.iter().map(Shown::of).collect();
        let groups = field.map(|_| counts.groups().iter().map(name).collect());
        Self { names, counts, head, shown, groups, zeros: false }
    }

    /// With a row for each group in which a form does not occur.
    #[must_use]
    pub fn with_zeros(self) -> Self {
        Self { zeros: true, ..self }
    }

    /// Name, title and columns, without rows.
    pub fn head(&self) -> &Table {
        &self.head
    }

    /// How many rows a form has.
    pub fn rows_of(&self, form: FormId) -> usize {
        match &self.groups {
            None => 1,
            Some(groups) if self.zeros => groups.len(),
            Some(_) => self.counts.groups_with(form).count(),
        }
    }

    /// The rows of these forms in pieces of `most` to twice as many; less at the end.
    pub fn cut<'f>(&self, forms: &'f [FormId], most: usize) -> Vec<Piece<'f>> {
        let (mut pieces, mut start, mut rows) = (Vec::new(), 0, 0);
        for (place, form) in forms.iter().enumerate() {
            let of_form = self.rows_of(*form);
            if of_form > most {
                pieces.extend((start < place).then(|| Piece { forms: &forms[start..place], rows: 0..rows }));
                let parts = (0..of_form).step_by(most);
                pieces.extend(
                    parts.map(|first| Piece { forms: &forms[place..=place], rows: first..of_form.min(first + most) }),
                );
                (start, rows) = (place + 1, 0);
                continue;
            }
            rows += of_form;
            if rows >= most {
                pieces.push(Piece { forms: &forms[start..=place], rows: 0..rows });
                (start, rows) = (place + 1, 0);
            }
        }
        pieces.extend((start < forms.len()).then(|| Piece { forms: &forms[start..], rows: 0..rows }));
        pieces
    }

    /// The rows of a piece.
    pub fn of(&self, piece: &Piece<'_>) -> Rows {
        let mut rows = Rows::new();
        self.fill(&mut rows, piece);
        rows
    }

    /// Puts the rows of a piece in the place of others.
    pub fn fill(&self, rows: &mut Rows, piece: &Piece<'_>) {
        let needs = self.shown.iter().map(|shown| shown.needs()).max();
        rows.resize_with(piece.rows.len(), Vec::new);
        let mut next = 0;
        let mut found: Vec<(usize, u64)> = Vec::new();
        for (place, &form) in piece.forms.iter().enumerate() {
            self.ask_ahead(&piece.forms[place..]);
            let name = Cell::text(self.names.spelling(form));
            let everywhere = (needs == Some(Tallied::Moments)).then(|| self.counts.moments_everywhere(form));
            let mut add = |group: Option<usize>, frequency: Frequency| {
                let known = everywhere.as_ref().map(|everywhere| row_beside(self.counts, form, group, everywhere));
                self.put(&mut rows[next], &name, group, frequency, known.as_ref());
                next += 1;
            };
            if self.groups.is_none() {
                add(None, Frequency { count: self.counts.count(form), out_of: self.counts.tokens() });
                continue;
            }
            found.clear();
            if self.zeros {
                found.extend((0..self.counts.groups().len()).map(|group| (group, 0)));
                self.counts.by_group(form).for_each(|(group, count)| found[group].1 = count);
            } else {
                found.extend(self.counts.by_group(form));
            }
            // A piece of several forms holds all their rows.
            let shown = if piece.forms.len() == 1 { piece.rows.clone() } else { 0..found.len() };
            for &(group, count) in &found[shown] {
                add(Some(group), Frequency { count, out_of: self.counts.groups()[group].tokens });
            }
        }
    }

    /// Asks memory for what is known of the next forms: they lie far apart, as they come by falling count.
    fn ask_ahead(&self, forms: &[FormId]) {
        if let Some(far) = forms.get(2 * AHEAD) {
            self.names.ask_where(*far);
            self.counts.ask_where(*far);
        }
        if let Some(near) = forms.get(AHEAD) {
            self.names.ask_for(*near);
            self.counts.ask_for(*near);
        }
    }

    /// Puts the cells of a row in the place of others; `known` is what intervals and articles need.
    fn put(
        &self,
        row: &mut Vec<Cell>,
        name: &Cell,
        group: Option<usize>,
        frequency: Frequency,
        known: Option<&FrequencyRow>,
    ) {
        let rate = known.and_then(|row| row.rate.as_ref());
        let cell = |shown: &Shown| match shown {
            Shown::Form => name.clone(),
            Shown::Group => match (&self.groups, group) {
                (Some(groups), Some(place)) => groups[place].clone(),
                _ => Cell::maybe(None::<&str>),
            },
            Shown::Count => Cell::count(frequency.count),
            Shown::Tokens => Cell::count(frequency.out_of),
            Shown::PerMillion => Cell::number(frequency.per_million()),
            Shown::Low => Cell::number(rate.map(|rate| rate.low)),
            Shown::High => Cell::number(rate.map(|rate| rate.high)),
            Shown::Articles => Cell::count(known.expect("articles are counted where they are shown").articles),
        };
        row.clear();
        row.extend(self.shown.iter().map(cell));
    }
}
