'use strict';

const matrix = document.getElementById('matrix');
const filters = document.getElementById('filters');
const panel = document.getElementById('panel');
const content = document.getElementById('panel-content');
const others = document.getElementById('others').content;
const rows = [...matrix.querySelectorAll('tr[data-level]')];
const FINDINGS = ['known', 'noted', 'worse', 'lesser', 'better', 'problem'];
const UNEXPECTED = ['worse', 'lesser', 'better', 'problem'];

document.documentElement.classList.add('js');

/* ---- the cells: one of them is in the tab order, arrows go to the others */

const cellsOf = (row) => [...row.querySelectorAll('td > *')];
const links = new Map([...matrix.querySelectorAll('td > a')].map((a) => [a.hash.slice(1), a]));
const shown = () => rows.filter((row) => !row.hidden);

function stay(cell) {
  matrix.querySelectorAll('td > [tabindex="0"]').forEach((other) => other.tabIndex = -1);
  cell.tabIndex = 0;
}

function go(cell) {
  stay(cell);
  cell.focus();
}

links.forEach((a) => a.tabIndex = -1);
matrix.addEventListener('focusin', (event) => stay(event.target));

matrix.addEventListener('keydown', (event) => {
  if (event.altKey || event.metaKey || event.shiftKey) return;
  const all = shown();
  const row = event.target.closest('tr');
  let y = all.indexOf(row);
  let x = cellsOf(row).indexOf(event.target);
  const last = cellsOf(row).length - 1;
  switch (event.key) {
    case 'ArrowUp': y--; break;
    case 'ArrowDown': y++; break;
    case 'ArrowLeft': x--; break;
    case 'ArrowRight': x++; break;
    case 'PageUp': y -= 10; break;
    case 'PageDown': y += 10; break;
    case 'Home': x = 0; if (event.ctrlKey) y = 0; break;
    case 'End': x = last; if (event.ctrlKey) y = all.length - 1; break;
    default: return;
  }
  event.preventDefault();
  y = Math.max(0, Math.min(all.length - 1, y));
  x = Math.max(0, Math.min(last, x));
  go(cellsOf(all[y])[x]);
});

/* ---- the filter */

const texts = new Map();

/** All that is said of a row, made when it is first searched. */
function textOf(row) {
  if (!texts.has(row)) {
    const about = cellsOf(row).map((cell) => articleOf(cell.hash?.slice(1))?.textContent);
    texts.set(row, [row.textContent, ...about].join('\n').toLowerCase());
  }
  return texts.get(row);
}

function matches(cell, wanted) {
  const standing = cell.parentNode.classList[0];
  return wanted === '' || wanted === standing || wanted === '=' + cell.textContent
    || (wanted === 'finding' && FINDINGS.includes(standing))
    || (wanted === 'unexpected' && UNEXPECTED.includes(standing));
}

function filter() {
  const {text, family, verdict, level} = Object.fromEntries(new FormData(filters));
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  for (const row of rows) {
    const cells = cellsOf(row);
    const fitting = cells.map((cell) => matches(cell, verdict));
    row.hidden = (family !== '' && row.parentNode.dataset.family !== family)
      || (level !== '' && row.dataset.level !== level)
      || !fitting.includes(true)
      || !words.every((word) => textOf(row).includes(word));
    cells.forEach((cell, i) => {
      cell.parentNode.classList.toggle('dim', !fitting[i]);
      const article = cell.hash && document.getElementById(cell.hash.slice(1));
      if (article) article.hidden = row.hidden || !fitting[i];
    });
  }
  for (const family of matrix.tBodies) {
    family.hidden = [...family.rows].slice(1).every((row) => row.hidden);
  }
  const left = shown();
  document.getElementById('nothing').hidden = left.length > 0;
  document.getElementById('count').value =
    `${left.length === rows.length ? '' : left.length + ' of '}${rows.length} cases`;
  if (left.length) stay(cellsOf(left[0])[0]);
}

filters.addEventListener('input', filter);
filters.addEventListener('reset', () => setTimeout(filter));
filters.addEventListener('submit', (event) => event.preventDefault());
filters.elements.text.addEventListener('keydown', (event) => {
  const first = shown()[0];
  if ((event.key === 'ArrowDown' || event.key === 'Enter') && first) {
    event.preventDefault();
    go(cellsOf(first)[0]);
  }
});

document.addEventListener('keydown', (event) => {
  const typing = event.target.matches('input, select, textarea');
  if (event.key === '/' && !typing && !panel.open && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    filters.elements.text.focus();
  }
});

/* ---- the panel: what happened in a cell */

let current = null;

function articleOf(id) {
  return id ? document.getElementById(id) ?? others.getElementById(id) : null;
}

const findings = () => shown().flatMap(cellsOf)
  .filter((cell) => FINDINGS.includes(cell.parentNode.classList[0])
    && !cell.parentNode.classList.contains('dim'));

/** The finding before or after the cell that is shown. */
function neighbour(step) {
  const before = (a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
  const all = findings();
  return step > 0
    ? all.find((cell) => before(current, cell))
    : all.reverse().find((cell) => before(cell, current));
}

function show(id) {
  const article = articleOf(id);
  const cell = links.get(id);
  if (!article?.matches('article') || !cell) return;
  current = cell;
  const copy = document.importNode(article, true);
  copy.removeAttribute('id');
  copy.hidden = false;
  content.replaceChildren(copy);
  if (!panel.open) panel.showModal();
  content.focus();
  panel.scrollTop = 0;
  document.getElementById('previous').disabled = !neighbour(-1);
  document.getElementById('next').disabled = !neighbour(1);
  history.replaceState(null, '', '#' + id);
}

function step(by) {
  const cell = neighbour(by);
  if (cell) show(cell.hash.slice(1));
}

function follow() {
  show(location.hash.slice(1));
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    show(link.hash.slice(1));
  }
});

panel.addEventListener('keydown', (event) => {
  if (event.target.closest('.picture') || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'ArrowLeft') step(-1);
  if (event.key === 'ArrowRight') step(1);
});
panel.addEventListener('click', (event) => {
  if (event.target === panel && event.clientX < panel.getBoundingClientRect().left) panel.close();
});
panel.addEventListener('close', () => {
  history.replaceState(null, '', location.pathname + location.search);
  content.replaceChildren();
  if (current && !current.closest('tr').hidden) go(current);
});
document.getElementById('previous').addEventListener('click', () => step(-1));
document.getElementById('next').addEventListener('click', () => step(1));
document.getElementById('close').addEventListener('click', () => panel.close());
addEventListener('hashchange', follow);

/* ---- buttons within */

async function copy(button) {
  const code = button.previousElementSibling;
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = 'Copied';
    setTimeout(() => button.textContent = 'Copy', 2000);
  } catch {
    // Not allowed here: what is selected can be copied by hand.
    getSelection().selectAllChildren(code);
  }
}

function zoom(button) {
  const picture = button.closest('figure').querySelector('.picture');
  const full = picture.classList.toggle('full');
  button.setAttribute('aria-pressed', full);
}

document.addEventListener('click', (event) => {
  if (event.target.matches('.copy')) copy(event.target);
  if (event.target.matches('.zoom')) zoom(event.target);
});

filter();
follow();
