//! Works that a report cites, as files for reference managers: BibTeX and CSL-JSON. Leaves which works those are to the study.

use serde_json::Value;

/// A work, ready to be listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Its key in both files: `hardie2014`.
    pub key: String,
    /// How the methods text names it: `Hardie 2014`.
    pub cited_as: String,
    /// The entry of a list of references, as text.
    pub plain: String,
    /// The entry of `references.bib`.
    pub bibtex: String,
    /// The entry of `references.json`.
    pub csl: Value,
}

/// The text of `references.bib`.
pub fn bibtex(references: &[Reference]) -> String {
    let entries: Vec<&str> = references.iter().map(|reference| reference.bibtex.as_str()).collect();
    entries.join("\n")
}

/// The text of `references.json`, as Zotero, pandoc and Quarto read it.
pub fn csl(references: &[Reference]) -> String {
    let entries: Vec<String> = references.iter().map(|reference| format!("  {}", reference.csl)).collect();
    if entries.is_empty() { "[]\n".into() } else { format!("[\n{}\n]\n", entries.join(",\n")) }
}
