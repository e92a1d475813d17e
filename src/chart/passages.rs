//! Data of texts side by side: pairs of passages, with the words in which they differ.
//! Leaves drawing to `svg::passages`.

use super::{Twin, Words};
use crate::table::{Cell, Column, ColumnKind};

/// Pairs of passages below each other.
#[derive(Debug, Clone, PartialEq)]
pub struct PassagePlot {
    /// The words around it.
    pub words: Words,
    /// The pairs, top first.
    pub pairs: Vec<PassagePair>,
}

/// Two passages that say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassagePair {
    /// What is said of both: `1 · rewording · 0.65`.
    pub name: String,
    /// The two.
    pub sides: [PassageText; 2],
}

/// One passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageText {
    /// Where it stands: the outlet.
    pub label: String,
    /// Which colour and marker the outlet has.
    pub series: usize,
    /// What else is known: who speaks, in which layer.
    pub detail: String,
    /// The text in pieces, which together are the whole of it with its spaces.
    pub pieces: Vec<PassagePiece>,
}

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassagePiece {
    /// The words as they stand, with the spaces between them and behind them.
    pub text: String,
    /// What they are to the other passage.
    pub standing: Standing,
}

/// What words of a passage are to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The other has them at this place too.
    Shared,
    /// The other has something else there, or nothing.
    Apart,
    /// So too, and they are of the kind that is looked for: modality.
    Marked,
}

impl Twin for PassagePlot {
    fn columns(&self) -> Vec<Column> {
        let text = |name: &str, about: &str| Column::new(name, ColumnKind::Text).about(about);
        vec![
            text("pair", ""),
            text("outlet", ""),
            text("detail", "who speaks, in which layer"),
            text("text", "what only this one has stands in [brackets], marked words in [[two]]"),
        ]
    }

    fn axes(&mut self) -> Vec<&mut String> {
        Vec::new()
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let row = |pair: &PassagePair, side: &PassageText| {
            let texts = [pair.name.as_str(), &side.label, &side.detail, &side.bracketed()];
            texts.map(Cell::text).to_vec()
        };
        self.pairs.iter().flat_map(|pair| pair.sides.iter().map(move |side| row(pair, side))).collect()
    }
}

impl PassageText {
    fn bracketed(&self) -> String {
        let piece = |piece: &PassagePiece| {
            let words = piece.text.trim_end();
            let space = &piece.text[words.len()..];
            match piece.standing {
                Standing::Shared => piece.text.clone(),
                Standing::Apart => format!("[{words}]{space}"),
                Standing::Marked => format!("[[{words}]]{space}"),
            }
        };
        self.pieces.iter().map(piece).collect()
    }
}
