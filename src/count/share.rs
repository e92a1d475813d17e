//! What threads have counted, and how two shares become one. Leaves the counting to `worker`.

use super::cells::{Cells, In};
use crate::index::Forms;
use crate::parallel;
use std::cmp::Ordering;

/// What was counted of some articles.
#[derive(Debug, Default)]
pub(super) struct Share {
    /// Every form, in the order of code points.
    pub forms: Forms,
    /// The names of the groups, ascending.
    pub groups: Vec<String>,
    /// Forms and groups by their places.
    pub cells: Cells,
}

impl Share {
    /// All shares as one: two by two, so that several threads have something to do.
    pub(super) fn together(mut shares: Vec<Self>, threads: usize) -> Self {
        while shares.len() > 1 {
            let mut rest = shares.into_iter();
            let pairs: Vec<(Self, Option<Self>)> =
                std::iter::from_fn(|| rest.next().map(|first| (first, rest.next()))).collect();
            let one = |(first, second): (Self, Option<Self>)| match second {
                Some(second) => first.with(second),
                None => first,
            };
            shares = parallel::consume(pairs, threads, one);
        }
        shares.pop().unwrap_or_default()
    }

    fn with(self, other: Self) -> Self {
        let mut groups: Vec<String> = Vec::new();
        let names = [&self.groups, &other.groups].map(|groups| groups.iter().map(String::as_str));
        let of_group = merge(names, |name| groups.push(name.to_owned()));
        let mut forms = Forms::default();
        let of_form = merge([&self.forms, &other.forms].map(Forms::iter), |form| forms.push(form));
        let (of_ours, of_theirs) = numbers(&of_group);
        let cells = Cells::together((self.cells, &of_ours), (other.cells, &of_theirs), &of_form);
        Self { forms, groups, cells }
    }
}

/// Gives the texts of two ascending lists in their order, equal ones once; and says where each stood.
fn merge<'t>(lists: [impl Iterator<Item = &'t str>; 2], mut take: impl FnMut(&'t str)) -> Vec<In> {
    let mut places = Vec::new();
    let [mut first, mut second] = lists.map(Iterator::peekable);
    loop {
        let (place, text) = match (first.peek(), second.peek()) {
            (None, None) => return places,
            (Some(one), None) => (In::First, *one),
            (None, Some(other)) => (In::Second, *other),
            (Some(one), Some(other)) => match one.cmp(other) {
                Ordering::Less => (In::First, *one),
                Ordering::Equal => (In::Both, *one),
                Ordering::Greater => (In::Second, *other),
            },
        };
        take(text);
        places.push(place);
        first.next_if(|_| place != In::Second);
        second.next_if(|_| place != In::First);
    }
}

/// The places in a merged list of the texts of each of the two.
fn numbers(places: &[In]) -> (Vec<u32>, Vec<u32>) {
    let of = |other: In| (0..).zip(places).filter(|(_, place)| **place != other).map(|(number, _)| number).collect();
    (of(In::Second), of(In::First))
}

#[cfg(test)]
mod tests {
    use super::super::pile::Pile;
    use super::super::tally::Tallied;
    use super::*;
    use crate::index::{FormId, Sums};

    /// A share of forms and groups in order, with some counts: form, group, occurrences.
    fn share(forms: &[&str], groups: &[&str], counted: &[(u32, u32, u64)]) -> Share {
        let numbers = |texts: &[&str]| (0..texts.len() as u32).collect::<Vec<_>>();
        let mut pile = Pile::of_sums(Tallied::Counts);
        for &(form, group, count) in counted {
            pile.add(group, [(FormId(form), Sums::of_article(count, 10))].into_iter());
        }
        let cells = Cells::gathered(pile, &numbers(forms), &numbers(groups), forms.len());
        Share {
            forms: forms.iter().copied().collect(),
            groups: groups.iter().map(ToString::to_string).collect(),
            cells,
        }
    }

    /// Every cell, by name.
    fn counts(share: &Share) -> Vec<(&str, &str, u64)> {
        let of_form = |form: FormId| {
            let name = share.forms.spelling(form);
            share.cells.by_group(form).map(move |(group, count)| (name, &*share.groups[group], count))
        };
        share.cells.forms().flat_map(of_form).collect()
    }

    #[test]
    fn shares_are_one_whose_counts_are_added_up() {
        let shares = || {
            vec![
                share(&["dam", "the", "سد"], &["B", "C"], &[(0, 0, 1), (1, 0, 4), (1, 1, 5), (2, 1, 7)]),
                share(&["and", "the"], &["A", "C"], &[(0, 0, 2), (1, 0, 3), (1, 1, 10)]),
                share(&["the", "水"], &["A", "B"], &[(0, 0, 100), (1, 1, 1), (0, 1, 200)]),
            ]
        };
        for threads in [1, 2, 5] {
            let one = Share::together(shares(), threads);
            assert!(one.forms.iter().eq(["and", "dam", "the", "سد", "水"]));
            assert_eq!(one.groups, ["A", "B", "C"]);
            let the = [("the", "A", 103), ("the", "B", 204), ("the", "C", 15)];
            let expected = [&[("and", "A", 2), ("dam", "B", 1)][..], &the, &[("سد", "C", 7), ("水", "B", 1)]].concat();
            assert_eq!(counts(&one), expected, "{threads} threads");
        }
        let alone = Share::together(shares().split_off(2), 2);
        assert_eq!(counts(&alone), [("the", "A", 100), ("the", "B", 200), ("水", "B", 1)]);
        assert!(Share::together(Vec::new(), 2).forms.is_empty());
    }
}
