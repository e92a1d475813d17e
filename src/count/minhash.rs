//! Min-hash signatures of shingle sets, and the pairs that locality-sensitive hashing proposes.
//! For corpora whose shared shingles do not fit in memory; every proposal is confirmed with the exact sets by the caller.
//!
//! Signatures depend on the words alone, not on their numbers in an index: they can be kept and compared between corpora.

use super::shingles::SHINGLE_WORDS;
use crate::index::{ArticleNumber, SubCorpus};
use crate::parallel;

/// Hash functions of a signature.
pub const HASHES: usize = 256;
/// Bands of a signature: pairs with Jaccard 0.5 are proposed in 98 of 100 cases, those with 0.2 in 10.
pub const BANDS: usize = 64;
/// Hash values of a band.
pub const ROWS: usize = HASHES / BANDS;

/// The signatures of articles.
#[derive(Debug, Clone)]
pub struct Signatures {
    articles: Vec<ArticleNumber>,
    /// `None` for texts without a shingle.
    values: Vec<Option<Vec<u32>>>,
}

impl Signatures {
    /// The signature of every article; the result does not depend on the number of threads.
    pub fn of(corpus: &SubCorpus<'_>, threads: usize) -> Self {
        Self::with(corpus, HASHES, SHINGLE_WORDS, threads)
    }

    /// Signatures of another number of hash functions, over shingles of another number of words, at least one each.
    pub fn with(corpus: &SubCorpus<'_>, hashes: usize, words: usize, threads: usize) -> Self {
        let (hashes, shingle_words) = (hashes.max(1), words.max(1));
        let spelled: Vec<u64> = corpus.index().forms().iter().map(|form| hash_of(form.as_bytes())).collect();
        let functions = functions(hashes);
        let values = parallel::map(corpus.articles(), threads, |&article| {
            let mut signature = None;
            for run in corpus.runs(article) {
                let forms = corpus.index().row_forms(article, run);
                let words: Vec<u64> = forms.map(|form| spelled[form.0 as usize]).collect();
                for shingle in words.windows(shingle_words) {
                    let values = signature.get_or_insert_with(|| vec![u32::MAX; hashes]);
                    let key = shingle.iter().fold(0u64, |key, &word| mixed(key.rotate_left(5) ^ word));
                    for (value, &(factor, term)) in values.iter_mut().zip(&functions) {
                        *value = (*value).min((key.wrapping_mul(factor).wrapping_add(term) >> 32) as u32);
                    }
                }
            }
            signature
        });
        Self { articles: corpus.articles().to_vec(), values }
    }

    /// The estimated Jaccard of two articles: the share of hash functions whose smallest values agree.
    pub fn jaccard(&self, a: ArticleNumber, b: ArticleNumber) -> Option<f64> {
        let values = |article| self.values[self.articles.binary_search(&article).ok()?].as_ref();
        let (a, b) = (values(a)?, values(b)?);
        Some(a.iter().zip(b).filter(|(x, y)| x == y).count() as f64 / a.len() as f64)
    }

    /// The pairs with an equal band, in the order of their articles. Some similar pairs are missed
    /// (`stats::overlap::lsh_candidate_probability`), and contained texts of another length often are.
    pub fn candidates(&self) -> Vec<(ArticleNumber, ArticleNumber)> {
        let mut pairs = Vec::new();
        let hashes = self.values.iter().flatten().map(Vec::len).next().unwrap_or_default();
        for band in 0..hashes / ROWS {
            let rows = |values: &Vec<u32>| -> [u32; ROWS] { std::array::from_fn(|row| values[band * ROWS + row]) };
            let signed = self.articles.iter().zip(&self.values);
            let mut keys: Vec<([u32; ROWS], ArticleNumber)> =
                signed.filter_map(|(&article, values)| Some((rows(values.as_ref()?), article))).collect();
            keys.sort_unstable();
            for run in keys.chunk_by(|a, b| a.0 == b.0) {
                for (place, first) in run.iter().enumerate() {
                    pairs.extend(run[place + 1..].iter().map(|second| (first.1, second.1)));
                }
            }
            pairs.sort_unstable();
            pairs.dedup();
        }
        pairs
    }
}

/// Multiply-add functions with fixed seeds; the factors are odd (Dietzfelbinger et al. 1997).
fn functions(hashes: usize) -> Vec<(u64, u64)> {
    let mut seed = 0u64;
    let mut draw = || {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(seed)
    };
    (0..hashes).map(|_| (draw() | 1, draw())).collect()
}

/// FNV-1a, mixed: the same on every machine.
fn hash_of(bytes: &[u8]) -> u64 {
    mixed(
        bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)),
    )
}

/// The finaliser of `SplitMix64` (Steele et al. 2014).
pub(super) fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count::Shingles;
    use crate::count::window::tests::index;
    use crate::stats::overlap::minhash_error;

    #[test]
    fn estimates_stay_within_four_standard_errors_and_copies_are_proposed() {
        let words = |from: usize, to: usize| (from..to).map(|word| word.to_string()).collect::<Vec<_>>().join(" ");
        let texts = [words(0, 400), words(0, 400), words(100, 500), words(300, 700), words(2000, 2400), "a b".into()];
        let index = index(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let corpus = index.sub_corpus();
        let (signatures, shingles) = (Signatures::of(&corpus, 2), Shingles::of(&corpus, 1));
        for a in 0..5 {
            for b in 0..5 {
                let exact = shingles.overlap(a, b).and_then(|overlap| overlap.jaccard()).expect("long texts");
                let estimate = signatures.jaccard(a, b).expect("long texts");
                let allowed = 4.0 * minhash_error(exact, HASHES as u32) + 0.005;
                assert!((estimate - exact).abs() <= allowed, "{a} {b}: {estimate} for {exact}");
            }
        }
        assert_eq!(signatures.jaccard(0, 5), None);
        assert!(signatures.candidates().contains(&(0, 1)) && !signatures.candidates().contains(&(0, 4)));
    }
}
