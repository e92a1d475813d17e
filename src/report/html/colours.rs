//! The colours of drawings on the page: those of the chart room's light and dark themes, so that page and files agree.
//! Leaves the page's own greys to its style sheet.

use crate::chart::theme::{DARK, LIGHT, PAPER, Paint, hex};

/// One variable and one class a paint; where the browser knows `light-dark()`, the page's switch reaches the drawings.
pub(super) fn rules() -> String {
    let name = |paint: Paint| paint.class();
    let light: String =
        Paint::of_data().map(|paint| format!("--{}:{};", name(paint), hex(LIGHT.colour(paint)))).collect();
    let both: String = Paint::of_data()
        .map(|paint| format!("--{}:light-dark({},{});", name(paint), hex(LIGHT.colour(paint)), hex(DARK.colour(paint))))
        .collect();
    let classes: String =
        Paint::of_data().map(|paint| format!(".picture .{0}{{--c:var(--{0})}}", name(paint))).collect();
    let chips: String =
        (0..crate::chart::theme::SERIES).map(|place| format!(".s{place}.chip{{fill:var(--s{place})}}")).collect();
    let dark_paper = hex(DARK.colour(PAPER));
    format!(
        ":root{{{light}}}\n@supports (color: light-dark(#000, {dark_paper})){{@media screen{{:root{{{both}}}}}}}\n{classes}\n\
         .picture .halo{{stroke:var(--paper)}}\n{chips}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paint_has_its_colour_in_light_and_dark() {
        let rules = rules();
        for class in ["s0", "t6", "f3", "h8", "n0"] {
            assert!(rules.contains(&format!(".picture .{class}{{--c:var(--{class})}}")), "{class}");
            assert!(rules.contains(&format!("--{class}:light-dark(#")), "{class}");
        }
    }
}
