//! The one way from a study to a report.

use super::{Provenance, Study, corpus_facts, methods};
use crate::analysis::inference::add_columns;
use crate::analysis::parallels::{MIN_SCORE, pairs_table};
use crate::analysis::section::{self, Actors, Frame};
use crate::analysis::shared_text::SharedText;
use crate::analysis::{HiddenWords, cleaning, duplicates, evidence, frequency, keywords};
use crate::count::{Counts, Grouping};
use crate::error::Result;
use crate::index::{FormId, Index};
use crate::query::{Hit, Pattern};
use crate::report::{Block, Fact, Report, Section};
use crate::stats::keyness::{KEYNESS, Needs};
use crate::table::{Table, isolated};
use std::collections::{BTreeMap, BTreeSet};

/// A report and what lies beside it.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The page.
    pub report: Report,
    /// Whole tables, of which the page shows parts.
    pub tables: Vec<Table>,
    /// The methods text.
    pub methods: String,
    /// How it was made.
    pub provenance: Provenance,
}

/// The sections about voices, and the whole tables behind them.
struct Spoken {
    sections: Vec<Section>,
    tables: Vec<Table>,
}

impl Study {
    /// The report on a corpus that was read with [`Study::index`]. `command` is the canonical command.
    ///
    /// # Errors
    /// If the filter keeps no article, a node is no pattern, or the list of hidden words cannot be read.
    pub fn report(&self, index: &Index, command: &str) -> Result<Outcome> {
        let corpus = self.selection(index)?;
        let hidden = if self.hide.is_empty() { HiddenWords::default() } else { HiddenWords::named(&self.hide, index)? };
        let nodes = self.patterns(&self.nodes, index)?;
        let frame = Frame::new(corpus, hidden, nodes, self.per, self.top, self.threads)?;
        let actors = self.actors(index, &frame)?;
        let provenance = Provenance {
            command: command.to_string(),
            settings: self.report_settings(index, &frame),
            sources: index.corpus().sources().to_vec(),
            corpus: corpus_facts(&frame.corpus),
        };
        let methods = methods::text(&frame, &provenance);
        let shared = section::shared_of(&frame, self.threads);
        let spoken = self.spoken_sections(&frame)?;
        let mut sections = vec![section::corpus(&frame), section::left_out(&frame)?];
        sections.extend(spoken.sections);
        sections.extend([section::counting(&frame), section::frequency(&frame)]);
        sections.extend(actors.as_ref().map(|actors| section::actors(&frame, actors)));
        sections.extend([
            section::shared(&frame, shared.as_ref()),
            section::distinctive(&frame),
            section::places(&frame),
        ]);
        let forms = forms_with_evidence(&sections, index);
        let evidence = evidence(&frame.corpus, &frame.counts, &forms, &named_hits(&frame, actors.as_ref()));
        sections.push(section::lines(&evidence.rule));
        sections.push(methods::section(&methods, &provenance));
        let report = Report {
            title: self.title_of(&frame),
            subtitle: "Who uses which words: frequencies by article and outlet, with the lines behind every number"
                .into(),
            language: "en".into(),
            summary: section::summary(&frame),
            trust: section::trust(&frame),
            outlets: frame.facts.iter().map(|facts| facts.outlet.clone()).collect(),
            evidence,
            sections,
            colophon: colophon(&provenance),
        };
        let mut tables = self.whole_tables(&frame, shared.as_ref())?;
        tables.extend(spoken.tables);
        tables.extend(actors.iter().flat_map(|actors| actors.tables(&frame)));
        Ok(Outcome { report, tables, methods, provenance })
    }

    /// The groups in the corpus of the report; `None` if none is described.
    fn actors(&self, index: &Index, frame: &Frame<'_>) -> Result<Option<Actors>> {
        if self.groups.is_empty() {
            return Ok(None);
        }
        Actors::new(frame, self.bound_groups(index)?, self.threads).map(Some)
    }

    /// Who speaks, and the statements that several outlets render, with the whole table of their pairs.
    fn spoken_sections(&self, frame: &Frame<'_>) -> Result<Spoken> {
        let index = frame.corpus.index();
        let (known, names) = (self.voices(&frame.corpus)?, self.speaker_names(index)?);
        let parallels = self.parallels(&frame.corpus, &known, &names, MIN_SCORE);
        let mut sections = vec![section::voices(frame, &known, &names, self.voices.words(), self.threads)];
        let mut tables = Vec::new();
        if let Some(section) = section::parallels(frame, &known, &parallels) {
            sections.push(section);
            tables.push(pairs_table(index, &parallels));
        }
        Ok(Spoken { sections, tables })
    }

    fn title_of(&self, frame: &Frame<'_>) -> String {
        if !self.title.is_empty() {
            return self.title.clone();
        }
        let outlets: Vec<String> = frame.facts.iter().map(|facts| isolated(&facts.outlet)).collect();
        match &outlets[..] {
            [] => "An empty corpus".into(),
            [one] => format!("The words of {one}"),
            [but_last @ .., last] if outlets.len() <= 4 => format!("The words of {} and {last}", but_last.join(", ")),
            _ => format!("The words of {} outlets", outlets.len()),
        }
    }

    fn report_settings(&self, index: &Index, frame: &Frame<'_>) -> Vec<(String, String)> {
        let mut settings = self.settings(index);
        let mut set = |name: &str, value: String| settings.push((name.into(), value));
        set("per", self.per.to_string());
        set("top", self.top.to_string());
        set("nodes", frame.nodes.iter().map(Pattern::text).collect::<Vec<_>>().join(" | "));
        set(
            "candidates",
            format!("min_count={}, min_articles={}", frame.candidates.min_count, frame.candidates.min_articles),
        );
        set("interval_level", crate::analysis::LEVEL.to_string());
        if let Some(inference) = &frame.inference {
            inference.settings().into_iter().for_each(|(name, value)| set(name, value));
        }
        if !frame.hidden.is_empty() {
            set("hidden_words", format!("{} sha256:{}", frame.hidden.name, frame.hidden.hash));
        }
        settings
    }

    /// Every form: in the corpus, by outlet and by article; every candidate with every measure of counts.
    fn whole_tables(&self, frame: &Frame<'_>, shared: Option<&SharedText>) -> Result<Vec<Table>> {
        let index = frame.corpus.index();
        let mut tables = vec![
            frequency::table(index, &frame.counts, &frequency::rows(&frame.counts, &frame.forms, false), None),
            frequency::table(index, &frame.counts, &frequency::rows(&frame.counts, &frame.forms, true), Some("outlet")),
        ];
        let articles = Grouping::by(&frame.corpus, "article")?;
        let by_article = Counts::of(&frame.corpus, &articles, self.threads);
        tables.push(frequency::table(
            index,
            &by_article,
            &frequency::rows(&by_article, &frame.forms, true),
            Some("article"),
        ));
        tables.extend(shared.map(|shared| duplicates::table(index, &shared.pairs)));
        tables.push(cleaning::spans(&frame.corpus));
        if !frame.comparisons.is_empty() {
            let measures: Vec<_> = KEYNESS.iter().filter(|measure| measure.needs == Needs::Counts).collect();
            let mut table = keywords::table(index, &frame.comparisons, &frame.keywords, &measures, None, true);
            add_columns(&mut table, index, &frame.comparisons, &frame.keywords, frame.inference.as_ref(), None);
            table.name = "keywords-all".into();
            tables.push(table);
        }
        Ok(tables)
    }
}

/// The lines of what is no form: nodes that are more than a word, groups and their names.
fn named_hits(frame: &Frame<'_>, actors: Option<&Actors>) -> BTreeMap<String, Vec<Hit>> {
    let mut named = actors.map(|actors| actors.hits.clone()).unwrap_or_default();
    for node in &frame.nodes {
        let label = section::node_label(frame, node);
        if frame.corpus.index().form_id(&label).is_none() {
            named.insert(label, node.find(&frame.corpus));
        }
    }
    named
}

/// The forms that some cell of the page opens.
fn forms_with_evidence(sections: &[Section], index: &Index) -> BTreeSet<FormId> {
    let mut forms = BTreeSet::new();
    let mut blocks: Vec<&Block> = sections.iter().flat_map(|section| &section.blocks).collect();
    while let Some(block) = blocks.pop() {
        let table = match block {
            Block::Table(table) => table,
            Block::Figure(figure) => &figure.twin,
            Block::Details { blocks: folded, .. } => {
                blocks.extend(folded);
                continue;
            }
            Block::Paragraph(_) | Block::Notice(_) | Block::Copy(_) | Block::Explorer => continue,
        };
        let opened = table.rows.iter().flatten().filter_map(|cell| cell.evidence.as_deref());
        forms.extend(opened.filter_map(|evidence| index.form_id(&evidence.form)));
    }
    forms
}

fn colophon(provenance: &Provenance) -> Vec<Fact> {
    let fact = |label: &str, value: &str| Fact { label: label.into(), value: value.into(), warning: false };
    vec![
        fact("newsprint", env!("CARGO_PKG_VERSION")),
        fact("command", &provenance.command),
        fact("corpus (SHA-256)", &provenance.corpus.hash),
    ]
}
