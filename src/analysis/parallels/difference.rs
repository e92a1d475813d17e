//! Where two renderings differ, as it stands in the texts, and which of their differing words tell modality, negation, degree.

use super::modality::{Force, ModalityWords, spelling};
use super::{Parallel, Parallels, Statement};
use crate::chart::{PassagePiece, Standing};
use crate::index::{Index, Position};
use std::ops::Range;

/// What stands where one of two renderings has nothing.
pub const NOTHING: &str = "∅";

/// Two renderings side by side.
#[derive(Debug)]
pub struct Comparison<'i> {
    a: Words<'i>,
    b: Words<'i>,
    /// Places that differ, among the words of each; ascending.
    differing: Vec<(Range<usize>, Range<usize>)>,
}

/// The words of one rendering.
#[derive(Debug)]
struct Words<'i> {
    body: &'i str,
    language: &'i str,
    modality: &'i ModalityWords,
    ranges: Vec<Range<usize>>,
    spellings: Vec<String>,
}

impl<'i> Words<'i> {
    fn of(index: &'i Index, statement: &Statement, modality: &'i ModalityWords) -> Self {
        let article = statement.article;
        let body = index.article(article).body.as_str();
        let compared = statement.tokens.clone().take(statement.keys.len());
        let ranges: Vec<_> = compared.map(|token| index.range(Position { article, token: token as u32 })).collect();
        let spellings = ranges.iter().map(|range| spelling(&body[range.clone()])).collect();
        Self { body, language: index.language(article), modality, ranges, spellings }
    }

    /// Words as they stand in the text, white space folded.
    fn text(&self, places: &Range<usize>) -> String {
        if places.is_empty() {
            return NOTHING.into();
        }
        let bytes = self.ranges[places.start].start..self.ranges[places.end - 1].end;
        folded(&self.body[bytes])
    }

    /// The text in pieces: marked words, words in differing stretches, all others.
    fn pieces(&self, differing: &[Range<usize>], marked: &[Range<usize>]) -> Vec<PassagePiece> {
        let among = |ranges: &[Range<usize>], place: usize| ranges.iter().any(|range| range.contains(&place));
        let mut pieces: Vec<PassagePiece> = Vec::new();
        for (place, range) in self.ranges.iter().enumerate() {
            let standing = match (among(marked, place), among(differing, place)) {
                (true, _) => Standing::Marked,
                (false, true) => Standing::Apart,
                (false, false) => Standing::Shared,
            };
            let end = self.ranges.get(place + 1).map_or(range.end, |next| next.start);
            let text = &self.body[range.start..end];
            match pieces.last_mut().filter(|last| last.standing == standing) {
                Some(last) => last.text.push_str(text),
                None => pieces.push(PassagePiece { text: text.to_string(), standing }),
            }
        }
        pieces
    }

    /// The words of a force at places that are looked for: their spellings and places.
    fn marked(&self, force: Force, wanted: impl Fn(&Range<usize>) -> bool) -> Vec<(String, Range<usize>)> {
        let Some(words) = self.modality.in_language(self.language) else { return Vec::new() };
        let places = words.places(&self.spellings).into_iter().filter(|(_, _, this)| *this == force);
        let ranges = places.map(|(at, length, _)| at..at + length);
        ranges.filter(|range| wanted(range)).map(|range| (self.spellings[range.clone()].join(" "), range)).collect()
    }
}

impl<'i> Comparison<'i> {
    /// Lays the renderings of a pair side by side. Words with one key but two spellings differ too.
    pub fn of(index: &'i Index, parallels: &'i Parallels, pair: &Parallel) -> Self {
        let words = |place: usize| Words::of(index, &parallels.statements.all[place], &parallels.modality);
        let (a, b) = (words(pair.a), words(pair.b));
        let mut differing: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        let mut add = |one: Range<usize>, two: Range<usize>| match differing.last_mut() {
            Some(last) if last.0.end == one.start && last.1.end == two.start => {
                (last.0.end, last.1.end) = (one.end, two.end);
            }
            _ => differing.push((one, two)),
        };
        for stretch in &pair.stretches {
            if !stretch.same {
                add(stretch.a.clone(), stretch.b.clone());
                continue;
            }
            for (one, two) in stretch.a.clone().zip(stretch.b.clone()) {
                if a.spellings[one] != b.spellings[two] {
                    add(one..one + 1, two..two + 1);
                }
            }
        }
        Self { a, b, differing }
    }

    /// Each differing stretch as `A → B`, in the order of the text; [`NOTHING`] where one has no words there.
    pub fn differences(&self) -> Vec<String> {
        let shown = |(one, two): &(Range<usize>, Range<usize>)| format!("{} → {}", self.a.text(one), self.b.text(two));
        self.differing.iter().map(shown).collect()
    }

    /// Modal verbs, negation and degree that both have, in the order of [`Force::ALL`] and of the first text, each once.
    pub fn shared_modality(&self) -> Vec<String> {
        let of_force = |force: Force| {
            let (a, b) = (self.a.marked(force, |_| true), self.b.marked(force, |_| true));
            let both = a.into_iter().map(|(word, _)| word).filter(move |word| b.iter().any(|(other, _)| other == word));
            both.collect::<Vec<_>>()
        };
        let mut found: Vec<String> = Vec::new();
        for word in Force::ALL.into_iter().flat_map(of_force) {
            if !found.contains(&word) {
                found.push(word);
            }
        }
        found
    }

    /// Both texts in pieces, by what stands in the other; together the pieces are the whole text.
    pub fn pieces(&self) -> [Vec<PassagePiece>; 2] {
        let (in_a, in_b): (Vec<_>, Vec<_>) = self.differing.iter().cloned().unzip();
        let apart: Vec<_> = Force::ALL.into_iter().map(|force| self.apart(force)).collect();
        let (only_a, only_b): (Vec<_>, Vec<_>) = apart.into_iter().unzip();
        [self.a.pieces(&in_a, &only_a.concat()), self.b.pieces(&in_b, &only_b.concat())]
    }

    /// The places of words of a force that only the one has, and only the other, in their differing stretches.
    fn apart(&self, force: Force) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let meets = |one: &Range<usize>, two: &Range<usize>| one.start < two.end && two.start < one.end;
        let in_a = |range: &Range<usize>| self.differing.iter().any(|(one, _)| meets(one, range));
        let in_b = |range: &Range<usize>| self.differing.iter().any(|(_, two)| meets(two, range));
        let (a, b) = (self.a.marked(force, in_a), self.b.marked(force, in_b));
        (without(&a, &b), without(&b, &a))
    }

    /// Modal verbs, negation and degree that only one of them has in its differing stretches, as `A → B`: one entry a force, in
    /// the order of [`Force::ALL`]. Words that both have, though elsewhere, do not differ.
    pub fn modality(&self) -> Vec<String> {
        let of_force = |force: Force| {
            let (only_a, only_b) = self.apart(force);
            if only_a.is_empty() && only_b.is_empty() {
                return None;
            }
            let shown = |words: &Words<'_>, places: &[Range<usize>]| {
                let texts: Vec<String> = places.iter().map(|range| words.text(range)).collect();
                if texts.is_empty() { NOTHING.to_string() } else { texts.join(", ") }
            };
            Some(format!("{} → {}", shown(&self.a, &only_a), shown(&self.b, &only_b)))
        };
        Force::ALL.into_iter().filter_map(of_force).collect()
    }
}

/// The places of words that the others lack, each of theirs taken once.
fn without(words: &[(String, Range<usize>)], others: &[(String, Range<usize>)]) -> Vec<Range<usize>> {
    let mut left: Vec<&str> = others.iter().map(|(word, _)| word.as_str()).collect();
    let mut only = Vec::new();
    for (word, range) in words {
        match left.iter().position(|other| other == word) {
            Some(place) => {
                left.remove(place);
            }
            None => only.push(range.clone()),
        }
    }
    only
}

/// White space folded.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
