//! Reads what stands in `[…]`: conditions on one token, as the Corpus Query Language has them
//! (`[lemma="say" & pos="V.*"]`, `[word="us"%c]`, `[]`).

use super::Parser;
use crate::error::Result;
use crate::query::syntax::{Case, Condition};

const EXAMPLE: &str = "write it like [lemma=\"say\" & pos=\"V.*\"]; a literal bracket is written \\[";

impl Parser<'_> {
    /// What follows the opening bracket, with the closing one.
    pub(super) fn token(&mut self, start: usize) -> Result<Condition> {
        self.skip_space();
        if self.take(']') {
            return Ok(Condition::Anything);
        }
        let condition = self.some()?;
        if self.take(']') {
            return Ok(condition);
        }
        Err(if self.at == self.text.len() {
            self.never_closed(start, "]")
        } else {
            self.wrong(self.at, "expected \"&\", \"|\" or \"]\"").hint(EXAMPLE)
        })
    }

    fn some(&mut self) -> Result<Condition> {
        let mut list = vec![self.all()?];
        while self.take('|') {
            list.push(self.all()?);
        }
        Ok(if list.len() == 1 { list.swap_remove(0) } else { Condition::Some(list) })
    }

    fn all(&mut self) -> Result<Condition> {
        let mut list = vec![self.one()?];
        while self.take('&') {
            list.push(self.one()?);
        }
        Ok(if list.len() == 1 { list.swap_remove(0) } else { Condition::All(list) })
    }

    fn one(&mut self) -> Result<Condition> {
        self.skip_space();
        let start = self.at;
        let condition = if self.take('!') {
            Condition::Not(Box::new(self.deeper(Self::one)?))
        } else if self.take('(') {
            let inner = self.deeper(Self::some)?;
            if !self.take(')') {
                return Err(self.never_closed(start, ")"));
            }
            inner
        } else {
            self.comparison()?
        };
        self.skip_space();
        Ok(condition)
    }

    fn comparison(&mut self) -> Result<Condition> {
        let at = self.at;
        let is_name = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == '-';
        let column = self.rest().split(|sign| !is_name(sign)).next().unwrap_or_default().to_string();
        if column.is_empty() {
            return Err(self.wrong(at, "the name of a column must stand here").hint(EXAMPLE));
        }
        self.at += column.len();
        self.skip_space();
        let equal = !self.take('!');
        if !self.take('=') {
            return Err(self.wrong(self.at, "expected \"=\" or \"!=\"").hint(EXAMPLE));
        }
        self.skip_space();
        let source = self.quoted()?;
        let (mut case, mut literal) = (Case::Kept, false);
        if self.take('%') {
            let flags = self.at;
            while let Some(flag) = self.peek().filter(char::is_ascii_alphabetic) {
                match flag {
                    'c' => case = Case::Folded,
                    'l' => literal = true,
                    _ => {
                        return Err(self
                            .wrong(self.at, "there is no such flag")
                            .hint("%c ignores case, %l takes the text literally"));
                    }
                }
                self.at += 1;
            }
            if self.at == flags {
                return Err(self.wrong(flags, "a flag must stand here").hint("%c ignores case"));
            }
        }
        let source = if literal { regex::escape(&source) } else { source };
        Ok(Condition::Is { column, source, case, equal, at })
    }

    /// A text in quotation marks; `\"` stands for the mark, other escapes are left to the expression.
    fn quoted(&mut self) -> Result<String> {
        let at = self.at;
        let Some(mark @ ('"' | '\'')) = self.peek() else {
            return Err(self.wrong(at, "the value must stand in quotation marks").hint(EXAMPLE));
        };
        self.at += 1;
        let mut text = String::new();
        while let Some(sign) = self.peek() {
            self.at += sign.len_utf8();
            match sign {
                '\\' if self.peek() == Some(mark) => {
                    self.at += 1;
                    text.push(mark);
                }
                '\\' => {
                    text.push(sign);
                    if let Some(escaped) = self.peek() {
                        self.at += escaped.len_utf8();
                        text.push(escaped);
                    }
                }
                _ if sign == mark => return Ok(text),
                _ => text.push(sign),
            }
        }
        Err(self.wrong(at, "this quotation mark never closes").hint("close it"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use crate::query::syntax::{Case, Condition, Item, Query};

    fn condition(text: &str) -> Condition {
        match parse(text).expect(text) {
            Query::Phrase(mut parts) => match parts.remove(0).item {
                Item::Token(condition) => condition,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    }

    fn is(column: &str, source: &str, case: Case, at: usize) -> Condition {
        Condition::Is { column: column.into(), source: source.into(), case, equal: true, at }
    }

    #[test]
    fn conditions_are_read_as_in_the_corpus_query_language() {
        assert_eq!(condition("[]"), Condition::Anything);
        assert_eq!(condition("[word='US']"), is("word", "US", Case::Kept, 1));
        assert_eq!(
            condition(r#"[ word = "a\"b" %c ]"#.replace(" %c", "%c").as_str()),
            is("word", "a\"b", Case::Folded, 2)
        );
        assert_eq!(condition(r#"[word="U.S."%l]"#), is("word", r"U\.S\.", Case::Kept, 1));
        let (lemma, pos) = (is("lemma", "say", Case::Kept, 1), is("pos", "V.*", Case::Kept, 15));
        assert_eq!(condition(r#"[lemma="say" & pos="V.*"]"#), Condition::All(vec![lemma, pos]));
    }

    #[test]
    fn and_binds_more_closely_than_or() {
        let found = condition(r#"[!(a="1" | b="2") & c="3" | d="4"]"#);
        assert!(
            matches!(&found, Condition::Some(list) if matches!(&list[..], [Condition::All(_), Condition::Is { .. }]))
        );
    }
}
