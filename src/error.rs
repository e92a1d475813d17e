//! One error type for the whole library: what went wrong, where, and what to do about it.
//! Leaves printing and exit codes to the command.

use std::fmt;
use std::path::Path;

/// The result of everything that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// Whose fault an error is; the command turns it into an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The question itself was wrong (an unknown measure, a malformed filter): exit code 2.
    Question,
    /// The work failed (bad input, a full disk): exit code 1.
    Work,
}

/// What went wrong, in words a researcher can act on.
///
/// The message names the file, line, flag or value in quotes, in lower case and without a full stop;
/// the hint is an order that the user can carry out.
#[derive(Debug, Clone)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    hint: Option<String>,
    causes: Vec<String>,
}

impl Error {
    /// The work failed.
    pub fn new(message: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Work, message: message.into(), hint: None, causes: Vec::new() }
    }

    /// The question was wrong.
    pub fn question(message: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Question, ..Self::new(message) }
    }

    /// A failed operation on a file or folder: `cannot read "a/b.txt": permission denied`.
    pub fn io(verb: &str, path: &Path, error: &std::io::Error) -> Self {
        let failed = Self::new(format!("cannot {verb} \"{}\": {}", path.display(), io_reason(error)));
        match error.kind() {
            std::io::ErrorKind::PermissionDenied => failed.hint("change the permissions, or leave the path out"),
            std::io::ErrorKind::NotFound => failed.hint("check the spelling of the path"),
            std::io::ErrorKind::StorageFull => failed.hint("free some space, or write to another disk with -o"),
            _ => failed,
        }
    }

    /// Several problems of one kind reported together: all are counted, the first five shown.
    ///
    /// `summary` speaks of all of them, as in `3 rows of "articles.csv" cannot be used`. A single problem is returned as it is.
    ///
    /// # Panics
    /// If `problems` is empty.
    pub fn all(summary: impl Into<String>, mut problems: Vec<Self>) -> Self {
        assert!(!problems.is_empty(), "a collection of problems has at least one");
        if problems.len() == 1 {
            return problems.swap_remove(0);
        }
        let hidden = problems.len().saturating_sub(5);
        let hint = problems.iter().find_map(|problem| problem.hint.clone());
        let mut causes: Vec<String> = problems.into_iter().take(5).map(|problem| problem.message).collect();
        if hidden > 0 {
            causes.push(format!("… and {hidden} more"));
        }
        Self { kind: ErrorKind::Work, message: summary.into(), hint, causes }
    }

    /// Adds what the user can do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds a cause, printed below the message.
    #[must_use]
    pub fn because(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }

    /// Whose fault it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What the user can do, if we know.
    pub fn remedy(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// What lies behind the message, outermost first.
    pub fn causes(&self) -> &[String] {
        &self.causes
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

/// The operating system's reason in lower case, without its error number.
fn io_reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_problems_show_five_and_count_the_rest() {
        let problems = (1..=7).map(|line| Error::new(format!("line {line} is bad")).hint("mend it")).collect();
        let error = Error::all("7 lines are bad", problems);
        assert_eq!(error.causes().len(), 6);
        assert_eq!(error.causes()[5], "… and 2 more");
        assert_eq!(error.remedy(), Some("mend it"));
    }

    #[test]
    fn one_problem_stays_itself() {
        let error = Error::all("1 line is bad", vec![Error::new("line 4 is bad")]);
        assert_eq!(error.to_string(), "line 4 is bad");
    }
}
