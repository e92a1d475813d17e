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
  link.hidden = !explore || form >= unpacked.known;
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

