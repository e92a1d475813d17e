//! The faces a picture is set in, and what can be asked of them: which face draws a character, how wide a text is, what
//! nobody can draw. One engine (usvg) measures and draws, so layout and picture agree.
//! Leaves wrapping and shortening to `lettering`.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use resvg::usvg::{self, fontdb};
use ttf_parser::Face as Outlines;

use crate::error::{Error, Result};
pub use crate::table::runs_right_to_left as is_right_to_left;

/// The families in the order they are asked for a character, ending in a generic one for other viewers.
pub const FAMILIES: &str = "Noto Sans, Vazirmatn, Noto Sans Math, Noto Sans CJK SC, sans-serif";

/// Vazirmatn has smaller letters than Noto Sans at the same size; its runs are set a little larger.
const VAZIRMATN: &str = "Vazirmatn";
const VAZIRMATN_SCALE: &str = "1.08em";

const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
const POP_ISOLATE: char = '\u{2069}';

/// How letters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Upright and plain.
    Regular,
    /// Headings.
    Bold,
    /// Remarks.
    Italic,
}

/// One family: its name and the files of its faces, the regular one first.
struct Family {
    name: &'static str,
    files: &'static [&'static [u8]],
}

/// A face as a file for programs that set text themselves.
#[derive(Debug, Clone, Copy)]
pub struct FontFile {
    /// The name of the file.
    pub name: &'static str,
    /// What it holds: a font, or its licence.
    pub bytes: &'static [u8],
}

/// The embedded faces as files, and their licences, which ask to go with them.
pub fn files() -> impl Iterator<Item = FontFile> {
    const NAMES: &[&str] = &[
        "NotoSans-Regular.ttf",
        "NotoSans-Bold.ttf",
        "NotoSans-Italic.ttf",
        "Vazirmatn-Regular.ttf",
        "Vazirmatn-Bold.ttf",
        "NotoSansMath-Regular.ttf",
        "NotoSansCJKsc-Regular.otf",
    ];
    let faces = SHELF.iter().flat_map(|family| family.files);
    let licences: [(&str, &[u8]); 3] = [
        ("OFL-NotoSans.txt", include_bytes!("../../data/fonts/OFL-NotoSans.txt")),
        ("OFL-Vazirmatn.txt", include_bytes!("../../data/fonts/OFL-Vazirmatn.txt")),
        ("OFL-NotoSansCJK.txt", include_bytes!("../../data/fonts/OFL-NotoSansCJK.txt")),
    ];
    let faces = NAMES.iter().zip(faces).map(|(name, bytes)| FontFile { name, bytes });
    faces.chain(licences.map(|(name, bytes)| FontFile { name, bytes }))
}

/// The order is part of every picture: the first family that has a character draws it.
const SHELF: &[Family] = &[
    Family {
        name: "Noto Sans",
        files: &[
            include_bytes!("../../data/fonts/NotoSans-Regular.ttf"),
            include_bytes!("../../data/fonts/NotoSans-Bold.ttf"),
            include_bytes!("../../data/fonts/NotoSans-Italic.ttf"),
        ],
    },
    Family {
        name: VAZIRMATN,
        files: &[
            include_bytes!("../../data/fonts/Vazirmatn-Regular.ttf"),
            include_bytes!("../../data/fonts/Vazirmatn-Bold.ttf"),
        ],
    },
    Family { name: "Noto Sans Math", files: &[include_bytes!("../../data/fonts/NotoSansMath-Regular.ttf")] },
    #[cfg(feature = "cjk")]
    Family { name: "Noto Sans CJK SC", files: &[include_bytes!("../../data/fonts/NotoSansCJKsc-Regular.otf")] },
];

/// Families that a user added, before the first picture.
static ADDED: Mutex<Vec<Family>> = Mutex::new(Vec::new());

/// All families, the embedded ones first; fixed by the first picture.
fn shelf() -> &'static [Family] {
    static ALL: OnceLock<Vec<Family>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut added = ADDED.lock().unwrap_or_else(PoisonError::into_inner);
        let embedded = SHELF.iter().map(|family| Family { name: family.name, files: family.files });
        embedded.chain(added.drain(..)).collect()
    })
}

/// Adds a font for scripts that the embedded ones lack; it is asked after them, and in the order of the calls. Call it before
/// anything is drawn: what is drawn already knows its fonts. The font stays in memory as long as the program runs.
///
/// # Errors
/// If the bytes are no TrueType or OpenType font with outlines and a name.
pub fn add(font: Vec<u8>) -> Result<()> {
    let mut database = fontdb::Database::new();
    database.load_font_data(font.clone());
    let name = database.faces().next().and_then(|face| face.families.first()).map(|(name, _)| name.clone());
    let name = name.ok_or_else(|| Error::new("this is no font that can be read"));
    let name = name.map_err(|error| error.hint("give a .ttf or .otf file"))?;
    let mut added = ADDED.lock().unwrap_or_else(PoisonError::into_inner);
    let taken = SHELF.iter().chain(added.iter()).any(|family| family.name == name);
    let name = if taken { format!("{name} added {}", added.len() + 1) } else { name };
    let file: &'static [u8] = Box::leak(font.into_boxed_slice());
    added.push(Family { name: Box::leak(name.into_boxed_str()), files: Box::leak(vec![file].into_boxed_slice()) });
    Ok(())
}

/// The regular face of each family, parsed once.
fn outlines() -> &'static [Outlines<'static>] {
    static PARSED: OnceLock<Vec<Outlines<'static>>> = OnceLock::new();
    PARSED.get_or_init(|| {
        let regular = shelf().iter().map(|family| family.files[0]);
        regular
            .map(|file| Outlines::parse(file, 0).expect("embedded fonts are well formed, added ones were read"))
            .collect()
    })
}

/// Loads a face under the name that pictures ask for: an added font may bear the name of an embedded one.
fn load(database: &mut fontdb::Database, name: &str, file: &'static [u8]) {
    for id in database.load_font_source(fontdb::Source::Binary(Arc::new(file))) {
        let Some(face) = database.face(id).cloned() else { continue };
        if face.families.iter().all(|(family, _)| family != name) {
            database.remove_face(id);
            let families = vec![(name.to_owned(), fontdb::Language::English_UnitedStates)];
            database.push_face_info(fontdb::FaceInfo { families, ..face });
        }
    }
}

fn options() -> &'static usvg::Options<'static> {
    static OPTIONS: OnceLock<usvg::Options<'static>> = OnceLock::new();
    OPTIONS.get_or_init(|| {
        let mut database = fontdb::Database::new();
        for family in shelf() {
            for file in family.files {
                load(&mut database, family.name, file);
            }
        }
        database.set_sans_serif_family(SHELF[0].name);
        let mut options = usvg::Options {
            fontdb: Arc::new(database),
            font_family: SHELF[0].name.to_owned(),
            ..usvg::Options::default()
        };
        // usvg's own fallback re-shapes a whole label and can lose it; `markup` leaves it nothing to do.
        options.font_resolver.select_fallback = Box::new(|_, _, _| None);
        options
    })
}

/// The picture as usvg understands it, with the embedded fonts.
///
/// # Errors
/// If the text is no SVG.
pub(super) fn tree(svg: &str) -> Result<usvg::Tree> {
    usvg::Tree::from_str(svg, options()).map_err(|error| Error::new(format!("cannot read a chart's SVG: {error}")))
}

/// The place on the shelf of the first family that has the character.
fn family_of(character: char) -> Option<usize> {
    outlines().iter().position(|face| face.glyph_index(character).is_some())
}

fn covers(family: usize, character: char) -> bool {
    is_invisible(character) || outlines()[family].glyph_index(character).is_some()
}

/// Joiners, direction marks and variation selectors: they steer, and are never drawn.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The characters of a text that no face has, in code point order: they are drawn as a box.
pub fn missing(text: &str) -> Vec<char> {
    let unknown = |c: &char| !c.is_control() && !is_invisible(*c) && family_of(*c).is_none();
    text.chars().filter(unknown).collect::<BTreeSet<char>>().into_iter().collect()
}

/// What stands in for a character without a face.
fn substitute() -> char {
    ['\u{25a1}', '\u{fffd}'].into_iter().find(|box_sign| family_of(*box_sign).is_some()).unwrap_or('?')
}

/// What will really be drawn: control characters become spaces, uncovered ones a visible box.
fn drawable(character: char) -> char {
    if character.is_control() {
        ' '
    } else if is_invisible(character) || family_of(character).is_some() {
        character
    } else {
        substitute()
    }
}

/// Wraps a right-to-left text so that renderers which always start from the left (usvg) order it rightly.
pub fn isolate(text: &str) -> Cow<'_, str> {
    if is_right_to_left(text) {
        Cow::Owned(format!("{RIGHT_TO_LEFT_ISOLATE}{text}{POP_ISOLATE}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text as XML character data or attribute value.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other if other.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// The text as SVG content, in runs that one family covers, so that no renderer has to look for a font.
pub fn markup(text: &str) -> String {
    let runs = runs(&isolate(text));
    runs.iter().map(|(family, run)| span(*family, run)).collect()
}

fn span(family: usize, run: &str) -> String {
    let name = shelf()[family].name;
    let run = escape(run);
    match family {
        0 => run,
        _ if name == VAZIRMATN => {
            format!(r#"<tspan font-family="{name}, sans-serif" font-size="{VAZIRMATN_SCALE}">{run}</tspan>"#)
        }
        _ => format!(r#"<tspan font-family="{name}, sans-serif">{run}</tspan>"#),
    }
}

/// Signs, digits and spaces stay with the run before them; signs before any letter go with what follows.
fn runs(text: &str) -> Vec<(usize, String)> {
    let mut runs: Vec<(usize, String)> = Vec::new();
    for character in text.chars().map(drawable) {
        let family = family_of(character).unwrap_or(0);
        match runs.last_mut() {
            Some((before, run)) if !character.is_alphabetic() && covers(*before, character) => run.push(character),
            Some((before, run)) if *before == family => run.push(character),
            Some((before, run)) if run.chars().all(|sign| !sign.is_alphanumeric() && covers(family, sign)) => {
                *before = family;
                run.push(character);
            }
            _ => runs.push((family, character.to_string())),
        }
    }
    runs
}

/// The width of a text at size 1, measured by the engine that draws it.
pub fn measure(text: &str, weight: Weight) -> f64 {
    static WIDTHS: OnceLock<Mutex<HashMap<(String, Weight), f64>>> = OnceLock::new();
    if text.is_empty() {
        return 0.0;
    }
    let widths = || WIDTHS.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let key = (text.to_owned(), weight);
    if let Some(known) = widths().get(&key) {
        return *known;
    }
    let width = measured_by_drawing(text, weight);
    widths().insert(key, width);
    width
}

fn measured_by_drawing(text: &str, weight: Weight) -> f64 {
    const SIZE: f64 = 100.0;
    let style = match weight {
        Weight::Regular => "",
        Weight::Bold => r#" font-weight="700""#,
        Weight::Italic => r#" font-style="italic""#,
    };
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text xml:space="preserve" font-family="{FAMILIES}" font-size="{SIZE}"{style}>{}</text></svg>"#,
        markup(text)
    );
    let Ok(tree) = tree(&svg) else { return 0.0 };
    match tree.root().children().first() {
        Some(usvg::Node::Text(text)) => f64::from(text.bounding_box().width()) / SIZE,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_has_one_family_that_covers_it() {
        for text in ["Gulf \u{2212}4 (تحریم‌ها) 2024", "制裁 and sanctions", "«وزیر» said", "\u{2212}1"]
        {
            for (family, run) in runs(&isolate(text)) {
                assert!(run.chars().all(|c| covers(family, c)), "{run:?} is not covered by {}", shelf()[family].name);
            }
        }
    }

    #[test]
    fn uncovered_characters_are_reported_and_drawn_as_a_box() {
        assert_eq!(missing("a😀ሀ"), ['ሀ', '😀']);
        assert!(missing("Gulf تحریم\u{200c}ها −4 ≥ …").is_empty());
        assert!(markup("a😀").contains(substitute()));
        assert!(measure("😀", Weight::Regular) > 0.3);
    }

    #[test]
    fn direction_is_that_of_the_first_letter() {
        assert!(is_right_to_left("«2024» تحریم and"));
        assert!(!is_right_to_left("2024 and تحریم"));
        assert!(!is_right_to_left("2024"));
    }

    #[test]
    fn control_characters_do_not_break_the_xml() {
        assert!(
            tree(&format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>{}</text></svg>"#,
                markup("a\u{0}\u{1b}<&\">\u{ffff}")
            ))
            .is_ok()
        );
    }
}
