//! Wire copy: articles that credit an agency, or whose passages stand in another outlet.

use crate::annotation::stated::{Statement, credits};

/// One sign of wire copy.
#[derive(Debug)]
pub struct WireRule {
    /// Its name, that of the rule that reads the credit.
    pub name: &'static str,
    /// What it sees, in one line.
    pub about: &'static str,
}

/// The rule for articles that share text with another outlet and credit nobody.
pub const SHARED_PASSAGE: WireRule = WireRule {
    name: "shared-passage",
    about: "half of the shorter article or more stands in an article of another outlet",
};

/// Signs of wire copy, the surest first; the first that an article shows names its mark.
pub const WIRE_RULES: &[WireRule] = &[
    WireRule { name: "agency-dateline", about: "an agency stands in brackets in the dateline: VERRIN (SNA) –" },
    WireRule { name: "agency-byline", about: "an agency stands where the author stands, or signs the text" },
    WireRule { name: "agency-contribution", about: "the text says that an agency contributed to it" },
    SHARED_PASSAGE,
];

/// The first sign of wire copy by the text's own account: its rule and where it stands.
///
/// ```
/// use newsprint::annotation::duplicate::wire_rule;
/// let credit = wire_rule("Dam opens\n\nVERRIN (SNA) – The dam was opened, the minister said.").expect("a credit");
/// assert_eq!((credit.rule, credit.value.as_str()), ("agency-dateline", "SNA"));
/// assert!(wire_rule("Dam opens\n\nIt opened, they said.\n\nSource: Verrin Times").is_none());
/// ```
pub fn wire_rule(body: &str) -> Option<Statement> {
    let credits = credits(body);
    WIRE_RULES.iter().find_map(|rule| credits.iter().find(|credit| credit.rule == rule.name).cloned())
}
