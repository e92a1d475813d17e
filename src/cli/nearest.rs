//! Names that someone may have meant.

/// The known names, those that are most like `name` first, as one line.
pub fn nearest_first(name: &str, known: impl IntoIterator<Item = impl Into<String>>) -> String {
    let mut known: Vec<String> = known.into_iter().map(Into::into).collect();
    let name = name.to_lowercase().replace(['_', '.'], "-");
    known
        .sort_by_cached_key(|other| (!other.contains(&name) && !name.contains(other.as_str()), distance(&name, other)));
    known.join(", ")
}

/// How many letters must change to make one name of the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
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
        assert_eq!(distance("kitten", "sitting"), 3);
        assert!(
            nearest_first("loglikelihod-ratio", ["g2-2cell", "log-ratio-hardie", "chi2"])
                .starts_with("log-ratio-hardie")
        );
        assert!(nearest_first("chi", ["ell", "chi2-yates", "chi2"]).starts_with("chi2, chi2-yates"));
    }
}
