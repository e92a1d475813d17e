//! From a word of a query to the surface types that it stands for, in one index.
//! Forms are looked up by bisection, so that thousands of words and globs cost no pass over the vocabulary each.

use super::caret::pointed;
use super::check::Check;
use super::glob;
use super::syntax::{Case, Condition, Expression};
use super::types::TypeSet;
use crate::error::Result;
use crate::index::{FormId, Index};
use crate::token::{TypeId, WordRules};
use regex::{Regex, RegexBuilder};
use std::cell::OnceCell;

/// What a plain word is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compared {
    /// What is counted: forms, or stems, lemmas, parts of speech.
    Forms,
    /// Folded spellings, whatever is counted; the English ending 's is left out where a name has it.
    Names,
}

/// The vocabulary of an index, ready to be asked.
pub(super) struct Lexicon<'i> {
    pub index: &'i Index,
    compared: Compared,
    types_of_forms: OnceCell<TypesOfForms>,
    /// Folded spellings, and those without their possessive ending.
    names: OnceCell<Names>,
    /// Spellings, folded except for case; of names also those without their possessive ending.
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
    pub fn new(index: &'i Index, compared: Compared) -> Self {
        Self { index, compared, types_of_forms: OnceCell::new(), names: OnceCell::new(), spellings: OnceCell::new() }
    }

    fn all(&self) -> usize {
        self.index.vocabulary().len()
    }

    /// Whether a text is one word as it stands.
    pub fn knows(&self, word: &str) -> Result<bool> {
        Ok(match self.compared {
            Compared::Forms => self.index.form_id(&self.index.fold(word)).is_some(),
            Compared::Names => {
                let folded = self.index.counting().fold(word);
                let names = self.names()?;
                !places(&Test::Exactly(&folded), names.len(), |place| &names[place].0).is_empty()
            }
        })
    }

    /// The types of one word, which may hold globs; it is folded here.
    pub fn word(&self, word: &str, case: Case) -> Result<TypeSet> {
        if glob::is_glob(word) {
            let folded = match case {
                Case::Folded => self.index.counting().fold(word),
                Case::Kept => self.rules_with_case()?.fold(word),
            };
            return self.types(&Test::Like(&folded), case);
        }
        let folded = match (case, self.compared) {
            (Case::Folded, Compared::Forms) => self.index.fold(word),
            (Case::Folded, Compared::Names) => self.index.counting().fold(word),
            (Case::Kept, _) => self.rules_with_case()?.fold(word),
        };
        self.types(&Test::Exactly(&folded), case)
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
        match (case, self.compared) {
            (Case::Kept, _) => take(self.spellings()?),
            (Case::Folded, Compared::Names) => take(self.names()?),
            (Case::Folded, Compared::Forms) => {
                let forms = self.index.forms();
                let known = self.types_of_forms.get_or_init(|| TypesOfForms::of(self.index));
                for form in places(test, forms.len(), |place| forms.spelling(FormId(place as u32))) {
                    types.extend_from_slice(known.of_form(form));
                }
            }
        }
        Ok(TypeSet::of(types, self.all()))
    }

    fn rules_with_case(&self) -> Result<WordRules> {
        if self.index.as_given() { Ok(WordRules::base()) } else { self.index.rules().without("case") }
    }

    fn names(&self) -> Result<&Names> {
        let rules = if self.index.as_given() { WordRules::base() } else { self.index.rules() };
        let owners = rules.with("possessives")?;
        Ok(self.names.get_or_init(|| self.spelled(rules, Some(owners))))
    }

    fn spellings(&self) -> Result<&Names> {
        let rules = self.rules_with_case()?;
        let owners = match self.compared {
            Compared::Forms => None,
            Compared::Names => Some(rules.with("possessives")?),
        };
        Ok(self.spellings.get_or_init(|| self.spelled(rules, owners)))
    }

    /// Every spelling folded by some rules, and by those that drop the possessive ending.
    fn spelled(&self, rules: WordRules, owners: Option<WordRules>) -> Names {
        let mut names = Vec::new();
        for (id, surface) in self.index.vocabulary().surfaces().enumerate() {
            let name = rules.fold(surface);
            if let Some(owners) = owners.filter(|_| surface.ends_with(['s', 'S'])) {
                let owner = owners.fold(surface);
                if owner != name {
                    names.push((owner, id as u32));
                }
            }
            names.push((name, id as u32));
        }
        names.sort_unstable();
        names
    }

    /// The types of which a condition holds. A type without a value in a column satisfies no comparison with it.
    pub fn condition(&self, condition: &Condition, text: &str) -> Result<TypeSet> {
        let check = Check::of(condition, self.index, text)?;
        let holds = |id: &u32| check.holds(self.index, TypeId(*id));
        Ok(TypeSet::of((0..self.all() as u32).filter(holds).collect(), self.all()))
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
fn places<'n>(test: &Test<'_>, count: usize, name: impl Fn(usize) -> &'n str) -> Vec<usize> {
    let from = |wanted: &str| first(count, |place| name(place) < wanted);
    match test {
        Test::Exactly(wanted) => (from(wanted)..count).take_while(|&place| name(place) == *wanted).collect(),
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
pub(super) fn compiled(source: &str, case: Case, text: &str, at: usize) -> Result<Regex> {
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
