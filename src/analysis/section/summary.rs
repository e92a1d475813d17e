//! The findings first: a few generated sentences, each with its numbers, and the strip "can I trust this?".

use super::likeness::most_alike;
use super::{Frame, things};
use crate::analysis::cleaning;
use crate::analysis::keywords::{self, KeywordRow};
use crate::analysis::variants::{Variants, variants};
use crate::annotation::duplicate::Mark;
use crate::annotation::voice::VoiceWords;
use crate::report::{Block, Fact, Section, Sentence};
use crate::stats::special::pow;
use crate::table::{Cell, Value, isolated, number};

/// What other sections found, for the sentences about them.
#[derive(Debug, Clone)]
pub struct Findings<'a> {
    /// The sections so far.
    pub sections: &'a [Section],
    /// The closest company of a node, in words.
    pub closest: Option<String>,
}

/// Five to eight sentences, each with the section that it rests on.
pub fn summary(frame: &Frame<'_>, found: &Findings<'_>) -> Vec<Sentence> {
    let mut sentences = vec![sentence("corpus", corpus_sentence(frame))];
    sentences.extend(quoted(found.sections).map(|text| sentence("voices", text)));
    sentences.extend(loudest(found.sections).map(|text| sentence("voices", text)));
    sentences.extend(frequent_word(frame).map(|text| sentence("frequency", text)));
    sentences.extend(
        variants(&frame.counts, &frame.corpus, &frame.outlets.groups)
            .iter()
            .find_map(Variants::hidden_in)
            .map(|text| sentence("frequency", text)),
    );
    sentences.extend(frame.nothing_compared().map(|text| sentence("distinctive", text)));
    sentences.extend(distinctive(frame).into_iter().map(|text| sentence("distinctive", text)));
    sentences.extend(found.closest.clone().map(|text| sentence("collocates", text)));
    sentences.extend(most_alike(frame).map(|text| sentence("similarity", text)));
    sentences
}

/// Who quotes most and least: from the table of the voices, whose numbers a reader can check there.
fn quoted(sections: &[Section]) -> Option<String> {
    let blocks = &sections.iter().find(|section| section.id == "voices")?.blocks;
    let table = blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.name == "voices" => Some(table),
        _ => None,
    })?;
    let place = |name: &str| table.column(name);
    let (outlet, share) = (place("outlet")?, place("quoted_share")?);
    let (low, high) = (place("quoted_share_low")?, place("quoted_share_high")?);
    let row = |row: &Vec<Cell>| {
        let (Value::Text(outlet), Value::Number(value)) = (&row[outlet].value, &row[share].value) else { return None };
        let interval = match (&row[low].value, &row[high].value) {
            (Value::Number(low), Value::Number(high)) => {
                format!(", 95 % interval {} to {}", number::share(*low), number::share(*high))
            }
            _ => String::new(),
        };
        Some((*value, outlet.to_string(), interval))
    };
    let mut rows: Vec<(f64, String, String)> = table.rows.iter().filter_map(row).collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let shown = |(share, outlet, interval): &(f64, String, String)| {
        format!("{} ({}{interval})", number::share(*share), isolated(outlet))
    };
    Some(match &rows[..] {
        [] => return None,
        [(share, _, interval)] => {
            let interval = if interval.is_empty() { String::new() } else { format!(" ({})", &interval[2..]) };
            format!("Of all words {}{interval} stand inside quotation marks.", number::share(*share))
        }
        [most, .., least] => {
            format!("Between {} and {} of an outlet's words stand inside quotation marks.", shown(least), shown(most))
        }
    })
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

/// Whose words are quoted most, where there is one outlet: from the table of the speakers.
fn loudest(sections: &[Section]) -> Option<String> {
    let blocks = &sections.iter().find(|section| section.id == "voices")?.blocks;
    let mut folded = blocks.iter().flat_map(|block| match block {
        Block::Details { blocks, .. } => blocks.as_slice(),
        _ => &[],
    });
    let table = folded.find_map(|block| match block {
        Block::Table(table) if table.name == "speakers" => Some(table),
        _ => None,
    })?;
    let place = |name: &str| table.column(name);
    let (outlet, speaker, words) = (place("outlet")?, place("speaker")?, place("quoted_tokens")?);
    let is_named = |cell: &Cell| matches!(&cell.value, Value::Text(name) if !name.starts_with('('));
    let row = table.rows.iter().find(|row| is_named(&row[speaker]))?;
    let (Value::Text(name), Value::Count(count)) = (&row[speaker].value, &row[words].value) else { return None };
    let one_outlet = table.rows.iter().all(|other| other[outlet] == row[outlet]);
    one_outlet.then(|| {
        format!("The speaker with the most quoted words is {} ({}).", isolated(name), things(*count, "word", "words"))
    })
}

/// The most frequent word of content, verbs of speech aside, and which outlets use it most and least.
fn frequent_word(frame: &Frame<'_>) -> Option<String> {
    let speech = VoiceWords::shipped();
    let &form = frame.content_forms().find(|form| !speech.tells_speech(frame.corpus.index().form(**form)))?;
    let rows: Vec<_> = (0..frame.facts.len())
        .map(|place| crate::analysis::frequency::row(&frame.counts, form, Some(place)))
        .filter_map(|row| Some((row.frequency.per_million()?, row)))
        .collect();
    if let [only] = &rows[..] {
        let (low, high) = only.1.rate.as_ref().map(|rate| (rate.low, rate.high)).unzip();
        let interval = low.zip(high).map_or_else(String::new, |(low, high)| {
            let shown = |rate| number::per_words(rate, frame.per);
            format!(" (95 % interval {} to {})", shown(low), shown(high))
        });
        return Some(format!(
            "The most frequent content word, verbs of speech aside, is “{}”: {} in {}, {} per {} words{interval}.",
            isolated(frame.corpus.index().form(form)),
            things(frame.counts.count(form), "occurrence", "occurrences"),
            things(frame.counts.articles_with(form), "article", "articles"),
            number::per_words(only.0, frame.per),
            number::count(frame.per),
        ));
    }
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
        "The most frequent content word, verbs of speech aside, is “{}” ({} in {}): per {} words it stands between {} and {}.",
        isolated(frame.corpus.index().form(form)),
        things(frame.counts.count(form), "occurrence", "occurrences"),
        things(frame.counts.articles_with(form), "article", "articles"),
        number::count(frame.per),
        rate(least),
        rate(most),
    ))
}

/// Outlets that have a sentence of their own.
const NAMED: usize = 2;
/// Outlets without a word of their own that are named.
const NAMED_WITHOUT: usize = 4;

/// The outlets with a word on their list, most certain first, and how many have none.
fn distinctive(frame: &Frame<'_>) -> Vec<String> {
    let Some(inference) = frame.inference.as_ref().filter(|inference| inference.family > 0) else { return Vec::new() };
    let mut listed: Vec<(usize, &KeywordRow)> =
        (0..frame.comparisons.len()).filter_map(|place| Some((place, most_certain(frame, place)?))).collect();
    listed.sort_by(|a, b| keywords::distance(b.1).total_cmp(&keywords::distance(a.1)).then_with(|| a.0.cmp(&b.0)));
    let mut sentences: Vec<String> =
        listed.iter().take(NAMED).filter_map(|(place, row)| keyword_sentence(frame, *place, row)).collect();
    let more = listed.len().saturating_sub(NAMED);
    let tested: Vec<usize> = (0..frame.comparisons.len()).filter(|place| inference.is_tested(*place)).collect();
    let others = tested.iter().copied().filter(|place| listed.iter().all(|(other, _)| other != place));
    let (only_under, without): (Vec<usize>, Vec<usize>) = others.partition(|place| inference.listed(Some(*place)) > 0);
    let names = |places: &[usize]| -> Vec<String> {
        places.iter().map(|&place| isolated(&frame.comparisons[place].target)).collect()
    };
    let others = match more {
        0 => String::new(),
        1 => "1 outlet more has such words".to_string(),
        more => format!("{more} outlets more have such words"),
    };
    let under = match &names(&only_under)[..] {
        [] => String::new(),
        [one] => format!("{one} stands out only by words that it uses less often than the others"),
        many => format!("{} stand out only by words that they use less often than the others", joined(many, "and")),
    };
    let told: Vec<String> =
        [(without.is_empty() && more > 0).then(|| others.clone()), (!under.is_empty()).then_some(under)]
            .into_iter()
            .flatten()
            .collect();
    if !told.is_empty() {
        sentences.push(format!("{}.", told.join("; ")));
    }
    if !without.is_empty() {
        let who = match without.len() {
            all if all == tested.len() => "any outlet".into(),
            few if few <= NAMED_WITHOUT => joined(&names(&without), "or"),
            many => format!("{many} of the {} outlets", tested.len()),
        };
        let start = if more > 0 { format!("{others}, but no") } else { "No".into() };
        sentences.push(format!(
            "{start} word sets {who} apart by more than the chance of articles brings about (q above {}, corrected for {}).",
            inference.level,
            things(inference.family, "comparison", "comparisons")
        ));
    }
    sentences
}

/// `A, B and C`.
fn joined(names: &[String], word: &str) -> String {
    match names {
        [but_last @ .., last] if !but_last.is_empty() => format!("{} {word} {last}", but_last.join(", ")),
        _ => names.concat(),
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
pub(super) fn at_most(probability: f64) -> String {
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
    if let Some(marks) = frame.corpus.index().marks() {
        let of = |keep: fn(&Mark) -> bool| {
            frame.corpus.articles().iter().filter(|&&article| keep(&marks.articles[article as usize])).count() as u64
        };
        let (wire, copies) = (of(|mark| mark.wire.is_some()), of(|mark| mark.duplicate.is_some()));
        let value = format!("{} · {}", number::count(wire), number::count(copies));
        facts.push(fact("wire copy · duplicates", value, wire + copies > 0));
    }
    if empty > 0 {
        facts.push(fact("empty articles", number::count(empty), true));
    }
    facts
}
