//! VRT, the "vertical" text of CWB and Sketch Engine: one token a line, columns between tabs, structures as tags on lines of their
//! own. It is no XML: tags may overlap, attributes may lack quotes. Leaves the text to `tokens`, columns to `vrt_columns`.

use super::super::encoding;
use super::gathering::Gathering;
use super::row::{Draft, Role};
use super::source::Lines;
use super::tokens::{Given, Rebuilding, about_tokens};
use super::vrt_columns::{Columns, decoded, without_line_end};
use super::{Batch, Input, ReadOptions, Reader, ends_in};
use crate::error::{Error, Result};
use std::collections::BTreeMap;

pub(super) const READER: Reader = Reader {
    name: "VRT",
    about: "a .vrt or .vert file: one token a line, articles in <text> or <doc>",
    reads: |path| ends_in(path, &["vrt", "vert"]),
    read,
};

/// Structures that are articles. The first of them that a file opens is its article; others inside it are passed over.
const ARTICLES: [&str; 4] = ["text", "doc", "article", "document"];

fn read(input: &Input, options: &ReadOptions) -> Result<Batch> {
    let columns = Columns::of(&input.path, options)?;
    let mut lines = Lines::open(&input.path)?;
    let mut file = File::new(input, options, columns);
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
        if let Err(error) = line.and_then(|line| file.line(without_line_end(line), lines.line)) {
            return Err(file.gathering.stop(error));
        }
    }
    file.finish(lines)
}

/// A file that is being read.
struct File<'a> {
    input: &'a Input,
    options: &'a ReadOptions,
    gathering: Gathering<'a>,
    columns: Columns,
    /// The structure that is an article in this file.
    article: Option<&'static str>,
    open: Option<Open>,
    /// Does the last token stick to the next one?
    glued: bool,
    glue: u64,
    articles: u64,
    seen: u64,
    left_out: u64,
    passed_over: BTreeMap<String, u64>,
}

/// The article that is open.
struct Open {
    draft: Draft,
    text: Rebuilding,
    line: u64,
}

impl<'a> File<'a> {
    fn new(input: &'a Input, options: &'a ReadOptions, columns: Columns) -> Self {
        Self {
            input,
            options,
            gathering: Gathering::new(input, options),
            columns,
            article: None,
            open: None,
            glued: false,
            glue: 0,
            articles: 0,
            seen: 0,
            left_out: 0,
            passed_over: BTreeMap::new(),
        }
    }

    fn line(&mut self, line: &str, number: u64) -> Result<()> {
        if line.trim().is_empty() || line.starts_with("<?") || line.starts_with("<!--") {
            return Ok(());
        }
        match Tag::of(line) {
            Some(tag) => self.tag(&tag, number),
            None => self.token(line, number),
        }
    }

    fn tag(&mut self, tag: &Tag<'_>, number: u64) -> Result<()> {
        let article = self.article.or_else(|| ARTICLES.into_iter().find(|name| *name == tag.name));
        if article == Some(tag.name) {
            return if tag.closes { self.close(number) } else { self.open(tag, number) };
        }
        let text = self.open.as_mut().map(|open| &mut open.text);
        match (tag.name, tag.closes, text) {
            ("g", false, _) => {
                self.glued = true;
                self.glue += 1;
            }
            ("p", _, Some(text)) => text.paragraph(),
            ("s", false, Some(text)) => text.open_sentence(),
            ("s", true, Some(text)) => text.close_sentence(),
            ("g" | "p" | "s", ..) => {}
            (name, closes, _) => *self.passed_over.entry(name.to_owned()).or_default() += u64::from(!closes),
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>, number: u64) -> Result<()> {
        if let Some(open) = &self.open {
            let what = if self.article.is_some() {
                format!("<{}> of line {} was not closed", tag.name, open.line)
            } else {
                format!("the tokens from line {} stand before the first <{}>", open.line, tag.name)
            };
            return Err(self
                .wrong(number, &what)
                .hint("put every token between the tags of an article, and close each article"));
        }
        self.article = ARTICLES.into_iter().find(|name| *name == tag.name);
        let mut draft = Draft::default();
        for (name, value) in tag.attributes().map_err(|what| self.wrong(number, &what))? {
            // Sketch Engine and CWB write `lang`.
            let name = if name == "lang" || name == "xml:lang" { "language" } else { name };
            let role = match Role::of(name, self.options) {
                Role::Text | Role::Tokens | Role::Sentences | Role::File => Role::Metadata(name.to_owned()),
                role => role,
            };
            draft.set(&role, value);
        }
        self.open = Some(Open { draft, text: Rebuilding::new(self.options), line: number });
        self.glued = false;
        Ok(())
    }

    fn close(&mut self, number: u64) -> Result<()> {
        if self.open.is_none() {
            let name = self.article.unwrap_or("text");
            return Err(self
                .wrong(number, &format!("</{name}> closes no article"))
                .hint("open each article before it is closed"));
        }
        let id = format!("{}#{}", self.input.stem(), self.articles + 1);
        self.take(id);
        Ok(())
    }

    fn token(&mut self, line: &str, number: u64) -> Result<()> {
        let input = self.input;
        if self.open.is_none() && self.article.is_some() {
            let name = self.article.unwrap_or("text");
            return Err(self
                .wrong(number, &format!("a token stands outside of every <{name}>"))
                .hint("put every token between the tags of an article"));
        }
        let options = self.options;
        let open = self.open.get_or_insert_with(|| Open {
            draft: Draft::default(),
            text: Rebuilding::new(options),
            line: number,
        });
        let cells: Vec<&str> = line.split('\t').collect();
        let cell =
            |place: Option<usize>| place.and_then(|place| cells.get(place)).map_or("".into(), |cell| decoded(cell));
        let form = cell(Some(self.columns.word));
        if form.trim().is_empty() {
            let place = format!("\"{}\" line {number}", input.path.display());
            let column = self.columns.word + 1;
            return Err(Error::new(format!("{place}: column {column} holds no word"))
                .hint("say which column holds the word: --column word=NUMBER"));
        }
        let (lemma, pos) = (cell(self.columns.lemma), cell(self.columns.pos));
        let known =
            |value: &str| if matches!(value, "_" | "" | "<unknown>") { String::new() } else { value.to_owned() };
        if !self.glued {
            open.text.blank();
        }
        self.glued = false;
        open.text.push(Given { form: form.trim(), lemma: &known(&lemma), pos: &known(&pos) });
        Ok(())
    }

    /// Takes the open article.
    fn take(&mut self, fallback_id: String) {
        let Some(Open { mut draft, text, line }) = self.open.take() else { return };
        self.articles += 1;
        self.seen += text.seen;
        self.left_out += text.left_out;
        draft.rebuilt = Some(text.finish());
        let row = format!("\"{}\" line {line}", self.input.path.display());
        let place = format!("{} line {line}", self.input.label);
        self.gathering.take(place.clone(), draft.article(&row, place, fallback_id));
    }

    fn finish(mut self, lines: Lines<'_>) -> Result<Batch> {
        if let (Some(name), Some(open)) = (self.article, &self.open) {
            let error = self.wrong(open.line, &format!("<{name}> is never closed"));
            return Err(self.gathering.stop(error.hint("close it, or get the whole file: its end may be missing")));
        }
        self.take(self.input.stem());
        let label = &self.input.label;
        self.gathering.note("given-tokens", label, about_tokens(self.seen, self.left_out, self.options));
        self.gathering.note("columns", label, self.columns.told());
        if self.glue == 0 {
            let text = "holds no <g/>, so a blank stands before every token, punctuation too".to_owned();
            self.gathering.note("rebuilt-text", label, text);
        }
        let passed: Vec<String> = self.passed_over.iter().map(|(name, count)| format!("<{name}> {count}")).collect();
        if !passed.is_empty() {
            let text = format!("structures without effect here: {}", passed.join(", "));
            self.gathering.note("structures", label, text);
        }
        self.gathering.source(lines.source(self.input.file_name(), self.input.index));
        self.gathering.finish()
    }

    fn wrong(&self, line: u64, what: &str) -> Error {
        Error::new(format!("\"{}\" line {line}: {what}", self.input.path.display()))
    }
}

/// A line that is a tag: `<text id="1" n=32>`, `</text>`, `<g/>`.
struct Tag<'l> {
    name: &'l str,
    closes: bool,
    rest: &'l str,
}

impl<'l> Tag<'l> {
    /// `None` if the line is a token: the word `<` or `<3` is one.
    fn of(line: &'l str) -> Option<Self> {
        let inner = line.trim().strip_prefix('<')?.strip_suffix('>')?;
        let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let end = inner.find(|sign: char| !(sign.is_alphanumeric() || "_-.:".contains(sign))).unwrap_or(inner.len());
        let (name, rest) = inner.split_at(end);
        let is_name = name.starts_with(|sign: char| sign.is_alphabetic() || sign == '_');
        (is_name && !line.contains('\t') && (rest.is_empty() || rest.starts_with(char::is_whitespace)))
            .then_some(Self { name, closes, rest })
    }

    /// Name and value of each attribute: in double or single quotes, or without.
    fn attributes(&self) -> std::result::Result<Vec<(&'l str, String)>, String> {
        let mut found = Vec::new();
        let mut rest = self.rest.trim_start();
        while !rest.is_empty() {
            let (name, after) = rest.split_once('=').ok_or_else(|| format!("\"{rest}\" is no attribute NAME=VALUE"))?;
            let after = after.trim_start();
            let (value, next) = match after.chars().next().filter(|sign| matches!(sign, '"' | '\'')) {
                Some(quote) => after[1..]
                    .split_once(quote)
                    .ok_or_else(|| format!("the value of \"{}\" has no closing quote", name.trim()))?,
                None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
            found.push((name.trim(), decoded(value).into_owned()));
            rest = next.trim_start();
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_words_are_told_apart() {
        for word in ["<", "<3", "< b >", "<\tSYM\t<", "a<b>", "<a>\tX\tb>", "<http://a.b/c d>"] {
            assert!(Tag::of(word).is_none(), "{word}");
        }
        let tag = Tag::of("<text id=\"a b\" n=32 who='x \"y\"' t = \"&lt;1&gt;\">").expect("a tag");
        let expected = [("id", "a b"), ("n", "32"), ("who", "x \"y\""), ("t", "<1>")];
        let found = tag.attributes().expect("attributes");
        assert_eq!(found.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>(), expected);
        assert!(Tag::of("</text>").is_some_and(|tag| tag.closes && tag.name == "text"));
        assert!(Tag::of("<g/>").is_some_and(|tag| !tag.closes && tag.name == "g"));
        assert!(Tag::of("<text id=\"a>").expect("a tag").attributes().is_err());
    }
}
