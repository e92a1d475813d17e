//! The letters of a text in lower case, and their triples in order. What they tell of languages is left to `triples`.

use std::borrow::Cow;
use std::sync::LazyLock;

/// Behind the letters that tables know, and the last of a common triple: a curly apostrophe is one.
pub(super) const KNOWN: usize = 0x2100;

/// Three letters as one number, in the order of their code points.
pub(super) type Triple = u64;

/// A letter of a triple.
pub(super) fn letter(sign: char) -> char {
    if matches!(sign, '\0'..='@' | '['..='`' | '{'..='~') { ' ' } else { sign }
}

/// What [`letter`] takes for no letter.
const SPACE: u32 = ' ' as u32;

/// What letters of triples are in lower case, by their code points: one letter, or [`Self::UNCLEAR`].
struct Lower([u16; KNOWN]);

impl Lower {
    /// A sign that becomes several, or one beyond the table.
    const UNCLEAR: u16 = 0;

    fn get() -> &'static Self {
        static LOWER: LazyLock<Lower> = LazyLock::new(|| {
            let mut lower = Lower([Lower::UNCLEAR; KNOWN]);
            for (sign, lowered) in ('\0'..).zip(&mut lower.0) {
                let mut signs = sign.to_lowercase();
                if let (Some(only), None) = (signs.next(), signs.next()) {
                    *lowered = u16::try_from(letter(only) as u32).unwrap_or(Lower::UNCLEAR);
                }
            }
            lower
        });
        &LOWER
    }

    /// Does something with each letter of a text in lower case, as [`str::to_lowercase`] has it.
    fn each(text: &str, mut with: impl FnMut(u32)) {
        let lower = Self::get();
        // The one letter whose small form its neighbours decide.
        let text = if text.contains('Σ') { Cow::Owned(text.to_lowercase()) } else { Cow::Borrowed(text) };
        for sign in text.chars() {
            match lower.0.get(sign as usize) {
                Some(&clear) if clear != Self::UNCLEAR => with(clear.into()),
                _ => sign.to_lowercase().for_each(|sign| with(letter(sign) as u32)),
            }
        }
    }
}

/// The letters of a text.
#[derive(Debug)]
pub(super) struct Seen {
    pub letters: u32,
    /// Its different letters with their occurrences, ascending, the space first: a triple has their places here.
    pub different: Vec<(u32, u32)>,
    /// Bits of a letter in a triple.
    pub bits: u32,
    /// The triples of each word, with the space around it; ascending.
    pub triples: Vec<Triple>,
}

impl Seen {
    /// What a text has in lower case.
    pub(super) fn of(text: &str) -> Self {
        // The letters in the order in which they are met, but those beyond the table.
        let mut met = vec![0u16; KNOWN];
        let mut different: Vec<(u32, u32)> = Vec::with_capacity(BYTE);
        let mut beyond = Vec::new();
        let mut number = |letter: u32| {
            let Some(met) = met.get_mut(letter as usize) else {
                beyond.push(letter);
                return letter;
            };
            if *met == 0 {
                different.push((letter, 0));
                *met = different.len() as u16;
            }
            let number = u32::from(*met) - 1;
            different[number as usize].1 += 1;
            number
        };
        let mut signs = Vec::with_capacity(text.len() + 3);
        signs.extend([SPACE, SPACE].map(&mut number));
        Lower::each(text, |letter| signs.push(number(letter)));
        signs.push(number(SPACE));
        let letters = signs.len() as u32 - different[0].1;
        let mut order: Vec<(u32, u32)> = different.iter().map(|&(letter, _)| letter).zip(0..).collect();
        order.sort_unstable();
        let mut places = vec![0; different.len()];
        for (place, &(_, number)) in order.iter().enumerate() {
            places[number as usize] = place as Triple;
        }
        different.sort_unstable();
        beyond.sort_unstable();
        beyond.dedup();
        let known = different.len();
        different.extend(beyond.iter().map(|&letter| (letter, 0)));
        let place = |sign: u32| {
            places
                .get(sign as usize)
                .copied()
                .unwrap_or_else(|| (known + beyond.partition_point(|&letter| letter < sign)) as Triple)
        };
        let bits = usize::BITS - different.len().leading_zeros();
        Self { letters, different, bits, triples: sorted(triples(&signs, bits, place), 3 * bits) }
    }
}

/// The triples of letters with a space around each word: no space stands between two, or alone in the middle of one.
fn triples(signs: &[u32], bits: u32, place: impl Fn(u32) -> Triple) -> Vec<Triple> {
    let mut triples = vec![0; signs.len()];
    let mut length = 0;
    let all = (1 << (3 * bits)) - 1;
    let (mut triple, mut is_letter) = (0, 0);
    for &sign in signs {
        triple = (triple << bits | place(sign)) & all;
        is_letter = (is_letter << 1 | u32::from(sign != 0)) & 0b111;
        // Where words end cannot be foreseen: what is not counted is written over.
        triples[length] = triple;
        length += usize::from(is_letter & 0b010 != 0 || is_letter == 0b101);
    }
    triples.truncate(length);
    triples
}

/// Bits that numbers are sorted by at once, and how many numbers have so many.
const DIGIT: u32 = 9;
const BYTE: usize = 1 << DIGIT;

/// Numbers of so many bits, ascending: sorted by their last bits first.
fn sorted(mut numbers: Vec<Triple>, bits: u32) -> Vec<Triple> {
    let mut others = vec![0; numbers.len()];
    for shift in (0..bits).step_by(DIGIT as usize) {
        let digit = |number: Triple| (number >> shift) as usize % BYTE;
        let mut starts = [0u32; BYTE];
        for &number in &numbers {
            starts[digit(number)] += 1;
        }
        let mut before = 0;
        for start in &mut starts {
            before += std::mem::replace(start, before);
        }
        for &number in &numbers {
            let start = &mut starts[digit(number)];
            others[*start as usize] = number;
            *start += 1;
        }
        std::mem::swap(&mut numbers, &mut others);
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn small_letters_are_those_of_unicode() {
        let signs: String = (char::MIN..=char::MAX).filter(|sign| *sign != 'Σ').collect();
        let of = |text: &str| {
            let mut letters = Vec::new();
            Lower::each(text, |letter| letters.push(letter));
            letters
        };
        let as_unicode = |text: &str| text.to_lowercase().chars().map(|sign| letter(sign) as u32).collect::<Vec<_>>();
        assert!(of(&signs) == as_unicode(&signs));
        let twice = signs.to_lowercase();
        assert!(of(&twice) == as_unicode(&signs));
        assert_eq!(of("ΟΔΟΣ Я"), as_unicode("οδος я"));
    }

    proptest! {
        #[test]
        fn numbers_are_sorted(numbers in proptest::collection::vec(0u64..1 << 40, 0..300), bits in 1u32..41) {
            let numbers: Vec<u64> = numbers.into_iter().map(|number| number % (1 << bits)).collect();
            let mut expected = numbers.clone();
            expected.sort_unstable();
            prop_assert_eq!(sorted(numbers, bits), expected);
        }

        #[test]
        fn triples_are_those_of_words_with_a_space_around(text in "([a-c]{1,3}|[é’渔𠀀İ]|[ ,.7]{1,2}){0,30}") {
            let small: Vec<char> = text.to_lowercase().chars().map(letter).collect();
            let padded: Vec<char> = [' ', ' '].into_iter().chain(small.iter().copied()).chain([' ']).collect();
            let mut expected: Vec<[char; 3]> = padded.windows(3).map(|three| [three[0], three[1], three[2]]).collect();
            expected.retain(|&[before, middle, behind]| middle != ' ' || (before != ' ' && behind != ' '));
            expected.sort_unstable();
            let seen = Seen::of(&text);
            let at = |triple: Triple, place: u32| (triple >> (place * seen.bits)) as usize % (1 << seen.bits);
            let found = seen.triples.iter().map(|&triple| {
                [2, 1, 0].map(|place| char::from_u32(seen.different[at(triple, place)].0).expect("a letter"))
            });
            prop_assert_eq!(found.collect::<Vec<_>>(), expected);
            prop_assert_eq!(seen.letters as usize, small.iter().filter(|sign| **sign != ' ').count());
            for &(code, times) in seen.different.iter().filter(|(code, _)| *code != SPACE && (*code as usize) < KNOWN) {
                prop_assert_eq!(times as usize, small.iter().filter(|sign| **sign as u32 == code).count());
            }
        }
    }
}
