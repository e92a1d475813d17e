//! The promise: the page opens without network or script errors, and a clicked number shows exactly as many lines as it says.
//! Driven in headless Chromium; left out, with a message, where there is none.

mod common;

use common::{newsprint, shipped};
use std::path::{Path, PathBuf};
use std::process::Command;

fn browser() -> Option<String> {
    let named = std::env::var("NEWSPRINT_BROWSER").ok().filter(|name| !name.is_empty());
    let known = ["chromium", "chromium-browser", "google-chrome"].map(String::from);
    let found = named.into_iter().chain(known).find(|name| Command::new(name).arg("--version").output().is_ok());
    if found.is_none() {
        eprintln!("left out: no Chromium (tests/run installs it)");
    }
    found
}

/// The page after its script ran, and what the browser had to say.
fn open(browser: &str, page: &Path, profile: &Path) -> (String, String) {
    let output = Command::new(browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--enable-logging=stderr", "--virtual-time-budget=8000", "--window-size=1280,2000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser can be started");
    (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn report(corpus: &str, folder: &Path) -> PathBuf {
    let out = folder.join(corpus);
    let made = newsprint(&["report", &shipped(corpus).to_string_lossy(), "-o", &out.to_string_lossy()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    out.join("index.html")
}

/// Clicks every number that opens lines, compares the lines with the number, and writes the outcome into the title.
const DRIVER: &str = r"
const ready = setInterval(() => {
  if (!('ready' in document.documentElement.dataset)) return;
  clearInterval(ready);
  for (const all of document.querySelectorAll('.table .more button')) all.click();
  const bad = []; let checked = 0;
  const dialog = document.querySelector('#np-evidence');
  for (const cell of document.querySelectorAll('[data-e]')) {
    cell.querySelector('button').click();
    const said = Number(cell.dataset.v);
    let more;
    while ((more = dialog.querySelector('.more button'))) more.click();
    const lines = dialog.querySelectorAll('tbody tr').length;
    if (lines !== said) bad.push(dialog.querySelector('h2').textContent + ': ' + said + ' against ' + lines);
    if (!dialog.open) bad.push('the dialog did not open');
    dialog.close();
    checked++;
  }
  document.title = 'checked ' + checked + ' bad ' + bad.length + ' ' + bad.slice(0, 5).join('; ');
}, 50);
";

#[test]
fn every_number_opens_as_many_lines_as_it_says() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for corpus in ["dispute", "dispute-fa"] {
        let page = report(corpus, folder.path());
        let text = std::fs::read_to_string(&page).expect("the page");
        // The driver is a script of the test, so the copy goes without the policy; the page as it is stands in the next test.
        let policy = text.find("<meta http-equiv=\"Content-Security-Policy\"").expect("a policy");
        let end = policy + text[policy..].find('>').expect("the end of the policy") + 1;
        let driven = format!("{}{}<script>{DRIVER}</script>", &text[..policy], &text[end..]);
        let copy = folder.path().join(format!("{corpus}-driven.html"));
        std::fs::write(&copy, driven).expect("a copy");
        let (dom, _) = open(&browser, &copy, &folder.path().join("profile"));
        let title = dom.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
        let mut words = title.split(' ');
        assert_eq!(words.next(), Some("checked"), "the driver did not finish: {title}");
        let checked: u32 = words.next().and_then(|number| number.parse().ok()).expect("a number");
        assert!(checked > 100, "{title}");
        assert!(title.contains(" bad 0 "), "{title}");
    }
}

#[test]
fn the_page_opens_without_errors_and_without_network() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for corpus in ["dispute", "dispute-fa", "dispute-zh"] {
        let page = report(corpus, folder.path());
        let text = std::fs::read_to_string(&page).expect("the page");
        for load in ["src=\"http", "href=\"http", "url(http", "@import"] {
            assert!(!text.contains(load), "{corpus} loads something: {load}");
        }
        let (dom, log) = open(&browser, &page, &folder.path().join("profile"));
        let complaints: Vec<&str> = log.lines().filter(|line| line.contains(":CONSOLE")).collect();
        assert!(complaints.is_empty(), "{corpus}: {complaints:?}");
        assert!(dom.contains("<table class=\"kwic\""), "{corpus}: the explorer shows lines");
        assert!(text.len() < 5_000_000, "{corpus}: the page is small enough to send");
    }
}
