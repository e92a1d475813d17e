//! The works that a report cites: those that its methods text and the sources of its measures name, as list, BibTeX and CSL.

use crate::report::Reference;
use crate::stats::literature::{Place, Work, cited_in};
use serde_json::{Value, json};

/// The works that these texts name, by author and year.
pub(super) fn references(texts: &str) -> Vec<Reference> {
    cited_in(texts).into_iter().map(reference).collect()
}

fn reference(work: &Work) -> Reference {
    Reference {
        key: work.key(),
        cited_as: work.cited_as.into(),
        plain: plain(work),
        bibtex: bibtex(work),
        csl: csl(work),
    }
}

fn plain(work: &Work) -> String {
    let authors = match work.authors {
        [one] => (*one).to_owned(),
        [first, rest @ .., last] => {
            let turned = |name: &str| match name.split_once(", ") {
                Some((family, given)) => format!("{given} {family}"),
                None => name.into(),
            };
            let between: String = rest.iter().map(|name| format!(", {}", turned(name))).collect::<Vec<_>>().concat();
            format!("{first}{between} and {}", turned(last))
        }
        [] => String::new(),
    };
    let editors = if matches!(work.place, Place::Edited(_)) {
        if work.authors.len() > 1 { " (eds.)" } else { " (ed.)" }
    } else {
        ""
    };
    let end = if authors.ends_with('.') && editors.is_empty() { "" } else { "." };
    let place = match work.place {
        Place::Journal(journal, volume, pages) => format!("{journal} {volume}, {pages}"),
        Place::Book(publisher) | Place::Edited(publisher) => publisher.into(),
        Place::Volume(volume, publisher, "") => format!("In {volume}. {publisher}"),
        Place::Volume(volume, publisher, pages) => format!("In {volume}, {pages}. {publisher}"),
        Place::Thesis(university) => format!("Dissertation, {university}"),
        Place::Page(publisher, address) => format!("{publisher}, {address}"),
    };
    let doi = if work.doi.is_empty() { String::new() } else { format!(" https://doi.org/{}", work.doi) };
    format!("{authors}{editors}{end} {}. {}. {place}.{doi}", work.year, work.title)
}

fn bibtex(work: &Work) -> String {
    let kind = match work.place {
        Place::Journal(..) => "article",
        Place::Book(_) | Place::Edited(_) => "book",
        Place::Volume(..) => "incollection",
        Place::Thesis(_) => "phdthesis",
        Place::Page(..) => "misc",
    };
    let people = if matches!(work.place, Place::Edited(_)) { "editor" } else { "author" };
    let mut fields = vec![
        (people, work.authors.join(" and ")),
        ("year", work.year.to_string()),
        // A second pair of braces keeps capitals.
        ("title", format!("{{{}}}", work.title)),
    ];
    match work.place {
        Place::Journal(journal, volume, pages) => {
            let (volume, issue) = volume_and_issue(volume);
            fields.extend([
                ("journal", journal.into()),
                ("volume", volume),
                ("number", issue),
                ("pages", dashes(pages)),
            ]);
        }
        Place::Book(publisher) | Place::Edited(publisher) => fields.push(("publisher", publisher.into())),
        Place::Volume(volume, publisher, pages) => {
            fields.extend([("booktitle", volume.into()), ("publisher", publisher.into()), ("pages", dashes(pages))]);
        }
        Place::Thesis(university) => fields.push(("school", university.into())),
        Place::Page(publisher, address) => fields.extend([("howpublished", publisher.into()), ("url", address.into())]),
    }
    fields.push(("doi", work.doi.into()));
    let field = |(name, value): &(&str, String)| format!("  {name} = {{{}}},\n", value.replace('&', "\\&"));
    let fields: String = fields.iter().filter(|(_, value)| !value.is_empty()).map(field).collect();
    format!("@{kind}{{{},\n{fields}}}\n", work.key())
}

fn csl(work: &Work) -> Value {
    let kind = match work.place {
        Place::Journal(..) => "article-journal",
        Place::Book(_) | Place::Edited(_) => "book",
        Place::Volume(..) => "chapter",
        Place::Thesis(_) => "thesis",
        Place::Page(..) => "webpage",
    };
    let person = |name: &&str| {
        let (family, given) = name.split_once(", ").unwrap_or((name, ""));
        json!({"family": family, "given": given})
    };
    let people = work.authors.iter().map(person).collect::<Vec<_>>();
    let role = if matches!(work.place, Place::Edited(_)) { "editor" } else { "author" };
    let mut entry =
        json!({"id": work.key(), "type": kind, "title": work.title, "issued": {"date-parts": [[work.year]]}});
    let mut set = |name: &str, value: Value| {
        if value != json!("") {
            entry[name] = value;
        }
    };
    set(role, json!(people));
    match work.place {
        Place::Journal(journal, volume, pages) => {
            let (volume, issue) = volume_and_issue(volume);
            set("container-title", json!(journal));
            set("volume", json!(volume));
            set("issue", json!(issue));
            set("page", json!(pages));
        }
        Place::Book(publisher) | Place::Edited(publisher) | Place::Thesis(publisher) => {
            set("publisher", json!(publisher));
        }
        Place::Volume(volume, publisher, pages) => {
            set("container-title", json!(volume));
            set("publisher", json!(publisher));
            set("page", json!(pages));
        }
        Place::Page(publisher, address) => {
            set("container-title", json!(publisher));
            set("URL", json!(address));
        }
    }
    set("DOI", json!(work.doi));
    entry
}

/// `13(4)` is volume 13, issue 4.
fn volume_and_issue(volume: &str) -> (String, String) {
    match volume.split_once('(') {
        Some((volume, issue)) => (volume.into(), issue.trim_end_matches(')').into()),
        None => (volume.into(), String::new()),
    }
}

/// BibTeX writes a range with two hyphens.
fn dashes(pages: &str) -> String {
    pages.replace('–', "--")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_work_is_listed_in_three_ways() {
        let [one, two] = &references("Gries 2008; Rayson & Garside 2000")[..] else { panic!("two works") };
        assert_eq!(
            one.plain,
            "Gries, Stefan Th. 2008. Dispersions and adjusted frequencies in corpora. International Journal of Corpus Linguistics \
             13(4), 403–437. https://doi.org/10.1075/ijcl.13.4.02gri"
        );
        assert!(one.bibtex.starts_with("@article{gries2008,\n  author = {Gries, Stefan Th.},\n"), "{}", one.bibtex);
        assert!(one.bibtex.contains("  volume = {13},\n  number = {4},\n  pages = {403--437},\n"), "{}", one.bibtex);
        assert_eq!((&one.csl["volume"], &one.csl["issue"]), (&json!("13"), &json!("4")));
        assert!(two.plain.starts_with("Rayson, Paul and Roger Garside. 2000. Comparing corpora"), "{}", two.plain);
        assert_eq!(two.csl["author"][1], json!({"family": "Garside", "given": "Roger"}));
    }

    #[test]
    fn every_measure_of_a_report_has_a_work_behind_it() {
        for entry in super::super::practice::measures(|_| true) {
            let known = !cited_in(entry.source).is_empty();
            assert!(known, "{} cites {}, which is not among the works", entry.name, entry.source);
        }
    }
}
