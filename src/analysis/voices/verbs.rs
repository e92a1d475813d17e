//! Which verbs of speech a group uses to bring in what others say, and which of them it uses more than the others do.

use super::SpeakerNames;
use super::summary::speaker_name;
use crate::analysis::LEVEL;
use crate::annotation::voice::Voices;
use crate::count::Grouping;
use crate::index::ArticleNumber;
use crate::stats::estimate::{Estimate, conservative_end};
use crate::stats::frequency::{Contingency, Frequency};
use crate::stats::keyness::{G2_2CELL, KeynessInput, LOG_RATIO_HARDIE};
use crate::stats::moments::Moments;
use crate::stats::rate::log_ratio_interval;
use crate::table::{Cell, Column, ColumnKind, Table};
use std::collections::BTreeMap;

/// A verb of speech in one group, against all others.
#[derive(Debug, Clone, PartialEq)]
pub struct VerbRow {
    /// The group: an outlet, a speaker.
    pub group: String,
    /// The verb as it stands in the texts, in lower case.
    pub cue: String,
    /// How often it brings in speech, of all such verbs, in the group and elsewhere.
    pub counts: Contingency,
    /// The log ratio's interval over articles; `None` where too few articles allow one.
    pub effect: Option<Estimate>,
}

/// How often each verb brings in speech in each article, by group, then by verb.
#[derive(Debug, Default)]
struct Tally {
    cues: BTreeMap<String, BTreeMap<String, BTreeMap<ArticleNumber, u64>>>,
    /// All such verbs of a group in each of its articles.
    sizes: BTreeMap<String, BTreeMap<ArticleNumber, u64>>,
}

impl Tally {
    fn add(&mut self, group: String, cue: String, article: ArticleNumber) {
        *self.sizes.entry(group.clone()).or_default().entry(article).or_default() += 1;
        *self.cues.entry(group).or_default().entry(cue).or_default().entry(article).or_default() += 1;
    }

    /// The rates of a verb over the articles of a group.
    fn moments(&self, group: &str, cue: &str) -> Moments {
        let sizes = &self.sizes[group];
        let mut moments = Moments::of_group(&sizes.values().copied().collect::<Vec<_>>());
        for (article, &count) in self.cues[group].get(cue).into_iter().flatten() {
            moments.add_occurrences(count, sizes[article]);
        }
        moments
    }

    fn rows(&self) -> Vec<VerbRow> {
        let mut rows = Vec::new();
        for (group, cues) in &self.cues {
            let row = |cue: &String| {
                let target = self.moments(group, cue);
                let others = self.cues.keys().filter(|other| *other != group);
                let reference = others.fold(Moments::default(), |mut sum, other| {
                    sum += self.moments(other, cue);
                    sum
                });
                let frequency = |moments: &Moments| Frequency::new(moments.count, moments.tokens);
                VerbRow {
                    group: group.clone(),
                    cue: cue.clone(),
                    counts: Contingency { target: frequency(&target), reference: frequency(&reference) },
                    effect: log_ratio_interval(&target, &reference, LEVEL),
                }
            };
            let mut of_group: Vec<VerbRow> = cues.keys().map(row).collect();
            of_group.sort_by(|a, b| b.counts.target.count.cmp(&a.counts.target.count).then_with(|| a.cue.cmp(&b.cue)));
            rows.extend(of_group);
        }
        rows
    }
}

/// By whom verbs are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum VerbsOf {
    /// The groups that were given: outlets.
    #[default]
    Groups,
    /// Those who are quoted.
    Speakers,
}

/// The verbs before and behind quotations and indirect speech: by group in its order, then by falling count, ties by verb.
pub fn verbs(grouping: &Grouping<'_>, voices: &Voices, of: VerbsOf, names: &SpeakerNames) -> Vec<VerbRow> {
    let mut tally = Tally::default();
    for (name, members) in &grouping.groups {
        for &number in members.articles() {
            let (known, body) = (voices.of(number), &members.index().article(number).body);
            let spoken = known.quotations.iter().filter(|quotation| quotation.level == 0 && quotation.speaks_anew());
            let spoken = spoken.filter_map(|quotation| quotation.speaker.as_ref());
            let quoted = spoken
                .filter_map(|speaker| Some((speaker_name(number, Some(speaker), body, names), speaker.cue.clone()?)));
            let reported = known
                .reported
                .iter()
                .map(|reported| (speaker_name(number, reported.source.as_ref(), body, names), reported.cue.clone()));
            for (who, cue) in quoted.chain(reported) {
                let group = if of == VerbsOf::Groups { name.clone() } else { who };
                tally.add(group, folded(&body[cue]).to_lowercase(), number);
            }
        }
    }
    tally.rows()
}

/// The verbs that a group uses more often than the others, by an interval over articles that stays clear of nought: by the end of it
/// that is nearer to nought, at most `each` of a group.
pub fn apart(rows: &[VerbRow], each: usize) -> Vec<VerbRow> {
    let least = |row: &VerbRow| row.effect.as_ref().map_or(0.0, conservative_end);
    let mut kept: Vec<VerbRow> = Vec::new();
    for of_group in rows.chunk_by(|a, b| a.group == b.group) {
        let mut over: Vec<&VerbRow> = of_group.iter().filter(|row| least(row) > 0.0).collect();
        over.sort_by(|a, b| least(b).total_cmp(&least(a)).then_with(|| a.cue.cmp(&b.cue)));
        kept.extend(over.into_iter().take(each).cloned());
    }
    kept
}

/// The table of verbs; `field` names the groups.
pub fn verbs_table(field: &str, rows: &[VerbRow]) -> Table {
    let columns = vec![
        Column::new(field, ColumnKind::Text),
        Column::new("cue", ColumnKind::Text)
            .about("the verb or phrase that brings in speech, as it stands in the texts, in lower case"),
        Column::new("count", ColumnKind::Count).about("how often the group uses it before or behind speech"),
        Column::new("cues", ColumnKind::Count).about("all such verbs and phrases of the group"),
        Column::new("share", ColumnKind::Share).about("of all cues of the group"),
        Column::new("reference_count", ColumnKind::Count).about("how often all others use it"),
        Column::new("reference_cues", ColumnKind::Count).about("all cues of the others"),
        Column::new(LOG_RATIO_HARDIE.name, ColumnKind::Score(2))
            .unit("log2")
            .about("1 is twice as often as the others"),
        Column::new("log_ratio_low", ColumnKind::Score(2))
            .heading("low")
            .unit("log2")
            .about("lower end of the 95 % interval over articles; undefined below ten articles a side"),
        Column::new("log_ratio_high", ColumnKind::Score(2)).heading("high").unit("log2").about("upper end"),
        Column::new(G2_2CELL.name, ColumnKind::Score(1)).about("token-level: takes every cue as an independent draw"),
    ];
    let rows = rows.iter().map(|row| {
        let input = KeynessInput { tokens: row.counts, ..KeynessInput::default() };
        let compared = row.counts.reference.out_of > 0;
        let score = |score: Option<f64>| Cell::number(score.filter(|_| compared));
        vec![
            Cell::text(&row.group),
            Cell::text(&row.cue),
            Cell::count(row.counts.target.count),
            Cell::count(row.counts.target.out_of),
            Cell::number(row.counts.target.share()),
            Cell::count(row.counts.reference.count),
            Cell::count(row.counts.reference.out_of),
            score(LOG_RATIO_HARDIE.score(&input).map(|score| score.value())),
            Cell::number(row.effect.as_ref().map(|effect| effect.low)),
            Cell::number(row.effect.as_ref().map(|effect| effect.high)),
            score(G2_2CELL.score(&input).map(|score| score.value())),
        ]
    });
    Table { name: "verbs-of-speech".into(), title: "Verbs of speech".into(), columns, rows: rows.collect() }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
