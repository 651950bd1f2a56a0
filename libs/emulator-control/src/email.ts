import type { EmailDeliveryStatus } from '@switchboard/acs-contracts';
import { segment, toSeconds, type ControlRequests, type RequestOptions } from './control-request.ts';
import { EmulatorWaitTimeout } from './emulator-control-error.ts';
import { readServerSentEvents } from './server-sent-events.ts';

export interface EmailMailbox {
  readonly address: string;
  readonly displayName?: string;
}

export interface EmailRecipient extends EmailMailbox {
  readonly kind: 'to' | 'cc' | 'bcc';
  /** What became of it for this recipient; absent, like what follows, while that is open. */
  readonly status?: EmailDeliveryStatus;
  readonly statusMessage?: string;
  /** ISO 8601 on the emulated clock. */
  readonly time?: string;
}

export interface EmailAttachment {
  readonly name: string;
  /** For example `image/png`. */
  readonly contentType: string;
  /** Of an inline attachment, which HTML shows as `cid:…`. */
  readonly contentId?: string;
  readonly sizeInBytes: number;
}

/** An e-mail as lists show it. */
export interface EmailSummary {
  /** Its place in the order of all e-mails, which grows and is never used twice. */
  readonly sequence: number;
  /** The id of its send operation. */
  readonly id: string;
  readonly from: EmailMailbox;
  /** Each address once. */
  readonly recipients: readonly EmailRecipient[];
  readonly subject: string;
  /** The beginning of the text. */
  readonly preview: string;
  readonly attachments: readonly EmailAttachment[];
  /** ISO 8601 on the emulated clock. */
  readonly sentOn: string;
  /** When the first recipient had an outcome, and the e-mail came into the mailbox. */
  readonly time: string;
}

export interface CapturedEmail extends EmailSummary {
  /** The header `Message-ID`. */
  readonly internetMessageId: string;
  readonly replyTo: readonly EmailMailbox[];
  readonly text?: string;
  /** As the recipient who was asked for gets it, the first one otherwise. */
  readonly html?: string;
  /** As the application gave them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it tells of being opened and clicked: then links and a picture in `html` lead to the emulator. */
  readonly tracked: boolean;
}

/** Which e-mails are meant; what is left out may be any. */
export interface EmailQuery {
  /** The address of a recipient, whose outcome is known. */
  readonly to?: string;
  readonly from?: string;
  /** Part of it, in any case. */
  readonly subject?: string;
  /** Part of subject, text, HTML source, an address or a display name, in any case. */
  readonly match?: string;
  /** Only later ones: than the `sequence` of an e-mail, or than a time of the emulated clock. Default 0: all since the start or the latest reset. */
  readonly since?: number | string | Date;
}

export interface EmailWait extends EmailQuery, RequestOptions {
  /** Of the machine's clock. Default 30,000, at most 600,000. */
  readonly timeoutMs?: number;
}

interface CopyOptions extends RequestOptions {
  /** Whose copy; the first recipient's when left out. Copies differ in tracking addresses only. */
  readonly recipient?: string;
}

/** The mailbox: every e-mail that the application sent. */
export interface EmailControl {
  /** Oldest first; of more than `limit` (100 when left out, at most 1000) the newest. */
  list(query?: EmailQuery & { readonly limit?: number } & RequestOptions): Promise<readonly EmailSummary[]>;
  get(id: string, options?: CopyOptions): Promise<CapturedEmail>;
  /** A page that shows the e-mail, inline pictures included. */
  html(id: string, options?: CopyOptions): Promise<string>;
  /** The e-mail as mail servers exchange it, `.eml`. */
  source(id: string, options?: CopyOptions): Promise<string>;
  /** The content of an attachment, by its place in `attachments`. */
  attachment(id: string, index: number, options?: RequestOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** E-mails from now on, or after the sequence `since`; ends when the emulator stops or is reset. */
  follow(options?: { readonly since?: number } & RequestOptions): AsyncIterableIterator<EmailSummary>;
  /** Empties the mailbox. Send operations keep their results. */
  deleteAll(options?: RequestOptions): Promise<void>;
  /** The page that shows the mailbox in a browser, with one e-mail opened when its id is given. */
  mailboxUrl(query?: { readonly id?: string }): string;
}

interface List<Item> {
  readonly value: readonly Item[];
}

export const emailControl = (requests: ControlRequests): EmailControl => {
  const copy = (id: string, path: string, { signal, recipient }: CopyOptions = {}) =>
    requests.send('GET', `emails/${segment(id)}${path}`, { query: { recipient }, ...(signal && { signal }) });
  return {
    list: async ({ signal, ...query } = {}) =>
      (await requests.request<List<EmailSummary>>('GET', 'emails', { query, ...(signal && { signal }) }))
        .value,
    get: async (id, options) => (await copy(id, '', options)).json() as Promise<CapturedEmail>,
    html: async (id, options) => (await copy(id, '/html', options)).text(),
    source: async (id, options) => (await copy(id, '/eml', options)).text(),
    attachment: async (id, index, options) =>
      new Uint8Array(await (await copy(id, `/attachments/${index}`, options)).arrayBuffer()),
    follow: (options) => follow(requests, options),
    deleteAll: (options) => requests.request('DELETE', 'emails', options),
    mailboxUrl: (query) => requests.url('mailbox', query),
  };
};

async function* follow(
  requests: ControlRequests,
  { since, signal }: { readonly since?: number } & RequestOptions = {},
): AsyncIterableIterator<EmailSummary> {
  const open = { query: { since }, waitsMs: Infinity, ...(signal && { signal }) };
  for await (const { name, data } of readServerSentEvents(await requests.send('GET', 'emails/stream', open)))
    if (name === 'email') yield JSON.parse(data) as EmailSummary;
}

export async function waitForEmail(requests: ControlRequests, wait: EmailWait): Promise<CapturedEmail> {
  const { timeoutMs = 30_000, signal, ...filter } = wait;
  const query = { ...filter, timeout: toSeconds(timeoutMs) };
  const init = { query, waitsMs: timeoutMs, ...(signal && { signal }) };
  const found = await requests.request<CapturedEmail | undefined>('GET', 'emails/wait', init);
  if (found) return found;
  const { value: latest } = await requests.request<List<EmailSummary>>('GET', 'emails', {
    query: { limit: 5 },
  });
  throw new EmulatorWaitTimeout(
    `GET ${requests.url('emails/wait', query)}`,
    `No e-mail${describe(filter)} within ${timeoutMs} ms. ${
      latest.length === 0
        ? 'The mailbox is empty.'
        : `The latest in the mailbox: ${latest.map(nameOf).join('; ')}.`
    }`,
  );
}

const nameOf = ({ subject, recipients }: EmailSummary) =>
  `"${subject}" to ${recipients.map(({ address }) => address).join(', ')}`;

function describe({ to, from, subject, match, since }: EmailQuery): string {
  return [
    from === undefined ? '' : ` from ${from}`,
    to === undefined ? '' : ` to ${to}`,
    subject === undefined ? '' : ` with "${subject}" in its subject`,
    match === undefined ? '' : ` that contains "${match}"`,
    since === undefined ? '' : ` since ${since instanceof Date ? since.toISOString() : since}`,
  ].join('');
}
