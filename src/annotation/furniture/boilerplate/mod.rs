//! What an outlet puts into its articles again and again: lines and sentences that recur, word for word anywhere in the text,
//! or with some words exchanged at the top and the end. Learnt from the articles themselves, outlet by outlet.
//!
//! A template must stand in at least 30 % and at least three of the articles; articles that are near-copies of each other
//! count as one there. At most a thousand articles of an outlet are read for learning, evenly spread over its dates; all
//! are searched, so what a template counts is counted and not estimated.

mod learner;
mod pieces;
mod similar;

use super::{Action, Found, Kind, Outlet, Rule};
use crate::parallel;
use learner::Learnt;
use pieces::Pieces;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// What recurs.
pub const BOILERPLATE: Rule = Rule {
    name: "boilerplate",
    kind: Kind::Recurring,
    about: "lines and sentences that recur in at least 30 % and at least three of an outlet's articles, after folding of case, \
            space, digits and months; at the top and the end also with some words exchanged",
    action: Action::Excluded,
    examples: &[],
    find: |_, _| (),
};

/// Articles of an outlet that are read for learning.
const MOST_READ: usize = 1_000;

/// Something that recurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The outlet.
    pub outlet: String,
    /// How it reads in one article, with … for words that differ in others.
    pub text: String,
    /// Articles of the outlet in which it stands.
    pub articles: u64,
    /// Articles of the outlet.
    pub of: u64,
}

/// What was learnt from the articles of one outlet.
#[derive(Debug, Default)]
pub(crate) struct Boilerplate {
    /// Where it stands in each article, ascending.
    pub found: Vec<Found>,
    /// The templates, in most articles first, then by text.
    pub templates: Vec<Template>,
}

impl Boilerplate {
    /// What so many articles hold in which nothing recurs.
    pub fn nothing(articles: usize) -> Self {
        Self { found: vec![Vec::new(); articles], templates: Vec::new() }
    }
}

/// How many articles something must stand in: three, and 30 % of all.
fn enough(articles: usize) -> usize {
    (articles * 3).div_ceil(10).max(3)
}

/// Learns the boilerplate of one outlet and finds it in each of its articles. A text is held only while it is looked at.
pub(super) fn learn(outlet: Outlet<'_>, threads: usize) -> Boilerplate {
    let Outlet { articles, .. } = outlet;
    if articles.len() < 3 {
        return Boilerplate::nothing(articles.len());
    }
    let read = sample(articles.len());
    let texts =
        parallel::map_with(&read, threads, Desk::default, |desk, &place| desk.pieces_of(outlet, place).fitted());
    let learnt = Learnt::from(&texts, |text, piece| {
        let body = outlet.text(read[text]);
        let piece = body.get(texts[text].pieces[piece].range.clone()).unwrap_or_default();
        piece.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    if learnt.is_empty() {
        return Boilerplate::nothing(articles.len());
    }
    let all: Vec<usize> = (0..articles.len()).collect();
    let hits = parallel::map_with(&all, threads, Desk::default, |desk, &place| {
        let text = || outlet.text(place);
        match read.binary_search(&place) {
            Ok(known) => hits(text, &texts[known], &learnt),
            Err(_) => hits(text, desk.pieces_of(outlet, place), &learnt),
        }
    });
    let mut standing_in = vec![0; learnt.len()];
    let mut standing: Vec<BTreeSet<(u64, u64)>> = vec![BTreeSet::new(); learnt.len()];
    for hits in &hits {
        for &template in &hits.templates {
            standing_in[template] += 1;
            standing[template].insert(hits.signature);
        }
    }
    // What was read may promise more than all articles hold.
    let kept: Vec<bool> = standing.iter().map(|signatures| signatures.len() >= enough(articles.len())).collect();
    let mut templates: Vec<Template> = (0..learnt.len())
        .filter(|&place| kept[place])
        .map(|place| Template {
            outlet: articles[0].outlet.clone(),
            text: learnt.text(place).to_string(),
            articles: standing_in[place],
            of: articles.len() as u64,
        })
        .collect();
    templates.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.text.cmp(&b.text)));
    let of_kept =
        |hits: Hits| hits.found.into_iter().filter(|(_, template)| kept[*template]).map(|(range, _)| range).collect();
    Boilerplate { found: hits.into_iter().map(of_kept).collect(), templates }
}

/// The places of at most a thousand of some articles, evenly spread.
fn sample(articles: usize) -> Vec<usize> {
    let read = articles.min(MOST_READ);
    (0..read).map(|place| place * articles / read).collect()
}

/// What a thread works with, text after text.
#[derive(Default)]
struct Desk {
    text: Vec<u8>,
    pieces: Pieces,
}

impl Desk {
    /// The pieces of an article; none where its tokens were given.
    fn pieces_of(&mut self, outlet: Outlet<'_>, place: usize) -> &Pieces {
        let is_cut = outlet.articles[place].given_tokens.is_none();
        self.pieces.cut(if is_cut { outlet.text_in(place, &mut self.text) } else { "" });
        &self.pieces
    }
}

/// Bytes that follow a template, and which.
type Hit = (Range<usize>, usize);

/// What was found in an article.
struct Hits {
    /// Where templates stand.
    found: Vec<Hit>,
    /// Which templates stand there, each once.
    templates: Vec<usize>,
    /// What tells the article from others.
    signature: (u64, u64),
}

/// Where templates stand in an article, by its pieces; its text is asked for only where they fill a part of a line.
fn hits<'t>(body: impl Fn() -> Cow<'t, str>, text: &Pieces, learnt: &Learnt) -> Hits {
    let mut found: Vec<Hit> = Vec::new();
    let mut known = None;
    for line in text.pieces.chunk_by(|a, b| a.line == b.line) {
        let hits: Vec<Hit> =
            line.iter().filter_map(|piece| Some((piece.range.clone(), learnt.template_of(piece, text)?))).collect();
        let whole = text.lines[line[0].line].clone();
        if hits.len() == line.len() {
            found.extend(hits.iter().enumerate().map(|(place, (range, template))| {
                let start = if place == 0 { whole.start } else { range.start };
                let end = hits.get(place + 1).map_or(whole.end, |next| next.0.start);
                (start..end, *template)
            }));
        } else if !hits.is_empty() {
            found.extend(as_sentences(known.get_or_insert_with(&body), whole, &hits));
        }
    }
    let mut templates: Vec<usize> = found.iter().map(|(_, template)| *template).collect();
    templates.sort_unstable();
    templates.dedup();
    Hits { found, templates, signature: text.signature() }
}

/// Lines longer than this are not cut into sentences: what was found stays as it is.
const LONGEST_CUT: usize = 20_000;

/// The sentences of a line that hits fill, by six tenths of their bytes or more. Pieces end at every stop, that of an
/// abbreviation included, so a sentence may hold several.
fn as_sentences(text: &str, line: Range<usize>, hits: &[Hit]) -> Vec<Hit> {
    let Some(body) = text.get(line.clone()).filter(|body| body.len() <= LONGEST_CUT) else { return hits.to_vec() };
    let sentences = crate::token::sentences(body).into_iter();
    let filled = sentences.filter_map(|sentence| {
        let sentence = line.start + sentence.start..line.start + sentence.end;
        let inside = |hit: &&(Range<usize>, usize)| hit.0.start < sentence.end && hit.0.end > sentence.start;
        let bytes: usize =
            hits.iter().filter(inside).map(|hit| hit.0.end.min(sentence.end) - hit.0.start.max(sentence.start)).sum();
        let template = hits.iter().find(inside)?.1;
        (10 * bytes >= 6 * sentence.len()).then_some((sentence, template))
    });
    filled.collect()
}

#[cfg(test)]
mod tests;
