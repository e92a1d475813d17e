//! Groups to propose: names that a corpus writes with capitals, their variants put together where that is safe.
//! Only for scripts with capitals; nothing is used before a researcher has accepted it. Finding names is left to `names`.

mod names;

use crate::index::SubCorpus;
use names::Name;
use std::collections::BTreeMap;

/// Hits that a proposed group has at least.
const LEAST: u64 = 3;

/// Words before a name that are no part of it.
const TITLES: [&str; 27] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "lord",
    "lady",
    "dame",
    "president",
    "minister",
    "prime",
    "chancellor",
    "senator",
    "sen",
    "general",
    "gen",
    "colonel",
    "col",
    "captain",
    "capt",
    "judge",
    "king",
    "queen",
];

/// Words with capitals that name nobody: days, months, and what people answer.
const NO_NAMES: [&str; 24] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "yes",
    "no",
    "i",
    "christmas",
    "easter",
];

/// A group that a researcher may accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// A name for the group: `ilse_marrant`.
    pub name: String,
    /// Its names, most frequent first, ties by pattern.
    pub matches: Vec<ProposedName>,
    /// Names that several proposals could claim: listed with each of them.
    pub ambiguous: Vec<ProposedName>,
}

/// One name of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedName {
    /// The pattern: a word that is written without a capital too keeps its case.
    pub pattern: String,
    /// How often it was seen as a name of its own, possessives included.
    pub count: u64,
}

impl Proposal {
    /// How often its names were seen, without the ambiguous ones.
    pub fn count(&self) -> u64 {
        self.matches.iter().map(|name| name.count).sum()
    }
}

/// The names of a corpus as groups, by falling count, ties by name.
///
/// A name of several words is a seed. What is the same but for a title joins it (`Ms Marrant`), so does its last or first word
/// alone (`Marrant`, `Corrant`) and its initials (`CTH`, `U.F.`), if they fit one seed only; what fits several is ambiguous.
/// Other words that are always capitalised stand alone.
pub fn proposals(corpus: &SubCorpus<'_>) -> Vec<Proposal> {
    let names = names::names(corpus);
    let mut seeds: BTreeMap<Vec<&str>, Vec<&Name>> = BTreeMap::new();
    let mut singles: BTreeMap<&str, Vec<&Name>> = BTreeMap::new();
    for name in &names {
        match &core(name)[..] {
            [] => {}
            [only] => singles.entry(only).or_default().push(name),
            several => seeds.entry(several.to_vec()).or_default().push(name),
        }
    }
    seeds.retain(|_, of_seed| of_seed.iter().map(|name| name.count).sum::<u64>() >= 2);
    let mut found: BTreeMap<Vec<&str>, Proposal> = BTreeMap::new();
    for (core, of_seed) in &seeds {
        let matches = of_seed.iter().map(|name| proposed(name)).collect();
        found.insert(core.clone(), Proposal { name: slug(core), matches, ambiguous: Vec::new() });
    }
    for (word, of_word) in &singles {
        let fitting: Vec<Vec<&str>> = seeds.keys().filter(|core| fits(word, core)).cloned().collect();
        let list = of_word.iter().map(|name| proposed(name));
        // A word that mostly names nobody may be somebody's surname (`May`): then the researcher decides.
        let names_nobody = NO_NAMES.contains(&word.to_lowercase().as_str());
        match &fitting[..] {
            [] if names_nobody => {}
            [only] if names_nobody => {
                found.entry(only.clone()).and_modify(|group| group.ambiguous.extend(list));
            }
            [] => {
                found.insert(
                    vec![word],
                    Proposal { name: slug(&[word]), matches: list.collect(), ambiguous: Vec::new() },
                );
            }
            [only] => {
                found.entry(only.clone()).and_modify(|group| group.matches.extend(list));
            }
            several => {
                for core in several {
                    found.entry(core.clone()).and_modify(|group| group.ambiguous.extend(list.clone()));
                }
            }
        }
    }
    let mut found: Vec<Proposal> = found.into_values().filter(|group| group.count() >= LEAST).collect();
    for group in &mut found {
        for list in [&mut group.matches, &mut group.ambiguous] {
            list.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.pattern.cmp(&b.pattern)));
        }
    }
    found.sort_by(|a, b| b.count().cmp(&a.count()).then_with(|| a.name.cmp(&b.name)));
    found
}

/// A name without what stands before it up to the last title: `Ilse Marrant` of `Energy Minister Ilse Marrant`. An office
/// (`Minister of Energy`) is no title.
fn core(name: &Name) -> Vec<&str> {
    let is_title = |word: &String| TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str());
    let words: Vec<&str> = name.words.iter().map(String::as_str).collect();
    let behind = name.words.iter().rposition(is_title).map_or(0, |title| title + 1);
    if words.get(behind) == Some(&"of") { words } else { words[behind..].to_vec() }
}

/// Whether one word stands for a name of several: as its last or first word, or its initials.
fn fits(word: &str, core: &[&str]) -> bool {
    core.last() == Some(&word) || core.first() == Some(&word) || {
        let letters: String = word.chars().filter(|sign| *sign != '.').collect();
        let initials: String = core
            .iter()
            .filter(|part| part.starts_with(char::is_uppercase))
            .filter_map(|part| part.chars().next())
            .collect();
        letters.chars().count() > 1 && letters == initials
    }
}

fn proposed(name: &Name) -> ProposedName {
    let text = name.words.join(" ");
    let pattern = if name.also_lower { format!("={text}") } else { text };
    ProposedName { pattern, count: name.count }
}

/// A name as a key of TOML: lower case, underscores between words.
fn slug(words: &[&str]) -> String {
    let lower = words.join("_").to_lowercase();
    lower
        .chars()
        .map(|sign| if sign.is_alphanumeric() { sign } else { '_' })
        .collect::<String>()
        .trim_matches('_')
        .into()
}

/// The proposals as tables for a `study.toml` or a file of groups, at most `most` of them; every line to be checked.
pub fn as_toml(proposals: &[Proposal], most: usize) -> String {
    let mut text = String::from(
        "# Proposed by newsprint from words with capitals. Nothing here is certain: check every line, move what is doubtful to\n\
         # \"ambiguous\", delete what is no actor. Numbers say how often a name stood alone, as it is written here; once the groups\n\
         # count, the longest name takes its words, in any case unless = stands before it, so that theirs may differ.\n",
    );
    for group in proposals.iter().take(most) {
        let key = if group.name.is_ascii() { group.name.clone() } else { quoted(&group.name) };
        text.push_str(&format!("\n[group.{key}]  # seen {} times\nmatch = [\n", group.count()));
        let list = |names: &[ProposedName]| {
            let line = |name: &ProposedName| format!("  {},  # {}\n", quoted(&name.pattern), name.count);
            names.iter().map(line).collect::<Vec<_>>().concat()
        };
        text.push_str(&list(&group.matches));
        text.push_str("]\n");
        if !group.ambiguous.is_empty() {
            text.push_str(&format!("ambiguous = [\n{}]\n", list(&group.ambiguous)));
        }
    }
    text
}

/// A basic string of TOML, which is written as JSON writes it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
