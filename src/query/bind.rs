//! Binds a query to the words of an index: the tree that was written becomes programs over types.

use super::caret::pointed;
use super::group::BoundGroups;
use super::lexicon::Lexicon;
use super::near::{Stretch, near};
use super::program::{Program, Run, Step, may_be_empty};
use super::syntax::{ANY_LETTERS, Element, Item, ONE_LETTER, Query, Word};
use super::types::TypeSet;
use crate::error::{Error, Result};
use crate::token::Tokenizer;

/// A bound query.
#[derive(Debug, Clone)]
pub(super) struct Finder {
    phrases: Option<Program>,
    near: Vec<Near>,
}

#[derive(Debug, Clone)]
struct Near {
    left: Finder,
    right: Finder,
    within: u32,
}

/// What binding learns on its way.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    /// Words that no type of the index stands for, as they were written.
    pub missing: Vec<String>,
    /// The groups that were named, by their place among those of the study.
    pub groups: Vec<usize>,
}

/// Binds queries to one lexicon.
pub(super) struct Binder<'a> {
    pub lexicon: &'a Lexicon<'a>,
    /// The groups that may be named; `None` inside a group.
    pub groups: Option<&'a BoundGroups>,
    pub text: &'a str,
    pub learnt: Learnt,
}

impl Finder {
    /// The types of which one stands in every occurrence, ascending; `None` if that can be any.
    pub fn types(&self) -> Option<Vec<u32>> {
        let mut types = self.phrases.as_ref().map_or(Some(Vec::new()), Program::first_types)?;
        for pair in &self.near {
            types.extend(pair.left.types().or_else(|| pair.right.types())?);
        }
        types.sort_unstable();
        types.dedup();
        Some(types)
    }

    /// The types with which every occurrence begins, ascending; `None` if that can be any, or takes a look at two places.
    pub fn begins(&self) -> Option<Vec<u32>> {
        let phrases = self.phrases.as_ref().filter(|_| self.near.is_empty())?;
        phrases.first_types()
    }

    /// Whether each token that it can begin with is an occurrence.
    pub fn is_words(&self) -> bool {
        self.near.is_empty() && self.phrases.as_ref().is_some_and(Program::is_words)
    }

    /// The places at which an occurrence begins in a run, each with the end of the longest one; ascending.
    pub fn find(&self, run: &Run<'_>) -> Vec<Stretch> {
        self.find_at(run.places(), run)
    }

    /// As [`Finder::find`], of some places alone, ascending, which hold all at which an occurrence can begin.
    pub fn find_at(&self, places: impl Iterator<Item = u32>, run: &Run<'_>) -> Vec<Stretch> {
        let mut found = Vec::new();
        if let Some(phrases) = &self.phrases {
            phrases.each(places, run, |_, start, ends| found.extend(ends.last().map(|&end| (start, end))));
        }
        for pair in &self.near {
            found.extend(near(&pair.left.find(run), &pair.right.find(run), pair.within));
        }
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        found.dedup_by_key(|stretch| stretch.0);
        found
    }
}

impl Binder<'_> {
    /// Binds a whole query.
    pub fn finder(&mut self, query: Query) -> Result<Finder> {
        let (mut branches, mut pairs) = (Vec::new(), Vec::new());
        self.collect(query, &mut branches, &mut pairs)?;
        let all = self.lexicon.index.vocabulary().len();
        Ok(Finder { phrases: (!branches.is_empty()).then(|| Program::new(branches, all)), near: pairs })
    }

    fn collect(&mut self, query: Query, branches: &mut Vec<Vec<Step>>, pairs: &mut Vec<Near>) -> Result<()> {
        match query {
            Query::Phrase(elements) => match self.branch(elements)? {
                steps if steps.is_empty() => return Err(no_word(self.text)),
                steps => branches.push(steps),
            },
            Query::Any(queries) => {
                for query in queries {
                    self.collect(query, branches, pairs)?;
                }
            }
            Query::Near { sides, within } => {
                let [left, right] = *sides;
                pairs.push(Near { left: self.finder(left)?, right: self.finder(right)?, within });
            }
        }
        Ok(())
    }

    /// The steps of a phrase; none if this corpus sees no word in it.
    pub fn branch(&mut self, elements: Vec<Element>) -> Result<Vec<Step>> {
        let steps = self.steps(elements)?;
        if !steps.is_empty() && may_be_empty(&steps) {
            return Err(pointed(self.text, 0, "every part may be left out, so the pattern asks for nothing")
                .hint("let one part stand at least once"));
        }
        Ok(steps)
    }

    fn steps(&mut self, elements: Vec<Element>) -> Result<Vec<Step>> {
        let mut steps = Vec::new();
        for Element { item, least, most } in elements {
            let of_item = self.item(item)?;
            if (least, most) == (1, 1) {
                steps.extend(of_item);
            } else {
                steps.push(Step::Repeat { steps: of_item, least, most });
            }
        }
        Ok(steps)
    }

    fn item(&mut self, item: Item) -> Result<Vec<Step>> {
        let one = |types: TypeSet| vec![Step::Types(types)];
        Ok(match item {
            Item::Word(word) => self.words(&word)?,
            Item::Expression(expression) => {
                let types = self.lexicon.expression(&expression, self.text)?;
                self.note_missing(&types, || format!("/{}/", expression.source));
                one(types)
            }
            Item::Token(condition) => one(self.lexicon.condition(&condition, self.text)?),
            Item::Group { name, at } => vec![Step::Group(self.group(&name, at)?)],
            Item::Any(branches) => {
                let branches = branches.into_iter().map(|branch| self.steps(branch)).collect::<Result<Vec<_>>>()?;
                vec![self.united(branches)?]
            }
        })
    }

    /// Alternatives; those of one word each become one set.
    fn united(&self, branches: Vec<Vec<Step>>) -> Result<Step> {
        if branches.iter().any(Vec::is_empty) {
            return Err(no_word(self.text));
        }
        let (mut types, mut rest) = (Vec::new(), Vec::new());
        let mut words = 0;
        for branch in branches {
            match &branch[..] {
                [Step::Types(set)] => {
                    types.extend(set.types());
                    words += 1;
                }
                _ => rest.push(branch),
            }
        }
        let set = Step::Types(TypeSet::of(types, self.lexicon.index.vocabulary().len()));
        if rest.is_empty() {
            return Ok(set);
        }
        if words > 0 {
            rest.push(vec![set]);
        }
        Ok(Step::Any(rest))
    }

    /// The words that a piece is cut into: a plain `well-known` is two, as it is in the corpus. A piece that the corpus has as a
    /// form is one word as it stands (`l'` as well).
    fn words(&mut self, word: &Word) -> Result<Vec<Step>> {
        let index = self.lexicon.index;
        let plain = word.text.replace(ANY_LETTERS, "*").replace(ONE_LETTER, "?");
        let ranges = if index.as_given() || self.lexicon.knows(&plain)? {
            std::iter::once(0..word.text.len()).collect::<Vec<_>>()
        } else {
            // A glob is cut where the corpus would be cut: its signs stand for letters, of as many bytes.
            let letters = word.text.replace([ANY_LETTERS, ONE_LETTER], "xxx");
            Tokenizer::new(index.rules()).words(&letters).collect()
        };
        let mut steps = Vec::new();
        for range in ranges {
            let types = self.lexicon.word(&word.text[range.clone()], word.case)?;
            self.note_missing(&types, || word.text[range.clone()].replace(ANY_LETTERS, "*").replace(ONE_LETTER, "?"));
            steps.push(Step::Types(types));
        }
        Ok(steps)
    }

    fn note_missing(&mut self, types: &TypeSet, written: impl FnOnce() -> String) {
        if types.is_empty() {
            self.learnt.missing.push(written());
        }
    }

    fn group(&mut self, name: &str, at: usize) -> Result<usize> {
        let Some(groups) = self.groups else {
            return Err(pointed(self.text, at, "a group cannot name another group")
                .hint("list the words of the other group here as well"));
        };
        let group = groups.place(name).map_err(|known| {
            let error: Error = pointed(self.text, at, &format!("there is no group \"{name}\""));
            if known.is_empty() {
                error.hint("describe groups in a study.toml as [group.NAME], or give a file of groups with --groups")
            } else {
                error.hint(format!("use one of: {known}"))
            }
        })?;
        let place = self.learnt.groups.iter().position(|&other| other == group);
        Ok(place.unwrap_or_else(|| {
            self.learnt.groups.push(group);
            self.learnt.groups.len() - 1
        }))
    }
}

/// The pattern holds signs, but nothing that this corpus counts as a word.
fn no_word(text: &str) -> Error {
    Error::question(format!("the pattern \"{text}\" holds no word"))
        .hint("give a word, a phrase, a glob such as sanction*, or /a regular expression/")
}
