//! Who speaks: words quoted, reported and the outlet's own, who is quoted most, and with which verbs.

use super::{Frame, pictured, things};
use crate::analysis::picture;
use crate::analysis::voices::{self, Contrast, Share, SpeakerNames, VerbsOf, VoiceShares};
use crate::annotation::voice::{VoiceWords, Voices};
use crate::report::{Block, Section};
use crate::table::Table;

/// Speakers shown of each outlet.
const SPEAKERS: usize = 5;
/// Verbs shown of each outlet.
const VERBS: usize = 8;
/// Words shown in each direction of a comparison of voices.
const WORDS: usize = 12;

/// What the table of outlets shows.
const COLUMNS: [&str; 10] = [
    "outlet",
    "articles",
    "quotations",
    "tokens",
    "quoted_share",
    "quoted_share_low",
    "quoted_share_high",
    "reported_share",
    "own_share",
    "attributed_share",
];

/// The section "Who speaks".
pub fn voices(frame: &Frame<'_>, known: &Voices, names: &SpeakerNames, words: &VoiceWords, threads: usize) -> Section {
    let shares = voices::shares(&frame.outlets, known, names, threads);
    let mut blocks = vec![Block::Paragraph(sentence(&shares))];
    let outlets = Table { name: "voices".into(), ..picked(voices::summary("outlet", &shares, 0), &COLUMNS) };
    blocks.push(Block::Table(outlets));
    blocks.extend(voices::notices(&frame.corpus, &shares, known, words).into_iter().skip(1).map(Block::Notice));
    if picture::refuse_too_many(shares.len(), "outlet").is_ok() {
        blocks.extend(pictures(&shares));
    }
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
    let common: Vec<_> = shares.iter().flat_map(of_outlet).collect();
    blocks.push(Block::Details {
        summary: format!("The {VERBS} commonest verbs of speech of each outlet"),
        blocks: vec![Block::Table(voices::verbs_table("outlet", &common))],
    });
    let apart = voices::apart(&rows, VERBS);
    if !apart.is_empty() {
        let table = Table {
            name: "verbs-apart".into(),
            title: "Verbs of speech that an outlet uses more often than the others".into(),
            ..voices::verbs_table("outlet", &apart)
        };
        let how = "A verb counts where it brings in speech, as a share of all such verbs of the outlet: “claimed” keeps a statement at a \
                   distance that “said” does not. Listed are verbs whose 95 % interval over articles stays above nought.";
        let blocks_within = vec![Block::Paragraph(how.into()), Block::Table(table)];
        blocks.push(Block::Details { summary: "Verbs of speech that set outlets apart".into(), blocks: blocks_within });
    }
    blocks.extend(contrasts(frame, known, threads));
    Section { id: "voices".into(), title: "Who speaks".into(), blocks }
}

/// How the words divide, who is heard where, and how.
fn pictures(shares: &[VoiceShares]) -> Vec<Block> {
    let heard = shares.iter().any(|outlet| outlet.all.quoted + outlet.all.reported > 0);
    let mut blocks = vec![pictured(
        "voices-shares",
        "How the words of each outlet divide: inside quotation marks, retold with a cue, neither.".into(),
        picture::voices::shares("outlet", shares),
    )];
    if heard {
        let actors = picture::voices::actors("outlet", shares, picture::voices::ACTORS);
        let who = picture::voices::speakers("outlet", shares, picture::voices::SPEAKERS);
        blocks.push(pictured("voices-actors", "Whom each outlet quotes and whom it retells.".into(), actors));
        blocks.push(pictured("voices-speakers", "Who is heard in which outlet.".into(), who));
    }
    blocks
}

/// Keywords inside quotation marks, and of each outlet outside them.
fn contrasts(frame: &Frame<'_>, known: &Voices, threads: usize) -> Vec<Block> {
    let index = frame.corpus.index();
    let mut blocks = Vec::new();
    let mut add = |summary: &str, how: String, name: &str, contrast: &Contrast| {
        let table = Table { name: name.into(), title: summary.into(), ..contrast.leading(index, WORDS) };
        if !table.rows.is_empty() {
            blocks.push(Block::Details {
                summary: summary.into(),
                blocks: vec![Block::Paragraph(how), Block::Table(table)],
            });
        }
    };
    let quotations = Contrast::of_quotations(&frame.corpus, known, frame.candidates, threads);
    let how = format!(
        "Read it so: a log ratio of 1 is twice as often inside quotation marks as outside, −1 half as often. I, we and you lead because people \
         talk so; look at the nouns behind them for what is left to others to say. {} of a word; the two sides are parts of the same \
         articles, so there is no p.",
        things(quotations.family() as u64, "comparison", "comparisons")
    );
    add("Words of quotations against words outside them", how, "keywords-quoted", &quotations);
    let sides = super::comparisons(&frame.counts);
    if !sides.is_empty() {
        let outlets = &frame.outlets;
        let unquoted = Contrast::of_outlets(outlets, &frame.corpus, known, sides, frame.candidates, threads);
        let how = format!(
            "Read it so: what an outlet writes more often than the others once all quotations are taken out; a word that is distinctive \
             above and not here is distinctive of those whom the outlet quotes. Unquoted words hold indirect speech and retelling too: \
             they are not the outlet's opinion. {} of a word.",
            things(unquoted.family() as u64, "comparison", "comparisons")
        );
        add("The outlets' words outside quotation marks against each other", how, "keywords-unquoted", &unquoted);
    }
    blocks
}

/// How the parts are told apart, and how often a speaker is found.
fn sentence(shares: &[VoiceShares]) -> String {
    let mut all = Share::default();
    for outlet in shares {
        all += outlet.all;
    }
    format!(
        "Words inside quotation marks are quoted, words of indirect speech with a verb or phrase that says so are reported, all others are the \
         outlet's own. In all, {}.",
        voices::in_words(&all)
    )
}

/// Only these columns, in this order.
fn picked(table: Table, names: &[&str]) -> Table {
    let places: Vec<usize> = names.iter().filter_map(|name| table.column(name)).collect();
    let columns = places.iter().map(|&place| table.columns[place].clone()).collect();
    let rows = table.rows.iter().map(|row| places.iter().map(|&place| row[place].clone()).collect()).collect();
    Table { columns, rows, ..table }
}
