//! What to read closely, chosen by a rule instead of by the reader: lines drawn by lot in each outlet, and the articles whose words
//! are most and least like those of the rest of their outlet.

use super::HiddenWords;
use crate::count::Grouping;
use crate::index::{ArticleNumber, FormId, SubCorpus};
use crate::parallel;
use crate::query::Hit;
use crate::stats::random::Generator;
use std::collections::BTreeMap;

/// Articles with fewer words of content say little about being typical.
pub const MIN_WORDS: u64 = 50;
/// Below so many articles an outlet has no typical one.
pub const MIN_ARTICLES: usize = 3;

/// How like the rest of its outlet an article is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typical {
    /// The article.
    pub article: ArticleNumber,
    /// Its words of content.
    pub words: u64,
    /// Cosine of its words of content and those of all other articles of its outlet: 1 is the same, 0 nothing in common.
    pub cosine: f64,
}

/// The articles of one outlet, most typical first; ties by number.
///
/// Compared are the counts of all forms that are not hidden. Articles with fewer than [`MIN_WORDS`] of them, and outlets with
/// fewer than [`MIN_ARTICLES`] such articles, are left out.
pub fn typical(members: &SubCorpus<'_>, hidden: &HiddenWords, threads: usize) -> Vec<Typical> {
    let tallies = parallel::map(members.articles(), threads, |&article| tally(members, article, hidden));
    let mut whole: BTreeMap<FormId, u64> = BTreeMap::new();
    for (form, count) in tallies.iter().flatten() {
        *whole.entry(*form).or_default() += count;
    }
    let square =
        |counts: &mut dyn Iterator<Item = u64>| counts.map(|count| u128::from(count) * u128::from(count)).sum::<u128>();
    let all = square(&mut whole.values().copied());
    let of = |(&article, tally): (&ArticleNumber, &Vec<(FormId, u64)>)| {
        let words: u64 = tally.iter().map(|(_, count)| count).sum();
        let own = square(&mut tally.iter().map(|(_, count)| *count));
        let with_all: u128 = tally.iter().map(|(form, count)| u128::from(*count) * u128::from(whole[form])).sum();
        // The others are the outlet without the article: their product and length follow from whole numbers.
        let others = all + own - 2 * with_all;
        let enough = words >= MIN_WORDS && others > 0;
        enough.then(|| Typical {
            article,
            words,
            cosine: (with_all - own) as f64 / ((own as f64).sqrt() * (others as f64).sqrt()),
        })
    };
    let mut found: Vec<Typical> = members.articles().iter().zip(&tallies).filter_map(of).collect();
    if found.len() < MIN_ARTICLES {
        return Vec::new();
    }
    found.sort_by(|a, b| b.cosine.total_cmp(&a.cosine).then_with(|| a.article.cmp(&b.article)));
    found
}

/// The forms of an article that are not hidden, ascending, with their counts.
fn tally(members: &SubCorpus<'_>, article: ArticleNumber, hidden: &HiddenWords) -> Vec<(FormId, u64)> {
    let index = members.index();
    let mut forms: Vec<FormId> = members.form_ids(article).collect();
    forms.sort_unstable();
    let counted = forms.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64));
    counted.filter(|(form, _)| !hidden.hides(index.form(*form))).collect()
}

/// Of each group at most `each` of its hits, drawn by lot without replacement; in the order of the corpus.
///
/// The lot of a group depends on the seed and on the place of the group alone, not on other groups.
pub fn drawn(groups: &Grouping<'_>, hits: &[Hit], each: usize, seed: u64) -> Vec<Hit> {
    let mut kept = Vec::new();
    for (place, (_, members)) in groups.groups.iter().enumerate() {
        let of_group: Vec<Hit> = hits
            .iter()
            .copied()
            .filter(|hit| members.articles().binary_search(&hit.position.article).is_ok())
            .collect();
        kept.extend(by_lot(of_group, each, seed.wrapping_add(place as u64)));
    }
    kept.sort();
    kept
}

/// At most `keep` of some things by lot, in their order (Fisher and Yates, Durstenfeld 1964).
pub fn by_lot<T: Ord>(mut all: Vec<T>, keep: usize, seed: u64) -> Vec<T> {
    let mut generator = Generator::new(seed);
    let keep = keep.min(all.len());
    for place in 0..keep {
        let other = place + generator.below((all.len() - place) as u64) as usize;
        all.swap(place, other);
    }
    all.truncate(keep);
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, Corpus, Date};
    use crate::index::{Index, Settings};

    fn index(texts: &[&str]) -> Index {
        let article = |(id, text): (usize, &&str)| Article {
            id: format!("{id}"),
            outlet: "A".into(),
            date: Date::Unknown,
            title: String::new(),
            author: String::new(),
            language: String::new(),
            metadata: BTreeMap::default(),
            body: text.repeat(25).into(),
            given_tokens: None,
            given_sentences: None,
            place: "".into(),
        };
        let articles = texts.iter().enumerate().map(article).collect();
        let corpus = Corpus::new(articles, Vec::new(), Vec::new()).expect("unique ids");
        Index::build(corpus, &Settings::default()).expect("an index")
    }

    #[test]
    fn the_article_like_the_others_comes_first() {
        // dam sea: (25, 25); dam sea: (25, 25); dam fog: dam 25, fog 25.
        let index = index(&["dam sea ", "dam sea ", "dam fog "]);
        let found = typical(&index.sub_corpus(), &HiddenWords::default(), 2);
        let order: Vec<u32> = found.iter().map(|one| one.article).collect();
        assert_eq!(order, [0, 1, 2]);
        // Article 0: (1, 1) against dam 2, sea 1, fog 1: 3 / (√2 · √6).
        assert!((found[0].cosine - 3.0 / 12_f64.sqrt()).abs() < 1e-12, "{found:?}");
        // Article 2: dam 1, fog 1 against dam 2, sea 2: 2 / (√2 · √8) = ½.
        assert!((found[2].cosine - 0.5).abs() < 1e-12, "{found:?}");
        assert_eq!(found[0].words, 50);
    }

    #[test]
    fn the_same_seed_draws_the_same_lines() {
        let all: Vec<u32> = (0..100).collect();
        let lot = by_lot(all.clone(), 10, 7);
        assert_eq!(lot.len(), 10);
        assert!(lot.is_sorted());
        assert_eq!(lot, by_lot(all.clone(), 10, 7));
        assert_ne!(lot, by_lot(all.clone(), 10, 8));
        assert_eq!(by_lot(all.clone(), 200, 7), all);
    }

    #[test]
    fn every_thing_is_drawn_about_equally_often() {
        let mut drawn = [0_u32; 5];
        for seed in 0..5_000 {
            for place in by_lot((0..5_usize).collect(), 2, seed) {
                drawn[place] += 1;
            }
        }
        // 2,000 are expected of each, with a standard deviation of 35.
        assert!(drawn.iter().all(|count| (1_850..2_150).contains(count)), "{drawn:?}");
    }
}
