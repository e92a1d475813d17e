//! Measures by name: a name that nobody knows lists the known ones, those that were likely meant first.

use newsprint::error::{Error, Result};

/// The members of a registry that were asked for: by name (with `_` or `-`), all of them, or the usual ones.
///
/// # Errors
/// If a name is not in the registry; `kind` says what was named, as in `keyness measure`.
pub fn chosen<T>(
    kind: &str,
    names: &[String],
    usual: Vec<&'static T>,
    registry: &'static [T],
    option: impl Fn(&T) -> String,
) -> Result<Vec<&'static T>> {
    let find = |name: &String| {
        let wanted = spelled(name);
        let found = registry.iter().find(|member| spelled(&option(member)) == wanted);
        found.ok_or_else(|| {
            let known = nearest_first(name, registry.iter().map(&option));
            Error::question(format!("there is no {kind} \"{name}\"")).hint(format!("use one of: {known}, all"))
        })
    };
    match names {
        [] => Ok(usual),
        names if names.iter().any(|name| name == "all") => Ok(registry.iter().collect()),
        names => names.iter().map(find).collect(),
    }
}

/// One spelling for `node.mi.E_span`, `node-mi-e-span` and `NODE_MI_E_SPAN`.
fn spelled(name: &str) -> String {
    name.trim().to_lowercase().replace(['_', '.'], "-")
}

/// The known names, those that are most like `name` first, as one line.
pub fn nearest_first(name: &str, known: impl IntoIterator<Item = impl Into<String>>) -> String {
    let mut known: Vec<String> = known.into_iter().map(Into::into).collect();
    let name = spelled(name);
    known.sort_by_cached_key(|other| (!other.contains(&name), changes(&name, other)));
    known.join(", ")
}

/// How many letters must change to make one name of the other (Levenshtein).
fn changes(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (place, sign) in a.chars().enumerate() {
        let mut corner = place;
        row[0] = place + 1;
        for (column, other) in b.iter().enumerate() {
            let changed = corner + usize::from(sign != *other);
            corner = row[column + 1];
            row[column + 1] = changed.min(corner + 1).min(row[column] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_name_stands_first() {
        assert_eq!(changes("kitten", "sitting"), 3);
        let known = ["g2-2cell", "log-ratio-hardie", "chi2"];
        assert!(nearest_first("loglikelihod-ratio", known).starts_with("log-ratio-hardie"));
        assert!(nearest_first("chi", ["ell", "chi2-yates", "chi2"]).starts_with("chi2, chi2-yates"));
    }
}
