//! Every spelling that was met, with the form that it counts as: short ones and longer ones in a table each, the longest in a
//! vocabulary.

use super::spelling_table::{Table, wide};
use crate::token::{TypeId, Vocabulary, is_spaceless_word};
use hashbrown::HashMap;
use std::borrow::Cow;

/// Stands in the number of a form whose spelling is of a script without spaces.
pub(super) const SPACELESS: u32 = 1 << 31;

/// The spellings of a corpus, as far as it was read.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// Of up to 11 bytes: nearly all of English.
    short: Table<2, 11>,
    /// Of up to 27 bytes: words in letters of two or three bytes, and compounds.
    longer: Table<4, 27>,
    /// All others, and the form of each, with [`SPACELESS`].
    longest: Vocabulary,
    form_of_longest: Vec<u32>,
    forms: Forms,
    /// Words of an article that are not short, and of these those that are not longer either.
    not_short: Vec<[u32; 2]>,
    not_longer: Vec<[u32; 2]>,
}

impl Spellings {
    /// Every form that was met, by its number.
    pub(super) fn into_forms(self) -> Vocabulary {
        self.forms.listed
    }

    /// Adds the form of every word to a list, with [`SPACELESS`]: those of the short words first.
    pub(super) fn forms_into(
        &mut self,
        text: &str,
        words: &[[u32; 2]],
        fold: &impl Fn(&str) -> Cow<'_, str>,
        list: &mut Vec<u32>,
    ) {
        let Self { short, longer, longest, form_of_longest, forms, not_short, not_longer } = self;
        let find =
            |longer: &Table<4, 27>, short: &Table<2, 11>, form: &str| short.find(form).or_else(|| longer.find(form));
        let mut form_of = |short: &_, spelling: &_| forms.of(spelling, fold, |form| find(longer, short, form));
        short.forms_into(text, words, &mut form_of, list, not_short);
        let mut form_of = |longer: &_, spelling: &_| forms.of(spelling, fold, |form| find(longer, short, form));
        longer.forms_into(text, not_short, &mut form_of, list, not_longer);
        not_short.clear();
        list.extend(not_longer.drain(..).map(|word| {
            let spelling = &text[wide(word)];
            let TypeId(id) = longest.insert(spelling);
            if id as usize == form_of_longest.len() {
                form_of_longest.push(forms.of_longest(spelling, fold, |form| find(longer, short, form)));
            }
            form_of_longest[id as usize]
        }));
    }
}

/// Every form that was met.
///
/// Most forms are spellings themselves, and are found in the tables of these: only the others have a table here.
#[derive(Debug, Default)]
struct Forms {
    listed: Vocabulary,
    /// The numbers of the forms that some other spelling had first, and of those too long for the tables.
    apart: HashMap<Box<str>, u32>,
}

impl Forms {
    /// The form of a new spelling of the tables, with [`SPACELESS`]. `find` looks a form up among the spellings of the tables.
    fn of(&mut self, spelling: &str, fold: &impl Fn(&str) -> Cow<'_, str>, find: impl Fn(&str) -> Option<u32>) -> u32 {
        let form = fold(spelling);
        let number = if form != spelling {
            self.other(&form, find)
        } else if let Some(&known) = self.apart.get(spelling) {
            known
        } else {
            self.push(spelling)
        };
        if is_spaceless_word(spelling) { number | SPACELESS } else { number }
    }

    /// The form of a new spelling too long for the tables, with [`SPACELESS`].
    fn of_longest(
        &mut self,
        spelling: &str,
        fold: &impl Fn(&str) -> Cow<'_, str>,
        find: impl Fn(&str) -> Option<u32>,
    ) -> u32 {
        let number = self.other(&fold(spelling), find);
        if is_spaceless_word(spelling) { number | SPACELESS } else { number }
    }

    /// The number of a form that is not the spelling at hand.
    fn other(&mut self, form: &str, find: impl Fn(&str) -> Option<u32>) -> u32 {
        // Folding ends after some rounds: what it makes of a spelling need not be a form of its own.
        let as_spelling = find(form).map(|number| number & !SPACELESS);
        let as_spelling = as_spelling.filter(|&number| self.listed.surface(TypeId(number)) == form);
        if let Some(known) = as_spelling.or_else(|| self.apart.get(form).copied()) {
            return known;
        }
        let number = self.push(form);
        self.apart.insert(form.into(), number);
        number
    }

    fn push(&mut self, form: &str) -> u32 {
        let TypeId(number) = self.listed.push(form);
        assert!(number < SPACELESS, "a corpus has fewer than 2^31 forms");
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// How often each form occurs among words between spaces, forms in lower case, and how many are of a script without spaces.
    fn counted(spellings: &mut Spellings, text: &str) -> (BTreeMap<String, u32>, u32) {
        let start = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
        let words: Vec<[u32; 2]> =
            text.split(' ').map(|word| [start(word) as u32, (start(word) + word.len()) as u32]).collect();
        let mut forms = Vec::new();
        spellings.forms_into(text, &words, &|spelling| spelling.to_lowercase().into(), &mut forms);
        let mut counts = BTreeMap::new();
        for form in &forms {
            *counts.entry(spellings.forms.listed.surface(TypeId(form & !SPACELESS)).to_owned()).or_default() += 1;
        }
        (counts, forms.iter().map(|form| form >> 31).sum())
    }

    #[test]
    fn spellings_of_one_form_are_counted_together_in_each_article() {
        let mut spellings = Spellings::default();
        let longer = "Internationalisierungen";
        let longest = "Binnenschifffahrtsstraßenverkehrsordnung";
        let text = format!("The dam the {longer} The {longest} {} 水 {longer} {longest}", longer.to_lowercase());
        let (counts, spaceless) = counted(&mut spellings, &text);
        let lower = longest.to_lowercase();
        let expected = [("the", 3), ("dam", 1), ("internationalisierungen", 3), ("水", 1), (&*lower, 2)];
        assert_eq!(counts, expected.map(|(form, count)| (form.to_owned(), count)).into());
        assert_eq!(spaceless, 1);
        assert_eq!(counted(&mut spellings, "Dam"), ([("dam".to_owned(), 1)].into(), 0));
        assert_eq!(spellings.forms.listed.len(), 5);
    }

    #[test]
    fn a_form_is_one_whichever_of_its_spellings_comes_first() {
        // Lengths on both sides of those of the tables.
        let stems: Vec<String> = [3, 10, 11, 12, 26, 27, 28, 40].iter().map(|length| "o".repeat(*length)).collect();
        for order in [["'", "’"], ["’", "'"]] {
            let mut spellings = Spellings::default();
            let fold = |spelling: &str| -> String { spelling.replace('’', "'") };
            let text: Vec<String> =
                order.iter().flat_map(|sign| stems.iter().map(move |stem| format!("{stem}{sign}s"))).collect();
            let text = text.join(" ");
            let mut words = Vec::new();
            let mut start = 0;
            for word in text.split(' ') {
                words.push([start, start + word.len() as u32]);
                start += word.len() as u32 + 1;
            }
            for _ in 0..2 {
                let mut forms = Vec::new();
                spellings.forms_into(&text, &words, &|spelling| fold(spelling).into(), &mut forms);
                forms.sort_unstable();
                let twice: Vec<u32> = (0..stems.len() as u32).flat_map(|number| [number; 2]).collect();
                assert_eq!(forms, twice);
            }
            let mut listed: Vec<&str> = spellings.forms.listed.surfaces().collect();
            listed.sort_unstable();
            let mut expected: Vec<String> = stems.iter().map(|stem| format!("{stem}'s")).collect();
            expected.sort_unstable();
            assert_eq!(listed, expected);
        }
    }

    #[test]
    fn as_many_spellings_as_there_are_find_their_place() {
        let mut spellings = Spellings::default();
        let words: Vec<String> =
            (0..20_000).map(|number| format!("w{number} W{} плотина{number}", number % 7_000)).collect();
        let text = words.join(" ");
        for _ in 0..2 {
            let (counts, _) = counted(&mut spellings, &text);
            assert_eq!(counts.len(), 40_000);
            assert_eq!((counts["плотина0"], counts["плотина19999"]), (1, 1));
            assert_eq!((counts["w0"], counts["w5999"], counts["w6000"], counts["w19999"]), (4, 4, 3, 1));
        }
        assert_eq!(spellings.forms.listed.len(), 40_000);
    }
}
