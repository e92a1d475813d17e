//! Which rules are on: what was asked, and what the stated languages decide where nothing was asked.

use super::fold::is_untouched;
use super::{Action, Preset, RULES, Rule};
use crate::error::{Error, Result};
use crate::token::dictionary;
use crate::token::languages::{Languages, primary};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Which rules are on.
///
/// Invariant: no rule is both on and open. An open rule waits for a language and does nothing until one decides it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordRules {
    on: u64,
    open: u64,
}

/// Folding is repeated until nothing changes; two rounds are enough for all text met so far.
const ROUNDS: usize = 4;

/// The bits of `case` and `turkish-case`.
static CASES: LazyLock<[u64; 2]> = LazyLock::new(|| {
    ["case", "turkish-case"].map(|name| RULES.iter().position(|rule| rule.name == name).map_or(0, |place| 1 << place))
});

impl Default for WordRules {
    fn default() -> Self {
        let bits = |wanted: fn(&Preset) -> bool| {
            let places = RULES.iter().enumerate().filter(|(_, rule)| wanted(&rule.preset));
            places.fold(0, |bits, (place, _)| bits | 1 << place)
        };
        Self {
            on: bits(|preset| matches!(preset, Preset::Always | Preset::On)),
            open: bits(|preset| matches!(preset, Preset::ForCorpus { .. } | Preset::ForArticles(_))),
        }
    }
}

impl WordRules {
    /// Only the rules that cannot be switched off: the words of UAX #29, unfolded.
    pub fn base() -> Self {
        let always = RULES.iter().enumerate().filter(|(_, rule)| matches!(rule.preset, Preset::Always));
        Self { on: always.fold(0, |bits, (place, _)| bits | 1 << place), open: 0 }
    }

    /// The rules that are on and those that are open, by their names.
    ///
    /// # Errors
    /// If a name is not that of a rule.
    pub(crate) fn restored(on: &[String], open: &[String]) -> Result<Self> {
        let bits = |names: &[String]| names.iter().try_fold(0, |bits, name| Ok(bits | 1 << place_of(name, |_| true)?));
        Ok(Self { on: bits(on)?, open: bits(open)? })
    }

    /// Switches one rule on.
    ///
    /// # Errors
    /// If there is no such rule, or this program was built without what it needs.
    pub fn with(self, name: &str) -> Result<Self> {
        let place = place_of(name, |_| true)?;
        if matches!(RULES[place].action, Action::Segment) && !dictionary::AVAILABLE {
            return Err(Error::question("this newsprint was built without the dictionaries of ICU4X")
                .hint("build it with the feature icu, or count these scripts by the character with --segment uax29"));
        }
        Ok(self.set(place, true))
    }

    /// Switches one rule off. Without `case` there is no `turkish-case` either.
    ///
    /// # Errors
    /// If there is no such rule, or it is always on.
    pub fn without(self, name: &str) -> Result<Self> {
        let place = place_of(name, |_| true)?;
        if matches!(RULES[place].preset, Preset::Always) {
            return Err(Error::question(format!("the word rule \"{name}\" is always on")));
        }
        let off = self.set(place, false);
        if name == "case" { off.without("turkish-case") } else { Ok(off) }
    }

    /// Folding rules as a user lists them: `none`, names alone for only these, or `+name` and `-name` for changes.
    ///
    /// # Errors
    /// If a name is not that of a folding rule, or both ways of listing are mixed.
    pub fn folding(self, listed: &[&str]) -> Result<Self> {
        self.listed(listed, Action::folds)
    }

    /// Cutting rules as a user lists them, in the grammar of [`WordRules::folding`].
    ///
    /// # Errors
    /// If a name is not that of a cutting rule, or both ways of listing are mixed.
    pub fn cutting(self, listed: &[&str]) -> Result<Self> {
        self.listed(listed, Action::cuts)
    }

    /// How scripts without spaces are cut: `uax29` (by the character) or `icu` (into words, in every article).
    ///
    /// # Errors
    /// If the way is unknown or this program was built without it.
    pub fn segmenting(self, way: &str) -> Result<Self> {
        match way {
            "icu" => self.with("dictionary"),
            "uax29" => self.without("dictionary"),
            other => Err(Error::question(format!("there is no way \"{other}\" to cut words")).hint("use uax29 or icu")),
        }
    }

    fn listed(self, listed: &[&str], group: fn(&Action) -> bool) -> Result<Self> {
        let changes = listed.iter().filter(|name| name.starts_with(['+', '-'])).count();
        if listed == ["none"] {
            return self.only(&[], group);
        }
        if changes == 0 {
            return self.only(listed, group);
        }
        if changes < listed.len() {
            return Err(Error::question(format!("\"{}\" mixes rules with and without a sign", listed.join(",")))
                .hint("write +RULE and -RULE for changes, or names alone for only these"));
        }
        listed.iter().try_fold(self, |rules, change| {
            let (sign, name) = change.split_at(1);
            place_of(name, group)?;
            if sign == "+" { rules.with(name) } else { rules.without(name) }
        })
    }

    fn only(self, names: &[&str], group: fn(&Action) -> bool) -> Result<Self> {
        let places = (0..RULES.len()).filter(|&place| group(&RULES[place].action));
        let none = places.fold(self, |rules, place| rules.set(place, false));
        names.iter().try_fold(none, |rules, name| Ok(rules.set(place_of(name, group)?, true)))
    }

    fn set(self, place: usize, on: bool) -> Self {
        let bit = 1 << place;
        Self { on: if on { self.on | bit } else { self.on & !bit }, open: self.open & !bit }
    }

    /// With the rules decided that depend on the languages of the whole corpus.
    #[must_use]
    pub fn decided(self, languages: &Languages) -> Self {
        self.decide(|preset| match preset {
            Preset::ForCorpus { holds, .. } => Some(holds(languages)),
            _ => None,
        })
    }

    /// With the rules decided that depend on the language of one article; an empty tag is a language that nobody stated.
    #[must_use]
    pub fn in_language(self, tag: &str) -> Self {
        let language = primary(tag);
        self.decide(|preset| match preset {
            Preset::ForArticles(wanted) => Some(wanted.contains(&language.as_str())),
            _ => None,
        })
    }

    /// With everything decided as a question to a corpus needs it: scripts without spaces are cut by dictionaries if any
    /// article's are (other articles rarely hold them), elided words if most articles' are.
    #[must_use]
    pub fn for_questions(self, languages: &Languages) -> Self {
        let segmented = RULES.iter().position(|rule| matches!(rule.action, Action::Segment));
        let rules = self.decided(languages);
        let rules = match segmented {
            Some(place) if rules.open & (1 << place) != 0 => {
                rules.set(place, rules.articles(&RULES[place], languages) > 0)
            }
            _ => rules,
        };
        rules.decide(|preset| match preset {
            Preset::ForArticles(wanted) => {
                let inside: u64 =
                    languages.stated().filter(|(tag, _)| wanted.contains(tag)).map(|(_, count)| count).sum();
                Some(2 * inside > languages.articles())
            }
            _ => None,
        })
    }

    fn decide(self, decision: impl Fn(&Preset) -> Option<bool>) -> Self {
        let open = (0..RULES.len()).filter(|place| self.open & (1 << place) != 0);
        open.fold(self, |rules, place| match decision(&RULES[place].preset) {
            Some(on) => {
                rules.set(place, on && (dictionary::AVAILABLE || !matches!(RULES[place].action, Action::Segment)))
            }
            None => rules,
        })
    }

    /// In how many articles a rule is on.
    pub fn articles(self, rule: &Rule, languages: &Languages) -> u64 {
        let decided = self.decided(languages);
        languages.all().filter(|(tag, _)| decided.in_language(tag).is_on(rule.name)).map(|(_, count)| count).sum()
    }

    /// Whether the languages decide about a rule, since nobody else did.
    pub fn is_open(self, name: &str) -> bool {
        RULES.iter().position(|rule| rule.name == name).is_some_and(|place| self.open & (1 << place) != 0)
    }

    /// The rules that are on, in the order of application.
    pub fn on(self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().enumerate().filter(move |(place, _)| self.on & (1 << place) != 0).map(|(_, rule)| rule)
    }

    /// Of these rules, a bit each, those that are on.
    #[inline]
    pub(in crate::token) fn of(self, rules: u64) -> u64 {
        rules & self.on
    }

    /// The rules that the languages decide.
    pub(crate) fn open(self) -> impl Iterator<Item = &'static Rule> {
        RULES.iter().enumerate().filter(move |(place, _)| self.open & (1 << place) != 0).map(|(_, rule)| rule)
    }

    /// Whether a rule is on.
    pub fn is_on(self, name: &str) -> bool {
        self.on().any(|rule| rule.name == name)
    }

    /// The counted form of a surface type: the rules in their order, again until nothing changes. Never empty.
    pub fn fold(self, surface: &str) -> String {
        self.folded(surface).into_owned()
    }

    /// As [`WordRules::fold`], the surface type itself where it is its form.
    pub(crate) fn folded(self, surface: &str) -> Cow<'_, str> {
        // Most types of English; only the rules of case have anything to do with A to Z (a test holds the rules to that).
        if surface.bytes().all(|byte| byte.is_ascii_alphabetic()) && self.on & CASES[1] == 0 {
            let is_folded = self.on & CASES[0] == 0 || surface.bytes().all(|byte| byte.is_ascii_lowercase());
            return if is_folded { surface.into() } else { surface.to_ascii_lowercase().into() };
        }
        let mut form = Cow::Borrowed(surface);
        for _ in 0..ROUNDS {
            if form.chars().all(is_untouched) {
                break;
            }
            let before = form.clone();
            for rule in self.on() {
                if let Action::Fold(fold) = rule.action {
                    form = step(fold, form);
                }
            }
            if form == before {
                break;
            }
        }
        form
    }

    /// Whether a surface type has the counted form of what it is with a to z for A to Z.
    pub(crate) fn ignore_ascii_case(self) -> bool {
        self.on & CASES[0] != 0 && self.on & CASES[1] == 0
    }

    /// The folding rules that change a surface type, each after those before it.
    pub fn changes(self, surface: &str) -> Vec<&'static Rule> {
        let mut form = Cow::Borrowed(surface);
        let mut changes = Vec::new();
        for rule in self.on() {
            if let Action::Fold(fold) = rule.action {
                let before = form.clone();
                form = step(fold, form);
                if form != before {
                    changes.push(rule);
                }
            }
        }
        changes
    }

    /// The names of the rules that are on: `uax29, dotted-abbreviations, …`.
    pub fn names(self) -> String {
        self.on().map(|rule| rule.name).collect::<Vec<_>>().join(", ")
    }
}

/// One folding rule; a form that would vanish stays.
fn step(fold: fn(&str) -> Cow<'_, str>, form: Cow<'_, str>) -> Cow<'_, str> {
    match fold(&form) {
        Cow::Borrowed(same) if same == &*form => form,
        folded if folded.is_empty() => form,
        folded => Cow::Owned(folded.into_owned()),
    }
}

fn place_of(name: &str, group: fn(&Action) -> bool) -> Result<usize> {
    let place = RULES.iter().position(|rule| rule.name == name);
    match place {
        Some(place) if group(&RULES[place].action) => Ok(place),
        Some(place) => {
            let right = match RULES[place].action {
                Action::Base => "it is always on",
                Action::Segment => "choose it with --segment icu or uax29",
                Action::Fold(_) => "it folds: give it to --fold",
                _ => "it cuts: give it to --cut",
            };
            Err(Error::question(format!("the word rule \"{name}\" does not belong here")).hint(right))
        }
        None => {
            Err(Error::question(format!("there is no word rule \"{name}\"{}", nearest(name, group))).hint(known(group)))
        }
    }
}

fn nearest(name: &str, group: fn(&Action) -> bool) -> String {
    let near = RULES
        .iter()
        .filter(|rule| group(&rule.action))
        .map(|rule| (strsim::damerau_levenshtein(rule.name, name), rule.name));
    match near.min() {
        Some((distance, rule)) if distance <= 3 || rule.starts_with(name) => format!("; the nearest is \"{rule}\""),
        _ => String::new(),
    }
}

fn known(group: fn(&Action) -> bool) -> String {
    let names = RULES.iter().filter(|rule| group(&rule.action)).map(|rule| rule.name);
    format!("use one of: {}", names.collect::<Vec<_>>().join(", "))
}
