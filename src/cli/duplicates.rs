//! `newsprint duplicates`: which articles share text, and which passage.

use super::args::{DuplicatesArguments, SearchArgument, names};
use super::picture::Kind;
use newsprint::analysis::duplicates::{self, Search};
use newsprint::analysis::{picture, word_notices};
use newsprint::count::SHINGLE_WORDS;
use newsprint::error::{Error, Result};
use newsprint::table::{Answer, Notice};

/// What can be drawn.
const PICTURES: [Kind; 1] = [Kind { name: "outlets", about: "pairs between every two outlets" }];

/// Compares articles and writes a row a pair.
pub fn run(arguments: &DuplicatesArguments) -> Result<()> {
    arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "outlets")?;
    if !(0.0..=1.0).contains(&arguments.min_containment) {
        return Err(Error::question(format!("--min-containment {} is not a share", arguments.min_containment))
            .hint("give a number from 0 to 1"));
    }
    let search = match arguments.search {
        SearchArgument::Exact => Search::Exact,
        SearchArgument::Minhash => Search::MinHash,
    };
    let study = arguments.options.study(&arguments.corpus)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let mut found = duplicates::find(&corpus, arguments.min_containment, search, study.threads);

    let mut articles: Vec<u32> = found.iter().flat_map(|one| [one.pair.a, one.pair.b]).collect();
    articles.sort_unstable();
    articles.dedup();
    let short = corpus.articles().iter().filter(|&&article| corpus.article_tokens(article) < SHINGLE_WORDS).count();
    let text = format!(
        "{} pairs among {} of {} articles: at least {} of the shorter one's distinct five-word sequences stand in the other; \
         a translation or a retold story shares none",
        found.len(),
        articles.len(),
        corpus.articles().len(),
        arguments.min_containment
    );
    let mut notices = word_notices(&corpus);
    notices.push(Notice::new("shared-text", text));
    if short > 0 {
        let articles = if short == 1 { "1 article is".into() } else { format!("{short} articles are") };
        let text = format!("{articles} shorter than {SHINGLE_WORDS} words and cannot be compared");
        notices.push(Notice::new("too-short", text));
    }
    if search == Search::MinHash {
        let text = "pairs were proposed by min-hash signatures and then compared exactly: some are missed, above all short \
                    texts inside long ones; --search exact misses none";
        notices.push(Notice::new("pairs-missed", text));
    }
    if let Some(wanted) = &wanted {
        let pairs: Vec<_> = found.iter().map(|one| &one.pair).collect();
        wanted.write(picture::duplicates::pairs(&corpus, &pairs)?)?;
    }
    found.truncate(arguments.output.rows(arguments.top)?);
    let answer = Answer {
        command: canonical(arguments),
        settings: study.settings(&index),
        corpus: arguments.output.facts(&corpus)?,
        notices,
        table: duplicates::table(&index, &found),
    };
    arguments.output.write(answer, arguments.options.quiet)
}

fn canonical(arguments: &DuplicatesArguments) -> String {
    let mut command = format!("newsprint duplicates {}", names(&arguments.corpus));
    if arguments.min_containment.to_bits() != 0.5f64.to_bits() {
        command.push_str(&format!(" --min-containment {}", arguments.min_containment));
    }
    if arguments.search == SearchArgument::Minhash {
        command.push_str(" --search minhash");
    }
    if let Some(top) = arguments.top {
        command.push_str(&format!(" --top {top}"));
    }
    command + &arguments.options.canonical()
}
