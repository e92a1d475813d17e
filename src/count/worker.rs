//! One thread's share of the counting of articles that are let go afterwards. Leaves which articles to `stream`.

use super::cells::Cells;
use super::pile::Pile;
use super::share::Share;
use super::spellings::{SPACELESS, Spellings};
use super::tally::{Tallied, Tally};
use super::waiting::{Spare, Waiting};
use crate::annotation::language;
use crate::corpus::{Article, Span, Text};
use crate::index::{Forms, Settings, Unstated, in_order};
use crate::prefetch::prefetch;
use crate::token::{Tokenizer, WordRules};
use std::collections::BTreeMap;
use std::ops::Range;

/// What the whole corpus decides about words: guessed from its first articles, certain at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decided {
    /// For the words of one article, once its language is known.
    pub cutting: WordRules,
    /// For the forms that they count as.
    pub folding: WordRules,
}

/// What is kept of an article's text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts {
    pub tokens: u32,
    /// Tokens in scripts without spaces.
    pub spaceless: u32,
    /// The tag of the language that it reads like, if that is asked and known; empty otherwise.
    pub reads_like: &'static str,
}

/// An article that is to be counted.
pub(super) struct Work<'a> {
    pub article: &'a Article,
    /// `None` if the filter does not keep it.
    pub group: Option<String>,
    /// The words that start inside are not counted; ascending.
    pub left_out: &'a [Span],
    /// What the article reads like, if that has been looked at already.
    pub reads_like: Option<&'static str>,
}

/// Words of memory that wait in a thread before some are added up: many articles of one group at a time.
const WAITING: usize = 1 << 20;

/// One thread's share of the counting.
///
/// Every step is a short loop of its own over an article or more: what is looked up lies far apart in memory, and short loops
/// wait for many places at once.
#[derive(Debug, Default)]
pub(super) struct Worker {
    spellings: Spellings,
    /// Of the last article: neighbours are mostly in one language.
    cutting: Option<Cutting>,
    words: Vec<[u32; 2]>,
    /// How many words were left out, by rule.
    left_out: BTreeMap<&'static str, u64>,
    /// The groups by name, and the number of each.
    groups: BTreeMap<String, usize>,
    /// What waits to be added up, by group.
    waiting: Vec<Waiting>,
    spare: Spare,
    /// How many words of memory wait.
    waits: usize,
    tally: Tally,
    pile: Pile,
    /// Of the last text that was counted.
    room: String,
    /// The text that is counted, in small letters: its words have fewer spellings.
    lowered: String,
}

/// What cuts the articles of a language.
#[derive(Debug)]
struct Cutting {
    tag: String,
    rules: WordRules,
    tokenizer: Tokenizer,
}

impl Cutting {
    fn of(rules: WordRules, tag: &str) -> Self {
        Self { tag: tag.to_owned(), rules, tokenizer: Tokenizer::new(rules.in_language(tag)) }
    }
}

/// So many forms ahead memory is asked for the letters of one, and as many again for where they stand.
const AHEAD: usize = 8;

/// Bytes of a text from which on its room is given back to the system.
const ROOM: usize = 1 << 20;

impl Worker {
    /// Nothing counted yet.
    pub(super) fn tallying(tallied: Tallied) -> Self {
        Self { tally: Tally::tallying(tallied), pile: Pile::of_sums(tallied), ..Self::default() }
    }

    /// The room of a text that was counted, for the next.
    pub(super) fn room(&mut self) -> String {
        std::mem::take(&mut self.room)
    }

    /// Keeps the room of a text that was counted.
    pub(super) fn take_room(&mut self, text: Text) {
        self.room = text.into_room();
        if self.room.capacity() > ROOM {
            self.room = String::new();
        }
    }

    /// Counts an article, unless it is in no group.
    pub(super) fn article(&mut self, work: Work<'_>, settings: &Settings, decided: Decided) -> Facts {
        let Work { article, group, left_out, reads_like } = work;
        let reads_like = reads_like.unwrap_or_else(|| self::reads_like(article, settings));
        let Some(group) = group else { return Facts { reads_like, ..Facts::default() } };
        let stated = settings.language.as_deref().unwrap_or(article.language.trim());
        let tag = if stated.is_empty() { reads_like } else { stated };
        let rules = decided.cutting;
        let is_for = |known: &&mut Cutting| known.tag == tag && known.rules == rules;
        let cutting = match self.cutting.as_mut().filter(is_for) {
            Some(known) => known,
            None => self.cutting.insert(Cutting::of(rules, tag)),
        };
        self.words.clear();
        cutting.tokenizer.words_into(&article.body, &mut self.words);
        self.leave_out(left_out);
        let tokens = self.words.len() as u32;
        let next = self.groups.len();
        let group = *self.groups.entry(group).or_insert(next);
        if group == next {
            self.waiting.push(Waiting::default());
        }
        let forms = self.waiting[group].article(tokens, &mut self.spare);
        let begin = forms.len();
        let text =
            if decided.folding.ignore_ascii_case() { lowered(&mut self.lowered, &article.body) } else { &article.body };
        self.spellings.forms_into(text, &self.words, &|spelling| decided.folding.folded(spelling), forms);
        if self.lowered.capacity() > ROOM {
            self.lowered = String::new();
        }
        let mut spaceless = 0;
        for form in &mut forms[begin..] {
            spaceless += u32::from(*form & SPACELESS != 0);
            *form &= !SPACELESS;
        }
        self.waits += tokens as usize + 1;
        if self.waits > WAITING {
            self.make_room();
        }
        Facts { tokens, spaceless, reads_like }
    }

    /// Forgets the words that start inside a span, and counts them by its rule.
    fn leave_out(&mut self, spans: &[Span]) {
        if spans.is_empty() {
            return;
        }
        let words = &mut self.words;
        let places: Vec<Range<usize>> = spans
            .iter()
            .map(|Span { range, rule, .. }| {
                let before = |byte: usize| words.partition_point(|[start, _]| (*start as usize) < byte);
                let place = before(range.start)..before(range.end);
                *self.left_out.entry(*rule).or_default() += place.len() as u64;
                place
            })
            .collect();
        let (mut word, mut span) = (0, 0);
        words.retain(|_| {
            while places.get(span).is_some_and(|place| place.end <= word) {
                span += 1;
            }
            let kept = places.get(span).is_none_or(|place| place.start > word);
            word += 1;
            kept
        });
    }

    /// Adds up what waits in the groups in which the most does, until a quarter is free: the more at once, the fewer sums come of it.
    fn make_room(&mut self) {
        let waits = |group: &usize| self.waiting[*group].len() > 0;
        let mut longest: Vec<usize> = (0..self.waiting.len()).filter(waits).collect();
        longest.sort_by_key(|&group| std::cmp::Reverse(self.waiting[group].len()));
        for group in longest {
            if self.waits <= WAITING / 4 * 3 {
                return;
            }
            self.add_up(group);
        }
    }

    /// Adds up what waits in a group.
    fn add_up(&mut self, group: usize) {
        let waiting = std::mem::take(&mut self.waiting[group]);
        self.waits -= waiting.len();
        waiting.add_up(&mut self.tally, &mut self.spare);
        self.pile.add(group as u32, self.tally.drain());
    }

    /// How many words were left out, by rule.
    pub(super) fn left_out_so_far(&self) -> &BTreeMap<&'static str, u64> {
        &self.left_out
    }

    /// What was counted; what only counting needs is let go.
    pub(super) fn counted(mut self) -> Share {
        (0..self.waiting.len()).for_each(|group| self.add_up(group));
        let Self { spellings, groups, pile, .. } = self;
        let vocabulary = spellings.into_forms();
        let spelled: Vec<&str> = vocabulary.surfaces().collect();
        let order = in_order(&spelled);
        let mut forms = Forms::default();
        let mut place_of_form = vec![0; order.len()];
        for (place, &form) in order.iter().enumerate() {
            // Forms that follow each other lie far apart, in the order in which they were met.
            if let Some(&far) = order.get(place + 2 * AHEAD) {
                prefetch(&spelled, far as usize);
            }
            if let Some(&near) = order.get(place + AHEAD) {
                prefetch(spelled[near as usize].as_bytes(), 0);
            }
            forms.push(spelled[form as usize]);
            place_of_form[form as usize] = place as u32;
        }
        let mut place_of_group = vec![0; groups.len()];
        for (place, &group) in (0..).zip(groups.values()) {
            place_of_group[group] = place;
        }
        let cells = Cells::gathered(pile, &place_of_form, &place_of_group, order.len());
        Share { forms, groups: groups.into_keys().collect(), cells }
    }
}

/// A text with a to z for A to Z, in the room of another.
fn lowered<'r>(room: &'r mut String, text: &str) -> &'r str {
    room.clear();
    room.push_str(text);
    room.make_ascii_lowercase();
    room
}

/// The tag of the language that an article surely reads like, if that is asked: where none is stated. Empty if it is not known.
pub(super) fn reads_like(article: &Article, settings: &Settings) -> &'static str {
    let asked = settings.unstated == Unstated::Inferred
        && settings.language.as_deref().unwrap_or(&article.language).trim().is_empty();
    let guess = asked.then(|| language::reading(article)).flatten();
    guess.map_or("", |guess| guess.tag)
}
