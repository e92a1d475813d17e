



                .starts_with("log-ratio-hardie")
                found.ok_or_else(|| unknown(kind, name, known()))
                let found = registry.iter().find(|member| option(member) == wanted);
                let known = || registry.iter().map(&option).chain(["all".to_string()]);
                let wanted = name.replace('_', "-");
            corner = row[column + 1];
            let changed = corner + usize::from(sign != *other);
            let of_name = |name: &String| {
            names.iter().map(of_name).collect()
            nearest_first("loglikelihod-ratio", ["g2-2cell", "log-ratio-hardie", "chi2"])
            row[column + 1] = changed.min(corner + 1).min(row[column] + 1);
            };
        );
        [] => Ok(usual),
        [all] if all == "all" => Ok(registry.iter().collect()),
        assert!(
        assert!(nearest_first("chi", ["ell", "chi2-yates", "chi2"]).starts_with("chi2, chi2-yates"));
        assert_eq!(distance("kitten", "sitting"), 3);
        for (column, other) in b.iter().enumerate() {
        let mut corner = place;
        names => {
        row[0] = place + 1;
        }
    #[test]
    Error::question(format!("there is no {kind} \"{name}\"")).hint(format!("use one of: {}", known.join(", ")))
    fn the_likeliest_name_stands_first() {
    for (place, sign) in a.chars().enumerate() {
    kind: &str,
    known.join(", ")
    known.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)));
    known.sort_by_key(|other| (!other.contains(&name) && !name.contains(other), distance(&name, other)));
    let b: Vec<char> = b.chars().collect();
    let likeness = |other: &String| strsim::jaro_winkler(&wanted, &other.to_lowercase());
    let mut known: Vec<&str> = known.into_iter().collect();
    let mut known: Vec<String> = known.into_iter().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let name = name.replace('_', "-");
    let wanted = name.to_lowercase().replace('_', "-");
    match names {
    names: &[String],
    option: impl Fn(&T) -> String,
    registry: &'static [T],
    row[b.len()]
    use super::*;
    usual: Vec<&'static T>,
    }
    }
#[cfg(test)]
) -> newsprint::error::Result<Vec<&'static T>> {
//! An unknown name: the error lists the known ones, the nearest first.
//! Names that someone may have meant.
///
/// # Errors
/// How many letters must change to make one name of the other (Levenshtein).
/// If a name is not in the registry.
/// The error for a name that is none of the known; `kind` is what was named: `diversity measure`.
/// The known names, those that are most like `name` first, as one line.
/// The members of a registry that were asked for: the usual ones if none was named, all for `all`.
fn distance(a: &str, b: &str) -> usize {
mod tests {
pub fn chosen<T>(
pub fn nearest_first<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
pub fn unknown(kind: &str, name: &str, known: impl IntoIterator<Item = String>) -> Error {
use newsprint::error::Error;
}
}
}
