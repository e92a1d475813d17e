//! Paper, the document: a report is sections of plain blocks, rendered to one self-contained page.
//! Knows tables and charts, nothing of linguistics.

mod difference;
mod folder;
pub mod html;
mod paper;
mod reference;

pub use difference::{Difference, differences};
pub use folder::{Folder, check_target};
pub use html::html;
pub use paper::{PAPERS, Paper};
pub use reference::{Reference, bibtex, csl};

use crate::chart::Chart;
use crate::table::{Notice, Table};

/// A whole report, ready to be rendered.
#[derive(Debug, Clone)]
pub struct Report {
    /// The title, in any script.
    pub title: String,
    /// The line below the title.
    pub subtitle: String,
    /// The language of the page's own words, as a BCP 47 tag.
    pub language: String,
    /// The language of what the report says: sentences, captions, notices.
    pub text_language: String,
    /// The findings first: five to eight sentences, each with the section that it rests on.
    pub summary: Vec<Sentence>,
    /// "Can I trust this?": a short strip of facts.
    pub trust: Vec<Fact>,
    /// Outlets in the order of their colours.
    pub outlets: Vec<String>,
    /// The sections in reading order.
    pub sections: Vec<Section>,
    /// The lines behind the numbers.
    pub evidence: Evidence,
    /// What the foot of the page says: version, command, hash.
    pub colophon: Vec<Fact>,
}

/// A sentence of the summary.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// The id of the section it rests on.
    pub section: String,
}

/// A label and its value, with a warning if it needs one.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its value, already formatted.
    pub value: String,
    /// Whether it should catch the eye.
    pub warning: bool,
}

/// One section.
#[derive(Debug, Clone)]
pub struct Section {
    /// The anchor: `frequency`.
    pub id: String,
    /// The heading.
    pub title: String,
    /// What it holds, in order.
    pub blocks: Vec<Block>,
}

/// One piece of a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// Running text.
    Paragraph(String),
    /// Something that a reader must know.
    Notice(Notice),
    /// A chart with its twin table.
    Figure(Box<Figure>),
    /// A table that is shown as such.
    Table(Table),
    /// Blocks that are folded away until asked for.
    Details {
        /// The line that opens them.
        summary: String,
        /// What is folded.
        blocks: Vec<Block>,
    },
    /// Text to copy, as it is: the methods text, a command, a citation.
    Copy(String),
    /// The concordance explorer over `Report::evidence`.
    Explorer,
}

/// A chart, its caption and the table that twins it.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The file stem: `frequency-by-outlet`.
    pub name: String,
    /// The caption below the figure.
    pub caption: String,
    /// The picture as data.
    pub chart: Chart,
    /// The same numbers as rows.
    pub twin: Table,
}

/// The lines behind the numbers of a report.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// How many lines were kept of each form and outlet, in words; empty if all.
    pub rule: String,
    /// Why lines have no context, in words; empty if they have.
    pub without_contexts: String,
    /// The articles that lines come from.
    pub articles: Vec<EvidenceArticle>,
    /// The forms, in alphabetical order.
    pub forms: Vec<EvidenceForm>,
    /// Parts of forms that cells open and the explorer does not list, named by [`Evidence::part`]: in one article, of which a sample
    /// of all lines need not hold every line, or on one side of a comparison.
    pub parts: Vec<EvidenceForm>,
    /// The forms of the words around nodes; words name them by place.
    pub context_forms: Vec<String>,
    /// What counting makes of signs that a reader may type: the sign, and what it becomes.
    pub folds: Vec<(String, String)>,
    /// The groups of the study by name; lines name them by place.
    pub groups: Vec<String>,
}

impl Evidence {
    /// The name of a part of a form: an article's id, or the side of a comparison.
    pub fn part(form: &str, of: &str) -> String {
        format!("{form} · {of}")
    }

    /// Whether some article has a date.
    pub fn has_dates(&self) -> bool {
        self.articles.iter().any(|article| !article.date.is_empty())
    }

    /// Whether it is known who speaks in the lines.
    pub fn has_voices(&self) -> bool {
        self.forms.iter().flat_map(|form| &form.lines).any(|line| !line.voice.is_empty())
    }
}

/// An article as the explorer shows it.
#[derive(Debug, Clone)]
pub struct EvidenceArticle {
    /// The article's id.
    pub id: String,
    /// Its outlet.
    pub outlet: String,
    /// Its date, as precise as it is known; may be empty.
    pub date: String,
    /// Its title; may be empty.
    pub title: String,
}

/// The lines of one form.
#[derive(Debug, Clone)]
pub struct EvidenceForm {
    /// The counted form.
    pub form: String,
    /// Its occurrences in the whole corpus.
    pub count: u64,
    /// Its occurrences in each outlet, in the order of `Report::outlets`.
    pub count_by_outlet: Vec<u64>,
    /// The lines that are kept, in the order of the corpus.
    pub lines: Vec<EvidenceLine>,
}

/// One concordance line.
#[derive(Debug, Clone)]
pub struct EvidenceLine {
    /// The place of its article in `Evidence::articles`.
    pub article: u32,
    /// What stands before the node, cut between words, white space folded.
    pub left: String,
    /// The node as it stands in the text.
    pub node: String,
    /// What stands after it.
    pub right: String,
    /// The tokens of `left`, counted or not.
    pub left_words: Vec<EvidenceWord>,
    /// The tokens of `right`.
    pub right_words: Vec<EvidenceWord>,
    /// The groups of which a name stands whole in the line, the node included: places in `Evidence::groups`, ascending.
    pub groups: Vec<u16>,
    /// Who speaks there: `quoted`, `reported`, `own`; empty if that was not asked.
    pub voice: &'static str,
    /// The bytes of the node in the article's body.
    pub bytes: std::ops::Range<u64>,
}

/// A token beside the node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceWord {
    /// Its bytes in the context as the line shows it.
    pub bytes: std::ops::Range<u32>,
    /// The place of its counted form in `Evidence::context_forms`.
    pub form: u32,
}
