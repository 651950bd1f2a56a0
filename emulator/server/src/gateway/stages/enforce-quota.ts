import { AcsError } from '../../kernel/acs-error.ts';
import type { MeteredRequest } from '../../kernel/ports/quota-meter.ts';
import type { Principal } from '../../kernel/principal.ts';
import type { Exchange } from '../exchange.ts';
import type { Stage } from '../stage.ts';

/**
 * Refuses what is more than a quota allows, when the emulator was started with quotas. It counts requests that are good otherwise.
 *
 * @see "Service limits for Azure Communication Services": 429 with `Retry-After`
 */
export const enforceQuota: Stage = (exchange, { quotas }) => {
  if (quotas === undefined || exchange.route?.operation === undefined || exchange.route.control) return;
  const seconds = quotas.take(meter(exchange, exchange.route.operation.id));
  if (seconds === undefined) return;
  throw new AcsError(
    429,
    'TooManyRequests',
    `Too many requests were made. Try again in ${seconds} seconds.`,
    { headers: { 'retry-after': String(seconds), 'x-emulator-reason': 'quota, see GET /_emulator/quotas' } },
  );
};

/** What is longer names nobody; counters are kept by it. */
const longestName = 320;

function meter({ principal, params, headers, request }: Exchange, operation: string): MeteredRequest {
  const { from, senderAddress, smsRecipients } = bodyOf(request?.body);
  const sender = from ?? senderAddress;
  return {
    operation,
    caller: nameOf(principal),
    thread: params['chatThreadId'],
    sender: typeof sender === 'string' ? sender.slice(0, longestName) : undefined,
    units: Array.isArray(smsRecipients) ? Math.max(1, smsRecipients.length) : 1,
    clientRequestId: headers['x-ms-client-request-id']?.slice(0, longestName),
  };
}

/** Operations of SMS check their bodies themselves, so it may be anything. */
const bodyOf = (body: unknown): Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};

function nameOf(principal: Principal): string {
  if (principal.kind === 'user') return principal.rawId;
  if (principal.kind === 'entra') return principal.objectId;
  return principal.kind === 'accessKey' ? 'access key' : 'anonymous';
}
