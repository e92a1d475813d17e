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
  if (!box || !unpacked.known) return;
  const input = one('#np-form'), outlet = one('#np-outlet'), order = one('#np-sort'), place = one('.lines', box), status = one('.count', box);
  const beside = one('#np-beside'), group = one('#np-group'), voice = one('#np-voice'), from = one('#np-from'), to = one('#np-to');
  // Parts of forms are opened by their numbers alone.
  const known = unpacked.forms.slice(0, unpacked.known);
  const folded = known.map(form => fold(form[0]));
  // A spelling of the texts belongs to the form under which newsprint counted it.
  const nodes = new Map(known.flatMap(([, , , flat], form) => flat.filter((_, at) => at % LINE === 2).map(node => [node, form])));
  let shown = [];
  const like = asked => known.map((_, form) => form).filter(form => folded[form].includes(asked))
    .sort((a, b) => folded[b].startsWith(asked) - folded[a].startsWith(asked) || unpacked.forms[b][1] - unpacked.forms[a][1]);
  const found = () => { const exact = known.findIndex(form => form[0] === input.value.trim()); return exact >= 0 ? exact : nodes.get(input.value.trim()) ?? folded.indexOf(fold(input.value)); };
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
  input.value = (known[first ? parseInt(first.dataset.e, 10) : 0] ?? known[0])[0];
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
