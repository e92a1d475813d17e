//! Which articles a shuffle can give to another group: those of strata with labels of several groups, one of them asked about.
//! All others keep their label in every draw, so that their sums are made once. Leaves what a draw is made of to `shuffles`.

use super::sample::Sample;
use super::shuffles::GroupSize;
use crate::stats::random::{Choices, Course, Pass};
use std::ops::Range;

/// The units that may change labels, stratum by stratum, for tests of some targets against all other groups.
///
/// The labels of a stratum are numbered among themselves: its *ways*. All groups that are no target are one way.
#[derive(Debug)]
pub(super) struct Moving {
    pub(super) targets: usize,
    /// The place of each group among the targets, or [`Moving::targets`] for none.
    place_of: Vec<u16>,
    strata: Vec<Stratum>,
    /// The way of each unit as the labels are.
    ways: Vec<u16>,
    /// Its place among all units of the sample.
    units: Vec<u32>,
    /// Its articles and tokens.
    sizes: Vec<GroupSize>,
    /// Where the ways of each unit begin, those of the next follow; one more than there are units.
    first: Vec<u32>,
    /// Unit by unit, way by way: the place of the target, or [`Moving::targets`] for none.
    target_of: Vec<u16>,
    of_article: Vec<Article>,
    articles: Vec<MovingArticle>,
    /// Target by target, and then all others together: the articles that keep their label.
    pub(super) kept: Vec<GroupSize>,
    /// All articles.
    pub(super) whole: GroupSize,
}

/// Units that change labels among themselves.
#[derive(Debug)]
struct Stratum {
    /// What the strata between this one and the one before would draw.
    before: Pass,
    units: Range<usize>,
}

/// What shuffles do to an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Article {
    /// It stays with this target, or with none.
    Keeps(u16),
    /// It may change its label; its number among those that may.
    Moves(u32),
}

/// An article that may change its label.
#[derive(Debug, Clone, Copy)]
struct MovingArticle {
    unit: u32,
    tokens: u64,
}

impl Moving {
    /// Looks at every stratum.
    pub(super) fn of(sample: &Sample, targets: &[u16]) -> Self {
        // What is no target is put into a place of its own.
        let mut place_of = vec![targets.len() as u16; sample.groups];
        (0u16..).zip(targets).for_each(|(place, &target)| place_of[usize::from(target)] = place);
        let mut moving = Self {
            targets: targets.len(),
            place_of,
            strata: Vec::new(),
            ways: Vec::new(),
            units: Vec::new(),
            sizes: Vec::new(),
            first: vec![0],
            target_of: Vec::new(),
            of_article: Vec::with_capacity(sample.articles()),
            articles: Vec::new(),
            kept: vec![GroupSize::default(); targets.len() + 1],
            whole: GroupSize::default(),
        };
        let number_of = moving.take_strata(sample);
        for (&tokens, &unit) in sample.tokens.iter().zip(&sample.unit_of) {
            let size = GroupSize { articles: 1, tokens, size_square: tokens * tokens };
            moving.whole += &size;
            let article = if let Some(unit) = number_of[unit as usize] {
                moving.sizes[unit as usize] += &size;
                moving.articles.push(MovingArticle { unit, tokens });
                Article::Moves(moving.articles.len() as u32 - 1)
            } else {
                let target = moving.place_of[usize::from(sample.labels[unit as usize])];
                moving.kept[usize::from(target)] += &size;
                Article::Keeps(target)
            };
            moving.of_article.push(article);
        }
        moving
    }

    /// Takes the units of the strata that move; the number of each unit of the sample among them.
    fn take_strata(&mut self, sample: &Sample) -> Vec<Option<u32>> {
        let mut number_of = vec![None; sample.units()];
        let mut course = Course::default();
        let mut passed = Vec::new();
        for stratum in &sample.strata {
            let targets = sample.labels[stratum.clone()].iter().map(|&label| self.place_of[usize::from(label)]);
            let targets: Vec<u16> = targets.collect();
            let mut ways = targets.clone();
            ways.sort_unstable();
            ways.dedup();
            if ways.len() < 2 {
                passed.push(stratum.len());
                continue;
            }
            let before = course.pass(passed.drain(..).flat_map(bounds));
            course.pass(bounds(stratum.len()));
            let start = self.units.len();
            for (unit, target) in stratum.clone().zip(targets) {
                number_of[unit] = Some(self.units.len() as u32);
                self.units.push(unit as u32);
                self.ways.push(ways.partition_point(|&way| way < target) as u16);
                self.target_of.extend_from_slice(&ways);
                self.first.push(self.target_of.len() as u32);
            }
            self.strata.push(Stratum { before, units: start..self.units.len() });
        }
        self.sizes = vec![GroupSize::default(); self.units.len()];
        number_of
    }

    /// Deals the ways of every unit out anew (Fisher & Yates 1938, inside every stratum), into `ways`.
    pub(super) fn shuffle(&self, mut choices: Choices, ways: &mut Vec<u16>) {
        ways.clone_from(&self.ways);
        for Stratum { before, units } in &self.strata {
            choices.pass(before);
            let ways = &mut ways[units.clone()];
            for place in (1..ways.len()).rev() {
                ways.swap(place, choices.below(place as u64 + 1) as usize);
            }
        }
    }

    /// The ways of every unit as the labels are.
    pub(super) fn as_they_are(&self) -> &[u16] {
        &self.ways
    }

    /// The ways of every unit by the labels of all units of the sample.
    pub(super) fn by_labels(&self, labels: &[u16]) -> Vec<u16> {
        let way = |(&unit, first): (&u32, &[u32])| {
            let target = self.place_of[usize::from(labels[unit as usize])];
            let ways = &self.target_of[first[0] as usize..first[1] as usize];
            ways.partition_point(|&way| way < target) as u16
        };
        self.units.iter().zip(self.first.windows(2)).map(way).collect()
    }

    /// How many masks a block of draws has: one a unit and way.
    pub(super) fn masks(&self) -> usize {
        self.target_of.len()
    }

    /// Every unit in a draw.
    pub(super) fn dealt<'a>(&'a self, ways: &'a [u16]) -> impl Iterator<Item = Dealt<'a>> {
        self.first.iter().zip(ways).zip(&self.sizes).map(|((&first, &way), size)| {
            let mask = first as usize + usize::from(way);
            Dealt { mask, target: usize::from(self.target_of[mask]), size }
        })
    }

    /// What shuffles do to an article of the sample.
    pub(super) fn article(&self, place: u32) -> Article {
        self.of_article[place as usize]
    }

    /// The tokens of an article that moves.
    #[inline]
    pub(super) fn tokens(&self, article: u32) -> u64 {
        self.articles[article as usize].tokens
    }

    /// Where the masks of an article that moves stand.
    #[inline]
    pub(super) fn masks_of(&self, article: u32) -> Range<usize> {
        let unit = self.articles[article as usize].unit as usize;
        self.first[unit] as usize..self.first[unit + 1] as usize
    }

    /// The targets of some masks: their places among the targets, or [`Moving::targets`] for none.
    #[inline]
    pub(super) fn targets_of(&self, masks: Range<usize>) -> &[u16] {
        &self.target_of[masks]
    }
}

/// A unit in a draw.
pub(super) struct Dealt<'a> {
    /// The mask of its way.
    pub(super) mask: usize,
    /// The target that it is given to, or [`Moving::targets`] for none.
    pub(super) target: usize,
    pub(super) size: &'a GroupSize,
}

/// The bounds of the choices that shuffle so many units.
fn bounds(units: usize) -> impl Iterator<Item = u64> {
    (2..=units as u64).rev()
}
