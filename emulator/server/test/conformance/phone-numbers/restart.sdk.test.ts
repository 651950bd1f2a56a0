import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect, startPhoneNumbersBed } from './support/phone-numbers-bed.ts';

describe('phone numbers of an emulator with a data directory', () => {
  let dataDirectory: string;
  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'acs-emulator-data-'));
  });
  afterEach(() => rm(dataDirectory, { recursive: true }));

  it('are there after a restart, which also ends the purchase that was under way', async () => {
    const before = await startPhoneNumbersBed({ dataDirectory });
    const bought = await before.buy();
    await before.control('operations/hold', { operationType: 'purchase' });
    const { searchId, phoneNumbers } = await before.search();
    await before.client.beginPurchasePhoneNumbers(searchId);
    expect(await collect(before.client.listPurchasedPhoneNumbers())).toHaveLength(1);
    await before.stop();

    const after = await startPhoneNumbersBed({ dataDirectory });
    const owned = await collect(after.client.listPurchasedPhoneNumbers());
    expect(owned.map(({ phoneNumber }) => phoneNumber)).toEqual([bought, ...phoneNumbers]);
    await after.stop();
  });
});
