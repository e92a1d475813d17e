//! The texts that a question about whole texts is asked of: each article, or the articles of a group joined.

use crate::count::Grouping;
use crate::error::Result;
use crate::index::{ArticleNumber, FormId, Index, SubCorpus};
use crate::table::{Cell, Column, ColumnKind};

/// Texts in their order: articles as in the corpus, groups by name.
#[derive(Debug, Clone)]
pub struct Texts<'i> {
    corpus: SubCorpus<'i>,
    /// What they were grouped by, as a column name: `article`, `outlet`, `date`.
    pub field: String,
    /// Each text.
    pub texts: Vec<Text<'i>>,
}

/// One text: articles joined in the order of the corpus.
#[derive(Debug, Clone)]
pub struct Text<'i> {
    /// The article's id, or the name of the group; empty for articles that do not state the field.
    pub name: String,
    /// Its articles.
    pub articles: SubCorpus<'i>,
}

impl Text<'_> {
    /// Its counted forms, in order.
    pub fn forms(&self) -> impl Iterator<Item = FormId> {
        self.articles.articles().iter().flat_map(|&article| self.articles.form_ids(article))
    }
}

impl<'i> Texts<'i> {
    /// One text an article, or one a group: `article`, `outlet`, `date:month`, any metadata column.
    ///
    /// # Errors
    /// If no article has the field.
    pub fn by(corpus: &SubCorpus<'i>, field: &str) -> Result<Self> {
        let index = corpus.index();
        let article = |&number: &ArticleNumber| Text {
            name: index.article(number).id.clone(),
            articles: corpus.of(vec![number]),
        };
        if field == "article" {
            let texts = corpus.articles().iter().map(article).collect();
            return Ok(Self { corpus: corpus.clone(), field: field.into(), texts });
        }
        Ok(Self::grouped(corpus, Grouping::by(corpus, field)?))
    }

    /// The articles of each text, each as a text of its own.
    pub fn single(&self) -> Vec<Vec<Text<'i>>> {
        let article = |text: &Text<'i>, number: ArticleNumber| Text {
            name: self.index().article(number).id.clone(),
            articles: text.articles.of(vec![number]),
        };
        let articles = |text: &Text<'i>| text.articles.articles().iter().map(|&number| article(text, number)).collect();
        self.texts.iter().map(articles).collect()
    }

    /// The whole corpus as one text.
    pub fn whole(corpus: &SubCorpus<'i>) -> Self {
        Self::grouped(corpus, Grouping::one(corpus))
    }

    /// One text a group.
    pub fn grouped(corpus: &SubCorpus<'i>, grouping: Grouping<'i>) -> Self {
        let text = |(name, articles)| Text { name, articles };
        let texts = grouping.groups.into_iter().map(text).collect();
        Self { corpus: corpus.clone(), field: grouping.field, texts }
    }

    /// The articles of all texts.
    pub fn corpus(&self) -> &SubCorpus<'i> {
        &self.corpus
    }

    /// The index behind them.
    pub fn index(&self) -> &'i Index {
        self.corpus.index()
    }

    /// What a text is called in a sentence about several: `articles`, or `texts`.
    pub fn plural(&self) -> &'static str {
        if self.field == "article" { "articles" } else { "texts" }
    }

    /// The columns that say which text a row is about, its words and its different forms.
    pub(super) fn columns(&self) -> Vec<Column> {
        let mut columns = if self.field == "article" {
            vec![
                Column::new("article", ColumnKind::Text).about("the article's id"),
                Column::new("outlet", ColumnKind::Text).about("who published it"),
                Column::new("date", ColumnKind::Text).about("as precise as it is known"),
            ]
        } else {
            vec![
                Column::new(&self.field, ColumnKind::Text)
                    .about("the group of articles, joined in the order of the corpus"),
                Column::new("articles", ColumnKind::Count).unit("articles").about("articles of the group"),
            ]
        };
        columns.push(Column::new("tokens", ColumnKind::Count).heading("words").unit("words").about("all words"));
        columns.push(
            Column::new("types", ColumnKind::Count).heading("different words").unit("forms").about("different forms"),
        );
        columns
    }

    /// The cells of those columns.
    pub(super) fn cells(&self, text: &Text<'_>) -> Vec<Cell> {
        let stated = |name: &str| Cell::maybe((!name.is_empty()).then(|| name.to_string()));
        let mut cells = match *text.articles.articles() {
            [number] if self.field == "article" => {
                let article = self.index().article(number);
                vec![stated(&article.id), stated(&article.outlet), stated(&article.date.to_string())]
            }
            _ => vec![stated(&text.name), Cell::count(text.articles.articles().len() as u64)],
        };
        let mut forms: Vec<FormId> = text.forms().collect();
        cells.push(Cell::count(forms.len() as u64));
        forms.sort_unstable();
        forms.dedup();
        cells.push(Cell::count(forms.len() as u64));
        cells
    }
}
