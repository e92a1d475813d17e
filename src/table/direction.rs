//! Keeps a right-to-left text inside a sentence or a line of a terminal from reordering its neighbours.

/// A right-to-left text between the marks that keep its direction to itself (U+2068, U+2069; both without width).
pub fn isolated(text: &str) -> String {
    let right_to_left =
        |letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    if text.contains(right_to_left) { format!("\u{2068}{text}\u{2069}") } else { text.into() }
}
