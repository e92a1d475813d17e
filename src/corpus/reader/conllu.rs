//! CoNLL-U: ten columns a token, a blank line after each sentence, articles by `# newdoc`. Leaves the text to `tokens`.
//!
//! Source: universaldependencies.org/format.html. A multiword token (`3-4`, French *du*) is one word as it is written; lemmas and
//! parts of speech of its parts are joined with `+`. Empty nodes (`8.1`) stand in no text and are passed over.

use super::super::encoding;
use super::gathering::Gathering;
use super::row::{Draft, Role};
use super::source::Lines;
use super::tokens::{Given, Rebuilding, about_tokens};
use super::{Batch, Input, ReadOptions, Reader, ends_in};
use crate::error::{Error, Result};
use std::ops::Range;

pub(super) const READER: Reader = Reader {
    name: "CoNLL-U",
    about: "a .conllu or .conll file: one token a line in ten columns, articles begin with # newdoc",
    reads: |path| ends_in(path, &["conllu", "conll"]),
    read,
};

/// The columns of a token: ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC.
const COLUMNS: usize = 10;

fn read(input: &Input, options: &ReadOptions) -> Result<Batch> {
    let mut lines = Lines::open(&input.path)?;
    let mut file = File::new(input, options)?;
    if lines.marked {
        file.gathering.note_mark(&input.label);
    }
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let offset = lines.offset;
        match lines.append_to(&mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return Err(file.gathering.stop(error)),
        }
        let line = encoding::text(&bytes).map_err(|fault| fault.error(&input.path, &bytes, lines.line, offset));
        if let Err(error) = line.and_then(|line| file.line(line.trim_end_matches(['\n', '\r']), lines.line)) {
            return Err(file.gathering.stop(error));
        }
    }
    if let Err(error) = file.end_sentence() {
        return Err(file.gathering.stop(error));
    }
    let stem = input.stem();
    file.end_article(if file.articles == 0 { stem } else { format!("{stem}#{}", file.articles + 1) });
    file.finish(lines)
}

/// A file that is being read.
struct File<'a> {
    input: &'a Input,
    options: &'a ReadOptions,
    gathering: Gathering<'a>,
    /// Where a part of speech stands: UPOS or XPOS.
    pos_column: usize,
    text: Rebuilding,
    draft: Draft,
    first_line: u64,
    sentence: Sentence,
    articles: u64,
    seen: u64,
    left_out: u64,
    multiword: u64,
    /// Sentences whose tokens do not spell their `# text`, and the line of the first.
    rebuilt: u64,
    first_rebuilt: u64,
}

/// The tokens of a sentence until its end.
#[derive(Default)]
struct Sentence {
    text: String,
    tokens: Vec<Token>,
    /// The last part of the open multiword token.
    multiword_end: u32,
    /// The number of the last word.
    last: u32,
    line: u64,
}

/// A word as it is written.
struct Token {
    form: String,
    lemma: String,
    pos: String,
    /// What stands behind it.
    space: String,
}

impl<'a> File<'a> {
    fn new(input: &'a Input, options: &'a ReadOptions) -> Result<Self> {
        let pos_column = match options.columns.get("pos").map(|name| name.to_lowercase()).as_deref() {
            None | Some("upos") => 3,
            Some("xpos") => 4,
            Some(other) => {
                return Err(Error::question(format!("CoNLL-U has no part of speech \"{other}\""))
                    .hint("use --column pos=upos (the default) or pos=xpos"));
            }
        };
        Ok(Self {
            input,
            options,
            gathering: Gathering::new(input, options),
            pos_column,
            text: Rebuilding::new(options),
            draft: Draft::default(),
            first_line: 1,
            sentence: Sentence::default(),
            articles: 0,
            seen: 0,
            left_out: 0,
            multiword: 0,
            rebuilt: 0,
            first_rebuilt: 0,
        })
    }

    fn line(&mut self, line: &str, number: u64) -> Result<()> {
        if line.trim().is_empty() {
            return self.end_sentence();
        }
        match line.strip_prefix('#') {
            Some(comment) => self.comment(comment.trim(), number),
            None => self.token(line, number),
        }
    }

    /// `newdoc`, `newpar`, `text = …` and the metadata of an article (`newdoc id = …`, `meta::title = …`); others are passed over.
    fn comment(&mut self, comment: &str, number: u64) -> Result<()> {
        let (key, value) = comment.split_once('=').map_or((comment, ""), |(key, value)| (key.trim(), value.trim()));
        if let Some(rest) = key.strip_prefix("newdoc").filter(|rest| rest.is_empty() || rest.starts_with([' ', '_'])) {
            let name = rest.trim_matches([' ', '_']);
            // A document may be opened by several lines: `# newdoc id = …`, `# newdoc outlet = …`.
            if !self.text.is_empty() || !self.sentence.tokens.is_empty() {
                self.end_sentence()?;
                self.end_article(format!("{}#{}", self.input.stem(), self.articles + 1));
                self.first_line = number;
            }
            self.metadata(name, value);
        } else if let Some(name) = key.strip_prefix("meta::") {
            self.metadata(name, value);
        } else if key.starts_with("newpar") {
            self.text.paragraph();
        } else if key == "text" {
            value.clone_into(&mut self.sentence.text);
        }
        Ok(())
    }

    fn metadata(&mut self, name: &str, value: &str) {
        if !name.is_empty() && !value.is_empty() {
            let role = match Role::of(name, self.options) {
                Role::Text | Role::Tokens | Role::Sentences | Role::File => Role::Metadata(name.to_owned()),
                role => role,
            };
            self.draft.set(&role, value.to_owned());
        }
    }

    fn token(&mut self, line: &str, number: u64) -> Result<()> {
        let wrong = |what: String| {
            let place = format!("\"{}\" line {number}", self.input.path.display());
            Error::new(format!("{place}: {what}"))
                .hint("each token is a line of ten columns between tabs: see universaldependencies.org/format.html")
        };
        let columns: Vec<&str> = line.split('\t').collect();
        if columns.len() != COLUMNS {
            return Err(wrong(format!("{} columns instead of ten", columns.len())));
        }
        let id = Id::of(columns[0]).ok_or_else(|| wrong(format!("\"{}\" is no number of a token", columns[0])))?;
        let form = columns[1];
        if form.is_empty() {
            return Err(wrong("the form is empty".into()));
        }
        let unspecified = |value: &str| if value == "_" { String::new() } else { value.to_owned() };
        // The lemma of an underscore is an underscore.
        let lemma = if form == "_" { form.to_owned() } else { unspecified(columns[2]) };
        let pos = unspecified(columns[self.pos_column]);
        let sentence = &mut self.sentence;
        sentence.line = number;
        match id {
            Id::Empty => {}
            Id::Word(word) if word != sentence.last + 1 => {
                return Err(wrong(format!("the token {word} comes after {}", sentence.last)));
            }
            Id::Word(word) if word <= sentence.multiword_end => {
                sentence.last = word;
                let whole = sentence.tokens.last_mut().expect("a multiword token was opened before its parts");
                join(&mut whole.lemma, &lemma);
                join(&mut whole.pos, &pos);
            }
            Id::Word(word) => {
                sentence.last = word;
                sentence.tokens.push(Token { form: form.to_owned(), lemma, pos, space: space_after(columns[9]) });
            }
            Id::Range(range) if range.start != sentence.last + 1 || range.start <= sentence.multiword_end => {
                return Err(wrong(format!(
                    "the multiword token {} comes after the token {}",
                    columns[0], sentence.last
                )));
            }
            Id::Range(range) => {
                sentence.multiword_end = range.end;
                self.multiword += 1;
                let space = space_after(columns[9]);
                sentence.tokens.push(Token { form: form.to_owned(), lemma: String::new(), pos: String::new(), space });
            }
        }
        Ok(())
    }

    /// Takes the sentence into the text: by its line `# text` if its tokens spell it, else token by token.
    fn end_sentence(&mut self) -> Result<()> {
        let sentence = std::mem::take(&mut self.sentence);
        if sentence.multiword_end > sentence.last {
            let place = format!("\"{}\" line {}", self.input.path.display(), sentence.line);
            let what = format!("the sentence ends inside a multiword token that goes to {}", sentence.multiword_end);
            return Err(Error::new(format!("{place}: {what}")).hint("give a line for each part of a multiword token"));
        }
        let Some(last) = sentence.tokens.last() else { return Ok(()) };
        self.text.open_sentence();
        if let Some(ranges) = spelled(&sentence) {
            let tokens: Vec<_> = ranges.into_iter().zip(sentence.tokens.iter().map(Token::given)).collect();
            self.text.piece(&sentence.text, &tokens);
            self.text.space(&last.space);
        } else {
            if !sentence.text.is_empty() {
                self.rebuilt += 1;
                self.first_rebuilt = if self.rebuilt == 1 { sentence.line } else { self.first_rebuilt };
            }
            for token in &sentence.tokens {
                self.text.push(token.given());
                self.text.space(&token.space);
            }
        }
        self.text.close_sentence();
        Ok(())
    }

    /// Takes the article, if there is one.
    fn end_article(&mut self, fallback_id: String) {
        let text = std::mem::replace(&mut self.text, Rebuilding::new(self.options));
        let mut draft = std::mem::take(&mut self.draft);
        if text.is_empty() {
            return;
        }
        self.articles += 1;
        self.seen += text.seen;
        self.left_out += text.left_out;
        draft.rebuilt = Some(text.finish());
        let row = format!("\"{}\" line {}", self.input.path.display(), self.first_line);
        let place = format!("{} line {}", self.input.label, self.first_line);
        self.gathering.take(place.clone(), draft.article(&row, place, fallback_id));
    }

    fn finish(mut self, lines: Lines<'_>) -> Result<Batch> {
        let label = &self.input.label;
        self.gathering.note("given-tokens", label, about_tokens(self.seen, self.left_out, self.options));
        if self.multiword > 0 {
            let text = format!(
                "{} multiword tokens are counted as they are written; lemmas and parts of speech of their parts are joined with +",
                self.multiword
            );
            self.gathering.note("multiword-tokens", label, text);
        }
        if self.rebuilt > 0 {
            let text = format!(
                "the tokens of {} sentences do not spell their line # text (the first before line {}); their text was rebuilt from the tokens",
                self.rebuilt,
                self.first_rebuilt + 1
            );
            self.gathering.note("rebuilt-text", label, text);
        }
        self.gathering.source(lines.source(self.input.file_name(), self.input.index));
        self.gathering.finish()
    }
}

impl Token {
    fn given(&self) -> Given<'_> {
        Given { form: &self.form, lemma: &self.lemma, pos: &self.pos }
    }
}

/// The number of a line: a word, a multiword token, an empty node.
enum Id {
    Word(u32),
    Range(Range<u32>),
    Empty,
}

impl Id {
    fn of(text: &str) -> Option<Self> {
        if let Some((word, node)) = text.split_once('.') {
            return (word.parse::<u32>().is_ok() && node.parse::<u32>().is_ok()).then_some(Self::Empty);
        }
        if let Some((first, last)) = text.split_once('-') {
            let (first, last) = (first.parse().ok()?, last.parse().ok()?);
            return (first < last).then_some(Self::Range(first..last));
        }
        text.parse().ok().map(Self::Word)
    }
}

fn join(whole: &mut String, part: &str) {
    if !whole.is_empty() && !part.is_empty() {
        whole.push('+');
    }
    whole.push_str(part);
}

/// What the column MISC says of the space behind a token: `SpaceAfter=No`, or `SpacesAfter=\n\n`.
fn space_after(misc: &str) -> String {
    for feature in misc.split('|') {
        if feature == "SpaceAfter=No" {
            return String::new();
        }
        if let Some(spaces) = feature.strip_prefix("SpacesAfter=") {
            return spaces
                .replace("\\s", " ")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\p", "|");
        }
    }
    " ".into()
}

/// Where the tokens stand in `# text`: one after the other, with nothing but space between them. `None` if they do not spell it.
fn spelled(sentence: &Sentence) -> Option<Vec<Range<usize>>> {
    let text = sentence.text.as_str();
    let mut ranges = Vec::with_capacity(sentence.tokens.len());
    let mut end = 0;
    for token in &sentence.tokens {
        let rest = text[end..].trim_start();
        let start = text.len() - rest.len();
        rest.strip_prefix(token.form.as_str())?;
        end = start + token.form.len();
        ranges.push(start..end);
    }
    (!ranges.is_empty() && text[end..].trim().is_empty()).then_some(ranges)
}
