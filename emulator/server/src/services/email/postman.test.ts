import { describe, expect, it } from 'vitest';
import { alice, createEmailHarness, sender } from './testing/email-harness.ts';

const at = (name: string) => `${name}@emulator.test`;

describe('Postman', () => {
  it.each([
    ['delivered', 'Delivered'],
    ['bounced', 'Bounced'],
    ['quarantined', 'Quarantined'],
    ['spam', 'FilteredSpam'],
    ['expanded', 'Expanded'],
    ['failed', 'Failed'],
    ['bounced+order-42', 'Bounced'],
    ['Bounced', 'Bounced'],
    ['somebody', 'Delivered'],
  ])('%s@emulator.test: %s', async (name, status) => {
    const { eventsOf, result, sendAndDeliver } = await createEmailHarness();
    const email = await sendAndDeliver(at(name));
    expect(email.recipients).toMatchObject([{ status }]);
    expect(await result(email.id)).toEqual({ id: email.id, status: 'Succeeded' });
    expect(eventsOf('EmailDeliveryReportReceived')).toEqual([
      {
        sender,
        recipient: at(name),
        messageId: email.id,
        internetMessageId: expect.stringMatching(/^<.+@contoso\.test>$/),
        status,
        statusMessage: expect.stringMatching(/^\d{3} \d\.\d\.\d /),
        recipientMailServerHostName: 'mx.emulator.test',
        deliveryAttemptTimestamp: '2026-01-31T12:00:00.100Z',
      },
    ]);
  });

  it('suppressed@emulator.test: left out, and the operation fails when nobody else is left', async () => {
    const { clock, eventsOf, list, result, send, sendAndDeliver } = await createEmailHarness();
    const both = await sendAndDeliver([at('suppressed'), alice]);
    expect(both.recipients.map(({ status }) => status)).toEqual(['Suppressed', 'Delivered']);
    const alone = await send(at('suppressed'));
    expect(await result(alone)).toMatchObject({
      status: 'Failed',
      error: { code: 'EmailDroppedAllRecipientsSuppressed' },
    });
    await clock.advance(100);
    expect(await list()).toHaveLength(1);
    const report = eventsOf('EmailDeliveryReportReceived').at(-1);
    expect(report).toMatchObject({ messageId: alone, status: 'Suppressed' });
    expect(report).not.toHaveProperty('internetMessageId');
  });

  it('dropped@emulator.test: the operation fails and nobody gets anything', async () => {
    const { clock, eventsOf, list, result, send } = await createEmailHarness();
    const id = await send([alice, at('dropped')]);
    expect(await result(id)).toMatchObject({ status: 'Failed', error: { code: 'EmailDropped' } });
    await clock.advance(100);
    expect([...(await list()), ...eventsOf('EmailDeliveryReportReceived')]).toEqual([]);
  });

  it('slow@emulator.test: after 30 seconds, others before', async () => {
    const { clock, list, sendAndDeliver } = await createEmailHarness();
    const email = await sendAndDeliver([at('slow'), alice]);
    expect(email.recipients.map(({ status }) => status)).toEqual([undefined, 'Delivered']);
    expect(await list({ to: at('slow') })).toEqual([]);
    await clock.advance(30_000);
    expect(await list({ to: at('slow') })).toMatchObject([
      { sequence: email.sequence, recipients: [{ status: 'Delivered' }, {}] },
    ]);
  });

  it('never@emulator.test: nothing for 24 hours, then given up', async () => {
    const { clock, eventsOf, list, send } = await createEmailHarness();
    await send(at('never'));
    await clock.advance(23 * 3_600_000);
    expect(await list()).toEqual([]);
    await clock.advance(3_600_000);
    expect(eventsOf('EmailDeliveryReportReceived')).toMatchObject([{ status: 'Failed' }]);
  });

  it('takes up after a restart what was on its way, operations that were held included', async () => {
    const { clock, gate, list, restart, send } = await createEmailHarness();
    await send(alice);
    gate.hold({ operationType: 'sendEmail' });
    await send('bob@example.com');
    gate.reset();
    await restart();
    await clock.advance(100);
    expect((await list()).map(({ recipients }) => recipients[0]?.address)).toEqual([
      alice,
      'bob@example.com',
    ]);
  });
});
