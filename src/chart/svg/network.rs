//! The network: nodes laid out by springs from a fixed spiral, edges as wide as they are strong, labels beside.
//! Leaves which nodes and edges there are to whoever made the data.

use super::canvas::ink;
use super::frame::{Body, empty, figure};
use super::labels::{self, Obstacle, Placed, Wanted};
use super::legend::Legend;
use crate::chart::fonts::Weight;
use crate::chart::lettering::{self, Letters};
use crate::chart::numbers;
use crate::chart::sheet::Sheet;
use crate::chart::theme::{INK, MUTED, PAPER, Paint, series_style, size};
use crate::chart::{Drawing, Edge, MOST_NODES, NetworkPlot};

/// The smallest and the largest node, in pixels.
const RADIUS: (f64, f64) = (3.4, 13.0);
/// The thinnest and the widest edge.
const WIDTH: (f64, f64) = (0.7, 5.0);
/// Steps of the layout.
const STEPS: u32 = 400;
/// Kept free at the sides for labels.
const SIDE: f64 = 46.0;
const KEY: f64 = 38.0;
const WIDEST_LABEL: f64 = 0.25;

/// Edges are lighter than labels and darker than a grid.
const EDGE: Paint = Paint::Axis;

type Place = (f64, f64);

/// Draws a network.
pub fn network(plot: &NetworkPlot, sheet: &Sheet) -> Drawing {
    let nodes = plot.nodes.len().min(MOST_NODES);
    if nodes == 0 {
        return empty(&plot.words, sheet);
    }
    let height = (sheet.room() * 0.62).clamp(220.0, 460.0);
    figure(&plot.words, sheet, &Legend::none(), height + KEY, |body| {
        let from = (body.left + SIDE, body.top + 14.0);
        let to = (body.right - SIDE, body.top + height - 14.0);
        let edges: Vec<Edge> = plot
            .edges
            .iter()
            .copied()
            .filter(|edge| edge.from < nodes && edge.to < nodes && edge.from != edge.to)
            .collect();
        let places = layout(nodes, &edges, (from, to));
        draw_edges(&edges, &places, body);
        draw_nodes(plot, &edges, &places, (body.top, body.top + height), body);
        key(plot, nodes, &edges, body.top + height, body);
    })
}

/// Between the least and the most of some amounts, from 0 to 1; all the same are in the middle.
fn share(amount: f64, (least, most): (f64, f64)) -> f64 {
    if most > least { ((amount - least) / (most - least)).clamp(0.0, 1.0) } else { 0.5 }
}

fn range(amounts: impl Iterator<Item = f64>) -> (f64, f64) {
    let finite = amounts.filter(|amount| amount.is_finite());
    finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), amount| (least.min(amount), most.max(amount)))
}

/// Springs along edges, repulsion between all nodes (Fruchterman and Reingold 1991), from a spiral that is always the same;
/// the first node stays in the middle. Only additions, products and roots: the same places on every machine.
fn layout(nodes: usize, edges: &[Edge], (from, to): (Place, Place)) -> Vec<Place> {
    const TURN: f64 = 2.399_963_229_728_653; // the golden angle, so that no two nodes start in line
    let start = |node: usize| {
        let away = 0.45 * libm::sqrt(node as f64 / nodes as f64);
        (away * libm::cos(node as f64 * TURN), away * libm::sin(node as f64 * TURN))
    };
    let mut places: Vec<Place> = (0..nodes).map(start).collect();
    let weights = range(edges.iter().map(|edge| edge.weight));
    let ideal = 0.85 / libm::sqrt(nodes as f64);
    for step in 0..STEPS {
        let heat = 0.08 * (1.0 - f64::from(step) / f64::from(STEPS));
        let mut moves = vec![(0.0, 0.0); nodes];
        for one in 0..nodes {
            for other in 0..one {
                let (dx, dy) = (places[one].0 - places[other].0, places[one].1 - places[other].1);
                let squared = (dx * dx + dy * dy).max(1e-6);
                let force = ideal * ideal / squared;
                moves[one] = (moves[one].0 + dx * force, moves[one].1 + dy * force);
                moves[other] = (moves[other].0 - dx * force, moves[other].1 - dy * force);
            }
        }
        for edge in edges {
            let (dx, dy) = (places[edge.from].0 - places[edge.to].0, places[edge.from].1 - places[edge.to].1);
            let distance = libm::sqrt(dx * dx + dy * dy);
            let force = distance / ideal * (0.4 + 0.6 * share(edge.weight, weights));
            moves[edge.from] = (moves[edge.from].0 - dx * force, moves[edge.from].1 - dy * force);
            moves[edge.to] = (moves[edge.to].0 + dx * force, moves[edge.to].1 + dy * force);
        }
        for (place, (dx, dy)) in places.iter_mut().zip(&moves).skip(1) {
            let length = libm::sqrt(dx * dx + dy * dy).max(1e-9);
            let reach = length.min(heat) / length;
            *place = (place.0 + dx * reach, place.1 + dy * reach);
        }
    }
    // Each direction fills its room: a network has no distances that a stretch could falsify.
    let stretched = |of: fn(&Place) -> f64, (low, high): (f64, f64)| -> Vec<f64> {
        let span = range(places.iter().map(of));
        places.iter().map(|place| low + share(of(place), span) * (high - low)).collect()
    };
    let (x, y) = (stretched(|place| place.0, (from.0, to.0)), stretched(|place| place.1, (from.1, to.1)));
    x.into_iter().zip(y).collect()
}

fn edge_width(edge: &Edge, weights: (f64, f64)) -> f64 {
    WIDTH.0 + share(edge.weight, weights) * (WIDTH.1 - WIDTH.0)
}

fn draw_edges(edges: &[Edge], places: &[Place], body: &Body) {
    let weights = range(edges.iter().map(|edge| edge.weight));
    let mut order: Vec<&Edge> = edges.iter().collect();
    order.sort_by(|a, b| a.weight.total_cmp(&b.weight).then((a.from, a.to).cmp(&(b.from, b.to))));
    for edge in order {
        body.canvas.line(places[edge.from], places[edge.to], EDGE, edge_width(edge, weights));
    }
}

/// Area, not radius, is what the eye compares.
fn radius(amount: f64, (_, most): (f64, f64)) -> f64 {
    if most > 0.0 { (RADIUS.1 * libm::sqrt((amount / most).max(0.0))).max(RADIUS.0) } else { RADIUS.0 }
}

fn draw_nodes(plot: &NetworkPlot, edges: &[Edge], places: &[Place], (top, bottom): (f64, f64), body: &Body) {
    let amounts = range(plot.nodes.iter().take(places.len()).map(|node| node.amount));
    let of = |place: usize| radius(plot.nodes[place].amount, amounts);
    let style = |place: usize| series_style(usize::from(place == 0));
    for (place, at) in places.iter().enumerate() {
        body.canvas.disc(*at, of(place) + 1.0, PAPER);
        body.canvas.disc(*at, of(place), style(place).colour);
    }
    let letters = |place: usize| {
        let letters = ink(size::SMALL, INK).letters;
        if place == 0 { Letters { weight: Weight::Bold, ..letters } } else { letters }
    };
    let room = WIDEST_LABEL * (body.right - body.left);
    let fitted: Vec<_> =
        (0..places.len()).map(|place| lettering::fit(&plot.nodes[place].label, letters(place), room)).collect();
    let wanted: Vec<Wanted> = (0..places.len())
        .map(|place| Wanted {
            text: &fitted[place].shown,
            letters: letters(place),
            at: places[place],
            radius: of(place),
        })
        .collect();
    let obstacle = |place: usize| Obstacle { at: places[place], radius: of(place) + 1.5, cost: f64::INFINITY };
    let obstacles: Vec<Obstacle> = (0..places.len()).map(obstacle).collect();
    let lines: Vec<(Place, Place)> = edges.iter().map(|edge| (places[edge.from], places[edge.to])).collect();
    let found = labels::place(&wanted, &obstacles, &lines, ((body.left, top), (body.right, bottom)));
    for (place, placed) in found.iter().enumerate() {
        let Some(Placed { at, anchor, leader }) = placed else { continue };
        if let Some(end) = leader {
            body.canvas.line(places[place], *end, MUTED, 0.7);
        }
        let mut ink = ink(size::SMALL, INK).anchor(*anchor).over_lines();
        ink.letters = letters(place);
        body.canvas.fitted(*at, &fitted[place], ink);
    }
}

/// What width and area mean, with the least and the most of each.
fn key(plot: &NetworkPlot, nodes: usize, edges: &[Edge], top: f64, body: &Body) {
    let ink = ink(size::TICK, MUTED);
    let write = |value: f64| body.numerals.write(&numbers::number(value, usize::from(value.fract() != 0.0)));
    let weights = range(edges.iter().map(|edge| edge.weight));
    let amounts = range(plot.nodes.iter().take(nodes).map(|node| node.amount));
    let between = |(least, most): (f64, f64)| {
        if least < most { format!("{} – {}", write(least), write(most)) } else { write(most) }
    };
    let mut lines = Vec::new();
    if weights.0.is_finite() {
        lines.push((body.sheet.phrases.edges, &plot.edge_key, between(weights)));
    }
    if amounts.0.is_finite() {
        lines.push((body.sheet.phrases.nodes, &plot.node_key, between(amounts)));
    }
    for (line, (what, measures, values)) in lines.into_iter().enumerate() {
        let y = top + 12.0 + line as f64 * 15.0;
        if line == 0 && weights.0.is_finite() {
            body.canvas.line((body.left, y), (body.left + 22.0, y), EDGE, 3.0);
        } else {
            body.canvas.disc((body.left + 11.0, y), 5.0, series_style(0).colour);
        }
        let text = format!("{what}: {measures}, {values}");
        let fitted = lettering::fit(&text, ink.letters, body.right - body.left - 30.0);
        body.canvas.fitted((body.left + 30.0, y), &fitted, ink);
    }
}
