//! The promise: where no outlet differs from another, the report does not say that one does.

mod common;

use common::newsprint;
use std::fmt::Write;

/// Ten outlets of twelve articles each, all drawn from one Zipf-like distribution with a fixed seed.
fn noise(folder: &std::path::Path) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    for outlet in 0..10 {
        let place = folder.join(format!("outlet{outlet}"));
        std::fs::create_dir_all(&place).expect("a folder");
        for article in 0..12 {
            let mut text = String::new();
            for _ in 0..300 {
                write!(text, "w{:.0} ", (draw() * 400f64.ln()).exp()).expect("a string");
            }
            std::fs::write(place.join(format!("{article}.txt")), text).expect("a file");
        }
    }
}

#[test]
fn outlets_without_a_difference_are_not_said_to_differ() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = folder.path().join("noise");
    noise(&corpus);
    let out = folder.path().join("report");
    let made = newsprint(&["report", &corpus.to_string_lossy(), "-o", &out.to_string_lossy()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let page = std::fs::read_to_string(out.join("index.html")).expect("the page");
    assert!(
        page.contains("No word sets any outlet apart by more than the chance"),
        "the summary says that nothing stands out"
    );
    assert!(!page.contains("times as often as the others"), "no word is put forward");
}
