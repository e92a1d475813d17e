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

