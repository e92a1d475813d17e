//! The marks of every article, the fields that filters read, and the versions of a corpus that leave marked articles out.

/// The fields that marks add to an article: what is shared (`wire`, `duplicate`), by which rule, with which family, and
/// the first article of its copies.
pub const MARK_FIELDS: [&str; 4] = ["duplicate_of", "shared", "shared_family", "shared_rule"];

/// What is known about one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// The sign of wire copy, if it is: a name of [`WIRE_RULES`](super::WIRE_RULES).
    pub wire: Option<&'static str>,
    /// The agency that the text credits.
    pub agency: Option<String>,
    /// The relation that makes it a copy of an earlier article: `exact` or `near-duplicate`.
    pub duplicate: Option<&'static str>,
    /// The first article of those that can stand for one another, by number; of a group of one, nothing.
    pub first_copy: Option<u32>,
    /// The family of articles that share text, numbered from 1 in the order of the corpus.
    pub family: Option<u32>,
}

/// The marks of all articles, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// One an article.
    pub articles: Vec<Mark>,
    /// Rank of each article by date and order, unknown dates last: of copies the lowest is the first.
    pub ranks: Vec<u32>,
}

/// A version of a corpus: what it leaves out.
#[derive(Debug)]
pub struct Version {
    /// What is left out, as it is typed: `wire`.
    pub name: &'static str,
    /// What it leaves out, in one line.
    pub about: &'static str,
    /// Whether wire copy is left out.
    wire: bool,
    /// Whether copies after the first are left out.
    copies: bool,
}

/// What `--without` takes.
pub const VERSIONS: &[Version] = &[
    Version {
        name: "duplicates",
        about: "copies of an earlier article: the same words in any outlet, nearly the same in one outlet; the first stays",
        wire: false,
        copies: true,
    },
    Version {
        name: "wire",
        about: "wire copy in every outlet, by its credit or by passages shared with another outlet",
        wire: true,
        copies: false,
    },
    Version { name: "shared", about: "duplicates and wire copy", wire: true, copies: true },
];

impl Version {
    /// The version of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        VERSIONS.iter().find(|version| version.name == name)
    }
}

impl Marks {
    /// The value of a field of [`MARK_FIELDS`]; `id_of` gives the id of an article.
    pub fn field(&self, name: &str, article: u32, id_of: impl Fn(u32) -> String) -> Option<String> {
        let mark = self.articles.get(article as usize)?;
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        Some(match name {
            "shared" => text(mark.wire.map(|_| "wire").or(mark.duplicate.map(|_| "duplicate"))),
            "shared_rule" => text(mark.wire.or(mark.duplicate)),
            "shared_family" => mark.family.map(|family| family.to_string()).unwrap_or_default(),
            "duplicate_of" => match (mark.duplicate, mark.first_copy) {
                (Some(_), Some(first)) => id_of(first),
                _ => String::new(),
            },
            _ => return None,
        })
    }

    /// The articles of a selection that the versions leave in. Of copies the first of the selection stays, even if an earlier one
    /// was not selected.
    pub fn kept(&self, selected: &[u32], versions: &[&Version]) -> Vec<u32> {
        let wire = versions.iter().any(|version| version.wire);
        let copies = versions.iter().any(|version| version.copies);
        let mut first: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
        for &article in selected {
            if let Some(group) = self.articles[article as usize].first_copy {
                let best = first.entry(group).or_insert(article);
                if self.ranks[article as usize] < self.ranks[*best as usize] {
                    *best = article;
                }
            }
        }
        let keep = |&&article: &&u32| {
            let mark = &self.articles[article as usize];
            let later_copy = mark.first_copy.is_some_and(|group| first[&group] != article);
            let left_out = (wire && mark.wire.is_some()) || (copies && later_copy);
            !left_out
        };
        selected.iter().filter(keep).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_copies_the_first_that_was_selected_stays() {
        let copy = |duplicate| Mark { duplicate, first_copy: Some(1), ..Mark::default() };
        let wire = Mark { wire: Some("agency-dateline"), ..Mark::default() };
        // Article 1 is the earliest of the copies 0, 1 and 2; article 3 is wire copy.
        let articles = vec![copy(Some("exact")), copy(None), copy(Some("near-duplicate")), wire];
        let marks = Marks { articles, ranks: vec![2, 0, 1, 3] };
        let of = |names: &[&str]| names.iter().map(|name| Version::named(name).expect("a version")).collect::<Vec<_>>();
        assert_eq!(marks.kept(&[0, 1, 2, 3], &of(&["duplicates"])), [1, 3]);
        assert_eq!(marks.kept(&[0, 2, 3], &of(&["duplicates"])), [2, 3]);
        assert_eq!(marks.kept(&[0, 1, 2, 3], &of(&["wire"])), [0, 1, 2]);
        assert_eq!(marks.kept(&[0, 1, 2, 3], &of(&["wire", "duplicates"])), [1]);
        assert_eq!(marks.kept(&[0, 1, 2, 3], &of(&["shared"])), [1]);
        assert_eq!(marks.kept(&[0, 1, 2, 3], &[]), [0, 1, 2, 3]);
        let field = |name, article| marks.field(name, article, |first| format!("id {first}")).expect("a field");
        assert_eq!((field("duplicate_of", 0).as_str(), field("duplicate_of", 1).as_str()), ("id 1", ""));
        assert_eq!(
            (field("shared", 3).as_str(), field("shared", 2).as_str(), field("shared_rule", 3).as_str()),
            ("wire", "duplicate", "agency-dateline")
        );
    }
}
