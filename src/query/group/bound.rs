//! Groups bound to an index: every pattern of every group in one program, one pass over the tokens, then the rules of overlap.

use super::borders::Borders;
use super::{Groups, Role};
use crate::error::{Error, Result};
use crate::index::{ArticleNumber, Index, SubCorpus};
use crate::query::Hit;
use crate::query::bind::{Binder, Learnt};
use crate::query::lexicon::{Compared, Lexicon};
use crate::query::parse::parse;
use crate::query::program::{Program, Run, Step};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Groups, ready to be found in the corpus of one index.
#[derive(Debug, Clone)]
pub struct BoundGroups {
    groups: Groups,
    program: Program,
    /// For each branch of the program, the variants that it belongs to.
    owners: Vec<Vec<Ranked>>,
    wordless: Vec<Owner>,
}

/// A variant of a group, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner {
    /// The group.
    pub group: usize,
    /// The variant among those of its group.
    pub variant: usize,
}

/// What came of an occurrence of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is counted.
    Counted,
    /// Its pattern is ambiguous, or asks for capitals where every word is in capitals: counted apart.
    Ambiguous,
    /// A `not` pattern of its group covers part of it.
    Blocked,
    /// An exclusive group has taken part of it.
    Taken,
    /// A sentence or paragraph ends inside it.
    Crossing,
}

impl Standing {
    /// All of them, in the order of tables.
    pub const ALL: [Self; 5] = [Self::Counted, Self::Ambiguous, Self::Blocked, Self::Taken, Self::Crossing];

    /// The name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Ambiguous => "ambiguous",
            Self::Blocked => "blocked",
            Self::Taken => "taken",
            Self::Crossing => "crossing",
        }
    }
}

/// One occurrence of a pattern of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupHit {
    /// The group, by its place.
    pub group: usize,
    /// The variant among those of its group.
    pub variant: usize,
    /// Where it stands.
    pub hit: Hit,
    /// What came of it.
    pub standing: Standing,
    /// The `not` pattern that blocked it, or the name that took it.
    pub by: Option<Owner>,
}

/// A variant and its role: the doubtful go before the sure, then the order of the lists decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    role: Reverse<Role>,
    owner: Owner,
}

/// A place where a variant fits. In order: leftmost, longest, then by rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    start: u32,
    end: Reverse<u32>,
    ranked: Ranked,
}

impl BoundGroups {
    /// No groups.
    pub fn none() -> Self {
        Self {
            groups: Groups::default(),
            program: Program::new(Vec::new(), 0),
            owners: Vec::new(),
            wordless: Vec::new(),
        }
    }

    /// Finds the types that the words of every pattern stand for.
    ///
    /// # Errors
    /// If a pattern does not follow the grammar, or names `near` or another group; the message says where it is written.
    pub fn new(groups: &Groups, index: &Index) -> Result<Self> {
        let lexicon = Lexicon::new(index, Compared::Names);
        let mut known: HashMap<&str, Range<usize>> = HashMap::new();
        let (mut branches, mut owners, mut wordless) = (Vec::new(), Vec::<Vec<Ranked>>::new(), Vec::new());
        for (group, of_group) in groups.list().iter().enumerate() {
            for (variant, written) in of_group.variants.iter().enumerate() {
                let owner = Owner { group, variant };
                let text = written.pattern.as_str();
                let range = if let Some(range) = known.get(text) {
                    range.clone()
                } else {
                    let found = branches_of(text, &lexicon).map_err(|error| in_file(&written.place, &error))?;
                    let range = branches.len()..branches.len() + found.len();
                    owners.resize(range.end, Vec::new());
                    branches.extend(found);
                    known.insert(text, range.clone());
                    range
                };
                if range.is_empty() {
                    wordless.push(owner);
                }
                let ranked = Ranked { role: Reverse(written.role), owner };
                owners[range].iter_mut().for_each(|of_branch| of_branch.push(ranked));
            }
        }
        let program = Program::new(branches, index.vocabulary().len());
        Ok(Self { groups: groups.clone(), program, owners, wordless })
    }

    /// The groups as they were described.
    pub fn groups(&self) -> &Groups {
        &self.groups
    }

    /// Patterns in which this corpus sees no word, such as `:)`; they are never found.
    pub fn wordless(&self) -> &[Owner] {
        &self.wordless
    }

    /// The place of a group; the known names if there is none of that name.
    pub(in crate::query) fn place(&self, name: &str) -> std::result::Result<usize, String> {
        let list = self.groups.list();
        list.iter().position(|group| group.name == name).ok_or_else(|| {
            let names: Vec<&str> = list.iter().map(|group| group.name.as_str()).take(20).collect();
            let more = if list.len() > names.len() { ", …" } else { "" };
            names.join(", ") + more
        })
    }

    /// Every occurrence in one article, with what came of it; by group, then by place. Linear in the tokens and in what fits.
    pub fn find_in(&self, corpus: &SubCorpus<'_>, article: ArticleNumber) -> Vec<GroupHit> {
        let mut hits = self.find_in_text_order(corpus, article);
        hits.sort_by_key(|hit| (hit.group, hit.hit.position.token));
        hits
    }

    /// As [`BoundGroups::find_in`], by place, then in no order that means anything.
    pub(crate) fn find_in_text_order(&self, corpus: &SubCorpus<'_>, article: ArticleNumber) -> Vec<GroupHit> {
        let candidates = self.candidates(corpus, article);
        let mut choice = Choice::new(self, Borders::new(corpus.index(), article), article);
        for candidate in candidates.iter().filter(|found| found.ranked.role.0 == Role::Not) {
            choice.block(candidate);
        }
        let is_exclusive = |found: &Candidate| self.groups.list()[found.ranked.owner.group].exclusive;
        // Exclusive groups first: the others get what they leave.
        let any_exclusive = self.groups.list().iter().any(|group| group.exclusive);
        if any_exclusive {
            candidates.iter().filter(|found| is_exclusive(found)).for_each(|found| choice.consider(found));
        }
        candidates.iter().filter(|found| !is_exclusive(found)).for_each(|found| choice.consider(found));
        let mut hits = choice.hits;
        if any_exclusive {
            hits.sort_by_key(|hit| hit.hit.position.token);
        }
        hits
    }

    /// Every place where a variant fits, in their order.
    fn candidates(&self, corpus: &SubCorpus<'_>, article: ArticleNumber) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        if self.owners.is_empty() {
            return candidates;
        }
        for run in corpus.runs(article) {
            let types = corpus.index().row_type_ids(article, run.clone());
            let run = Run { start: run.start as u32, types, groups: &[] };
            self.program.each(run.places(), &run, |branch, start, ends| {
                for &ranked in &self.owners[branch as usize] {
                    candidates.extend(ends.iter().map(|&end| Candidate { start, end: Reverse(end), ranked }));
                }
            });
        }
        // They come by their first token already.
        candidates.chunk_by_mut(|a, b| a.start == b.start).for_each(<[Candidate]>::sort_unstable);
        candidates
    }
}

/// Applies the rules of overlap to the candidates of one article, which come leftmost first and longest first.
struct Choice<'a> {
    bound: &'a BoundGroups,
    borders: Borders<'a>,
    article: ArticleNumber,
    hits: Vec<GroupHit>,
    /// For each group and standing, the first token behind its last hit.
    free: Vec<[u32; Standing::ALL.len()]>,
    /// Tokens that a group's own `not` covers.
    blocked: BTreeMap<(usize, u32), Owner>,
    /// Tokens of exclusive groups.
    taken: BTreeMap<u32, Owner>,
}

impl<'a> Choice<'a> {
    fn new(bound: &'a BoundGroups, borders: Borders<'a>, article: ArticleNumber) -> Self {
        let free = vec![[0; Standing::ALL.len()]; bound.groups.list().len()];
        Self { bound, borders, article, hits: Vec::new(), free, blocked: BTreeMap::new(), taken: BTreeMap::new() }
    }

    fn block(&mut self, found: &Candidate) {
        if !self.crosses(found) {
            for token in found.start..found.end.0 {
                self.blocked.entry((found.ranked.owner.group, token)).or_insert(found.ranked.owner);
            }
        }
    }

    fn crosses(&self, found: &Candidate) -> bool {
        found.end.0 - found.start > 1
            && !self.bound.groups.list()[found.ranked.owner.group].across_sentences
            && self.borders.cross(found.start, found.end.0)
    }

    fn consider(&mut self, found: &Candidate) {
        if found.ranked.role.0 == Role::Not {
            return;
        }
        let (owner, end) = (found.ranked.owner, found.end.0);
        let group = owner.group;
        let (standing, by) = self.standing(found);
        let free = &mut self.free[group];
        // What is counted and what is ambiguous share their tokens; what is left out is told once as well.
        let place = if standing == Standing::Ambiguous { Standing::Counted } else { standing } as usize;
        if found.start < free[place] {
            return;
        }
        free[place] = end;
        if standing == Standing::Counted && self.bound.groups.list()[group].exclusive {
            (found.start..end).for_each(|token| {
                self.taken.insert(token, owner);
            });
        }
        let hit = Hit::of(self.article, (found.start, end));
        self.hits.push(GroupHit { group, variant: owner.variant, hit, standing, by });
    }

    /// Whether the pattern knows a name by its capitals alone (`=US`), and the whole line is in capitals.
    fn case_says_nothing(&self, found: &Candidate) -> bool {
        let owner = found.ranked.owner;
        let pattern = &self.bound.groups.list()[owner.group].variants[owner.variant].pattern;
        let exact = pattern.strip_prefix('=').is_some_and(|name| name.chars().all(char::is_uppercase));
        exact && self.borders.in_capitals(found.start, found.end.0)
    }

    fn standing(&self, found: &Candidate) -> (Standing, Option<Owner>) {
        let group = found.ranked.owner.group;
        let (start, end) = (found.start, found.end.0);
        if let Some((_, &by)) = self.blocked.range((group, start)..(group, end)).next() {
            return (Standing::Blocked, Some(by));
        }
        if self.crosses(found) {
            return (Standing::Crossing, None);
        }
        if let Some((_, &by)) = self.taken.range(start..end).find(|(_, by)| by.group != group) {
            return (Standing::Taken, Some(by));
        }
        let ambiguous = found.ranked.role.0 == Role::Ambiguous || self.case_says_nothing(found);
        (if ambiguous { Standing::Ambiguous } else { Standing::Counted }, None)
    }
}

/// The branches of a pattern; none if this corpus sees no word in it.
fn branches_of(text: &str, lexicon: &Lexicon<'_>) -> Result<Vec<Vec<Step>>> {
    let Some(phrases) = parse(text)?.phrases() else {
        return Err(Error::question(format!("\"{text}\" cannot be a name: near(…) belongs to no group"))
            .hint("list words and phrases; ask for near(group:NAME, …) instead"));
    };
    let mut binder = Binder { lexicon, groups: None, text, learnt: Learnt::default() };
    let mut branches = phrases.into_iter().map(|phrase| binder.branch(phrase)).collect::<Result<Vec<_>>>()?;
    branches.retain(|steps| !steps.is_empty());
    Ok(branches)
}

fn in_file(place: &str, error: &Error) -> Error {
    let found = Error::new(format!("{place}: {error}"));
    match error.remedy() {
        Some(hint) => found.hint(hint),
        None => found,
    }
}
