//! Branches of a dictionary of ICU, read as a whole: the format of `UCharsTrie` (unicode-org/icu, ucharstrie.h). The library looks for
//! one sign in a branch by a search through its units, and lists none.

use crate::prefetch::prefetch;
use icu_collections::char16trie::Char16Trie;

/// What goes on behind some signs: the place of a node among the units of the trie, and what it is, so that no look at it is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node(u32);

const ENTRY: u32 = 1 << 31;
const LAST: u32 = 1 << 30;

impl Node {
    /// The node at a place.
    fn at(trie: &Char16Trie<'_>, place: usize) -> Option<Self> {
        let lead = trie.data.get(place)?;
        let entry = if lead >= MIN_VALUE { ENTRY } else { 0 };
        let last = if lead & FINAL != 0 { LAST } else { 0 };
        u32::try_from(place).ok().filter(|&place| place < LAST).map(|place| Self(place | entry | last))
    }

    pub(super) fn place(self) -> usize {
        (self.0 & !(ENTRY | LAST)) as usize
    }

    /// Whether the signs before it are an entry.
    pub(super) fn is_entry(self) -> bool {
        self.0 & ENTRY != 0
    }

    /// Whether no entry goes on behind it.
    pub(super) fn is_last(self) -> bool {
        self.0 & LAST != 0
    }
}

/// The units that a branch goes on with, ascending, and the node behind each.
pub(super) type Branch = Vec<(u16, Node)>;

/// A branch in which one look finds most units, and one that there is none.
///
/// Invariant: at most half of the slots are filled, and a unit stands in the first free slot behind the place of its hash. None is 0.
#[derive(Debug)]
pub(super) struct Opened {
    slots: Box<[(u16, Node)]>,
    /// How far a hash is moved for its place.
    shift: u32,
}

impl Opened {
    pub(super) fn of(branch: &[(u16, Node)]) -> Self {
        let bits = (2 * branch.len()).next_power_of_two().trailing_zeros().max(1);
        let mut opened = Self { slots: vec![(0, Node(0)); 1 << bits].into(), shift: u32::BITS - bits };
        for &(unit, node) in branch {
            let free = opened.place(unit);
            opened.slots[free] = (unit, node);
        }
        opened
    }

    /// The node behind a unit.
    #[inline]
    pub(super) fn behind(&self, unit: u16) -> Option<Node> {
        let (found, node) = self.slots[self.place(unit)];
        (found == unit).then_some(node)
    }

    /// Says that a unit will be looked for soon.
    #[inline]
    pub(super) fn expect(&self, unit: u16) {
        prefetch(&self.slots, self.place_of_hash(unit));
    }

    #[inline]
    fn place_of_hash(&self, unit: u16) -> usize {
        (u32::from(unit).wrapping_mul(0x9e37_79b9) >> self.shift) as usize
    }

    /// Where a unit stands, or the free slot where it belongs.
    #[inline]
    fn place(&self, unit: u16) -> usize {
        let mut place = self.place_of_hash(unit);
        while self.slots[place].0 != unit && self.slots[place].0 != 0 {
            place = (place + 1) & (self.slots.len() - 1);
        }
        place
    }
}

/// Lead units from here on are of nodes that match one way alone.
const MIN_LINEAR: u16 = 0x30;
/// Lead units from here on hold a value; with [`FINAL`], nothing else.
const MIN_VALUE: u16 = 0x40;
const FINAL: u16 = 0x8000;
/// Parts of a branch with more units than this are halved.
const MOST_IN_LIST: usize = 5;

/// The branch at a place; `None` if no branch is there.
pub(super) fn branch(trie: &Char16Trie<'_>, place: usize) -> Option<Branch> {
    let units = Units(trie);
    let (mut lead, mut place) = (units.at(place)?, place + 1);
    if lead >= MIN_VALUE {
        if lead & FINAL != 0 {
            return None;
        }
        // The value of the node itself: its length is told by its lead unit.
        place += [0x4040, 0x7fc0].iter().filter(|&&border| lead >= border).count();
        lead &= MIN_VALUE - 1;
    }
    if lead >= MIN_LINEAR {
        return None;
    }
    let mut length = usize::from(lead);
    if length == 0 {
        length = usize::from(units.at(place)?);
        place += 1;
    }
    let mut found = Vec::with_capacity(length + 1);
    units.part(place, length + 1, &mut found)?;
    Some(found)
}

/// The units of a trie.
struct Units<'t>(&'t Char16Trie<'t>);

impl Units<'_> {
    fn at(&self, place: usize) -> Option<u16> {
        self.0.data.get(place)
    }

    /// Adds a part of a branch, of so many units, to a list.
    fn part(&self, place: usize, length: usize, found: &mut Vec<(u16, Node)>) -> Option<()> {
        if length > MOST_IN_LIST {
            let (delta, behind) = self.number(place + 1, self.at(place + 1)?, [0xfc00, 0xffff])?;
            self.part(behind + delta, length / 2, found)?;
            return self.part(behind, length - length / 2, found);
        }
        let mut place = place;
        for _ in 1..length {
            let (unit, lead) = (self.at(place)?, self.at(place + 1)?);
            let (delta, behind) = self.number(place + 1, lead & !FINAL, [0x4000, 0x7fff])?;
            let node = if lead & FINAL == 0 { behind + delta } else { place + 1 };
            found.push((unit, Node::at(self.0, node)?));
            place = behind;
        }
        found.push((self.at(place)?, Node::at(self.0, place + 1)?));
        Some(())
    }

    /// The number that begins at a place with a lead unit, and the place behind it: one unit below the first border, the upper half
    /// of two below the second, two more units at it.
    fn number(&self, place: usize, lead: u16, [two, three]: [u16; 2]) -> Option<(usize, usize)> {
        let next = |ahead| self.at(place + ahead).map(usize::from);
        Some(match lead {
            lead if lead < two => (usize::from(lead), place + 1),
            lead if lead < three => (usize::from(lead - two) << 16 | next(1)?, place + 2),
            _ => (next(1)? << 16 | next(2)?, place + 3),
        })
    }
}
