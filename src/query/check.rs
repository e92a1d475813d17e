//! Checks conditions on one token against the columns of an index: `word`, `form`, `lemma`, `pos`.

use super::caret::pointed;
use super::lexicon::compiled;
use super::syntax::{Case, Condition};
use crate::error::{Error, Result};
use crate::index::Index;
use crate::token::TypeId;
use regex::Regex;
use std::borrow::Cow;

/// A column that a condition may name. A new one is a place in [`COLUMNS`].
pub(super) struct TokenColumn {
    name: &'static str,
    /// Whether its values are folded as forms are.
    folded: bool,
    /// The value of a type, if it has one.
    value: for<'i> fn(&'i Index, TypeId) -> Option<Cow<'i, str>>,
}

const COLUMNS: &[TokenColumn] = &[
    TokenColumn { name: "word", folded: false, value: |index, id| Some(index.vocabulary().surface(id).into()) },
    TokenColumn { name: "form", folded: true, value: |index, id| Some(index.form(index.form_of(id)).into()) },
    TokenColumn { name: "lemma", folded: true, value: Index::lemma },
    TokenColumn { name: "pos", folded: false, value: |index, id| index.vocabulary().entry(id).pos.map(Into::into) },
];

/// A condition with its expressions compiled.
pub(super) enum Check {
    Anything,
    Is { column: &'static TokenColumn, expression: Regex, equal: bool },
    Not(Box<Check>),
    All(Vec<Check>),
    Some(Vec<Check>),
}

impl Check {
    pub fn of(condition: &Condition, index: &Index, text: &str) -> Result<Self> {
        let list =
            |list: &[Condition]| list.iter().map(|inner| Self::of(inner, index, text)).collect::<Result<Vec<_>>>();
        Ok(match condition {
            Condition::Anything => Self::Anything,
            Condition::Is { column, source, case, equal, at } => {
                let column = column_of(column, index, text, *at)?;
                // What was folded has no capitals: an expression with one would never fit.
                let folds = column.folded && !index.as_given() && index.rules().is_on("case");
                let case = if folds { Case::Folded } else { *case };
                Self::Is { column, expression: compiled(source, case, text, *at)?, equal: *equal }
            }
            Condition::Not(inner) => Self::Not(Box::new(Self::of(inner, index, text)?)),
            Condition::All(inner) => Self::All(list(inner)?),
            Condition::Some(inner) => Self::Some(list(inner)?),
        })
    }

    pub fn holds(&self, index: &Index, id: TypeId) -> bool {
        match self {
            Self::Anything => true,
            Self::Is { column, expression, equal } => {
                (column.value)(index, id).is_some_and(|value| expression.is_match(&value) == *equal)
            }
            Self::Not(inner) => !inner.holds(index, id),
            Self::All(list) => list.iter().all(|inner| inner.holds(index, id)),
            Self::Some(list) => list.iter().any(|inner| inner.holds(index, id)),
        }
    }
}

/// The column of a name, if some token of the index has a value in it.
fn column_of(name: &str, index: &Index, text: &str, at: usize) -> Result<&'static TokenColumn> {
    let is_filled = |column: &&TokenColumn| {
        let all = index.vocabulary().len();
        all == 0 || (0..all as u32).any(|id| (column.value)(index, TypeId(id)).is_some())
    };
    if let Some(column) = COLUMNS.iter().find(|column| column.name == name).filter(is_filled) {
        return Ok(column);
    }
    let error: Error = pointed(text, at, &format!("the corpus has no column \"{name}\""));
    let known: Vec<&str> = COLUMNS.iter().filter(is_filled).map(|column| column.name).collect();
    Err(if COLUMNS.iter().any(|column| column.name == name) {
        error.hint(format!(
            "read an input that gives it, such as CoNLL-U or VRT, or use one of: {}; a table gives lemmas: --lemmas FILE",
            known.join(", ")
        ))
    } else {
        error.hint(format!("use one of: {}", known.join(", ")))
    })
}
