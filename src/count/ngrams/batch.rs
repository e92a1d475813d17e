//! The n-grams of some articles of one group, sorted and added up: what a thread counts at a time.

use super::runs::Entry;
use super::{Cell, NGramSettings};
use crate::count::Shape;
use crate::count::packing::Packed;
use crate::index::{ArticleNumber, SubCorpus};

/// Sequences of a batch: enough to sort well.
const BATCH: usize = 1 << 18;

/// How many sequences a batch may have, for the batches of all threads to fit into an eighth of the memory.
pub(super) fn most_at_once<K>(settings: &NGramSettings) -> usize {
    let of_one = size_of::<(K, ArticleNumber)>() + size_of::<Entry<K>>();
    let room = usize::try_from(settings.memory.bytes() / 8).unwrap_or(usize::MAX);
    (room / settings.threads.max(1) / of_one).clamp(1 << 10, BATCH)
}

/// Some articles of one group.
pub(super) struct Batch<'a, 'i> {
    group: u32,
    members: &'a SubCorpus<'i>,
    articles: &'a [ArticleNumber],
}

/// The articles of a group in runs of about `most` sequences.
pub(super) fn batches_of<'a, 'i>(
    members: &'a SubCorpus<'i>,
    group: u32,
    shape: &Shape,
    most: usize,
) -> Vec<Batch<'a, 'i>> {
    let articles = members.articles();
    let (mut batches, mut start, mut sequences) = (Vec::new(), 0, 0);
    for (place, &article) in articles.iter().enumerate() {
        sequences += members.article_tokens(article) * shape.patterns().len();
        if sequences >= most || place + 1 == articles.len() {
            batches.push(Batch { group, members, articles: &articles[start..=place] });
            (start, sequences) = (place + 1, 0);
        }
    }
    batches
}

impl Batch<'_, '_> {
    /// Its n-grams by key, each once.
    pub(super) fn tally<K: Packed>(&self, shape: &Shape, bits: u32) -> Vec<Entry<K>> {
        let (group, members) = (self.group, self.members);
        let mut found: Vec<(K, ArticleNumber)> = Vec::new();
        let mut forms: Vec<u32> = Vec::new();
        for &article in self.articles {
            for run in members.runs(article) {
                forms.clear();
                forms.extend(members.index().row_forms(article, run).map(|form| form.0));
                for pattern in shape.patterns() {
                    let reach = pattern[pattern.len() - 1];
                    let starts = 0..forms.len().saturating_sub(reach);
                    found.extend(
                        starts.map(|start| (K::pack(pattern.iter().map(|&place| forms[start + place]), bits), article)),
                    );
                }
            }
        }
        found.sort_unstable();
        let mut entries: Vec<Entry<K>> = Vec::new();
        for run in found.chunk_by(|a, b| a == b) {
            let (count, size) = (run.len() as u64, members.article_tokens(run[0].1) as u64);
            let cell = Cell { group, articles: 1, count, square: count * count, cross: count * size };
            match entries.last_mut().filter(|last| last.key == run[0].0) {
                Some(last) => last.cell.add(&cell),
                None => entries.push(Entry { key: run[0].0.clone(), cell }),
            }
        }
        entries
    }
}
