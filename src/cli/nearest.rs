//! Names that are spelled most like one that nobody knows.

/// The known names, the one that takes the fewest changed letters first, ties in their own order.
pub fn nearest_first(unknown: &str, known: impl Iterator<Item = String>) -> String {
    let unknown: Vec<char> = unknown.replace('_', "-").chars().collect();
    let mut names: Vec<(usize, String)> = known.map(|name| (distance(&unknown, &name), name)).collect();
    names.sort_by_key(|(changes, _)| *changes);
    names.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ")
}

/// Levenshtein's distance.
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_name() {
        let known = ["range", "jsd-bits", "js-distance"].map(String::from);
        assert_eq!(nearest_first("jsd_bit", known.into_iter()), "jsd-bits, range, js-distance");
    }
}
