//! The command line: arguments in, library calls, output. One file a sub-command; no statistics here.

mod args;
mod check;
mod collocates;
mod concordance;
mod dispersion;
mod diversity;
mod duplicates;
mod growth;
mod keywords;
mod measures;
mod nearest;
mod ngrams;
mod output;
mod readability;
mod report;
mod similarity;
mod trend;
mod words;

use args::{Arguments, Command};
use clap::Parser;
use newsprint::error::Result;

/// Reads the arguments and does what they ask.
pub fn run() -> Result<()> {
    match Arguments::parse().command {
        Command::Report(arguments) => report::run(&arguments),
        Command::Words(arguments) => words::run(&arguments),
        Command::Keywords(arguments) => keywords::run(&arguments),
        Command::Concordance(arguments) => concordance::run(&arguments),
        Command::Dispersion(arguments) => dispersion::run(&arguments),
        Command::Similarity(arguments) => similarity::run(&arguments),
        Command::Trend(arguments) => trend::run(&arguments),
        Command::Diversity(arguments) => diversity::run(&arguments),
        Command::Readability(arguments) => readability::run(&arguments),
        Command::Growth(arguments) => growth::run(&arguments),
        Command::Collocates(arguments) => collocates::run(&arguments),
        Command::Ngrams(arguments) => ngrams::run(&arguments),
        Command::Duplicates(arguments) => duplicates::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Measures(arguments) => measures::run(&arguments),
    }
}
