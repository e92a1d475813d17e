//! Branches of a dictionary of ICU, read as a whole: the format of `UCharsTrie` (unicode-org/icu, ucharstrie.h). The library looks for
//! one sign at a time, makes each character of it anew, and lists no branch.

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
    let Way::Branch { length, place } = units.behind(place)? else { return None };
    let mut found = Vec::with_capacity(length);
    units.part(place, length, &mut |unit, place| Node::at(trie, place).map(|node| found.push((unit, node))))?;
    Some(found)
}

/// Does something with each unit that a trie goes on with behind the node at a place; `None` if it does not go on there.
pub(super) fn each_next(trie: &Char16Trie<'_>, place: usize, mut with: impl FnMut(u16)) -> Option<()> {
    let units = Units(trie);
    match units.behind(place)? {
        Way::Line { place, .. } => units.at(place).map(with),
        Way::Branch { length, place } => units.part(place, length, &mut |unit, _| {
            with(unit);
            Some(())
        }),
    }
}

/// How many signs the longest entry has with which some signs begin, of which so many were `taken` on the way to the node at a place, and
/// those that are `known` to be an entry. If there is no entry, all signs that were looked at, as the library has it.
pub(super) fn longest(
    trie: &Char16Trie<'_>,
    mut place: usize,
    signs: &[u16],
    mut taken: usize,
    mut known: Option<usize>,
) -> usize {
    let units = Units(trie);
    while let Some(way) = units.behind(place) {
        let found = match way {
            Way::Line { length, place } => {
                let line = signs[taken..].iter().zip(place..place + length);
                let alike = line.take_while(|&(&sign, unit)| units.at(unit) == Some(sign)).count();
                taken += alike;
                (alike == length).then_some(place + length)
            }
            Way::Branch { length, place } => {
                let found = signs.get(taken).and_then(|&sign| units.sought(place, length, sign));
                taken += usize::from(found.is_some());
                found
            }
        };
        let Some(node) = found.and_then(|place| Node::at(trie, place)) else {
            // The sign with which no entry goes on was looked at.
            return known.unwrap_or(signs.len().min(taken + 1));
        };
        place = node.place();
        known = if node.is_entry() { Some(taken) } else { known };
        if node.is_last() {
            break;
        }
    }
    known.unwrap_or(taken)
}

/// The units of a trie.
struct Units<'t>(&'t Char16Trie<'t>);

/// How a trie goes on behind a node.
enum Way {
    /// With each of some units, from a place on.
    Branch { length: usize, place: usize },
    /// With these units alone, one behind the other.
    Line { length: usize, place: usize },
}

impl Units<'_> {
    fn at(&self, place: usize) -> Option<u16> {
        self.0.data.get(place)
    }

    /// How the trie goes on behind the node at a place; `None` if it does not.
    fn behind(&self, place: usize) -> Option<Way> {
        let (mut lead, mut place) = (self.at(place)?, place + 1);
        if lead >= MIN_VALUE {
            if lead & FINAL != 0 {
                return None;
            }
            // The value of the node itself: its length is told by its lead unit.
            place += [0x4040, 0x7fc0].iter().filter(|&&border| lead >= border).count();
            lead &= MIN_VALUE - 1;
        }
        Some(match lead {
            MIN_LINEAR.. => Way::Line { length: usize::from(lead - MIN_LINEAR) + 1, place },
            0 => Way::Branch { length: usize::from(self.at(place)?) + 1, place: place + 1 },
            _ => Way::Branch { length: usize::from(lead) + 1, place },
        })
    }

    /// The place of the node behind a unit, in a part of a branch of so many units.
    fn sought(&self, mut place: usize, mut length: usize, unit: u16) -> Option<usize> {
        while length > MOST_IN_LIST {
            let (delta, behind) = self.number(place + 1, self.at(place + 1)?, [0xfc00, 0xffff])?;
            (place, length) =
                if unit < self.at(place)? { (behind + delta, length / 2) } else { (behind, length - length / 2) };
        }
        for _ in 1..length {
            let lead = self.at(place + 1)?;
            let (delta, behind) = self.number(place + 1, lead & !FINAL, [0x4000, 0x7fff])?;
            if self.at(place)? == unit {
                return Some(if lead & FINAL == 0 { behind + delta } else { place + 1 });
            }
            place = behind;
        }
        (self.at(place)? == unit).then_some(place + 1)
    }

    /// Does something with each unit of a part of a branch, of so many, and the place of the node behind it.
    fn part(&self, place: usize, length: usize, with: &mut impl FnMut(u16, usize) -> Option<()>) -> Option<()> {
        if length > MOST_IN_LIST {
            let (delta, behind) = self.number(place + 1, self.at(place + 1)?, [0xfc00, 0xffff])?;
            self.part(behind + delta, length / 2, with)?;
            return self.part(behind, length - length / 2, with);
        }
        let mut place = place;
        for _ in 1..length {
            let (unit, lead) = (self.at(place)?, self.at(place + 1)?);
            let (delta, behind) = self.number(place + 1, lead & !FINAL, [0x4000, 0x7fff])?;
            with(unit, if lead & FINAL == 0 { behind + delta } else { place + 1 })?;
            place = behind;
        }
        with(self.at(place)?, place + 1)
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
