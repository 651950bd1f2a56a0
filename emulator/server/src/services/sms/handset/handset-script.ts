/**
 * The handset in the browser. It reads and writes through the control API of its own origin, and puts whatever it is told
 * into text nodes only.
 */
export const handsetScript = String.raw`
'use strict';
const $ = (id) => document.getElementById(id);
const api = '/_emulator/sms/';
const shownMessages = 500;
const state = { number: '', peer: '', composing: false, messages: new Map(), unread: new Map(), latest: 0, source: null, generation: 0 };

const tidy = (text) => text.replace(/[\s().-]/g, '').replace(/^00/, '+');
const isNumber = (text) => /^\+[1-9]\d{6,14}$/.test(text);
const peerOf = (message) => (message.direction === 'toHandset' ? message.from : message.to);
const takesReplies = (peer) => !/[a-z]/i.test(peer);

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

async function request(path, init) {
  const response = await fetch(api + path, init);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error((body.error && body.error.message) || 'The emulator answered ' + response.status + '.');
  return body;
}

function timeOf(message) {
  const time = new Date(message.time);
  const clock = time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return time.toDateString() === new Date().toDateString() ? clock : time.toLocaleDateString([], { day: 'numeric', month: 'short' }) + ', ' + clock;
}

function inOrder() {
  return [...state.messages.values()].sort((left, right) => left.sequence - right.sequence);
}

function renderConversations() {
  const latest = new Map();
  for (const message of inOrder()) latest.set(peerOf(message), message);
  const rows = [...latest].sort((left, right) => right[1].sequence - left[1].sequence).map(([peer, message]) => {
    const unread = state.unread.get(peer) || 0;
    const button = element('button');
    button.type = 'button';
    button.dataset.peer = peer;
    if (peer === state.peer && !state.composing) button.setAttribute('aria-current', 'true');
    const name = element('span', 'name');
    const bdi = element('bdi', '', peer);
    name.append(bdi);
    const time = element('time', '', timeOf(message));
    time.dateTime = message.time;
    button.append(name, time, element('span', 'preview', message.message || 'Picture or sound'));
    if (unread > 0) {
      const badge = element('span', 'badge', unread > 99 ? '99+' : String(unread));
      badge.append(element('span', 'hidden', ' unread'));
      button.append(badge);
    }
    const row = element('li');
    row.append(button);
    return row;
  });
  const focused = document.activeElement && document.activeElement.dataset.peer;
  $('conversations').replaceChildren(...rows);
  $('hint').hidden = rows.length > 0;
  $('hint').textContent = state.number ? 'No messages yet.' : 'Choose a number to see its conversations.';
  if (focused) focusConversation(focused);
  const total = [...state.unread.values()].reduce((sum, count) => sum + count, 0);
  document.title = (total > 0 ? '(' + total + ') ' : '') + 'Handset' + (state.number ? ' ' + state.number : '');
}

function focusConversation(peer) {
  for (const button of $('conversations').querySelectorAll('button')) if (button.dataset.peer === peer) button.focus();
}

function attachmentOf({ contentType, contentInBase64 }) {
  if (!/^image\/(png|jpeg|gif|bmp)$/.test(contentType)) return element('p', 'bubble', 'Attachment: ' + contentType);
  const image = element('img');
  image.alt = 'Picture';
  image.src = 'data:' + contentType + ';base64,' + contentInBase64;
  return image;
}

function bubbleOf(message) {
  const mine = message.direction === 'fromHandset';
  const item = element('li', mine ? 'mine' : '');
  item.append(element('span', 'hidden', mine ? 'You:' : message.from + ':'));
  for (const attachment of message.attachments || []) item.append(attachmentOf(attachment));
  if (message.message || !message.attachments) {
    const text = element('p', 'bubble', message.message);
    text.dir = 'auto';
    item.append(text);
  }
  const parts = message.segmentCount === 1 ? '' : ' · ' + message.segmentCount + ' parts';
  item.append(element('span', 'meta', timeOf(message) + parts));
  return item;
}

function renderThread() {
  const open = state.peer !== '' && !state.composing;
  const messages = open ? inOrder().filter((message) => peerOf(message) === state.peer).slice(-shownMessages) : [];
  $('log').setAttribute('aria-busy', 'true');
  $('messages').replaceChildren(...messages.map(bubbleOf));
  $('log').setAttribute('aria-busy', 'false');
  $('log').hidden = messages.length === 0;
  $('empty').hidden = messages.length > 0;
  $('empty').textContent = !state.number
    ? 'Choose the number of a phone: any that your resource does not own. What your application sends there appears here.'
    : state.composing ? 'Write to a phone number or short code of your resource.' : 'Nothing here yet. Messages to ' + state.number + ' appear as they arrive.';
  $('to-form').hidden = !state.composing;
  $('with').textContent = state.composing ? 'New message' : state.peer || 'No conversation';
  const writable = state.number !== '' && (state.composing || (open && takesReplies(state.peer)));
  $('text').disabled = $('send').disabled = !writable;
  $('text').placeholder = open && !takesReplies(state.peer) ? 'This sender takes no replies' : 'Text message';
  $('new').disabled = state.number === '';
  scrollDown();
}

function scrollDown() {
  $('log').scrollTop = $('log').scrollHeight;
}

function show(view) {
  document.body.dataset.view = view;
}

function remember() {
  const query = new URLSearchParams();
  if (state.number) query.set('number', state.number);
  if (state.peer && !state.composing) query.set('with', state.peer);
  history.replaceState(null, '', location.pathname + (query.size > 0 ? '?' + query : ''));
}

function open(peer, focus) {
  state.peer = peer;
  state.composing = false;
  state.unread.delete(peer);
  $('write-problem').textContent = '';
  show('thread');
  remember();
  renderConversations();
  renderThread();
  if (focus) (matchMedia('(min-width: 45rem)').matches && !$('text').disabled ? $('text') : $('with')).focus();
}

function add(message) {
  if (state.messages.has(message.messageId)) return;
  state.messages.set(message.messageId, message);
  state.latest = Math.max(state.latest, message.sequence);
  const peer = peerOf(message);
  const visible = peer === state.peer && !state.composing;
  const seen = visible && (document.body.dataset.view === 'thread' || matchMedia('(min-width: 45rem)').matches);
  if (message.direction === 'toHandset' && !seen) state.unread.set(peer, (state.unread.get(peer) || 0) + 1);
  if (visible) {
    const log = $('log');
    const list = $('messages');
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    if (log.hidden) renderThread();
    else list.append(bubbleOf(message));
    while (list.childElementCount > shownMessages) list.firstElementChild.remove();
    if (atEnd || message.direction === 'fromHandset') scrollDown();
  }
  schedule();
}

let scheduled = false;
function schedule() {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    renderConversations();
  });
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
