//! Known names in the order in which they may have been meant: the one place that guesses.

/// The known names, nearest to `name` first (fewest letters to change), ties in their own order.
pub fn nearest_first(name: &str, known: impl IntoIterator<Item = String>) -> Vec<String> {
    let wanted = name.to_lowercase().replace(['_', '.'], "-");
    let mut known: Vec<String> = known.into_iter().collect();
    known.sort_by_cached_key(|name| changes(&wanted, name));
    known
}

/// How many letters must be put in, taken out or changed to make one word the other (Levenshtein 1966).
fn changes(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (place, letter) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], place + 1);
        for (column, other) in b.iter().enumerate() {
            let change = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_stands_first() {
        let known = || ["log-dice", "mi", "ll"].map(String::from);
        assert_eq!(nearest_first("logdice", known())[0], "log-dice");
        assert_eq!(nearest_first("MI3", known())[0], "mi");
        assert_eq!((changes("kitten", "sitting"), changes("", "abc")), (3, 3));
    }
}
