import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  failureOf,
  startPhoneNumbersBed,
  tollFree,
  type PhoneNumbersBed,
} from './support/phone-numbers-bed.ts';

let bed: PhoneNumbersBed;
beforeAll(async () => {
  bed = await startPhoneNumbersBed();
});
afterEach(() => bed.control('operations/release'));
afterAll(() => bed.stop());

describe('PhoneNumbers_GetOperation', () => {
  const operationOf = (id: string) => bed.client['client'].phoneNumbers.getOperation(id);

  it('lets a poller wait through the steps that a test holds', async () => {
    await bed.control('operations/hold', { step: 'running' });
    await bed.control('operations/hold', { operationType: 'search' });
    const poller = await bed.client.beginSearchAvailablePhoneNumbers(tollFree);
    await poller.poll();
    expect(poller.isDone()).toBe(false);
    const released = await bed.control('operations/release', { step: 'running' });
    expect(released).toMatchObject({ released: 1, holds: [{ operationType: 'search', step: 'finished' }] });
    const [{ id }] = (released as { waiting: [{ id: string }] }).waiting;
    expect(await operationOf(id)).toMatchObject({ id, status: 'running', operationType: 'search' });
    await poller.poll();
    expect(poller.isDone()).toBe(false);
    expect(await bed.control('operations/release')).toMatchObject({ released: 1, holds: [], waiting: [] });
    expect((await poller.pollUntilDone()).phoneNumbers).toHaveLength(1);
    expect(await operationOf(id)).toMatchObject({ status: 'succeeded' });
  });

  it('shows an operation that has not started, until the emulated time is over', async () => {
    await bed.control('operations/hold', { step: 'running', duration: 'PT10M' });
    const poller = await bed.client.beginSearchAvailablePhoneNumbers(tollFree);
    await poller.poll();
    expect(poller.isDone()).toBe(false);
    await bed.emulator.clock.advance(10 * 60_000);
    expect((await poller.pollUntilDone()).phoneNumbers).toHaveLength(1);
  });

  it('ends a poller with the error of the operation', async () => {
    const phoneNumber = await bed.buy();
    await bed.control('operations/hold', { operationType: 'releasePhoneNumber' });
    const [first, second] = [
      await bed.client.beginReleasePhoneNumber(phoneNumber),
      await bed.client.beginReleasePhoneNumber(phoneNumber),
    ];
    await bed.control('operations/release');
    await first.pollUntilDone();
    await expect(second.pollUntilDone()).rejects.toThrow(/cannot be found|failed/);
  });
});

describe('PhoneNumbers_CancelOperation', () => {
  it('gives the numbers of a search back', async () => {
    const { searchId } = await bed.search();
    await bed.client['client'].phoneNumbers.cancelOperation(`search_${searchId}`);
    expect(await failureOf(bed.client.beginPurchasePhoneNumbers(searchId))).toMatchObject({
      code: 'ReservationExpired',
    });
  });

  it('fails with 404 for an unknown operation', async () => {
    const call = bed.client['client'].phoneNumbers.cancelOperation('search_nothing');
    expect(await failureOf(call)).toMatchObject({ statusCode: 404, code: 'NotFound' });
  });
});
