//! A place in a text of JSON: goes on from sign to sign. Leaves what is found to whoever reads it.

use super::object::reason;
use serde::Deserialize;

/// A place in the text.
pub(super) struct Cursor<'a> {
    pub text: &'a str,
    pub at: usize,
}

/// What is wrong, and where.
#[derive(Debug)]
pub(super) struct Fault {
    pub at: usize,
    pub what: String,
}

impl<'a> Cursor<'a> {
    /// The next byte that is not white space; the cursor stands on it.
    pub(super) fn peek(&mut self) -> Option<u8> {
        let bytes = &self.text.as_bytes()[self.at..];
        self.at += bytes.iter().take_while(|byte| b" \t\r\n".contains(byte)).count();
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn skip(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Fault> {
        if self.skip(byte) {
            return Ok(());
        }
        Err(Fault { at: self.at, what: format!("expected `{}`", char::from(byte)) })
    }

    /// A comma with something after it, or the `end`, which is left standing.
    pub(super) fn separator(&mut self, end: u8) -> Result<(), Fault> {
        if self.peek() == Some(end) {
            return Ok(());
        }
        self.expect(b',')?;
        match self.peek() {
            Some(next) if next != end => Ok(()),
            _ => Err(Fault { at: self.at, what: "nothing follows the comma".to_owned() }),
        }
    }

    pub(super) fn value<T: Deserialize<'a>>(&mut self) -> Result<T, Fault> {
        self.peek();
        let rest = &self.text[self.at..];
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<T>();
        let end_of_text = || Fault { at: self.at, what: "the file ends before its array does".to_owned() };
        match values.next().ok_or_else(end_of_text)? {
            Ok(value) => {
                self.at += values.byte_offset();
                Ok(value)
            }
            Err(error) => {
                let lines: usize = rest.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
                Err(Fault { at: self.at + lines + error.column().saturating_sub(1), what: reason(&error) })
            }
        }
    }
}
