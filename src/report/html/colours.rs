//! The colours of drawings on the page: those of the chart room's light and dark themes, so that page and files agree.
//! Leaves the page's own greys to its style sheet.

use crate::chart::theme::{DARK, LIGHT, PAPER, Paint, hex};

/// One variable and one class a paint; where the browser knows `light-dark()`, the page's switch reaches the drawings.
pub(super) fn rules() -> String {
    let all = |rule: &dyn Fn(Paint) -> String| Paint::of_data().map(rule).collect::<Vec<_>>().concat();
    let light = all(&|paint| format!("--{}:{};", paint.class(), hex(LIGHT.colour(paint))));
    let both = all(&|paint| {
        format!("--{}:light-dark({},{});", paint.class(), hex(LIGHT.colour(paint)), hex(DARK.colour(paint)))
    });
    let classes = all(&|paint| format!(".picture .{0}{{--c:var(--{0})}}", paint.class()));
    let chips = all(&|paint| match paint {
        Paint::Series(_) => format!(".{0}.chip{{fill:var(--{0})}}", paint.class()),
        _ => String::new(),
    });
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
