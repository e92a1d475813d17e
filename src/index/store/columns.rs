//! The articles of an index folder, column by column: one is made when it is asked for.

use super::arrow::{Table, Texts};
use crate::corpus::{Article, Date, Shelf};
use crate::error::Result;
use std::collections::BTreeMap;

/// The columns of the articles of an index whose tokens were found, not given.
#[derive(Debug)]
pub(super) struct ArticleColumns {
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
}

impl ArticleColumns {
    /// # Errors
    /// If a column is missing or cut.
    pub(super) fn of(table: &Table) -> Result<Self> {
        Ok(Self {
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
        })
    }

    /// Every further column of an article, by its name.
    fn further(&self, row: usize) -> BTreeMap<String, String> {
        let fields = self.metadata.get(row).map(serde_json::from_str);
        fields.map_or_else(BTreeMap::new, |fields| fields.expect("the metadata of an index are JSON objects of texts"))
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
