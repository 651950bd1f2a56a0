import type { SmsSendResult } from '@switchboard/access-api';
import { describe, expect, it } from 'vitest';
import { ourNumber, smsMessage } from '../../../testing/sms-values.ts';
import { standInService } from '../../../testing/stand-in-service.ts';
import { createBulkSend, retryable } from './bulk-send.ts';

interface Sent {
  to: string[];
}
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `+1425555${1000 + index}`);
const accepted = (to: string): SmsSendResult => ({
  to,
  message: smsMessage({ id: `m${to}` }),
  failure: null,
});
const refused = (to: string, code: string): SmsSendResult => ({
  to,
  message: null,
  failure: { code, message: code },
});

function setUp(
  recipients: readonly string[],
  answer: (to: string, attempt: number) => SmsSendResult | 'unreachable',
) {
  let attempt = 0;
  const { api, requests } = standInService(({ body }) => {
    attempt += 1;
    const results = (body as Sent).to.map((to) => answer(to, attempt));
    return results.includes('unreachable') ? 'unreachable' : { body: { items: results } };
  });
  const told: string[] = [];
  const bulk = createBulkSend({
    api,
    from: ourNumber,
    text: 'Hello all',
    recipients,
    onMessage: ({ id }) => void told.push(id),
  });
  return {
    bulk,
    told,
    sent: () => requests.map(({ body }) => (body as Sent).to.length),
    keys: () => requests.map(({ headers }) => headers.get('idempotency-key')),
    statuses: () => bulk.getState().recipients.map(({ status }) => status),
  };
}

describe('a text to many', () => {
  it('goes out in requests that the service takes, and tells of each recipient', async () => {
    const { bulk, told, sent, keys, statuses } = setUp(numbers(250), accepted);
    await bulk.start();
    expect(sent()).toEqual([100, 100, 50]);
    expect(new Set(keys()).size).toBe(3);
    expect(new Set(statuses())).toEqual(new Set(['accepted']));
    expect(told).toHaveLength(250);
    expect(bulk.getState().isBusy).toBe(false);
  });

  it('tries an unanswered request again under its key, and nobody else', async () => {
    const { bulk, sent, keys, statuses } = setUp(numbers(150), (to, attempt) =>
      attempt === 2 ? 'unreachable' : accepted(to),
    );
    await bulk.start();
    expect(statuses().filter((status) => status === 'failed')).toHaveLength(50);
    await bulk.retryFailed();
    expect(sent()).toEqual([100, 50, 50]);
    expect(keys()[2]).toBe(keys()[1]);
    expect(statuses()).not.toContain('failed');
  });

  it('tries refused recipients again where that may help, as another message', async () => {
    const [good = '', wrong = '', later = ''] = numbers(3);
    const { bulk, keys, sent } = setUp([good, wrong, later], (to, attempt) => {
      if (to === wrong) return refused(to, 'sms/number-unknown');
      return to === later && attempt === 1 ? refused(to, 'sms/not-accepted') : accepted(to);
    });
    await bulk.start();
    expect(retryable(bulk.getState())).toEqual([later]);
    await bulk.retryFailed();
    expect(sent()).toEqual([3, 1]);
    expect(keys()[1]).not.toBe(keys()[0]);
    expect(bulk.getState().recipients.map(({ status }) => status)).toEqual([
      'accepted',
      'failed',
      'accepted',
    ]);
  });

  it('follows what becomes of a message', async () => {
    const [to = ''] = numbers(1);
    const { bulk } = setUp([to], accepted);
    await bulk.start();
    const failure = { code: 'sms/unreachable', message: 'Not reachable.' };
    bulk.takeMessage(smsMessage({ id: `m${to}`, status: 'failed', failure }));
    expect(bulk.getState().recipients).toMatchObject([{ status: 'failed', failure }]);
    expect(retryable(bulk.getState())).toEqual([to]);
  });
});
