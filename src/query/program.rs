//! A bound phrase or thousands of them, matched in one pass over the types of a run: each token asks only the branches that can
//! begin with its type.

use super::types::TypeSet;
use crate::token::TypeId;
use std::ops::Range;

/// One step of a branch.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// A token of one of these types.
    Types(TypeSet),
    /// A hit of a group: by its place among the groups that the text knows.
    Group(usize),
    /// One of several branches.
    Any(Vec<Vec<Step>>),
    /// Steps that follow each other several times.
    Repeat { steps: Vec<Step>, least: u32, most: u32 },
}

/// One run of tokens of an article, as a program reads it.
pub(super) struct Run<'a> {
    /// The place of its first token in the article; all places count from the start of the article.
    pub start: u32,
    /// The numbers of the types of its tokens.
    pub types: &'a [u32],
    /// For each group that a query names, its hits: first token and the token behind, ascending.
    pub groups: &'a [Vec<(u32, u32)>],
}

impl Run<'_> {
    /// The type of a token; `None` behind the end of the run.
    fn at(&self, place: u32) -> Option<TypeId> {
        self.types.get((place - self.start) as usize).map(|&id| TypeId(id))
    }

    /// The places of all its tokens.
    pub fn places(&self) -> Range<u32> {
        self.start..self.end()
    }

    fn end(&self) -> u32 {
        self.start + self.types.len() as u32
    }
}

/// Branches, and which of them can begin with which type.
#[derive(Debug, Clone)]
pub(super) struct Program {
    branches: Vec<Vec<Step>>,
    /// For each type, where its branches stand in `lists`.
    starts: Vec<u32>,
    lists: Vec<u32>,
    /// Branches that may begin with any token.
    anywhere: Vec<u32>,
}

impl Program {
    /// A program over a vocabulary of `all` types.
    pub fn new(branches: Vec<Vec<Step>>, all: usize) -> Self {
        let (mut anywhere, mut firsts) = (Vec::new(), Vec::new());
        for (branch, steps) in branches.iter().enumerate() {
            match first(steps) {
                // A list of nearly all types is longer than it is worth.
                Some(types) if types.len() * 4 <= all.max(64) => firsts.push((branch as u32, types)),
                _ => anywhere.push(branch as u32),
            }
        }
        let mut starts = vec![0u32; all + 1];
        for (_, types) in &firsts {
            for &id in types {
                starts[id as usize + 1] += 1;
            }
        }
        (1..starts.len()).for_each(|id| starts[id] += starts[id - 1]);
        let (mut next, mut lists) = (starts.clone(), vec![0; starts[all] as usize]);
        for (branch, types) in firsts {
            for id in types {
                let place = &mut next[id as usize];
                lists[*place as usize] = branch;
                *place += 1;
            }
        }
        Self { branches, starts, lists, anywhere }
    }

    /// The types with which its branches can begin, ascending; `None` if one can begin with any.
    pub fn first_types(&self) -> Option<Vec<u32>> {
        let begins = |id: &u32| self.starts[*id as usize] < self.starts[*id as usize + 1];
        self.anywhere.is_empty().then(|| (0..self.starts.len() as u32 - 1).filter(begins).collect())
    }

    /// Whether every branch is one word of a known list of types: then each token of one of them is an occurrence.
    pub fn is_words(&self) -> bool {
        self.anywhere.is_empty() && self.branches.iter().all(|steps| matches!(&steps[..], [Step::Types(_)]))
    }

    /// Calls `take` with branch, first token and the tokens behind its ends (ascending) for each of some places of a run at which
    /// a branch begins.
    pub fn each(&self, places: impl Iterator<Item = u32>, run: &Run<'_>, mut take: impl FnMut(u32, u32, &[u32])) {
        for place in places {
            let id = run.types[(place - run.start) as usize] as usize;
            let listed = &self.lists[self.starts[id] as usize..self.starts[id + 1] as usize];
            for (is_listed, &branch) in
                listed.iter().map(|branch| (true, branch)).chain(self.anywhere.iter().map(|branch| (false, branch)))
            {
                match &self.branches[branch as usize][..] {
                    // A branch of one word is listed with its types, and no others.
                    [Step::Types(types)] => {
                        if is_listed || types.holds(TypeId(id as u32)) {
                            take(branch, place, &[place + 1]);
                        }
                    }
                    steps => {
                        let ends = after(steps, vec![place], run);
                        if !ends.is_empty() {
                            take(branch, place, &ends);
                        }
                    }
                }
            }
        }
    }
}

/// The types with which steps can begin; `None` if any.
fn first(steps: &[Step]) -> Option<Vec<u32>> {
    let mut types = Vec::new();
    for step in steps {
        let may_be_empty = match step {
            Step::Types(set) => {
                types.extend(set.types());
                false
            }
            Step::Group(_) => return None,
            Step::Any(branches) => {
                for branch in branches {
                    types.extend(first(branch)?);
                }
                branches.iter().any(|branch| may_be_empty(branch))
            }
            Step::Repeat { steps, least, .. } => {
                types.extend(first(steps)?);
                *least == 0 || may_be_empty(steps)
            }
        };
        if !may_be_empty {
            break;
        }
    }
    types.sort_unstable();
    types.dedup();
    Some(types)
}

/// Whether steps can cover no token.
pub(super) fn may_be_empty(steps: &[Step]) -> bool {
    steps.iter().all(|step| match step {
        Step::Types(_) | Step::Group(_) => false,
        Step::Any(branches) => branches.iter().any(|branch| may_be_empty(branch)),
        Step::Repeat { steps, least, .. } => *least == 0 || may_be_empty(steps),
    })
}

/// The places that steps reach from some places, ascending. A set of places, not a search that goes back: the work is bounded
/// by the steps times the places, whatever the pattern.
fn after(steps: &[Step], from: Vec<u32>, run: &Run<'_>) -> Vec<u32> {
    let mut places = from;
    for step in steps {
        match step {
            Step::Types(types) => {
                places.retain(|&place| run.at(place).is_some_and(|id| types.holds(id)));
                for place in &mut places {
                    *place += 1;
                }
            }
            Step::Group(group) => {
                let hits = &run.groups[*group];
                let hit = |place: u32| hits.binary_search_by_key(&place, |hit| hit.0).ok().map(|found| hits[found].1);
                places = places.into_iter().filter_map(hit).filter(|&behind| behind <= run.end()).collect();
                tidy(&mut places);
            }
            Step::Any(branches) => {
                places = branches.iter().flat_map(|branch| after(branch, places.clone(), run)).collect();
                tidy(&mut places);
            }
            Step::Repeat { steps, least, most } => {
                let mut reached = if *least == 0 { places.clone() } else { Vec::new() };
                for time in 1..=*most {
                    places = after(steps, places, run);
                    if places.is_empty() {
                        break;
                    }
                    if time >= *least {
                        reached.extend_from_slice(&places);
                    }
                }
                tidy(&mut reached);
                places = reached;
            }
        }
        if places.is_empty() {
            break;
        }
    }
    places
}

fn tidy(places: &mut Vec<u32>) {
    places.sort_unstable();
    places.dedup();
}
