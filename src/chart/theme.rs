//! How every picture looks, in one place: what a colour is for, the themes that choose it, markers and sizes of type.
//! Leaves shapes and places to `svg`, and the width of the paper to `sheet`.

/// A colour on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Steps of a scale from little to much.
pub const HEAT_STEPS: u8 = 9;
/// Colours of series before they repeat with other markers.
pub const SERIES: usize = 7;
/// What a mark needs against its paper (WCAG 2.1, criterion 1.4.11).
pub const MARK_CONTRAST: f64 = 3.0;
/// What a text needs against its paper (WCAG 2.1, criterion 1.4.3).
pub const TEXT_CONTRAST: f64 = 4.5;

/// What a colour is for. Kinds of charts name the purpose, the theme knows the colour, a page may know another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// The sheet.
    Paper,
    /// Labels and titles.
    Ink,
    /// Subtitles, ticks, notes, and marks that are not the point.
    Muted,
    /// Base lines.
    Axis,
    /// Grid lines.
    Grid,
    /// Bands behind every other row.
    Band,
    /// Marks of the series at this place among the seven.
    Series(u8),
    /// Text of that series: its colour moved away from the paper until it can be read.
    SeriesText(u8),
    /// Areas of that series behind lines: intervals.
    SeriesTint(u8),
    /// A step of a scale from little to much.
    Heat(u8),
    /// Text on that step.
    OnHeat(u8),
}

/// The sheet.
pub const PAPER: Paint = Paint::Paper;
/// Labels and titles.
pub const INK: Paint = Paint::Ink;
/// Subtitles, ticks, notes.
pub const MUTED: Paint = Paint::Muted;
/// Base lines.
pub const AXIS: Paint = Paint::Axis;
/// Grid lines.
pub const GRID: Paint = Paint::Grid;
/// Bands behind every other row.
pub const BAND: Paint = Paint::Band;

impl Paint {
    /// The paint as three numbers, and back: what carries it through a library that knows only colours.
    pub(super) fn code(self) -> Colour {
        let (kind, place) = match self {
            Self::Paper => (0, 0),
            Self::Ink => (1, 0),
            Self::Muted => (2, 0),
            Self::Axis => (3, 0),
            Self::Grid => (4, 0),
            Self::Band => (5, 0),
            Self::Series(place) => (6, place),
            Self::SeriesText(place) => (7, place),
            Self::SeriesTint(place) => (8, place),
            Self::Heat(step) => (9, step),
            Self::OnHeat(step) => (10, step),
        };
        Colour(kind, place, 0)
    }

    /// The paint of a code; ink for what is none.
    pub(super) fn of_code(Colour(kind, place, _): Colour) -> Self {
        match kind {
            0 => Self::Paper,
            2 => Self::Muted,
            3 => Self::Axis,
            4 => Self::Grid,
            5 => Self::Band,
            6 => Self::Series(place),
            7 => Self::SeriesText(place),
            8 => Self::SeriesTint(place),
            9 => Self::Heat(place),
            10 => Self::OnHeat(place),
            _ => Self::Ink,
        }
    }

    /// The class by which a page may recolour it: `paper`, `ink`, … `s0` to `s6` for marks of a series, `t0` to `t6` for its
    /// text, `f0` to `f6` for its areas, `h0` to `h8` for a scale, `n0` to `n8` for the text on it.
    pub fn class(self) -> String {
        match self {
            Self::Paper => "paper".into(),
            Self::Ink => "ink".into(),
            Self::Muted => "muted".into(),
            Self::Axis => "axis".into(),
            Self::Grid => "grid".into(),
            Self::Band => "band".into(),
            Self::Series(place) => format!("s{place}"),
            Self::SeriesText(place) => format!("t{place}"),
            Self::SeriesTint(place) => format!("f{place}"),
            Self::Heat(step) => format!("h{step}"),
            Self::OnHeat(step) => format!("n{step}"),
        }
    }

    /// Every paint of series and scales: what a page has to know beside its own greys.
    pub fn of_data() -> impl Iterator<Item = Self> {
        let series =
            (0..SERIES as u8).flat_map(|place| [Self::Series(place), Self::SeriesText(place), Self::SeriesTint(place)]);
        series.chain((0..HEAT_STEPS).flat_map(|step| [Self::Heat(step), Self::OnHeat(step)]))
    }
}

/// One look: the colours of every paint.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// The value on the command line.
    pub name: &'static str,
    /// What it is, and whose palette.
    pub about: &'static str,
    paper: Colour,
    ink: Colour,
    muted: Colour,
    axis: Colour,
    grid: Colour,
    band: Colour,
    palette: [Colour; SERIES],
    /// Least, middle and most of a scale.
    heat: [Colour; 3],
}

/// The palette of Okabe and Ito (2008), which most colour-blind readers can tell apart. Their orange is too light for marks on
/// white; darkened, it meets their vermilion in the eyes of a deuteranope, so that the vermilion is darker here as well.
const OKABE_ITO: [Colour; SERIES] = [
    Colour(0x00, 0x72, 0xb2),
    Colour(0xa0, 0x3c, 0x00),
    Colour(0x00, 0x9e, 0x73),
    Colour(0xcc, 0x79, 0xa7),
    Colour(0xe6, 0x9f, 0x00),
    Colour(0x56, 0xb4, 0xe9),
    Colour(0x33, 0x33, 0x33),
];

/// The "bright" scheme of Tol (2021, SRON/EPS/TN/09-002), made for colour-blind readers too.
const TOL_BRIGHT: [Colour; SERIES] = [
    Colour(0x44, 0x77, 0xaa),
    Colour(0xee, 0x66, 0x77),
    Colour(0x22, 0x88, 0x33),
    Colour(0xaa, 0x33, 0x77),
    Colour(0xcc, 0xbb, 0x44),
    Colour(0x66, 0xcc, 0xee),
    Colour(0x4d, 0x4d, 0x4d),
];

/// Greys far enough apart for the first series; markers tell the rest.
const GREYS: [Colour; SERIES] = [
    Colour(0x1a, 0x1a, 0x1a),
    Colour(0x8c, 0x8c, 0x8c),
    Colour(0x55, 0x55, 0x55),
    Colour(0x92, 0x92, 0x92),
    Colour(0x3a, 0x3a, 0x3a),
    Colour(0x74, 0x74, 0x74),
    Colour(0x00, 0x00, 0x00),
];

const BLUES: [Colour; 3] = [Colour(0xea, 0xf1, 0xf8), Colour(0x6b, 0xae, 0xd6), Colour(0x08, 0x30, 0x6b)];

/// Dark on white: Okabe and Ito.
pub const LIGHT: Theme = Theme {
    name: "light",
    about: "white paper, after the palette of Okabe and Ito (2008)",
    paper: Colour(0xff, 0xff, 0xff),
    ink: Colour(0x1a, 0x1a, 0x1a),
    muted: Colour(0x59, 0x5f, 0x66),
    axis: Colour(0x8a, 0x90, 0x96),
    grid: Colour(0xe4, 0xe7, 0xea),
    band: Colour(0xf5, 0xf6, 0xf8),
    palette: OKABE_ITO,
    heat: BLUES,
};

/// Light on near black, for slides and dark pages: Okabe and Ito.
pub const DARK: Theme = Theme {
    name: "dark",
    about: "dark paper for slides, after the palette of Okabe and Ito (2008)",
    paper: Colour(0x15, 0x18, 0x1b),
    ink: Colour(0xe4, 0xe6, 0xe9),
    muted: Colour(0xa3, 0xab, 0xb3),
    axis: Colour(0x7d, 0x85, 0x8d),
    grid: Colour(0x2e, 0x34, 0x39),
    band: Colour(0x1d, 0x21, 0x25),
    palette: OKABE_ITO_ON_BLACK,
    heat: [Colour(0x22, 0x2c, 0x36), Colour(0x2f, 0x73, 0xa8), Colour(0xc9, 0xe4, 0xf7)],
};

/// The same hues as seen on black: lighter, the last nearly white.
const OKABE_ITO_ON_BLACK: [Colour; SERIES] = [
    Colour(0x4a, 0xa3, 0xe6),
    Colour(0xf0, 0x8a, 0x48),
    Colour(0x34, 0xc7, 0x9b),
    Colour(0xd9, 0x8c, 0xbb),
    Colour(0xf2, 0xbb, 0x45),
    Colour(0x9b, 0xd8, 0xf8),
    Colour(0xf4, 0xf6, 0xf8),
];

/// Black, white and greys, for print without colour.
pub const GREY: Theme = Theme {
    name: "grey",
    about: "white paper without colour: markers and greys tell series apart",
    palette: GREYS,
    heat: [Colour(0xf0, 0xf0, 0xf0), Colour(0x9a, 0x9a, 0x9a), Colour(0x1a, 0x1a, 0x1a)],
    muted: Colour(0x59, 0x59, 0x59),
    axis: Colour(0x8c, 0x8c, 0x8c),
    grid: Colour(0xe4, 0xe4, 0xe4),
    band: Colour(0xf5, 0xf5, 0xf5),
    ..LIGHT
};

/// Dark on white: Tol.
pub const TOL: Theme = Theme {
    name: "tol",
    about: "white paper, the bright palette of Tol (2021)",
    palette: TOL_BRIGHT,
    heat: [Colour(0xff, 0xf6, 0xdf), Colour(0xe6, 0x8a, 0x3c), Colour(0x66, 0x25, 0x06)],
    ..LIGHT
};

/// Every theme; the first is the usual one.
pub const THEMES: &[Theme] = &[LIGHT, DARK, GREY, TOL];

impl Theme {
    /// The theme of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        THEMES.iter().find(|theme| theme.name == name)
    }

    /// The colour of a paint.
    pub fn colour(&self, paint: Paint) -> Colour {
        let series = |place: u8| self.palette[usize::from(place) % SERIES];
        match paint {
            Paint::Paper => self.paper,
            Paint::Ink => self.ink,
            Paint::Muted => self.muted,
            Paint::Axis => self.axis,
            Paint::Grid => self.grid,
            Paint::Band => self.band,
            Paint::Series(place) => self.away_from_paper(series(place), MARK_CONTRAST),
            Paint::SeriesText(place) => self.away_from_paper(series(place), TEXT_CONTRAST),
            Paint::SeriesTint(place) => mixed(self.colour(Paint::Series(place)), self.paper, 22),
            Paint::Heat(step) => self.heat(step),
            Paint::OnHeat(step) => on(self.heat(step)),
        }
    }

    fn heat(&self, step: u8) -> Colour {
        let [least, middle, most] = self.heat;
        let half = u32::from(HEAT_STEPS - 1) / 2;
        let step = u32::from(step.min(HEAT_STEPS - 1));
        if step <= half {
            mixed(middle, least, step * 100 / half)
        } else {
            mixed(most, middle, (step - half) * 100 / half)
        }
    }

    /// The colour, darker on light paper and lighter on dark paper, until its contrast is enough: also on a band.
    fn away_from_paper(&self, colour: Colour, contrast_wanted: f64) -> Colour {
        let far = if luminance(self.paper) > 0.5 { Colour(0, 0, 0) } else { Colour(0xff, 0xff, 0xff) };
        let moved = (0..=100).map(|share| mixed(far, colour, share));
        let enough = |moved: &Colour| {
            contrast(*moved, self.paper) >= contrast_wanted && contrast(*moved, self.band) >= contrast_wanted
        };
        moved.into_iter().find(enough).unwrap_or(far)
    }
}

/// So many hundredths of one colour, the rest of the other.
fn mixed(one: Colour, other: Colour, hundredths: u32) -> Colour {
    let part = |one: u8, other: u8| {
        let sum = u32::from(one) * hundredths + u32::from(other) * (100 - hundredths.min(100)) + 50;
        u8::try_from(sum / 100).unwrap_or(u8::MAX)
    };
    Colour(part(one.0, other.0), part(one.1, other.1), part(one.2, other.2))
}

/// Black or white, whichever reads better on a colour.
fn on(colour: Colour) -> Colour {
    let (black, white) = (Colour(0, 0, 0), Colour(0xff, 0xff, 0xff));
    if contrast(black, colour) >= contrast(white, colour) { black } else { white }
}

/// White space around a wide picture; a narrow one has less.
pub const MARGIN: f64 = 16.0;

/// Sizes of type in pixels, of which 96 make an inch: 12 pixels are 9 points in print.
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

const SHAPES: [Shape; SERIES] =
    [Shape::Circle, Shape::Square, Shape::TriangleUp, Shape::Diamond, Shape::TriangleDown, Shape::Cross, Shape::Star];

impl Shape {
    /// The corners of a shape that looks as large as a circle of the radius, around a middle, clockwise.
    pub fn corners(self, (x, y): (f64, f64), radius: f64) -> Vec<(f64, f64)> {
        let around = |corners: u32, turn: f64, radius: &dyn Fn(u32) -> f64| -> Vec<(f64, f64)> {
            let angle = |corner: u32| (f64::from(corner) / f64::from(corners) + turn) * std::f64::consts::TAU;
            let corner = |c: u32| (x + radius(c) * libm::sin(angle(c)), y - radius(c) * libm::cos(angle(c)));
            (0..corners).map(corner).collect()
        };
        match self {
            Self::Circle => around(24, 0.0, &|_| radius),
            Self::Square => around(4, 0.125, &|_| radius * 1.27),
            Self::Diamond => around(4, 0.0, &|_| radius * 1.36),
            Self::TriangleUp => around(3, 0.0, &|_| radius * 1.42),
            Self::TriangleDown => around(3, 0.5, &|_| radius * 1.42),
            Self::Star => around(10, 0.0, &|corner| radius * if corner.is_multiple_of(2) { 1.5 } else { 0.68 }),
            Self::Cross => {
                let (long, thin) = (radius * 1.25, radius * 0.45);
                let arm = [(thin, long), (thin, thin), (long, thin)];
                let quarter = |turns: usize| arm.map(|(a, b)| [(a, -b), (b, a), (-a, b), (-b, -a)][turns]);
                // A quarter turn of the arm's corners, clockwise from the top.
                (0..4).flat_map(quarter).map(|(dx, dy)| (x + dx, y + dy)).collect()
            }
        }
    }
}

/// How one series looks wherever it appears in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Marks.
    pub colour: Paint,
    /// Text.
    pub text: Paint,
    /// Areas behind lines.
    pub tint: Paint,
    /// Its marker.
    pub shape: Shape,
}

/// The style of a series by its place: colours repeat after seven with another marker, pairs after forty-nine.
pub fn series_style(place: usize) -> Style {
    let colour = (place % SERIES) as u8;
    let shape = SHAPES[(place + place / SERIES) % SERIES];
    Style { colour: Paint::Series(colour), text: Paint::SeriesText(colour), tint: Paint::SeriesTint(colour), shape }
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

/// A colour as SVG and CSS write it: `#0072b2`.
pub fn hex(Colour(red, green, blue): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests;
