//! Who speaks: words quoted, reported and the outlet's own, who is quoted most, and with which verbs.

use super::Frame;
use crate::analysis::voices::{self, SpeakerNames, VerbsOf, VoiceShares};
use crate::annotation::voice::{VoiceWords, Voices};
use crate::report::{Block, Section};
use crate::table::{Table, isolated};

/// Speakers shown of each outlet.
const SPEAKERS: usize = 5;
/// Verbs shown of each outlet.
const VERBS: usize = 8;

/// The section "Who speaks".
pub fn voices(frame: &Frame<'_>, known: &Voices, names: &SpeakerNames, words: &VoiceWords, threads: usize) -> Section {
    let shares = voices::shares(&frame.outlets, known, names, threads);
    let mut blocks: Vec<Block> = shares.iter().map(|outlet| Block::Paragraph(sentence(outlet))).collect();
    let columns =
        ["articles", "quotations", "tokens", "quoted_share", "reported_share", "own_share", "attributed_share"];
    let outlets = voices::summary("outlet", &shares, 0);
    blocks
        .push(Block::Table(Table { name: "voices".into(), ..picked(outlets, &[&["outlet"][..], &columns].concat()) }));
    blocks.extend(voices::notices(&frame.corpus, &shares, known, words).into_iter().skip(1).map(Block::Notice));
    let mut speakers = voices::summary("outlet", &shares, SPEAKERS);
    let speaker = speakers.column("speaker").unwrap_or_default();
    speakers.rows.retain(|row| row[speaker].value != crate::table::Value::Undefined);
    let speakers = picked(speakers, &["outlet", "speaker", "articles", "quotations", "quoted_tokens", "quoted_share"]);
    blocks.push(Block::Details {
        summary: format!("The {SPEAKERS} speakers with the most quoted words in each outlet"),
        blocks: vec![Block::Table(Table { name: "speakers".into(), title: "Who is quoted".into(), ..speakers })],
    });
    let rows = voices::verbs(&frame.outlets, known, VerbsOf::Groups, names);
    let of_outlet = |outlet: &VoiceShares| {
        rows.iter().filter(|row| row.group == outlet.group).take(VERBS).cloned().collect::<Vec<_>>()
    };
    let rows: Vec<_> = shares.iter().flat_map(of_outlet).collect();
    blocks.push(Block::Details {
        summary: format!("The {VERBS} commonest verbs of speech of each outlet"),
        blocks: vec![Block::Table(voices::verbs_table("outlet", &rows))],
    });
    Section { id: "voices".into(), title: "Who speaks".into(), blocks }
}

fn sentence(outlet: &VoiceShares) -> String {
    format!("{}: {}.", isolated(&outlet.group), voices::in_words(&outlet.all))
}

/// Only these columns, in this order.
fn picked(table: Table, names: &[&str]) -> Table {
    let places: Vec<usize> = names.iter().filter_map(|name| table.column(name)).collect();
    let columns = places.iter().map(|&place| table.columns[place].clone()).collect();
    let rows = table.rows.iter().map(|row| places.iter().map(|&place| row[place].clone()).collect()).collect();
    Table { columns, rows, ..table }
}
