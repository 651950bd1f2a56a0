import { isUtf8 } from 'node:buffer';
import type { JournalEntry } from '../kernel/ports/journal.ts';
import { maskHeaders, maskJson, maskText } from './mask-secrets.ts';

const maximumBodyBytes = 64 * 1024;

/** A journal entry for people: bodies as JSON or text, cut at 64 KB, secrets masked. */
export function viewJournalEntry(entry: JournalEntry) {
  return {
    id: entry.requestId,
    time: entry.answeredAt.toISOString(),
    method: entry.method,
    target: maskText(entry.target),
    operation: entry.operation ?? null,
    apiVersion: entry.apiVersion ?? null,
    status: entry.status,
    latencyMs: Math.round(entry.latencyMs * 1000) / 1000,
    authentication: entry.authentication,
    fault: entry.fault ?? null,
    request: { headers: maskHeaders(entry.requestHeaders), body: viewBody(entry.requestBody) },
    response: { headers: maskHeaders(entry.responseHeaders), body: viewBody(entry.responseBody) },
  };
}

function viewBody(body: unknown): unknown {
  if (body === undefined || body === null) return null;
  if (body instanceof Uint8Array) return viewBytes(body);
  if (typeof body === 'object' && Symbol.asyncIterator in body) return '(a stream)';
  const text = JSON.stringify(maskJson(body));
  return text.length <= maximumBodyBytes ? JSON.parse(text) : cut(text);
}

function viewBytes(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return null;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isUtf8(buffer) && !isUtf8(withoutSplitCharacter(buffer))) return `(${bytes.length} bytes)`;
  const text = buffer.toString('utf8');
  try {
    return viewBody(JSON.parse(text));
  } catch {
    return cut(maskText(maskMembers(text)));
  }
}

/** A cut body may end in the middle of a character. */
const withoutSplitCharacter = (buffer: Buffer) => buffer.subarray(0, Math.max(0, buffer.length - 3));

/** Members of JSON that cannot be parsed, because it is cut or broken. */
function maskMembers(text: string): string {
  return text.replace(/("[^"]*(?:token|secret|password|assertion|accesskey)"\s*:\s*")[^"]*/gi, '$1***');
}

const cut = (text: string) =>
  text.length <= maximumBodyBytes ? text : `${text.slice(0, maximumBodyBytes)}… (cut)`;
