// The page's one script: sorting, filtering and copying tables, and the lines behind the numbers.
// Text is only ever set as text. Numbers are compared and copied at full precision, from data-v.
(async () => {
'use strict';
const ROWS = 25, SLACK = 5, LINES = 50, LINE = 8, ROW = 30;
const one = (query, root = document) => root.querySelector(query);
const all = (query, root = document) => [...root.querySelectorAll(query)];
const data = JSON.parse(one('#np-data').textContent);
const words = data.words;

// The lines and the rows of long tables come deflated; a browser without DecompressionStream shows the rest of the page.
async function unpack() {
  if (typeof DecompressionStream === 'undefined') {
    const told = make('p', 'notice', words.too_old);
    one('main').prepend(told);
    return { articles: [], forms: [], tables: {}, sets: [], spelled: [] };
  }
  const bytes = Uint8Array.from(atob(data.packed), letter => letter.charCodeAt(0));
  data.packed = '';
  return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text());
}
const say = (text, values) => text.replace(/\{(\w)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, single, several) =>
  several !== undefined ? (values[name] === 1 ? single : several)
    : typeof values[name] === 'number' ? values[name].toLocaleString('en') : values[name]);

function collatorOf(language) {
  try { return new Intl.Collator(language || undefined, { numeric: true }); } catch { return new Intl.Collator(undefined, { numeric: true }); }
}
const collator = collatorOf(document.documentElement.lang);

// An element with its class and children; a string child becomes text.
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function button(text, act, className) {
  const made = make('button', className, text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

// What is typed and what is counted meet in one form: no case, no zero-width joiners and vowel marks, one kaf, one yeh.
const fold = text => text.normalize('NFKC').toLowerCase().replace(/[\u200c\u200d\u0640\u064b-\u0652]/g, '')
  .replace(/[\u064a\u0649]/g, '\u06cc').replace(/\u0643/g, '\u06a9').replace(/[\u2019\u02bc]/g, "'").trim();

const tsv = rows => rows.map(row => row.map(cell => String(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n') + '\n';

async function copy(text, status) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = words.copied;
    setTimeout(() => { if (status.textContent === words.copied) status.textContent = ''; }, 4000);
  } catch {
    const dialog = one('#np-copy'), box = one('textarea', dialog);
    box.value = text;
    dialog.showModal();
    box.select();
  }
}

// Tables: a row is its cells as they compare ({ v: the number at full precision, text, e: the address of its lines }) and the element that shows it.

function drawnRow(element) {
  return { element, cells: [...element.cells].map(cell => ({ v: cell.dataset.v, text: cell.textContent, e: cell.dataset.e })) };
}

const outletChip = name => { const place = data.outlets.indexOf(name); return place < 0 ? undefined : chips[place]?.cloneNode(true); };

// A cell of a row that was packed.
function packedCell(cell, kind, tag, address) {
  const made = make(tag, kind === 'n' ? 'n' : kind === 'l' ? 'left' : cell.text.length >= 32 ? 'long' : '');
  if (tag === 'th') made.scope = 'row';
  if (kind !== 'n') return made.append(...[kind === 't' && outletChip(cell.text)].filter(Boolean), isolated(cell.text)), made;
  made.dataset.v = cell.v;
  made.append(cell.text);
  if (address) opensLines(made, address);
  return made;
}

// The rows of a long table; an element is made when its row is first shown.
function packedRows({ kinds, columns, open }) {
  const named = kinds.search('t');
  return columns[0].map((_, place) => {
    const cells = columns.map((column, at) => {
      const cell = column[place], e = open[at]?.[place];
      return kinds[at] !== 'n' ? { text: cell } : typeof cell === 'string' ? { v: cell, text: cell, e } : { v: cell[0], text: cell[1], e };
    });
    let made = null;
    return { cells, get element() {
      return made ??= make('tr', '', ...cells.map((cell, at) => packedCell(cell, kinds[at], at === named && cell.text.trim() ? 'th' : 'td', cell.e)));
    } };
  });
}

const numberOf = cell => cell.v === 'inf' ? Infinity : cell.v === '-inf' ? -Infinity : Number(cell.v);

function compare(a, b, sign) {
  const missing = (a.v === '') - (b.v === '');
  if (missing) return missing;
  if (a.v !== undefined && a.v !== '') {
    const [x, y] = [numberOf(a), numberOf(b)];
    return x === y ? 0 : (Number.isNaN(x) ? collator.compare(a.v, b.v) : x < y ? -1 : 1) * sign;
  }
  return collator.compare(a.text, b.text) * sign;
}

// The rows of each table by the id of its place: pictures find the lines of their marks in their twins.
const rowsOf = new Map();

function setUpTable(box) {
  const table = one('table', box), body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  const given = unpacked.tables[box.id] ? packedRows(unpacked.tables[box.id]) : [...body.rows].map(drawnRow);
  rowsOf.set(box.id, given);
  const filter = one('.tools input', box), found = one('.found', box), status = one('.status', box), more = one('.more', box);
  const searched = filter && given.map(row => fold(row.cells.filter(cell => cell.v === undefined).map(cell => cell.text).join('\n')));
  let order = given.map((_, place) => place), whole = false;
  const matches = () => {
    const asked = filter ? fold(filter.value) : '';
    return asked ? order.filter(place => searched[place].includes(asked)) : order;
  };
  function show() {
    const rows = matches(), shown = whole || rows.length <= ROWS + SLACK ? rows.length : ROWS;
    body.replaceChildren(...rows.slice(0, shown).map(place => given[place].element));
    more.replaceChildren();
    if (rows.length <= ROWS + SLACK) return;
    if (!whole) more.append(say(words.rows, { n: shown, m: rows.length }) + ' ');
    more.append(button(whole ? words.show_fewer : say(words.show_all, { n: rows.length }), () => {
      whole = !whole;
      show();
      one('button', more).focus();
    }));
  }
  heads.forEach((head, column) => {
    const numeric = head.classList.contains('n'), first = numeric ? 'descending' : 'ascending';
    const act = button('', () => {
      const was = head.getAttribute('aria-sort');
      const now = !was ? first : was === first ? (numeric ? 'ascending' : 'descending') : '';
      heads.forEach(other => other.removeAttribute('aria-sort'));
      order = given.map((_, place) => place);
      if (now) {
        head.setAttribute('aria-sort', now);
        const sign = now === 'ascending' ? 1 : -1;
        order.sort((a, b) => compare(given[a].cells[column], given[b].cells[column], sign) || a - b);
      }
      show();
    });
    act.append(...head.childNodes);
    head.append(act);
  });
  filter?.addEventListener('input', () => {
    show();
    found.textContent = filter.value ? say(words.rows, { n: matches().length, m: given.length }) : '';
  });
  one('.tsv', box).addEventListener('click', () => {
    const rows = matches().map(place => given[place].cells.map(cell => cell.v ?? cell.text));
    copy(tsv([heads.map(head => head.dataset.name), ...rows]), status);
  });
  show();
}

// The lines behind the numbers

const rightToLeft = text => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text);

// A context comes with the borders of its tokens: a piece between spaces is one token, or gaps and tokens in turn between borders.
const BORDER = '\ufdd0', FORM = '\ufdd1', SPACE = '\ufdd2';

// The text of a context and its tokens, each with the form that newsprint counts it as.
function context(marked) {
  const tokens = [];
  let text = '';
  for (const piece of marked ? marked.split(' ') : []) {
    if (text) text += ' ';
    const parts = piece.split(BORDER);
    parts.forEach((part, at) => {
      if (parts.length > 1 && at % 2 === 0) { text += part; return; }
      if (!part) return;
      const [spelling, form] = part.replaceAll(SPACE, ' ').split(FORM);
      tokens.push({ start: text.length, end: text.length + spelling.length, form: form ?? spelled.get(spelling) ?? spelling });
      text += spelling;
    });
  }
  return { text, tokens };
}

function linesOf(form) {
  const flat = unpacked.forms[form][3], lines = [];
  for (let at = 0; at < flat.length; at += LINE) {
    const [article, before, node, after, voice, start, end, set] = flat.slice(at, at + LINE);
    const [id, outlet, date, title] = unpacked.articles[article], [left, right] = [context(before), context(after)];
    lines.push({ place: at, article, id, outlet, date, title, left: left.text, node, right: right.text, voice, start, end,
      groups: unpacked.sets[set], tokens: { left: left.tokens, right: right.tokens }, marks: { left: [], right: [] } });
  }
  return lines;
}

// Words typed into the page count as they do in the texts: each sign as the rules of this report fold it.
const folds = new Map(data.folds);
function asCounted(word) {
  const signs = [...word.normalize('NFC')].map(sign => folds.get(sign) ?? sign).join('');
  return folds.has('B') ? signs.toLowerCase() : signs;
}

// The forms of typed words as they occur beside these lines; a word that does not is parted at its signs.
function formsAsked(text, lines) {
  const present = new Set(lines.flatMap(line => [...line.tokens.left, ...line.tokens.right].map(token => token.form)));
  const formOf = word => [asCounted(word), spelled.get(word)].find(form => present.has(form));
  return text.trim().split(/\s+/).filter(Boolean).flatMap(word => {
    const form = formOf(word);
    if (form !== undefined) return [form];
    const parts = word.split(/[^\p{L}\p{M}\p{N}'\u2019\u02bc\u200c\u200d]+/u).filter(Boolean);
    return parts.length ? parts.map(part => formOf(part) ?? null) : [null];
  });
}

// The stretches of a context in which these forms follow each other.
function stretches(tokens, forms) {
  const found = [];
  for (let at = 0; at + forms.length <= tokens.length; at++) {
    if (forms.every((form, next) => tokens[at + next].form === form)) found.push([tokens[at].start, tokens[at + forms.length - 1].end]);
  }
  return found;
}

// The lines with the words beside their node; where they stand is marked.
function linesBeside(lines, text) {
  const forms = formsAsked(text, lines);
  if (!forms.length) return lines;
  return lines.filter(line => {
    line.marks = { left: stretches(line.tokens.left, forms), right: stretches(line.tokens.right, forms) };
    return line.marks.left.length + line.marks.right.length > 0;
  });
}

// The columns of `newsprint concordance`, so that both can be joined by article and bytes.
const lineRows = lines => [['article', 'outlet', 'date', 'left', 'node', 'right', 'voice', 'start', 'end'],
  ...lines.map(line => [line.id, data.outlets[line.outlet], line.date, line.left, line.node, line.right, data.voices[line.voice], line.start, line.end])];
const lineTsv = lines => tsv(lineRows(lines));
const csv = rows => rows.map(row => row.map(cell => /[",\r\n]/.test(cell) ? '"' + String(cell).replaceAll('"', '""') + '"' : cell).join(',')).join('\r\n') + '\r\n';

// Saves text as a file from memory: nothing is sent.
function save(name, text) {
  const link = make('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff' + text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const voiceName = voice => ['', words.quoted, words.reported, words.own][voice];

const chips = all('.key .chip');

function isolated(text, direction) {
  const made = make('bdi', '', text);
  if (direction) made.dir = direction;
  return made;
}

// Text with some stretches of it marked.
function withMarks(text, marks, direction) {
  const made = isolated('', direction);
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    made.append(text.slice(at, start), make('mark', '', text.slice(start, end)));
    at = end;
  }
  made.append(text.slice(at));
  return made;
}

function lineRow(line, direction) {
  const source = (text, ...marks) => { const cell = make('td', 'src', ...marks, isolated(text)); cell.title = text; return cell; };
  const chip = chips[line.outlet]?.cloneNode(true);
  return make('tr', '', make('td', 'l', make('div', '', withMarks(line.left, line.marks.left, direction))),
    make('td', 'k', isolated(line.node, direction)), make('td', 'r', make('div', '', withMarks(line.right, line.marks.right, direction))),
    source(data.outlets[line.outlet] ?? '', ...(chip ? [chip] : [])), ...(data.dated ? [source(line.date)] : []), ...(data.voiced ? [source(voiceName(line.voice))] : []), source(line.title || line.id));
}

// Shows lines as a table, the first 50 of them until more are asked for.
function showLines(place, lines, caption) {
  place.replaceChildren();
  if (!lines.length) return;
  const direction = rightToLeft(lines[0].node) ? 'rtl' : 'ltr';
  const columns = ['l', 'k', 'r', 'outlet', ...(data.dated ? ['date'] : []), ...(data.voiced ? ['voice'] : []), 'article'].map(name => make('col', 'c-' + name));
  const longest = Math.max(words.node.length, ...lines.map(line => line.node.length));
  columns[1].style.width = Math.min(16, longest * .66 + 1) + 'em';
  const heads = [['l', words.left], ['k', words.node], ['r', words.right], ['src', words.outlet],
    ...(data.dated ? [['src', words.date]] : []),
    ...(data.voiced ? [['src', words.voice]] : []), ['src', words.article]]
    .map(([name, text]) => { const head = make('th', name, text); head.scope = 'col'; return head; });
  const body = make('tbody'), table = make('table', 'kwic', make('caption', '', isolated(caption)), make('colgroup', '', ...columns),
    make('thead', '', make('tr', '', ...heads)), body);
  table.dir = direction;
  const scroll = make('div', 'scroll', table), more = make('p', 'more');
  scroll.tabIndex = 0;
  scroll.setAttribute('role', 'region');
  scroll.setAttribute('aria-label', caption);
  function next() {
    const from = body.rows.length, upTo = Math.min(from + LINES, lines.length);
    body.append(...lines.slice(from, upTo).map(line => lineRow(line, direction)));
    more.replaceChildren();
    if (upTo === lines.length) return;
    more.append(say(words.first_lines, { n: upTo }) + ' ', button(say(words.show_more, { n: Math.min(LINES, lines.length - upTo) }), () => {
      next();
      (one('button', more) || scroll).focus();
    }));
  }
  next();
  place.append(scroll, more);
}

// How many lines there are, and of how many: the count is that of the whole corpus, or of one outlet.
function counted(lines, total) {
  const articles = new Set(lines.map(line => line.article)).size;
  if (total === undefined || total === lines.length) return say(words.lines, { n: lines.length, m: articles });
  return [say(words.some_lines, { n: lines.length, m: total, k: articles }), data.rule].filter(Boolean).join(' ');
}

function totalOf(form, outlet, article, lines) {
  const [, count, byOutlet, flat] = unpacked.forms[form];
  if (article !== null) return flat.length / LINE === count ? lines.length : undefined;
  return outlet === null ? count : byOutlet[outlet];
}

const evidence = one('#np-evidence');
let evidenceLines = [], explore = null;

function openEvidence(address) {
  const [form, outlet, article] = address.split(',').map(part => part === '' ? null : Number(part));
  evidenceLines = linesOf(form).filter(line => (outlet === null || line.outlet === outlet) && (article === null || line.article === article));
  const title = one('h2', evidence), name = unpacked.forms[form][0];
  title.replaceChildren(isolated(name));
  for (const part of [outlet === null ? '' : data.outlets[outlet], article === null ? '' : unpacked.articles[article][3] || unpacked.articles[article][0]]) {
    if (part) title.append(' \u00b7 ', isolated(part));
  }
  const total = totalOf(form, outlet, article, evidenceLines);
  const count = counted(evidenceLines, total);
  one('.count', evidence).textContent = total === undefined ? [count, data.rule].filter(Boolean).join(' ') : count;
  one('.status', evidence).textContent = '';
  showLines(one('.lines', evidence), evidenceLines, name);
  const link = one('.explore', evidence);
  link.hidden = !explore;
  link.onclick = () => { evidence.close(); explore(form, outlet); };
  evidence.showModal();
  title.focus();
}

function setUpEvidence() {
  one('.explore', evidence).textContent = words.explore;
  one('.tsv', evidence).addEventListener('click', () => copy(lineTsv(evidenceLines), one('.status', evidence)));
  for (const dialog of all('dialog')) {
    one('.close', dialog).addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
  }
}

// Makes the number in a cell a button that opens its lines.
function opensLines(cell, address) {
  if (!unpacked.forms.length) return;
  cell.dataset.e = address;
  const act = button('', () => openEvidence(address), 'ev');
  act.title = words.show_lines;
  act.setAttribute('aria-haspopup', 'dialog');
  act.append(...cell.childNodes);
  cell.append(act);
}

// Pictures: a label opens the lines of its word, and a mark in a row of dots those of its outlet. The twin table below does the same for
// those who use no mouse.

const plain = text => text.replace(/[\u2066-\u2069]/g, '').trim();

function setUpPicture(figure) {
  const opens = new Map();
  for (const { cells } of rowsOf.get(one('.table', figure)?.id) ?? []) {
    const address = cells.find(cell => cell.e)?.e;
    if (!address) continue;
    const form = parseInt(address, 10), own = cells.find(cell => cell.v === undefined).text;
    opens.set(unpacked.forms[form][0], form).set(own, form);
  }
  const svg = one('.picture > svg', figure), labels = all('text', svg).filter(text => opens.has(plain(text.textContent)));
  const formOf = label => opens.get(plain(label.textContent));
  for (const label of labels) {
    label.classList.add('opens');
    label.addEventListener('click', () => openEvidence(formOf(label) + ',,'));
  }
  const colours = chips.map(chip => chip.classList[1]);
  if (!('rows' in figure.dataset) || new Set(colours).size < colours.length) return;
  for (const mark of all('circle[class*="fill"], polygon[class*="fill"]', svg)) {
    const outlet = colours.indexOf(mark.classList[0]), middle = element => { const box = element.getBBox(); return box.y + box.height / 2; };
    if (outlet < 0) continue;
    mark.classList.add('opens');
    mark.addEventListener('click', () => {
      const near = labels.map(label => [Math.abs(middle(label) - middle(mark)), label]).sort((a, b) => a[0] - b[0])[0];
      if (near && near[0] < ROW) openEvidence(formOf(near[1]) + ',' + outlet + ',');
    });
  }
}

// The concordance explorer

const wordsOf = text => fold(text.replace(/[^\p{L}\p{M}\p{N}\s\u200c]/gu, ' ')).split(/\s+/).filter(Boolean);
const backwards = text => { const list = wordsOf(text); return (list.length > 1 ? list.reverse() : [...(list[0] ?? '')].reverse()).join(' '); };

function sorted(lines, by) {
  const key = { left: line => backwards(line.left), right: line => wordsOf(line.right).join(' '), outlet: line => String(line.outlet) }[by];
  if (!key) return lines;
  const keys = new Map(lines.map(line => [line, key(line)]));
  return lines.sort((a, b) => collator.compare(keys.get(a), keys.get(b)) || a.place - b.place);
}

function setUpExplorer() {
  const box = one('#np-explorer');
  if (!box || !unpacked.forms.length) return;
  const input = one('#np-form'), outlet = one('#np-outlet'), order = one('#np-sort'), place = one('.lines', box), status = one('.count', box);
  const beside = one('#np-beside'), group = one('#np-group'), voice = one('#np-voice'), from = one('#np-from'), to = one('#np-to');
  const folded = unpacked.forms.map(form => fold(form[0]));
  // A spelling of the texts belongs to the form under which newsprint counted it.
  const nodes = new Map(unpacked.forms.flatMap(([, , , flat], form) => flat.filter((_, at) => at % LINE === 2).map(node => [node, form])));
  let shown = [];
  const like = asked => unpacked.forms.map((_, form) => form).filter(form => folded[form].includes(asked))
    .sort((a, b) => folded[b].startsWith(asked) - folded[a].startsWith(asked) || unpacked.forms[b][1] - unpacked.forms[a][1]);
  const found = () => { const exact = unpacked.forms.findIndex(form => form[0] === input.value.trim()); return exact >= 0 ? exact : nodes.get(input.value.trim()) ?? folded.indexOf(fold(input.value)); };
  const inDates = line => (!from?.value || line.date >= from.value.trim()) && (!to?.value || (line.date !== '' && line.date <= to.value.trim() + '\uffff'));
  const wanted = line => (outlet.value === '' || line.outlet === Number(outlet.value)) && (!voice?.value || line.voice === Number(voice.value))
    && (!group?.value || line.groups.includes(Number(group.value))) && inDates(line);
  function suggest() {
    one('#np-forms').replaceChildren(...like(fold(input.value)).slice(0, 40).map(form => { const option = make('option'); option.value = unpacked.forms[form][0]; return option; }));
  }
  function unknown() {
    place.replaceChildren();
    shown = [];
    const near = like(fold(input.value)).slice(0, 12);
    status.textContent = input.value.trim() ? say(words.unknown_form, { f: input.value.trim() }) : '';
    if (!near.length) return;
    place.append(make('p', 'similar', words.similar + ' ', ...near.map(form => {
      const act = button('', () => { input.value = unpacked.forms[form][0]; show(); input.focus(); });
      act.append(isolated(unpacked.forms[form][0]));
      return act;
    })));
  }
  function show() {
    const form = found();
    if (form < 0) return unknown();
    const only = outlet.value === '' ? null : Number(outlet.value);
    shown = sorted(linesBeside(linesOf(form).filter(wanted), beside?.value ?? ''), order.value);
    const count = unpacked.forms[form][1], narrowed = Boolean(beside?.value.trim() || group?.value || voice?.value || from?.value || to?.value);
    // Of a voice or a stretch of time the count is known only if the page holds every line.
    const whole = unpacked.forms[form][3].length / LINE === count;
    const total = narrowed ? (whole ? shown.length : undefined) : totalOf(form, only, null, shown);
    const sampled = narrowed && !whole ? ' ' + data.rule : '';
    status.textContent = counted(shown, total) + sampled + (only === null && !narrowed ? '' : ' ' + say(words.of_total, { n: count }));
    showLines(place, shown, unpacked.forms[form][0]);
  }
  explore = (form, only) => {
    input.value = unpacked.forms[form][0];
    outlet.value = only === null || only >= outlet.options.length - 1 ? '' : String(only);
    show();
    box.scrollIntoView();
    input.focus({ preventScroll: true });
  };
  input.addEventListener('input', () => { suggest(); show(); });
  for (const choice of [outlet, order, beside, group, voice, from, to]) choice?.addEventListener('input', show);
  one('.tsv', box).addEventListener('click', () => copy(lineTsv(shown), status));
  one('.csv', box).addEventListener('click', () => save('concordance.csv', csv(lineRows(shown))));
  const first = one('[data-e]');
  input.value = unpacked.forms[first ? parseInt(first.dataset.e, 10) : 0][0];
  suggest();
  show();
}

// The page around them

function setUpTheme() {
  const root = document.documentElement, dark = matchMedia('(prefers-color-scheme: dark)');
  const keep = theme => { try { localStorage.setItem('newsprint-theme', theme); } catch { /* a file may have no storage */ } };
  try { const kept = localStorage.getItem('newsprint-theme'); if (kept) root.dataset.theme = kept; } catch { /* as above */ }
  one('#np-theme').addEventListener('click', () => {
    const now = root.dataset.theme || (dark.matches ? 'dark' : 'light');
    root.dataset.theme = now === 'dark' ? 'light' : 'dark';
    keep(root.dataset.theme);
  });
}

function setUpContents() {
  const contents = one('nav details'), wide = matchMedia('(min-width: 68rem)');
  const fit = () => { contents.open = wide.matches; };
  fit();
  wide.addEventListener('change', fit);
  const links = new Map(all('nav a').map(link => [link.getAttribute('href').slice(1), link]));
  const watcher = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      links.forEach(link => link.removeAttribute('aria-current'));
      links.get(entry.target.id)?.setAttribute('aria-current', 'true');
    }
  }, { rootMargin: '0px 0px -75% 0px' });
  all('main > section[id]').forEach(section => watcher.observe(section));
}

function setUpPaper() {
  let closed = [];
  addEventListener('beforeprint', () => { closed = all('details.fold:not([open])'); closed.forEach(fold => { fold.open = true; }); });
  addEventListener('afterprint', () => { closed.forEach(fold => { fold.open = false; }); closed = []; });
}

// A link to something folded away opens what hides it.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let element = target; element; element = element.parentElement) if (element.tagName === 'DETAILS') element.open = true;
}

setUpTheme();
setUpContents();
setUpPaper();
const unpacked = await unpack();
const spelled = new Map(Array.from({ length: unpacked.spelled.length / 2 }, (_, at) => unpacked.spelled.slice(2 * at, 2 * at + 2)));
all('[data-script]').forEach(element => { element.hidden = false; });
all('[data-e]').forEach(cell => opensLines(cell, cell.dataset.e));
all('.table').forEach(setUpTable);
if (unpacked.forms.length) all('figure').forEach(setUpPicture);
setUpExplorer();
setUpEvidence();
for (const box of all('.copy')) one('button', box).addEventListener('click', () => copy(one('pre', box).textContent, one('.status', box)));
addEventListener('hashchange', unfold);
unfold();
document.documentElement.dataset.ready = '';
})();
