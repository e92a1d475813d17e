//! From plain chart data to SVG: the only folder that knows plotters. Plotters gives scales, ticks and shapes; `backend`
//! writes them, `canvas` draws in pixels, `frame` sets the words around a picture, one file a kind fills it.
//! Leaves fonts, colours and numbers to its neighbours.
//!
//! No element has an id, so that many pictures can stand in one page. Every element has the class of its colour (`ink`,
//! `muted`, `axis`, `grid`, `band`, `paper`, and those of `theme::Paint::of_data`) and `fill` or `line`; the style of the report
//! recolours them.

mod axis;
mod backend;
mod calendar;
mod canvas;
mod columns;
mod curves;
mod dots;
mod effects;
mod frame;
mod heads;
mod heat;
mod histogram;
mod labels;
mod legend;
mod network;
mod passages;
mod period_axis;
mod periods;
mod ruler;
mod scatter;
mod series;
mod shares;
mod spread;
mod strips;

pub use calendar::calendar;
pub use columns::columns;
pub use curves::curves;
pub use dots::dots;
pub use effects::effects;
pub use heat::heat;
pub use histogram::histogram;
pub use network::network;
pub use passages::passages;
pub use scatter::scatter;
pub use series::series;
pub use shares::shares;
pub use spread::spread;
pub use strips::strips;
