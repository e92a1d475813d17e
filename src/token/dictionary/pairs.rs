//! Which two signs begin an entry of the dictionary: the first two steps of its trie, taken when a first sign is met. They are by far the
//! longest way into it, through branches of thousands and of hundreds. What goes on behind two signs is left to `branches`.

use super::branches::{Node, branch, each_next, longest};
use crate::prefetch::prefetch;
use icu_collections::char16trie::Char16Trie;
use std::sync::OnceLock;

/// The first sign that is listed, and the first behind all of them.
pub(super) const FIRST: u16 = 0x3005;
pub(super) const BEHIND: u16 = 0xa000;

/// The two first signs of all entries.
pub(super) struct Pairs {
    trie: &'static Char16Trie<'static>,
    /// What the entries go on with behind a first sign, from [`FIRST`] on; `None` if no entry begins with it.
    nodes: Box<[Option<Node>]>,
    /// What stands behind each, once it was met.
    seconds: Box<[OnceLock<Seconds>]>,
}

/// The signs that stand second, behind one first sign.
///
/// Invariant: a sign stands in the first bucket with room from that of its hash on, counted around all.
#[derive(Debug)]
pub(super) struct Seconds {
    buckets: Box<[Bucket]>,
    otherwise: Otherwise,
    /// Whether the first sign is cut here: listed, or katakana.
    pub is_cut: bool,
    pub is_katakana: bool,
}

/// Second signs that one look compares, in one line of memory.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(64))]
struct Bucket {
    /// Keys of 16 bits; 0 where there is none, and behind it there is none either.
    keys: [u64; 3],
    /// What goes on behind each.
    nodes: [Behind; LANES],
}

/// Signs that have room in a bucket.
const LANES: usize = 10;
/// Signs in a bucket on average: more fill less memory, and some buckets up.
const FILLED: usize = 6;

/// What goes on behind two signs that begin an entry: twenty bits for the place of the node in the trie, one that says whether the two are
/// an entry, and the marks of the signs with which it goes on. 0 if nothing does and the two are an entry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Behind(u32);

const PLACE: u32 = (1 << 20) - 1;
const ENTRY: u32 = 1 << 20;
/// Marks that a sign can have.
const MARKS: u32 = 11;

impl Behind {
    const NOTHING: Self = Self(0);

    /// `None` if the trie is larger than it was.
    fn of(trie: &Char16Trie<'_>, node: Node) -> Option<Self> {
        if node.is_last() {
            return Some(Self::NOTHING);
        }
        let place = u32::try_from(node.place()).ok().filter(|&place| place <= PLACE)?;
        let mut marks = 0;
        each_next(trie, node.place(), |sign| marks |= Self::mark(sign))?;
        Some(Self(place | if node.is_entry() { ENTRY } else { 0 } | marks))
    }

    /// One sign in eleven has the same.
    #[inline]
    fn mark(sign: u16) -> u32 {
        ENTRY << 1 << ((hash(sign) * MARKS) >> 16)
    }
}

/// The word of a first sign behind which no entry goes on with the next: that alone, or both, as the library has it where it is no entry
/// itself. Or all entries must be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Otherwise {
    Alone,
    Both,
    Line,
}

/// Han and hiragana that no mark ever joins, which stand in the dictionary.
fn is_listed(sign: u16) -> bool {
    matches!(sign, 0x4e00..BEHIND | 0x3041..=0x3096 | FIRST | 0x3007 | 0x3021..=0x3029 | 0x3400..=0x4dbf)
}

/// Katakana, which side by side are one word.
pub(super) fn is_katakana(sign: u16) -> bool {
    matches!(sign, 0x30a1..=0x30fa | 0x30fc..=0x30ff)
}

/// Sixteen bits that depend on all of a sign.
#[inline]
fn hash(sign: u16) -> u32 {
    u32::from(sign).wrapping_mul(0x9e37_79b9) >> 16
}

/// Sixteen bits at each lane.
const ONES: u64 = 0x0001_0001_0001_0001;

/// A number for a sign that is listed: never 0, and less than half of what has room in a lane.
#[inline]
fn key(sign: u16) -> u64 {
    u64::from(sign - (FIRST - 1))
}

impl Bucket {
    /// Puts a sign into the next lane; `false` if there is none.
    fn push(&mut self, sign: u16, behind: Behind) -> bool {
        let mut lanes = (0..LANES).map(|lane| [lane / 4, 16 * (lane % 4)]);
        let Some(lane) = lanes.position(|[four, bits]| (self.keys[four] >> bits) as u16 == 0) else { return false };
        self.keys[lane / 4] |= key(sign) << (16 * (lane % 4));
        self.nodes[lane] = behind;
        true
    }

    /// What goes on behind a sign. All lanes are compared: which it is cannot be foreseen.
    #[inline]
    fn behind(&self, sign: u16) -> Option<Behind> {
        const HIGH: u64 = ONES << 15;
        let key = key(sign) * ONES;
        // The high bit of each lane that is another sign.
        let others = self.keys.map(|four| ((four ^ key) + (HIGH - ONES)) & HIGH);
        let lane = |place: usize| 4 * place + (others[place] ^ HIGH).trailing_zeros() as usize / 16;
        // No lane of four: 4, which is the first of the next.
        let mut found = lane(2);
        found = if others[1] == HIGH { found } else { lane(1) };
        found = if others[0] == HIGH { found } else { lane(0) };
        self.nodes.get(found).copied()
    }

    fn is_full(&self) -> bool {
        (self.keys[2] >> 16) as u16 != 0
    }
}

impl Seconds {
    /// Of a sign that is left to the library.
    fn left() -> Self {
        Self { buckets: Box::default(), otherwise: Otherwise::Alone, is_cut: false, is_katakana: false }
    }

    /// `None` if the dictionary is not of the kind that it was.
    fn of(trie: &Char16Trie<'_>, first: u16, node: Option<Node>) -> Option<Self> {
        let is_katakana = is_katakana(first);
        let is_cut = is_listed(first) || is_katakana;
        let mut seconds = Self { is_cut, is_katakana, ..Self::left() };
        let Some(node) = node.filter(|node| is_cut && !node.is_last()) else { return Some(seconds) };
        let Some(branch) = branch(trie, node.place()) else {
            return Some(Self { otherwise: Otherwise::Line, ..seconds });
        };
        if !node.is_entry() {
            seconds.otherwise = Otherwise::Both;
        }
        seconds.buckets = vec![Bucket::default(); branch.len().div_ceil(FILLED)].into();
        for (second, node) in branch.into_iter().filter(|(second, _)| (FIRST..BEHIND).contains(second)) {
            let behind = Behind::of(trie, node)?;
            let mut bucket = seconds.home(second);
            while !seconds.buckets[bucket].push(second, behind) {
                bucket = (bucket + 1) % seconds.buckets.len();
            }
        }
        Some(seconds)
    }

    /// The first bucket in which a sign may stand.
    #[inline]
    fn home(&self, sign: u16) -> usize {
        (hash(sign) as usize * self.buckets.len()) >> 16
    }

    /// What goes on behind a second sign.
    #[inline]
    fn behind(&self, second: u16) -> Option<Behind> {
        let mut bucket = self.home(second);
        loop {
            let lanes = self.buckets.get(bucket)?;
            let found = lanes.behind(second);
            if found.is_some() || !lanes.is_full() {
                return found;
            }
            bucket = (bucket + 1) % self.buckets.len();
        }
    }

    /// Says that a sign will be looked for soon.
    #[inline]
    pub(super) fn expect(&self, second: u16) {
        prefetch(&self.buckets, self.home(second));
    }
}

impl Pairs {
    /// Those of a dictionary; `None` if it is not of the kind that it was.
    pub(super) fn of(trie: &'static Char16Trie<'static>) -> Option<Self> {
        let signs = usize::from(BEHIND - FIRST);
        let mut nodes = vec![None; signs].into_boxed_slice();
        for (first, node) in branch(trie, 0)? {
            if (FIRST..BEHIND).contains(&first) {
                nodes[usize::from(first - FIRST)] = Some(node);
            }
        }
        Some(Self { trie, nodes, seconds: (0..signs).map(|_| OnceLock::new()).collect() })
    }

    /// What stands behind a first sign; `None` if it lies outside all that are listed.
    #[inline]
    pub(super) fn behind(&self, first: u16) -> Option<&Seconds> {
        let place = usize::from(first).wrapping_sub(FIRST.into());
        Some(self.seconds.get(place)?.get_or_init(|| self.met(first)))
    }

    #[cold]
    fn met(&self, first: u16) -> Seconds {
        let node = self.nodes[usize::from(first - FIRST)];
        Seconds::of(self.trie, first, node).unwrap_or_else(Seconds::left)
    }

    /// How many signs the word has with which listed signs begin.
    #[inline]
    pub(super) fn longest(&self, signs: &[u16]) -> usize {
        let &[first, second, ref rest @ ..] = signs else { return signs.len() };
        let Some(seconds) = self.behind(first) else { return 1 };
        let alone = if seconds.otherwise == Otherwise::Alone { Some(1) } else { None };
        match seconds.behind(second) {
            Some(Behind::NOTHING) => 2,
            Some(behind) => {
                let known = if behind.0 & ENTRY != 0 { Some(2) } else { alone };
                match rest.first() {
                    Some(&third) if behind.0 & Behind::mark(third) != 0 => {
                        longest(self.trie, (behind.0 & PLACE) as usize, signs, 2, known)
                    }
                    // Most pairs go on with other signs.
                    _ => known.unwrap_or(signs.len().min(3)),
                }
            }
            None if seconds.otherwise == Otherwise::Line => self.in_line(signs),
            None => alone.unwrap_or(2),
        }
    }

    /// [`longest`](Self::longest), if all entries go on alike behind the first sign.
    #[cold]
    fn in_line(&self, signs: &[u16]) -> usize {
        let Some(node) = self.nodes[usize::from(signs[0] - FIRST)] else { return 1 };
        longest(self.trie, node.place(), signs, 1, node.is_entry().then_some(1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::longest::trie;
    use super::*;

    #[test]
    fn the_first_two_steps_are_those_of_the_library() {
        let trie = trie().expect("the dictionary is there");
        let pairs = Pairs::of(trie).expect("the dictionary is of its kind");
        let (mut two_steps, mut lines) = (0, 0);
        for first in FIRST..BEHIND {
            let mut by_library = trie.cursor();
            by_library.step32(first.into());
            let seconds = pairs.behind(first).expect("a sign that may be listed");
            if !is_listed(first) {
                continue;
            }
            if seconds.otherwise == Otherwise::Line {
                assert!(!by_library.is_empty(), "U+{first:04X}");
                lines += 1;
                continue;
            }
            let alone = by_library.value().is_some() || by_library.is_empty();
            assert_eq!(seconds.otherwise, if alone { Otherwise::Alone } else { Otherwise::Both }, "U+{first:04X}");
            for second in FIRST..BEHIND {
                let mut by_library = by_library.clone();
                by_library.step32(second.into());
                let theirs = (by_library.value().is_some(), by_library.is_empty());
                let ours = seconds.behind(second);
                let ours = ours.map_or((false, true), |behind| match behind {
                    Behind::NOTHING => (true, true),
                    Behind(bits) => (bits & ENTRY != 0, false),
                });
                assert_eq!(ours, theirs, "U+{first:04X} U+{second:04X}");
                two_steps += usize::from(theirs != (false, true));
            }
        }
        assert!(two_steps > 100_000 && lines > 1_000, "{two_steps} {lines}");
    }

    #[test]
    fn every_sign_of_a_full_bucket_is_found() {
        let mut bucket = Bucket::default();
        let signs = [FIRST, FIRST + 1, 0x4e00, 0x4e01, BEHIND - 1, BEHIND - 2, 0x8000, 0x7fff, 0x3041, 0x5555];
        for (sign, number) in signs.into_iter().zip(1..) {
            assert!(!bucket.is_full() && bucket.behind(sign).is_none());
            assert!(bucket.push(sign, Behind(number)));
        }
        assert!(bucket.is_full() && !bucket.push(0x6000, Behind(11)));
        for sign in FIRST..BEHIND {
            let place = signs.iter().position(|&other| other == sign);
            assert_eq!(bucket.behind(sign), place.map(|place| Behind(place as u32 + 1)), "U+{sign:04X}");
        }
    }
}
