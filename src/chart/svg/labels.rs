//! Labels beside points: the most important first, never over another label or an important point, with a line to their
//! point where they had to move. Leaves drawing to the kinds.

use std::collections::HashMap;

use super::canvas::{Anchor, Place};
use crate::chart::lettering::Letters;

/// What a label must not cover.
#[derive(Debug, Clone, Copy)]
pub struct Obstacle {
    /// Its middle.
    pub at: Place,
    /// Its radius.
    pub radius: f64,
    /// How bad it is to cover it; infinite for never.
    pub cost: f64,
}

/// A label that wants a place.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'t> {
    /// What is written.
    pub text: &'t str,
    /// Its letters.
    pub letters: Letters,
    /// Its point.
    pub at: Place,
    /// The radius of its point.
    pub radius: f64,
}

/// A label with its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Where the text stands: the middle of its height.
    pub at: Place,
    /// Which end stands there.
    pub anchor: Anchor,
    /// The end of a line to the point, where it stands away from it.
    pub leader: Option<Place>,
}

#[derive(Debug, Clone, Copy)]
struct Box {
    from: Place,
    to: Place,
}

impl Box {
    fn touches(&self, other: &Self) -> bool {
        self.from.0 < other.to.0 && other.from.0 < self.to.0 && self.from.1 < other.to.1 && other.from.1 < self.to.1
    }

    fn touches_disc(&self, (x, y): Place, radius: f64) -> bool {
        let nearest = (x.clamp(self.from.0, self.to.0), y.clamp(self.from.1, self.to.1));
        libm::hypot(x - nearest.0, y - nearest.1) < radius
    }

    fn is_inside(&self, other: &Self) -> bool {
        self.from.0 >= other.from.0 && self.from.1 >= other.from.1 && self.to.0 <= other.to.0 && self.to.1 <= other.to.1
    }
}

/// Things by the squares that they touch, so that a label asks only its neighbours.
#[derive(Default)]
struct Squares {
    squares: HashMap<(i32, i32), Vec<usize>>,
}

impl Squares {
    const SIDE: f64 = 24.0;

    fn covered(around: &Box) -> impl Iterator<Item = (i32, i32)> {
        let square = |pixel: f64| (pixel / Self::SIDE).floor() as i32;
        let (from, to) = ((square(around.from.0), square(around.from.1)), (square(around.to.0), square(around.to.1)));
        (from.0..=to.0).flat_map(move |x| (from.1..=to.1).map(move |y| (x, y)))
    }

    fn add(&mut self, place: usize, around: &Box) {
        for square in Self::covered(around) {
            self.squares.entry(square).or_default().push(place);
        }
    }

    /// Places of everything near a box, some of them several times.
    fn near(&self, around: &Box) -> impl Iterator<Item = usize> {
        Self::covered(around).flat_map(|square| self.squares.get(&square).into_iter().flatten().copied())
    }
}

/// Distances of a label from its point: beside it, then with a line.
const RINGS: [f64; 6] = [2.5, 9.0, 17.0, 27.0, 40.0, 56.0];
/// Directions in the order of preference: right, left, above, below, then the corners.
const DIRECTIONS: [(f64, f64); 16] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.7, -0.7),
    (-0.7, -0.7),
    (0.7, 0.7),
    (-0.7, 0.7),
    (0.92, -0.38),
    (-0.92, -0.38),
    (0.92, 0.38),
    (-0.92, 0.38),
    (0.38, -0.92),
    (-0.38, -0.92),
    (0.38, 0.92),
    (-0.38, 0.92),
];

/// What it costs to lie over a line.
const OVER_A_LINE: f64 = 3.0;

/// Finds places for labels, in their order, between two corners; `None` where there is no room. Lines are avoided where
/// that is possible.
pub fn place(
    wanted: &[Wanted],
    obstacles: &[Obstacle],
    lines: &[(Place, Place)],
    (from, to): (Place, Place),
) -> Vec<Option<Placed>> {
    let sheet = Box { from, to };
    let disc =
        |at: Place, radius: f64| Box { from: (at.0 - radius, at.1 - radius), to: (at.0 + radius, at.1 + radius) };
    let mut points = Squares::default();
    for (place, obstacle) in obstacles.iter().enumerate() {
        points.add(place, &disc(obstacle.at, obstacle.radius));
    }
    let (mut taken, mut taken_squares) = (Vec::<Box>::new(), Squares::default());
    let mut leaders: Vec<(Place, Place)> = Vec::new();
    let mut found = Vec::with_capacity(wanted.len());
    for label in wanted {
        let cost = |candidate: &(f64, Box, Placed)| -> Option<f64> {
            let (preference, around, placed) = candidate;
            if !around.is_inside(&sheet) || taken_squares.near(around).any(|other| taken[other].touches(around)) {
                return None;
            }
            if leaders.iter().any(|leader| crosses(*leader, around)) {
                return None;
            }
            let covered = |place: usize| around.touches_disc(obstacles[place].at, obstacles[place].radius);
            let mut near: Vec<usize> = points.near(around).filter(|place| covered(*place)).collect();
            near.sort_unstable();
            near.dedup();
            let covered: f64 = near.into_iter().map(|place| obstacles[place].cost).sum();
            let leader = placed.leader.map_or(0.0, |end| {
                let over = |other: &&Box| crosses((label.at, end), other);
                if taken.iter().any(|other| over(&other)) { f64::INFINITY } else { 0.0 }
            });
            let over = lines.iter().filter(|line| crosses(**line, around)).count() as f64 * OVER_A_LINE;
            Some(preference + covered + leader + over).filter(|cost| cost.is_finite())
        };
        let candidates = candidates(label);
        let best = candidates.iter().filter_map(|candidate| Some((cost(candidate)?, candidate)));
        let best = best.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, (_, around, placed))| (*around, *placed));
        if let Some((around, placed)) = best {
            taken_squares.add(taken.len(), &around);
            taken.push(around);
            leaders.extend(placed.leader.map(|end| (label.at, end)));
        }
        found.push(best.map(|(_, placed)| placed));
    }
    found
}

/// The places of a label in the order of preference, each with its box.
fn candidates(label: &Wanted) -> Vec<(f64, Box, Placed)> {
    // Arabic and Han letters reach farther than Latin ones.
    let half_height = label.letters.size * if label.text.is_ascii() { 0.58 } else { 0.78 };
    let width = label.letters.width(label.text);
    let mut found = Vec::new();
    for (ring, distance) in RINGS.into_iter().enumerate() {
        for (rank, (right, down)) in DIRECTIONS.into_iter().enumerate() {
            let away = label.radius + distance;
            let beside = (label.at.0 + right * away, label.at.1 + down * away);
            let anchor = match right {
                right if right > 0.1 => Anchor::Start,
                right if right < -0.1 => Anchor::End,
                _ => Anchor::Middle,
            };
            let left = match anchor {
                Anchor::Start => beside.0,
                Anchor::Middle => beside.0 - width / 2.0,
                Anchor::End => beside.0 - width,
            };
            let middle = beside.1 + down * half_height;
            let around =
                Box { from: (left - 1.5, middle - half_height), to: (left + width + 1.5, middle + half_height) };
            let leader = (ring > 0).then_some((label.at.0 + right * (away - 2.0), label.at.1 + down * (away - 2.0)));
            let placed = Placed { at: (beside.0, middle), anchor, leader };
            found.push((6.0 * ring as f64 + 0.3 * rank as f64, around, placed));
        }
    }
    found
}

/// Whether a line meets a box; sampled every two pixels, which no letter is narrower than.
fn crosses((from, to): (Place, Place), around: &Box) -> bool {
    let length = libm::hypot(to.0 - from.0, to.1 - from.1);
    let steps = crate::chart::numbers::whole((length / 2.0).ceil()).max(1);
    (0..=steps).any(|step| {
        let share = f64::from(step) / f64::from(steps);
        let (x, y) = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
        x > around.from.0 && x < around.to.0 && y > around.from.1 && y < around.to.1
    })
}

/// Moves places along one axis until none is nearer to the next than its height, keeping their order and staying between
/// two ends as far as there is room. In the order of the places given.
pub fn spread(places: &[f64], height: f64, (first, last): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| places[*a].total_cmp(&places[*b]).then(a.cmp(b)));
    let mut moved: Vec<f64> = order.iter().map(|place| places[*place].clamp(first, last.max(first))).collect();
    for place in 1..moved.len() {
        moved[place] = moved[place].max(moved[place - 1] + height);
    }
    let mut limit = last;
    for place in moved.iter_mut().rev() {
        *place = place.min(limit);
        limit = *place - height;
    }
    let mut found = vec![0.0; places.len()];
    order.into_iter().zip(moved).for_each(|(place, moved)| found[place] = moved);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::fonts::Weight;

    const TYPE: Letters = Letters { size: 10.0, weight: Weight::Regular };

    #[test]
    fn labels_of_one_place_do_not_meet() {
        let wanted: Vec<Wanted> =
            (0..30).map(|_| Wanted { text: "word", letters: TYPE, at: (200.0, 200.0), radius: 3.0 }).collect();
        let placed = place(&wanted, &[], &[], ((0.0, 0.0), (400.0, 400.0)));
        let boxes: Vec<Place> = placed.iter().flatten().map(|placed| placed.at).collect();
        assert!(boxes.len() >= 4, "{}", boxes.len());
        assert!(boxes.iter().enumerate().all(|(one, a)| boxes[one + 1..].iter().all(|b| a != b)));
        assert_eq!(placed[0].map(|placed| (placed.anchor, placed.leader)), Some((Anchor::Start, None)));
    }

    #[test]
    fn places_are_spread_in_their_order() {
        assert_eq!(spread(&[5.0, 5.0, 4.0], 10.0, (0.0, 100.0)), [14.0, 24.0, 4.0]);
        assert_eq!(spread(&[99.0, 98.0], 10.0, (0.0, 100.0)), [100.0, 90.0]);
    }
}
