//! A picture as PNG, with its resolution written into the file.
//! Leaves drawing to `svg`.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use super::fonts;
use super::numbers::whole;
use crate::error::{Error, Result};

/// CSS pixels per inch.
const PIXELS_PER_INCH: f64 = 96.0;
/// 1.6 GB of memory; beyond that no viewer opens the picture.
const MOST_PIXELS: f64 = 400e6;

/// The picture as PNG, at so many dots per inch (a picture is 190 mm wide: 300 dpi make 2,250 dots).
///
/// # Errors
/// If the text is no SVG, or the picture would have more than 400 million dots.
pub fn png(svg: &str, dpi: u32) -> Result<Vec<u8>> {
    let tree = fonts::tree(svg)?;
    let scale = f64::from(dpi) / PIXELS_PER_INCH;
    let (width, height) = (f64::from(tree.size().width()) * scale, f64::from(tree.size().height()) * scale);
    if width * height > MOST_PIXELS {
        let message = format!("a chart of {width:.0} x {height:.0} dots at {dpi} dpi is too large for a PNG");
        return Err(Error::new(message).hint("choose fewer dots per inch, or take the SVG or PDF"));
    }
    let blank = Pixmap::new(whole(width.round()), whole(height.round()));
    let mut pixels = blank.ok_or_else(|| Error::new(format!("{dpi} dpi leave no picture")))?;
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    let bytes = pixels.encode_png().map_err(|error| Error::new(format!("cannot write a PNG: {error}")))?;
    Ok(with_resolution(&bytes, dpi))
}

/// The picture as SVG with its letters as outlines: the same in every program, whatever fonts it knows, but not to be searched.
///
/// # Errors
/// If the text is no SVG.
pub fn outlined(svg: &str) -> Result<String> {
    let options = usvg::WriteOptions { coordinates_precision: 3, transforms_precision: 3, ..Default::default() };
    Ok(fonts::tree(svg)?.to_string(&options))
}

/// Puts a `pHYs` chunk behind the header, so that a page-setting program shows the picture at its true size.
fn with_resolution(png: &[u8], dpi: u32) -> Vec<u8> {
    const HEADER_END: usize = 8 + 25; // the signature and the IHDR chunk, which the standard puts first
    let per_metre = whole((f64::from(dpi) / 0.0254).round()).to_be_bytes();
    let mut chunk = b"pHYs".to_vec();
    chunk.extend(per_metre);
    chunk.extend(per_metre);
    chunk.push(1);
    let mut bytes = png[..HEADER_END].to_vec();
    bytes.extend(9u32.to_be_bytes());
    bytes.extend(&chunk);
    bytes.extend(crc(&chunk).to_be_bytes());
    bytes.extend(&png[HEADER_END..]);
    bytes
}

/// The checksum of a chunk (PNG specification, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksum_is_that_of_the_standard() {
        assert_eq!(crc(b"IEND"), 0xae42_6082);
    }

    #[test]
    fn a_picture_that_fits_no_memory_is_refused() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="720" height="90000"/>"#;
        assert!(png(svg, 300).is_err());
    }
}
