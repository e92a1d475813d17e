//! Whom a mention stands for: the groups of the study first, then the full name that the article gives.

use crate::annotation::voice::{OVERRIDE, Speaker};
use crate::index::{ArticleNumber, Index};
use crate::parallel;
use crate::query::{BoundGroups, Standing};
use std::collections::BTreeMap;
use std::ops::Range;

/// The names of the study's groups in every article.
#[derive(Debug, Clone, Default)]
pub struct SpeakerNames {
    groups: Vec<String>,
    hits: Vec<Vec<(Range<usize>, usize)>>,
    /// The group of a spelling that is found somewhere, in lower case.
    spellings: BTreeMap<String, usize>,
}

impl SpeakerNames {
    /// Finds the groups in every article, on up to `threads` threads.
    pub fn of_groups(groups: &BoundGroups, index: &Index, threads: usize) -> Self {
        let list = groups.groups().list();
        if list.is_empty() {
            return Self::default();
        }
        let everything = index.everything();
        let find = |&number: &ArticleNumber| -> Vec<(Range<usize>, usize)> {
            let hits = groups.find_in(&everything, number);
            let counted = hits.iter().filter(|hit| hit.standing == Standing::Counted);
            counted.map(|hit| (hit.hit.range(index), hit.group)).collect()
        };
        let hits = parallel::map(everything.articles(), threads, find);
        let mut spellings = BTreeMap::new();
        for (&number, hits) in everything.articles().iter().zip(&hits) {
            for (range, group) in hits {
                spellings.entry(index.article(number).body[range.clone()].to_lowercase()).or_insert(*group);
            }
        }
        Self { groups: list.iter().map(|group| group.name.clone()).collect(), hits, spellings }
    }

    /// The name behind a speaker: the group whose name is the head of the mention, the group of the full name in the article,
    /// or that full name.
    pub fn of(&self, article: ArticleNumber, speaker: &Speaker) -> Option<String> {
        // What a researcher decided stands.
        if speaker.rule == OVERRIDE && speaker.name.is_some() {
            return speaker.name.clone();
        }
        match (self.head_group(article, speaker), &speaker.name) {
            (Some(group), _) => Some(self.groups[group].clone()),
            (None, Some(name)) => Some(self.of_text(name).unwrap_or_else(|| name.clone())),
            (None, None) => None,
        }
    }

    /// The group that a speaker was linked to, by the mention or by the full name in the article; `None` for a name that no group
    /// has.
    pub fn group_of(&self, article: ArticleNumber, speaker: &Speaker) -> Option<&str> {
        let corrected = speaker.name.as_deref().filter(|_| speaker.rule == OVERRIDE);
        let group = match corrected {
            Some(name) => self.groups.iter().position(|group| group == name).or_else(|| self.spelled(name)),
            None => self.head_group(article, speaker).or_else(|| self.spelled(speaker.name.as_deref()?)),
        };
        group.map(|group| self.groups[group].as_str())
    }

    /// The group whose longest name covers the head of a mention.
    fn head_group(&self, article: ArticleNumber, speaker: &Speaker) -> Option<usize> {
        let hits = self.hits.get(article as usize).map_or(&[][..], Vec::as_slice);
        let names_head = |range: &Range<usize>| {
            let inside = range.start >= speaker.mention.start && range.end <= speaker.mention.end;
            inside && range.start <= speaker.head.start && range.end >= speaker.head.end
        };
        let named = hits.iter().filter(|(range, _)| names_head(range)).max_by_key(|(range, _)| range.len());
        named.map(|(_, group)| *group)
    }

    fn spelled(&self, text: &str) -> Option<usize> {
        self.spellings.get(&text.to_lowercase()).copied()
    }

    /// The group of a spelling that is found somewhere in the corpus.
    pub fn of_text(&self, text: &str) -> Option<String> {
        self.spelled(text).map(|group| self.groups[group].clone())
    }
}
