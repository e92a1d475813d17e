//! What plotters draws on: a text of SVG elements in tenths of a pixel, each with the class of its colour.
//! Leaves what is drawn where to `canvas` and the kinds.

use std::collections::BTreeSet;
use std::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle, FontTransform,
};

use crate::chart::fonts::{self, FAMILIES, Weight};
use crate::chart::numbers::whole;
use crate::chart::theme::{Colour, PAPER, Paint, Theme, hex};

/// Plotters counts in whole units: ten of them make a pixel.
pub const UNITS: f64 = 10.0;
/// Between what is shown of a text and the whole of it; `fonts::escape` lets no other control character through.
pub const FULL_TEXT: char = '\u{1f}';
/// Half the height of a capital letter of Noto Sans: a plain offset is read alike by every renderer, `dy` is not.
const HALF_CAPITAL: f64 = 0.357;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// What the backend leaves behind.
#[derive(Debug, Default)]
pub struct Page {
    /// The elements.
    pub svg: String,
    /// Characters that no face has.
    pub missing: BTreeSet<char>,
}

/// The family of letters that are set off from what lies below by a rim of paper.
pub const HALO: &str = "halo";

/// A picture being drawn.
pub struct Backend<'p> {
    /// Width and height in pixels.
    pub size: (f64, f64),
    /// Its colours.
    pub theme: &'static Theme,
    /// Where it is written.
    pub page: &'p mut Page,
}

impl<'p> Backend<'p> {
    /// Opens the picture: its size, and what it says to those who cannot see it. Its direction is that of the renderers
    /// (usvg knows no other), or a right-to-left page around it would swap the ends of every text.
    pub fn open(page: &'p mut Page, size: (f64, f64), theme: &'static Theme, title: &str, description: &str) -> Self {
        let (width, height) = (short(size.0), short(size.1));
        let (title, description) = (fonts::escape(title), fonts::escape(description));
        page.svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="{title}" direction="ltr" font-family="{FAMILIES}">
<title>{title}</title>
<desc>{description}</desc>
"#
        );
        Self { size, theme, page }
    }

    #[expect(clippy::unnecessary_wraps, reason = "plotters asks for a result, and a text takes everything")]
    fn element(&mut self, color: BackendColor, element: &str) -> Drawn {
        if color.alpha > 0.0 {
            self.page.svg.push_str(element);
            self.page.svg.push('\n');
        }
        Ok(())
    }

    fn shape<S: BackendStyle>(&mut self, geometry: &str, style: &S, filled: bool) -> Drawn {
        let paint = paint(style.color());
        let (class, hex) = (paint.class(), hex(self.theme.colour(paint)));
        let paint = if filled {
            format!(r#"class="{class} fill" fill="{hex}""#)
        } else {
            let width = short(f64::from(style.stroke_width()) / UNITS);
            format!(r#"class="{class} line" fill="none" stroke="{hex}" stroke-width="{width}""#)
        };
        self.element(style.color(), &format!("<{geometry} {paint}/>"))
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (whole(self.size.0 * UNITS), whole(self.size.1 * UNITS))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.page.svg.push_str("</svg>\n");
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        let (x1, y1, x2, y2) = (pixels(from.0), pixels(from.1), pixels(to.0), pixels(to.1));
        self.shape(&format!(r#"line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}""#), style, false)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (x, y) = (pixels(a.0.min(b.0)), pixels(a.1.min(b.1)));
        let (width, height) = (pixels((a.0 - b.0).abs()), pixels((a.1 - b.1).abs()));
        self.shape(&format!(r#"rect x="{x}" y="{y}" width="{width}" height="{height}""#), style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        match points[..] {
            [from, to] => self.draw_line(from, to, style),
            [first, .., last] if first == last => {
                let corners = corners(&points[1..]);
                self.shape(&format!(r#"polygon points="{corners}" stroke-linejoin="round""#), style, false)
            }
            _ => self.shape(&format!(r#"polyline points="{}""#, corners(&points)), style, false),
        }
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let (x, y, r) = (pixels(centre.0), pixels(centre.1), short(f64::from(radius) / UNITS));
        self.shape(&format!(r#"circle cx="{x}" cy="{y}" r="{r}""#), style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        let corners = corners(&points.into_iter().collect::<Vec<_>>());
        self.shape(&format!(r#"polygon points="{corners}""#), style, true)
    }

    /// The place is the middle of the capitals' height.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        let (shown, full) = text.split_once(FULL_TEXT).map_or((text, None), |(shown, full)| (shown, Some(full)));
        self.page.missing.extend(fonts::missing(full.unwrap_or(shown)));
        let size = style.size() / UNITS;
        let baseline = short(f64::from(y) / UNITS + HALF_CAPITAL * size);
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Right => r#" text-anchor="end""#,
            HPos::Center => r#" text-anchor="middle""#,
        };
        let weight = match style.style() {
            FontStyle::Bold => r#" font-weight="700""#,
            FontStyle::Italic | FontStyle::Oblique => r#" font-style="italic""#,
            FontStyle::Normal => "",
        };
        let turn = match style.transform() {
            FontTransform::Rotate270 => format!(r#" transform="rotate(-90 {} {})""#, pixels(x), pixels(y)),
            _ => String::new(),
        };
        let paint = paint(style.color());
        let (class, halo) = match style.family() {
            FontFamily::Name(HALO) => {
                let paper = hex(self.theme.colour(PAPER));
                let rim =
                    format!(r#" paint-order="stroke" stroke="{paper}" stroke-width="2.6" stroke-linejoin="round""#);
                (format!("{} halo", paint.class()), rim)
            }
            _ => (paint.class(), String::new()),
        };
        let (hex, x, size, content) = (hex(self.theme.colour(paint)), pixels(x), short(size), fonts::markup(shown));
        let drawn = format!(
            r#"<text x="{x}" y="{baseline}" font-size="{size}"{weight}{anchor}{turn}{halo} class="{class} fill" fill="{hex}">{content}</text>"#
        );
        let whole = |full| format!("<g><title>{}</title>{drawn}</g>", fonts::escape(full));
        self.element(style.color(), &full.map_or_else(|| drawn.clone(), whole))
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let weight = match style.style() {
            FontStyle::Bold => Weight::Bold,
            FontStyle::Italic | FontStyle::Oblique => Weight::Italic,
            FontStyle::Normal => Weight::Regular,
        };
        Ok((whole((fonts::measure(text, weight) * style.size()).ceil()), whole(style.size().ceil())))
    }
}

fn paint(color: BackendColor) -> Paint {
    Paint::of_code(Colour(color.rgb.0, color.rgb.1, color.rgb.2))
}

fn corners(points: &[BackendCoord]) -> String {
    points.iter().map(|(x, y)| format!("{},{}", pixels(*x), pixels(*y))).collect::<Vec<_>>().join(" ")
}

fn pixels(units: i32) -> String {
    short(f64::from(units) / UNITS)
}

/// A length to a tenth of a pixel, without a needless zero.
fn short(value: f64) -> String {
    let digits = format!("{value:.1}");
    digits.strip_suffix(".0").map_or(digits.clone(), |whole| if whole == "-0" { "0" } else { whole }.to_owned())
}
