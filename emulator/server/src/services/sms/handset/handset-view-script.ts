/**
 * What the handset knows and how it shows it. Whatever it was told becomes a text node. It comes before `handset-script`,
 * which fills and follows it.
 */
export const handsetViewScript = String.raw`
'use strict';
const $ = (id) => document.getElementById(id);
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
  arrived = [];
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
  const seen = visible && !document.hidden && (document.body.dataset.view === 'thread' || matchMedia('(min-width: 45rem)').matches);
  if (message.direction === 'toHandset' && !seen) state.unread.set(peer, (state.unread.get(peer) || 0) + 1);
  if (visible) arrived.push(message);
  schedule();
}

/** Messages of the open conversation that are not drawn yet: a storm of them is drawn once per frame. */
let arrived = [];
let scheduled = false;
function schedule() {
  if (scheduled) return;
  scheduled = true;
  const draw = () => {
    scheduled = false;
    renderConversations();
    drawArrived();
  };
  if (document.hidden) setTimeout(draw, 200);
  else requestAnimationFrame(draw);
}

function drawArrived() {
  if (arrived.length === 0) return;
  const fresh = arrived.slice(-shownMessages);
  arrived = [];
  const log = $('log');
  if (log.hidden) return renderThread();
  const list = $('messages');
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const surplus = list.childElementCount + fresh.length - shownMessages;
  for (let index = 0; index < surplus; index++) list.firstElementChild.remove();
  list.append(...fresh.map(bubbleOf));
  if (atEnd || fresh.some((message) => message.direction === 'fromHandset')) scrollDown();
}
`;
