//! Windows around the occurrences of a node: which forms stand in them, how often and in how many articles.
//! Leaves what that is worth to `stats::association`.

use crate::error::{Error, Result};
use crate::index::{ArticleNumber, FormId, Index, SubCorpus};
use crate::query::Hit;
use crate::stats::association::PairCounts;
use crate::stats::frequency::{Contingency, Frequency};
use crate::token::TypeId;
use std::collections::BTreeMap;
use std::ops::Range;

/// How far a window reaches from the node, in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Tokens before the node.
    pub left: u32,
    /// Tokens after the node.
    pub right: u32,
}

impl Default for Window {
    /// Five on each side.
    fn default() -> Self {
        Self { left: 5, right: 5 }
    }
}

/// What no window crosses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Within {
    /// The borders of articles.
    #[default]
    Article,
    /// The borders of given sentences too.
    Sentence,
}

/// How a token that stands in several windows is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// Once; tokens of the node are no collocates (surface co-occurrence, Evert 2008).
    #[default]
    Surface,
    /// Once for each window it stands in, another node included.
    Pairs,
}

/// One form in the windows of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Collocate {
    /// The form.
    pub form: FormId,
    /// O11 of surface co-occurrence, or the pairs.
    pub together: u64,
    /// Articles in which it stands in a window.
    pub articles: u64,
    /// f(c): its occurrences in the corpus; for surface co-occurrence those outside the node.
    pub count: u64,
}

/// The forms in the windows of a node.
#[derive(Debug, Clone)]
pub struct Cooccurrences {
    /// How they were counted.
    pub counting: Counting,
    /// How far the windows reach.
    pub window: Window,
    /// Occurrences of the node.
    pub node_count: u64,
    /// Tokens that belong to an occurrence of the node.
    pub node_tokens: u64,
    /// All tokens of the corpus.
    pub tokens: u64,
    /// Tokens in windows: each once (R1), or as often as it is in one (W).
    pub window_tokens: u64,
    /// Every form that stands in a window, by number.
    pub collocates: Vec<Collocate>,
    /// f(c) of every form, by number; empty where only windows were counted.
    frequencies: Vec<u64>,
    /// How often each form stands in the node, ascending by form.
    in_node: Vec<(FormId, u64)>,
}

impl Cooccurrences {
    /// Counts the forms around `hits`, which are occurrences in `corpus` in their order; linear in its tokens, without positions.
    ///
    /// # Errors
    /// If windows are to end with sentences and the sentences of an article with a hit were not given.
    pub fn of(
        corpus: &SubCorpus<'_>,
        hits: &[Hit],
        window: Window,
        within: Within,
        counting: Counting,
    ) -> Result<Self> {
        let windows = Self::in_windows(corpus, hits, window, within, counting)?;
        let mut frequencies = corpus.form_counts();
        if counting == Counting::Surface {
            windows.in_node.iter().for_each(|(form, count)| frequencies[form.0 as usize] -= count);
        }
        let with_count = |one: Collocate| Collocate { count: frequencies[one.form.0 as usize], ..one };
        let collocates = windows.collocates.into_iter().map(with_count).collect();
        Ok(Self { collocates, frequencies, ..windows })
    }

    /// As [`Cooccurrences::of`], of the windows alone: what stands elsewhere is not looked at, and f(c) is 0.
    ///
    /// # Errors
    /// As [`Cooccurrences::of`].
    pub(crate) fn in_windows(
        corpus: &SubCorpus<'_>,
        hits: &[Hit],
        window: Window,
        within: Within,
        counting: Counting,
    ) -> Result<Self> {
        let index = corpus.index();
        let mut found = Tally::new(index.forms().len());
        let mut in_node: BTreeMap<FormId, u64> = BTreeMap::new();
        let mut read = Vec::new();
        for hits in hits.chunk_by(|a, b| a.position.article == b.position.article) {
            let article = hits[0].position.article;
            let places = Places::new(corpus, article, hits, window, within)?;
            let all = places.reach();
            let types = index.read_type_ids(article, all.clone(), &mut read);
            let form = |place: usize| index.form_of(TypeId(types[place - all.start]));
            found.article += 1;
            match counting {
                Counting::Pairs => places.each_window(|place| found.add(form(place))),
                Counting::Surface => places.each_token(|place| found.add(form(place))),
            }
            for node in &places.nodes {
                node.clone().for_each(|place| *in_node.entry(form(place)).or_default() += 1);
            }
        }
        let in_node: Vec<(FormId, u64)> = in_node.into_iter().collect();
        Ok(Self {
            counting,
            window,
            node_count: hits.len() as u64,
            node_tokens: in_node.iter().map(|(_, count)| count).sum(),
            tokens: corpus.tokens(),
            window_tokens: found.tokens,
            collocates: found.collocates(),
            frequencies: Vec::new(),
            in_node,
        })
    }

    /// f(c) of a form, in a window or not: its occurrences in the corpus; for surface co-occurrence those outside the node.
    pub fn count(&self, form: FormId) -> u64 {
        self.frequencies.get(form.0 as usize).copied().unwrap_or(0)
    }

    /// How often a form stands in the node.
    pub(crate) fn count_in_node(&self, form: FormId) -> u64 {
        self.in_node.binary_search_by_key(&form, |(form, _)| *form).map_or(0, |place| self.in_node[place].1)
    }

    /// Keeps the totals alone.
    pub fn forget_forms(&mut self) {
        self.collocates = Vec::new();
        self.frequencies = Vec::new();
        self.in_node = Vec::new();
    }

    /// The totals of the corpus without a part of its articles; no collocates.
    #[must_use]
    pub fn without(&self, part: &Self) -> Self {
        Self {
            counting: self.counting,
            window: self.window,
            node_count: self.node_count - part.node_count,
            node_tokens: self.node_tokens - part.node_tokens,
            tokens: self.tokens - part.tokens,
            window_tokens: self.window_tokens - part.window_tokens,
            collocates: Vec::new(),
            frequencies: Vec::new(),
            in_node: Vec::new(),
        }
    }

    /// The 2×2 table of a collocate: near the node against elsewhere. Meant for surface co-occurrence.
    pub fn table(&self, collocate: &Collocate) -> Contingency {
        let all = self.tokens - self.node_tokens;
        Contingency {
            target: Frequency::new(collocate.together, self.window_tokens),
            reference: Frequency::new(collocate.count - collocate.together, all - self.window_tokens),
        }
    }

    /// The pairs of a collocate. Meant for pair counting.
    pub fn pairs(&self, collocate: &Collocate) -> PairCounts {
        PairCounts {
            pairs: collocate.together,
            node: self.node_count,
            collocate: collocate.count,
            tokens: self.tokens,
            window_tokens: self.window_tokens,
            left: self.window.left,
            right: self.window.right,
        }
    }
}

/// Where the node and its windows are in one article; all ranges count tokens.
struct Places {
    /// Tokens of the node, ascending and apart from each other.
    nodes: Vec<Range<usize>>,
    /// For each hit, its own tokens and its window around them, which holds them.
    windows: Vec<(Range<usize>, Range<usize>)>,
}

impl Places {
    fn new(
        corpus: &SubCorpus<'_>,
        article: ArticleNumber,
        hits: &[Hit],
        window: Window,
        within: Within,
    ) -> Result<Self> {
        let sentences = match within {
            Within::Article => None,
            Within::Sentence => Some(sentences(corpus.index(), article)?),
        };
        let around = |token: usize| {
            let run = corpus.run_around(article, token);
            sentences.map_or(run.clone(), |all| common(&run, &sentence_around(all, token)))
        };
        let mut places = Self { nodes: Vec::new(), windows: Vec::with_capacity(hits.len()) };
        for hit in hits {
            let start = hit.position.token as usize;
            let node = start..start + hit.tokens as usize;
            let first = around(node.start).start.max(node.start.saturating_sub(window.left as usize));
            let last = around(node.end - 1).end.min(node.end + window.right as usize);
            places.windows.push((node.clone(), first..last));
            match places.nodes.last_mut().filter(|last| last.end >= node.start) {
                Some(last) => last.end = last.end.max(node.end),
                None => places.nodes.push(node),
            }
        }
        Ok(places)
    }

    /// The tokens from the first to the last of any window.
    fn reach(&self) -> Range<usize> {
        let windows = || self.windows.iter().map(|(_, window)| window);
        let start = windows().map(|window| window.start).min().unwrap_or(0);
        start..windows().map(|window| window.end).max().unwrap_or(start)
    }

    /// Every token of every window, the window's own node left out.
    fn each_window(&self, mut take: impl FnMut(usize)) {
        for (node, window) in &self.windows {
            (window.start..node.start).chain(node.end..window.end).for_each(&mut take);
        }
    }

    /// Every token in some window once, tokens of any node left out.
    fn each_token(&self, mut take: impl FnMut(usize)) {
        let mut done = 0;
        let mut nodes = self.nodes.iter().peekable();
        for (_, window) in &self.windows {
            for place in window.start.max(done)..window.end {
                while nodes.next_if(|node| node.end <= place).is_some() {}
                if nodes.peek().is_none_or(|node| place < node.start) {
                    take(place);
                }
            }
            done = done.max(window.end);
        }
    }
}

fn sentences(index: &Index, article: ArticleNumber) -> Result<&[Range<u32>]> {
    let article = index.article(article);
    article.given_sentences.as_deref().ok_or_else(|| {
        Error::question(format!("the sentences of \"{}\" were not given, so windows cannot end with them", article.id))
            .hint("leave out --within sentence, or read an input that states its sentences")
    })
}

/// What two ranges that hold the same token have in common.
fn common(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.max(b.start)..a.end.min(b.end)
}

/// The given sentence that holds a token, or the token alone if none does.
fn sentence_around(sentences: &[Range<u32>], token: usize) -> Range<usize> {
    let place = sentences.partition_point(|sentence| sentence.end as usize <= token);
    let found = sentences.get(place).filter(|sentence| sentence.start as usize <= token);
    found.map_or(token..token + 1, |sentence| sentence.start as usize..sentence.end as usize)
}

/// Counts by form, with the articles seen.
struct Tally {
    article: u32,
    tokens: u64,
    cells: Vec<TallyCell>,
}

#[derive(Clone, Copy, Default)]
struct TallyCell {
    together: u64,
    articles: u32,
    seen_in: u32,
}

impl Tally {
    fn new(forms: usize) -> Self {
        Self { article: 0, tokens: 0, cells: vec![TallyCell::default(); forms] }
    }

    fn add(&mut self, form: FormId) {
        let cell = &mut self.cells[form.0 as usize];
        cell.together += 1;
        cell.articles += u32::from(cell.seen_in != self.article);
        cell.seen_in = self.article;
        self.tokens += 1;
    }

    fn collocates(&self) -> Vec<Collocate> {
        let found = self.cells.iter().enumerate().filter(|(_, cell)| cell.together > 0);
        let collocate = |(place, cell): (usize, &TallyCell)| Collocate {
            form: FormId(place as u32),
            together: cell.together,
            articles: cell.articles.into(),
            count: 0,
        };
        found.map(collocate).collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::corpus::{Article, Corpus, Date};
    use crate::index::Settings;
    use crate::query::Pattern;

    /// Articles of given tokens; a full stop ends a sentence and is no token.
    pub(in crate::count) fn index(texts: &[&str]) -> Index {
        let article = |(place, text): (usize, &&str)| {
            let (mut body, mut tokens, mut sentences, mut first) = (String::new(), Vec::new(), Vec::new(), 0);
            for word in text.split_whitespace() {
                if word == "." {
                    sentences.push(first..tokens.len() as u32);
                    first = tokens.len() as u32;
                    continue;
                }
                tokens.push(body.len() as u32..(body.len() + word.len()) as u32);
                body.push_str(word);
                body.push(' ');
            }
            sentences.push(first..tokens.len() as u32);
            Article {
                id: place.to_string(),
                outlet: "o".into(),
                date: Date::Unknown,
                title: String::new(),
                author: String::new(),
                language: String::new(),
                metadata: std::collections::BTreeMap::new(),
                body: body.into(),
                given_tokens: Some(Box::new(tokens.into())),
                given_sentences: Some(sentences).filter(|_| text.contains('.')),
                place: place.to_string().into(),
            }
        };
        let articles = texts.iter().enumerate().map(article).collect();
        let corpus = Corpus::new(articles, Vec::new(), Vec::new()).expect("ids are numbers");
        Index::build(corpus, &Settings::default()).expect("the articles are short")
    }

    fn count(
        index: &Index,
        node: &str,
        window: (u32, u32),
        within: Within,
        counting: Counting,
    ) -> Result<Cooccurrences> {
        let corpus = index.sub_corpus();
        let hits = Pattern::new(node, index).expect("a pattern").find(&corpus);
        Cooccurrences::of(&corpus, &hits, Window { left: window.0, right: window.1 }, within, counting)
    }

    fn found(index: &Index, counted: &Cooccurrences) -> Vec<(String, u64, u64, u64)> {
        let row = |c: &Collocate| (index.form(c.form).to_string(), c.together, c.articles, c.count);
        counted.collocates.iter().map(row).collect()
    }

    fn rows(list: &[(&str, u64, u64, u64)]) -> Vec<(String, u64, u64, u64)> {
        list.iter().map(|&(form, a, b, c)| (form.to_string(), a, b, c)).collect()
    }

    #[test]
    fn a_token_in_two_windows_counts_once_on_the_surface_and_twice_in_pairs() {
        // tokens 6 + 3; the node n stands at 1 and 3, and in the second article at 0.
        let index = index(&["a n b n c d", "n b e"]);
        let surface = count(&index, "n", (1, 1), Within::Article, Counting::Surface).expect("articles");
        assert_eq!(found(&index, &surface), rows(&[("a", 1, 1, 1), ("b", 2, 2, 2), ("c", 1, 1, 1)]));
        assert_eq!((surface.node_count, surface.node_tokens, surface.window_tokens, surface.tokens), (3, 3, 4, 9));
        let table = surface.table(&surface.collocates[1]);
        assert_eq!((table.target, table.reference), (Frequency::new(2, 4), Frequency::new(0, 2)));
        let pairs = count(&index, "n", (1, 1), Within::Article, Counting::Pairs).expect("articles");
        assert_eq!(found(&index, &pairs), rows(&[("a", 1, 1, 1), ("b", 3, 2, 2), ("c", 1, 1, 1)]));
        assert_eq!(pairs.window_tokens, 5);
    }

    #[test]
    fn a_node_is_its_own_collocate_in_pairs_only() {
        let index = index(&["n a n"]);
        let pairs = count(&index, "n", (2, 2), Within::Article, Counting::Pairs).expect("articles");
        assert_eq!(found(&index, &pairs), rows(&[("a", 2, 1, 1), ("n", 2, 1, 2)]));
        let surface = count(&index, "n", (2, 2), Within::Article, Counting::Surface).expect("articles");
        assert_eq!(found(&index, &surface), rows(&[("a", 1, 1, 1)]));
    }

    #[test]
    fn the_words_of_a_phrase_are_no_collocates_of_it() {
        // "the dam" twice; "the" stands once more, outside the node.
        let index = index(&["on the dam of the river the dam"]);
        let surface = count(&index, "the dam", (5, 5), Within::Article, Counting::Surface).expect("articles");
        assert_eq!(
            found(&index, &surface),
            rows(&[("of", 1, 1, 1), ("on", 1, 1, 1), ("river", 1, 1, 1), ("the", 1, 1, 1)])
        );
        assert_eq!((surface.node_count, surface.node_tokens), (2, 4));
    }

    #[test]
    fn overlapping_phrases_count_their_tokens_once() {
        let index = index(&["x n n n y"]);
        let surface = count(&index, "n n", (1, 1), Within::Article, Counting::Surface).expect("articles");
        assert_eq!(found(&index, &surface), rows(&[("x", 1, 1, 1), ("y", 1, 1, 1)]));
        assert_eq!((surface.node_count, surface.node_tokens, surface.window_tokens), (2, 3, 2));
    }

    #[test]
    fn windows_end_with_given_sentences_if_asked() {
        let with = index(&["a n . b c n d"]);
        let counted = count(&with, "n", (5, 5), Within::Sentence, Counting::Surface).expect("sentences are given");
        assert_eq!(found(&with, &counted), rows(&[("a", 1, 1, 1), ("b", 1, 1, 1), ("c", 1, 1, 1), ("d", 1, 1, 1)]));
        let pairs = count(&with, "n", (5, 5), Within::Sentence, Counting::Pairs).expect("sentences are given");
        assert_eq!(pairs.window_tokens, 4);
        let without = index(&["a n b"]);
        let error = count(&without, "n", (5, 5), Within::Sentence, Counting::Surface).expect_err("no sentences");
        assert!(error.to_string().contains("\"0\""), "{error}");
    }
}
