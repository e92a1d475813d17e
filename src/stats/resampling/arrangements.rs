//! Every way to deal the labels out, where they are few: then nothing is drawn, and p is exact. Leaves the test to `permutation`.

use super::sample::Sample;

/// So many ways at most are gone through one by one; of more, some are drawn.
pub const MOST_ARRANGEMENTS: u64 = 100_000;

impl Sample {
    /// In how many ways the labels can be dealt out; `None` if in more than [`MOST_ARRANGEMENTS`].
    ///
    /// ```
    /// use newsprint::stats::resampling::{Sample, SampleArticle};
    /// let article = |group, outlet| SampleArticle { tokens: 500, group, stratum: 0, block: Some(outlet) };
    /// // Three outlets of one kind, four of another: 7!/(3!·4!).
    /// let sample = Sample::new(&[0, 0, 0, 1, 1, 1, 1].into_iter().zip(0..).map(|(group, outlet)| article(group, outlet)).collect::<Vec<_>>());
    /// assert_eq!(sample.arrangements(), Some(35));
    /// ```
    pub fn arrangements(&self) -> Option<u64> {
        self.ways(|label| label)
    }

    /// In how many ways one group can be told from all others; `None` if in more than [`MOST_ARRANGEMENTS`].
    pub fn arrangements_of(&self, group: u16) -> Option<u64> {
        self.ways(|label| u16::from(label != group))
    }

    /// The ways to deal out labels that are told apart by `kind`: n!/(n1!·n2!·…) in each stratum, multiplied.
    fn ways(&self, kind: impl Fn(u16) -> u16) -> Option<u64> {
        let mut ways = 1u64;
        for stratum in &self.strata {
            let mut labels: Vec<u16> = self.labels[stratum.clone()].iter().map(|label| kind(*label)).collect();
            labels.sort_unstable();
            let mut dealt = 0;
            for of_kind in labels.chunk_by(|a, b| a == b) {
                ways = ways.checked_mul(choices(dealt + of_kind.len() as u64, of_kind.len() as u64)?)?;
                dealt += of_kind.len() as u64;
                if ways > MOST_ARRANGEMENTS {
                    return None;
                }
            }
        }
        Some(ways)
    }
}

/// How many sets of `chosen` there are among `all`; `None` above [`MOST_ARRANGEMENTS`].
fn choices(all: u64, chosen: u64) -> Option<u64> {
    let mut sets = 1;
    for place in 1..=chosen.min(all - chosen) {
        // The product of so many neighbours is a multiple of the product of as many first numbers.
        sets = sets * (all - place + 1) / place;
        if sets > MOST_ARRANGEMENTS {
            return None;
        }
    }
    Some(sets)
}

/// The labels of the units in every way to deal them out, each once, in ascending order.
pub(super) struct Arrangements<'a> {
    sample: &'a Sample,
    next: Option<Vec<u16>>,
}

impl<'a> Arrangements<'a> {
    pub(super) fn of(sample: &'a Sample) -> Self {
        let mut first = sample.labels.clone();
        for stratum in &sample.strata {
            first[stratum.clone()].sort_unstable();
        }
        Self { sample, next: Some(first) }
    }
}

impl Iterator for Arrangements<'_> {
    type Item = Vec<u16>;

    fn next(&mut self) -> Option<Vec<u16>> {
        let labels = self.next.take()?;
        let mut following = labels.clone();
        // As the digits of a number: a stratum that has gone through all starts again, and the next one moves on.
        let has_moved = self.sample.strata.iter().any(|stratum| advance(&mut following[stratum.clone()]));
        self.next = has_moved.then_some(following);
        Some(labels)
    }
}

/// The next greater order of the labels; after the greatest the smallest, and `false`.
fn advance(labels: &mut [u16]) -> bool {
    let Some(falls) = (1..labels.len()).rev().find(|&place| labels[place - 1] < labels[place]) else {
        labels.sort_unstable();
        return false;
    };
    let pivot = falls - 1;
    let greater =
        (falls..labels.len()).rev().find(|&place| labels[place] > labels[pivot]).expect("its neighbour is greater");
    labels.swap(pivot, greater);
    labels[falls..].reverse();
    true
}

#[cfg(test)]
mod tests {
    use super::super::SampleArticle;
    use super::*;
    use std::collections::BTreeSet;

    fn sample(strata: &[&[u16]]) -> Sample {
        let of_stratum = |(stratum, groups): (usize, &&[u16])| -> Vec<SampleArticle> {
            let article = |&group: &u16| SampleArticle { tokens: 100, group, stratum: stratum as u32, block: None };
            groups.iter().map(article).collect()
        };
        Sample::new(&strata.iter().enumerate().flat_map(of_stratum).collect::<Vec<_>>())
    }

    #[test]
    fn every_arrangement_comes_once_and_stays_in_its_strata() {
        // Three ways, six ways (three labels), one way.
        let sample = sample(&[&[1, 0, 1], &[2, 0, 1], &[1, 1]]);
        assert_eq!(sample.arrangements(), Some(18));
        // Group 0 against the others: three ways in both strata.
        assert_eq!(sample.arrangements_of(0), Some(9));
        let all: Vec<Vec<u16>> = Arrangements::of(&sample).collect();
        assert_eq!(all.len(), 18);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 18);
        assert!(all.contains(&sample.labels));
        for labels in &all {
            for stratum in &sample.strata {
                let sorted = |labels: &[u16]| {
                    let mut labels = labels.to_vec();
                    labels.sort_unstable();
                    labels
                };
                assert_eq!(sorted(&labels[stratum.clone()]), sorted(&sample.labels[stratum.clone()]));
            }
        }
    }

    #[test]
    fn many_are_not_counted() {
        // 20!/(10!·10!) = 184,756; 17 of 20 leave 1,140.
        let halves: Vec<u16> = (0..20).map(|place| place % 2).collect();
        assert_eq!(sample(&[&halves]).arrangements(), None);
        let few: Vec<u16> = (0..20).map(|place| u16::from(place < 3)).collect();
        assert_eq!(sample(&[&few]).arrangements(), Some(1_140));
        assert_eq!(sample(&[&[0; 5_000]]).arrangements(), Some(1));
    }
}
