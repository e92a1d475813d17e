//! Counts of whole outlets that the index has already: no token is looked at.

use super::Grouping;
use super::cells::{Cell, Cells};
use super::held::Held;
use crate::index::{OutletCount, SubCorpus};

/// The cells of a grouping whose every group is made of whole outlets; `None` if one is not, or the index does not know them.
pub(super) fn cells(corpus: &SubCorpus<'_>, grouping: &Grouping<'_>) -> Option<Cells> {
    let (_, known) = corpus.index().sub_corpus().whole_outlets()?;
    let mut group_of = vec![None; known.outlets()];
    for (group, (_, members)) in (0u32..).zip(&grouping.groups) {
        let (places, _) = members.whole_outlets()?;
        for place in places {
            group_of[place] = Some(group);
        }
    }
    let cell = |OutletCount { form, outlet, sums }| Some((form, Cell::new(group_of[outlet]?, sums)));
    Some(Cells::by_form(known.iter().filter_map(cell), corpus.index().forms().len()))
}
