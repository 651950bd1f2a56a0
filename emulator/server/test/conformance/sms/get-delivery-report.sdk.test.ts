import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handset, startSmsBed, tollFree } from './support/sms-bed.ts';

let bed: Awaited<ReturnType<typeof startSmsBed>>;
beforeAll(async () => {
  bed = await startSmsBed();
});
afterAll(() => bed.stop());

const report = (messageId = '') => bed.request('GET', `/deliveryReports/${messageId}?api-version=2026-01-23`);

describe('DeliveryReports_Get', () => {
  it('tells the outcome of what the SDK sent', async () => {
    const [sent] = await bed.client.send({ from: tollFree, to: [handset], message: 'Hello' });
    await bed.wait({ match: 'Hello' });
    expect(await report(sent?.messageId)).toMatchObject({
      status: 200,
      body: { messageId: sent?.messageId, from: tollFree, to: handset, deliveryStatus: 'Delivered' },
    });
  });

  it('answers 404 with a problem for anything else', async () => {
    expect(await report('Outgoing_1')).toMatchObject({ status: 404, body: { status: 404 } });
  });
});
