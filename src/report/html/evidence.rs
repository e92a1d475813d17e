//! The lines behind the numbers, as data inside the page, and the short addresses by which cells name them.
//! Leaves showing them to the script.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::contexts::Contexts;
use super::packed::packed;
use super::words::Words;
use crate::report::{Evidence, EvidenceForm, Report};
use crate::table::EvidenceId;

/// Where forms, outlets and articles stand in the data.
pub(super) struct Places<'a> {
    /// Only forms of which lines were kept: a number must not promise lines that are not there.
    forms: BTreeMap<&'a str, usize>,
    outlets: BTreeMap<&'a str, usize>,
    articles: BTreeMap<&'a str, usize>,
    /// The report's outlets, then those that only the evidence knows.
    names: Vec<&'a str>,
}

impl<'a> Places<'a> {
    /// The places of everything that the report's evidence names.
    pub fn of(report: &'a Report) -> Self {
        let mut names: Vec<&str> = report.outlets.iter().map(String::as_str).collect();
        for article in &report.evidence.articles {
            if !names.contains(&article.outlet.as_str()) {
                names.push(&article.outlet);
            }
        }
        let articles = report.evidence.articles.iter().map(|article| article.id.as_str());
        let all: Vec<&EvidenceForm> = report.evidence.forms.iter().chain(&report.evidence.parts).collect();
        let mut forms = places(all.iter().map(|form| form.form.as_str()));
        forms.retain(|_, place| !all[*place].lines.is_empty());
        Self { forms, outlets: places(names.iter().copied()), articles: places(articles), names }
    }

    /// `form,outlet,article` as places, an empty part for "all"; `None` if no line can be shown.
    pub fn address(&self, id: &EvidenceId) -> Option<String> {
        // Of a word whose lines are a sample, those of an article may stand apart.
        let apart = id.article.as_ref().and_then(|article| self.forms.get(Evidence::part(&id.form, article).as_str()));
        let form = apart.or_else(|| self.forms.get(id.form.as_str()))?;
        let part = |name: &Option<String>, places: &BTreeMap<&str, usize>| match name {
            Some(name) => places.get(name.as_str()).map(usize::to_string),
            None => Some(String::new()),
        };
        let (outlet, article) = (part(&id.outlet, &self.outlets)?, part(&id.article, &self.articles)?);
        Some(format!("{form},{outlet},{article}"))
    }
}

fn places<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    names.enumerate().map(|(place, name)| (name, place)).collect()
}

/// The voices of lines, by the number that stands for them; the first is not known.
const VOICES: [&str; 4] = ["", "quoted", "reported", "own"];

/// What the script reads at once, as JSON that is safe inside a `<script>` (no `<` is left in it), and what it unpacks:
/// `articles`: `[id, outlet, date, title]`; `forms`: `[form, count, [count by outlet], [article, left, node, right, voice, start, end, set, …]]`;
/// `known`: how many of them are no parts;
/// `sets`: the sets of groups that lines name; `spelled`: spellings with their forms; `tables`: the rows of long tables by the id of
/// their place.
pub(super) fn data<'a>(report: &'a Report, places: &Places, words: &Words, tables: &Map<String, Value>) -> String {
    let evidence = &report.evidence;
    let articles: Vec<Value> = evidence
        .articles
        .iter()
        .map(|article| json!([article.id, places.outlets.get(article.outlet.as_str()), article.date, article.title]))
        .collect();
    let mut contexts = Contexts::new(&evidence.context_forms);
    let mut sets: Vec<&[u16]> = vec![&[]];
    let forms: Vec<Value> = evidence
        .forms
        .iter()
        .chain(&evidence.parts)
        .map(|form| {
            let line = |line: &'a super::super::EvidenceLine| {
                let voice = VOICES.iter().position(|voice| *voice == line.voice).unwrap_or_default();
                [
                    json!(line.article),
                    json!(contexts.marked(&line.left, &line.left_words)),
                    json!(line.node),
                    json!(contexts.marked(&line.right, &line.right_words)),
                    json!(voice),
                    json!(line.bytes.start),
                    json!(line.bytes.end),
                    json!(place_of(&mut sets, &line.groups)),
                ]
            };
            let lines: Vec<Value> = form.lines.iter().flat_map(line).collect();
            json!([form.form, form.count, form.count_by_outlet, lines])
        })
        .collect();
    let packed = packed(
        &json!({"articles": articles, "forms": forms, "known": evidence.forms.len(), "tables": tables, "sets": sets, "spelled": contexts.spellings()}),
    );
    let rules = [evidence.rule.as_str(), evidence.without_contexts.as_str()];
    let rule = rules.into_iter().filter(|rule| !rule.is_empty()).collect::<Vec<_>>().join(" ");
    json!({
        "words": words, "rule": rule, "contexts": evidence.without_contexts.is_empty(), "voices": VOICES, "voiced": evidence.has_voices(), "dated": evidence.has_dates(),
        "outlets": places.names, "folds": evidence.folds, "packed": packed
    })
    .to_string()
    .replace('<', "\\u003c")
}

/// The place of a set of groups among those met so far.
fn place_of<'a>(sets: &mut Vec<&'a [u16]>, set: &'a [u16]) -> usize {
    sets.iter().position(|known| *known == set).unwrap_or_else(|| {
        sets.push(set);
        sets.len() - 1
    })
}
