//! The paper a picture is made for: its width in print, its theme, the language of its own words.
//! Leaves the height to the picture.

use super::numbers::Numerals;
use super::phrases::{ENGLISH, Phrases};
use super::theme::{LIGHT, MARGIN, Theme};
use super::{Words, fonts};

/// CSS pixels in a millimetre: 96 to an inch.
const PIXELS_PER_MILLIMETRE: f64 = 96.0 / 25.4;

/// Widths that journals print: one column, one and a half, two, and the whole page.
pub const WIDTHS: [f64; 4] = [85.0, 114.0, 174.0, 190.0];
/// The narrowest and the widest picture, in millimetres.
pub const WIDTH_LIMITS: (f64, f64) = (60.0, 420.0);

/// What a picture is drawn on.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// Its width in print; [`WIDTHS`] are those of journals.
    pub millimetres: f64,
    /// Its colours.
    pub theme: &'static Theme,
    /// The words of the picture itself.
    pub phrases: &'static Phrases,
}

impl Default for Sheet {
    /// The whole width of a page, light, English.
    fn default() -> Self {
        Self { millimetres: 190.0, theme: &LIGHT, phrases: &ENGLISH }
    }
}

impl Sheet {
    /// The width in pixels.
    pub fn width(&self) -> f64 {
        (self.millimetres * PIXELS_PER_MILLIMETRE * 10.0).round() / 10.0
    }

    /// White space around everything; a column has none to spare.
    pub fn margin(&self) -> f64 {
        if self.width() < 500.0 { MARGIN / 2.0 } else { MARGIN }
    }

    /// The left and right edge of what is drawn.
    pub fn edges(&self) -> (f64, f64) {
        (self.margin(), self.width() - self.margin())
    }

    /// The width of what is drawn.
    pub fn room(&self) -> f64 {
        self.width() - 2.0 * self.margin()
    }

    /// Whether the picture is read from right to left: if its language or its title is.
    pub fn is_mirrored(&self, words: &Words) -> bool {
        self.phrases.right_to_left || fonts::is_right_to_left(&words.title)
    }

    /// The digits of axes: those of the words, else those of the language.
    pub fn numerals(&self, words: &Words) -> Numerals {
        Numerals::of(words).unwrap_or(self.phrases.numerals)
    }
}
