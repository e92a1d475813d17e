//! The arguments about pictures, the same for every command that can draw one.

use clap::{Args, ValueEnum};
use newsprint::chart::sheet::{WIDTH_LIMITS, WIDTHS};
use newsprint::chart::theme::THEMES;
use std::path::PathBuf;

/// The picture of a result.
#[derive(Debug, Args)]
pub struct PictureOptions {
    /// Draw the result as well, into a .svg, .png or .pdf file
    #[arg(long, value_name = "FILE", help_heading = "Picture")]
    pub chart: Option<PathBuf>,
    /// Which picture, where a result has several; --chart-kind list names them
    #[arg(long, value_name = "KIND", requires = "chart", help_heading = "Picture")]
    pub chart_kind: Option<String>,
    /// Its width in millimetres; journals print 85, 114, 174 or 190
    #[arg(long, value_name = "MM", default_value_t = WIDTHS[3], value_parser = width, help_heading = "Picture")]
    pub chart_width: f64,
    /// Dots per inch of a PNG
    #[arg(long, value_name = "DPI", default_value_t = 300, value_parser = clap::value_parser!(u32).range(36..=2400), help_heading = "Picture")]
    pub dpi: u32,
    /// Its colours: light, dark, grey or tol
    #[arg(long, value_name = "THEME", default_value = "light", value_parser = theme_names(), help_heading = "Picture")]
    pub theme: String,
    /// Letters of an SVG: text to search and edit, or paths
    #[arg(long, value_name = "HOW", default_value = "text", help_heading = "Picture")]
    pub svg_text: SvgTextArgument,
    /// Its title, in place of the usual one; a right-to-left title mirrors the picture
    #[arg(long, value_name = "TEXT", help_heading = "Picture")]
    pub chart_title: Option<String>,
    /// The line below its title, in place of the usual one; '' for none
    #[arg(long, value_name = "TEXT", help_heading = "Picture")]
    pub chart_subtitle: Option<String>,
    /// The note at its foot, in place of the usual one; '' for none
    #[arg(long, value_name = "TEXT", help_heading = "Picture")]
    pub chart_note: Option<String>,
    /// What its scale measures; twice where there are two, across before upwards
    #[arg(long, value_name = "TEXT", help_heading = "Picture")]
    pub chart_axis: Vec<String>,
    /// A font file for scripts that the embedded fonts lack; may be given several times
    #[arg(long, value_name = "FILE", requires = "chart", help_heading = "Picture")]
    pub font: Vec<PathBuf>,
    /// Language of months, keys and remarks in it: en, fa, ar or zh
    #[arg(long, value_name = "TAG", default_value = "en", help_heading = "Picture")]
    pub chart_language: String,
}

/// How an SVG holds its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SvgTextArgument {
    /// As text
    Text,
    /// As outlines
    Paths,
}

fn theme_names() -> clap::builder::PossibleValuesParser {
    THEMES.iter().map(|theme| clap::builder::PossibleValue::new(theme.name).help(theme.about)).into()
}

fn width(text: &str) -> Result<f64, String> {
    let (least, most) = WIDTH_LIMITS;
    match text.parse::<f64>() {
        Ok(width) if (least..=most).contains(&width) => Ok(width),
        _ => Err(format!("a width is a number of millimetres from {least} to {most}")),
    }
}
