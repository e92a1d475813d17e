//! Draws the picture of an answer into its file, in the format that the file's name tells.

use super::args::{PictureOptions, SvgTextArgument};
use super::output::write_file;
use newsprint::chart::fonts::add;
use newsprint::chart::phrases::{LANGUAGES, Phrases};
use newsprint::chart::theme::Theme;
use newsprint::chart::{Chart, Sheet, draw, outlined, png};
use newsprint::error::{Error, Result};
use std::path::Path;

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
    Pdf,
}

/// One kind of picture that a command can draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The value of `--chart-kind`.
    pub name: &'static str,
    /// What it shows.
    pub about: &'static str,
}

/// A picture that was asked for.
pub struct Wanted<'o> {
    options: &'o PictureOptions,
    path: &'o Path,
    format: Format,
    sheet: Sheet,
    /// Which of the kinds.
    pub kind: &'static str,
}

impl PictureOptions {
    /// The picture that was asked for, checked before anything is counted; `usual` is drawn unless another kind is named.
    ///
    /// # Errors
    /// If the file is no picture, the kind is not one of this command's, or nobody speaks the language.
    pub fn wanted(&self, kinds: &'static [Kind], usual: &'static str) -> Result<Option<Wanted<'_>>> {
        let Some(path) = self.chart.as_deref() else { return Ok(None) };
        let kind = match self.chart_kind.as_deref() {
            None => usual,
            Some(name) => kinds.iter().map(|kind| kind.name).find(|kind| *kind == name).ok_or_else(|| {
                let list: Vec<String> = kinds.iter().map(|kind| format!("{} ({})", kind.name, kind.about)).collect();
                let message = if name == "list" {
                    "the pictures of this command".to_owned()
                } else {
                    format!("this command has no picture \"{name}\"")
                };
                Error::question(message).hint(format!("use one of: {}", list.join("; ")))
            })?,
        };
        let phrases = Phrases::of(&self.chart_language).ok_or_else(|| {
            let known = LANGUAGES.iter().map(|language| language.tag).collect::<Vec<_>>().join(", ");
            Error::question(format!("pictures have no words in \"{}\"", self.chart_language))
                .hint(format!("use one of: {known}; labels and titles may be in any language"))
        })?;
        let theme = Theme::named(&self.theme).expect("the command line knows the themes");
        for path in &self.font {
            let bytes = std::fs::read(path).map_err(|error| Error::io("read", path, &error))?;
            add(bytes).map_err(|error| {
                Error::question(format!("\"{}\": {error}", path.display())).hint("give a .ttf or .otf file")
            })?;
        }
        let sheet = Sheet { millimetres: self.chart_width, theme, phrases };
        Ok(Some(Wanted { options: self, path, format: format(path)?, sheet, kind }))
    }
}

/// The format that a file's name tells.
fn format(path: &Path) -> Result<Format> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "svg" => Ok(Format::Svg),
        "png" => Ok(Format::Png),
        "pdf" if cfg!(feature = "pdf") => Ok(Format::Pdf),
        "pdf" => Err(Error::question("this newsprint was built without PDF").hint("draw a .svg or .png")),
        _ => Err(Error::question(format!("\"{}\" is no name of a picture", path.display()))
            .hint("end it in .svg, .png or .pdf")),
    }
}

impl Wanted<'_> {
    /// Draws and writes; characters that no font covers are named on standard error, whatever is quiet: they are a fault.
    ///
    /// # Errors
    /// If the file cannot be written, or the picture is too large for a PNG.
    pub fn write(&self, chart: Chart) -> Result<()> {
        let mut chart = chart;
        let words = chart.words_mut();
        for (place, text) in [
            (&mut words.title, &self.options.chart_title),
            (&mut words.subtitle, &self.options.chart_subtitle),
            (&mut words.note, &self.options.chart_note),
        ] {
            if let Some(text) = text {
                place.clone_from(text);
            }
        }
        let mut axes = chart.axes_mut();
        if self.options.chart_axis.len() > axes.len() {
            return Err(Error::question(format!(
                "this picture has {} scale, not {}",
                axes.len(),
                self.options.chart_axis.len()
            ))
            .hint("say --chart-axis once for each scale"));
        }
        for (axis, text) in axes.iter_mut().zip(&self.options.chart_axis) {
            (*axis).clone_from(text);
        }
        let drawing = draw(&chart.described(), &self.sheet);
        let bytes = match self.format {
            Format::Svg if self.options.svg_text == SvgTextArgument::Paths => outlined(&drawing.svg)?.into_bytes(),
            Format::Svg => drawing.svg.into_bytes(),
            Format::Png => png(&drawing.svg, self.options.dpi)?,
            Format::Pdf => pdf(&drawing.svg)?,
        };
        write_file(self.path, |out| out.write_all(&bytes))?;
        for sign in &drawing.missing {
            let code = u32::from(*sign);
            eprintln!(
                "note: no font here has \"{sign}\" (U+{code:04X}), drawn as a box in {}; name a font file that has it: --font FILE",
                self.path.display()
            );
        }
        Ok(())
    }
}

#[cfg(feature = "pdf")]
fn pdf(svg: &str) -> Result<Vec<u8>> {
    newsprint::chart::pdf(svg)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &str) -> Result<Vec<u8>> {
    Err(Error::question("this newsprint was built without PDF").hint("draw a .svg or .png"))
}
