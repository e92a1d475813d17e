//! What recurs in the texts of one outlet: pieces that are the same after folding, and pieces at the edges that are alike.
//! Every step runs in the order of the texts, so that the result depends on nothing else.

use super::pieces::{self, Piece, Pieces, mixed};
use super::similar::{follows, may_be_alike, shared, shared_count};
use super::{MOST_READ, enough};
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// A piece of fewer words recurs only as a whole line.
const FEWEST_SAME: u32 = 4;
/// Kinds of pieces that one outlet is searched for at most; far more than any outlet's edges hold.
const MOST_LEADERS: usize = 4_000;
/// A pair of words that stands in so many kinds tells none of them.
const MOST_KINDS: usize = 40;
/// Pieces from which the fixed words of a template are taken.
const MOST_MEMBERS: usize = 60;

/// The templates of one outlet.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    texts: Vec<String>,
    // Only looked up, never walked.
    same: HashMap<u64, usize>,
    alike: Vec<(usize, Vec<u64>)>,
    pairs: HashMap<u64, Vec<usize>>,
}

/// A piece by its text and its place there.
type Address = (usize, usize);

/// Pieces that are alike.
#[derive(Debug)]
struct Kind {
    words: Vec<u64>,
    members: Vec<Address>,
}

impl Learnt {
    /// Learns from texts; `text_of` gives the letters of a piece, with single spaces, by the place of its text and its own place
    /// there.
    pub fn from(texts: &[Pieces], text_of: impl Fn(usize, usize) -> String) -> Self {
        let signatures: Vec<(u64, u64)> = texts.iter().map(Pieces::signature).collect();
        let standing = |members: &[Address]| {
            let mut of: Vec<(u64, u64)> = members.iter().map(|&(text, _)| signatures[text]).collect();
            of.sort_unstable();
            of.dedup();
            of.len()
        };
        let least = enough(texts.len());
        let mut learnt = Self::default();
        // A kind may hold a part of what follows its template: pieces that were edited twice are too far from each other.
        // The most common kind comes first, of equals the earlier; the final count is made over all articles.
        let mut kinds: Vec<Kind> = kinds(texts, least);
        kinds.retain(|kind| 2 * standing(&kind.members) >= least.max(6));
        kinds.sort_by_key(|kind| std::cmp::Reverse(kind.members.len()));
        for kind in &kinds {
            learnt.add_alike(texts, kind, &text_of);
        }
        for (hash, members) in same(texts, least) {
            let (text, place) = members[0];
            let piece = &texts[text].pieces[place];
            if standing(&members) >= least && learnt.template_of(piece, &texts[text]).is_none() {
                learnt.same.insert(hash, learnt.texts.len());
                learnt.texts.push(text_of(text, place));
            }
        }
        learnt
    }

    /// Whether nothing recurs.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// How many templates there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// A template as a reader sees it.
    pub fn text(&self, template: usize) -> &str {
        &self.texts[template]
    }

    /// The template that a piece follows, if any.
    pub fn template_of(&self, piece: &Piece, text: &Pieces) -> Option<usize> {
        if let Some(&template) = self.same.get(&piece.hash) {
            return Some(template);
        }
        let words = text.words_of(piece);
        if words.is_empty() || self.alike.is_empty() {
            return None;
        }
        let candidates = most_pairs(words, |pair| self.pairs.get(&pair).map_or(&[][..], Vec::as_slice));
        let alike = candidates.into_iter().find(|&place| {
            let (_, fixed) = &self.alike[place];
            follows(shared_count(words, fixed), words.len(), fixed.len())
        })?;
        Some(self.alike[alike].0)
    }

    /// Adds a template from pieces that are alike: the words of the piece that is most like the others.
    fn add_alike(&mut self, texts: &[Pieces], kind: &Kind, text_of: &impl Fn(usize, usize) -> String) {
        let words = |&(text, place): &Address| texts[text].words_of(&texts[text].pieces[place]);
        let step = kind.members.len().div_ceil(MOST_MEMBERS);
        let members: Vec<&Address> = kind.members.iter().step_by(step).collect();
        let nearness = |one: &&&Address| -> usize {
            members.iter().map(|other| 2 * shared_count(words(one), words(other))).sum::<usize>()
                / words(one).len().max(1)
        };
        // Of pieces as near to the others as each other, the first.
        let Some(&&(text, place)) = members.iter().rev().max_by_key(nearness) else { return };
        if self.template_of(&texts[text].pieces[place], &texts[text]).is_some() {
            return;
        }
        let own = words(&(text, place));
        let mut standing = vec![0; own.len()];
        for other in &members {
            for place in shared(own, words(other)) {
                standing[place] += 1;
            }
        }
        let fixed: Vec<bool> = standing.iter().map(|&count| 2 * count > members.len()).collect();
        let template = self.texts.len();
        self.texts.push(with_gaps(&text_of(text, place), &fixed));
        let leader = self.alike.len();
        let usual = usual(own, &members.iter().map(|member| words(member)).collect::<Vec<_>>());
        for pair in pairs(&usual) {
            let places = self.pairs.entry(pair).or_default();
            if places.last() != Some(&leader) {
                places.push(leader);
            }
        }
        self.alike.push((template, usual));
    }
}

/// The words of a piece, but in each place the word that most members of the same length have there, if they have one: what
/// was exchanged in this very piece is not part of the template.
fn usual(own: &[u64], members: &[&[u64]]) -> Vec<u64> {
    let members: Vec<&[u64]> = members.iter().filter(|words| words.len() == own.len()).copied().collect();
    let most = |place: usize| {
        let mut words: Vec<u64> = members.iter().map(|words| words[place]).collect();
        words.sort_unstable();
        let middle = words[words.len() / 2];
        let count = words.iter().filter(|word| **word == middle).count();
        if 2 * count > words.len() { middle } else { own[place] }
    };
    (0..own.len()).map(most).collect()
}

/// A piece with … for the words that are not fixed, and single spaces.
fn with_gaps(text: &str, fixed: &[bool]) -> String {
    let starts = pieces::word_starts(text);
    let mut written = text[..starts.first().copied().unwrap_or(text.len())].to_string();
    for (place, fixed) in fixed.iter().enumerate() {
        if *fixed {
            written.push_str(&text[starts[place]..starts.get(place + 1).copied().unwrap_or(text.len())]);
        } else if place == 0 || !written.ends_with("… ") {
            written.push_str("… ");
        }
    }
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adjacent words.
fn pairs(words: &[u64]) -> impl Iterator<Item = u64> + '_ {
    words.windows(2).map(|pair| mixed(pair[0], pair[1]))
}

/// The places that share most pairs with some words: up to three, most first, then the lowest; at least a sixth of the pairs.
fn most_pairs<'a>(words: &[u64], places_of: impl Fn(u64) -> &'a [usize]) -> Vec<usize> {
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in pairs(words) {
        for &place in places_of(pair) {
            *votes.entry(place).or_default() += 1;
        }
    }
    let mut ranked: Vec<(usize, usize)> = votes
        .into_iter()
        .filter(|(_, votes)| 6 * votes + 5 >= words.len())
        .map(|(place, votes)| (votes, place))
        .collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.into_iter().take(3).map(|(_, place)| place).collect()
}

/// In how many texts something stands, at least: a small table by its hash, so that some counts are too high and none is too
/// low. What it lets through is counted again.
struct Sieve {
    /// How many texts, and the last of them.
    counts: Vec<(u16, u16)>,
}

impl Sieve {
    fn new() -> Self {
        const { assert!(MOST_READ < u16::MAX as usize, "the number of a text") };
        Self { counts: vec![(0, u16::MAX); 1 << 17] }
    }

    fn add(&mut self, hash: u64, text: usize) {
        let (count, last) = &mut self.counts[(hash >> 47) as usize];
        *count += u16::from(*last != text as u16);
        *last = text as u16;
    }

    fn count(&self, hash: u64) -> usize {
        usize::from(self.counts[(hash >> 47) as usize].0)
    }
}

/// Pieces that are the same after folding in enough texts, by their hash: whole lines, or four words and more.
fn same(texts: &[Pieces], least: usize) -> BTreeMap<u64, Vec<Address>> {
    let is_whole = |pieces: &[Piece], place: usize| {
        let line = pieces[place].line;
        (place == 0 || pieces[place - 1].line != line) && pieces.get(place + 1).is_none_or(|next| next.line != line)
    };
    let can_recur =
        |text: &Pieces, place: usize| text.pieces[place].count >= FEWEST_SAME || is_whole(&text.pieces, place);
    let mut sieve = Sieve::new();
    for (number, text) in texts.iter().enumerate() {
        (0..text.pieces.len())
            .filter(|&place| can_recur(text, place))
            .for_each(|place| sieve.add(text.pieces[place].hash, number));
    }
    let mut found: BTreeMap<u64, Vec<Address>> = BTreeMap::new();
    for (number, text) in texts.iter().enumerate() {
        for place in (0..text.pieces.len()).filter(|&place| can_recur(text, place)) {
            let hash = text.pieces[place].hash;
            if sieve.count(hash) >= least {
                found.entry(hash).or_default().push((number, place));
            }
        }
    }
    found
}

/// Pieces at the edges that are alike, by kinds: a piece joins the kind that it shares most pairs of words with, or begins one.
fn kinds(texts: &[Pieces], least: usize) -> Vec<Kind> {
    let mut edges: Vec<Address> = Vec::new();
    let mut sieve = Sieve::new();
    for (number, text) in texts.iter().enumerate() {
        for (place, piece) in text.pieces.iter().enumerate().filter(|(_, piece)| !piece.words.is_empty()) {
            edges.push((number, place));
            pairs(text.words_of(piece)).for_each(|pair| sieve.add(pair, number));
        }
    }
    // Pairs of words that recur: without some of them a piece cannot be like others.
    let recurs = |pair: &u64| sieve.count(*pair) >= least.div_ceil(3).max(3);
    let mut kinds: Vec<Kind> = Vec::new();
    // Only looked up, never walked.
    let mut by_pair: HashMap<u64, Vec<usize>> = HashMap::new();
    for &(text, place) in &edges {
        let own = texts[text].words_of(&texts[text].pieces[place]);
        let recurring = pairs(own).filter(recurs).count();
        if 4 * recurring < own.len() - 1 {
            continue;
        }
        let candidates = most_pairs(own, |pair| by_pair.get(&pair).map_or(&[][..], Vec::as_slice));
        let joins = candidates
            .into_iter()
            .find(|&kind| may_be_alike(shared_count(own, &kinds[kind].words), own.len(), kinds[kind].words.len()));
        if let Some(kind) = joins {
            kinds[kind].members.push((text, place));
        } else if kinds.len() < MOST_LEADERS {
            for pair in pairs(own).filter(recurs) {
                let places = by_pair.entry(pair).or_default();
                if places.len() < MOST_KINDS && places.last() != Some(&kinds.len()) {
                    places.push(kinds.len());
                }
            }
            kinds.push(Kind { words: own.to_vec(), members: vec![(text, place)] });
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_most_members_have_is_the_usual_one() {
        assert_eq!(usual(&[1, 9, 3], &[&[1, 9, 3], &[1, 2, 3], &[7, 2, 3], &[1, 2], &[1, 2, 8]]), [1, 2, 3]);
    }

    #[test]
    fn words_that_differ_become_gaps() {
        assert_eq!(
            with_gaps("Follow Gus Brandt on  Chorus: @gus!", &[true, false, false, true, true, false]),
            "Follow … on Chorus: @…"
        );
        assert_eq!(with_gaps("“Gus writes.”", &[false, true]), "“… writes.”");
    }
}
