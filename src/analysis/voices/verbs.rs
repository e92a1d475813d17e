//! Which verbs of speech a group uses to bring in what others say, and which of them it uses more than the others do.

use super::SpeakerNames;
use super::summary::{PRONOUN, UNATTRIBUTED};
use crate::annotation::voice::Voices;
use crate::count::Grouping;
use crate::stats::frequency::{Contingency, Frequency};
use crate::stats::keyness::{G2_2CELL, KeynessInput, LOG_RATIO_HARDIE};
use crate::table::{Cell, Column, ColumnKind, Table};
use std::collections::BTreeMap;

/// A verb of speech in one group, against all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbRow {
    /// The group: an outlet, a speaker.
    pub group: String,
    /// The verb as it stands in the texts, in lower case.
    pub cue: String,
    /// How often it brings in speech, of all such verbs, in the group and elsewhere.
    pub counts: Contingency,
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
    let mut counts: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    for (name, members) in &grouping.groups {
        for &number in members.articles() {
            let (known, body) = (voices.of(number), &members.index().article(number).body);
            let spoken = known.quotations.iter().filter(|quotation| quotation.level == 0 && quotation.speaks_anew());
            let spoken = spoken.filter_map(|quotation| quotation.speaker.as_ref());
            let quoted = spoken.filter_map(|speaker| {
                let mention = folded(&body[speaker.mention.clone()]);
                let who = names.of(number, speaker).unwrap_or(if speaker.pronoun { PRONOUN.into() } else { mention });
                Some((who, speaker.cue.clone()?))
            });
            let reported = known.reported.iter().map(|reported| {
                let mention = reported.speaker.clone().map(|mention| folded(&body[mention]));
                let who = mention.map(|mention| names.of_text(&mention).unwrap_or(mention));
                (who.unwrap_or_else(|| UNATTRIBUTED.into()), reported.cue.clone())
            });
            for (who, cue) in quoted.chain(reported) {
                let group = if of == VerbsOf::Groups { name.clone() } else { who };
                *counts.entry(group).or_default().entry(folded(&body[cue]).to_lowercase()).or_default() += 1;
            }
        }
    }
    rows(&counts)
}

fn rows(counts: &BTreeMap<String, BTreeMap<String, u64>>) -> Vec<VerbRow> {
    let mut everywhere: BTreeMap<&str, u64> = BTreeMap::new();
    for (cue, count) in counts.values().flatten() {
        *everywhere.entry(cue).or_default() += count;
    }
    let all: u64 = everywhere.values().sum();
    let mut rows = Vec::new();
    for (group, cues) in counts {
        let of_group: u64 = cues.values().sum();
        let row = |(cue, &count): (&String, &u64)| VerbRow {
            group: group.clone(),
            cue: cue.clone(),
            counts: Contingency {
                target: Frequency::new(count, of_group),
                reference: Frequency::new(everywhere[cue.as_str()] - count, all - of_group),
            },
        };
        let mut of_group: Vec<VerbRow> = cues.iter().map(row).collect();
        of_group.sort_by(|a, b| b.counts.target.count.cmp(&a.counts.target.count).then_with(|| a.cue.cmp(&b.cue)));
        rows.extend(of_group);
    }
    rows
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
            score(G2_2CELL.score(&input).map(|score| score.value())),
        ]
    });
    Table { name: "verbs-of-speech".into(), title: "Verbs of speech".into(), columns, rows: rows.collect() }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
