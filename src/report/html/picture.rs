//! Pictures inside the page: figures with ids of their own, and the marker that stands for an outlet.
//! Leaves drawing to the charts.

use crate::chart::theme::series_style;

/// The coloured marker of the outlet at this place in the report: the same as in every picture.
pub(super) fn chip(place: usize) -> String {
    let style = series_style(place);
    let corners = style.shape.corners((6.0, 6.0), 4.0);
    let corners = corners.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ");
    let class = style.colour.class();
    format!(
        "<svg class=\"chip {class}\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><polygon points=\"{corners}\"/></svg>"
    )
}

/// A drawing for the page: without its XML declaration, its ids and the references to them prefixed, because all
/// drawings of a page share one id space.
pub(super) fn inline(svg: &str, prefix: &str) -> String {
    let start = svg.find("<svg").unwrap_or(0);
    let mut page = String::with_capacity(svg.len());
    // Ids stand in tags only; a text that happens to read `id="x"` stays as it is.
    for piece in svg[start..].split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        page += text;
        page += &tag
            .replace(" id=\"", &format!(" id=\"{prefix}-"))
            .replace("url(#", &format!("url(#{prefix}-"))
            .replace("href=\"#", &format!("href=\"#{prefix}-"))
            .replace("aria-labelledby=\"", &format!("aria-labelledby=\"{prefix}-"))
            .replace("aria-describedby=\"", &format!("aria-describedby=\"{prefix}-"));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_a_drawing_are_its_own() {
        let svg = "<?xml version=\"1.0\"?>\n<svg><clipPath id=\"c\"/><g clip-path=\"url(#c)\"><text>a id=\"b\"</text></g></svg>";
        let page = inline(svg, "figure-x");
        assert!(page.starts_with("<svg><clipPath id=\"figure-x-c\"/><g clip-path=\"url(#figure-x-c)\">"), "{page}");
        assert!(page.contains("<text>a id=\"b\"</text>"), "{page}");
    }

    #[test]
    fn thirty_outlets_have_markers_of_their_own() {
        for place in 0..30 {
            assert!((0..place).all(|other| chip(other) != chip(place)), "outlet {place}");
        }
    }
}
