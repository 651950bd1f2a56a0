import { SmsClient } from '@azure/communication-sms';
import { createEmulatorControl, type EmulatorControl } from '@switchboard/emulator-control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  startTrustedEmulator,
  type TrustedEmulator,
} from './conformance/authentication/support/trusted-emulator.ts';
import { publishedOperations } from '../src/config/published-operations.ts';
import { realQuotas } from '../src/config/real-quotas.ts';
import { eventually } from './conformance/event-grid/support/event-grid-bed.ts';
import { createUser, fetchSigned, startTemporaryEmulator } from './support.ts';

const owned = '+18005550100';
const to = ['+14255550123', '+14255550124'];

describe('quotas of one’s own', () => {
  let emulator: TrustedEmulator;
  let control: EmulatorControl;
  beforeAll(async () => {
    emulator = await startTrustedEmulator({
      seed: { phoneNumbers: [owned] },
      quotas: [
        { operations: ['Sms_Send'], limit: 2, windowSeconds: 1, per: 'sender' },
        { operations: ['CommunicationIdentity_Create'], limit: 1, windowSeconds: 60 },
      ],
    });
    control = createEmulatorControl(`http://localhost:${emulator.port}`);
  });
  afterAll(() => emulator[Symbol.asyncDispose]());
  beforeEach(() => control.reset());

  it('the SDK waits as long as Retry-After says, repeats and succeeds', async () => {
    const client = new SmsClient(emulator.connectionString);
    const send = () => client.send({ from: owned, to, message: 'Hello' });
    emulator.clock.freeze();
    await send();
    const second = send();
    await eventually(async () => (await control.quotas()).value[0]?.refused).toBe(1);
    await control.clock.advance('PT1S');
    expect(await second).toMatchObject([{ successful: true }, { successful: true }]);
    expect((await control.quotas()).value).toMatchObject([
      {
        operation: 'Sms_Send',
        per: 'sender',
        sender: owned,
        limit: 2,
        used: 2,
        refused: 1,
        waited: 1,
        verdict: 'waited',
      },
    ]);
  });

  it('429 tells how long to wait on the emulated clock, and who comes back too early is told from who waited', async () => {
    emulator.clock.freeze();
    const create = (id: string) =>
      fetchSigned(emulator, 'POST', '/identities?api-version=2023-10-01', '', {
        'x-ms-client-request-id': id,
      });
    const judged = async () => (await control.quotas()).value[0];
    expect((await create('first')).status).toBe(201);
    await control.clock.advance('PT10S');
    const refused = await create('second');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('50');
    expect(await refused.json()).toMatchObject({ error: { code: 'TooManyRequests' } });
    expect((await create('third')).status).toBe(429);
    expect(await judged()).toMatchObject({ refused: 2, retriedTooEarly: 0, verdict: 'refused' });

    expect((await create('third')).status).toBe(429);
    expect(await judged()).toMatchObject({ refused: 3, retriedTooEarly: 1, verdict: 'retriedTooEarly' });
    await control.clock.advance('PT50S');
    expect((await create('second')).status).toBe(201);
    expect(await judged()).toMatchObject({ used: 1, refused: 3, retriedTooEarly: 1, waited: 1 });
    await control.reset();
    expect(await control.quotas()).toEqual({ enforced: true, value: [] });
  });

  it('keep the emulator from starting when they are for nothing', async () => {
    const quotas = [{ operations: ['Fax_Send'], limit: 1, windowSeconds: 1 }];
    await expect(startTemporaryEmulator({ quotas })).rejects.toThrow('No operation matches "Fax_Send".');
    const endless = [{ operations: ['sms'], limit: 1, windowSeconds: 0 }];
    await expect(startTemporaryEmulator({ quotas: endless })).rejects.toThrow(
      /^The option quotas is not valid: 0\.windowSeconds: .+\.$/,
    );
    await expect(startTemporaryEmulator({ quotas: 'rael' as 'real' })).rejects.toThrow(
      'The option quotas is not valid: all of it: must be a list of limits.',
    );
  });
});

describe('the quotas of the real service', () => {
  it('are for operations that there are', () => {
    const published = publishedOperations.map(({ id }) => id);
    expect(published).toEqual(expect.arrayContaining(realQuotas.flatMap(({ operations }) => operations)));
  });

  it('take ten new threads of a user in ten seconds, and others go on', async () => {
    await using emulator = await startTemporaryEmulator({ quotas: 'real' });
    emulator.clock.freeze();
    const create = async (token: string) => {
      const response = await fetch(`${emulator.http}/chat/threads?api-version=2025-03-15`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: '{"topic":"Lunch"}',
      });
      return response.status;
    };
    const [ann, bob] = [await createUser(emulator), await createUser(emulator)];
    for (let count = 0; count < 10; count += 1) expect(await create(ann.token)).toBe(201);
    expect(await create(ann.token)).toBe(429);
    expect(await create(bob.token)).toBe(201);
    await emulator.clock.advance(10_000);
    expect(await create(ann.token)).toBe(201);
    expect((await createEmulatorControl(emulator.http).quotas()).value).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          operation: 'Chat_CreateChatThread',
          caller: ann.rawId,
          limit: 10,
          refused: 1,
        }),
      ]),
    );
  });
});
