//! The counted forms of an index, side by side in one text: each takes its bytes and where it ends.

use super::FormId;
use crate::prefetch::prefetch;

/// Forms in the order of their code points.
///
/// Invariant: they ascend, each once; `ends` ascends to the length of `letters`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forms {
    letters: String,
    ends: Vec<usize>,
}

impl Forms {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The spelling of a form.
    ///
    /// # Panics
    /// If there are fewer.
    pub fn spelling(&self, form: FormId) -> &str {
        let place = form.0 as usize;
        &self.letters[self.start(place)..self.ends[place]]
    }

    /// The form of a spelling, if it is one.
    pub fn find(&self, spelling: &str) -> Option<FormId> {
        let (mut first, mut behind) = (0, self.len() as u32);
        while first < behind {
            let middle = FormId(first + (behind - first) / 2);
            match self.spelling(middle).cmp(spelling) {
                std::cmp::Ordering::Less => first = middle.0 + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => behind = middle.0,
            }
        }
        None
    }

    /// All spellings in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.len() as u32).map(|form| self.spelling(FormId(form)))
    }

    /// Adds a form behind all others.
    pub(crate) fn push(&mut self, spelling: &str) {
        self.letters.push_str(spelling);
        self.ends.push(self.letters.len());
    }

    /// Asks memory for where the spelling of a form stands.
    pub(crate) fn ask_where(&self, form: FormId) {
        prefetch(&self.ends, form.0 as usize);
    }

    /// Asks memory for the spelling of a form.
    pub(crate) fn ask_for(&self, form: FormId) {
        prefetch(self.letters.as_bytes(), self.start(form.0 as usize));
    }

    fn start(&self, place: usize) -> usize {
        if place == 0 { 0 } else { self.ends[place - 1] }
    }
}

impl<'f> FromIterator<&'f str> for Forms {
    fn from_iter<T: IntoIterator<Item = &'f str>>(spellings: T) -> Self {
        let mut forms = Self::default();
        spellings.into_iter().for_each(|spelling| forms.push(spelling));
        forms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_by_their_spellings_and_these_by_forms() {
        let spellings = ["", "and", "dam", "dame", "سد", "水"];
        for some in 0..=spellings.len() {
            let forms: Forms = spellings[..some].iter().copied().collect();
            assert_eq!((forms.len(), forms.is_empty()), (some, some == 0));
            assert!(forms.iter().eq(spellings[..some].iter().copied()));
            for (number, spelling) in (0..).zip(spellings) {
                assert_eq!(forms.find(spelling), Some(FormId(number)).filter(|_| (number as usize) < some));
            }
            assert!(["a", "da", "damf", "س", "電"].iter().all(|other| forms.find(other).is_none()));
        }
    }
}
