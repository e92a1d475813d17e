//! Why a pattern matches nothing, and which forms of the corpus are nearest to what was asked.

use crate::index::SubCorpus;
use crate::query::Pattern;
use crate::table::Notice;

/// Forms that are offered for a word.
const OFFERED: usize = 5;

/// What to say of a pattern with this many occurrences; `None` if nothing is odd: it occurs, and each of its words does.
pub fn unmatched(corpus: &SubCorpus<'_>, pattern: &Pattern, occurrences: u64) -> Option<Notice> {
    let words: Vec<String> = pattern.missing().iter().map(|word| offered(corpus, word)).collect();
    let text = match (occurrences, words.is_empty()) {
        (0, true) => format!(
            "\"{}\" matches nothing here, though each of its words stands somewhere in the corpus",
            pattern.text()
        ),
        (0, false) => format!("\"{}\" matches nothing: {}", pattern.text(), words.join("; ")),
        (_, false) => format!("of \"{}\", {}", pattern.text(), words.join("; ")),
        (_, true) => return None,
    };
    Some(Notice::new("unmatched", text))
}

/// That a word does not occur, with the forms that are most like it.
fn offered(corpus: &SubCorpus<'_>, word: &str) -> String {
    let index = corpus.index();
    let wanted = index.fold(word);
    let length = wanted.chars().count();
    let reach = if length <= 4 { 1 } else { 2 };
    let mut near: Vec<(usize, &String)> = index
        .forms()
        .iter()
        .filter(|form| form.chars().count().abs_diff(length) <= reach)
        .map(|form| (strsim::osa_distance(form, &wanted), form))
        .filter(|(changes, _)| *changes <= reach)
        .collect();
    near.sort();
    let near: Vec<&str> = near.iter().take(OFFERED).map(|(_, form)| form.as_str()).collect();
    match &near[..] {
        [] => format!("\"{word}\" does not occur"),
        near => format!("\"{word}\" does not occur; nearest: {}", near.join(", ")),
    }
}
