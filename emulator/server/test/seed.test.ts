import { createEmulatorControl, type EmulatorSeed, type EmulatorState } from '@switchboard/emulator-control';
import { describe, expect, it } from 'vitest';
import { seedJsonSchema } from '../scripts/seed-schema.ts';
import { eventually } from './conformance/event-grid/support/event-grid-bed.ts';
import { startWebhookReceiver } from './conformance/event-grid/support/webhook-receiver.ts';
import { fetchSigned, startTemporaryEmulator } from './support.ts';

const [owned, handset, quiet] = ['+18005550100', '+14255550123', '+14255550124'];
const seed = {
  identities: [{ name: 'alice' }],
  phoneNumbers: [owned],
  threads: [{ topic: 'Lunch', participants: ['alice'], messages: [{ from: 'alice', content: 'Noon?' }] }],
  rooms: [{ id: '99000000000000001', participants: { alice: 'Presenter' } }],
  textMessages: [
    { from: handset, to: owned, message: 'Are you open?' },
    { from: owned, to: handset, message: 'Until six.' },
  ],
  smsOptOuts: [{ from: owned, to: quiet }],
  sip: {
    trunks: { 'sbc.example.com': { sipSignalingPort: 5061 } },
    routes: [{ name: 'all', numberPattern: '.*', trunks: ['sbc.example.com'] }],
  },
} satisfies EmulatorSeed;

describe('a seed', () => {
  it('fills SMS, SIP routing and event subscriptions, and tells nobody', async () => {
    await using receiver = await startWebhookReceiver();
    const eventSubscriptions = [
      { name: 'inbox', endpoint: receiver.url, includedEventTypes: ['SMSReceived'] },
    ];
    await using emulator = await startTemporaryEmulator({ seed: { ...seed, eventSubscriptions } });
    const control = createEmulatorControl(emulator.http);

    expect(await control.sms.messages()).toMatchObject([
      { direction: 'fromHandset', from: handset, message: 'Are you open?' },
      { direction: 'toHandset', to: handset, message: 'Until six.' },
    ]);
    const sip = await fetchSigned(emulator, 'GET', '/sip?api-version=2023-03-01');
    expect(await sip.json()).toEqual(seed.sip);
    const body = JSON.stringify({ from: owned, recipients: [{ to: quiet }, { to: handset }] });
    const checked = await fetchSigned(emulator, 'POST', '/sms/optouts:check?api-version=2026-01-23', body);
    expect(await checked.json()).toMatchObject({ value: [{ isOptedOut: true }, { isOptedOut: false }] });

    expect(await control.eventSubscriptions.list()).toMatchObject([
      {
        name: 'inbox',
        provisioningState: 'Succeeded',
        includedEventTypes: ['Microsoft.Communication.SMSReceived'],
      },
    ]);
    expect(receiver.requests).toEqual([]);
    await control.sms.sendFromHandset({ from: handset, to: owned, message: 'And now?' });
    await eventually(() => receiver.events()).toMatchObject([{ data: { message: 'And now?' } }]);
  });

  it('is the same as what is exported from it', async () => {
    const exportOf = async (from: EmulatorSeed) => {
      await using emulator = await startTemporaryEmulator({ seed: from });
      return await createEmulatorControl(emulator.http).exportState();
    };
    const exported = await exportOf(seed);
    expect(contents(await exportOf({ ...exported }))).toEqual(contents(exported));
  });

  it.each([
    [{ textMessages: [{ from: handset, to: quiet, message: 'x' }] }, 'is not owned by this resource'],
    [
      { sip: { trunks: {}, routes: [{ name: 'a', numberPattern: '.*', trunks: ['x.example'] }] } },
      'not configured',
    ],
    [
      { eventSubscriptions: [{ name: 'inbox', endpoint: 'http://x', includedEventTypes: ['Nothing'] }] },
      'Nothing',
    ],
  ])('keeps the emulator from starting when it cannot be: %j', async (wrong: EmulatorSeed, message) => {
    await expect(startTemporaryEmulator({ seed: wrong })).rejects.toThrow(message);
  });
});

describe('the JSON Schema of seeds', () => {
  it('knows everything that a seed may have, and nothing else', () => {
    const schema = seedJsonSchema();
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties ?? {})).toEqual(
      expect.arrayContaining(['$schema', 'eventSubscriptions', 'faults', ...Object.keys(seed)]),
    );
    expect(schema.required).toBeUndefined();
  });
});

/** Without the mark that a seed was applied. */
const contents = ({ documents }: EmulatorState) =>
  (documents as { key: { collection: string } }[]).filter(({ key }) => key.collection !== 'emulator/seed');
