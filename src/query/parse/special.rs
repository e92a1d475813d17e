//! Reads what is neither a word nor a bracket: `near(…)`, `group:NAME`, `/an expression/`.

use super::Parser;
use crate::error::Result;
use crate::query::syntax::{Case, Expression, Item, Query};

/// The widest window of `near`.
const WIDEST: u32 = 1_000;
const NEAR: &str = "write near(dam, minister, 5); a comma inside a side is written \\,";

impl Parser<'_> {
    pub(super) fn near(&mut self, start: usize) -> Result<Query> {
        let left = self.query(",")?;
        self.comma(start)?;
        let right = self.query(",")?;
        self.comma(start)?;
        self.skip_space();
        let at = self.at;
        let digits = self.rest().len() - self.rest().trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
        let within = self.rest()[..digits].parse::<u32>().ok().filter(|words| (1..=WIDEST).contains(words));
        self.at += digits;
        self.skip_space();
        match within {
            Some(within) if self.take(')') => Ok(Query::Near { sides: Box::new([left, right]), within }),
            Some(_) => Err(self.wrong(self.at, "near(…) must close here").hint(NEAR)),
            None => Err(self.wrong(at, &format!("a number of words from 1 to {WIDEST} must stand here")).hint(NEAR)),
        }
    }

    fn comma(&mut self, start: usize) -> Result<()> {
        if self.take(',') {
            return Ok(());
        }
        let at = if self.at < self.text.len() { self.at } else { start };
        Err(self.wrong(at, "near(…) has two sides and a number of words, with commas between").hint(NEAR))
    }

    pub(super) fn group(&mut self, start: usize, ends: &str) -> Result<Item> {
        let name = if self.take('"') {
            let Some(close) = self.rest().find('"') else {
                return Err(self.wrong(start, "the name of the group never closes").hint("close the quotation mark"));
            };
            let name = self.rest()[..close].to_string();
            self.at += close + 1;
            name
        } else {
            let ends = |sign: char| sign.is_whitespace() || "|()[]".contains(sign) || ends.contains(sign);
            let name = self.rest().split(ends).next().unwrap_or_default().to_string();
            self.at += name.len();
            name
        };
        if name.is_empty() {
            return Err(self
                .wrong(start, "the name of a group is missing")
                .hint("write group:NAME or group:\"A NAME\""));
        }
        Ok(Item::Group { name, at: start })
    }

    /// `/…/`; a slash inside it is written `\/`.
    pub(super) fn expression(&mut self, case: Case, ends: &str) -> Result<Item> {
        let at = self.at;
        self.at += 1;
        let mut source = String::new();
        loop {
            let Some(sign) = self.peek() else {
                return Err(self
                    .wrong(at, "this regular expression never closes")
                    .hint("close it with \"/\", or write \\/ for a slash that is meant as such"));
            };
            self.at += sign.len_utf8();
            match sign {
                '/' => break,
                '\\' => match self.peek() {
                    Some('/') => {
                        self.at += 1;
                        source.push('/');
                    }
                    Some(escaped) => {
                        self.at += escaped.len_utf8();
                        source.extend(['\\', escaped]);
                    }
                    None => source.push('\\'),
                },
                _ => source.push(sign),
            }
        }
        if source.is_empty() {
            return Err(self.wrong(at, "this regular expression is empty").hint("write \\/ for a slash itself"));
        }
        let after = self.peek();
        if after.is_some_and(|sign| !sign.is_whitespace() && !"|)".contains(sign) && !ends.contains(sign)) {
            return Err(self.wrong(self.at, "nothing may follow an expression without a space").hint(
                "an expression ignores case as the corpus does; =/…/ keeps it; write \\/ for a slash inside it",
            ));
        }
        Ok(Item::Expression(Expression { source, case, at }))
    }
}
