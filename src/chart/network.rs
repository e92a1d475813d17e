//! Data of a network of at most forty nodes: what stands together, and how strongly.
//! Leaves the layout and drawing to `svg::network`.

use super::{Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// More nodes than this cannot be read; the rest belongs in a table.
pub const MOST_NODES: usize = 40;

/// Nodes and what joins them.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkPlot {
    /// The words around it.
    pub words: Words,
    /// What the area of a node measures.
    pub node_key: String,
    /// What the width of an edge measures.
    pub edge_key: String,
    /// The nodes, the one in the middle first; those beyond [`MOST_NODES`] are not drawn.
    pub nodes: Vec<Node>,
    /// The edges between them.
    pub edges: Vec<Edge>,
}

/// One node.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its label, in any script.
    pub label: String,
    /// Its size, at least 0.
    pub amount: f64,
}

/// What joins two nodes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// A node by its place.
    pub from: usize,
    /// Another.
    pub to: usize,
    /// How strongly.
    pub weight: f64,
}

impl Twin for NetworkPlot {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new("from", ColumnKind::Text),
            Column::new("to", ColumnKind::Text),
            Column::new("weight", ColumnKind::Score(3)).about(self.edge_key.clone()),
            Column::new("amount", ColumnKind::Score(3)).about(self.node_key.clone()),
        ]
    }

    fn axes(&mut self) -> Vec<&mut String> {
        vec![&mut self.edge_key, &mut self.node_key]
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let label = |place: usize| Cell::maybe(self.nodes.get(place).map(|node| node.label.clone()));
        let nothing = || Cell::number(None);
        let node = |node: &Node| vec![Cell::text(&node.label), nothing(), nothing(), Cell::number(node.amount)];
        let edge = |edge: &Edge| vec![label(edge.from), label(edge.to), Cell::number(edge.weight), nothing()];
        self.nodes.iter().map(node).chain(self.edges.iter().map(edge)).collect()
    }
}
