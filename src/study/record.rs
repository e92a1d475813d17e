//! The record of an earlier report: its version, command and inputs, read back from the manifest to compute it again.

use crate::corpus::Source;
use crate::error::{Error, Result};
use serde_json::Value;
use std::path::Path;

/// What the manifest of a report says of how it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The version of newsprint that made it.
    pub version: String,
    /// The canonical command.
    pub command: String,
    /// Path and hash of every file that was read, in order.
    pub inputs: Vec<(String, String)>,
}

impl Record {
    /// Reads the manifest of a report folder.
    ///
    /// # Errors
    /// If there is no manifest, it is no JSON, or it lacks what every manifest of ours has.
    pub fn of(report: &Path) -> Result<Self> {
        let path = report.join("manifest.json");
        let bytes = std::fs::read(&path).map_err(|error| {
            Error::io("read", &path, &error).hint("name the folder of a report, which holds its manifest.json")
        })?;
        let manifest: Value = serde_json::from_slice(&bytes).map_err(|error| {
            let place = format!("line {} column {}", error.line(), error.column());
            Error::new(format!("\"{}\" {place}: it is no JSON", path.display()))
                .hint("take the manifest from a copy of the report")
        })?;
        let lacking =
            |what: &str| Error::new(format!("\"{}\" does not say \"{what}\" as newsprint writes it", path.display()));
        let text = |name: &'static str| manifest[name].as_str().map(String::from).ok_or_else(|| lacking(name));
        let input = |input: &Value| Some((input["path"].as_str()?.to_string(), input["sha256"].as_str()?.to_string()));
        let inputs = manifest["inputs"].as_array().and_then(|inputs| inputs.iter().map(input).collect());
        Ok(Self {
            version: text("newsprint")?,
            command: text("command")?,
            inputs: inputs.ok_or_else(|| lacking("inputs"))?,
        })
    }

    /// The words of the command, as a shell would cut it.
    ///
    /// # Errors
    /// If a quotation mark is never closed, or it is not a report's.
    pub fn arguments(&self) -> Result<Vec<String>> {
        let words = words(&self.command)
            .ok_or_else(|| Error::new(format!("the recorded command is cut short: {}", self.command)))?;
        if words.len() < 3 || words[..2] != ["newsprint", "report"] {
            return Err(Error::new(format!("the recorded command is no report: {}", self.command)));
        }
        Ok(words)
    }

    /// What is not as it was among the files that were read now; `None` if they are the same.
    pub fn changed(&self, read: &[Source]) -> Option<String> {
        for (place, (path, hash)) in self.inputs.iter().enumerate() {
            match read.iter().find(|source| source.path == *path) {
                None => return Some(format!("input \"{path}\" is not among the files that were read")),
                Some(source)
                    if source.sha256 != *hash
                        && read.get(place).is_none_or(|at| at.path != *path || at.sha256 != *hash) =>
                {
                    return Some(format!(
                        "input \"{path}\" is not as it was: its SHA-256 is {}, recorded is {hash}",
                        source.sha256
                    ));
                }
                Some(_) => {}
            }
        }
        let new = read.iter().find(|source| self.inputs.iter().all(|(path, _)| *path != source.path))?;
        Some(format!("input \"{}\" was not there when the report was made", new.path))
    }
}

/// The words of a command with single quotation marks as the only quoting, and `\'` between them.
fn words(command: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut is_open) = (Vec::new(), None::<String>, false);
    let mut signs = command.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\'' => {
                is_open = !is_open;
                word.get_or_insert_default();
            }
            '\\' if !is_open => word.get_or_insert_default().push(signs.next()?),
            ' ' if !is_open => words.extend(word.take()),
            _ => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    (!is_open).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_cut_as_it_was_quoted() {
        let cut = words("newsprint report 'my texts' --title 'it'\\''s' --where ''").expect("closed");
        assert_eq!(cut, ["newsprint", "report", "my texts", "--title", "it's", "--where", ""]);
        assert_eq!(words("newsprint report 'my"), None);
    }

    #[test]
    fn the_first_changed_input_is_named() {
        let source = |path: &str, hash: &str| Source { input: 0, path: path.into(), bytes: 1, sha256: hash.into() };
        let inputs = vec![("a".to_string(), "1".to_string()), ("b".into(), "2".into())];
        let record = Record { version: String::new(), command: String::new(), inputs };
        assert_eq!(record.changed(&[source("a", "1"), source("b", "2")]), None);
        assert!(record.changed(&[source("a", "1"), source("b", "3")]).expect("changed").contains("\"b\""));
        assert!(record.changed(&[source("a", "1")]).expect("missing").contains("\"b\""));
        let more = [source("a", "1"), source("b", "2"), source("c", "4")];
        assert!(record.changed(&more).expect("new").contains("\"c\""));
    }
}
