//! The one way from a study to a report.

use super::practice::Done;
use super::references::references;
use super::without_text::without_text;
use super::{Comparison, Provenance, Study, corpus_facts, methods};
use crate::analysis::parallels::{MIN_SCORE, pairs_table};
use crate::analysis::section::{self, Actors, Comparing, Findings, Frame, Shown};
use crate::analysis::{Contexts, HiddenWords, Lines, Wanted, evidence, keywords};
use crate::annotation::voice::Voices;
use crate::corpus::UNKNOWN_OUTLET;
use crate::error::Result;
use crate::index::{FormId, Index};
use crate::query::{Hit, Pattern};
use crate::report::{Block, Fact, Reference, Report, Section, Sentence};
use crate::table::{LongTable, Table, isolated};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A report and what lies beside it.
#[derive(Debug, Clone)]
pub struct Outcome<'i> {
    /// The page.
    pub report: Report,
    /// Whole tables, of which the page shows parts.
    pub tables: Vec<LongTable<'i>>,
    /// The methods text.
    pub methods: String,
    /// The works that it and the measures of the report name.
    pub references: Vec<Reference>,
    /// How it was made.
    pub provenance: Provenance,
}

/// Sections in the making, with the whole tables behind them.
#[derive(Default)]
struct Parts {
    sections: Vec<Section>,
    tables: Vec<Table>,
}

/// What the sections of chosen comparisons add to the rest.
#[derive(Default)]
struct Opened {
    parts: BTreeMap<String, Vec<Hit>>,
    sentences: Vec<Sentence>,
}

impl Study {
    /// The report on a corpus that was read with [`Study::index`]. `command` is the canonical command.
    ///
    /// # Errors
    /// If the filter keeps no article, a node is no pattern, or the list of hidden words cannot be read.
    pub fn report<'i>(&self, index: &'i Index, command: &str) -> Result<Outcome<'i>> {
        let frame = Arc::new(self.frame(index)?);
        let actors = self.actors(index, &frame)?;
        let provenance = Provenance {
            command: command.to_string(),
            settings: self.report_settings(index, &frame),
            sources: index.corpus().sources().to_vec(),
            corpus: corpus_facts(&frame.corpus),
        };
        index.corpus().sound()?;
        let shared = self.contents.has("shared").then(|| section::shared_of(&frame, self.threads)).flatten();
        let mut parts = Parts::default();
        let asks = ["voices", "parallels", "lines"].iter().any(|part| self.contents.has(part));
        let asks = asks || self.compared().any(Comparison::asks_for_voices);
        let known = asks.then(|| self.voices(&frame.corpus)).transpose()?;
        self.beginning(&frame, known.as_ref(), &mut parts)?;
        if self.contents.has("reading") {
            let pack = section::reading(&frame);
            parts.sections.push(pack.section);
            parts.tables.extend(pack.tables);
        }
        let place_of_lines = parts.sections.len();
        parts.sections.extend(
            actors.as_ref().filter(|_| self.contents.has("actors")).map(|actors| section::actors(&frame, actors)),
        );
        self.comparisons(&frame, &mut parts)?;
        let chosen = self.chosen_sections(&frame, known.as_ref(), &mut parts)?;
        if self.contents.has("shared") {
            parts.sections.push(section::shared(&frame, shared.as_ref()));
        }
        let closest = self.words_in_place(&frame, &mut parts)?;
        let mut wanted = wanted(&parts.sections, index);
        wanted.forms.extend(frame.nodes.iter().filter_map(|node| index.form_id(&section::node_label(&frame, node))));
        let lines = Lines {
            corpus: &frame.corpus,
            counts: &frame.counts,
            voices: known.as_ref(),
            contexts: self.contexts,
            groups: &actors.as_ref().map(Actors::hits_by_group).unwrap_or_default(),
        };
        wanted.named = named_hits(&frame, actors.as_ref());
        wanted.parts = chosen.parts;
        let evidence = evidence(lines, &wanted);
        if self.contents.has("lines") {
            parts.sections.insert(place_of_lines, section::lines(&evidence.rule));
        }
        let mut summary = section::summary(&frame, &Findings { sections: &parts.sections, closest });
        summary.extend(chosen.sentences);
        summary.retain(|sentence| parts.sections.iter().any(|section| section.id == sentence.section));
        let done = Done { study: self, frame: &frame, sections: &parts.sections };
        let methods = methods::text(&done, &provenance);
        let last = methods::section(&done, &methods, &provenance);
        parts.sections.push(last);
        let mut tables = self.whole_tables(&frame, shared.as_ref())?;
        let actors = actors.iter().flat_map(|actors| actors.tables(&frame));
        tables.extend(parts.tables.into_iter().chain(actors).map(LongTable::from));
        if self.contexts == Contexts::LeftOut {
            without_text(&mut parts.sections, &mut tables);
        }
        let report = Report {
            title: self.title_of(&frame),
            subtitle: "Who uses which words: frequencies by article and outlet, with the lines behind every number"
                .into(),
            language: self.report_language.clone(),
            text_language: "en".into(),
            summary,
            trust: section::trust(&frame),
            outlets: frame.facts.iter().map(|facts| facts.outlet.clone()).collect(),
            evidence,
            sections: parts.sections,
            colophon: colophon(&provenance),
        };
        let references = references(&methods);
        Ok(Outcome { report, tables, methods, references, provenance })
    }

    /// What several sections look at; the outlets are compared only if a section asks for it.
    fn frame<'i>(&self, index: &'i Index) -> Result<Frame<'i>> {
        let corpus = self.selection(index)?;
        let hidden = if self.hide.is_empty() { HiddenWords::default() } else { HiddenWords::named(&self.hide, index)? };
        let nodes = self.patterns(&self.nodes, index)?;
        let comparing = if self.contents.has("distinctive") { Comparing::EachWithTheRest } else { Comparing::Nothing };
        let shown = Shown { per: self.per, top: self.top, threads: self.threads, contexts: self.contexts };
        Frame::new(corpus, hidden, nodes, comparing, shown)
    }

    /// What was collected, how it was counted, who speaks.
    fn beginning(&self, frame: &Frame<'_>, known: Option<&Voices>, parts: &mut Parts) -> Result<()> {
        if self.contents.has("corpus") {
            parts.sections.push(section::corpus(frame));
        }
        if self.contents.has("counting") {
            parts.sections.push(section::counting(frame));
        }
        if self.contents.has("left-out") {
            parts.sections.push(section::left_out(frame)?);
        }
        known.map_or(Ok(()), |known| self.spoken_sections(frame, known, parts))
    }

    /// The forms of the query that the corpus was collected by, if it is known.
    pub(super) fn query_forms(&self, frame: &Frame<'_>) -> Result<Option<BTreeSet<FormId>>> {
        let patterns = || self.patterns(&self.query, frame.corpus.index());
        (!self.query.is_empty()).then(|| Ok(keywords::query_forms(&frame.corpus, &patterns()?))).transpose()
    }

    /// How often, and what sets outlets apart.
    fn comparisons(&self, frame: &Frame<'_>, parts: &mut Parts) -> Result<()> {
        if self.contents.has("frequency") {
            parts.sections.push(section::frequency(frame));
        }
        if self.contents.has("distinctive") {
            let mut distinctive = section::distinctive(frame);
            let query = self
                .query_forms(frame)?
                .map(|forms| Block::Notice(keywords::query_notice(&self.query, frame.corpus.index(), &forms)));
            distinctive.blocks.splice(0..0, query);
            parts.sections.push(distinctive);
        }
        Ok(())
    }

    /// The comparisons that the study chooses, if they are shown.
    fn compared(&self) -> impl Iterator<Item = &Comparison> {
        self.compare.iter().filter(|_| self.contents.has("compare"))
    }

    /// A section for each of them; the lines behind their numbers, and what the summary says.
    fn chosen_sections(&self, frame: &Frame<'_>, known: Option<&Voices>, parts: &mut Parts) -> Result<Opened> {
        let mut opened = Opened::default();
        if !self.contents.has("compare") {
            return Ok(opened);
        }
        for (place, chosen) in self.chosen(frame, known)?.iter().enumerate() {
            let compared = section::compare(frame, chosen, place + 1)?;
            parts.sections.push(compared.section);
            parts.tables.extend(compared.table);
            opened.parts.extend(compared.parts);
            opened.sentences.push(compared.sentence);
        }
        Ok(opened)
    }

    /// Company, places, time, likeness, and the texts as texts; the closest company in words.
    fn words_in_place(&self, frame: &Frame<'_>, parts: &mut Parts) -> Result<Option<String>> {
        let mut closest = None;
        if self.contents.has("collocates") {
            let company = section::company(frame)?;
            parts.sections.extend(company.section);
            parts.tables.extend(company.tables);
            closest = company.sentence;
        }
        if self.contents.has("places") {
            parts.sections.push(section::places(frame));
        }
        if self.contents.has("trend") {
            parts.sections.extend(section::time(frame)?);
        }
        if self.contents.has("similarity") {
            parts.sections.extend(section::likeness(frame));
        }
        if self.contents.has("texts") {
            let measures = section::texts(frame)?;
            parts.sections.push(measures.section);
            parts.tables.extend(measures.tables);
        }
        Ok(closest)
    }

    /// The groups in the corpus of the report; `None` if none is described.
    fn actors(&self, index: &Index, frame: &Frame<'_>) -> Result<Option<Actors>> {
        if self.groups.is_empty() {
            return Ok(None);
        }
        Actors::new(frame, self.bound_groups(index)?, self.threads).map(Some)
    }

    /// Who speaks, and the statements that several outlets render, with the whole table of their pairs.
    fn spoken_sections(&self, frame: &Frame<'_>, known: &Voices, parts: &mut Parts) -> Result<()> {
        let (voices, parallels) = (self.contents.has("voices"), self.contents.has("parallels"));
        if !voices && !parallels {
            return Ok(());
        }
        let index = frame.corpus.index();
        let names = self.speaker_names(index)?;
        if voices {
            parts.sections.push(section::voices(frame, known, &names, self.voices.words(), self.threads));
        }
        if parallels {
            let found = self.parallels(&frame.corpus, known, &names, MIN_SCORE);
            if let Some(section) = section::parallels(frame, known, &found) {
                parts.sections.push(section);
                parts.tables.push(pairs_table(index, &found));
            }
        }
        Ok(())
    }

    fn title_of(&self, frame: &Frame<'_>) -> String {
        if !self.title.is_empty() {
            return self.title.clone();
        }
        let outlets: Vec<String> = frame.facts.iter().map(|facts| isolated(&facts.outlet)).collect();
        match &outlets[..] {
            [] => "An empty corpus".into(),
            [_] if frame.facts[0].outlet == UNKNOWN_OUTLET => {
                format!("The words of {}", section::things(frame.facts[0].articles, "article", "articles"))
            }
            [one] => format!("The words of {one}"),
            [but_last @ .., last] if outlets.len() <= 4 => format!("The words of {} and {last}", but_last.join(", ")),
            _ => format!("The words of {} outlets", outlets.len()),
        }
    }

    fn report_settings(&self, index: &Index, frame: &Frame<'_>) -> Vec<(String, String)> {
        let mut settings = self.settings(index);
        let mut set = |name: &str, value: String| settings.push((name.into(), value));
        if !self.file.is_empty() {
            set("study", self.file.clone());
        }
        set("per", self.per.to_string());
        set("top", self.top.to_string());
        if let Some(sections) = self.contents.described() {
            set("sections", sections);
        }
        let compared: Vec<String> = self.compared().map(Comparison::described).collect();
        if !compared.is_empty() {
            set("compare", compared.join(" | "));
        }
        if self.report_language != "en" {
            set("report_language", self.report_language.clone());
        }
        if self.contexts == Contexts::LeftOut {
            set("texts", "left out".into());
        }
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

/// The forms that some cell of the page opens, and the articles of which a cell counts one.
fn wanted(sections: &[Section], index: &Index) -> Wanted {
    let mut wanted = Wanted::default();
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
        for id in table.rows.iter().flatten().filter_map(|cell| cell.evidence.as_deref()) {
            wanted.forms.extend(index.form_id(&id.form));
            wanted.articles.extend(id.article.iter().map(|article| (id.form.clone(), article.clone())));
        }
    }
    wanted
}

fn colophon(provenance: &Provenance) -> Vec<Fact> {
    let fact = |label: &str, value: &str| Fact { label: label.into(), value: value.into(), warning: false };
    vec![
        fact("newsprint", env!("CARGO_PKG_VERSION")),
        fact("command", &provenance.command),
        fact("corpus (SHA-256)", &provenance.corpus.hash),
    ]
}
