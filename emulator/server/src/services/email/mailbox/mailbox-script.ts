/** The mailbox's half that talks: with the control API of its own origin, and with the person. */
export const mailboxScript = String.raw`
const wide = matchMedia('(min-width: 50rem)');

async function request(target, init) {
  const response = await fetch(target, init);
  if (response.status === 204) return undefined;
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error((body.error && body.error.message) || 'The emulator answered ' + response.status + '.'), { status: response.status });
  return body;
}

function setStatus(text, off) {
  if ($('status').textContent === text) return;
  $('status').textContent = text;
  $('status').classList.toggle('off', off);
}

let generation = 0;
async function load() {
  const mine = ++generation;
  const query = new URLSearchParams({ limit: '200' });
  if (state.search) query.set('match', state.search);
  const { value } = await request('/_emulator/emails?' + query);
  if (mine !== generation) return;
  state.emails = value.reverse();
  $('list-problem').textContent = '';
  renderList();
}

/** However much happens, the list is read again three times a second at most. */
let waiting = 0;
function loadSoon() {
  if (waiting) return;
  waiting = setTimeout(() => {
    waiting = 0;
    load().catch(showListProblem);
  }, 300);
}

function showListProblem(error) {
  $('list-problem').textContent = error.message;
}

async function read(id, focus) {
  state.selected = id;
  state.unread.delete(id);
  renderList();
  remember();
  try {
    const email = await request(path(id));
    if (state.selected !== id) return;
    $('read-problem').textContent = '';
    if (!state.email || state.email.id !== id) state.remote = false;
    state.email = email;
    renderEmail();
  } catch (error) {
    if (state.selected !== id) return;
    if (error.status === 404) choose('');
    else $('read-problem').textContent = error.message;
  }
  if (focus) $('subject').focus();
}

function choose(id, focus) {
  if (id) {
    show('reader');
    return void read(id, focus);
  }
  state.selected = '';
  state.email = null;
  show('list');
  remember();
  renderEmail();
  renderList();
}

function remember() {
  history.replaceState(null, '', location.pathname + (state.selected ? '?id=' + encodeURIComponent(state.selected) : ''));
}

function follow() {
  const source = new EventSource('/_emulator/emails/stream');
  let lost = false;
  source.onopen = () => {
    setStatus('Live', false);
    if (lost) loadSoon();
    lost = false;
  };
  source.addEventListener('email', (event) => {
    const { id } = JSON.parse(event.data);
    if (id !== state.selected) state.unread.add(id);
    loadSoon();
  });
  source.addEventListener('change', (event) => {
    const { id } = JSON.parse(event.data);
    if (id === state.selected) read(id, false);
    loadSoon();
  });
  source.addEventListener('clear', startAnew);
  source.addEventListener('end', () => {
    startAnew();
    restart();
  });
  source.onerror = () => {
    lost = true;
    setStatus('Reconnecting', true);
    if (source.readyState === EventSource.CLOSED) restart();
  };
  let restarting = false;
  function restart() {
    if (restarting) return;
    restarting = true;
    source.close();
    setStatus('Reconnecting', true);
    setTimeout(() => {
      follow();
      loadSoon();
    }, 1000);
  }
}

function startAnew() {
  state.unread.clear();
  if (state.selected) choose('');
  loadSoon();
}

function step(offset) {
  if (state.emails.length === 0) return;
  const at = state.emails.findIndex(({ id }) => id === state.selected);
  const next = state.emails[at === -1 ? 0 : Math.min(Math.max(at + offset, 0), state.emails.length - 1)];
  if (wide.matches) choose(next.id, false);
  focusRow(next.id);
}

$('emails').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button) choose(button.dataset.id, true);
});
$('emails').addEventListener('keydown', (event) => {
  const offset = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!offset) return;
  event.preventDefault();
  const rows = [...$('emails').querySelectorAll('button')];
  if (wide.matches) return step(offset);
  const next = rows[rows.indexOf(document.activeElement) + offset];
  if (next) next.focus();
});
$('back').addEventListener('click', () => {
  const id = state.selected;
  choose('');
  focusRow(id);
});
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest('input');
  if (event.key === 'Escape' && typing && $('search').value) {
    $('search').value = '';
    search();
  } else if (event.key === 'Escape' && state.selected) {
    $('back').click();
  } else if (event.key === '/' && !typing) {
    event.preventDefault();
    show('list');
    $('search').focus();
  } else if (event.key === 'ArrowDown' && (typing || event.target === document.body)) {
    event.preventDefault();
    step(1);
  }
});

let searching = 0;
function search() {
  clearTimeout(searching);
  searching = setTimeout(() => {
    state.search = $('search').value.trim();
    load().catch(showListProblem);
  }, 150);
}
$('search').addEventListener('input', search);
$('delete').addEventListener('click', () => {
  if (confirm('Delete all e-mails of the mailbox?')) request('/_emulator/emails', { method: 'DELETE' }).catch(showListProblem);
});
for (const button of document.querySelectorAll('[data-show]'))
  button.addEventListener('click', () => {
    state.show = button.dataset.show;
    renderBody();
  });
$('remote').addEventListener('click', () => {
  state.remote = !state.remote;
  renderBody();
});

const wanted = new URLSearchParams(location.search).get('id');
load().then(() => {
  if (wanted) choose(wanted, false);
}, showListProblem);
follow();
`;
