//! The promise: what a reader does on the page works: sorting, filtering, opening lines from tables and pictures, exporting, the other
//! theme, paper, any script, any assistive technology; and a hostile article harms nobody.

mod common;

use common::browser::{browser, driven, open, open_with, report, report_of, title};
use common::{shipped, stdout};
use std::path::Path;
use std::process::Command;

/// Waits for the page, runs its checks, and writes what failed into the title.
const CHECKS: &str = r"
const failed = [];
const expect = (holds, what) => { if (!holds) failed.push(what); };
const $ = (query, root = document) => root.querySelector(query), $$ = (query, root = document) => [...root.querySelectorAll(query)];
const type = (input, value) => { input.value = value; input.dispatchEvent(new Event('input', { bubbles: true })); };
let saved = null;
URL.createObjectURL = blob => { saved = blob; return 'blob:none'; };
HTMLAnchorElement.prototype.click = function () {};
const waiting = setInterval(async () => {
  if (!('ready' in document.documentElement.dataset)) return;
  clearInterval(waiting);
  try { await check(); } catch (error) { failed.push(String(error)); }
  expect(performance.getEntriesByType('resource').length === 0, 'the page asked for something');
  document.title = 'failed ' + failed.length + ' ' + failed.join('; ');
}, 50);
";

const READER: &str = r"
async function check() {
  // Sorting: numbers at full precision, highest first, then lowest.
  const box = $('#table-frequency-top'), head = $$('th button', box).find(button => button.parentNode.dataset.name === 'count');
  box.closest('details').open = true;
  const counts = () => $$('tbody tr', box).map(row => Number(row.cells[head.parentNode.cellIndex].dataset.v));
  head.click();
  expect(head.parentNode.getAttribute('aria-sort') === 'descending', 'first the highest');
  head.click();
  expect(head.parentNode.getAttribute('aria-sort') === 'ascending', 'then the lowest');
  expect(counts().every((count, at, all) => !at || all[at - 1] <= count), 'rows ascend');
  // Filtering.
  const first = $('tbody th', box).textContent;
  type($('.tools input', box), first);
  expect($$('tbody tr', box).every(row => row.textContent.includes(first)), 'filtered rows hold the word');
  expect($('.found', box).textContent !== '', 'the rows that are left are announced');
  // A label and a mark of a picture open their lines.
  const figure = $('figure[data-rows]'), dialog = $('#np-evidence'), label = $('text.opens', figure);
  label.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(dialog.open && $('h2', dialog).textContent === label.textContent.replace(/[\u2066-\u2069]/g, ''), 'a label opens its lines');
  dialog.close();
  const mark = $('circle.opens, polygon.opens', figure);
  if (mark) {
    const marks = $$('circle.opens, polygon.opens', figure);
    marks[marks.length - 1].dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(dialog.open && $('h2', dialog).textContent.includes('\u00b7'), 'a mark opens the lines of its outlet');
    dialog.close();
  }
  // The explorer: every filter, every order, and the export.
  const form = $('#np-form'), lines = () => { let more; while ((more = $('#np-explorer .lines .more button'))) more.click(); return $$('#np-explorer tbody tr'); };
  type(form, FORM);
  const all = lines().length;
  expect(all === COUNT, 'all lines of the form: ' + all);
  let sum = 0;
  for (const option of $$('#np-outlet option').slice(1)) { type($('#np-outlet'), option.value); sum += lines().length; }
  expect(sum === all, 'lines of outlets add up: ' + sum);
  type($('#np-outlet'), '');
  sum = 0;
  for (const voice of ['1', '2', '3']) { type($('#np-voice'), voice); sum += lines().length; }
  expect(sum === all, 'lines of voices add up: ' + sum);
  type($('#np-voice'), '');
  type($('#np-to'), '2025-05');
  const early = lines().length;
  type($('#np-to'), ''); type($('#np-from'), '2025-06');
  const late = lines().length;
  type($('#np-from'), '');
  expect(early > 0 && late > 0 && early + late <= all, 'dates part the lines: ' + early + ' and ' + late);
  type($('#np-sort'), 'right');
  const right = lines().map(row => $('.r', row).textContent.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, ''));
  expect(right.length === all && right[0].localeCompare(right[right.length - 1]) < 0, 'lines are sorted by what follows');
  type($('#np-sort'), 'position');
  lines();
  $('#np-explorer .csv').click();
  const text = saved && await saved.text();
  const pre = document.createElement('pre');
  pre.id = 'np-saved';
  pre.textContent = text;
  document.body.append(pre);
  // Direction: in a script from right to left what goes before stands on the right.
  const table = $('#np-explorer table'), cell = name => $('tbody .' + name, table).getBoundingClientRect().x;
  expect(table.dir === DIRECTION && (cell('l') > cell('r')) === (DIRECTION === 'rtl'), 'the lines run as their script does');
  // The other theme.
  const before = getComputedStyle(document.body).backgroundColor;
  $('#np-theme').click();
  expect(getComputedStyle(document.body).backgroundColor !== before, 'the theme changes');
  $('#np-theme').click();
}
";

fn driver(form: &str, count: usize, direction: &str) -> String {
    format!("const FORM = '{form}', COUNT = {count}, DIRECTION = '{direction}';{CHECKS}{READER}")
}

#[test]
fn a_reader_sorts_filters_opens_and_exports() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    for (corpus, form, direction) in [("dispute", "minister", "ltr"), ("dispute-fa", "آب", "rtl")] {
        let texts = shipped(corpus);
        let asked = stdout(&["concordance", &texts.to_string_lossy(), form, "--format", "csv", "--quiet"]);
        let page = report(corpus, folder.path(), &["--sections", "frequency,lines,voices", "--node", form]);
        let page = driven(&page, &[&driver(form, asked.lines().count() - 1, direction)]);
        let (dom, _) = open(&browser, &page, &folder.path().join("profile"));
        assert!(title(&dom).starts_with("failed 0"), "{corpus}: {}", title(&dom));
        // What the page saves is what the command writes, but for the width of the context.
        let columns = |text: &str| -> Vec<Vec<String>> {
            let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            let kept = |record: csv::StringRecord| [0, 1, 2, 4, 6, 7, 8].map(|at| record[at].to_string()).to_vec();
            reader.records().map(|record| kept(record.expect("a row"))).collect()
        };
        let saved = dom
            .split("<pre id=\"np-saved\">")
            .nth(1)
            .expect("the saved text")
            .split("</pre>")
            .next()
            .unwrap_or_default();
        let saved = saved.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
        assert_eq!(columns(&saved), columns(&asked), "{corpus}");
    }
}

/// What stands beside `dam` in six lines, searched for by word and by group.
const BESIDE: &str = r"
async function check() {
  const form = $('#np-form'), beside = $('#np-beside'), rows = () => $$('#np-explorer tbody tr');
  type(form, 'dam');
  expect(rows().length === 6, 'all lines: ' + rows().length);
  const asked = [['caf\u00e9', 2], ['cafe\u0301', 2], ['CAF\u00c9', 2], ['caf', 0], ['cafe', 0], ['Iran\'s', 2], ['iran\u2019s', 2], ['iran', 0],
    ['IRAN\u2019S minister', 2], ['minister praised', 1], ['praised minister', 0], ['\u0645\u06cc\u200c\u06af\u0648\u06cc\u0646\u062f', 1],
    ['\u0645\u064a\u200c\u06af\u0648\u064a\u0646\u062f', ARABIC_YEH], ['\u06af\u0648\u06cc\u0646\u062f', 1], ['', 6]];
  for (const [word, count] of asked) {
    type(beside, word);
    expect(rows().length === count, word + ' stands in ' + rows().length + ' lines, not ' + count);
    expect(!word || rows().every(row => $('mark', row)), word + ' is marked in every line');
  }
  type(beside, 'caf\u00e9');
  expect($$('#np-explorer mark').every(mark => mark.textContent.normalize('NFC') === 'caf\u00e9'), 'the word is marked and nothing else');
  type(beside, '');
  const group = $('#np-group'), named = [...group.options].find(option => option.textContent === 'Ministers');
  type(group, named.value);
  expect(rows().length === 2 && rows().every(row => row.textContent.includes('minister')), 'lines that name the group: ' + rows().length);
  type(beside, 'praised');
  expect(rows().length === 1, 'word and group together');
}
";

#[test]
fn words_and_groups_beside_a_node_are_found_as_they_are_counted() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let texts = folder.path().join("texts");
    let articles = [
        ("a/1.txt", "The café by the dam closed."),
        ("a/2.txt", "A cafe\u{301} saw the dam; Iran’s minister came."),
        ("a/3.txt", "The dam fed a cafeteria."),
        ("b/1.txt", "“Iran's minister praised the dam,” they said."),
        ("b/2.txt", "Near the dam می\u{200c}گویند and more."),
        ("b/3.txt", "Near the dam می گویند and more."),
    ];
    for (name, text) in articles {
        let path = texts.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let groups = folder.path().join("groups.toml");
    std::fs::write(&groups, "[group.Ministers]\nmatch = [\"minister\"]\n").expect("a file");
    let further = ["--node", "dam", "--groups", &groups.to_string_lossy()];
    let page = report_of(&texts, &folder.path().join("report"), &further);
    // Whether an Arabic yeh counts as the Persian one is for the rules of the corpus to say: the page follows the command.
    let typed = "مي\u{200c}گويند";
    let asked = stdout(&["concordance", &texts.to_string_lossy(), typed, "--format", "csv", "--quiet"]);
    let yeh = asked.lines().count() - 1;
    let page = driven(&page, &[&format!("const ARABIC_YEH = {yeh};{CHECKS}{BESIDE}")]);
    let (dom, _) = open(&browser, &page, &folder.path().join("profile"));
    assert!(title(&dom).starts_with("failed 0"), "{}", title(&dom));
}

/// The checks of axe-core over the whole page, everything unfolded.
const AXE: &str = r"
async function check() {
  for (const fold of $$('details')) fold.open = true;
  const run = async what => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    for (const one of violations) failed.push(what + ': ' + one.id + ' ' + one.nodes.length + ' ' + one.nodes[0].html.slice(0, 90));
  };
  await run('light');
  document.documentElement.dataset.theme = 'dark';
  await run('dark');
  $('[data-e] button').click();
  await run('lines');
}
";

#[test]
fn axe_finds_nothing_to_complain_about() {
    let (Some(browser), Ok(axe)) = (browser(), std::env::var("NEWSPRINT_AXE")) else {
        eprintln!("left out: NEWSPRINT_AXE does not name axe.min.js (tests/run fetches it)");
        return;
    };
    let axe = std::fs::read_to_string(axe).expect("axe.min.js").replace("</script", "<\\/script");
    let folder = tempfile::tempdir().expect("a folder");
    for (corpus, further) in [("dispute", &[][..]), ("dispute-fa", &["--report-language", "fa"]), ("dispute-zh", &[])] {
        let page = report(corpus, folder.path(), further);
        let page = driven(&page, &[&axe, &format!("{CHECKS}{AXE}")]);
        let (dom, _) =
            open_with(&browser, &page, &folder.path().join("profile"), &["--dump-dom", "--virtual-time-budget=60000"]);
        assert!(title(&dom).starts_with("failed 0"), "{corpus}: {}", title(&dom));
    }
}

const ATTACKS: &str = "</script><script>window.harmed = 1</script> \"><img src=x onerror=\"window.harmed = 1\"> \u{202e}drow\u{202c} \
                       <!-- =cmd|' /C calc'!A0 <style>*{display:none}</style> {{7*7}} ${7*7} fishers fishers fishers";

const HARMLESS: &str = r"
async function check() {
  for (const fold of $$('details')) fold.open = true;
  for (const cell of $$('[data-e] button').slice(0, 40)) { cell.click(); $('#np-evidence').close(); }
  type($('#np-form'), 'fishers');
  expect(window.harmed === undefined, 'a script of the article ran');
  expect($$('img, iframe, object, embed, link').length === 0, 'an element of the article is in the page');
  expect($$('script').length === 3 && $$('style').length === 1, 'there are other scripts or styles');
}
";

#[test]
fn a_hostile_article_is_harmless() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let texts = folder.path().join("texts");
    for (outlet, count) in [("<b>Outlet<b>", 2), ("=2+3", 2)] {
        std::fs::create_dir_all(texts.join(outlet)).expect("a folder");
        for number in 0..count {
            let path = texts.join(outlet).join(format!("{number}.txt"));
            std::fs::write(path, format!("Fishers {number} said: {ATTACKS}. {ATTACKS}")).expect("a file");
        }
    }
    let page = report_of(&texts, &folder.path().join("report"), &["--title", ATTACKS, "--node", "fishers"]);
    let page = driven(&page, &[&format!("{CHECKS}{HARMLESS}")]);
    let (dom, _) = open(&browser, &page, &folder.path().join("profile"));
    assert!(title(&dom).starts_with("failed 0"), "{}", title(&dom));
    // The pictures are files of their own: they hold no script either.
    for entry in std::fs::read_dir(folder.path().join("report/charts")).expect("charts").flatten() {
        if entry.path().extension().is_some_and(|extension| extension == "svg") {
            let svg = std::fs::read_to_string(entry.path()).expect("a picture");
            assert!(!svg.contains("<script") && !svg.contains("<img") && !svg.contains("<style"), "{:?}", entry.path());
        }
    }
}

fn words_of(pdf: &Path) -> Option<String> {
    let read = Command::new("pdftotext").arg(pdf).arg("-").output().ok()?;
    read.status.success().then(|| String::from_utf8_lossy(&read.stdout).into_owned())
}

#[test]
fn paper_holds_the_text_without_the_tools() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let page = report("dispute-fa", folder.path(), &["--title", "On paper"]);
    let pdf = folder.path().join("page.pdf");
    let print = format!("--print-to-pdf={}", pdf.display());
    open_with(&browser, &page, &folder.path().join("profile"), &[&print, "--no-pdf-header-footer"]);
    let Some(text) = words_of(&pdf) else {
        eprintln!("left out: no pdftotext (tests/run installs it)");
        return;
    };
    for said in ["On paper", "Figure 1", "Table 1", "What is in the corpus", "Methods and provenance"] {
        assert!(text.contains(said), "{said} is not on paper");
    }
    for tool in ["Copy as TSV", "Light or dark", "Show as a table"] {
        assert!(!text.contains(tool), "{tool} is on paper");
    }
}
