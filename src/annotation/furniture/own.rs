//! Rules that a study brings: a name, a regular expression, and the outlet that it is for.

use super::{Action, Found, place_of};
use crate::error::{Error, Result};
use regex::{Regex, RegexBuilder};
use std::collections::BTreeSet;
use std::sync::Mutex;

/// A rule of a study.
#[derive(Debug, Clone)]
pub struct OwnRule {
    name: &'static str,
    outlet: Option<String>,
    pattern: String,
    action: Action,
    regex: Regex,
}

/// The names of rules of studies; they live as long as the program, so that a span can carry one.
static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

impl OwnRule {
    /// A rule from its parts. `pattern` is a regular expression between slashes; `^` and `$` are the ends of a line.
    /// Without an outlet it is for all of them.
    ///
    /// # Errors
    /// If the name is empty or that of a rule of newsprint, or the pattern is not a regular expression between slashes or
    /// finds the empty text.
    pub fn new(name: &str, outlet: Option<&str>, pattern: &str, action: Action) -> Result<Self> {
        if name.is_empty() || place_of(name).is_some() || name.contains([',', ' ', '\t']) {
            return Err(Error::question(format!("\"{name}\" cannot be the name of a cleaning rule of your own"))
                .hint("choose a name without spaces and commas that no rule of newsprint check has"));
        }
        let inner = pattern.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
        let Some(inner) = inner else {
            return Err(Error::question(format!(
                "the pattern \"{pattern}\" of the cleaning rule \"{name}\" has no slashes around it"
            ))
            .hint("write it like pattern = '/^Sent from .*$/'"));
        };
        let regex = RegexBuilder::new(inner).multi_line(true).build().map_err(|error| {
            Error::question(format!("the pattern of the cleaning rule \"{name}\" is no regular expression: {error}"))
                .hint("the syntax is that of the Rust crate regex")
        })?;
        if regex.is_match("") {
            return Err(Error::question(format!("the pattern of the cleaning rule \"{name}\" finds the empty text"))
                .hint("let it ask for at least one sign"));
        }
        let outlet = outlet.map(String::from);
        Ok(Self { name: lasting(name), outlet, pattern: pattern.into(), action, regex })
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The outlet that it is for; `None` is every outlet.
    pub fn outlet(&self) -> Option<&str> {
        self.outlet.as_deref()
    }

    /// The pattern as it was written, between slashes.
    pub fn pattern(&self) -> &str {
        &self.pattern
    }

    /// What becomes of the tokens that it finds.
    pub fn action(&self) -> Action {
        self.action
    }

    /// The same rule with another action.
    #[must_use]
    pub(super) fn acting(mut self, action: Action) -> Self {
        self.action = action;
        self
    }

    /// Adds what it finds in a body.
    pub(super) fn find(&self, text: &str, outlet: &str, found: &mut Found) {
        if self.outlet.as_deref().is_none_or(|own| own == outlet) {
            found.extend(self.regex.find_iter(text).map(|hit| hit.range()).filter(|range| !range.is_empty()));
        }
    }
}

impl PartialEq for OwnRule {
    fn eq(&self, other: &Self) -> bool {
        (self.name, &self.outlet, &self.pattern, self.action)
            == (other.name, &other.outlet, &other.pattern, other.action)
    }
}

impl Eq for OwnRule {}

/// A name that lives as long as the program; the same name twice takes no more memory.
pub(crate) fn lasting(name: &str) -> &'static str {
    let mut names = NAMES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = names.get(name) {
        return known;
    }
    let lasting: &'static str = Box::leak(name.to_string().into_boxed_str());
    names.insert(lasting);
    lasting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_rule_finds_lines_or_parts_of_its_outlet() {
        let rule = OwnRule::new("sent", Some("Gulf"), "/^Sent from .*$/", Action::Excluded).expect("a rule");
        let mut found = Vec::new();
        rule.find("It was Sent from Verrin.\nSent from my boat\nEnd", "Gulf", &mut found);
        assert_eq!((found.len(), found[0].start, found[0].end), (1, 25, 42));
        rule.find("Sent from my boat", "Other", &mut found);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn wrong_rules_say_what_is_wrong() {
        let message = |name: &str, pattern: &str| {
            OwnRule::new(name, None, pattern, Action::Excluded).expect_err("wrong").to_string()
        };
        assert!(message("byline", "/x/").contains("byline") && message("a b", "/x/").contains("a b"));
        assert!(message("own", "x").contains("slashes") && message("own", "/(/").contains("regular expression"));
        assert!(message("own", "/x*/").contains("empty"));
    }
}
