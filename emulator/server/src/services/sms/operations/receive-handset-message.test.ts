import { describe, expect, it } from 'vitest';
import {
  createSmsHarness,
  geographic,
  handset,
  sendOnly,
  silentNumber,
  tollFree,
} from '../testing/sms-harness.ts';

const id = 'Emulator_ReceiveHandsetMessage';

describe(id, () => {
  it('201 and SmsReceived, with the segments counted', async () => {
    const { call, eventsOf, messages } = createSmsHarness();
    const message = 'あ'.repeat(71);
    const { status, body } = await call(id, { body: { from: handset, to: tollFree, message } });
    expect(status).toBe(201);
    expect(eventsOf('SmsReceived')).toEqual([
      {
        messageId: expect.stringMatching(/^Incoming_20260131120000[\da-f-]{36}$/),
        from: handset,
        to: tollFree,
        message,
        receivedTimestamp: '2026-01-31T12:00:00.000Z',
        segmentCount: 2,
      },
    ]);
    expect(await messages({ from: handset })).toEqual([body]);
  });

  it.each(['STOP', ' stop\n', 'Stop'])(
    '201 for "%s", which blocks the sender and is received',
    async (word) => {
      const { write, send, clock, outcome, eventsOf, messages } = createSmsHarness();
      await write(word);
      expect(eventsOf('SmsReceived')).toMatchObject([{ message: word }]);
      expect(await messages({ to: handset })).toMatchObject([
        { from: tollFree, message: expect.stringMatching(/^NETWORK MSG: You replied with the word "stop"/) },
      ]);
      const { messageId } = await send('Hello');
      const other = await send('Hello', { from: geographic });
      await clock.advance(100);
      expect(await outcome(messageId)).toBe(4007);
      expect(eventsOf('SmsDeliveryReportReceived')[0]).toMatchObject({
        deliveryStatus: 'Failed',
        deliveryStatusDetails: '4007: Sender blocked for given recipient.',
      });
      expect(await outcome(other.messageId)).toBe(2000);
    },
  );

  it.each(['START', 'unstop'])('201 for "%s", which unblocks the sender', async (word) => {
    const { write, send, clock, outcome, messages } = createSmsHarness();
    await write('STOP');
    const { sequence } = await write(word);
    expect(await messages({ to: handset, since: String(sequence) })).toMatchObject([
      { message: expect.stringContaining('You have replied "unstop"') },
    ]);
    const { messageId } = await send('Hello');
    await clock.advance(100);
    expect(await outcome(messageId)).toBe(2000);
  });

  it.each(['12345', geographic])('201 for STOP to %s, answered by the service', async (to) => {
    const { write, messages } = createSmsHarness();
    await write('STOP', to);
    await write('START', to);
    expect((await messages({ to: handset })).map(({ message }) => message)).toEqual([
      'You have successfully been unsubscribed to messages from this number. Reply START to resubscribe',
      'You have successfully been re-subscribed to messages from this number. Reply STOP to unsubscribe.',
    ]);
  });

  it('201 for a keyword within a message, which has no effect', async () => {
    const { write, messages } = createSmsHarness();
    await write('Please stop');
    expect(await messages({ to: handset })).toEqual([]);
  });

  it.each([
    [{ from: 'x' }, 400, /"x" is not a phone number/],
    [{ from: geographic }, 400, /owned by the resource/],
    [{ to: '+14255550150' }, 404, /not owned/],
    [{ to: 'Contoso' }, 400, /takes no replies/],
    [{ to: '+1' }, 400, /not a phone number/],
    [{ to: silentNumber }, 400, /capability is "none"/],
    [{ to: sendOnly }, 400, /capability is "outbound"/],
    [{ message: '' }, 400, /message/],
    [{ message: 'x'.repeat(2049) }, 400, /message/],
    [{ more: true }, 400, /more/],
  ])('refuses %j', async (more, status, message) => {
    const { failure, events } = createSmsHarness();
    const error = await failure(id, { body: { from: handset, to: tollFree, message: 'Hello', ...more } });
    expect(error.status).toBe(status);
    expect(error.message).toMatch(message);
    expect(events).toEqual([]);
  });
});
