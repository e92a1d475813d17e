//! From plain chart data to SVG: the only folder that knows plotters. Plotters gives scales, ticks and shapes; `backend`
//! writes them, `canvas` draws in pixels, `frame` sets the words around a picture, one file a kind fills it.
//! Leaves fonts, colours and numbers to its neighbours.
//!
//! No element has an id, so that many pictures can stand in one page. Every element has the class of its colour (`ink`,
//! `muted`, `axis`, `grid`, `band`, `paper`, `s0` to `s6` for marks and `t0` to `t6` for the text of a series) and `fill`
//! or `line`; the style of the report recolours them.

mod axis;
mod backend;
mod canvas;
mod columns;
mod dots;
mod effects;
mod frame;
mod legend;
mod periods;
mod strips;

pub use columns::columns;
pub use dots::dots;
pub use effects::effects;
pub use strips::strips;
