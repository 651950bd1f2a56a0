import type { JournalEntry } from '../kernel/ports/journal.ts';
import { viewJournalEntry } from './journal-view.ts';

interface NameAndValue {
  readonly name: string;
  readonly value: string;
}

/**
 * The journal as an HTTP archive, which the network panels of browsers and many tools open. Secrets are masked as in the journal.
 *
 * @param origin Under which the emulator is reached
 * @see http://www.softwareishard.com/blog/har-12-spec
 */
export const toHttpArchive = (entries: readonly JournalEntry[], origin: string) => ({
  log: {
    version: '1.2',
    creator: { name: 'acs-emulator', version: '' },
    entries: entries.map((entry) => toArchiveEntry(entry, origin)),
  },
});

function toArchiveEntry(entry: JournalEntry, origin: string) {
  const view = viewJournalEntry(entry);
  const { latencyMs: time } = view;
  const httpVersion = 'HTTP/1.1';
  const unknownSizes = { headersSize: -1, bodySize: -1 };
  return {
    startedDateTime: new Date(entry.answeredAt.getTime() - entry.latencyMs).toISOString(),
    time,
    request: {
      method: view.method,
      url: `${origin}${view.target}`,
      httpVersion,
      cookies: [],
      headers: toPairs(Object.entries(view.request.headers)),
      queryString: toPairs(URL.parse(view.target, origin)?.searchParams ?? []),
      ...(view.request.body !== null && { postData: toContent(view.request) }),
      ...unknownSizes,
    },
    response: {
      status: view.status,
      statusText: '',
      httpVersion,
      cookies: [],
      headers: toPairs(Object.entries(view.response.headers)),
      content: { size: -1, ...toContent(view.response) },
      redirectURL: '',
      ...unknownSizes,
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    comment: [view.operation ?? 'no operation', view.authentication, view.fault && `fault rule ${view.fault}`]
      .filter(Boolean)
      .join('; '),
  };
}

const toPairs = (values: Iterable<readonly [string, string]>): NameAndValue[] =>
  Array.from(values, ([name, value]) => ({ name, value }));

function toContent({ headers, body }: { headers: Readonly<Record<string, string>>; body: unknown }) {
  const isText = typeof body === 'string';
  const mimeType = headers['content-type'] ?? (isText ? 'text/plain' : 'application/json');
  return { mimeType, text: isText ? body : body === null ? '' : JSON.stringify(body) };
}
