//! How every picture looks: colours, markers, sizes of type, widths; and the classes by which a page may recolour it.
//! Leaves shapes and places to `svg`.

/// A colour on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// The width of a picture in pixels: 190 mm at 96 dots per inch.
pub const WIDTH: f64 = 720.0;
/// White space around everything.
pub const MARGIN: f64 = 16.0;

/// The sheet.
pub const PAPER: Colour = Colour(0xff, 0xff, 0xff);
/// Labels and titles.
pub const INK: Colour = Colour(0x1a, 0x1a, 0x1a);
/// Subtitles, ticks, notes.
pub const MUTED: Colour = Colour(0x59, 0x5f, 0x66);
/// Base lines.
pub const AXIS: Colour = Colour(0x8a, 0x90, 0x96);
/// Grid lines.
pub const GRID: Colour = Colour(0xe4, 0xe7, 0xea);
/// Bands behind every other row.
pub const BAND: Colour = Colour(0xf5, 0xf6, 0xf8);

/// Sizes of type in pixels.
pub mod size {
    /// The title, bold.
    pub const TITLE: f64 = 15.0;
    /// The line below the title.
    pub const SUBTITLE: f64 = 11.5;
    /// Labels of rows.
    pub const LABEL: f64 = 12.0;
    /// Labels of rows where pictures stand side by side, and legends.
    pub const SMALL: f64 = 11.0;
    /// Numbers at an axis.
    pub const TICK: f64 = 10.5;
    /// The note at the foot.
    pub const NOTE: f64 = 9.5;
}

/// The palette of Okabe and Ito (2008), which most colour-blind readers can tell apart; in the order of the series.
pub const PALETTE: [Colour; 7] = [
    Colour(0x00, 0x72, 0xb2),
    Colour(0xd5, 0x5e, 0x00),
    Colour(0x00, 0x9e, 0x73),
    Colour(0xcc, 0x79, 0xa7),
    Colour(0xe6, 0x9f, 0x00),
    Colour(0x56, 0xb4, 0xe9),
    Colour(0x33, 0x33, 0x33),
];

/// The form of a marker; each can be drawn filled or hollow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// ●
    Circle,
    /// ■
    Square,
    /// ▲
    TriangleUp,
    /// ◆
    Diamond,
    /// ▼
    TriangleDown,
    /// ✚
    Cross,
    /// ★
    Star,
}

const SHAPES: [Shape; 7] =
    [Shape::Circle, Shape::Square, Shape::TriangleUp, Shape::Diamond, Shape::TriangleDown, Shape::Cross, Shape::Star];

/// How one series looks wherever it appears in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Marks.
    pub colour: Colour,
    /// Text: the colour darkened until it can be read on paper.
    pub text: Colour,
    /// Its marker.
    pub shape: Shape,
}

/// The style of a series by its place: colours repeat after seven with another marker, pairs after forty-nine.
pub fn series_style(place: usize) -> Style {
    let colour = PALETTE[place % 7];
    Style { colour, text: readable(colour), shape: SHAPES[(place + place / 7) % 7] }
}

/// The colour, darkened until its contrast on paper is 4.5 : 1 (WCAG 2.1, criterion 1.4.3).
pub fn readable(colour: Colour) -> Colour {
    let darker = |share: u32| {
        let part = |part: u8| u8::try_from(u32::from(part) * share / 100).unwrap_or(part);
        Colour(part(colour.0), part(colour.1), part(colour.2))
    };
    (0..=100).rev().map(darker).find(|darker| contrast(*darker, PAPER) >= 4.5).unwrap_or(INK)
}

/// The contrast ratio of two colours, 1 to 21 (WCAG 2.1).
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Colour) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
    };
    0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
}

const GREYS: [(&str, Colour); 6] =
    [("paper", PAPER), ("ink", INK), ("muted", MUTED), ("axis", AXIS), ("grid", GRID), ("band", BAND)];

/// The class of a shape's colour: `paper`, `axis`, `s0` … `s6`; `t0` … `t6` for thin lines in a text's colour.
pub fn mark_class(colour: Colour) -> String {
    grey_class(colour).or_else(|| series_class(colour)).or_else(|| readable_class(colour)).unwrap_or_default()
}

/// The class of a text's colour: `ink`, `muted`, `t0` … `t6`.
pub fn text_class(colour: Colour) -> String {
    grey_class(colour).or_else(|| readable_class(colour)).unwrap_or_default()
}

fn series_class(colour: Colour) -> Option<String> {
    PALETTE.iter().position(|known| *known == colour).map(|place| format!("s{place}"))
}

fn readable_class(colour: Colour) -> Option<String> {
    PALETTE.iter().position(|known| readable(*known) == colour).map(|place| format!("t{place}"))
}

fn grey_class(colour: Colour) -> Option<String> {
    GREYS.iter().find(|(_, known)| *known == colour).map(|(class, _)| (*class).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_series_can_be_read_as_text() {
        for place in 0..30 {
            assert!(contrast(series_style(place).text, PAPER) >= 4.5, "series {place}");
        }
        assert!(contrast(MUTED, PAPER) >= 4.5 && contrast(INK, PAPER) >= 7.0);
    }

    #[test]
    fn thirty_series_look_different() {
        for place in 0..30 {
            assert!((0..place).all(|other| series_style(other) != series_style(place)), "series {place}");
        }
    }

    #[test]
    fn every_colour_has_a_class() {
        for place in 0..7 {
            assert_eq!(mark_class(series_style(place).colour), format!("s{place}"));
            assert_eq!(text_class(series_style(place).text), format!("t{place}"));
        }
        assert_eq!(text_class(INK), "ink");
    }
}
