import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MixedLoad } from './support/mixed-load.ts';
import { canRunReplicas, ReplicaBed } from './support/replica-bed.ts';
import { expectEverythingOnce, expectToHear, settle } from './support/settled.ts';

const PEOPLE = 6;
const AWAY_MS = 2000;
const LONG = { timeout: 300_000 };

describe.skipIf(!canRunReplicas)('two replicas (need PostgreSQL, Redis and Caddy)', () => {
  let bed: ReplicaBed;
  let load: MixedLoad;
  let firstNumber = 0;
  beforeAll(async () => {
    bed = await ReplicaBed.start();
  });
  afterAll(() => bed[Symbol.asyncDispose]());
  beforeEach(async () => {
    load = await MixedLoad.begin(bed, PEOPLE, firstNumber);
    firstNumber += PEOPLE;
  });
  afterEach(async () => {
    expect(bed.unexpectedErrors).toEqual([]);
    await load.end();
    load[Symbol.dispose]();
  });

  const refusals = () => [...new Set(load.refusals.map(({ code }) => code))].toSorted();
  const expectRetryAfter = () => {
    for (const { code, retryAfterSeconds } of load.refusals)
      expect({ code, retryAfterSeconds }).toEqual({ code, retryAfterSeconds: expect.any(Number) });
  };
  /** Without the proxy's own words for a connection that broke in the middle of a request. */
  const ofTheService = (codes: string[]) => codes.filter((code) => !/^http\/50[23]$/.test(code));
  async function endOfLoad(): Promise<void> {
    await load.end();
    await settle(bed);
    for (const person of load.people) {
      await expectEverythingOnce(bed, person);
      await expectToHear(bed, person);
      await person.client.refresh();
    }
  }

  it('lose nothing and do nothing twice when either is killed, and users stay signed in', LONG, async () => {
    for (const index of [0, 1]) {
      await load.goOn(3);
      await bed.kill(index);
      await load.goOn(3);
      await bed.start(index);
    }
    await load.goOn(3);
    await endOfLoad();
    expect(ofTheService(refusals())).toEqual([]);
  });

  it('answer 503 with Retry-After while PostgreSQL is away, and lose nothing', LONG, async () => {
    await load.goOn(3);
    await bed.postgresql.restart(() => delay(AWAY_MS));
    await load.goOn(3);
    await endOfLoad();
    expect(refusals()).toEqual(['database/unavailable']);
    expectRetryAfter();
  });

  it(
    'answer 503 with Retry-After while Redis is away, lose nothing, and users stay signed in',
    LONG,
    async () => {
      await load.goOn(3);
      await bed.redis.kill();
      await delay(AWAY_MS);
      await bed.redis.start();
      await load.goOn(3);
      await endOfLoad();
      expect(refusals()).toEqual(['redis/unavailable']);
      expectRetryAfter();
    },
  );
});
