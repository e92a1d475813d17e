//! Among which articles labels are shuffled, and which keep together. Leaves the shuffling to `stats::resampling`.

use crate::count::{Grouping, Text};
use crate::error::Result;
use crate::index::{ArticleNumber, SubCorpus};
use crate::stats::resampling::length_classes;
use std::collections::BTreeMap;

/// Labels are shuffled only among articles of one stratum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Strata {
    /// Articles of like length in months, where articles are dated, sparse neighbours merged; an article that stands in several
    /// groups is its own stratum.
    Usual,
    /// Months, sparse neighbours merged, whatever the lengths.
    Months,
    /// All articles together.
    None,
    /// By a field, as [`Grouping::by`] has it; articles that do not state it are a stratum of their own.
    Field(String),
}

/// Articles that keep one label together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocks {
    /// Every article by itself; whole outlets where groups of outlets are compared.
    Usual,
    /// Every article by itself.
    Articles,
    /// By a field; articles that do not state it stand alone.
    Field(String),
}

/// A month is merged with the next until there are so many articles, of two groups at least.
const ENOUGH_ARTICLES: usize = 10;
/// The same where months are parted by length again.
const ENOUGH_FOR_LENGTHS: usize = 30;

/// Stratum and block of every text, and the words for them.
pub(super) struct Assigned {
    pub stratum: Vec<u32>,
    pub block: Vec<Option<u32>>,
    pub described: String,
    pub units: String,
}

pub(super) fn assigned(corpus: &SubCorpus<'_>, texts: &[Text], strata: &Strata, blocks: &Blocks) -> Result<Assigned> {
    let field = match blocks {
        Blocks::Field(field) => Some(field.as_str()),
        Blocks::Usual if compares_outlets(corpus, texts) => Some("outlet"),
        Blocks::Usual | Blocks::Articles => None,
    };
    let block = match field {
        None => vec![None; texts.len()],
        Some(field) => {
            let values = Values::of(corpus, field)?;
            let block = |text: &Text| values.of_article(text.article).filter(|value| *value > 0);
            texts.iter().map(block).collect()
        }
    };
    let units = field.map_or("articles".to_string(), |field| format!("blocks of articles by {field}"));
    let (stratum, described) = match strata {
        Strata::Field(field) => by_field(corpus, texts, field)?,
        Strata::None => (vec![0; texts.len()], "among all articles".to_string()),
        Strata::Usual if is_paired(texts) => {
            let stratum = texts.iter().map(|text| text.article).collect();
            (stratum, "inside every article, which has words in several groups".to_string())
        }
        Strata::Usual | Strata::Months if field.is_some() => {
            (vec![0; texts.len()], "among all articles, since blocks reach across months and lengths".to_string())
        }
        Strata::Usual => by_length(texts, by_month(corpus, texts, ENOUGH_FOR_LENGTHS)),
        Strata::Months => by_month(corpus, texts, ENOUGH_ARTICLES),
    };
    Ok(Assigned { stratum, block, described, units })
}

/// Whether both sides of two groups are made of several whole outlets: then outlets are the sample, not articles.
fn compares_outlets(corpus: &SubCorpus<'_>, texts: &[Text]) -> bool {
    let groups = texts.iter().map(|text| text.group).max().map_or(0, |most| most + 1);
    let mut group_of: BTreeMap<&str, usize> = BTreeMap::new();
    let is_whole = texts
        .iter()
        .all(|text| *group_of.entry(&corpus.index().article(text.article).outlet).or_insert(text.group) == text.group);
    let outlets = |group| group_of.values().filter(|of| **of == group).count();
    groups == 2 && is_whole && outlets(0) > 1 && outlets(1) > 1
}

fn is_paired(texts: &[Text]) -> bool {
    let mut articles: Vec<ArticleNumber> = texts.iter().map(|text| text.article).collect();
    articles.sort_unstable();
    articles.windows(2).any(|pair| pair[0] == pair[1])
}

/// What each article states of a field, as numbers in the order of the values; 0 for nothing.
struct Values {
    of: BTreeMap<ArticleNumber, u32>,
    different: usize,
}

impl Values {
    fn of(corpus: &SubCorpus<'_>, field: &str) -> Result<Self> {
        let grouping = Grouping::by(corpus, field)?;
        let mut of = BTreeMap::new();
        let stated = grouping.groups.iter().filter(|(name, _)| !name.is_empty());
        for (place, (_, members)) in stated.clone().enumerate() {
            of.extend(members.articles().iter().map(|&article| (article, place as u32 + 1)));
        }
        Ok(Self { of, different: stated.count() })
    }

    fn of_article(&self, article: ArticleNumber) -> Option<u32> {
        self.of.get(&article).copied()
    }
}

fn by_field(corpus: &SubCorpus<'_>, texts: &[Text], field: &str) -> Result<(Vec<u32>, String)> {
    let values = Values::of(corpus, field)?;
    let stratum: Vec<u32> = texts.iter().map(|text| values.of_article(text.article).unwrap_or(0)).collect();
    let unstated = stratum.iter().filter(|stratum| **stratum == 0).count();
    let apart = if unstated > 0 { format!("; {unstated} that do not state it, by themselves") } else { String::new() };
    Ok((stratum, format!("inside {} values of {field}{apart}", values.different)))
}

/// Parts every stratum into classes of like length.
fn by_length(texts: &[Text], (stratum, described): (Vec<u32>, String)) -> (Vec<u32>, String) {
    let tokens: Vec<u64> = texts.iter().map(|text| text.tokens).collect();
    let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    stratum.iter().enumerate().for_each(|(place, stratum)| members.entry(*stratum).or_default().push(place));
    let classes: Vec<Vec<usize>> = members.values().flat_map(|members| length_classes(&tokens, members)).collect();
    let mut parted = vec![0; texts.len()];
    for (number, class) in classes.iter().enumerate() {
        for &place in class {
            parted[place] = number as u32;
        }
    }
    let lengths = if classes.len() > members.len() {
        format!("{described}, among about ten articles of like length ({} strata)", classes.len())
    } else {
        described
    };
    (parted, lengths)
}

/// Months in their order; each is merged with those that follow until it has enough articles, the rest with the last.
fn by_month(corpus: &SubCorpus<'_>, texts: &[Text], enough: usize) -> (Vec<u32>, String) {
    let mut months: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut undated = 0;
    for (place, text) in texts.iter().enumerate() {
        match corpus.index().article(text.article).date.month() {
            Some(month) => months.entry(month).or_default().push(place),
            None => undated += 1,
        }
    }
    if months.is_empty() {
        return (vec![0; texts.len()], "among all articles, none of which has a month".into());
    }
    let known = months.len();
    let merged = merged(months.into_values(), texts, enough);
    let mut stratum = vec![0; texts.len()];
    for (number, members) in merged.iter().enumerate() {
        for &place in members {
            stratum[place] = number as u32 + 1;
        }
    }
    let mut described = match (known, merged.len()) {
        (1, _) => "inside one month".to_string(),
        (known, strata) if known == strata => format!("inside {known} months"),
        (known, strata) => {
            let periods = if strata == 1 { "one period".into() } else { format!("{strata} periods") };
            format!(
                "inside {periods} ({known} months, those with fewer than {enough} articles or only one group merged with their neighbours)"
            )
        }
    };
    if undated > 0 {
        described.push_str(&format!("; {undated} articles without a month by themselves"));
    }
    (stratum, described)
}

fn merged(months: impl Iterator<Item = Vec<usize>>, texts: &[Text], enough: usize) -> Vec<Vec<usize>> {
    let is_enough = |members: &[usize]| {
        members.len() >= enough && members.iter().any(|&place| texts[place].group != texts[members[0]].group)
    };
    let mut strata: Vec<Vec<usize>> = Vec::new();
    let mut open = Vec::new();
    for month in months {
        open.extend(month);
        if is_enough(&open) {
            strata.push(std::mem::take(&mut open));
        }
    }
    match strata.last_mut() {
        Some(last) => last.extend(open),
        None => strata.push(open),
    }
    strata
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(groups: &[usize]) -> Vec<Text> {
        let text = |(place, &group): (usize, &usize)| Text { article: place as u32, group, tokens: 100 };
        groups.iter().enumerate().map(text).collect()
    }

    #[test]
    fn sparse_months_are_merged_until_they_hold_two_groups_and_ten_articles() {
        // Twelve of group 0 alone; then three of group 1; then eleven of both; then one left over.
        let groups: Vec<usize> = [vec![0; 12], vec![1; 3], [0, 1].repeat(6), vec![1]].concat();
        let months = vec![(0..12).collect(), (12..15).collect(), (15..27).collect(), vec![27]];
        let merged = merged(months.into_iter(), &texts(&groups), ENOUGH_ARTICLES);
        assert_eq!(merged.iter().map(Vec::len).collect::<Vec<_>>(), [15, 13]);
    }

    #[test]
    fn an_article_in_two_groups_is_paired_with_itself() {
        let mut texts = texts(&[0, 1, 0]);
        assert!(!is_paired(&texts));
        texts[2].article = 1;
        assert!(is_paired(&texts));
    }
}
