//! A headless Chromium that opens a page, with a driver of the test inside it.
#![allow(dead_code, reason = "each test file uses a part")]

use super::{newsprint, shipped};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The browser; `None`, with a message, where there is none.
pub fn browser() -> Option<String> {
    let named = std::env::var("NEWSPRINT_BROWSER").ok().filter(|name| !name.is_empty());
    let known = ["chromium", "chromium-browser", "google-chrome"].map(String::from);
    let found = named.into_iter().chain(known).find(|name| Command::new(name).arg("--version").output().is_ok());
    if found.is_none() {
        eprintln!("left out: no Chromium (tests/run installs it)");
    }
    found
}

/// What the browser writes when it is started with these further arguments on a page: standard output and messages.
pub fn open_with(browser: &str, page: &Path, profile: &Path, further: &[&str]) -> (String, String) {
    let output = Command::new(browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--enable-logging=stderr", "--virtual-time-budget=15000", "--window-size=1280,2000"])
        .args(further)
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser can be started");
    (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// The page after its script ran, and what the browser had to say.
pub fn open(browser: &str, page: &Path, profile: &Path) -> (String, String) {
    open_with(browser, page, profile, &["--dump-dom"])
}

/// The report of a corpus that ships with the program.
pub fn report(corpus: &str, folder: &Path, further: &[&str]) -> PathBuf {
    report_of(&shipped(corpus), &folder.join(corpus), further)
}

/// The page of the report of any corpus, written to a folder.
pub fn report_of(corpus: &Path, out: &Path, further: &[&str]) -> PathBuf {
    let (corpus, folder) = (corpus.to_string_lossy(), out.to_string_lossy());
    let made = newsprint(&[&["report", &corpus, "-o", &folder][..], further].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    out.join("index.html")
}

/// A copy of a page with a script of the test in it. The copy goes without the policy, which would refuse the script.
pub fn driven(page: &Path, scripts: &[&str]) -> PathBuf {
    let text = std::fs::read_to_string(page).expect("the page");
    let policy = text.find("<meta http-equiv=\"Content-Security-Policy\"").expect("a policy");
    let end = policy + text[policy..].find('>').expect("the end of the policy") + 1;
    let scripts = scripts.iter().fold(String::new(), |all, script| all + "<script>" + script + "</script>");
    let copy = page.with_file_name("driven.html");
    std::fs::write(&copy, format!("{}{}{scripts}", &text[..policy], &text[end..])).expect("a copy");
    copy
}

/// What the driver wrote into the title.
pub fn title(dom: &str) -> String {
    let title = dom.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
    title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
