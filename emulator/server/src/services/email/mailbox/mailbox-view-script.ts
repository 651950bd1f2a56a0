/** What the mailbox knows and how it shows it. Whatever an e-mail says becomes a text node. It comes before `mailbox-script`. */
export const mailboxViewScript = String.raw`
'use strict';
const $ = (id) => document.getElementById(id);
const state = { emails: [], email: null, selected: '', unread: new Set(), show: 'message', remote: false, search: '' };

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function timeOf(text) {
  const time = new Date(text);
  const clock = time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return time.toDateString() === new Date().toDateString() ? clock : time.toLocaleDateString([], { day: 'numeric', month: 'short' }) + ', ' + clock;
}

const nameOf = ({ address, displayName }) => displayName || address;
const sizeOf = (bytes) => bytes < 1024 ? bytes + ' B' : bytes < 1048576 ? Math.round(bytes / 1024) + ' KB' : (bytes / 1048576).toFixed(1) + ' MB';
const isGood = (status) => status === 'Delivered' || status === 'Expanded';

function badgeOf({ status, statusMessage }) {
  const badge = element('span', 'badge ' + (!status ? 'open' : isGood(status) ? 'good' : 'bad'), status || 'On its way');
  if (statusMessage) badge.title = statusMessage;
  return badge;
}

function rowOf(email) {
  const button = element('button');
  button.type = 'button';
  button.dataset.id = email.id;
  if (email.id === state.selected) button.setAttribute('aria-current', 'true');
  if (state.unread.has(email.id)) button.append(element('span', 'dot'), element('span', 'hidden', 'New: '));
  const to = element('span', 'to');
  to.append(element('bdi', '', email.recipients.map(nameOf).join(', ')));
  const time = element('time', '', timeOf(email.time));
  time.dateTime = email.time;
  const subject = element('span', 'title', email.subject || '(no subject)');
  subject.dir = 'auto';
  const preview = element('span', 'preview', email.preview);
  preview.dir = 'auto';
  button.append(to, time, subject, preview);
  const troubled = email.recipients.filter(({ status }) => !isGood(status));
  if (troubled.length > 0) button.append(badgeOf(troubled.find(({ status }) => status) || troubled[0]));
  const row = element('li');
  row.append(button);
  return row;
}

function renderList() {
  const focused = document.activeElement && document.activeElement.dataset.id;
  $('emails').replaceChildren(...state.emails.map(rowOf));
  $('hint').hidden = state.emails.length > 0;
  $('hint').textContent = state.search ? 'Nothing fits.' : 'Nothing here yet. What your application sends appears as it arrives.';
  $('delete').disabled = state.emails.length === 0 && !state.search;
  if (focused) focusRow(focused);
  document.title = (state.unread.size > 0 ? '(' + state.unread.size + ') ' : '') + 'Mailbox';
}

function focusRow(id) {
  for (const button of $('emails').querySelectorAll('button')) if (button.dataset.id === id) button.focus();
}

function show(view) {
  document.body.dataset.view = view;
}

function mailboxOf(mailbox) {
  const item = element('span', 'mailbox');
  if (mailbox.displayName) item.append(element('bdi', 'name', mailbox.displayName), ' ');
  item.append(element('bdi', '', mailbox.address));
  if (mailbox.kind) item.append(' ', badgeOf(mailbox));
  return item;
}

function entry(list, name, children) {
  if (children.length === 0) return;
  const value = element('dd');
  value.append(...children);
  list.push(element('dt', '', name), value);
}

function renderAddresses(email) {
  const list = [];
  entry(list, 'From', [mailboxOf(email.from)]);
  for (const [kind, name] of [['to', 'To'], ['cc', 'Cc'], ['bcc', 'Bcc']])
    entry(list, name, email.recipients.filter((recipient) => recipient.kind === kind).map(mailboxOf));
  entry(list, 'Reply to', email.replyTo.map(mailboxOf));
  entry(list, 'Time', [new Date(email.time).toLocaleString() + (email.tracked ? ' · tracks opening and clicks' : '')]);
  $('addresses').replaceChildren(...list);
}

function renderAttachments(email) {
  $('attachments').replaceChildren(...email.attachments.map((attachment, index) => {
    const link = element('a', 'attachment');
    link.href = path(email.id) + '/attachments/' + index;
    link.download = attachment.name;
    link.title = attachment.contentType + (attachment.contentId ? ', inline' : '');
    link.append(element('bdi', '', attachment.name), ' ', element('span', 'size', sizeOf(attachment.sizeInBytes)));
    const item = element('li');
    item.append(link);
    return item;
  }));
}

function renderHeaders(email) {
  const list = [];
  entry(list, 'Message-ID', [email.internetMessageId]);
  entry(list, 'Operation', [email.id]);
  for (const [name, value] of Object.entries(email.headers)) entry(list, name, [value]);
  $('headers').replaceChildren(...list);
}

const path = (id) => '/_emulator/emails/' + encodeURIComponent(id);

function renderBody() {
  const { email } = state;
  for (const button of document.querySelectorAll('[data-show]')) button.setAttribute('aria-pressed', String(button.dataset.show === state.show));
  $('message').hidden = state.show !== 'message';
  $('text').hidden = state.show !== 'text';
  $('headers').hidden = state.show !== 'headers';
  $('remote').hidden = state.show !== 'message' || email.html === undefined;
  $('remote').setAttribute('aria-pressed', String(state.remote));
  const source = path(email.id) + '/html' + (state.remote ? '?remote=true' : '');
  if (state.show === 'message' && $('message').getAttribute('src') !== source) $('message').src = source;
}

function renderEmail() {
  const { email } = state;
  $('email').hidden = !email;
  $('empty').hidden = Boolean(email);
  $('subject').textContent = email ? email.subject || '(no subject)' : 'No e-mail chosen';
  if (!email) return $('message').removeAttribute('src');
  renderAddresses(email);
  renderAttachments(email);
  renderHeaders(email);
  $('text').textContent = email.text === undefined ? 'This e-mail has no text part.' : email.text;
  $('source').href = path(email.id) + '/eml';
  renderBody();
}
`;
