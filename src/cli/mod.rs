//! The command line: arguments in, library calls, output. One file a sub-command; no statistics here.

mod args;
mod check;
mod collocates;
mod concordance;
mod dispersion;
mod diversity;
mod duplicates;
mod groups;
mod growth;
mod index;
mod init;
mod keywords;
mod measures;
mod nearest;
mod ngrams;
mod output;
mod parallels;
mod picture;
pub mod progress;
mod readability;
mod report;
mod similarity;
mod trend;
mod verify;
mod voices;
mod words;

use args::{Arguments, Command};
use clap::{CommandFactory, FromArgMatches};
use newsprint::error::Result;
use newsprint::stats::registry::{Entry, entries};

/// Reads the arguments and does what they ask.
pub fn run() -> Result<()> {
    let matches = with_measures(Arguments::command()).get_matches();
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    match arguments.command {
        Command::Init(arguments) => init::run(&arguments),
        Command::Index(arguments) => index::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Words(arguments) => words::run(&arguments),
        Command::Keywords(arguments) => keywords::run(&arguments),
        Command::Concordance(arguments) => concordance::run(&arguments),
        Command::Dispersion(arguments) => dispersion::run(&arguments),
        Command::Similarity(arguments) => similarity::run(&arguments),
        Command::Trend(arguments) => trend::run(&arguments),
        Command::Diversity(arguments) => diversity::run(&arguments),
        Command::Readability(arguments) => readability::run(&arguments),
        Command::Voices(arguments) => voices::run(&arguments),
        Command::Parallels(arguments) => parallels::run(&arguments),
        Command::Groups(arguments) => groups::run(&arguments),
        Command::Growth(arguments) => growth::run(&arguments),
        Command::Collocates(arguments) => collocates::run(&arguments),
        Command::Ngrams(arguments) => ngrams::run(&arguments),
        Command::Duplicates(arguments) => duplicates::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Measures(arguments) => measures::run(&arguments),
    }
}

/// The commands whose `--help` lists the measures of a family, in the words of `newsprint measures`.
const FAMILIES: [(&str, &str); 8] = [
    ("keywords", "keyness"),
    ("dispersion", "dispersion"),
    ("collocates", "colloc"),
    ("diversity", "lexdiv"),
    ("readability", "readability"),
    ("growth", "growth"),
    ("similarity", "outlets"),
    ("trend", "time"),
];

/// Adds the measures of each command to its long help.
fn with_measures(command: clap::Command) -> clap::Command {
    FAMILIES.into_iter().fold(command, |command, (name, family)| {
        let of_family = entries().into_iter().filter(move |entry| entry.family == family);
        let line = |entry: Entry| format!("  {}: {}", entry.name.replace(['_', '.'], "-").to_lowercase(), entry.about);
        let list = of_family.map(line).collect::<Vec<_>>().join("\n");
        let text = format!("Measures (newsprint measures gives formula, range and source):\n{list}");
        command.mut_subcommand(name, |command| command.after_long_help(text))
    })
}
