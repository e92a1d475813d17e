//! From a word of a query to the surface types that it stands for, in one index.
//! Forms are looked up by bisection, so that thousands of words and globs cost no pass over the vocabulary each.

use super::caret::pointed;
use super::glob;
use super::syntax::{Case, Condition, Expression};
use super::types::TypeSet;
use crate::error::{Error, Result};
use crate::index::Index;
use crate::token::{TypeId, WordRules};
use regex::{Regex, RegexBuilder};
use std::cell::OnceCell;

/// Whether a name with the English ending 's is that name too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Possessives {
    /// It is a word of its own.
    Kept,
    /// It counts as the name.
    Ignored,
}

/// The vocabulary of an index, ready to be asked.
pub(super) struct Lexicon<'i> {
    pub index: &'i Index,
    possessives: Possessives,
    types_of_forms: OnceCell<TypesOfForms>,
    /// Forms without their possessive ending, where they have one.
    owners: OnceCell<Names>,
    /// Spellings, folded except for case; with their owners if possessives are ignored.
    spellings: OnceCell<Names>,
}

/// Names in the order of their code points, and the type of each.
type Names = Vec<(String, u32)>;

/// The types of each form, by its number: those from `starts[form]` up to the next start.
struct TypesOfForms {
    starts: Vec<u32>,
    types: Vec<u32>,
}

/// What a name must be.
enum Test<'t> {
    Exactly(&'t str),
    Like(&'t str),
    Expression(&'t Regex),
}

impl<'i> Lexicon<'i> {
    pub fn new(index: &'i Index, possessives: Possessives) -> Self {
        Self {
            index,
            possessives,
            types_of_forms: OnceCell::new(),
            owners: OnceCell::new(),
            spellings: OnceCell::new(),
        }
    }

    fn all(&self) -> usize {
        self.index.vocabulary().len()
    }

    /// The types of one word, which may hold globs; it is folded here.
    pub fn word(&self, word: &str, case: Case) -> Result<TypeSet> {
        let folded = match case {
            Case::Folded => self.index.fold(word),
            Case::Kept => self.rules_with_case()?.fold(word),
        };
        let test = if glob::is_glob(&folded) { Test::Like(&folded) } else { Test::Exactly(&folded) };
        self.types(&test, case)
    }

    /// The types of a regular expression.
    pub fn expression(&self, expression: &Expression, text: &str) -> Result<TypeSet> {
        let compiled = compiled(&expression.source, Case::Kept, text, expression.at)?;
        self.types(&Test::Expression(&compiled), expression.case)
    }

    fn types(&self, test: &Test<'_>, case: Case) -> Result<TypeSet> {
        let mut types = Vec::new();
        let mut take = |names: &Names| {
            let found = places(test, names.len(), |place| &names[place].0);
            types.extend(found.into_iter().map(|place| names[place].1));
        };
        match case {
            Case::Kept => take(self.spellings()?),
            Case::Folded => {
                if self.possessives == Possessives::Ignored {
                    take(self.owners()?);
                }
                let forms = self.index.forms();
                let known = self.types_of_forms.get_or_init(|| TypesOfForms::of(self.index));
                for form in places(test, forms.len(), |place| &forms[place]) {
                    types.extend_from_slice(known.of_form(form));
                }
            }
        }
        Ok(TypeSet::of(types, self.all()))
    }

    fn rules_with_case(&self) -> Result<WordRules> {
        if self.index.as_given() { Ok(WordRules::base()) } else { self.index.rules().without("case") }
    }

    fn owners(&self) -> Result<&Names> {
        let owners =
            (if self.index.as_given() { WordRules::base() } else { self.index.rules() }).with("possessives")?;
        Ok(self.owners.get_or_init(|| {
            self.names(|surface, names, id| {
                push_owner(surface, owners, &self.index.fold(surface), names, id);
            })
        }))
    }

    fn spellings(&self) -> Result<&Names> {
        let rules = self.rules_with_case()?;
        let owners = rules.with("possessives")?;
        Ok(self.spellings.get_or_init(|| {
            self.names(|surface, names, id| {
                let spelling = rules.fold(surface);
                if self.possessives == Possessives::Ignored {
                    push_owner(surface, owners, &spelling, names, id);
                }
                names.push((spelling, id));
            })
        }))
    }

    fn names(&self, name: impl Fn(&str, &mut Names, u32)) -> Names {
        let mut names = Vec::new();
        for (id, surface) in self.index.vocabulary().surfaces().enumerate() {
            name(surface, &mut names, id as u32);
        }
        names.sort_unstable();
        names
    }

    /// The types of which a condition holds. A type without a value in a column satisfies no comparison with it.
    pub fn condition(&self, condition: &Condition, text: &str) -> Result<TypeSet> {
        let check = Check::of(condition, text)?;
        let holds = |id: &u32| check.holds(self.index, TypeId(*id));
        Ok(TypeSet::of((0..self.all() as u32).filter(holds).collect(), self.all()))
    }
}

/// Adds the owner of a possessive: `U.S.` for `U.S.’s`.
fn push_owner(surface: &str, owners: WordRules, usual: &str, names: &mut Names, id: u32) {
    if surface.ends_with(['s', 'S']) {
        let owner = owners.fold(surface);
        if owner != usual {
            names.push((owner, id));
        }
    }
}

impl TypesOfForms {
    fn of(index: &Index) -> Self {
        let forms = |id: usize| index.form_of(TypeId(id as u32)).0 as usize;
        let all = index.vocabulary().len();
        let mut starts = vec![0; index.forms().len() + 1];
        (0..all).for_each(|id| starts[forms(id) + 1] += 1);
        (1..starts.len()).for_each(|form| starts[form] += starts[form - 1]);
        let (mut next, mut types) = (starts.clone(), vec![0; all]);
        for id in 0..all {
            let place = &mut next[forms(id)];
            types[*place as usize] = id as u32;
            *place += 1;
        }
        Self { starts, types }
    }

    fn of_form(&self, form: usize) -> &[u32] {
        &self.types[self.starts[form] as usize..self.starts[form + 1] as usize]
    }
}

/// The places of the names, which ascend, that pass a test.
fn places<'n>(test: &Test<'_>, count: usize, name: impl Fn(usize) -> &'n String) -> Vec<usize> {
    let from = |wanted: &str| first(count, |place| name(place).as_str() < wanted);
    match test {
        Test::Exactly(wanted) => (from(wanted)..count).take_while(|&place| name(place) == wanted).collect(),
        Test::Like(glob) => {
            let prefix = glob::prefix(glob);
            let near = (from(prefix)..count).take_while(|&place| name(place).starts_with(prefix));
            near.filter(|&place| glob::matches(glob, name(place))).collect()
        }
        Test::Expression(expression) => (0..count).filter(|&place| expression.is_match(name(place))).collect(),
    }
}

/// The first place that is not below what is looked for.
fn first(count: usize, is_below: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_below(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// Compiles an expression over a whole word. Its size is limited, and matching is linear whatever it says.
fn compiled(source: &str, case: Case, text: &str, at: usize) -> Result<Regex> {
    let whole = format!("^(?:{source})$");
    let built = RegexBuilder::new(&whole)
        .case_insensitive(case == Case::Folded)
        .size_limit(2 << 20)
        .dfa_size_limit(2 << 20)
        .nest_limit(100)
        .build();
    built.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => pointed(text, at, "this regular expression is too large")
            .hint("ask for fewer repetitions: {1,10} rather than {1,10000}"),
        other => {
            let reason = other.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_string();
            pointed(text, at, &format!("this is not a regular expression ({reason})"))
                .hint("see the syntax of Rust's regex crate; a slash inside it is written \\/")
        }
    })
}

/// A condition with its expressions compiled.
enum Check {
    Anything,
    Is { value: Value, expression: Regex, equal: bool },
    Not(Box<Check>),
    All(Vec<Check>),
    Some(Vec<Check>),
}

/// How a column is read: the value of a type, if it has one.
type Value = for<'i> fn(&'i Index, TypeId) -> Option<&'i str>;

/// The columns that a condition may name.
const COLUMNS: &[(&str, Value)] = &[
    ("word", |index, id| Some(index.vocabulary().surface(id))),
    ("form", |index, id| Some(index.form(index.form_of(id)))),
];

impl Check {
    fn of(condition: &Condition, text: &str) -> Result<Self> {
        let list = |list: &[Condition]| list.iter().map(|inner| Self::of(inner, text)).collect::<Result<Vec<_>>>();
        Ok(match condition {
            Condition::Anything => Self::Anything,
            Condition::Is { column, source, case, equal, at } => Self::Is {
                value: value(column, text, *at)?,
                expression: compiled(source, *case, text, *at)?,
                equal: *equal,
            },
            Condition::Not(inner) => Self::Not(Box::new(Self::of(inner, text)?)),
            Condition::All(inner) => Self::All(list(inner)?),
            Condition::Some(inner) => Self::Some(list(inner)?),
        })
    }

    fn holds(&self, index: &Index, id: TypeId) -> bool {
        match self {
            Self::Anything => true,
            Self::Is { value, expression, equal } => {
                value(index, id).is_some_and(|value| expression.is_match(value) == *equal)
            }
            Self::Not(inner) => !inner.holds(index, id),
            Self::All(list) => list.iter().all(|inner| inner.holds(index, id)),
            Self::Some(list) => list.iter().any(|inner| inner.holds(index, id)),
        }
    }
}

fn value(column: &str, text: &str, at: usize) -> Result<Value> {
    let found = COLUMNS.iter().find(|(name, _)| *name == column);
    found.map(|&(_, value)| value).ok_or_else(|| {
        let known = COLUMNS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        let error: Error = pointed(text, at, &format!("the corpus has no column \"{column}\""));
        error.hint(format!("use one of: {known}"))
    })
}
