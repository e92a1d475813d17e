//! The works behind the measures, so that a report can cite what it used. Which works a text cites is found in the text itself:
//! `Hardie 2014`, `Mann (1945)`, `Rayson & Garside 2000`. Leaves the shape of lists and files to the study.

mod works;

pub use works::WORKS;

/// One published work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// How texts name it, with `and` between two names: `Rayson and Garside 2000`.
    pub cited_as: &'static str,
    /// What it is, and where it stands.
    pub place: Place,
    /// `Family, Given` of every author or editor, in order.
    pub authors: &'static [&'static str],
    /// The year of publication.
    pub year: u16,
    /// The title.
    pub title: &'static str,
    /// The digital object identifier, empty if it has none or none is known to us.
    pub doi: &'static str,
}

/// Where a work stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// An article in a journal: journal, volume with issue, pages.
    Journal(&'static str, &'static str, &'static str),
    /// A book: its publisher.
    Book(&'static str),
    /// A book of chapters by others, listed under its editors: its publisher.
    Edited(&'static str),
    /// A chapter or a paper in a volume: the volume, its publisher or place, pages.
    Volume(&'static str, &'static str, &'static str),
    /// A dissertation: the university.
    Thesis(&'static str),
    /// A page: who publishes it, and its address.
    Page(&'static str, &'static str),
}

impl Work {
    /// A key of small Latin letters and the year: `rayson2000`.
    pub fn key(&self) -> String {
        use unicode_normalization::UnicodeNormalization;
        let family = self.authors[0].split(',').next().unwrap_or_default();
        let plain = family.nfd().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase());
        let second = self.authors.get(1).and_then(|author| author.nfd().find(char::is_ascii_alphabetic));
        let second = second.map(|letter| letter.to_ascii_lowercase());
        plain.chain(second).chain(self.year.to_string().chars()).collect()
    }

    /// Whether a text names the work.
    fn is_cited_in(&self, text: &str) -> bool {
        let year = self.year.to_string();
        let names = self.cited_as.strip_suffix(&year).unwrap_or(self.cited_as).trim_end();
        text.match_indices(names).any(|(start, _)| {
            let before = &text[..start];
            let after = text[start + names.len()..].trim_start_matches([' ', '(']);
            // A name behind "and" is the second of another work.
            after.starts_with(&year) && !before.ends_with("and ") && !before.ends_with(char::is_alphanumeric)
        })
    }
}

/// The works that a text cites, by the names of their authors, then by year.
pub fn cited_in(text: &str) -> Vec<&'static Work> {
    let text = text.replace(" & ", " and ");
    let mut cited: Vec<&Work> = WORKS.iter().filter(|work| work.is_cited_in(&text)).collect();
    cited.sort_by_key(|work| (work.key(), work.title));
    cited
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn names(text: &str) -> Vec<&str> {
        cited_in(text).iter().map(|work| work.cited_as).collect()
    }

    #[test]
    fn works_are_found_as_texts_name_them() {
        assert_eq!(names("(Hardie 2014), after Mann (1945)"), ["Hardie 2014", "Mann 1945"]);
        assert_eq!(names("(2 cells; Rayson & Garside 2000)"), ["Rayson and Garside 2000"]);
        assert_eq!(names("(Gries 2008; Lijffijt and Gries 2012)"), ["Gries 2008", "Lijffijt and Gries 2012"]);
        assert_eq!(names("Hardie 2015; Lijffijt and Gries 2008; Hardie's 2014"), Vec::<&str>::new());
    }

    #[test]
    fn every_work_is_whole_and_has_its_own_key() {
        let keys: BTreeSet<String> = WORKS.iter().map(Work::key).collect();
        assert_eq!(keys.len(), WORKS.len(), "two works have one key");
        for work in WORKS {
            assert!(work.cited_as.ends_with(&work.year.to_string()), "{}", work.cited_as);
            let family = work.authors[0].split(',').next().unwrap_or_default();
            assert!(work.cited_as.starts_with(family), "{}", work.cited_as);
            assert!(work.authors.iter().all(|author| author.contains(", ")), "{}", work.cited_as);
            assert!(!work.title.is_empty() && !work.title.ends_with('.'), "{}", work.cited_as);
            assert!(work.doi.is_empty() || work.doi.starts_with("10."), "{}", work.cited_as);
            assert_eq!(names(&format!("({})", work.cited_as)), [work.cited_as]);
        }
    }
}
