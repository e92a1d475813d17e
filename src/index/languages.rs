//! The language of every article as the word rules take it: stated, set for all, or read off the text where none is stated.

use super::{ArticleNumber, Index, Settings, Unstated};
use crate::annotation::language::Guess;
use crate::corpus::{Article, Corpus};
use crate::error::{Error, Result};
use crate::token::{Languages, Rule, Stemmer, WordRules};

/// Of the languages that were only read off texts, those of fewer articles decide nothing about the others: one in so many.
const RARE: u64 = 20;

/// The languages of a corpus.
#[derive(Debug)]
pub(crate) struct TextLanguages {
    /// The language that the settings name for all articles.
    set: Option<String>,
    /// What each article reads like, where that is used: where it states none.
    inferred: Vec<&'static str>,
    /// What the articles state, or the settings say for all.
    stated: Languages,
    /// The same of the articles whose words are cut, not given.
    stated_cut: Languages,
    /// Of all articles, as the rules take them.
    all: Languages,
    /// Of the articles whose words are cut, not given.
    cut: Languages,
    /// Those that decide about rules for the whole corpus: the stated ones, and what texts read like only if none is stated.
    deciding: Languages,
}

impl TextLanguages {
    /// The languages of articles, and what each surely reads like; a guess about one that states its language is not looked at.
    pub(crate) fn of(articles: &[Article], guesses: &[Option<Guess>], settings: &Settings) -> Self {
        let tags: Vec<&'static str> = guesses.iter().map(|guess| guess.map_or("", |guess| guess.tag)).collect();
        Self::by_tags(articles, &tags, settings)
    }

    /// As [`TextLanguages::of`], from the tags of the guesses; empty where there is none.
    pub(crate) fn by_tags(articles: &[Article], guesses: &[&'static str], settings: &Settings) -> Self {
        let stated = articles.iter().map(|article| article.language.as_str());
        Self::stated(stated, guesses, |place| articles[place].given_tokens.is_none(), settings)
    }

    /// As [`TextLanguages::by_tags`], from what the articles state, and whether the words of an article are cut.
    pub(super) fn stated<'a>(
        stated: impl Iterator<Item = &'a str>,
        guesses: &[&'static str],
        is_cut: impl Fn(usize) -> bool,
        settings: &Settings,
    ) -> Self {
        let set = settings.language.clone();
        let stated: Vec<&str> = stated.map(|stated| set.as_deref().unwrap_or(stated.trim())).collect();
        let guess = |(place, stated): (usize, &&str)| match guesses[place] {
            tag if stated.is_empty() && settings.unstated == Unstated::Inferred => tag,
            _ => "",
        };
        let inferred: Vec<&'static str> = stated.iter().enumerate().map(guess).collect();
        let tags = || {
            stated.iter().zip(&inferred).map(|(stated, inferred)| if stated.is_empty() { *inferred } else { *stated })
        };
        let are_all_cut = (0..stated.len()).all(&is_cut);
        let of_cut = |tags: &mut dyn Iterator<Item = &str>| {
            Languages::of(tags.enumerate().filter(|&(place, _)| is_cut(place)).map(|(_, tag)| tag))
        };
        let (by_statement, all) = (Languages::of(stated.iter().copied()), Languages::of(tags()));
        let is_stated = by_statement.stated().next().is_some();
        Self {
            stated_cut: if are_all_cut { by_statement.clone() } else { of_cut(&mut stated.iter().copied()) },
            cut: if are_all_cut { all.clone() } else { of_cut(&mut tags()) },
            deciding: if is_stated { by_statement.clone() } else { all.clone().without_rare(RARE) },
            stated: by_statement,
            all,
            set,
            inferred,
        }
    }

    /// What each article reads like, where that is used; empty elsewhere.
    pub(super) fn inferred(&self) -> &[&'static str] {
        &self.inferred
    }

    /// The rules with everything decided that the whole corpus decides.
    pub(crate) fn decided(&self, asked: WordRules) -> WordRules {
        asked.decided(&self.deciding)
    }

    /// The rules for a question to the corpus, with everything decided.
    pub(crate) fn rules(&self, asked: WordRules) -> WordRules {
        self.decided(asked).for_questions(&self.all)
    }

    /// The rules for one article.
    pub(super) fn rules_of(&self, asked: WordRules, corpus: &Corpus, number: usize) -> WordRules {
        self.decided(asked).in_language(self.tag(corpus, number))
    }

    fn tag<'a>(&'a self, corpus: &'a Corpus, number: usize) -> &'a str {
        let stated = self.set.as_deref().unwrap_or(corpus.language(number as u32).trim());
        if stated.is_empty() { self.inferred[number] } else { stated }
    }

    /// The stemmer of the one language of the corpus. Articles of unknown language go with it.
    ///
    /// # Errors
    /// If the articles are in several languages, in none that is known, or in one without a stemmer.
    pub(super) fn stemmer(&self) -> Result<&'static Stemmer> {
        let known: Vec<(&str, u64)> = self.all.stated().collect();
        match known[..] {
            [(tag, _)] => Stemmer::of(tag),
            [] => Err(Error::question("stems need a language, and none is known of these articles")
                .hint("say it: --language en")),
            _ => {
                let message =
                    format!("stems need one language, but the articles are in several: {}", self.all.described());
                Err(Error::question(message)
                    .hint("choose the articles of one, as in --where 'language = \"en\"' --language en"))
            }
        }
    }
}

impl Index {
    /// The languages of the articles as the word rules take them: stated, set for all, or read off the texts.
    pub fn languages(&self) -> &Languages {
        &self.languages.all
    }

    /// The languages that the articles state, or that the settings name for all.
    pub fn stated_languages(&self) -> &Languages {
        &self.languages.stated
    }

    /// The languages that were read off texts because none is stated; the empty name counts all other articles.
    pub fn inferred_languages(&self) -> Languages {
        Languages::of(self.languages.inferred.iter().copied())
    }

    /// What an article reads like, if that is used; empty otherwise.
    pub(crate) fn reads_like(&self, number: ArticleNumber) -> &'static str {
        self.languages.inferred[number as usize]
    }

    /// The language of an article as the word rules take it; empty if it is not known.
    pub fn language(&self, number: ArticleNumber) -> &str {
        self.languages.tag(&self.corpus, number as usize)
    }

    /// The language that an article states, or that the settings name for all; empty if there is none.
    pub fn stated_language(&self, number: ArticleNumber) -> &str {
        self.languages.set.as_deref().unwrap_or(self.corpus.language(number).trim())
    }

    /// The word rules by which an article was cut.
    pub fn rules_of(&self, number: ArticleNumber) -> WordRules {
        self.languages.rules_of(self.asked, &self.corpus, number as usize)
    }

    /// Whether the words of every article were given, so that no rule moved their borders.
    pub fn borders_given(&self) -> bool {
        self.languages.cut.articles() == 0 && self.languages.all.articles() > 0
    }

    /// In how many articles a word rule is on.
    pub fn articles_with(&self, rule: &Rule) -> u64 {
        let languages = self.languages_open_to(rule);
        if self.as_given { 0 } else { self.asked.decided(&self.languages.deciding).articles(rule, languages) }
    }

    /// In how many articles a word rule would be on if nothing were read off the texts.
    pub fn articles_with_if_stated(&self, rule: &Rule) -> u64 {
        let TextLanguages { stated, stated_cut, .. } = &self.languages;
        let stated = if rule.action.folds() { stated } else { stated_cut };
        if self.as_given { 0 } else { self.asked.articles(rule, stated) }
    }

    /// In how many articles a word rule could be on: one that moves the borders of words has nothing to say about given ones.
    pub fn articles_open_to(&self, rule: &Rule) -> u64 {
        self.languages_open_to(rule).articles()
    }

    fn languages_open_to(&self, rule: &Rule) -> &Languages {
        if rule.action.folds() { &self.languages.all } else { &self.languages.cut }
    }
}
