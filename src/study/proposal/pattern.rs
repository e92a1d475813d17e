//! What the paths of files tell: outlets from folders, dates and outlets from names such as `{outlet}_{date}_{slug}.txt`.
//! Leaves what the texts say to `annotation::stated`.

use crate::corpus::Date;
use crate::error::{Error, Result};
use regex::Regex;
use std::collections::BTreeSet;

/// The patterns that are tried, most telling first. A new one is one line here.
pub const PATTERNS: [&str; 15] = [
    "{outlet}/{date}-{slug}.txt",
    "{outlet}/{date}_{slug}.txt",
    "{outlet}/{date}.txt",
    "{outlet}/{folder}/{date}-{slug}.txt",
    "{outlet}/{folder}/{date}_{slug}.txt",
    "{outlet}_{date}_{slug}.txt",
    "{outlet}-{date}-{slug}.txt",
    "{outlet}_{date}.txt",
    "{outlet}-{date}.txt",
    "{date}_{outlet}_{slug}.txt",
    "{outlet}/{slug}.txt",
    "{outlet}/{folder}/{slug}.txt",
    "{date}_{slug}.txt",
    "{date}-{slug}.txt",
    "{date}.txt",
];

/// Folders whose names say what kind of thing they hold, not who published it.
const PLAIN_FOLDERS: [&str; 24] = [
    "article",
    "articles",
    "clean",
    "corpora",
    "corpus",
    "data",
    "dataset",
    "dev",
    "docs",
    "documents",
    "download",
    "downloads",
    "export",
    "files",
    "input",
    "news",
    "raw",
    "samples",
    "test",
    "text",
    "texts",
    "train",
    "txt",
    "utf8",
];

/// The share of the files that a pattern must fit before it is believed.
const MIN_SHARE: f64 = 0.5;

/// A pattern of file names, `{outlet}_{date}_{slug}.txt`. Without a `/` it is compared with the name alone, else with the path.
#[derive(Debug, Clone)]
pub struct FilePattern {
    text: String,
    regex: Regex,
}

/// What a pattern reads in one path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PathFacts {
    /// Name and value of every field that was read, in the order of the pattern; dates as ISO 8601.
    pub fields: Vec<(String, String)>,
}

/// A pattern that was inferred, and how well it fits.
#[derive(Debug, Clone)]
pub struct Fit {
    /// The pattern.
    pub pattern: FilePattern,
    /// Files that it fits.
    pub files: usize,
    /// All files.
    pub out_of: usize,
    /// Whether its outlets come back in several files, or are folders.
    pub outlets_repeat: bool,
}

impl FilePattern {
    /// Reads a pattern: text and the fields outlet, date, title, author, language, section, slug, number, folder in braces.
    ///
    /// # Errors
    /// If a field is unknown or stands twice.
    ///
    /// ```
    /// use newsprint::study::proposal::FilePattern;
    /// let pattern = FilePattern::new("{outlet}_{date}_{slug}.txt").expect("a pattern");
    /// let facts = pattern.read("a/gulf-courier_2025-03-04_the-dam.txt").expect("it fits");
    /// assert_eq!((facts.field("outlet"), facts.field("date")), (Some("gulf-courier"), Some("2025-03-04")));
    /// ```
    pub fn new(text: &str) -> Result<Self> {
        let mut expression = String::from("^");
        let mut rest = text;
        let mut seen = BTreeSet::new();
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or_else(|| wrong(text, "a brace is never closed"))?;
            expression.push_str(&regex::escape(before));
            expression.push_str(&format!("(?P<{name}>{})", field(name).ok_or_else(|| unknown(text, name))?));
            if !seen.insert(name) {
                return Err(wrong(text, &format!("the field {{{name}}} stands twice")));
            }
            rest = after;
        }
        expression.push_str(&regex::escape(rest));
        expression.push('$');
        let regex = Regex::new(&expression).map_err(|_| wrong(text, "it cannot be read"))?;
        Ok(Self { text: text.to_owned(), regex })
    }

    /// The pattern as it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What a path says by this pattern; nothing if it does not fit or its date is none.
    pub fn read(&self, path: &str) -> Option<PathFacts> {
        let name = if self.text.contains('/') { path } else { path.rsplit('/').next().unwrap_or(path) };
        let found = self.regex.captures(name)?;
        let mut facts = PathFacts::default();
        for field in self.regex.capture_names().flatten() {
            let value = found.name(field)?.as_str();
            let value = if field == "date" { iso(value)?.to_string() } else { value.to_owned() };
            facts.fields.push((field.to_owned(), value));
        }
        Some(facts)
    }
}

impl PathFacts {
    /// A field by its name.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

/// What a field may hold.
fn field(name: &str) -> Option<&'static str> {
    Some(match name {
        "outlet" | "title" | "author" | "section" => "[^/]+?",
        "date" => "[0-9]{4}(?:[-_.]?[0-9]{2}(?:[-_.]?[0-9]{2})?)?",
        "language" => "[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)?",
        "number" => "[0-9]+",
        "slug" => "[^/]*",
        "folder" => ".+",
        _ => return None,
    })
}

fn wrong(text: &str, what: &str) -> Error {
    Error::question(format!("\"{text}\" is no pattern of file names: {what}"))
        .hint("write it like {outlet}_{date}_{slug}.txt")
}

fn unknown(text: &str, name: &str) -> Error {
    Error::question(format!("\"{text}\" is no pattern of file names: there is no field {{{name}}}"))
        .hint("use {outlet}, {date}, {title}, {author}, {language}, {section}, {slug}, {number} or {folder}")
}

/// The date that digits of a file name mean.
fn iso(value: &str) -> Option<Date> {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let date: Date = match digits.len() {
        4 => digits.parse().ok()?,
        6 => format!("{}-{}", &digits[..4], &digits[4..]).parse().ok()?,
        8 => format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]).parse().ok()?,
        _ => return None,
    };
    date.year().filter(|year| (1500..=2100).contains(year)).map(|_| date)
}

/// The first pattern of [`PATTERNS`] that fits half of the paths or more and whose outlets may be outlets.
pub fn inferred(paths: &[&str]) -> Option<Fit> {
    PATTERNS.iter().find_map(|text| fit(&FilePattern::new(text).expect("a pattern of ours"), paths))
}

fn fit(pattern: &FilePattern, paths: &[&str]) -> Option<Fit> {
    let read: Vec<PathFacts> = paths.iter().filter_map(|path| pattern.read(path)).collect();
    let believed = !read.is_empty() && read.len() as f64 >= MIN_SHARE * paths.len() as f64;
    let outlets: Vec<&str> = read.iter().filter_map(|facts| facts.field("outlet")).collect();
    let distinct: BTreeSet<&str> = outlets.iter().copied().collect();
    let folders = pattern.text().starts_with("{outlet}/");
    let outlets_repeat = folders || distinct.len() * 2 <= outlets.len();
    let plausible = outlets.is_empty()
        || (outlets.iter().filter(|outlet| is_outlet_name(outlet)).count() * 2 > outlets.len()
            && (outlets_repeat
                || (pattern.text().starts_with("{outlet}_") && distinct.iter().all(|name| is_short(name)))));
    (believed && plausible).then(|| Fit {
        pattern: pattern.clone(),
        files: read.len(),
        out_of: paths.len(),
        outlets_repeat,
    })
}

/// A folder or part of a name that may name an outlet: it has a letter and does not only say what lies in it.
pub fn is_outlet_name(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
        && !PLAIN_FOLDERS.contains(&name.to_lowercase().as_str())
        && !(name.len() >= 8 && name.chars().all(|sign| sign.is_ascii_hexdigit()))
}

/// At most three words, as names of outlets have.
fn is_short(name: &str) -> bool {
    name.split(['-', ' ']).count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_inferred_with_their_share() {
        let of = |paths: &[&str]| inferred(paths).map(|fit| (fit.pattern.text().to_owned(), fit.files));
        let some = |text: &str, files| Some((text.to_owned(), files));
        assert_eq!(
            of(&["gulf/2025-03-04-a.txt", "gulf/2025-03-b.txt", "bay/undated.txt"]),
            some("{outlet}/{date}-{slug}.txt", 2)
        );
        assert_eq!(
            of(&["gulf_2025-03-04_a-b.txt", "gulf_2025-03-05_c.txt", "bay_2025-03-05_d.txt", "bay_2025-03-06_e.txt"]),
            some("{outlet}_{date}_{slug}.txt", 4)
        );
        assert_eq!(
            of(&["train/text/gulf_20250304_a.txt", "dev/text/gulf_20250305_c.txt"]),
            some("{outlet}_{date}_{slug}.txt", 2)
        );
        assert_eq!(of(&["gulf/a.txt", "bay/b.txt"]), some("{outlet}/{slug}.txt", 2));
        assert_eq!(of(&["1789-Quill.txt", "1793-Quill.txt"]), some("{date}-{slug}.txt", 2));
        // Numbers, hashes and folders of kinds name no outlet.
        assert_eq!(of(&["articles/000_351191b03369d72a.txt", "articles/001_2c8c7d61181d0d35.txt"]), None);
        assert_eq!(of(&["the-rope-2025-08-01-x.txt", "the-dam-of-1968-2025-08-01-y.txt"]), None);
    }

    #[test]
    fn users_patterns_name_their_fields() {
        let pattern = FilePattern::new("{date} {title} ({author}).txt").expect("a pattern");
        let facts = pattern.read("x/2025-03-04 The dam (Ada Quill).txt").expect("it fits");
        assert_eq!((facts.field("title"), facts.field("author")), (Some("The dam"), Some("Ada Quill")));
        assert!(pattern.read("2025-13-04 The dam (Ada Quill).txt").is_none());
        for bad in ["{outlet}_{paper}.txt", "{outlet", "{date}{date}"] {
            assert!(FilePattern::new(bad).is_err(), "{bad}");
        }
    }
}
