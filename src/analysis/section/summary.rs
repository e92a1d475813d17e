//! The findings first: a few generated sentences, each with its numbers, and the strip "can I trust this?".

use super::{Frame, things};
use crate::analysis::cleaning;
use crate::analysis::keywords::{self, KeywordRow};
use crate::report::{Fact, Sentence};
use crate::stats::special::pow;
use crate::table::{isolated, number};

/// Five to eight sentences, each with the section that it rests on.
pub fn summary(frame: &Frame<'_>) -> Vec<Sentence> {
    let mut sentences = vec![sentence("corpus", corpus_sentence(frame))];
    sentences.extend(frequent_word(frame).map(|text| sentence("frequency", text)));
    sentences.extend(frame.nothing_compared().map(|text| sentence("distinctive", text)));
    sentences.extend(distinctive(frame).into_iter().map(|text| sentence("distinctive", text)));
    sentences
}

fn sentence(section: &str, text: String) -> Sentence {
    Sentence { text, section: section.into() }
}

fn corpus_sentence(frame: &Frame<'_>) -> String {
    let dates: Vec<_> = frame.facts.iter().filter_map(|facts| facts.dates).collect();
    let first = dates.iter().map(|dates| dates.0).min();
    let last = dates.iter().map(|dates| dates.1).max();
    let span = match first.zip(last) {
        Some((first, last)) if first == last => format!(", all of {first}"),
        Some((first, last)) => format!(", from {first} to {last}"),
        None => ", none of them dated".into(),
    };
    format!(
        "The corpus holds {} of {} ({}{span}).",
        things(frame.corpus.articles().len() as u64, "article", "articles"),
        things(frame.facts.len() as u64, "outlet", "outlets"),
        things(frame.corpus.tokens(), "word", "words"),
    )
}

/// The most frequent word of content, and which outlets use it most and least.
fn frequent_word(frame: &Frame<'_>) -> Option<String> {
    let &form = frame.content_forms().next()?;
    let rows: Vec<_> = (0..frame.facts.len())
        .map(|place| crate::analysis::frequency::row(&frame.counts, form, Some(place)))
        .filter_map(|row| Some((row.frequency.per_million()?, row)))
        .collect();
    let most = rows.iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
    let least = rows.iter().min_by(|a, b| a.0.total_cmp(&b.0))?;
    let rate = |(rate, row): &(f64, crate::analysis::frequency::FrequencyRow)| {
        let outlet = &frame.facts[row.group.unwrap_or_default()].outlet;
        let interval = row.rate.as_ref().map_or_else(String::new, |estimate| {
            format!(
                " (95 % interval {} to {})",
                number::per_words(estimate.low, frame.per),
                number::per_words(estimate.high, frame.per)
            )
        });
        format!("{} in {}{interval}", number::per_words(*rate, frame.per), isolated(outlet))
    };
    Some(format!(
        "The most frequent content word is “{}” ({} in {}): per {} words it stands between {} and {}.",
        isolated(frame.corpus.index().form(form)),
        things(frame.counts.count(form), "occurrence", "occurrences"),
        things(frame.counts.articles_with(form), "article", "articles"),
        number::count(frame.per),
        rate(least),
        rate(most),
    ))
}

/// Outlets that have a sentence of their own.
const NAMED: usize = 5;

/// The outlets with a word on their list, most certain first, and how many have none.
fn distinctive(frame: &Frame<'_>) -> Vec<String> {
    let Some(inference) = frame.inference.as_ref().filter(|inference| inference.family > 0) else { return Vec::new() };
    let mut listed: Vec<(usize, &KeywordRow)> =
        (0..frame.comparisons.len()).filter_map(|place| Some((place, most_certain(frame, place)?))).collect();
    listed.sort_by(|a, b| keywords::distance(b.1).total_cmp(&keywords::distance(a.1)).then_with(|| a.0.cmp(&b.0)));
    let mut sentences: Vec<String> =
        listed.iter().take(NAMED).filter_map(|(place, row)| keyword_sentence(frame, *place, row)).collect();
    let more = listed.len().saturating_sub(NAMED);
    if more > 0 {
        sentences.push(format!("{} more have such words.", things(more as u64, "outlet", "outlets")));
    }
    let is_over = |place: &usize| listed.iter().any(|(with, _)| with == place);
    let others: Vec<usize> =
        (0..frame.comparisons.len()).filter(|place| inference.is_tested(*place) && !is_over(place)).collect();
    let (only_under, without): (Vec<usize>, Vec<usize>) =
        others.into_iter().partition(|place| inference.listed(Some(*place)) > 0);
    if !only_under.is_empty() {
        sentences.push(format!("{} stand out only by words used less than elsewhere.", named(frame, &only_under)));
    }
    if !without.is_empty() {
        let who = if without.len() == frame.comparisons.len() { "any outlet".into() } else { named(frame, &without) };
        sentences.push(format!(
            "No word sets {who} apart by more than the chance of articles brings about (q above {}, corrected for {}).",
            inference.level,
            things(inference.family, "comparison", "comparisons")
        ));
    }
    sentences
}

/// The outlets of some comparisons by name, the first five of them.
fn named(frame: &Frame<'_>, places: &[usize]) -> String {
    let names: Vec<String> =
        places.iter().take(NAMED).map(|&place| isolated(&frame.comparisons[place].target)).collect();
    match (&names[..], places.len() - names.len()) {
        (names, more) if more > 0 => format!("{} and {} more", names.join(", "), number::count(more as u64)),
        ([but_last @ .., last], _) if !but_last.is_empty() => format!("{} or {last}", but_last.join(", ")),
        (names, _) => names.concat(),
    }
}

/// The over-used word on the list of an outlet whose interval stays farthest from nought.
fn most_certain<'f>(frame: &'f Frame<'_>, place: usize) -> Option<&'f KeywordRow> {
    let is_over = |row: &&KeywordRow| row.effect.as_ref().is_some_and(|effect| effect.low > 0.0);
    frame.keywords.iter().filter(|row| row.sides == place).filter(is_over).find(|row| frame.lists(row))
}

/// The word that most certainly sets an outlet apart.
fn keyword_sentence(frame: &Frame<'_>, place: usize, row: &KeywordRow) -> Option<String> {
    let sides = &frame.comparisons[place];
    let effect = row.effect.as_ref()?;
    let articles = frame.facts[sides.target_groups[0]].articles;
    let counts = &row.input.tokens;
    let times = |ratio: f64| number::sensible(pow(2.0, ratio));
    let how_often = if counts.reference.count == 0 {
        format!("no other outlet does; at least {} times as often", times(effect.low))
    } else {
        format!(
            "{} times as often as the others, 95 % interval {} to {}",
            times(effect.value),
            times(effect.low),
            times(effect.high)
        )
    };
    Some(format!(
        "{} uses “{}” ({how_often}; {} against {}, in {} of its {}; q {} for {}).",
        isolated(&sides.target),
        isolated(&row.form),
        things(counts.target.count, "occurrence", "occurrences"),
        number::count(counts.reference.count),
        number::count(row.input.texts.target.count),
        things(articles, "article", "articles"),
        at_most(frame.q(row)?),
        things(frame.inference.as_ref()?.family, "comparison", "comparisons"),
    ))
}

/// A probability in a sentence: `= 0.012`, `< 0.001`.
fn at_most(probability: f64) -> String {
    let shown = number::probability(probability);
    if shown.starts_with(['<', '>']) { shown } else { format!("= {shown}") }
}

/// The strip "can I trust this?".
pub fn trust(frame: &Frame<'_>) -> Vec<Fact> {
    let fact = |label: &str, value: String, warning: bool| Fact { label: label.into(), value, warning };
    let sizes: Vec<u64> = frame.facts.iter().map(|facts| facts.articles).collect();
    let range = match (sizes.iter().min(), sizes.iter().max()) {
        (Some(least), Some(most)) if least != most => format!("{least}–{most}"),
        (Some(least), _) => least.to_string(),
        _ => "0".into(),
    };
    let small = frame.small_outlets().len();
    let undated: u64 = frame.facts.iter().map(|facts| facts.undated).sum();
    let empty: u64 = frame.facts.iter().map(|facts| facts.empty).sum();
    let mut facts = vec![
        fact("articles an outlet", range, small > 0),
        fact("words", number::count(frame.corpus.tokens()), false),
        fact("words left out", number::count(cleaning::left_out(&frame.corpus)), false),
        fact("outlets only described", format!("{small} of {}", frame.facts.len()), small > 0),
        fact("articles without a date", number::count(undated), undated > 0),
    ];
    if let Some(inference) = frame.inference.as_ref().filter(|inference| inference.family > 0) {
        let listed = inference.listed(None);
        let value = format!("{} · {}", number::count(listed), number::sensible(inference.expected_by_chance(None)));
        facts.push(fact("keywords · by chance alone", value, listed == 0));
    }
    if empty > 0 {
        facts.push(fact("empty articles", number::count(empty), true));
    }
    facts
}
