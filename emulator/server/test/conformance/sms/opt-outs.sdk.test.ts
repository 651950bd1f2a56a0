import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handset, startSmsBed, tollFree } from './support/sms-bed.ts';

let bed: Awaited<ReturnType<typeof startSmsBed>>;
beforeAll(async () => {
  bed = await startSmsBed();
});
afterAll(() => bed.stop());

const isOptedOut = async () => (await bed.beta.optOuts.check(tollFree, [handset]))[0]?.isOptedOut;

describe('OptOuts_Add', () => {
  it('opts recipients out and tells of wrong numbers', async () => {
    expect(await bed.beta.optOuts.add(tollFree, [handset, '+1'])).toEqual([
      { to: handset, httpStatusCode: 200, errorMessage: '' },
      { to: '+1', httpStatusCode: 400, errorMessage: 'Invalid To phone number format.' },
    ]);
    expect(await isOptedOut()).toBe(true);
  });
});

describe('OptOuts_Remove', () => {
  it('opts recipients in again', async () => {
    await bed.beta.optOuts.add(tollFree, [handset]);
    expect(await bed.beta.optOuts.remove(tollFree, [handset])).toEqual([
      { to: handset, httpStatusCode: 200, errorMessage: '' },
    ]);
    expect(await isOptedOut()).toBe(false);
  });
});

describe('OptOuts_Check', () => {
  it('knows what handsets want', async () => {
    await bed.write('STOP');
    expect(await isOptedOut()).toBe(true);
    await bed.write('UNSTOP');
    expect(await isOptedOut()).toBe(false);
  });

  it('refuses numbers of somebody else with 401', async () => {
    await expect(bed.beta.optOuts.check('+14255550177', [handset])).rejects.toMatchObject({
      statusCode: 401,
    });
  });
});
