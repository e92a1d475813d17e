//! How many words are quoted, reported and the outlet's own, by group and by speaker.

use super::SpeakerNames;
use super::places::Places;
use crate::analysis::LEVEL;
use crate::annotation::Layer;
use crate::annotation::voice::{Blocks, Speaker, VoiceWords, Voices};
use crate::count::Grouping;
use crate::index::{ArticleNumber, SubCorpus};
use crate::parallel;
use crate::stats::moments::Moments;
use crate::stats::share::share_interval;
use crate::table::{Cell, Column, ColumnKind, Notice, Table};
use std::collections::BTreeMap;
use std::ops::AddAssign;

/// The speaker of quotations that no rule could attribute.
pub const UNATTRIBUTED: &str = "(unattributed)";
/// The speaker of quotations whose speaker is a pronoun: who is meant is not decided.
pub const PRONOUN: &str = "(a pronoun)";

/// Words by voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Articles that were looked at; for a speaker: those that quote them.
    pub articles: u64,
    /// Quotations that stand in no other one.
    pub quotations: u64,
    /// All words; for a speaker: those of the group.
    pub tokens: u64,
    /// Words inside quotations.
    pub quoted: u64,
    /// Words of indirect speech with a cue.
    pub reported: u64,
    /// Words in paragraphs that look like speech without marks; they are among the quoted ones only where the user asks.
    pub block: u64,
    /// Words that would be quoted with such paragraphs.
    pub quoted_with_blocks: u64,
    /// Quoted words that an editor put in.
    pub inserted: u64,
    /// Quoted words whose speaker a rule named by more than a pronoun.
    pub attributed: u64,
    /// Marks that a person should look at.
    pub doubts: u64,
}

impl Share {
    /// Words that are neither quoted nor reported.
    pub fn own(&self) -> u64 {
        self.tokens - self.quoted - self.reported
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.quotations += other.quotations;
        self.tokens += other.tokens;
        self.quoted += other.quoted;
        self.reported += other.reported;
        self.block += other.block;
        self.quoted_with_blocks += other.quoted_with_blocks;
        self.inserted += other.inserted;
        self.attributed += other.attributed;
        self.doubts += other.doubts;
    }
}

/// The three parts of a group's words over its articles, for intervals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// Words inside quotations.
    pub quoted: Moments,
    /// Words of indirect speech with a cue.
    pub reported: Moments,
    /// Neither.
    pub own: Moments,
}

impl Parts {
    /// Over articles, from what each of them holds.
    fn of(articles: &[Share]) -> Self {
        let sizes: Vec<u64> = articles.iter().map(|share| share.tokens).collect();
        let part = |words: fn(&Share) -> u64| {
            let mut moments = Moments::of_group(&sizes);
            for share in articles.iter().filter(|share| share.tokens > 0) {
                moments.add_occurrences(words(share), share.tokens);
            }
            moments
        };
        Self { quoted: part(|share| share.quoted), reported: part(|share| share.reported), own: part(Share::own) }
    }
}

/// The words of one group by voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoiceShares {
    /// The group's name.
    pub group: String,
    /// All of it.
    pub all: Share,
    /// How the parts differ from article to article.
    pub parts: Parts,
    /// By speaker: most quoted words first, ties by name.
    pub speakers: Vec<(String, Share)>,
}

/// Adds up every group, in the order of the groups, on up to `threads` threads.
pub fn shares(grouping: &Grouping<'_>, voices: &Voices, names: &SpeakerNames, threads: usize) -> Vec<VoiceShares> {
    let reported = voices.reported();
    let of_group = |(name, members): &(String, SubCorpus<'_>)| {
        let article = |&number: &ArticleNumber| of_article(members, voices, &reported, number, names);
        let mut all = Share::default();
        let mut articles = Vec::new();
        let mut speakers: BTreeMap<String, Share> = BTreeMap::new();
        for (share, by_speaker) in parallel::map(members.articles(), threads, article) {
            all += share;
            articles.push(share);
            for (speaker, share) in by_speaker {
                *speakers.entry(speaker).or_default() += share;
            }
        }
        VoiceShares { group: name.clone(), all, parts: Parts::of(&articles), speakers: speakers.into_iter().collect() }
    };
    let mut groups: Vec<VoiceShares> = grouping.groups.iter().map(of_group).collect();
    let spellings = usual_spellings(&groups);
    for group in &mut groups {
        let mut joined: BTreeMap<String, Share> = BTreeMap::new();
        for (speaker, share) in std::mem::take(&mut group.speakers) {
            *joined.entry(spellings[&speaker.to_lowercase()].clone()).or_default() += share;
        }
        group.speakers = joined.into_iter().collect();
        for (_, share) in &mut group.speakers {
            share.tokens = group.all.tokens;
        }
        group.speakers.sort_by(|(a, one), (b, two)| two.quoted.cmp(&one.quoted).then_with(|| a.cmp(b)));
    }
    groups
}

/// Of spellings of a speaker that differ only in capitals (the Leader, The leader), the one with most words of speech; ties by spelling.
fn usual_spellings(groups: &[VoiceShares]) -> BTreeMap<String, String> {
    let mut words: BTreeMap<&str, u64> = BTreeMap::new();
    for (speaker, share) in groups.iter().flat_map(|group| &group.speakers) {
        *words.entry(speaker).or_default() += share.quoted + share.reported;
    }
    let mut usual: BTreeMap<String, (u64, &str)> = BTreeMap::new();
    for (speaker, words) in words {
        let best = usual.entry(speaker.to_lowercase()).or_insert((words, speaker));
        if words > best.0 {
            *best = (words, speaker);
        }
    }
    usual.into_iter().map(|(key, (_, speaker))| (key, speaker.to_string())).collect()
}

fn of_article(
    corpus: &SubCorpus<'_>,
    voices: &Voices,
    reported: &Layer,
    number: ArticleNumber,
    names: &SpeakerNames,
) -> (Share, BTreeMap<String, Share>) {
    let known = voices.of(number);
    let body = &corpus.index().article(number).body;
    let places = Places::of(corpus, number);
    let inside = |layer: &Layer| layer.covered(number).iter().map(|range| places.inside(range)).sum();
    let mut all = Share {
        articles: 1,
        tokens: places.all(),
        reported: inside(reported),
        block: inside(voices.blocks()),
        doubts: known.doubts.len() as u64,
        ..Share::default()
    };
    let mut speakers: BTreeMap<String, Share> = BTreeMap::new();
    for quotation in known.quotations.iter().filter(|quotation| quotation.level == 0) {
        let quoted = places.inside(&quotation.outer);
        let share = Share {
            quotations: 1,
            quoted,
            inserted: quotation.insertions.iter().map(|range| places.inside(range)).sum(),
            attributed: if quotation.speaker.as_ref().is_some_and(|speaker| !speaker.pronoun) { quoted } else { 0 },
            ..Share::default()
        };
        all += share;
        let name = speaker_name(number, quotation.speaker.as_ref(), body, names);
        *speakers.entry(name).or_default() += share;
    }
    let spans = reported.covered(number);
    for one in &known.reported {
        let first = spans.partition_point(|span| span.end <= one.range.start);
        let parts = spans[first..].iter().take_while(|span| span.start < one.range.end);
        let words =
            parts.map(|span| places.inside(&(span.start.max(one.range.start)..span.end.min(one.range.end)))).sum();
        let name = speaker_name(number, one.source.as_ref(), body, names);
        *speakers.entry(name).or_default() += Share { reported: words, ..Share::default() };
    }
    for share in speakers.values_mut() {
        share.articles = 1;
    }
    all.quoted_with_blocks = all.quoted + if voices.taken() == Blocks::Taken { 0 } else { all.block };
    (all, speakers)
}

/// Under which name speech is added up.
pub(super) fn speaker_name(
    number: ArticleNumber,
    speaker: Option<&Speaker>,
    body: &str,
    names: &SpeakerNames,
) -> String {
    let Some(speaker) = speaker else { return UNATTRIBUTED.into() };
    let mention = body[speaker.mention.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    match names.of(number, speaker) {
        Some(name) => name,
        None if speaker.pronoun => PRONOUN.into(),
        None => mention,
    }
}

/// One row a group, then one row for each of its speakers.
pub fn summary(field: &str, groups: &[VoiceShares], speakers: usize) -> Table {
    let mut rows = Vec::new();
    for group in groups {
        rows.push(row(&group.group, None, &group.all, Some(&group.parts)));
        let of_speaker = |(name, share): &(String, Share)| row(&group.group, Some(name), share, None);
        rows.extend(group.speakers.iter().take(speakers).map(of_speaker));
    }
    summary_table(field, rows)
}

/// The table of a summary from its rows.
fn summary_table(field: &str, rows: Vec<Vec<Cell>>) -> Table {
    let share = |name: &str, about: &str| Column::new(name, ColumnKind::Share).about(about.to_string());
    let count = |name: &str, about: &str| Column::new(name, ColumnKind::Count).unit("words").about(about.to_string());
    let low = |name: &str| {
        share(name, "lower end of its 95 % interval over articles; undefined below ten articles and for one speaker")
            .heading("low")
    };
    let high = |name: &str| share(name, "upper end").heading("high");
    let columns = vec![
        Column::new(field, ColumnKind::Text),
        Column::new("speaker", ColumnKind::Text)
            .about("undefined: the whole group; else one who is quoted or reported in it"),
        Column::new("articles", ColumnKind::Count)
            .unit("articles")
            .about("for a speaker: those in which they are quoted or reported"),
        Column::new("quotations", ColumnKind::Count).about("that stand in no other quotation"),
        count("tokens", "all words of the group").heading("words"),
        count("quoted_tokens", "words inside quotation marks").heading("quoted words"),
        count("reported_tokens", "words of indirect speech with a cue, outside quotation marks")
            .heading("reported words"),
        count(
            "own_tokens",
            "neither quoted nor reported; about half of such words may still retell what somebody said",
        )
        .heading("own words"),
        share("quoted_share", "quoted words of all words of the group").heading("quoted"),
        low("quoted_share_low"),
        high("quoted_share_high"),
        share("reported_share", "reported words of all words").heading("reported"),
        low("reported_share_low"),
        high("reported_share_high"),
        share("own_share", "own words of all words").heading("own"),
        low("own_share_low"),
        high("own_share_high"),
        count("block_tokens", "words in paragraphs that look like speech without marks; quoted only with --blocks")
            .heading("words in unmarked blocks"),
        share("quoted_share_with_blocks", "quoted words of all words if unmarked blocks are taken for speech")
            .heading("quoted with blocks"),
        count("inserted_tokens", "quoted words that an editor put in square brackets").heading("inserted words"),
        share("attributed_share", "quoted words whose speaker a rule named, of all quoted words; a pronoun is no name")
            .heading("speaker named"),
        Column::new("doubts", ColumnKind::Count)
            .about("marks that a person should look at: newsprint check lists them"),
    ];
    Table { name: "voices".into(), title: "Who speaks".into(), columns, rows }
}

/// `parts` for a whole group, none for one of its speakers.
fn row(group: &str, speaker: Option<&str>, share: &Share, parts: Option<&Parts>) -> Vec<Cell> {
    let of = |part: u64, whole: u64| Cell::number((whole > 0).then(|| part as f64 / whole as f64));
    let ends = |part: fn(&Parts) -> &Moments| {
        let interval = parts.and_then(|parts| share_interval(part(parts), LEVEL));
        [Cell::number(interval.map(|share| share.low)), Cell::number(interval.map(|share| share.high))]
    };
    let [quoted_low, quoted_high] = ends(|parts| &parts.quoted);
    let [reported_low, reported_high] = ends(|parts| &parts.reported);
    let [own_low, own_high] = ends(|parts| &parts.own);
    let whole = parts.is_some();
    let only = |cell: Cell| if whole { cell } else { Cell::number(None) };
    vec![
        Cell::text(group),
        Cell::maybe(speaker),
        Cell::count(share.articles),
        Cell::count(share.quotations),
        Cell::count(share.tokens),
        Cell::count(share.quoted),
        Cell::count(share.reported),
        only(Cell::count(if whole { share.own() } else { 0 })),
        of(share.quoted, share.tokens),
        quoted_low,
        quoted_high,
        of(share.reported, share.tokens),
        reported_low,
        reported_high,
        only(of(if whole { share.own() } else { 0 }, share.tokens)),
        own_low,
        own_high,
        only(Cell::count(share.block)),
        only(of(share.quoted_with_blocks, share.tokens)),
        Cell::count(share.inserted),
        of(share.attributed, share.quoted),
        only(Cell::count(share.doubts)),
    ]
}

/// What a reader must know about such a summary.
pub fn notices(corpus: &SubCorpus<'_>, groups: &[VoiceShares], voices: &Voices, words: &VoiceWords) -> Vec<Notice> {
    let mut all = Share::default();
    for group in groups {
        all += group.all;
    }
    let caution = "words outside quotation marks are not all the outlet's own view: about half of them may retell what somebody \
                   said without a verb that says so";
    let mut notices = vec![Notice::new("voices", in_words(&all)), Notice::new("own-words", caution)];
    if all.block > 0 {
        let (what, how) = match voices.taken() {
            Blocks::Taken => ("are counted as quoted", "without --blocks they are not"),
            Blocks::LeftOut => ("are not counted as quoted", "--blocks counts them"),
        };
        let text = format!("{} words in paragraphs that look like speech without marks {what}; {how}", all.block);
        notices.push(Notice::new("unmarked-blocks", text));
    }
    if all.doubts > 0 {
        let marks =
            if all.doubts == 1 { "1 quotation mark is".into() } else { format!("{} quotation marks are", all.doubts) };
        let text = format!("{marks} doubtful; newsprint check lists each with its place");
        notices.push(Notice::new("doubtful-marks", text));
    }
    let mut wordless: BTreeMap<String, u64> = BTreeMap::new();
    for &number in corpus.articles() {
        let language = corpus.index().language(number);
        if !words.lexicon(language).is_known() {
            *wordless.entry(language.to_string()).or_default() += 1;
        }
    }
    for (language, articles) in wordless {
        let which = if language.is_empty() { "state no language".into() } else { format!("are in \"{language}\"") };
        let known = words.languages().collect::<Vec<_>>().join(", ");
        let text = format!(
            "{articles} articles {which}: their quotations are found by their marks, but without verbs of speech no speaker and \
             no reported speech; there are verbs for {known}; --language states one for all articles"
        );
        notices.push(Notice::new("no-verbs-of-speech", text));
    }
    notices
}

/// A summary in a sentence.
pub fn in_words(share: &Share) -> String {
    let of = |part: u64, whole: u64| if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 };
    format!(
        "of 100 words {:.0} are quoted and {:.0} reported with a cue; a speaker is named by rule for {:.0} % of the quoted words",
        of(share.quoted, share.tokens),
        of(share.reported, share.tokens),
        of(share.attributed, share.quoted)
    )
}
