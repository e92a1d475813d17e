//! Languages of one script told by their letters and their commonest triples of letters: the answers of whatlang, from its own tables
//! (`data/languages/triples.txt`), several times faster, since a triple is looked up once and not once for every language.

use super::scripts::Script;
use super::seen::{KNOWN, Seen, Triple, letter};
use std::cmp::Reverse;
use std::sync::LazyLock;

/// Triples in the profile of a language, and the most that one can be out of its place.
const PROFILE: u32 = 300;
/// Triples of a text that are looked at: its commonest.
const OF_TEXT: u32 = 600;
/// Behind the last letter of an alphabet.
const LETTERS: usize = 0x2000;

/// The most likely language of a text, and how likely it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Told {
    /// ISO 639-3.
    pub code: &'static str,
    /// From 0 to 1.
    pub confidence: f64,
}

/// The most languages of a script: as many as a number has bits.
const LANGUAGES: usize = 64;

/// The place of a triple among the commonest of a language, from 0.
#[derive(Debug, Clone, Copy)]
struct Rank {
    language: u8,
    rank: u16,
}

/// The languages of one script.
///
/// Invariant: there are at most [`LANGUAGES`].
#[derive(Debug, Default)]
struct Family {
    codes: Vec<&'static str>,
    /// A bit for each language that has a letter, by its code point; empty if alphabets say nothing of the script.
    alphabets: Vec<u64>,
    /// A number for each letter of a triple that is common in some language, by its code point; 0 for any other.
    numbers: Vec<u8>,
    /// How many numbers there are.
    letters: usize,
    /// By the numbers of two letters, which row says what goes on behind them: 0 if nothing does.
    rows: Vec<u16>,
    /// By the row of two letters and the number of the third, the place of a triple among all that are common; 0 for any other.
    places: Vec<u16>,
    /// Where the ranks of each common triple begin, and end those of the one before.
    starts: Vec<u32>,
    ranks: Vec<Rank>,
}

static FAMILIES: [(Script, LazyLock<Family>); 5] = [
    (Script::Latin, LazyLock::new(|| Family::named("Latin"))),
    (Script::Cyrillic, LazyLock::new(|| Family::named("Cyrillic"))),
    (Script::Arabic, LazyLock::new(|| Family::named("Arabic"))),
    (Script::Devanagari, LazyLock::new(|| Family::named("Devanagari"))),
    (Script::Hebrew, LazyLock::new(|| Family::named("Hebrew"))),
];

/// The most likely language of a text in a script that several languages are written in; `None` for other scripts.
pub(super) fn tell(script: Script, text: &str) -> Option<Told> {
    let (_, family) = FAMILIES.iter().find(|(known, _)| *known == script)?;
    Some(family.tell(&Seen::of(text)))
}

impl Family {
    fn named(script: &str) -> Self {
        let mut family = Self::default();
        let mut ranks: Vec<([char; 3], Rank)> = Vec::new();
        let lines = include_str!("../../../data/languages/triples.txt").lines().map(|line| line.split(' '));
        for mut columns in lines.filter_map(|mut columns| (columns.next() == Some(script)).then_some(columns)) {
            let mut next = || columns.next().expect("the table ships with the program, and a test reads it");
            let (code, alphabet, triples) = (next(), next(), next());
            let language = family.codes.len() as u8;
            family.codes.push(code);
            if alphabet != "-" {
                family.alphabets.resize(LETTERS, 0);
                alphabet.chars().for_each(|letter| family.alphabets[letter as usize] |= 1 << language);
            }
            let signs: Vec<char> = triples.chars().map(letter).collect();
            let ranked = signs.as_chunks::<3>().0.iter().zip(0..);
            ranks.extend(ranked.map(|(&signs, rank)| (signs, Rank { language, rank })));
        }
        ranks.sort_by_key(|&(triple, _)| triple);
        family.number(ranks.iter().map(|&(triple, _)| triple));
        for alike in ranks.chunk_by(|one, other| one.0 == other.0) {
            family.starts.push(family.ranks.len() as u32);
            family.ranks.extend(alike.iter().map(|&(_, rank)| rank));
            family.add(alike[0].0);
        }
        family.starts.push(family.ranks.len() as u32);
        family
    }

    /// Numbers the letters of all common triples, the commonest first: most of what is looked up stands side by side.
    fn number(&mut self, triples: impl Iterator<Item = [char; 3]>) {
        let mut times = vec![0u32; KNOWN];
        triples.flatten().for_each(|letter| times[letter as usize] += 1);
        let mut letters: Vec<usize> = (0..KNOWN).filter(|&letter| times[letter] > 0).collect();
        letters.sort_by_key(|&letter| Reverse(times[letter]));
        self.numbers = vec![0; KNOWN];
        for (number, &letter) in (1..).zip(&letters) {
            self.numbers[letter] = number;
        }
        self.letters = letters.len() + 1;
        self.rows = vec![0; self.letters * self.letters];
        self.places = vec![0; self.letters];
        // The place of those that are not common.
        self.starts = vec![0];
    }

    /// Gives the next place to a common triple.
    fn add(&mut self, triple: [char; 3]) {
        let [first, second, third] = triple.map(|letter| usize::from(self.numbers[letter as usize]));
        let row = &mut self.rows[first * self.letters + second];
        if *row == 0 {
            *row = (self.places.len() / self.letters) as u16;
            self.places.resize(self.places.len() + self.letters, 0);
        }
        self.places[usize::from(*row) * self.letters + third] = self.starts.len() as u16 - 1;
    }

    /// The place of a triple of numbers among those that are common; 0 for any other.
    #[inline]
    fn place(&self, [first, second, third]: [u8; 3]) -> usize {
        let row = self.rows[usize::from(first) * self.letters + usize::from(second)];
        self.places[usize::from(row) * self.letters + usize::from(third)].into()
    }

    /// The language with the best score, and by how much it is better than the second.
    fn tell(&self, seen: &Seen) -> Told {
        let alphabet = self.by_alphabet(seen);
        let (triples, different) = self.by_triples(seen);
        // Alphabets are weighed by what they were compared with: nothing, where none is known.
        let compared = if self.alphabets.is_empty() { 1 } else { seen.letters };
        let weight = (-(f64::from(compared) / 300.0) + 2.0 / 3.0).clamp(1.0 / 3.0, 2.0 / 3.0);
        let scores =
            alphabet.iter().zip(&triples).map(|(alphabet, triples)| alphabet * weight + triples * (1.0 - weight));
        let (mut best, mut second) = ((0.0, 0), 0.0);
        for (language, score) in scores.enumerate() {
            if score > best.0 {
                second = best.0;
                best = (score, language);
            } else if score > second {
                second = score;
            }
        }
        Told { code: self.codes[best.1], confidence: confidence(best.0, second, different) }
    }

    /// For each language: how many more letters of the text are in its alphabet than are not, of all letters.
    fn by_alphabet(&self, seen: &Seen) -> Vec<f64> {
        if self.alphabets.is_empty() {
            return vec![1.0; self.codes.len()];
        }
        let mut inside = vec![0; self.codes.len()];
        let everywhere = u64::MAX >> (64 - self.codes.len());
        let mut common = 0;
        for &(letter, times) in &seen.different {
            let mut languages = self.alphabets.get(letter as usize).copied().unwrap_or(0);
            if languages == everywhere {
                common += times;
                continue;
            }
            while languages != 0 {
                inside[languages.trailing_zeros() as usize] += times;
                languages &= languages - 1;
            }
        }
        let score =
            |inside: u32| f64::from((2 * (common + inside)).saturating_sub(seen.letters)) / f64::from(seen.letters);
        inside.into_iter().map(score).collect()
    }

    /// For each language: how near the order of the text's commonest triples is to its own; and how many triples were compared.
    fn by_triples(&self, seen: &Seen) -> (Vec<f64>, u32) {
        // Which triple is another than the one before cannot be foreseen: each is written, and the next one over it if it is the same.
        let mut runs: Vec<(Triple, usize)> = vec![(0, 0); seen.triples.len()];
        let mut length = 0;
        let mut before = None;
        for &triple in &seen.triples {
            length += usize::from(before != Some(triple));
            before = Some(triple);
            let run = &mut runs[length - 1];
            *run = (triple, run.1 + 1);
        }
        runs.truncate(length);
        // The commonest first, of equally common ones the last: how many are more common than those of each number of occurrences.
        let most = runs.iter().map(|run| run.1).max().unwrap_or(0);
        let mut place = vec![0u32; most + 1];
        for &(_, times) in &runs {
            place[times - 1] += 1;
        }
        for times in (1..=most).rev() {
            place[times - 1] += place[times];
        }
        // All places first: they lie apart in memory, and are waited for together.
        let numbers = |&(letter, _): &(u32, u32)| self.numbers.get(letter as usize).copied().unwrap_or(0);
        let numbers: Vec<u8> = seen.different.iter().map(numbers).collect();
        let number =
            |triple: Triple, place: u32| numbers[(triple >> (place * seen.bits)) as usize & ((1 << seen.bits) - 1)];
        let ranked = runs.iter().rev().map(|&(triple, times)| {
            let rank = place[times];
            place[times] += 1;
            (rank, if rank < OF_TEXT { self.place([2, 1, 0].map(|place| number(triple, place))) } else { 0 })
        });
        let ranked: Vec<(u32, usize)> = ranked.collect();
        // Of the triples that a language has too: how many there are, and how far they are out of their places.
        // Both in one number: one sum instead of two, and no language is beyond the list.
        let mut common = [0u64; LANGUAGES];
        for (rank, place) in ranked {
            for known in &self.ranks[self.starts[place] as usize..self.starts[place + 1] as usize] {
                common[usize::from(known.language) % LANGUAGES] +=
                    1 << 32 | u64::from(rank.abs_diff(known.rank.into()));
            }
        }
        let compared = (runs.len() as u32).min(OF_TEXT);
        let farthest = compared * PROFILE;
        let score = |&common: &u64| {
            let (triples, apart) = ((common >> 32) as u32, common as u32);
            let distance = (PROFILE - triples) * PROFILE + apart - PROFILE.saturating_sub(compared) * PROFILE;
            f64::from(farthest - distance.min(PROFILE * PROFILE)) / f64::from(farthest)
        };
        (common[..self.codes.len()].iter().map(score).collect(), compared)
    }
}

/// How sure the best of two scores is, of a text of so many different triples.
fn confidence(best: f64, second: f64, different: u32) -> f64 {
    if best == 0.0 || second == 0.0 {
        return best;
    }
    let clear = 3.0 / f64::from(different) + 0.015;
    ((best - second) / second / clear).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::scripts::Letters;
    use super::*;
    use proptest::prelude::*;

    /// Whether a text is told as whatlang tells it: of two languages as likely as each other it may take either.
    fn agrees(text: &str) -> bool {
        let Some(told) = Letters::of(text).main().and_then(|script| tell(script, text)) else { return true };
        let theirs = whatlang::detect(text).expect("the text has letters");
        told.confidence.to_bits() == theirs.confidence().to_bits()
            && (told.confidence == 0.0 || told.code == theirs.lang().code())
    }

    #[test]
    fn the_table_is_whole() {
        for (script, languages) in [("Latin", 37), ("Cyrillic", 6), ("Arabic", 3), ("Devanagari", 3), ("Hebrew", 2)] {
            let family = Family::named(script);
            assert_eq!((family.codes.len(), family.ranks.len()), (languages, languages * PROFILE as usize), "{script}");
            assert!(family.codes.iter().all(|code| whatlang::Lang::from_code(*code).is_some()));
        }
    }

    #[test]
    fn sentences_are_told_as_whatlang_tells_them() {
        for text in [
            "The harbour council said on Monday that the dam was not the cause of the flood.",
            "Havnerådet sagde, at dæmningen ikke var årsagen til oversvømmelsen, og at det er op til ministeriet.",
            "Lučko vijeće reklo je da brana nije uzrok poplave i da su inženjeri tjednima upozoravali na kišu.",
            "Советот на пристаништето рече дека браната не е причина за поплавата.",
            "شورای بندر روز دوشنبه اعلام کرد که سد علت سیل نبوده است.",
            "बंदरगाह परिषद ने कहा कि बांध बाढ़ का कारण नहीं था।",
            "מועצת הנמל אמרה כי הסכר לא היה הסיבה של השיטפון",
            "Hội đồng cảng nói rằng đập không phải là nguyên nhân của lũ.",
            "İSTANBUL Limanı kurulu barajın nedeni olmadığını söyledi",
            "a",
            "ы",
            "ab ab ab",
            "zzz",
            "ʻ",
        ] {
            assert!(agrees(text), "{text}");
            assert!(agrees(&text.repeat(12)), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn any_text_is_told_as_whatlang_tells_it(
            text in "([a-zA-Z]{1,7}[ ,.'0-9-]|[a-zà-ỹ]{1,5} ){1,200}|([а-яёіїґђј]{1,8}[ ,-]){1,200}|([ا-ی]{1,6} ){1,200}|([क-हा-्]{1,4} ){1,200}|\
                     ([א-ת]{1,5} ){1,200}"
        ) {
            prop_assert!(agrees(&text));
        }
    }

    /// `NEWSPRINT_CORPUS=FILE cargo test --release --lib every_text_of_a_corpus -- --ignored --nocapture`
    #[test]
    #[ignore = "reads the corpus that NEWSPRINT_CORPUS names"]
    fn every_text_of_a_corpus_is_told_as_whatlang_tells_it() {
        let path = std::env::var_os("NEWSPRINT_CORPUS").expect("NEWSPRINT_CORPUS names a corpus");
        let corpus = crate::corpus::Corpus::read(&[path], &crate::corpus::reader::ReadOptions::default());
        let corpus = corpus.expect("a corpus");
        let texts = || corpus.articles().iter().map(|article| &*article.body);
        for text in texts() {
            assert!(agrees(text) && agrees(&super::super::sample(text)), "{text}");
        }
        println!("{} texts", texts().count());
    }
}
