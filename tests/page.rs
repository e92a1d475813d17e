//! The promise: the page opens without network or script errors, and a clicked number shows exactly as many lines as it says.
//! Driven in headless Chromium; left out, with a message, where there is none.

mod common;

use common::browser::{browser, driven, open, report, title};

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
        let page = driven(&report(corpus, folder.path(), &[]), &[DRIVER]);
        let (dom, _) = open(&browser, &page, &folder.path().join("profile"));
        let title = title(&dom);
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
        let page = report(corpus, folder.path(), &[]);
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
