//! Abbreviations that are written with stops here and in capitals without stops there (U.S., US): they count as different forms, the
//! second together with a common word. Finds them and says so; joining them is the researcher's, by a group.

use super::word_rules::spellings;
use crate::count::Counts;
use crate::index::FormId;
use crate::index::SubCorpus;
use crate::table::{Notice, isolated, number};
use std::collections::BTreeMap;

/// Pairs that are told.
const PAIRS: usize = 3;
/// Outlets whose counts are told one by one.
const OUTLETS: usize = 8;

/// The spellings of forms with their occurrences.
type Written = BTreeMap<FormId, Vec<(String, u64)>>;

/// An abbreviation in two spellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variants {
    /// The spelling with stops that is met most: `U.S.`
    pub dotted: String,
    /// The spelling in capitals: `US`.
    pub capitals: String,
    /// By group: its name, its occurrences with stops, its occurrences in capitals.
    pub groups: Vec<(String, u64, u64)>,
}

impl Variants {
    fn total(&self) -> u64 {
        self.groups.iter().map(|(_, dotted, capitals)| dotted + capitals).sum()
    }

    /// The first group that has one spelling only, where others have the other one.
    pub fn hidden_in(&self) -> Option<String> {
        let (group, _, capitals) = self.groups.iter().find(|(_, dotted, capitals)| *dotted == 0 && *capitals > 0)?;
        Some(format!(
            "{} writes “{}” ({}) and never “{}”: by one spelling alone it would seem not to name it.",
            isolated(group),
            self.capitals,
            number::count(*capitals),
            self.dotted
        ))
    }

    /// What a reader of counts must know.
    pub fn notice(&self) -> Notice {
        let sum = |of: fn(&(String, u64, u64)) -> u64| number::count(self.groups.iter().map(of).sum());
        let each = |(group, dotted, capitals): &(String, u64, u64)| {
            format!("{} {} and {}", isolated(group), number::count(*dotted), number::count(*capitals))
        };
        let by_group = if self.groups.len() > OUTLETS {
            String::new()
        } else {
            format!(" ({})", self.groups.iter().map(each).collect::<Vec<_>>().join(", "))
        };
        let text = format!(
            "“{}” occurs {} times and “{}” in capitals {} times{by_group}: two spellings of one name, counted apart, the second together \
             with “{}”. To count them as one, name a group with the members {} and ={}",
            self.dotted,
            sum(|group| group.1),
            self.capitals,
            sum(|group| group.2),
            self.capitals.to_lowercase(),
            self.dotted,
            self.capitals,
        );
        Notice::new("two-spellings", text)
    }
}

/// The abbreviations that the corpus writes in both ways, the most frequent first. `groups` are the parts of the counted corpus, by name.
pub fn variants(counts: &Counts, corpus: &SubCorpus<'_>, groups: &[(String, SubCorpus<'_>)]) -> Vec<Variants> {
    let index = corpus.index();
    let is_dotted = |form: &str| {
        let (letters, stops) = (form.chars().filter(|sign| sign.is_alphabetic()).count(), form.matches('.').count());
        letters > 1 && stops + 1 >= letters && letters + stops == form.chars().count()
    };
    let pairs: Vec<(FormId, FormId)> = counts
        .forms()
        .filter(|&form| is_dotted(index.form(form)))
        .filter_map(|form| Some((form, index.form_id(&index.form(form).replace('.', ""))?)))
        .collect();
    if pairs.is_empty() {
        return Vec::new();
    }
    let both: Vec<FormId> = pairs.iter().flat_map(|&(dotted, plain)| [dotted, plain]).collect();
    let by_group: Vec<(&String, Written)> =
        groups.iter().map(|(name, members)| (name, spellings(members, &both))).collect();
    let whole = spellings(corpus, &both);
    let found = pairs.into_iter().filter_map(|(dotted, plain)| {
        let usual = whole.get(&dotted)?.first()?.0.clone();
        let capitals = index.form(plain).to_uppercase();
        let of = |known: &Written| {
            let stops = known[&dotted].iter().map(|(_, count)| count).sum();
            let shouted =
                known[&plain].iter().find(|(spelling, _)| *spelling == capitals).map_or(0, |(_, count)| *count);
            (stops, shouted)
        };
        let groups = by_group.iter().map(|(name, known)| {
            let (stops, shouted) = of(known);
            ((*name).clone(), stops, shouted)
        });
        let found = Variants { dotted: usual, capitals: capitals.clone(), groups: groups.collect() };
        (of(&whole).1 > 0).then_some(found)
    });
    let mut found: Vec<Variants> = found.collect();
    found.sort_by(|a, b| b.total().cmp(&a.total()).then_with(|| a.dotted.cmp(&b.dotted)));
    found.truncate(PAIRS);
    found
}
