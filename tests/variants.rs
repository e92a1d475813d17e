//! The promise: a name that is written in two spellings is not told as absent where only one of them is used.

mod common;

use common::newsprint;
use std::fs;

#[test]
fn a_country_in_two_spellings_is_pointed_out() {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in [
        ("corpus/alpha/a.txt", "The U.S. sent ships. The U.S. said so. Tell us why the fleet came."),
        ("corpus/beta/b.txt", "US ships came. The US fleet stayed. It told us nothing about the fleet."),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let (corpus, out) = (folder.path().join("corpus"), folder.path().join("report"));
    let made = newsprint(&["report", &corpus.to_string_lossy(), "-o", &out.to_string_lossy()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let page = fs::read_to_string(out.join("index.html")).expect("a page");
    let page = page.replace(['\u{2068}', '\u{2069}'], "");
    let counted =
        "“U.S.” occurs 2 times and “US” in capitals 2 times (alpha 2 and 0, beta 0 and 2): two spellings of one name";
    assert!(page.contains(counted), "the pronoun is not among them");
    assert!(page.contains("beta writes “US” (2) and never “U.S.”"));
}
