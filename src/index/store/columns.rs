//! The articles of an index folder, column by column: one is made when it is asked for.

use super::arrow::{Table, Texts};
use super::damaged;
use crate::corpus::{Article, Date, Shelf};
use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

/// The columns of the articles of an index whose tokens were found, not given.
#[derive(Debug)]
pub(super) struct ArticleColumns {
    path: PathBuf,
    rows: usize,
    ids: Texts,
    outlets: Texts,
    dates: Texts,
    titles: Texts,
    authors: Texts,
    languages: Texts,
    metadata: Texts,
    places: Texts,
    bodies: Texts,
    /// The first article that could not be made as it was.
    failed: OnceLock<Error>,
}

impl ArticleColumns {
    /// # Errors
    /// If a column is missing or cut.
    pub(super) fn of(table: &Table) -> Result<Self> {
        Ok(Self {
            path: table.path.clone(),
            rows: table.rows,
            ids: table.texts("id")?,
            outlets: table.texts("outlet")?,
            dates: table.texts("date")?,
            titles: table.texts("title")?,
            authors: table.texts("author")?,
            languages: table.texts("language")?,
            metadata: table.texts("metadata")?,
            places: table.texts("place")?,
            bodies: table.texts("text")?,
            failed: OnceLock::new(),
        })
    }

    /// Every further column of an article, by its name.
    fn further(&self, row: usize) -> BTreeMap<String, String> {
        let fields = self.metadata.get(row).map(serde_json::from_str);
        fields.map_or_else(BTreeMap::new, |fields| {
            fields.unwrap_or_else(|_| {
                let what =
                    format!("the metadata of the article \"{}\" are no JSON object of texts", self.ids.text(row));
                self.failed.get_or_init(|| damaged(&self.path, &what));
                BTreeMap::new()
            })
        })
    }
}

impl Shelf for ArticleColumns {
    fn len(&self) -> usize {
        self.rows
    }

    fn article(&self, row: usize) -> Article {
        Article {
            id: self.ids.text(row).to_owned(),
            outlet: self.outlets.text(row).to_owned(),
            date: self.date(row),
            title: self.titles.text(row).to_owned(),
            author: self.authors.text(row).to_owned(),
            language: self.languages.text(row).to_owned(),
            metadata: self.further(row),
            body: self.bodies.mapped(row),
            given_tokens: None,
            given_sentences: None,
            place: self.places.text(row).into(),
        }
    }

    fn outlet(&self, row: usize) -> &str {
        self.outlets.text(row)
    }

    fn language(&self, row: usize) -> &str {
        self.languages.text(row)
    }

    fn date(&self, row: usize) -> Date {
        self.dates.text(row).parse().unwrap_or_default()
    }

    fn sound(&self) -> Result<()> {
        self.failed.get().map_or(Ok(()), |error| Err(error.clone()))
    }

    fn field(&self, row: usize, name: &str) -> Option<String> {
        let column = match name {
            "id" | "article" => &self.ids,
            "outlet" => &self.outlets,
            "date" => return Some(self.date(row).to_string()),
            "title" => &self.titles,
            "author" => &self.authors,
            "language" => &self.languages,
            other => return self.further(row).remove(other),
        };
        Some(column.text(row).to_owned())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::super::arrow::{Named, Values, write};
    use super::*;

    #[test]
    fn metadata_that_are_no_object_are_an_error_that_names_the_article() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("articles.arrow");
        let texts = |name, values: [&'static str; 2]| Named { name, values: Values::Texts(values.map(Some).to_vec()) };
        let names = ["outlet", "date", "title", "author", "language", "place", "text"];
        let mut columns: Vec<Named<'_>> = names.map(|name| texts(name, ["", "dam"])).into();
        columns.push(texts("id", ["one", "two"]));
        columns.push(texts("metadata", ["{\"section\": \"world\"}", "{\"section\": 7}"]));
        let mut bytes = Vec::new();
        write(&mut bytes, 2, &columns).unwrap();
        std::fs::write(&path, bytes).unwrap();
        let articles = ArticleColumns::of(&Table::open(&path).unwrap()).unwrap();
        assert_eq!(articles.field(0, "section").as_deref(), Some("world"));
        articles.sound().unwrap();
        assert!(articles.article(1).metadata.is_empty());
        let error = articles.sound().unwrap_err().to_string();
        assert!(error.contains("articles.arrow") && error.contains("\"two\""), "{error}");
    }
}
