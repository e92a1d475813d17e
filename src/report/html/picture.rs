//! Pictures inside the page: figures with ids of their own, and the marker that stands for an outlet.
//! Leaves drawing to the charts.

/// How many colours and markers there are before they repeat.
const SERIES: usize = 7;

/// Marker shapes in a 12 by 12 box, in the order of the colours: circle, square, triangle, diamond, triangle down, cross,
/// hexagon.
const SHAPES: [&str; SERIES] = [
    "M6 1.2a4.8 4.8 0 1 0 0 9.6a4.8 4.8 0 1 0 0-9.6z",
    "M1.8 1.8h8.4v8.4h-8.4z",
    "M6 1l5.2 9.6h-10.4z",
    "M6 .4l5.6 5.6l-5.6 5.6l-5.6-5.6z",
    "M6 11l5.2-9.6h-10.4z",
    "M4.2 1h3.6v3.2h3.2v3.6h-3.2v3.2h-3.6v-3.2h-3.2v-3.6h3.2z",
    "M3.2 1.2h5.6l2.8 4.8l-2.8 4.8h-5.6l-2.8-4.8z",
];

/// The coloured marker of the outlet at this place in the report.
pub(super) fn chip(place: usize) -> String {
    let series = place % SERIES;
    let shape = SHAPES[series];
    format!("<svg class=\"chip s{series}\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><path d=\"{shape}\"/></svg>")
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
    fn markers_repeat_after_seven_outlets() {
        assert_eq!(chip(0), chip(7));
        assert_ne!(chip(0), chip(1));
    }
}
