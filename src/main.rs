//! The command: prints an error with its causes and hint, and sets the exit code. Declares `cli`, so that the library
//! cannot see the command line.

mod cli;

use newsprint::error::{Error, ErrorKind};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::progress::end();
            print(&error);
            match error.kind() {
                ErrorKind::Question => ExitCode::from(2),
                ErrorKind::Work => ExitCode::from(1),
            }
        }
    }
}

fn print(error: &Error) {
    eprintln!("error: {error}");
    for cause in error.causes() {
        eprintln!("  {cause}");
    }
    if let Some(remedy) = error.remedy() {
        eprintln!("hint: {remedy}");
    }
}
