//! `newsprint similarity`: how alike outlets, or any groups of articles, are as wholes.

use super::args::{ClusterArgument, MapArgument, SimilarityArguments, names, quoted};
use super::nearest::{chosen, nearest_first};
use super::picture::Kind;
use newsprint::analysis::HiddenWords;
use newsprint::analysis::frequency::by_count;
use newsprint::analysis::picture::similarity as pictures;
use newsprint::analysis::similarity::{self, Compared, Resampling, Spans};
use newsprint::analysis::word_notices;
use newsprint::chart::Chart;
use newsprint::count::{Counts, Grouping};
use newsprint::error::{Error, Result};
use newsprint::index::{FormId, Index};
use newsprint::stats::similarity::{
    BURROWS_DELTA, COSINE_DELTA, COSINE_RELFREQ, COSINE_TFIDF_ARTICLES, Clustering, Correspondence, DELTA_UNITS,
    DELTA_WARN_UNITS, Distances, JSD_BITS, Linkage, SIMILARITY, Scaling, SimilarityMeasure, TREE_UNITS, named,
};
use newsprint::table::{Answer, Notice, Table};

/// What is shown unless told otherwise.
const USUAL: [&SimilarityMeasure; 5] =
    [&COSINE_RELFREQ, &COSINE_TFIDF_ARTICLES, &JSD_BITS, &BURROWS_DELTA, &COSINE_DELTA];

/// What can be drawn: what was found, as --map or --cluster ask.
const PICTURES: [Kind; 1] =
    [Kind { name: "matrix", about: "the matrix; with --cluster beside its tree, with --map the map" }];

/// Compares every two groups and writes the matrix, a map or a tree.
pub fn run(arguments: &SimilarityArguments) -> Result<()> {
    let format = arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "matrix")?;
    let measures =
        chosen("similarity measure", &arguments.measure, USUAL.to_vec(), SIMILARITY, SimilarityMeasure::option)?;
    let distance = named(&arguments.distance).ok_or_else(|| {
        let known = nearest_first(&arguments.distance, SIMILARITY.iter().map(SimilarityMeasure::option));
        Error::question(format!("there is no distance \"{}\"", arguments.distance)).hint(format!("use one of: {known}"))
    })?;
    let study = arguments.options.study(&arguments.corpus)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let mut grouping = study.grouping(&corpus, &arguments.by)?;
    newsprint::analysis::languages::refuse_mixed(&corpus, &grouping)?;
    let mut notices = word_notices(&corpus);
    leave_out(&mut grouping, &mut notices);
    if grouping.groups.len() < 2 {
        return Err(Error::question(format!("there are fewer than two groups with words by \"{}\"", arguments.by))
            .hint("read several outlets, or group by another field with --by"));
    }
    refuse_delta(arguments, grouping.groups.len(), &measures, distance)?;
    let counts = Counts::of(&corpus, &grouping, study.threads);
    let hidden = arguments.leave_out.as_deref().map(|list| HiddenWords::named(list, &index)).transpose()?;
    let kept = |form: &FormId| hidden.as_ref().is_none_or(|hidden| !hidden.hides(index.form(*form)));
    let frequent: Vec<FormId> = by_count(&counts).into_iter().filter(kept).take(arguments.words).collect();
    let places: Vec<usize> = (0..grouping.groups.len()).collect();
    let compared = Compared {
        field: grouping.field.clone(),
        names: grouping.names().map(String::from).collect(),
        units: similarity::units(&counts, &places, &frequent),
    };
    let spans = (arguments.map.is_none() && arguments.cluster.is_none()).then(|| {
        let usual = Resampling { seed: arguments.seed, ..Resampling::usual(compared.names.len(), counts.tokens()) };
        let resampling = Resampling { shuffles: arguments.resamples.unwrap_or(usual.shuffles), ..usual };
        // A table that a person reads has no room for the spans of all: those of the first, unless measures were named.
        let few = format.name == "table" && arguments.measure.is_empty();
        let spanned = if few { &measures[..1] } else { &measures[..] };
        let spans = Spans::of(&compared, &grouping, spanned, resampling, study.threads);
        notices.extend(spans.notices(resampling));
        (spans, resampling)
    });
    let asked =
        Asked { compared: &compared, measures: &measures, distance, spans: spans.as_ref().map(|(spans, _)| spans) };
    let found = found(arguments, &asked, &index, &mut notices)?;
    if let Some(wanted) = &wanted {
        wanted.write(found.chart(&asked)?)?;
    }
    let table = found.table(arguments, &asked);
    let mut settings = study.settings(&index);
    settings.push(("frequent_words".into(), frequent.len().to_string()));
    if arguments.map.is_some() || arguments.cluster.is_some() {
        settings.push(("distance".into(), distance.name.into()));
    }
    if let Some((_, resampling)) = spans.as_ref().filter(|(spans, _)| spans.measures > 0) {
        settings.push(("resamples".into(), resampling.shuffles.to_string()));
        settings.push(("seed".into(), resampling.seed.to_string()));
    }
    if let Some(hidden) = &hidden {
        settings.push(("left_out_words".into(), format!("{} sha256:{}", hidden.name, hidden.hash)));
    }
    let answer =
        Answer { command: canonical(arguments), settings, corpus: arguments.output.facts(&corpus)?, notices, table };
    arguments.output.write(answer, arguments.options.quiet)
}

/// Groups without a name or without a word are no units.
fn leave_out(grouping: &mut Grouping<'_>, notices: &mut Vec<Notice>) {
    let field = grouping.field.clone();
    grouping.groups.retain(|(name, members)| {
        let tokens: usize = members.articles().iter().map(|&article| members.article_tokens(article)).sum();
        if name.is_empty() {
            notices.push(Notice::new(
                "left-out",
                format!("{} articles without {field} are left out", members.articles().len()),
            ));
        } else if tokens == 0 {
            notices.push(Notice::new("left-out", format!("{name} has no words and is left out")));
        }
        !name.is_empty() && tokens > 0
    });
}

/// A Delta that was asked for by name is refused where it means nothing.
fn refuse_delta(
    arguments: &SimilarityArguments,
    units: usize,
    measures: &[&SimilarityMeasure],
    distance: &SimilarityMeasure,
) -> Result<()> {
    let by_name = arguments.measure.iter().any(|name| name != "all");
    let laid_out = arguments.map == Some(MapArgument::Mds) || arguments.cluster.is_some();
    let asked =
        if laid_out { distance.is_delta() } else { by_name && measures.iter().any(|measure| measure.is_delta()) };
    if asked && arguments.map.is_none_or(|map| map == MapArgument::Mds) && units < DELTA_UNITS {
        return Err(Error::question(format!("Delta needs at least {DELTA_UNITS} groups, and there are {units}"))
            .hint("with two groups every Delta is the same number; use --measure jsd-bits"));
    }
    Ok(())
}

/// What was found, before it becomes rows or a picture.
enum Found {
    Matrix,
    Correspondence(Correspondence, Vec<String>),
    Scaling(Scaling),
    Tree(Clustering),
}

impl Found {
    fn table(&self, arguments: &SimilarityArguments, asked: &Asked<'_>) -> Table {
        match self {
            Self::Matrix => similarity::matrix(asked.compared, asked.measures, asked.spans),
            Self::Correspondence(found, forms) if arguments.map == Some(MapArgument::CaWords) => {
                similarity::correspondence_of_words(forms, found)
            }
            Self::Correspondence(found, _) => similarity::correspondence_of_units(asked.compared, found),
            Self::Scaling(found) => similarity::scaling(asked.compared, found, asked.distance),
            Self::Tree(found) => similarity::tree(asked.compared, found, asked.distance),
        }
    }

    fn chart(&self, asked: &Asked<'_>) -> Result<Chart> {
        let units = asked.compared.names.len();
        if matches!(self, Self::Matrix | Self::Tree(_)) && units > pictures::MOST_UNITS {
            return Err(Error::question(format!(
                "{units} groups are more than a matrix can name ({})",
                pictures::MOST_UNITS
            ))
            .hint("group by another field with --by, or choose articles with --where"));
        }
        Ok(match self {
            Self::Matrix => pictures::matrix(asked.compared, asked.measures[0], None),
            Self::Correspondence(found, forms) => pictures::correspondence(asked.compared, forms, found),
            Self::Scaling(found) => pictures::scaling(asked.compared, found, asked.distance),
            Self::Tree(found) => pictures::matrix(asked.compared, asked.distance, Some(found)),
        })
    }
}

/// What is compared by what.
struct Asked<'a> {
    compared: &'a Compared,
    measures: &'a [&'static SimilarityMeasure],
    distance: &'static SimilarityMeasure,
    spans: Option<&'a Spans>,
}

fn found(
    arguments: &SimilarityArguments,
    asked: &Asked<'_>,
    index: &Index,
    notices: &mut Vec<Notice>,
) -> Result<Found> {
    let Asked { compared, measures, distance, .. } = *asked;
    let units = compared.names.len();
    if units < TREE_UNITS {
        let text = format!("{units} groups: below {TREE_UNITS} read the matrix of distances, not a tree or a map");
        notices.push(Notice::new("few-units", text));
    }
    let distances = || {
        Distances::by(&compared.units, distance).ok_or_else(|| {
            Error::question(format!("{} is undefined for some pairs of groups", distance.option()))
                .hint("choose another distance, such as --distance js-distance")
        })
    };
    if let Some(MapArgument::Ca | MapArgument::CaWords) = arguments.map {
        let found = Correspondence::of(&compared.units.table())
            .ok_or_else(|| Error::question("there are fewer than two groups or words to map").hint("raise --words"))?;
        let words = compared.units.frequent().len();
        let text = format!(
            "the table of {words} words and {units} groups has an inertia of {:.4} and {} axes; rows and columns are in principal coordinates",
            found.total_inertia,
            found.singular_values.len()
        );
        notices.push(Notice::new("axes", text));
        let form = |&word: &u32| index.form(FormId(word)).to_string();
        let forms: Vec<String> = compared.units.frequent().iter().map(form).collect();
        return Ok(Found::Correspondence(found, forms));
    }
    if arguments.map == Some(MapArgument::Mds) {
        let found = Scaling::of(&distances()?, 2);
        if let Some(goodness) = found.goodness {
            let text =
                format!("two axes keep {:.1} % of the distances by {}", 100.0 * goodness.of_absolute, distance.name);
            notices.push(Notice::new("goodness-of-fit", text));
        }
        return Ok(Found::Scaling(found));
    }
    if let Some(linkage) = arguments.cluster {
        return Ok(Found::Tree(Clustering::of(&distances()?, linkage.linkage())));
    }
    notices.extend(about_measures(measures, units, compared.units.frequent().len()));
    Ok(Found::Matrix)
}

fn about_measures(measures: &[&SimilarityMeasure], units: usize, words: usize) -> Vec<Notice> {
    let mut notices: Vec<Notice> = measures
        .iter()
        .map(|measure| Notice::new("direction", format!("{}: {}", measure.name, measure.range)))
        .collect();
    if measures.iter().any(|measure| measure.is_delta()) {
        let text = if units < DELTA_UNITS {
            format!("Delta is undefined below {DELTA_UNITS} groups: with two it is the same for all texts")
        } else if units < DELTA_WARN_UNITS {
            format!("Delta over {units} groups says little: its z-scores need {DELTA_WARN_UNITS} groups or more")
        } else {
            format!("Delta looks at the {words} most frequent words, z-scores over {units} groups")
        };
        notices.push(Notice::new("delta", text));
    }
    if measures.iter().any(|measure| measure.name.starts_with("kilgarriff")) {
        let text = "χ² of frequent words grows with the sizes of the groups: compare only pairs of similar size";
        notices.push(Notice::new("grows-with-size", text));
    }
    notices
}

impl ClusterArgument {
    fn linkage(self) -> Linkage {
        match self {
            Self::Ward => Linkage::WardD2,
            Self::Average => Linkage::Average,
            Self::WardD => Linkage::WardD,
        }
    }
}

fn canonical(arguments: &SimilarityArguments) -> String {
    let mut command = format!("newsprint similarity {}", names(&arguments.corpus));
    let mut add = |flag: &str, value: &str| command.push_str(&format!(" {flag} {}", quoted(value)));
    if arguments.by != "outlet" {
        add("--by", &arguments.by);
    }
    if let Some(map) = arguments.map {
        add("--map", map.name());
    }
    if let Some(cluster) = arguments.cluster {
        add("--cluster", cluster.name());
    }
    if !arguments.measure.is_empty() && arguments.map.is_none() && arguments.cluster.is_none() {
        add("--measure", &arguments.measure.join(","));
    }
    if arguments.distance != "js-distance" && (arguments.map == Some(MapArgument::Mds) || arguments.cluster.is_some()) {
        add("--distance", &arguments.distance);
    }
    if let Some(resamples) = arguments.resamples {
        add("--resamples", &resamples.to_string());
    }
    if arguments.seed != Resampling::usual(0, 0).seed && arguments.resamples != Some(0) {
        add("--seed", &arguments.seed.to_string());
    }
    if arguments.words != similarity::FREQUENT_WORDS {
        add("--words", &arguments.words.to_string());
    }
    if let Some(list) = &arguments.leave_out {
        add("--leave-out", &super::args::name(std::path::Path::new(list)));
    }
    command + &arguments.options.canonical()
}
