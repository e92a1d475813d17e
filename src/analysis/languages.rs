//! Words of different languages are not compared: a form that both have is an accident of spelling.

use crate::count::Grouping;
use crate::error::{Error, Result};
use crate::index::SubCorpus;
use std::collections::BTreeSet;

/// Refuses a comparison of groups whose articles state different languages. Groups that state none are let through.
///
/// # Errors
/// Names two groups and their languages.
pub fn refuse_mixed(corpus: &SubCorpus<'_>, grouping: &Grouping<'_>) -> Result<()> {
    let languages = |members: &SubCorpus<'_>| -> BTreeSet<String> {
        let stated = members.articles().iter().map(|&article| corpus.index().stated_language(article).to_string());
        stated.filter(|language| !language.is_empty()).collect()
    };
    let groups = grouping.groups.iter().map(|(name, members)| (name.as_str(), languages(members)));
    let stated: Vec<(&str, BTreeSet<String>)> = groups.filter(|(_, languages)| !languages.is_empty()).collect();
    let Some(pair) = stated.windows(2).find(|pair| pair[0].1 != pair[1].1) else { return Ok(()) };
    let list = |languages: &BTreeSet<String>| languages.iter().cloned().collect::<Vec<_>>().join(", ");
    let message = format!(
        "{} is in {}, {} in {}: words of different languages are not compared",
        pair[0].0,
        list(&pair[0].1),
        pair[1].0,
        list(&pair[1].1)
    );
    Err(Error::question(message).hint("pick one language, as in --where 'language = \"en\"'"))
}
