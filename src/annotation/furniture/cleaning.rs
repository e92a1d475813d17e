//! Which rules leave words out, and what they found in a corpus: for every article spans with a rule each, and the layer of
//! those that are not counted. Leaves tokens to `index`.

use super::boilerplate::{self, Boilerplate, Template};
use super::outlet::Outlet;
use super::own::OwnRule;
use super::page::Page;
use super::{Action, BOILERPLATE, Found, Kind, RULES, place_of};
use crate::annotation::Layer;
use crate::corpus::{Article, Corpus, Span, Spooled};
use crate::error::{Error, Result};
use crate::parallel;
use std::ops::Range;

/// What becomes of the words that each rule finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaning {
    /// By the place of the rule in [`RULES`].
    actions: Vec<Action>,
    own: Vec<OwnRule>,
    off: bool,
}

/// A rule as it stands in a [`Cleaning`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its name.
    pub name: &'static str,
    /// Where it looks.
    pub kind: Kind,
    /// What it finds, in one sentence; the pattern of a rule of the study.
    pub about: String,
    /// What becomes of it.
    pub action: Action,
}

/// What the rules found in a corpus.
#[derive(Debug, Clone, Default)]
pub struct Cleaned {
    /// Every span that a rule found, whatever its action.
    pub found: Layer,
    /// What was learnt, by outlet, the most frequent first.
    pub templates: Vec<Template>,
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sought {
    Everything,
    /// What leaves words out, and what keeps them from being left out.
    Claims,
}

impl Sought {
    fn includes(self, action: Action) -> bool {
        self == Self::Everything || action != Action::Flagged
    }
}

impl Default for Cleaning {
    fn default() -> Self {
        Self { actions: RULES.iter().map(|rule| rule.action).collect(), own: Vec::new(), off: false }
    }
}

impl Cleaning {
    /// Nothing is looked for and nothing left out.
    pub fn off() -> Self {
        Self { off: true, ..Self::default() }
    }

    /// Whether nothing is looked for.
    pub fn is_off(&self) -> bool {
        self.off
    }

    /// The same rules, none of which looks for anything.
    #[must_use]
    pub fn switched_off(mut self) -> Self {
        self.off = true;
        self
    }

    /// Gives rules another action. A name is that of a rule or of a kind of rules (`header`, `footer`, `body`, `doubt`).
    ///
    /// # Errors
    /// If there is no such rule or kind; the message names those that there are.
    pub fn with(mut self, names: &[&str], action: Action) -> Result<Self> {
        for name in names {
            let mut known = false;
            for (place, rule) in RULES.iter().enumerate() {
                if rule.name == *name || rule.kind.name() == *name {
                    self.actions[place] = action;
                    known = true;
                }
            }
            for own in &mut self.own {
                if own.name() == *name {
                    *own = own.clone().acting(action);
                    known = true;
                }
            }
            if !known {
                return Err(unknown(name, &self));
            }
        }
        Ok(self)
    }

    /// Adds a rule of the study; such rules come before all others.
    ///
    /// # Errors
    /// If there is such a rule already.
    pub fn with_own(mut self, rule: OwnRule) -> Result<Self> {
        if self.own.iter().any(|own| own.name() == rule.name()) {
            return Err(Error::question(format!("there are two cleaning rules \"{}\"", rule.name()))
                .hint("give each [[clean.rule]] a name of its own"));
        }
        self.own.push(rule);
        Ok(self)
    }

    /// The rules of the study.
    pub fn own(&self) -> &[OwnRule] {
        &self.own
    }

    /// Every rule in the order in which they claim text, those of the study first.
    pub fn rules(&self) -> Vec<Standing> {
        let own = self.own.iter().map(|own| Standing {
            name: own.name(),
            kind: Kind::Own,
            about: match own.outlet() {
                Some(outlet) => format!("{} in {outlet}", own.pattern()),
                None => own.pattern().to_string(),
            },
            action: own.action(),
        });
        let ours = RULES.iter().zip(&self.actions).map(|(rule, &action)| Standing {
            name: rule.name,
            kind: rule.kind,
            about: rule.about.to_string(),
            action,
        });
        own.chain(ours).collect()
    }

    /// What becomes of the words that a rule finds; flagged if there is no such rule.
    pub fn action_of(&self, rule: &str) -> Action {
        let own = self.own.iter().find(|own| own.name() == rule).map(OwnRule::action);
        own.or_else(|| place_of(rule).map(|place| self.actions[place])).unwrap_or(Action::Flagged)
    }

    /// The setting in words: `off`, or the rules by what becomes of them.
    pub fn described(&self) -> String {
        if self.off {
            return "off".into();
        }
        let of = |action: Action| {
            let names: Vec<String> = self.rules().iter().filter(|rule| rule.action == action).map(in_words).collect();
            (!names.is_empty()).then(|| format!("{}: {}", action.name(), names.join(", ")))
        };
        [Action::Excluded, Action::Kept, Action::Flagged].into_iter().filter_map(of).collect::<Vec<_>>().join("; ")
    }

    /// Looks at every article of a corpus whose tokens were not given. Outlets are learnt apart.
    pub fn clean(&self, corpus: &Corpus, threads: usize) -> Cleaned {
        let mut cleaned = Cleaned::default();
        if self.off {
            return cleaned;
        }
        let mut spans = Vec::with_capacity(corpus.articles().len());
        let with_articles = Spooled::default();
        for outlet in Outlet::all(corpus.articles(), &with_articles) {
            let learnt = boilerplate::learn(outlet, threads);
            let places: Vec<usize> = (0..outlet.articles.len()).collect();
            spans.extend(parallel::map(&places, threads, |&place| {
                self.spans(&outlet.articles[place], &outlet.text(place), &learnt.found[place], Sought::Everything)
            }));
            cleaned.templates.extend(learnt.templates);
        }
        cleaned.found = Layer::new(spans);
        cleaned
    }

    /// What recurs in the articles of one outlet, for [`Cleaning::left_out`]; nothing is learnt if it is only flagged.
    pub(crate) fn learn(&self, outlet: Outlet<'_>, threads: usize) -> Boilerplate {
        if Sought::Claims.includes(self.action_of(BOILERPLATE.name)) {
            boilerplate::learn(outlet, threads)
        } else {
            Boilerplate::nothing(outlet.articles.len())
        }
    }

    /// The spans of an article that are not counted, ascending: those of [`Cleaning::excluded`], without a look for what is only
    /// flagged. `text` is its body, `recurring` what [`Cleaning::learn`] found in it.
    pub(crate) fn left_out(&self, article: &Article, text: &str, recurring: &Found) -> Vec<Span> {
        let mut spans = self.spans(article, text, recurring, Sought::Claims);
        spans.retain(|span| self.action_of(span.rule) == Action::Excluded);
        spans.sort_by_key(|span| (span.range.start, span.range.end));
        spans
    }

    /// The spans that are not counted.
    pub fn excluded(&self, cleaned: &Cleaned) -> Layer {
        cleaned.found.filter(|span| self.action_of(span.rule) == Action::Excluded)
    }

    /// The spans of one article: rules of the study first, then ours in their order; what only flags comes last.
    fn spans(&self, article: &Article, text: &str, learnt: &Found, sought: Sought) -> Vec<Span> {
        if article.given_tokens.is_some() {
            return Vec::new();
        }
        let page = &Page::new(text, &article.title, &article.author, &article.outlet);
        let mut spans = Vec::new();
        let mut claimed: Found = Vec::new();
        let own = self.own.iter().filter(|own| sought.includes(own.action())).map(|own| {
            let mut found = Vec::new();
            own.find(page.text, page.outlet, &mut found);
            (own.name(), Kind::Own, own.action(), found)
        });
        let ours = RULES.iter().zip(&self.actions).filter(|(_, action)| sought.includes(**action));
        let ours = ours.map(|(rule, &action)| {
            let mut found = Vec::new();
            if rule.name == BOILERPLATE.name {
                found.extend(learnt.iter().cloned());
            } else {
                (rule.find)(page, &mut found);
            }
            (rule.name, rule.kind, action, found)
        });
        let any = own.chain(ours).filter(|(.., found)| !found.is_empty());
        let (flags, claims): (Vec<_>, Vec<_>) = any.partition(|(_, _, action, _)| *action == Action::Flagged);
        for (name, kind, action, mut found) in claims.into_iter().chain(flags) {
            found.sort_by_key(|range| (range.start, range.end));
            let free = free(page.text, &found, &claimed);
            spans.extend(free.iter().map(|range| Span { range: range.clone(), kind: kind.name(), rule: name }));
            if action != Action::Flagged {
                claimed = merged(&claimed, &free);
            }
        }
        spans
    }
}

/// The parts of ascending ranges that no claimed range covers, without the space around them; parts without a letter or a
/// digit are left out, since no word is in them.
fn free(text: &str, found: &[Range<usize>], claimed: &[Range<usize>]) -> Found {
    let mut parts = Vec::new();
    let mut past = 0;
    let mut next = 0;
    for range in found {
        let mut start = range.start.max(past);
        while next < claimed.len() && claimed[next].end <= start {
            next += 1;
        }
        let mut place = next;
        while start < range.end {
            let end = claimed.get(place).map_or(range.end, |claim| claim.start.clamp(start, range.end));
            parts.extend(trimmed(text, start..end));
            start = claimed.get(place).map_or(range.end, |claim| claim.end.max(end));
            place += 1;
        }
        past = past.max(range.end);
    }
    parts
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    piece
        .contains(char::is_alphanumeric)
        .then(|| start..start + piece.trim().len())
        .or_else(|| piece.contains(['…', '<']).then_some(range))
}

/// Two ascending lists as one.
fn merged(a: &[Range<usize>], b: &[Range<usize>]) -> Found {
    let mut all = [a, b].concat();
    all.sort_by_key(|range| (range.start, range.end));
    all
}

fn in_words(rule: &Standing) -> String {
    match rule.kind {
        Kind::Own => format!("{} {}", rule.name, rule.about),
        _ => rule.name.to_string(),
    }
}

fn unknown(name: &str, cleaning: &Cleaning) -> Error {
    let rules = cleaning.rules();
    let near = rules.iter().map(|rule| (strsim::damerau_levenshtein(rule.name, name), rule.name)).min();
    let nearest = match near {
        Some((distance, rule)) if distance <= 3 || rule.starts_with(name) => format!("; the nearest is \"{rule}\""),
        _ => String::new(),
    };
    let names = rules.iter().map(|rule| rule.name).collect::<Vec<_>>().join(", ");
    Error::question(format!("there is no cleaning rule \"{name}\"{nearest}"))
        .hint(format!("use one of: {names}; or header, footer, body, doubt for all of a kind"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claimed_part_is_found_once() {
        let text = "abcdefghij klm";
        let claims = [2..3, 2..3];
        assert_eq!(free(text, &[0..6, 4..9], &claims[..1]), [0..2, 3..6, 6..9]);
        assert_eq!(free(text, &[0..1, 0..14], &[0..2, 2..10]), [11..14, 20..20][..1]);
        assert!(free(text, &[3..5, 4..5], &[0..2, 2..10]).is_empty());
    }

    #[test]
    fn actions_are_set_by_rule_or_kind_and_wrong_names_are_refused() {
        let cleaning = Cleaning::default().with(&["caption", "footer"], Action::Kept).expect("known");
        assert_eq!(cleaning.action_of("caption"), Action::Kept);
        assert_eq!(cleaning.action_of("tags"), Action::Kept);
        assert_eq!(cleaning.action_of("byline"), Action::Excluded);
        let error = Cleaning::default().with(&["captoin"], Action::Kept).expect_err("unknown").to_string();
        assert!(error.contains("\"caption\""), "{error}");
        assert_eq!(Cleaning::off().described(), "off");
        assert!(cleaning.described().contains("kept: headline, caption, tags"));
    }

    #[test]
    fn a_kept_rule_keeps_its_words_from_all_others_and_a_flag_does_not() {
        let article = |place: u32| Article {
            id: place.to_string(),
            outlet: "Gulf Courier".into(),
            date: crate::corpus::Date::Unknown,
            title: String::new(),
            author: String::new(),
            language: String::new(),
            metadata: std::collections::BTreeMap::new(),
            body: format!(
                "Story {} is told.\n\nFollow us on Twitter.",
                ["one", "two", "three", "four"][place as usize]
            )
            .into(),
            given_tokens: None,
            given_sentences: None,
            place: "".into(),
        };
        let articles: Vec<Article> = (0..4).map(article).collect();
        let corpus = Corpus::new(articles, Vec::new(), Vec::new()).expect("a corpus");
        let rules = |action| {
            let cleaning = Cleaning::default().with(&["follow"], action).expect("known");
            let cleaned = cleaning.clean(&corpus, 2);
            let found: Vec<&str> = cleaned.found.of(0).iter().map(|span| span.rule).collect();
            (found.join(" "), cleaning.excluded(&cleaned).of(0).len())
        };
        assert_eq!(rules(Action::Excluded), ("follow".into(), 1));
        assert_eq!(rules(Action::Kept), ("follow".into(), 0));
        assert_eq!(rules(Action::Flagged), ("boilerplate".into(), 1));
    }
}
