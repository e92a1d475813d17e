//! Who is compared with whom: outlets in turn, two selections, or a published list.

use crate::cli::args::{KeywordsArguments, name};
use newsprint::analysis::keywords::{self, Candidates, Sides};
use newsprint::count::{Counts, FrequencyList, Grouping, TotalFrom};
use newsprint::error::{Error, Result};
use newsprint::index::{Index, SubCorpus};
use newsprint::query::Filter;
use newsprint::study::Study;
use newsprint::table::Notice;
use std::path::Path;

/// Which groups are compared with which; against a list a target has no reference among the articles.
pub(super) fn comparisons(counts: &Counts, each: bool, listed: bool) -> Vec<Sides> {
    if each {
        return keywords::each_against_the_rest(counts);
    }
    let names = counts.groups().iter().map(|group| group.name.clone()).enumerate();
    let sides = |(place, target): (usize, String)| Sides {
        target,
        target_groups: vec![place],
        reference_groups: if listed { Vec::new() } else { vec![1] },
    };
    names.take(if listed { usize::MAX } else { 1 }).map(sides).collect()
}

/// The published list, if the reference names a file.
pub(super) fn reference_list(arguments: &KeywordsArguments, index: &Index) -> Result<Option<FrequencyList>> {
    let path = arguments.reference.as_deref().map(Path::new).filter(|path| path.is_file());
    if path.is_none() && arguments.reference_total.is_some() {
        return Err(Error::question("--reference-total needs a frequency list")
            .hint("name a file that exists, as in --reference list.tsv --reference-total 1000000"));
    }
    path.map(|path| FrequencyList::read(path, index, arguments.reference_total)).transpose()
}

/// What the published list is, and what it leaves unknown.
pub(super) fn about_list(list: &FrequencyList, arguments: &KeywordsArguments) -> Notice {
    let file = arguments.reference.as_deref().map(|path| name(Path::new(path))).unwrap_or_default();
    let total = match list.total_from {
        TotalFrom::Given => "as given",
        TotalFrom::File => "as the file says",
        TotalFrom::Sum => "the sum of its counts, too small if it leaves rare forms out: give --reference-total",
    };
    let text = format!(
        "the reference is the frequency list \"{file}\" of {} lines and {} forms, {} of {} words ({total}); a form that it does not \
         list counts as 0 there; its articles are not known, so intervals and measures on articles are undefined",
        list.lines,
        list.iter().count(),
        list.iter().map(|(_, count)| count).sum::<u64>(),
        list.total
    );
    Notice::new("reference-list", text)
}

/// The articles of each outlet, or those of a target and its reference.
pub(super) fn sides<'i>(
    arguments: &KeywordsArguments,
    study: &Study,
    corpus: &SubCorpus<'i>,
    listed: bool,
) -> Result<Grouping<'i>> {
    if arguments.target == "each" {
        if arguments.reference.is_some() && !listed {
            return Err(Error::question("--reference needs a --target")
                .hint("name the target, as in --target 'outlet = \"A\"', or a file that exists as the reference"));
        }
        let grouping = study.grouping(corpus, &arguments.by)?;
        if grouping.groups.len() < 2 && !listed {
            return Err(Error::question(format!(
                "there is only one {}, {}",
                arguments.by,
                grouping.names().collect::<String>()
            ))
            .hint("give --target and --reference, or read several outlets"));
        }
        return Ok(grouping);
    }
    let target = pick(corpus, &arguments.target)?;
    if listed {
        let groups = vec![(arguments.target.clone(), target)];
        return Ok(Grouping { field: "target".into(), groups });
    }
    let (reference, name) = match arguments.reference.as_deref() {
        Some(text) => (pick(corpus, text)?, text.to_string()),
        None => (corpus.minus(&target), "rest".into()),
    };
    if reference.is_empty() {
        return Err(Error::question("the reference holds no article").hint("the target must leave some articles over"));
    }
    if target.articles().iter().any(|article| reference.articles().binary_search(article).is_ok()) {
        return Err(
            Error::question("target and reference share articles").hint("make the two filters exclude each other")
        );
    }
    let groups = vec![(arguments.target.clone(), target), (name, reference)];
    Ok(Grouping { field: "target".into(), groups })
}

fn pick<'i>(corpus: &SubCorpus<'i>, text: &str) -> Result<SubCorpus<'i>> {
    let filter = Filter::new(text)?;
    filter.check_in(corpus.index())?;
    let picked = filter.select(corpus);
    if picked.is_empty() {
        return Err(Error::question(format!("no article satisfies {text}"))
            .hint("see what there is with: newsprint check CORPUS"));
    }
    Ok(picked)
}

/// Which words are compared at all.
pub(super) fn candidates(arguments: &KeywordsArguments, for_people: bool, articles: u64) -> Result<Candidates> {
    let wrong = |text: &str| {
        Error::question(format!("\"{text}\" is no choice of candidates"))
            .hint("say usual, all, or two numbers such as 10,5")
    };
    match arguments.candidates.as_deref() {
        None if for_people => Ok(Candidates::usual(articles)),
        None | Some("all") => Ok(Candidates::ALL),
        Some("usual") => Ok(Candidates::usual(articles)),
        Some(text) => {
            let (count, least) = text.split_once(',').ok_or_else(|| wrong(text))?;
            let number = |part: &str| part.trim().parse::<u64>().map_err(|_| wrong(text));
            Ok(Candidates { min_count: number(count)?.max(1), min_articles: number(least)?.max(1) })
        }
    }
}
