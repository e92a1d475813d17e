//! The same study with words made or chosen in another way. Leaves what is done with them to the analyses.

use super::Study;
use crate::analysis::robustness::{Reading, Words};
use crate::annotation::furniture::Cleaning;
use crate::count::Grouping;
use crate::error::Result;
use crate::index::{Index, SubCorpus};

impl Study {
    /// Reads the corpus again with words made in another way, and gives it to `found` with the groups that `grouped` makes; does
    /// nothing where that way is the usual one, as it is for tokens that are given.
    ///
    /// # Errors
    /// As [`Study::index`] and [`Study::selection`], or those of `grouped` and `found`.
    pub fn read_again(
        &self,
        index: &Index,
        words: Words,
        grouped: impl for<'j> Fn(&Self, &SubCorpus<'j>) -> Result<Grouping<'j>>,
        found: &mut Reading<'_>,
    ) -> Result<()> {
        let Some(study) = self.with_words(index, words)? else { return Ok(()) };
        let again = study.index()?;
        let corpus = study.selection(&again)?;
        let grouping = grouped(&study, &corpus)?;
        found(&corpus, &grouping)
    }

    /// The study with words made in another way; `None` where that is the usual way.
    fn with_words(&self, index: &Index, words: Words) -> Result<Option<Self>> {
        if index.as_given() || index.borders_given() {
            return Ok(None);
        }
        let rules = index.rules();
        let mut study = self.clone();
        match words {
            Words::Case if rules.is_on("case") => study.rules = self.rules.without("case")?,
            Words::Hyphens if rules.is_on("hyphens") => study.rules = self.rules.without("hyphens")?,
            Words::Hyphens => study.rules = self.rules.with("hyphens")?,
            Words::Uncleaned if index.sub_corpus().tokens() < index.everything().tokens() => {
                study.cleaning = Cleaning::off();
            }
            Words::Case | Words::Uncleaned => return Ok(None),
        }
        Ok(Some(study))
    }
}
