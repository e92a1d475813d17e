//! Forms article by article, sparsely, for statistics whose sample is articles. Leaves the statistics to `stats`.

use super::Grouping;
use super::tally::Occurrences;
use crate::index::{ArticleNumber, FormId, SubCorpus};
use crate::parallel;
use crate::stats::keyness::TextCount;

/// The counts of forms in every article that has a token, by form.
#[derive(Debug, Clone)]
pub struct ByText {
    texts: Vec<Text>,
    forms: Vec<Vec<TextCount>>,
}

/// One article of a group, with at least one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Its article; the same one may stand in several groups, with other tokens.
    pub article: ArticleNumber,
    /// Its group.
    pub group: usize,
    /// Its tokens that belong to the group.
    pub tokens: u64,
}

/// The articles of a comparison: which stand on which side, and at which place.
#[derive(Debug, Clone)]
pub struct TextSides {
    /// Side and place of each article of the [`ByText`] it was made from.
    places: Vec<Option<(Side, u32)>>,
    /// The tokens of the target's articles.
    pub target_sizes: Vec<u64>,
    /// The tokens of the reference's articles.
    pub reference_sizes: Vec<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Target,
    Reference,
}

impl ByText {
    /// Counts the wanted forms in the articles of every group, on up to `threads` threads.
    pub fn of(
        corpus: &SubCorpus<'_>,
        grouping: &Grouping<'_>,
        wanted: impl Fn(FormId) -> bool + Sync,
        threads: usize,
    ) -> Self {
        let index = corpus.index();
        let mut all = Self { texts: Vec::new(), forms: vec![Vec::new(); index.forms().len()] };
        for (group, (_, members)) in grouping.groups.iter().enumerate() {
            // In batches, so that the tallies of a large corpus are not all held at once.
            for batch in members.articles().chunks(1024) {
                let own = || (Occurrences::default(), Vec::new());
                let tallies = parallel::map_with(batch, threads, own, |(in_article, forms), &article| {
                    forms.clear();
                    forms.extend(members.form_ids(article).filter(|form| wanted(*form)).map(|form| form.0));
                    in_article.count(forms);
                    in_article.drain().collect::<Vec<_>>()
                });
                for (tally, &article) in tallies.iter().zip(batch) {
                    let size = members.article_tokens(article) as u64;
                    if size == 0 {
                        continue;
                    }
                    let place = all.texts.len() as u32;
                    all.texts.push(Text { article, group, tokens: size });
                    for &(form, count) in tally {
                        all.forms[form as usize].push(TextCount { place, count: count.into() });
                    }
                }
            }
        }
        all
    }

    /// All articles, in the order in which counts name them by their place.
    pub fn texts(&self) -> &[Text] {
        &self.texts
    }

    /// The articles of some groups as target, of others as reference.
    pub fn sides(&self, target_groups: &[usize], reference_groups: &[usize]) -> TextSides {
        let mut sides = TextSides { places: Vec::new(), target_sizes: Vec::new(), reference_sizes: Vec::new() };
        for Text { group, tokens, .. } in &self.texts {
            let (which, its_sizes) = if target_groups.contains(group) {
                (Side::Target, &mut sides.target_sizes)
            } else if reference_groups.contains(group) {
                (Side::Reference, &mut sides.reference_sizes)
            } else {
                sides.places.push(None);
                continue;
            };
            sides.places.push(Some((which, its_sizes.len() as u32)));
            its_sizes.push(*tokens);
        }
        sides
    }

    /// The articles with a form, by their place among all.
    pub fn texts_with(&self, form: FormId) -> &[TextCount] {
        &self.forms[form.0 as usize]
    }
}

impl TextSides {
    /// The articles with a form on each side: target, then reference.
    pub fn split(&self, texts: &[TextCount]) -> [Vec<TextCount>; 2] {
        let mut split = [Vec::new(), Vec::new()];
        for text in texts {
            match self.places[text.place as usize] {
                Some((Side::Target, place)) => split[0].push(TextCount { place, ..*text }),
                Some((Side::Reference, place)) => split[1].push(TextCount { place, ..*text }),
                None => {}
            }
        }
        split
    }
}
