import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { urlTemplate } from '../url-template.ts';

/** Addresses, which name people and may hold secrets in their query. */
const addresses = new Set(['http.target', 'http.url', 'url.full', 'url.path']);
/** Of no use without them, or people themselves. */
const leftOut = new Set([
  'url.query',
  'http.client_ip',
  'client.address',
  'http.user_agent',
  'user_agent.original',
]);

/**
 * A span as it may be sent, whoever made it: a framework writes whole addresses into names and attributes, and messages of
 * errors, which may hold what people write, into events and the status.
 */
export function scrubbedSpan(span: ReadableSpan): ReadableSpan {
  const { name, attributes, status } = span;
  return Object.create(span, {
    name: { value: name.replace(/(?<= |^)(?:https?:\/\/[^/\s]+)?\/\S*/g, template) },
    attributes: { value: scrubbed(attributes) },
    status: { value: { code: status.code } },
    events: { value: [] },
  }) as ReadableSpan;
}

function scrubbed(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => !leftOut.has(name))
      .map(([name, value]) => {
        const isAddress = addresses.has(name) || name === 'next.span_name';
        return [name, isAddress ? String(value).replace(/(?<= |^)\S*\/\S*/g, template) : value];
      }),
  );
}

function template(address: string): string {
  return urlTemplate(URL.parse(address)?.pathname ?? address);
}
