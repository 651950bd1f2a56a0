/** The handset's half that talks: through the control API of its own origin, and with the person. */
export const handsetScript = String.raw`
const api = '/_emulator/sms/';

async function request(path, init) {
  const response = await fetch(api + path, init);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error((body.error && body.error.message) || 'The emulator answered ' + response.status + '.');
  return body;
}

function setStatus(text, off) {
  if ($('status').textContent === text) return;
  $('status').textContent = text;
  $('status').classList.toggle('off', off);
}

function follow(generation) {
  const source = new EventSource(api + 'stream?number=' + encodeURIComponent(state.number) + '&since=' + state.latest);
  state.source = source;
  source.onopen = () => setStatus('Live', false);
  source.addEventListener('message', (event) => add(JSON.parse(event.data)));
  source.addEventListener('end', () => restart(generation));
  source.onerror = () => {
    setStatus('Reconnecting', true);
    if (source.readyState === EventSource.CLOSED) restart(generation);
  };
}

/** After a reset of the emulator nothing that was known is left, so everything is read anew. */
function restart(generation) {
  if (generation !== state.generation) return;
  state.source.close();
  setStatus('Reconnecting', true);
  setTimeout(() => {
    if (generation === state.generation) load(state.number).catch(() => restart(state.generation));
  }, 1000);
}

async function load(number) {
  const generation = ++state.generation;
  if (state.source) state.source.close();
  const encoded = encodeURIComponent(number);
  const [got, written] = await Promise.all([request('messages?limit=1000&to=' + encoded), request('messages?limit=1000&from=' + encoded)]);
  if (generation !== state.generation) return;
  state.number = number;
  state.messages = new Map([...got.value, ...written.value].map((message) => [message.messageId, message]));
  state.latest = Math.max(0, ...[...state.messages.values()].map((message) => message.sequence));
  renderConversations();
  renderThread();
  follow(generation);
}

/** An event source cannot tell why it was refused, a request can. */
async function requireHandset(number) {
  const probe = new AbortController();
  const response = await fetch(api + 'stream?number=' + encodeURIComponent(number), { signal: probe.signal });
  if (!response.ok) throw new Error((await response.json()).error.message);
  probe.abort();
}

async function use(text, peer) {
  const number = tidy(text);
  const problem = $('choose-problem');
  problem.textContent = '';
  $('number').removeAttribute('aria-invalid');
  try {
    if (!isNumber(number)) throw new Error('Write the number with a plus sign and its country code, for example +14255550123.');
    await requireHandset(number);
    if (number !== state.number) { state.peer = ''; state.composing = false; state.unread.clear(); }
    await load(number);
    $('number').value = number;
    if (peer) open(peer, false);
    else { remember(); renderThread(); }
  } catch (error) {
    problem.textContent = error.message;
    $('number').setAttribute('aria-invalid', 'true');
    $('number').setAttribute('aria-describedby', 'choose-problem');
  }
}

$('choose').addEventListener('submit', (event) => {
  event.preventDefault();
  use($('number').value);
});
$('conversations').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button) open(button.dataset.peer, true);
});
$('new').addEventListener('click', () => {
  state.composing = true;
  show('thread');
  renderConversations();
  renderThread();
  $('to').focus();
});
$('back').addEventListener('click', () => {
  const peer = state.peer;
  state.composing = false;
  show('list');
  renderConversations();
  focusConversation(peer);
});
$('to-form').addEventListener('submit', (event) => {
  event.preventDefault();
  $('text').focus();
});
$('write').addEventListener('submit', async (event) => {
  event.preventDefault();
  const message = $('text').value;
  const to = state.composing ? tidy($('to').value) : state.peer;
  if (message.trim() === '' || $('send').disabled) return;
  $('send').disabled = true;
  $('write-problem').textContent = '';
  try {
    const body = JSON.stringify({ from: state.number, to, message });
    const sent = await request('inbound', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    $('text').value = '';
    $('count').textContent = '';
    $('to').value = '';
    if (state.composing) open(to, false);
    add(sent);
  } catch (error) {
    $('write-problem').textContent = error.message;
  }
  $('send').disabled = $('text').disabled;
  $('text').focus();
});
document.addEventListener('visibilitychange', () => {
  if (document.hidden || !state.unread.delete(state.peer)) return;
  schedule();
});
$('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $('write').requestSubmit();
});
$('text').addEventListener('input', () => {
  const length = $('text').value.length;
  $('count').textContent = length > 140 ? length + ' of 2048 characters' : '';
});

const query = new URLSearchParams(location.search);
request('handsets').then(({ value }) => {
  $('known').replaceChildren(...value.map((number) => Object.assign(element('option'), { value: number })));
}).catch(() => {});
renderThread();
if (query.get('number')) {
  $('number').value = query.get('number');
  use(query.get('number'), query.get('with') || undefined);
}
`;
