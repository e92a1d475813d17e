//! How well quotations, speakers and reported speech are found in hand-annotated texts kept outside the repository. The figures
//! stand in `docs/measurements.md`:
//!
//! ```text
//! NEWSPRINT_EVALUATION=FOLDER cargo test --release --test voices_evaluation -- --nocapture
//! ```

mod common;

use common::evaluation;
use newsprint::annotation::voice::{ArticleVoices, Kind, Quotation, VoiceReader};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::process::Command;

/// What is attributed, and to which words of the text. Bytes.
type Attribution = (Vec<Range<usize>>, Vec<Range<usize>>);

/// An annotated text.
struct Annotated {
    text: String,
    attributions: Vec<Attribution>,
}

/// A count of hits.
#[derive(Default, Clone, Copy)]
struct Hits {
    right: usize,
    all: usize,
}

impl Hits {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn share(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

#[test]
fn quotations_of_the_west_asia_articles_are_found_to_the_byte() {
    let Some(folder) = evaluation("corpora/west-asia") else { return };
    let gold = std::fs::read_to_string(folder.join("quotations.json")).expect("the annotations");
    let gold: serde_json::Value = serde_json::from_str(&gold).expect("JSON");
    let (mut found, mut missed, mut invented, mut kinds, mut speakers) = (0, 0, 0, Hits::default(), Hits::default());
    let mut tokens = Tokens::default();
    for article in gold["articles"].as_array().expect("articles") {
        let text = std::fs::read_to_string(folder.join("articles").join(article["file"].as_str().expect("a file")))
            .expect("text");
        let voices = read(&text);
        let known: BTreeMap<(usize, usize), &Quotation> = voices
            .quotations
            .iter()
            .filter(|one| one.kind != Kind::Block)
            .map(|one| ((one.outer.start, one.outer.end), one))
            .collect();
        let byte = |value: &serde_json::Value| usize::try_from(value.as_u64().expect("a byte")).expect("a byte");
        let mut wanted = BTreeSet::new();
        for quote in article["quotes"].as_array().expect("quotations") {
            let place = (byte(&quote["outer"]["start"]), byte(&quote["outer"]["end"]));
            wanted.insert(place);
            let Some(one) = known.get(&place) else {
                missed += 1;
                continue;
            };
            found += 1;
            kinds.add(quote["kind"] == one.kind.name());
            if let (Some(speaker), Some(text_of_gold)) = (&one.speaker, quote["speaker_text"].as_str()) {
                let mention = &text[speaker.mention.clone()];
                speakers.add(mention.contains(text_of_gold) || text_of_gold.contains(mention));
            }
        }
        invented += known.keys().filter(|place| !wanted.contains(place)).count();
        let gold: Vec<Range<usize>> = wanted.iter().map(|&(start, end)| start..end).collect();
        tokens.add(&text, &quoted(&voices), &gold);
    }
    println!(
        "west-asia: {found} of {} spans, {invented} invented; kinds {:.3}; mentions of speakers {} of {}; quoted words {}",
        found + missed,
        kinds.share(),
        speakers.right,
        speakers.all,
        tokens.in_words()
    );
    assert!(found >= 62 && invented == 0, "{found} found, {invented} invented");
    assert!(kinds.right >= 58 && speakers.share() >= 0.9);
    assert!(tokens.f1() >= 0.95);
}

#[test]
fn quotations_and_speakers_of_american_news_are_found() {
    let Some(folder) = evaluation("corpora/polnear") else { return };
    let unpacked = tempfile::tempdir().expect("a folder");
    let archive = folder.join("polnear-train-dev.tar.xz");
    let status = Command::new("tar")
        .arg("-xJf")
        .arg(&archive)
        .arg("-C")
        .arg(unpacked.path())
        .status()
        .expect("tar can be started");
    assert!(status.success(), "the archive can be unpacked");
    for split in ["dev", "train"] {
        let texts = annotated(&unpacked.path().join("polnear").join(split));
        let scores = Scores::of(&texts);
        scores.print(split, texts.len());
        assert!(scores.inside.share() >= 0.98, "{split}: quotations inside annotated speech");
        assert!(scores.started.share() >= 0.995, "{split}: annotated contents whose mark was found");
        assert!(scores.speakers().share() >= 0.93, "{split}: precision of speakers");
        assert!(scores.recall() >= 0.78, "{split}: recall of speakers");
        assert!(scores.reported.precision() >= 0.84, "{split}: precision of reported words");
    }
}

/// Everything that is measured on one split.
#[derive(Default)]
struct Scores {
    /// Quotations of five words or more, full or partial, that lie in annotated speech.
    inside: Hits,
    /// The same, of every kind and length.
    inside_all: Hits,
    /// Annotated contents that begin with a mark, whose mark begins a quotation or re-opens one.
    started: Hits,
    /// Speakers by rule.
    rules: BTreeMap<&'static str, Hits>,
    /// Quotations with an annotated source.
    sourced: usize,
    /// Unquoted words: reported or not.
    reported: Tokens,
    /// Words of each rule of reported speech.
    reported_rules: BTreeMap<&'static str, Hits>,
    /// Words between marks that annotators took for speech, over those of all found quotations.
    quoted: Tokens,
    doubts: BTreeMap<&'static str, usize>,
}

impl Scores {
    fn of(texts: &[Annotated]) -> Self {
        let mut scores = Self::default();
        for text in texts {
            scores.add(text);
        }
        scores
    }

    fn add(&mut self, annotated: &Annotated) {
        let text = &annotated.text;
        let voices = read(text);
        let mut speech = vec![false; text.len()];
        for range in annotated.attributions.iter().flat_map(|(contents, _)| contents) {
            speech[range.clone()].fill(true);
            let marked = text[range.start..].starts_with(['“', '"']) && text[range.clone()].chars().count() > 25;
            if marked {
                let near = |at: usize| at.abs_diff(range.start) <= 1;
                self.started.add(
                    voices
                        .quotations
                        .iter()
                        .any(|one| near(one.outer.start) || one.reopened.iter().any(|&at| near(at))),
                );
            }
        }
        for doubt in &voices.doubts {
            *self.doubts.entry(doubt.kind).or_default() += 1;
        }
        for quotation in voices.quotations.iter().filter(|one| one.level == 0 && one.kind != Kind::Block) {
            let signs = text[quotation.inner.clone()].char_indices();
            let (within, all) = signs.fold((0, 0), |(within, all), (at, _)| {
                (within + usize::from(speech[quotation.inner.start + at]), all + 1)
            });
            let inside = within * 10 >= all * 8;
            self.inside_all.add(inside);
            let long = text[quotation.outer.clone()].split_whitespace().count() >= 5;
            if long && matches!(quotation.kind, Kind::Full | Kind::Partial) {
                self.inside.add(inside);
                self.speaker(annotated, quotation);
            }
        }
        self.words(text, &voices, &speech, annotated);
    }

    /// Scores the speaker against the source of the annotation that covers more than half of the quotation.
    fn speaker(&mut self, annotated: &Annotated, quotation: &Quotation) {
        let overlap =
            |ranges: &[Range<usize>]| ranges.iter().map(|range| shared(range, &quotation.outer)).sum::<usize>();
        let covering =
            annotated.attributions.iter().filter(|(contents, _)| overlap(contents) * 2 > quotation.outer.len());
        // Of equal ones the first.
        let best = covering.rev().max_by_key(|(contents, _)| overlap(contents));
        let Some((_, source)) = best.filter(|(_, source)| !source.is_empty()) else { return };
        self.sourced += 1;
        let Some(speaker) = &quotation.speaker else { return };
        let text = &annotated.text;
        let names = capitals(&text[speaker.mention.clone()]);
        let right = source
            .iter()
            .any(|range| shared(range, &speaker.mention) > 0 || !capitals(&text[range.clone()]).is_disjoint(&names));
        self.rules.entry(speaker.rule).or_default().add(right);
    }

    fn words(&mut self, text: &str, voices: &ArticleVoices, speech: &[bool], annotated: &Annotated) {
        let quoted =
            covered(text, voices.quotations.iter().filter(|one| one.kind != Kind::Block).map(|one| one.outer.clone()));
        let reported = covered(text, voices.reported.iter().map(|one| one.range.clone()));
        for at in words(text).filter(|&at| !quoted[at]) {
            self.reported.count(reported[at], speech[at]);
        }
        for one in &voices.reported {
            let hits = self.reported_rules.entry(one.rule).or_default();
            let inside = words(&text[one.range.clone()]).map(|at| one.range.start + at).filter(|&at| !quoted[at]);
            inside.for_each(|at| hits.add(speech[at]));
        }
        // Contents between marks from end to end are all that can be compared: others mix quoted and indirect speech.
        let whole = annotated.attributions.iter().flat_map(|(contents, _)| contents);
        let whole = whole.filter(|range| {
            text[(*range).clone()].starts_with(['“', '"']) && text[(*range).clone()].ends_with(['”', '"'])
        });
        let gold = covered(text, whole.cloned());
        for at in words(text).filter(|&at| gold[at] || quoted[at] && !speech[at]) {
            self.quoted.count(quoted[at], gold[at]);
        }
    }

    fn speakers(&self) -> Hits {
        self.rules
            .values()
            .fold(Hits::default(), |sum, hits| Hits { right: sum.right + hits.right, all: sum.all + hits.all })
    }

    fn recall(&self) -> f64 {
        self.speakers().right as f64 / self.sourced.max(1) as f64
    }

    fn print(&self, split: &str, texts: usize) {
        println!(
            "{split}: {texts} texts; quotations of 5 words or more inside annotated speech {:.4} of {}; of every kind and length {:.4} of {}",
            self.inside.share(),
            self.inside.all,
            self.inside_all.share(),
            self.inside_all.all
        );
        println!(
            "  contents that begin with a mark: {:.4} of {} found; doubts {:?}",
            self.started.share(),
            self.started.all,
            self.doubts
        );
        println!("  quoted words {}", self.quoted.in_words());
        println!(
            "  speakers: precision {:.4}, recall {:.4} of {}",
            self.speakers().share(),
            self.recall(),
            self.sourced
        );
        for (rule, hits) in &self.rules {
            println!("    {rule:20} {:5} of {:5}  {:.3}", hits.right, hits.all, hits.share());
        }
        println!("  reported words {}", self.reported.in_words());
        for (rule, hits) in &self.reported_rules {
            println!("    {rule:22} {:6} of {:6}  {:.3}", hits.right, hits.all, hits.share());
        }
    }
}

/// Words that were found and words that are so.
#[derive(Default)]
struct Tokens {
    both: usize,
    found_only: usize,
    gold_only: usize,
}

impl Tokens {
    fn count(&mut self, found: bool, gold: bool) {
        match (found, gold) {
            (true, true) => self.both += 1,
            (true, false) => self.found_only += 1,
            (false, true) => self.gold_only += 1,
            (false, false) => {}
        }
    }

    fn add(&mut self, text: &str, found: &[Range<usize>], gold: &[Range<usize>]) {
        let (found, gold) = (covered(text, found.iter().cloned()), covered(text, gold.iter().cloned()));
        words(text).for_each(|at| self.count(found[at], gold[at]));
    }

    fn precision(&self) -> f64 {
        self.both as f64 / (self.both + self.found_only).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.both as f64 / (self.both + self.gold_only).max(1) as f64
    }

    fn f1(&self) -> f64 {
        2.0 * self.both as f64 / (2 * self.both + self.found_only + self.gold_only).max(1) as f64
    }

    fn in_words(&self) -> String {
        format!("precision {:.4}, recall {:.4}, F1 {:.4}", self.precision(), self.recall(), self.f1())
    }
}

fn read(text: &str) -> ArticleVoices {
    VoiceReader::default().read(text, text.lines().next().unwrap_or_default(), "en")
}

fn quoted(voices: &ArticleVoices) -> Vec<Range<usize>> {
    voices.quotations.iter().filter(|one| one.kind != Kind::Block).map(|one| one.outer.clone()).collect()
}

/// Which bytes some range covers.
fn covered(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> Vec<bool> {
    let mut covered = vec![false; text.len()];
    ranges.for_each(|range| covered[range].fill(true));
    covered
}

/// The first letter or digit of every word between white space.
fn words(text: &str) -> impl Iterator<Item = usize> {
    text.split_whitespace().filter_map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        word.find(char::is_alphanumeric).map(|at| start + at)
    })
}

fn shared(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The words with a capital letter and three letters or more, from the capital on.
fn capitals(text: &str) -> BTreeSet<String> {
    let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '_');
    let capital = |word: &str| word.find(|sign: char| sign.is_ascii_uppercase()).map(|at| word[at..].to_string());
    words.filter_map(capital).filter(|word| word.chars().count() >= 3).collect()
}

/// The texts of a split with their attributions; where several people annotated a text, the first by name.
fn annotated(folder: &Path) -> Vec<Annotated> {
    let names = |part: &str| {
        let entries = std::fs::read_dir(folder.join(part)).expect("a folder");
        let names: BTreeSet<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names
    };
    let annotations = names("attributions");
    let text_of = |name: &String| {
        let start = format!("{}_", name.trim_end_matches(".txt"));
        let file = annotations.range(start.clone()..).next().filter(|file| file.starts_with(&start))?;
        let text = std::fs::read_to_string(folder.join("text").join(name)).expect("a text");
        let lines = std::fs::read_to_string(folder.join("attributions").join(file)).expect("annotations");
        let attributions = attributions(&text, &lines);
        Some(Annotated { text, attributions })
    };
    names("text").iter().filter_map(text_of).collect()
}

/// Reads the brat format: spans in code points, and events that tie them together.
fn attributions(text: &str, lines: &str) -> Vec<Attribution> {
    let mut byte: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    byte.push(text.len());
    let mut spans: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    let mut events = Vec::new();
    for cells in lines.split('\n').map(|line| line.split('\t').collect::<Vec<_>>()).filter(|cells| cells.len() > 1) {
        if cells[0].starts_with('T') {
            let (_, places) = cells[1].split_once(' ').expect("a type and offsets");
            let place = |place: &str| {
                let (start, end) = place.split_once(' ').expect("two offsets");
                byte[start.parse::<usize>().expect("an offset")]..byte[end.parse::<usize>().expect("an offset")]
            };
            spans.insert(cells[0], places.split(';').map(place).collect());
        } else if cells[0].starts_with('E') {
            events.push(cells[1].split(' ').filter_map(|part| part.split_once(':')).collect::<Vec<_>>());
        }
    }
    let role = |event: &[(&str, &str)], name: &str| -> Vec<Range<usize>> {
        let parts = event.iter().filter(|(role, _)| role.starts_with(name));
        parts.filter_map(|(_, id)| spans.get(id)).flatten().cloned().collect()
    };
    events.iter().map(|event| (role(event, "Content"), role(event, "Source"))).collect()
}
