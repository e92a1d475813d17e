//! Agglomerative clustering: which units join first, and at which height. Leaves drawing the tree to `chart`.

use super::Distances;
use crate::stats::special::sqrt;

/// How the distance from a new cluster to the others is found (Lance & Williams 1967).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linkage {
    /// Ward's criterion on distances: least growth of the squared spread (Ward 1963; Murtagh & Legendre 2014). `ward_d2`.
    WardD2,
    /// The same update on distances that are not squared, which is not Ward's criterion. R's `ward.D`; a variant.
    WardD,
    /// The mean distance between members (UPGMA, Sokal & Michener 1958). `average`.
    Average,
}

/// One end of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Branch {
    /// A single unit, by its place from 0.
    Unit(usize),
    /// The cluster made by an earlier merge, by its place from 0.
    Step(usize),
}

/// Two branches that become one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Merge {
    /// The first branch: a unit before a cluster, else the lower number.
    pub left: Branch,
    /// The second branch.
    pub right: Branch,
    /// The distance at which they join.
    pub height: f64,
    /// Units in the new cluster.
    pub size: usize,
}

/// A tree of units.
///
/// Equal distances are resolved by the order of units: the first pair joins first.
///
/// ```
/// use newsprint::stats::similarity::{Clustering, Distances, Linkage};
/// // Units at 0, 1 and 5: the first two join at 1, the third at the mean of 5 and 4.
/// let places = [0.0f64, 1.0, 5.0];
/// let tree = Clustering::of(&Distances::new(3, |a, b| (places[a] - places[b]).abs()), Linkage::Average);
/// assert_eq!(tree.merges.iter().map(|merge| merge.height).collect::<Vec<_>>(), [1.0, 4.5]);
/// assert_eq!(tree.cut(2), [1, 1, 2]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Clustering {
    /// One merge fewer than units, in the order in which they happen.
    pub merges: Vec<Merge>,
}

impl Branch {
    /// The number that R's `hclust` writes: −1 for the first unit, 1 for the first merge.
    #[expect(clippy::cast_possible_wrap, reason = "there are fewer units than half of all numbers")]
    pub fn signed(self) -> i64 {
        match self {
            Self::Unit(place) => -(place as i64) - 1,
            Self::Step(place) => place as i64 + 1,
        }
    }

    /// Units stand before clusters, lower numbers before higher ones.
    fn order(self) -> (bool, usize) {
        match self {
            Self::Unit(place) => (false, place),
            Self::Step(place) => (true, place),
        }
    }
}

impl Linkage {
    /// The distance from cluster k to the one made of i and j.
    fn joined(self, [to_i, to_j, between]: [f64; 3], [i, j, k]: [usize; 3]) -> f64 {
        let [i, j, k] = [i, j, k].map(|size| size as f64);
        match self {
            Self::WardD2 | Self::WardD => ((i + k) * to_i + (j + k) * to_j - k * between) / (i + j + k),
            Self::Average => (i * to_i + j * to_j) / (i + j),
        }
    }
}

/// A cluster that has not been joined yet; it stands at the place of its first unit.
#[derive(Debug, Clone, Copy)]
struct Open {
    branch: Branch,
    size: usize,
}

impl Clustering {
    /// Joins units until one cluster is left.
    pub fn of(distances: &Distances, linkage: Linkage) -> Self {
        let size = distances.size();
        let squared = linkage == Linkage::WardD2;
        let start = |a: usize, b: usize| {
            let distance = distances.between(a, b);
            if squared { distance * distance } else { distance }
        };
        let mut table: Vec<Vec<f64>> = (0..size).map(|a| (0..size).map(|b| start(a, b)).collect()).collect();
        let mut open: Vec<Option<Open>> =
            (0..size).map(|place| Some(Open { branch: Branch::Unit(place), size: 1 })).collect();
        let mut merges = Vec::with_capacity(size.saturating_sub(1));
        while let Some([(a, first), (b, second)]) = nearest(&table, &open) {
            let between = table[a][b];
            open[b] = None;
            for other in (0..size).filter(|&other| other != a) {
                let Some(third) = open[other] else { continue };
                let ends = [table[a][other], table[b][other], between];
                let distance = linkage.joined(ends, [first.size, second.size, third.size]);
                table[a][other] = distance;
                table[other][a] = distance;
            }
            let (left, right) = if first.branch.order() < second.branch.order() {
                (first.branch, second.branch)
            } else {
                (second.branch, first.branch)
            };
            let height = if squared { sqrt(between) } else { between };
            let joined = Open { branch: Branch::Step(merges.len()), size: first.size + second.size };
            merges.push(Merge { left, right, height, size: joined.size });
            open[a] = Some(joined);
        }
        Self { merges }
    }

    /// The cluster of each unit when the tree is cut into so many: labels 1, 2, … in the order of first appearance.
    pub fn cut(&self, clusters: usize) -> Vec<usize> {
        let units = self.merges.len() + 1;
        let done = units - clusters.clamp(1, units);
        // Each unit follows the merges that are done up to the last cluster that holds it.
        let mut last_of_unit: Vec<Option<usize>> = vec![None; units];
        let mut members: Vec<Vec<usize>> = Vec::with_capacity(done);
        for (step, merge) in self.merges[..done].iter().enumerate() {
            let mut joined = Vec::with_capacity(merge.size);
            for branch in [merge.left, merge.right] {
                match branch {
                    Branch::Unit(unit) => joined.push(unit),
                    Branch::Step(earlier) => joined.append(&mut members[earlier]),
                }
            }
            for &unit in &joined {
                last_of_unit[unit] = Some(step);
            }
            members.push(joined);
        }
        let mut seen: Vec<Branch> = Vec::new();
        let label = |(unit, last): (usize, &Option<usize>)| {
            let cluster = last.map_or(Branch::Unit(unit), Branch::Step);
            let known = seen.iter().position(|&other| other == cluster);
            known.unwrap_or_else(|| {
                seen.push(cluster);
                seen.len() - 1
            }) + 1
        };
        last_of_unit.iter().enumerate().map(label).collect()
    }
}

/// The two open clusters that are nearest, with their places, the first pair of equally near ones; `None` if fewer than two
/// are open.
fn nearest(table: &[Vec<f64>], open: &[Option<Open>]) -> Option<[(usize, Open); 2]> {
    let still = || open.iter().enumerate().filter_map(|(place, cluster)| Some((place, (*cluster)?)));
    let mut best: Option<[(usize, Open); 2]> = None;
    for a in still() {
        for b in still().filter(|b| b.0 > a.0) {
            if best.is_none_or(|[x, y]| table[a.0][b.0] < table[x.0][y.0]) {
                best = Some([a, b]);
            }
        }
    }
    best
}
