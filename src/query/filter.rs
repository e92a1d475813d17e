//! Filters over articles: `outlet = "Gulf Courier" and date >= 2025-04 and not author = ""`.

use crate::corpus::{Article, Corpus, Date};
use crate::error::{Error, Result};
use crate::index::{Index, SubCorpus};
use std::collections::BTreeSet;

/// A condition on the metadata of an article.
///
/// Grammar: comparisons `field = value`, `!=`, `<`, `<=`, `>`, `>=`, joined by `and`, `or`, `not` and brackets; values are bare
/// words or stand in quotes. Dates are compared as precisely as the value is written: `date <= 2025-04` holds all of April.
/// An article whose date is less precise than that, or unknown, satisfies no comparison of dates except `date = ""`.
/// `<` and its kin compare two numbers as numbers; everything else is compared by code points, so that ids keep their noughts.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    text: String,
    condition: Condition,
}

#[derive(Debug, Clone, PartialEq)]
enum Condition {
    Is { field: String, comparison: Comparison, value: String },
    Not(Box<Condition>),
    And(Box<Condition>, Box<Condition>),
    Or(Box<Condition>, Box<Condition>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

impl Comparison {
    fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Unequal => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// If it does not follow the grammar; the message says at which character.
    pub fn new(text: &str) -> Result<Self> {
        let mut parser = Parser { words: words_of(text)?, next: 0, depth: 0, text };
        let condition = parser.any_of()?;
        match parser.words.get(parser.next) {
            Some(word) => Err(parser.wrong(word.at, "\"and\", \"or\" or the end")),
            None => Ok(Self { text: text.to_string(), condition }),
        }
    }

    /// The filter as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether an article satisfies it, by what it states; fields that only marks give are empty.
    pub fn holds(&self, article: &Article) -> bool {
        self.condition.holds(article.date, &|name| article.field(name))
    }

    /// The articles of a sub-corpus that satisfy it, by what they state and by their marks.
    pub fn select<'i>(&self, corpus: &SubCorpus<'i>) -> SubCorpus<'i> {
        let index = corpus.index();
        let holds =
            |&&number: &&u32| self.condition.holds(index.corpus().date(number), &|name| index.field(number, name));
        corpus.of(corpus.articles().iter().filter(holds).copied().collect())
    }

    /// Whether it asks for one of these fields.
    pub fn asks_for(&self, names: &[&str]) -> bool {
        self.condition.asks_for(names)
    }

    /// Checks that every field is stated by some article of a corpus and every date is one.
    ///
    /// # Errors
    /// Names the unknown field and lists the known ones.
    pub fn check(&self, corpus: &Corpus) -> Result<()> {
        self.condition.check(&|| stated_fields(corpus), &self.text)
    }

    /// As [`Filter::check`], with the fields that marks give.
    ///
    /// # Errors
    /// Names the unknown field and lists the known ones.
    pub fn check_in(&self, index: &Index) -> Result<()> {
        self.condition.check(&|| fields(index), &self.text)
    }
}

/// The fields that every article has.
pub(crate) const FIELDS: [&str; 7] = ["article", "author", "date", "id", "language", "outlet", "title"];

/// The names of all fields that articles state or marks give.
pub(crate) fn fields(index: &Index) -> BTreeSet<String> {
    let mut names = stated_fields(index.corpus());
    names.extend(index.mark_fields().iter().map(ToString::to_string));
    names
}

/// The names of all metadata fields of a corpus.
fn stated_fields(corpus: &Corpus) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = FIELDS.map(String::from).into();
    for article in corpus.articles() {
        names.extend(article.metadata.keys().cloned());
    }
    names
}

impl Condition {
    fn holds(&self, date: Date, field_of: &dyn Fn(&str) -> Option<String>) -> bool {
        match self {
            Self::Not(inner) => !inner.holds(date, field_of),
            Self::And(left, right) => left.holds(date, field_of) && right.holds(date, field_of),
            Self::Or(left, right) => left.holds(date, field_of) || right.holds(date, field_of),
            Self::Is { field, comparison, value } if field == "date" => date_holds(date, *comparison, value),
            Self::Is { field, comparison, value } => {
                let stated = field_of(field).unwrap_or_default();
                let ordered = !matches!(comparison, Comparison::Equal | Comparison::Unequal);
                let order = match (stated.parse::<f64>(), value.parse::<f64>()) {
                    (Ok(stated), Ok(value)) if ordered => stated.total_cmp(&value),
                    _ => stated.as_str().cmp(value),
                };
                comparison.holds(order)
            }
        }
    }

    fn asks_for(&self, names: &[&str]) -> bool {
        match self {
            Self::Not(inner) => inner.asks_for(names),
            Self::And(left, right) | Self::Or(left, right) => left.asks_for(names) || right.asks_for(names),
            Self::Is { field, .. } => names.contains(&field.as_str()),
        }
    }

    /// `known` tells all fields; it looks at every article, and is asked only where a field may be unknown.
    fn check(&self, known: &dyn Fn() -> BTreeSet<String>, text: &str) -> Result<()> {
        match self {
            Self::Not(inner) => inner.check(known, text),
            Self::And(left, right) | Self::Or(left, right) => {
                left.check(known, text)?;
                right.check(known, text)
            }
            Self::Is { field, .. } if !FIELDS.contains(&field.as_str()) && !known().contains(field) => {
                let known = known();
                let list = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
                Err(Error::question(format!("no article has the field \"{field}\" of the filter {text}"))
                    .hint(format!("use one of: {list}")))
            }
            Self::Is { field, value, .. } if field == "date" => match value.parse::<Date>() {
                Ok(_) => Ok(()),
                Err(reason) => Err(Error::question(format!("\"{value}\" in the filter {text} {reason}"))
                    .hint("write the date as 2020, 2020-01 or 2020-01-08")),
            },
            Self::Is { .. } => Ok(()),
        }
    }
}

/// Compares as precisely as the value is written.
fn date_holds(stated: Date, comparison: Comparison, value: &str) -> bool {
    // As a date, so that a time of day behind the day is left out.
    let asked = value.parse::<Date>().unwrap_or_default().to_string();
    let (stated, value) = (stated.to_string(), asked.as_str());
    if value.is_empty() || stated.is_empty() {
        return match comparison {
            Comparison::Equal => stated.is_empty() && value.is_empty(),
            Comparison::Unequal => stated.is_empty() != value.is_empty(),
            _ => false,
        };
    }
    match stated.get(..value.len()) {
        Some(cut) => comparison.holds(cut.cmp(value)),
        None => false,
    }
}

/// A word of a filter and the character it starts at.
struct Word {
    at: usize,
    text: String,
    quoted: bool,
}

/// Cuts a filter into words, quoted texts and signs.
fn words_of(text: &str) -> Result<Vec<Word>> {
    let signs: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let start = at;
        let sign = signs[at];
        let mut word = String::new();
        let mut quoted = false;
        match sign {
            _ if sign.is_whitespace() => {
                at += 1;
                continue;
            }
            '"' | '\'' => {
                quoted = true;
                at += 1;
                while at < signs.len() && signs[at] != sign {
                    word.push(signs[at]);
                    at += 1;
                }
                if at == signs.len() {
                    let message =
                        format!("the quotation mark at character {} of the filter never closes: {text}", start + 1);
                    return Err(Error::question(message).hint("close it"));
                }
                at += 1;
            }
            '(' | ')' => {
                word.push(sign);
                at += 1;
            }
            '=' | '!' | '<' | '>' => {
                word.push(sign);
                at += 1;
                if signs.get(at) == Some(&'=') {
                    word.push('=');
                    at += 1;
                }
            }
            _ => {
                while at < signs.len() && !signs[at].is_whitespace() && !"\"'()=!<>".contains(signs[at]) {
                    word.push(signs[at]);
                    at += 1;
                }
            }
        }
        words.push(Word { at: start + 1, text: word, quoted });
    }
    Ok(words)
}

/// Brackets and negations within one another; more is a slip, and would exhaust the stack.
const DEEPEST: usize = 200;

struct Parser<'t> {
    words: Vec<Word>,
    next: usize,
    depth: usize,
    text: &'t str,
}

impl Parser<'_> {
    fn any_of(&mut self) -> Result<Condition> {
        let mut left = self.all_of()?;
        while self.take("or") {
            left = Condition::Or(Box::new(left), Box::new(self.all_of()?));
        }
        Ok(left)
    }

    fn all_of(&mut self) -> Result<Condition> {
        let mut left = self.one()?;
        while self.take("and") {
            left = Condition::And(Box::new(left), Box::new(self.one()?));
        }
        Ok(left)
    }

    fn one(&mut self) -> Result<Condition> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(
                Error::question(format!("the filter is nested more than {DEEPEST} deep")).hint("write it flatter")
            );
        }
        let found = self.at_this_depth();
        self.depth -= 1;
        found
    }

    fn at_this_depth(&mut self) -> Result<Condition> {
        if self.take("not") {
            return Ok(Condition::Not(Box::new(self.one()?)));
        }
        if self.take("(") {
            let inner = self.any_of()?;
            return if self.take(")") { Ok(inner) } else { Err(self.wrong(self.end(), "a closing bracket")) };
        }
        let field = self.value("a field such as outlet or date")?;
        let comparison = self.comparison()?;
        let value = self.value("a value")?;
        Ok(Condition::Is { field, comparison, value })
    }

    fn comparison(&mut self) -> Result<Comparison> {
        let wanted = "one of = != < <= > >=";
        let word = self.words.get(self.next).ok_or_else(|| self.wrong(self.end(), wanted))?;
        let comparison = match word.text.as_str() {
            "=" | "==" if !word.quoted => Comparison::Equal,
            "!=" if !word.quoted => Comparison::Unequal,
            "<" if !word.quoted => Comparison::Less,
            "<=" if !word.quoted => Comparison::AtMost,
            ">" if !word.quoted => Comparison::Greater,
            ">=" if !word.quoted => Comparison::AtLeast,
            _ => return Err(self.wrong(word.at, wanted)),
        };
        self.next += 1;
        Ok(comparison)
    }

    fn value(&mut self, wanted: &str) -> Result<String> {
        let word = self.words.get(self.next).ok_or_else(|| self.wrong(self.end(), wanted))?;
        if !word.quoted && ["(", ")", "=", "!=", "<", "<=", ">", ">=", "!", "=="].contains(&word.text.as_str()) {
            return Err(self.wrong(word.at, wanted));
        }
        self.next += 1;
        Ok(word.text.clone())
    }

    fn take(&mut self, text: &str) -> bool {
        let found = self.words.get(self.next).is_some_and(|word| !word.quoted && word.text == text);
        self.next += usize::from(found);
        found
    }

    fn end(&self) -> usize {
        self.text.chars().count() + 1
    }

    fn wrong(&self, at: usize, wanted: &str) -> Error {
        Error::question(format!("expected {wanted} at character {at} of the filter {}", self.text))
            .hint("write it like: outlet = \"Gulf Courier\" and date >= 2025-04 and not author = \"\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(outlet: &str, date: &str, author: &str) -> Article {
        Article {
            id: "a".into(),
            outlet: outlet.into(),
            date: date.parse().expect("a date"),
            title: String::new(),
            author: author.into(),
            language: String::new(),
            metadata: [("length".to_string(), "90".to_string())].into(),
            body: String::new().into(),
            given_tokens: None,
            given_sentences: None,
            place: "".into(),
        }
    }

    #[test]
    fn filters_mean_what_they_say() {
        let one = article("Gulf Courier", "2025-04-30", "");
        for (text, expected) in [
            ("outlet = \"Gulf Courier\"", true),
            ("outlet = 'Gulf Courier' and date <= 2025-04", true),
            ("date < 2025-04", false),
            ("date >= 2025-04-30", true),
            ("not author = \"\"", false),
            ("author = '' or outlet = x", true),
            ("not (author = '' or outlet = x)", false),
            ("length > 100", false),
            ("length >= 9", true),
        ] {
            assert_eq!(Filter::new(text).expect(text).holds(&one), expected, "{text}");
        }
    }

    #[test]
    fn a_date_less_precise_than_the_question_decides_nothing() {
        let year = article("x", "2025", "");
        for text in ["date >= 2025-04", "date < 2025-04", "date = 2025-04"] {
            assert!(!Filter::new(text).expect(text).holds(&year), "{text}");
        }
        assert!(Filter::new("date = 2025").expect("a filter").holds(&year));
        assert!(Filter::new("date = ''").expect("a filter").holds(&article("x", "", "")));
    }

    #[test]
    fn malformed_filters_say_where() {
        for (text, place) in [
            ("outlet", "character 7"),
            ("outlet = ", "character 10"),
            ("(outlet = x", "character 12"),
            ("a = 'b", "character 5"),
            ("a = b c = d", "character 7"),
        ] {
            assert!(Filter::new(text).expect_err(text).to_string().contains(place), "{text}");
        }
    }
}
