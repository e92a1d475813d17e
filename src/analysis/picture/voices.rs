//! Pictures of voices: how the words of each outlet divide among quotation, report and its own, and who is heard where.

use super::words;
use crate::analysis::voices::{PRONOUN, Share, UNATTRIBUTED, VoiceShares};
use crate::chart::{Chart, HeatCell, HeatMap, HeatRow, ShareGroup, SharePlot, ShareRow};
use crate::table::number;
use std::collections::BTreeMap;

/// Speakers of the matrix.
pub const SPEAKERS: usize = 20;

/// Actors of the diverging bars.
pub const ACTORS: usize = 6;

fn name(group: &str) -> String {
    if group.is_empty() { "(not stated)".into() } else { group.into() }
}

/// Words of a speaker: quoted and reported.
fn heard(share: &Share) -> u64 {
    share.quoted + share.reported
}

fn size(groups: &[VoiceShares]) -> String {
    let articles: u64 = groups.iter().map(|group| group.all.articles).sum();
    let tokens: u64 = groups.iter().map(|group| group.all.tokens).sum();
    format!("n = {} articles, {} words.", number::count(articles), number::count(tokens))
}

/// Words of each group: quoted to the left of the middle, reported and the group's own to the right.
pub fn shares(field: &str, groups: &[VoiceShares]) -> Chart {
    let row = |group: &VoiceShares| ShareRow {
        label: name(&group.group),
        counts: vec![group.all.quoted, group.all.reported, group.all.own()],
    };
    let rows = groups.iter().map(row).collect();
    Chart::Shares(SharePlot {
        words: words(
            format!("Whose words the articles are in, by {field}"),
            "Words inside quotation marks, words of indirect speech with a cue, and the outlet's own words.",
            format!(
                "Found by rules, which miss some and take some wrongly: newsprint voices --spans lists them. {}",
                size(groups)
            ),
        ),
        axis: "share of words, %; left: quoted".into(),
        parts: ["quoted", "reported", "the outlet's own words"].map(str::to_owned).to_vec(),
        left_parts: 1,
        groups: vec![ShareGroup { name: String::new(), series: 0, rows }],
    })
}

/// How each group lets an actor speak: words between marks to the left of the middle, words retold to the right; the actors with the
/// most such words in all groups, those who are named.
pub fn actors(field: &str, groups: &[VoiceShares], most: usize) -> Chart {
    let mut all: BTreeMap<&str, u64> = BTreeMap::new();
    let named = |speaker: &str| ![PRONOUN, UNATTRIBUTED, ""].contains(&speaker);
    for (speaker, share) in groups.iter().flat_map(|group| &group.speakers).filter(|(speaker, _)| named(speaker)) {
        *all.entry(speaker).or_default() += heard(share);
    }
    let mut order: Vec<(&str, u64)> = all.into_iter().filter(|(_, heard)| *heard > 0).collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    order.truncate(most);
    let rows = |group: &VoiceShares| -> Vec<ShareRow> {
        let of = |(actor, _): &(&str, u64)| {
            let share = &group.speakers.iter().find(|(name, _)| name == actor)?.1;
            (heard(share) > 0).then(|| ShareRow { label: (*actor).into(), counts: vec![share.quoted, share.reported] })
        };
        order.iter().filter_map(of).collect()
    };
    let heard_in = groups.iter().enumerate().map(|(series, group)| ShareGroup {
        name: name(&group.group),
        series,
        rows: rows(group),
    });
    Chart::Shares(SharePlot {
        words: words(
            format!("In their own words or retold, by {field}"),
            "How each lets an actor speak: words inside quotation marks, words of indirect speech with a cue.",
            format!(
                "The {} named speakers with the most such words. Names are joined where the study's \
                 groups join them. {}",
                order.len(),
                size(groups)
            ),
        ),
        axis: "share of the actor's words, %; left: quoted".into(),
        parts: ["quoted", "reported"].map(str::to_owned).to_vec(),
        left_parts: 1,
        groups: heard_in.filter(|group| !group.rows.is_empty()).collect(),
    })
}

/// Who is heard in which group: the speakers with the most quoted and reported words, each as a share of such words of the group.
pub fn speakers(field: &str, groups: &[VoiceShares], most: usize) -> Chart {
    let mut all: BTreeMap<&str, u64> = BTreeMap::new();
    for (speaker, share) in groups.iter().flat_map(|group| &group.speakers) {
        *all.entry(speaker).or_default() += heard(share);
    }
    let mut order: Vec<(&str, u64)> =
        all.into_iter().filter(|(speaker, heard)| !speaker.is_empty() && *heard > 0).collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    order.truncate(most);
    let cell = |group: &VoiceShares, speaker: &str| match heard(&group.all) {
        0 => HeatCell::Undefined,
        all => {
            let of_speaker =
                group.speakers.iter().find(|(name, _)| name == speaker).map_or(0, |(_, share)| heard(share));
            HeatCell::Value(100.0 * of_speaker as f64 / all as f64)
        }
    };
    let row = |(speaker, _): &(&str, u64)| HeatRow {
        label: (*speaker).into(),
        cells: groups.iter().map(|group| cell(group, speaker)).collect(),
    };
    Chart::Heat(HeatMap {
        words: words(
            format!("Who is heard, by {field}"),
            "Share of all quoted and reported words that a speaker has, in per cent.",
            format!(
                "The {} speakers with the most such words; names are joined where the study's groups join them. {}",
                order.len(),
                size(groups)
            ),
        ),
        key: "% of quoted and reported words".into(),
        columns: groups.iter().map(|group| name(&group.group)).collect(),
        rows: order.iter().map(row).collect(),
        decimals: 1,
        tree: None,
    })
}
