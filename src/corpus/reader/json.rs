//! JSON: an array of objects, or an object whose member `articles` is one. Leaves objects to `object`.

use super::super::encoding::line_ends;
use super::cursor::{Cursor, Fault};
use super::gathering::Gathering;
use super::object::{Parsed, Spot, Tally, parse};
use super::source::{self, Whole};
use super::{Batch, Input, ReadOptions, Reader, ends_in};
use crate::error::Error;
use crate::parallel;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

pub(super) const READER: Reader = Reader {
    name: "JSON",
    about: "a .json file: an array of objects with text (or tokens), or an object with such an array as articles",
    reads: |path| ends_in(path, &["json"]),
    read,
};

fn read(input: &Input, options: &ReadOptions) -> Result<Batch, Error> {
    let mut gathering = Gathering::new(input, options);
    let Whole { text, marked, source } = source::whole(&input.path, &input.file_name(), input.index)?;
    if marked {
        gathering.note_mark(&input.label);
    }
    gathering.source(source);
    let mut cursor = Cursor { text: &text, at: 0 };
    let (elements, fields) = cursor.articles().map_err(|fault| fault.error(&text, input))?;
    if !fields.is_empty() {
        let names = fields.join(", ");
        gathering.note("skipped-field", &input.label, format!("fields beside the articles were not read: {names}"));
    }
    let stem = input.stem();
    let parsed = parallel::map(&elements, options.threads(), |element| article(element, &stem, input, options));
    let mut tally = Tally::default();
    for (element, parsed) in elements.iter().zip(parsed) {
        tally.take(parsed, format_args!("{} article {}", input.label, element.number), &mut gathering);
    }
    match tally.finish(input, options, &mut gathering) {
        Ok(()) => gathering.finish(),
        Err(error) => Err(gathering.stop(error)),
    }
}

/// One element of the array.
struct Element<'a> {
    /// Counted from 1.
    number: usize,
    line: u64,
    text: &'a str,
}

fn article(element: &Element, stem: &str, input: &Input, options: &ReadOptions) -> Parsed {
    let Element { number, line, text } = element;
    let spot = Spot {
        row: format_args!("\"{}\" article {number} (from line {line})", input.path.display()),
        place: format!("{} article {number}", input.label).into(),
        id: format_args!("{stem}#{number}"),
    };
    parse(text, spot, options, String::new())
}

impl Fault {
    fn error(self, text: &str, input: &Input) -> Error {
        let before = &text.as_bytes()[..self.at.min(text.len())];
        let line = line_ends(before) + 1;
        let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count() + 1;
        Error::new(format!("\"{}\" line {line} column {column}: {}", input.path.display(), self.what)).hint(
            "write an array of objects, [{\"outlet\": …, \"date\": …, \"text\": …}], or one object a line as .jsonl",
        )
    }
}

impl<'a> Cursor<'a> {
    /// The elements of the array of articles, and the names of what stands beside it.
    fn articles(&mut self) -> Result<(Vec<Element<'a>>, Vec<String>), Fault> {
        let mut fields = Vec::new();
        let mut elements = None;
        if self.peek() == Some(b'[') {
            elements = Some(self.array()?);
        } else if self.skip(b'{') {
            while !self.skip(b'}') {
                let start = self.at;
                let name: String = self.value()?;
                self.expect(b':')?;
                if name != "articles" {
                    self.value::<IgnoredAny>()?;
                    fields.push(name);
                } else if elements.is_some() {
                    return Err(Fault { at: start, what: "\"articles\" stands twice".to_owned() });
                } else {
                    elements = Some(self.array()?);
                }
                self.separator(b'}')?;
            }
        }
        let Some(elements) = elements else {
            let what = "neither an array of articles nor an object with an array \"articles\"".to_owned();
            return Err(Fault { at: 0, what });
        };
        match self.peek() {
            Some(_) => Err(Fault { at: self.at, what: "something follows the end".to_owned() }),
            None => Ok((elements, fields)),
        }
    }

    fn array(&mut self) -> Result<Vec<Element<'a>>, Fault> {
        self.expect(b'[')?;
        let mut elements = Vec::new();
        let (mut line, mut counted) = (1, 0);
        while !self.skip(b']') {
            line += line_ends(&self.text.as_bytes()[counted..self.at]);
            counted = self.at;
            let raw: &RawValue = self.value()?;
            elements.push(Element { number: elements.len() + 1, line, text: raw.get() });
            self.separator(b']')?;
        }
        Ok(elements)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn lines(text: &str) -> Result<Vec<u64>, (usize, String)> {
        let elements = Cursor { text, at: 0 }.articles().map_err(|fault| (fault.at, fault.what))?.0;
        Ok(elements.iter().map(|element| element.line).collect())
    }

    #[test]
    fn elements_know_their_lines() {
        assert_eq!(lines("\n[\n{},\n {\"a\":\n1},2]\n"), Ok(vec![3, 4, 5]));
        assert_eq!(lines("{\"n\": 1.5, \"articles\": [{}], \"x\": null}"), Ok(vec![1]));
        assert_eq!(lines("[]"), Ok(vec![]));
    }

    #[test]
    fn faults_know_their_place() {
        assert_eq!(lines("[{}, ]").unwrap_err().0, 5);
        assert_eq!(lines("[{} {}]").unwrap_err(), (4, "expected `,`".to_owned()));
        assert_eq!(lines("[{}] x").unwrap_err().0, 5);
        for text in
            ["", "[", "[{}", "[{\"a\"", "{\"articles\"", "{\"a\": 1}", "5", "{\"articles\": 5}", "[nul]", "{\"a\":"]
        {
            assert!(lines(text).is_err(), "{text}");
        }
    }
}
