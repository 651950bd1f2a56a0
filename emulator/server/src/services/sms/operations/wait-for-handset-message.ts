import { z } from 'zod';
import { badRequest } from '../../../kernel/acs-error.ts';
import { defineOperation, noContent, ok } from '../../../kernel/operation.ts';
import { handsetMessageFilter, toHandsetQuery } from '../handset-query.ts';
import type { NumberedHandsetMessage } from '../sms-message.ts';
import type { SmsPorts } from '../sms-ports.ts';
import type { SmsUnitOfWork } from '../sms-unit-of-work.ts';

const maximumSeconds = 600;
const secondsPattern = /^(?:PT)?(\d{1,4}(?:\.\d{1,3})?)S?$/;

const query = z.strictObject({
  ...handsetMessageFilter,
  match: z.string().min(1).max(200).optional(),
  timeout: z.string().max(32).default('30'),
});

/**
 * The first message that fits and has a higher sequence than `since`, which is any since the start or the latest reset
 * when left out; waits while there is none. So a test that waits after it acted misses nothing, and one that expects
 * several messages passes the sequence of the one before. 204 when the time is up, by the machine's clock.
 */
export const waitForHandsetMessage = defineOperation({
  id: 'Emulator_WaitForHandsetMessage',
  route: 'GET /_emulator/sms/wait',
  auth: ['none'],
  requiresApiVersion: false,
  request: { query },
  async handle({ phoneNumbers, sms }: Pick<SmsPorts, 'phoneNumbers' | 'sms'>, { query }) {
    const { timeout, ...filter } = query;
    if (filter.to === undefined && filter.from === undefined)
      throw badRequest('Say whose message to wait for, with the parameter to or from.', { target: 'to' });
    const timeoutMs = readTimeout(timeout);
    const wanted = await toHandsetQuery(phoneNumbers, filter);
    const message = await waitFor(sms, wanted, AbortSignal.timeout(timeoutMs));
    return message ? ok(message) : noContent();
  },
});

function readTimeout(text: string): number {
  const seconds = Number(secondsPattern.exec(text)?.[1] ?? NaN);
  if (seconds <= maximumSeconds) return Math.round(seconds * 1000);
  throw badRequest(
    `"${text}" is not a timeout. Use up to ${maximumSeconds} seconds, for example 10 or PT10S.`,
    { target: 'timeout' },
  );
}

/** Listens before it looks, so that nothing falls between the two. */
async function waitFor(
  { committed, feed }: SmsUnitOfWork,
  wanted: Awaited<ReturnType<typeof toHandsetQuery>>,
  signal: AbortSignal,
): Promise<NumberedHandsetMessage | undefined> {
  let unsubscribe = () => {};
  const next = new Promise<NumberedHandsetMessage | undefined>((resolve) => {
    const end = () => resolve(undefined);
    signal.addEventListener('abort', end, { once: true });
    const onMessage = (message: NumberedHandsetMessage) => {
      if (message.sequence > wanted.after && wanted.matches(message)) resolve(message);
    };
    unsubscribe = feed.subscribe({ onMessage, onEnd: end });
  });
  try {
    return (await committed.handsetMessages.first(wanted)) ?? (await next);
  } finally {
    unsubscribe();
  }
}
