//! Our own format: TOML tables `[group.NAME]` with `match`, `not`, `ambiguous`, `exclusive` and `across_sentences`; the same
//! tables stand in a `study.toml`.

use super::{GroupReader, place_of_byte};
use crate::error::{Error, Result};
use crate::query::group::{Group, Role, Variant};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

pub(super) const OWN: GroupReader = GroupReader {
    name: "newsprint",
    extensions: &["toml"],
    about: "[group.NAME] match = [\"U.S.\", \"=US\"] not = […] ambiguous = […] exclusive = true across_sentences = true",
    read,
};

/// A table as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupTable {
    #[serde(default, rename = "match")]
    matches: Vec<Spanned<String>>,
    #[serde(default)]
    not: Vec<Spanned<String>>,
    #[serde(default)]
    ambiguous: Vec<Spanned<String>>,
    #[serde(default)]
    exclusive: bool,
    #[serde(default)]
    across_sentences: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupsFile {
    #[serde(default)]
    group: BTreeMap<String, Spanned<GroupTable>>,
}

fn read(text: &str, file: &str) -> Result<Vec<Group>> {
    let found: GroupsFile = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        Error::new(format!("{}: {}", place_of_byte(file, text, at), error.message().replace('\n', ", ")))
            .hint("write tables like: [group.united_states] match = [\"U.S.\", \"=US\"] not = [\"Latin America\"]")
    })?;
    Ok(groups_of_tables(found.group, text, file))
}

/// The groups of tables that were read from a text, in the order of the text.
pub(crate) fn groups_of_tables(tables: BTreeMap<String, Spanned<GroupTable>>, text: &str, file: &str) -> Vec<Group> {
    let mut tables: Vec<(String, Spanned<GroupTable>)> = tables.into_iter().collect();
    tables.sort_by_key(|(_, table)| table.span().start);
    let group = |(name, table): (String, Spanned<GroupTable>)| {
        let place = place_of_byte(file, text, table.span().start);
        let table = table.into_inner();
        let of_role = |role: Role, list: Vec<Spanned<String>>| {
            let variant = move |written: Spanned<String>| Variant {
                role,
                // One past the quotation mark.
                place: place_of_byte(file, text, written.span().start),
                pattern: written.into_inner(),
            };
            list.into_iter().map(variant).collect::<Vec<_>>()
        };
        let mut variants = of_role(Role::Match, table.matches);
        variants.extend(of_role(Role::Ambiguous, table.ambiguous));
        variants.extend(of_role(Role::Not, table.not));
        Group { name, variants, exclusive: table.exclusive, across_sentences: table.across_sentences, place }
    };
    tables.into_iter().map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[test]
    fn groups_keep_the_order_and_the_places_of_the_file() {
        let text = "[group.west]\nmatch = [\"U.S.\", '=US']\nnot = ['Latin America']\nambiguous = ['Washington']\n\
                    exclusive = true\n[group.\"a b\"]\nmatch = ['x']\nacross_sentences = true\n";
        let groups = read(text, "g.toml").expect("groups");
        let expected =
            [("west", vec!["U.S.", "=US", "ambiguous: Washington", "not: Latin America"]), ("a b", vec!["x"])];
        let expected: Vec<(String, Vec<String>)> =
            expected.map(|(name, list)| (name.into(), list.into_iter().map(String::from).collect())).into();
        assert_eq!(shown(&groups), expected);
        assert_eq!(groups[0].variants[1].place, "\"g.toml\" line 2 column 18");
        assert!(groups[0].exclusive && groups[1].across_sentences);
    }

    #[test]
    fn broken_files_name_line_and_column() {
        for (text, place, word) in [
            ("[group.a]\nmatch = ['x']\nnots = ['y']\n", "line 3 column 1", "nots"),
            ("[group.a]\nmatch = 'x'\n", "line 2 column 9", "string"),
            ("[group.a]\nmatch = ['x'\n", "line 2 column 13", "unclosed"),
            ("[groups.a]\nmatch = []\n", "line 1 column 2", "groups"),
        ] {
            let message = read(text, "g.toml").expect_err(text).to_string();
            assert!(message.contains(place) && message.contains(word), "{message}");
        }
    }
}
