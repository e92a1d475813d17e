//! A picture as a one-page PDF with selectable text and its fonts inside.
//! Leaves drawing to `svg`.

use krilla::geom::Size;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

use super::fonts;
use crate::error::{Error, Result};

/// Points per CSS pixel: 72 to 96 in an inch.
const POINTS_PER_PIXEL: f32 = 0.75;

/// The picture as PDF; the same SVG gives the same bytes.
///
/// # Errors
/// If the text is no SVG, or the page cannot be written.
pub fn pdf(svg: &str) -> Result<Vec<u8>> {
    let tree = fonts::tree(svg)?;
    let size = Size::from_wh(tree.size().width() * POINTS_PER_PIXEL, tree.size().height() * POINTS_PER_PIXEL)
        .ok_or_else(|| Error::new("a chart without size cannot become a PDF"))?;
    let mut document = krilla::Document::new();
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let drawn = surface.draw_svg(&tree, size, SvgSettings::default());
    surface.finish();
    page.finish();
    drawn.ok_or_else(|| Error::new("cannot draw a chart into a PDF"))?;
    document.finish().map_err(|error| Error::new(format!("cannot write a PDF: {error:?}")))
}
