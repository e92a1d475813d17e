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
        (0, true) if is_plain(pattern.text()) => format!(
            "\"{}\" matches nothing here, though each of its words stands somewhere in the corpus",
            pattern.text()
        ),
        (0, true) => format!("\"{}\" matches nothing here", pattern.text()),
        (0, false) => format!("\"{}\" matches nothing: {}", pattern.text(), words.join("; ")),
        (_, false) => format!("of \"{}\", {}", pattern.text(), words.join("; ")),
        (_, true) => return None,
    };
    Some(Notice::new("unmatched", text + hint(pattern.text())))
}

/// Whether a pattern is words alone: of those it is known that each stands somewhere.
fn is_plain(text: &str) -> bool {
    !text.contains(['[', '/', '(', '|', ':'])
}

/// What is compared with an expression, where that may be why it does not match.
fn hint(text: &str) -> &'static str {
    if text.split_whitespace().any(|word| word.starts_with('/')) {
        "; expressions are compared with the counted forms, in lower case unless --keep-case: =/…/ is compared with the spelling"
    } else {
        ""
    }
}

/// That a word does not occur, with the forms that are most like it.
fn offered(corpus: &SubCorpus<'_>, word: &str) -> String {
    let index = corpus.index();
    let wanted = index.fold(word);
    let length = wanted.chars().count();
    let reach = if length <= 4 { 1 } else { 2 };
    let mut near: Vec<(usize, &str)> = index
        .forms()
        .iter()
        .filter(|form| form.chars().count().abs_diff(length) <= reach)
        .map(|form| (strsim::osa_distance(form, &wanted), form))
        .filter(|(changes, _)| *changes <= reach)
        .collect();
    near.sort_unstable();
    let near: Vec<&str> = near.iter().take(OFFERED).map(|(_, form)| *form).collect();
    match &near[..] {
        [] => format!("\"{word}\" does not occur"),
        near => format!("\"{word}\" does not occur; nearest: {}", near.join(", ")),
    }
}
