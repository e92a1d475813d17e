//! Comparisons that a study chooses: which articles and whose words stand on each side, as `study.toml` says.
//! Leaves comparing them to the section.

use super::Study;
use crate::analysis::languages::refuse_mixed;
use crate::analysis::section::{Apart, Chosen, Frame};
use crate::analysis::voices::in_voice;
use crate::annotation::duplicate::MARK_FIELDS;
use crate::annotation::voice::{Voice, Voices};
use crate::count::Grouping;
use crate::error::{Error, Result};
use crate::index::SubCorpus;
use crate::query::Filter;
use serde::Deserialize;

/// A comparison as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ComparisonTable {
    /// The heading; the two sides if left out.
    name: Option<String>,
    /// Which articles; all of them if left out.
    target: Option<String>,
    /// Which articles; those that the target leaves over if left out.
    reference: Option<String>,
    /// Whose words on both sides, or on one of them.
    voice: Option<String>,
    target_voice: Option<String>,
    reference_voice: Option<String>,
}

/// Two sides that a study compares.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The heading; empty means one made from the sides.
    pub name: String,
    /// What is looked at.
    pub target: Side,
    /// With what it is compared.
    pub reference: Side,
    /// Where it is written: file and line.
    place: String,
}

/// Some words of some articles.
#[derive(Debug, Clone)]
pub struct Side {
    /// Which articles; `None` is all of them, of a reference those that the target leaves over.
    pub articles: Option<Filter>,
    /// Whose words.
    pub voice: Voice,
}

impl Comparison {
    /// Reads a comparison that stands at a place of a file.
    ///
    /// # Errors
    /// If a side is no filter, a voice is unknown, or both sides are the same; names the place.
    pub(super) fn read(table: &ComparisonTable, place: String) -> Result<Self> {
        let side = |articles: &Option<String>, voice: &Option<String>| -> Result<Side> {
            let voice = voice.as_ref().or(table.voice.as_ref());
            Ok(Side {
                articles: articles.as_deref().map(Filter::new).transpose()?,
                voice: voice.map(|name| Voice::named(name)).transpose()?.unwrap_or_default(),
            })
        };
        let sides = || -> Result<(Side, Side)> {
            let (target, reference) =
                (side(&table.target, &table.target_voice)?, side(&table.reference, &table.reference_voice)?);
            let has_articles = target.articles.is_some() || reference.articles.is_some();
            if !has_articles && !are_apart(target.voice, reference.voice) {
                return Err(Error::question("the two sides of the comparison share words").hint(
                    "name articles, as in target = 'outlet = \"A\"', or voices, as in target_voice = \"quoted\" and reference_voice = \"own\"",
                ));
            }
            Ok((target, reference))
        };
        let (target, reference) = sides().map_err(|error| at(&place, &error))?;
        Ok(Self { name: table.name.clone().unwrap_or_default(), target, reference, place })
    }

    /// The filters of both sides.
    pub(super) fn filters(&self) -> impl Iterator<Item = &Filter> {
        [&self.target, &self.reference].into_iter().filter_map(|side| side.articles.as_ref())
    }

    /// Whether it asks who speaks.
    pub(super) fn asks_for_voices(&self) -> bool {
        self.target.voice != Voice::All || self.reference.voice != Voice::All
    }

    /// Both sides in words.
    pub(super) fn described(&self) -> String {
        let side = |side: &Side, all: &str| named(side.articles.as_ref().map_or(all, Filter::text), side.voice);
        let rest = if self.target.articles.is_some() { "the rest" } else { "all articles" };
        format!("{} against {}", side(&self.target, "all articles"), side(&self.reference, rest))
    }

    /// The two sides in a corpus.
    fn chosen<'i>(&self, frame: &Frame<'i>, voices: Option<&Voices>) -> Result<Chosen<'i>> {
        let all = &frame.corpus;
        let target = picked(all, self.target.articles.as_ref())?;
        let reference = match (&self.reference.articles, &self.target.articles) {
            (None, Some(_)) if !are_apart(self.target.voice, self.reference.voice) => all.minus(&target),
            (None, Some(_)) => target.clone(),
            (filter, _) => picked(all, filter.as_ref())?,
        };
        if reference.is_empty() {
            return Err(Error::question("the target leaves no article over for its reference")
                .hint("name the reference, or leave some articles out of the target"));
        }
        let shared = target.articles().iter().any(|article| reference.articles().binary_search(article).is_ok());
        if shared && !are_apart(self.target.voice, self.reference.voice) {
            return Err(Error::question("target and reference share articles")
                .hint("make the two filters exclude each other, or compare different voices of the same articles"));
        }
        let sides = [(&target, &self.target), (&reference, &self.reference)];
        let outlets = sides.map(|(members, side)| outlet_of(frame, members).filter(|_| side.voice == Voice::All));
        let spoken = |members: &SubCorpus<'i>, voice: Voice| match voices {
            Some(voices) => in_voice(members, voices, voice),
            None => members.clone(),
        };
        let articles_of = |(members, side): (&SubCorpus<'i>, &Side), otherwise: String| {
            let outlet = outlet_of(frame, members);
            outlet.or_else(|| side.articles.as_ref().map(|filter| filter.text().to_owned())).unwrap_or(otherwise)
        };
        let looked_at = articles_of(sides[0], "all articles".into());
        let same = target.articles() == reference.articles();
        let rest = if same { looked_at.clone() } else { format!("all but {looked_at}") };
        let names = [(looked_at, self.target.voice), (articles_of(sides[1], rest), self.reference.voice)]
            .map(|(articles, voice)| named(&articles, voice));
        let title = if self.name.is_empty() { names.join(" against ") } else { self.name.clone() };
        let [target_name, reference_name] = names;
        let groups = vec![
            (target_name, spoken(&target, self.target.voice)),
            (reference_name, spoken(&reference, self.reference.voice)),
        ];
        let grouping = Grouping { field: "side".into(), groups };
        refuse_mixed(all, &grouping)?;
        let sides = if shared { Apart::Voices } else { Apart::Articles };
        Ok(Chosen { title, grouping, sides, outlets })
    }
}

impl Study {
    /// Looks for shared text if a comparison asks for a field that it gives.
    pub(super) fn mark_for_comparisons(&mut self) {
        self.marks |= self.compare.iter().flat_map(Comparison::filters).any(|filter| filter.asks_for(&MARK_FIELDS));
    }

    /// The comparisons that the study chooses, in their order.
    ///
    /// # Errors
    /// If a side holds no article or names a field that no article has, or both share words; names the place in the file.
    pub(super) fn chosen<'i>(&self, frame: &Frame<'i>, voices: Option<&Voices>) -> Result<Vec<Chosen<'i>>> {
        let chosen =
            |comparison: &Comparison| comparison.chosen(frame, voices).map_err(|error| at(&comparison.place, &error));
        self.compare.iter().map(chosen).collect()
    }
}

/// Whether no word is in both voices.
fn are_apart(one: Voice, other: Voice) -> bool {
    let parts = |voice: Voice| match voice {
        Voice::All => [true; 3],
        Voice::Quoted => [true, false, false],
        Voice::Reported => [false, true, false],
        Voice::Own => [false, false, true],
        Voice::Unquoted => [false, true, true],
    };
    parts(one).into_iter().zip(parts(other)).all(|(one, other)| !(one && other))
}

fn named(articles: &str, voice: Voice) -> String {
    match voice {
        Voice::All => articles.to_owned(),
        voice => format!("{articles}, {} words", voice.name()),
    }
}

fn picked<'i>(all: &SubCorpus<'i>, filter: Option<&Filter>) -> Result<SubCorpus<'i>> {
    let Some(filter) = filter else { return Ok(all.clone()) };
    filter.check_in(all.index())?;
    let picked = filter.select(all);
    if picked.is_empty() {
        return Err(Error::question(format!("no article satisfies {}", filter.text()))
            .hint("see what there is with: newsprint check CORPUS"));
    }
    Ok(picked)
}

/// The outlet of which some articles are all.
fn outlet_of(frame: &Frame<'_>, members: &SubCorpus<'_>) -> Option<String> {
    let is_it = |(_, all): &&(String, SubCorpus<'_>)| all.articles() == members.articles();
    frame.outlets.groups.iter().find(is_it).map(|(name, _)| name.clone())
}

fn at(place: &str, error: &Error) -> Error {
    let found = Error::new(format!("{place}: {error}"));
    match error.remedy() {
        Some(hint) => found.hint(hint),
        None => found,
    }
}
