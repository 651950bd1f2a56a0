import type { ControlRequests, RequestOptions } from './control-request.ts';
import { toSeconds } from './control-request.ts';
import { EmulatorWaitTimeout } from './emulator-control-error.ts';
import { readServerSentEvents } from './server-sent-events.ts';

/** A message that a handset shows: one that arrived there or was written there. */
export interface HandsetMessage {
  /** Its place in the order of all messages on handsets, which grows and is never used twice. */
  readonly sequence: number;
  readonly messageId: string;
  readonly direction: 'toHandset' | 'fromHandset';
  /** The phone number of the handset: `to` or `from`. */
  readonly handset: string;
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly attachments?: readonly HandsetAttachment[];
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segmentCount: number;
  /** ISO 8601 on the emulated clock. */
  readonly time: string;
}

export interface HandsetAttachment {
  /** For example `image/png`. */
  readonly contentType: string;
  readonly contentInBase64: string;
}

/** Which messages are meant; what is left out may be any. */
export interface HandsetMessageQuery {
  readonly to?: string;
  readonly from?: string;
  /** Only later ones: than the `sequence` of a message, or than a time of the emulated clock. Default 0: all since the start or the latest reset. */
  readonly since?: number | string | Date;
}

export interface SmsWait extends HandsetMessageQuery, RequestOptions {
  /** Part of the text, in any case. */
  readonly match?: string;
  /** Of the machine's clock. Default 30,000, at most 600,000. */
  readonly timeoutMs?: number;
}

/** Every phone number that the resource does not own is a handset. */
export interface SmsControl {
  /** Somebody writes on the handset `from` to a number or short code of the resource: `SmsReceived`. */
  sendFromHandset(
    message: { readonly from: string; readonly to: string; readonly message: string },
    options?: RequestOptions,
  ): Promise<HandsetMessage>;
  /** What handsets have got and written, oldest first; of more than `limit` (100 when left out, at most 1000) the newest. */
  messages(
    query?: HandsetMessageQuery & { readonly limit?: number } & RequestOptions,
  ): Promise<readonly HandsetMessage[]>;
  /** Numbers that have got or written a message. */
  handsets(query?: { readonly limit?: number } & RequestOptions): Promise<readonly string[]>;
  /** The messages of one handset from now on, or after the sequence `since`; ends when the emulator stops or is reset. */
  follow(
    number: string,
    options?: { readonly since?: number } & RequestOptions,
  ): AsyncIterableIterator<HandsetMessage>;
  /** The page that shows a handset in a browser. */
  handsetUrl(query?: { readonly number?: string; readonly with?: string }): string;
}

interface List<Item> {
  readonly value: readonly Item[];
}

export const smsControl = (requests: ControlRequests): SmsControl => ({
  sendFromHandset: (body, options) => requests.request('POST', 'sms/inbound', { ...options, body }),
  messages: async ({ signal, ...query } = {}) =>
    (
      await requests.request<List<HandsetMessage>>('GET', 'sms/messages', {
        query,
        ...(signal && { signal }),
      })
    ).value,
  handsets: async ({ signal, ...query } = {}) =>
    (await requests.request<List<string>>('GET', 'sms/handsets', { query, ...(signal && { signal }) })).value,
  follow: (number, options) => follow(requests, number, options),
  handsetUrl: (query) => requests.url('handset', query),
});

async function* follow(
  requests: ControlRequests,
  number: string,
  { since, signal }: { readonly since?: number } & RequestOptions = {},
): AsyncIterableIterator<HandsetMessage> {
  const query = { number, since };
  const open = { query, waitsMs: Infinity, ...(signal && { signal }) };
  for await (const { name, data } of readServerSentEvents(await requests.send('GET', 'sms/stream', open)))
    if (name === 'message') yield JSON.parse(data) as HandsetMessage;
}

export async function waitForSms(requests: ControlRequests, wait: SmsWait): Promise<HandsetMessage> {
  const { timeoutMs = 30_000, signal, ...filter } = wait;
  const query = { ...filter, timeout: toSeconds(timeoutMs) };
  const init = { query, waitsMs: timeoutMs, ...(signal && { signal }) };
  const found = await requests.request<HandsetMessage | undefined>('GET', 'sms/wait', init);
  if (found) return found;
  const { value: handsets } = await requests.request<List<string>>('GET', 'sms/handsets', {
    query: { limit: 10 },
  });
  throw new EmulatorWaitTimeout(
    `GET ${requests.url('sms/wait', query)}`,
    `No text message${describe(filter)} within ${timeoutMs} ms. ${
      handsets.length === 0
        ? 'No handset has got or written one.'
        : `Handsets that have got or written one: ${handsets.join(', ')}.`
    }`,
  );
}

function describe({ to, from, match, since }: Omit<SmsWait, 'timeoutMs' | 'signal'>): string {
  return [
    from === undefined ? '' : ` from ${from}`,
    to === undefined ? '' : ` to ${to}`,
    match === undefined ? '' : ` that contains "${match}"`,
    since === undefined ? '' : ` since ${since instanceof Date ? since.toISOString() : since}`,
  ].join('');
}
