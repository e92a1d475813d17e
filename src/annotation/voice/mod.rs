//! Who speaks: quotations, their speakers, reported speech.

mod block;
mod class;
mod kind;
mod language;
mod linking;
mod marks;
mod mention;
mod overrides;
mod paragraphs;
mod pieces;
mod quotations;
mod reported;
mod sieve;
#[cfg(test)]
mod tests;
mod unspaced;
mod voices;

pub use kind::Kind;
pub use language::VoiceWords;
pub use overrides::{Applied, NONE, OVERRIDE, Overrides};
pub use quotations::Doubt;
pub use reported::{REPORTED_RULES, Reported, ReportedRule};
pub use sieve::{AttributionRule, Measured, RULES};
pub use voices::{Voice, Voices};

use language::Lexicon;
use linking::Names;
use marks::MarkReader;
use pieces::{Piece, What};
use quotations::{Found, Marked};
use sieve::{Claim, Sight};
use std::ops::Range;

/// A quotation as it is known: bytes of the body.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// Its bytes with the marks.
    pub outer: Range<usize>,
    /// Its bytes without the marks.
    pub inner: Range<usize>,
    /// Marks at the starts of paragraphs that only say that it goes on.
    pub reopened: Vec<usize>,
    /// What kind it is.
    pub kind: Kind,
    /// How many quotations it stands in.
    pub level: usize,
    /// How its marks were read.
    pub marks: &'static str,
    /// Who speaks; `None` is unattributed.
    pub speaker: Option<Speaker>,
    /// What an editor put into it in square brackets, with the brackets.
    pub insertions: Vec<Range<usize>>,
}

/// Who speaks a quotation.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    /// The mention as it stands in the text.
    pub mention: Range<usize>,
    /// The part of the mention that a name must cover to be the speaker's: its last word before a preposition; without upper
    /// case all words but titles.
    pub head: Range<usize>,
    /// The verb or phrase that says that somebody speaks.
    pub cue: Option<Range<usize>>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How often the rule was right where it was measured on texts of this language.
    pub confidence: Option<f64>,
    /// Whether the mention is a pronoun.
    pub pronoun: bool,
    /// The longest form of the name in the article, if the mention is a name.
    pub name: Option<String>,
    /// For a pronoun: the last name before it. A suggestion, never the speaker.
    pub suggested: Option<String>,
}

/// What is known about the voices of one article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ArticleVoices {
    /// By start, the outer one first.
    pub quotations: Vec<Quotation>,
    /// Indirect speech, ascending; quotations may lie inside it.
    pub reported: Vec<Reported>,
    /// What a person should look at, by place.
    pub doubts: Vec<Doubt>,
}

impl Quotation {
    /// Whether its speaker is named anew, and not carried on from a quotation before it.
    pub fn speaks_anew(&self) -> bool {
        self.speaker.as_ref().is_some_and(|speaker| speaker.rule != sieve::CONTINUED)
    }
}

impl ArticleVoices {
    /// The unmarked blocks taken out.
    fn leave_out_blocks(&mut self) {
        self.quotations.retain(|quotation| quotation.kind != Kind::Block);
    }
}

/// What is taken for speech although no mark says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Blocks {
    /// Nothing.
    #[default]
    LeftOut,
    /// A paragraph behind a colon and a verb of speech.
    Taken,
}

/// Reads the voices of articles with the words of their languages.
#[derive(Debug, Clone, Copy)]
pub struct VoiceReader<'w> {
    /// Marks and words of every language.
    pub words: &'w VoiceWords,
}

impl Default for VoiceReader<'static> {
    fn default() -> Self {
        Self { words: VoiceWords::shipped() }
    }
}

impl VoiceReader<'_> {
    /// The voices of one text, unmarked blocks among them. `title` is empty if unknown, and so is `language`.
    pub fn read(&self, text: &str, title: &str, language: &str) -> ArticleVoices {
        let reader = MarkReader::new(self.words, language);
        let lexicon = self.words.lexicon(language);
        let found = quotations::find(text, &reader);
        let pieces = pieces::pieces(text, &found, lexicon);
        let claims = sieve::attribute(text, &found, &pieces, lexicon);
        let sight = Sight { text, pieces: &pieces, at: 0, claims: &claims, lexicon };
        let mut reported = if lexicon.is_known() { reported::find(&sight) } else { Vec::new() };
        let names = Names::of(text, &pieces, lexicon);
        let known = Known { text, lexicon, names: &names };
        let mut quotations = known.quotations(title, &found, &pieces, &claims);
        if lexicon.is_known() {
            quotations.extend(block::blocks(&sight, &found).iter().map(|(marked, claim)| known.block(marked, claim)));
            quotations.sort_by_key(|quotation| (quotation.outer.start, usize::MAX - quotation.outer.end));
        }
        for one in &mut reported {
            one.source = one.speaker.clone().map(|mention| known.source(mention, one));
        }
        linking::suggest(text, &mut quotations, lexicon);
        ArticleVoices { quotations, reported, doubts: found.doubts }
    }
}

/// What the parts of a quotation are put together from.
struct Known<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    names: &'t Names,
}

impl Known<'_> {
    /// What the finder, the sieve and the names say of each quotation.
    fn quotations(&self, title: &str, found: &Found, pieces: &[Piece], claims: &[Option<Claim>]) -> Vec<Quotation> {
        let mut place_of: Vec<Option<usize>> = vec![None; found.quotations.len()];
        for (at, piece) in pieces.iter().enumerate() {
            if let What::Quotation(number) = piece.what {
                place_of[number] = Some(at);
            }
        }
        let mut paragraph = 0;
        let quotations = found.quotations.iter().zip(claims).enumerate().map(|(number, (marked, claim))| {
            while found.paragraphs.get(paragraph + 1).is_some_and(|next| next.start <= marked.outer.start) {
                paragraph += 1;
            }
            let setting = kind::Setting {
                text: self.text,
                title,
                paragraph: &found.paragraphs[paragraph],
                pieces,
                at: place_of[number],
                claim: claim.as_ref(),
                lexicon: self.lexicon,
            };
            self.quotation(marked, kind::kind(marked, &setting), claim.as_ref())
        });
        quotations.collect()
    }

    fn block(&self, marked: &Marked, claim: &Claim) -> Quotation {
        self.quotation(marked, Kind::Block, Some(claim))
    }

    fn quotation(&self, marked: &Marked, kind: Kind, claim: Option<&Claim>) -> Quotation {
        Quotation {
            outer: marked.outer.clone(),
            inner: marked.inner.clone(),
            reopened: marked.reopened.clone(),
            kind,
            level: marked.level,
            marks: marked.rule,
            speaker: claim.map(|claim| self.speaker(claim)),
            insertions: insertions(self.text, &marked.inner),
        }
    }

    /// The speaker of indirect speech.
    fn source(&self, mention: Range<usize>, reported: &Reported) -> Speaker {
        let claim = Claim { speaker: mention, cue: Some(reported.cue.clone()), rule: reported.rule };
        let measured =
            REPORTED_RULES.iter().find(|rule| rule.name == reported.rule).map_or(&[][..], |rule| rule.measured);
        let here = measured.iter().find(|measured| measured.language == self.lexicon.language);
        Speaker { confidence: here.map(|measured| measured.precision), ..self.speaker(&claim) }
    }

    fn speaker(&self, claim: &Claim) -> Speaker {
        let measured = sieve::rule(claim.rule).map_or(&[][..], |rule| rule.measured);
        let here = measured.iter().find(|measured| measured.language == self.lexicon.language);
        Speaker {
            mention: claim.speaker.clone(),
            head: linking::head(self.text, &claim.speaker, self.lexicon),
            cue: claim.cue.clone(),
            rule: claim.rule,
            confidence: here.map(|measured| measured.precision),
            pronoun: self.lexicon.is_pronoun(&self.text[claim.speaker.clone()]),
            name: self.names.full(&self.text[claim.speaker.clone()], self.lexicon),
            suggested: None,
        }
    }
}

/// The square brackets inside a quotation, with what stands in them.
fn insertions(text: &str, inner: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, sign) in text[inner.clone()].char_indices() {
        match (sign, open) {
            ('[', None) => open = Some(inner.start + at),
            (']', Some(start)) => {
                found.push(start..inner.start + at + 1);
                open = None;
            }
            _ => {}
        }
    }
    found
}
