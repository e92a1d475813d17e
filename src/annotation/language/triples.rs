//! Languages of one script told by their letters and their commonest triples of letters: the answers of whatlang, from its own tables
//! (`data/languages/triples.txt`), several times faster, since a triple is looked up once and not once for every language.

use super::scripts::Script;
use hashbrown::HashMap;
use std::ops::Range;
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

/// Three letters as one number, in the order of their code points; anything that is no letter is a space.
type Triple = u64;

/// The place of a triple among the commonest of a language, from 0.
#[derive(Debug, Clone, Copy)]
struct Rank {
    language: u8,
    rank: u16,
}

/// The languages of one script.
///
/// Invariant: there are at most 64.
#[derive(Debug, Default)]
struct Family {
    codes: Vec<&'static str>,
    /// A bit for each language that has a letter, by its code point; empty if alphabets say nothing of the script.
    alphabets: Vec<u64>,
    /// The ranks of each triple that is common in some language.
    places: HashMap<Triple, Range<u32>>,
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
    Some(family.tell(&Seen::of(&lower_case(text))))
}

/// As [`str::to_lowercase`], sooner for the letters of most texts.
fn lower_case(text: &str) -> String {
    if text.contains('Σ') {
        // The one letter whose small form its neighbours decide.
        return text.to_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\0'..='\x7f' => lower.push(sign.to_ascii_lowercase()),
            'а'..='я' | 'ء'..='ۓ' | 'ऀ'..='ॿ' | 'א'..='ת' => lower.push(sign),
            _ => lower.extend(sign.to_lowercase()),
        }
    }
    lower
}

/// The letters of a text.
#[derive(Debug)]
struct Seen {
    letters: u32,
    /// The code points of its different letters below [`LETTERS`], with their occurrences.
    different: Vec<(u16, u32)>,
    /// The triples of each word, with the space around it; ascending.
    triples: Vec<Triple>,
}

impl Seen {
    /// What a text in lower case has.
    fn of(text: &str) -> Self {
        let mut triples = Vec::with_capacity(text.len());
        let mut occurrences = vec![0u32; LETTERS];
        let mut different = Vec::new();
        let mut letters = 0;
        let (mut first, mut second) = (' ', ' ');
        for sign in text.chars().map(letter).chain([' ']) {
            if sign != ' ' {
                letters += 1;
                if let Some(occurrences) = occurrences.get_mut(sign as usize) {
                    if *occurrences == 0 {
                        different.push((sign as u16, 0));
                    }
                    *occurrences += 1;
                }
            }
            if second != ' ' || (first != ' ' && sign != ' ') {
                triples.push(triple([first, second, sign]));
            }
            (first, second) = (second, sign);
        }
        for (code, times) in &mut different {
            *times = occurrences[usize::from(*code)];
        }
        triples.sort_unstable();
        Self { letters, different, triples }
    }
}

/// A letter of a triple.
fn letter(sign: char) -> char {
    if matches!(sign, '\0'..='@' | '['..='`' | '{'..='~') { ' ' } else { sign }
}

fn triple(letters: [char; 3]) -> Triple {
    letters.into_iter().fold(0, |triple, letter| triple << 21 | u64::from(letter as u32))
}

impl Family {
    fn named(script: &str) -> Self {
        let mut family = Self::default();
        let mut ranks: Vec<(Triple, Rank)> = Vec::new();
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
            ranks.extend(ranked.map(|(&signs, rank)| (triple(signs), Rank { language, rank })));
        }
        ranks.sort_by_key(|&(triple, _)| triple);
        for alike in ranks.chunk_by(|one, other| one.0 == other.0) {
            let start = family.ranks.len() as u32;
            family.ranks.extend(alike.iter().map(|&(_, rank)| rank));
            family.places.insert(alike[0].0, start..family.ranks.len() as u32);
        }
        family
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
        for &(code, times) in &seen.different {
            let mut languages = self.alphabets[usize::from(code)];
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
        let mut runs: Vec<(Triple, usize)> = Vec::with_capacity(seen.triples.len());
        for &triple in &seen.triples {
            match runs.last_mut() {
                Some((last, times)) if *last == triple => *times += 1,
                _ => runs.push((triple, 1)),
            }
        }
        // The commonest first, of equally common ones the last: how many are more common than those of each number of occurrences.
        let most = runs.iter().map(|run| run.1).max().unwrap_or(0);
        let mut place = vec![0u32; most + 1];
        for &(_, times) in &runs {
            place[times - 1] += 1;
        }
        for times in (1..=most).rev() {
            place[times - 1] += place[times];
        }
        // Of the triples that a language has too: how many there are, and how far they are out of their places.
        let mut common = vec![(0, 0); self.codes.len()];
        for &(triple, times) in runs.iter().rev() {
            let rank = place[times];
            place[times] += 1;
            if rank >= OF_TEXT {
                continue;
            }
            if let Some(places) = self.places.get(&triple) {
                for known in &self.ranks[places.start as usize..places.end as usize] {
                    let (triples, apart) = &mut common[usize::from(known.language)];
                    *triples += 1;
                    *apart += rank.abs_diff(known.rank.into());
                }
            }
        }
        let compared = (runs.len() as u32).min(OF_TEXT);
        let farthest = compared * PROFILE;
        let score = |(triples, apart): (u32, u32)| {
            let distance = (PROFILE - triples) * PROFILE + apart - PROFILE.saturating_sub(compared) * PROFILE;
            f64::from(farthest - distance.min(PROFILE * PROFILE)) / f64::from(farthest)
        };
        (common.into_iter().map(score).collect(), compared)
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
    fn small_letters_are_those_of_unicode() {
        let signs: String = (char::MIN..=char::MAX).filter(|sign| *sign != 'Σ').collect();
        assert!(lower_case(&signs) == signs.to_lowercase());
        assert_eq!(lower_case("ΟΔΟΣ Я"), "οδος я");
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
