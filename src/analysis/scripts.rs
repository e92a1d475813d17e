//! How scripts without spaces were cut, article by article: what a reader must know before reading a rate per 1,000 words.

use crate::index::{ArticleNumber, SubCorpus};
use crate::table::{Notice, number};
use crate::token::{Action, DICTIONARY_AVAILABLE, Preset, RULES, Rule};
use std::collections::BTreeMap;

/// One notice for articles that were cut by dictionaries, one for articles whose words are single characters; none if no
/// article holds a script without spaces, or tokens were given.
pub fn segmentation(corpus: &SubCorpus<'_>) -> Vec<Notice> {
    let index = corpus.index();
    let Some(rule) = RULES.iter().find(|rule| matches!(rule.action, Action::Segment)).filter(|_| !index.as_given())
    else {
        return Vec::new();
    };
    let (mut cut, mut by_sign): (BTreeMap<&str, u64>, BTreeMap<&str, u64>) = (BTreeMap::new(), BTreeMap::new());
    let spaceless = corpus.spaceless();
    for (&article, signs) in corpus.articles().iter().zip(spaceless) {
        let tokens = corpus.article_tokens(article) as u64;
        // A name in another script does not make an article Chinese; a tenth of its words is no longer a name.
        if signs * 10 > tokens && index.article(article).given_tokens.is_none() {
            let kind = if is_segmented(corpus, article, rule) { &mut cut } else { &mut by_sign };
            *kind.entry(index.language(article)).or_default() += 1;
        }
    }
    let mut notices = Vec::new();
    if !cut.is_empty() {
        notices.push(Notice::new("segmented", cut_by_dictionaries(&cut)));
    }
    if !by_sign.is_empty() {
        notices.push(Notice::new("unsegmented", cut_by_sign(&by_sign)));
    }
    notices
}

fn is_segmented(corpus: &SubCorpus<'_>, article: ArticleNumber, rule: &Rule) -> bool {
    let index = corpus.index();
    index.asked_rules().in_language(index.language(article)).is_on(rule.name)
}

fn cut_by_dictionaries(articles: &BTreeMap<&str, u64>) -> String {
    format!(
        "{} cut into words by the dictionaries of ICU4X. A word that the dictionary does not \
         know, such as a new name, falls into pieces and is found as a phrase, and some borders are wrong (about one word in twenty \
         of eight articles read by eye): read the lines; count by the character with --segment uax29.",
        subject(articles)
    )
}

fn cut_by_sign(articles: &BTreeMap<&str, u64>) -> String {
    let wanted = RULES.iter().find_map(|rule| match (&rule.action, rule.preset) {
        (Action::Segment, Preset::ForArticles(wanted)) => Some(wanted.join(", ")),
        _ => None,
    });
    let remedy = if DICTIONARY_AVAILABLE {
        format!(
            "state the language of the articles ({}), say --language for all, or --segment icu to cut them into words",
            wanted.unwrap_or_default()
        )
    } else {
        "this program was built without the dictionaries that could cut them into words (feature icu)".into()
    };
    format!(
        "{} counted by the character: a word of two characters is found as a phrase (\"渔 民\"), \
         and rates are per 1,000 characters rather than words; {remedy}.",
        subject(articles)
    )
}

/// `8 articles in a script without spaces (zh 8) were`.
fn subject(articles: &BTreeMap<&str, u64>) -> String {
    let (many, verb) = match articles.values().sum() {
        1 => ("1 article".into(), "was"),
        many => (format!("{} articles", number::count(many)), "were"),
    };
    format!("{many} in a script without spaces ({}) {verb}", listed(articles))
}

fn listed(articles: &BTreeMap<&str, u64>) -> String {
    let named = |(tag, count): (&&str, &u64)| {
        format!("{} {}", if tag.is_empty() { "no language stated" } else { tag }, number::count(*count))
    };
    articles.iter().map(named).collect::<Vec<_>>().join(", ")
}
