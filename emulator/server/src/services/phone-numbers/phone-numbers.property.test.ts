import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness, minuteMs, tollFree } from './testing/phone-numbers-harness.ts';

/** The only range that the steps work with, small enough to run out of numbers: a hundred of them. */
const wanted = { ...tollFree, areaCode: '833' };

type Step =
  | { readonly kind: 'search'; readonly quantity: number }
  | { readonly kind: 'purchase' | 'cancel'; readonly search: number }
  | { readonly kind: 'release' | 'reserve'; readonly number: number }
  | { readonly kind: 'wait'; readonly minutes: number };

const index = fc.nat({ max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('search' as const), quantity: fc.integer({ min: 1, max: 40 }) }),
  },
  fc.record({ kind: fc.constantFrom('purchase' as const, 'cancel' as const), search: index }),
  fc.record({ kind: fc.constantFrom('release' as const, 'reserve' as const), number: index }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
);

/** The service beside a record of who has which number, made from answers alone. */
function createObserver() {
  const harness = createPhoneNumbersHarness();
  const searches: { searchId: string; operationId: string; numbers: readonly string[]; endsAt: number }[] =
    [];
  /** By which search or reservation, and until when: what was bought and released may be held again at the same moment. */
  const held = new Map<string, { readonly by: string; readonly until: number }>();
  const owned = new Set<string>();
  const now = () => harness.clock.now().getTime();
  const isTaken = (number: string) => owned.has(number) || (held.get(number)?.until ?? 0) > now();
  const letGo = (holder: string) => {
    for (const [number, { by }] of held) if (by === holder) held.delete(number);
  };
  let reservations = 0;

  const steps = {
    async search({ quantity }: { quantity: number }) {
      const { searchId, operationId } = await harness.search('US', { ...wanted, quantity });
      const { phoneNumbers: numbers } = await harness.searchResult(searchId);
      const taken = new Set([...owned, ...held.keys()].filter(isTaken));
      expect(numbers.filter((number) => taken.has(number))).toEqual([]);
      expect(numbers).toHaveLength(Math.min(quantity, 100 - taken.size));
      const endsAt = now() + 16 * minuteMs;
      numbers.forEach((number) => held.set(number, { by: searchId, until: endsAt }));
      searches.push({ searchId, operationId, numbers, endsAt });
    },
    async purchase({ search: position }: { search: number }) {
      const search = searches[position % searches.length];
      if (!search) return;
      const outcome = await harness.purchase(search.searchId).catch((error: unknown) => error);
      if (outcome instanceof Error) return;
      expect(search.endsAt).toBeGreaterThan(now());
      letGo(search.searchId);
      for (const number of search.numbers) {
        expect(owned.has(number)).toBe(false);
        owned.add(number);
      }
    },
    async cancel({ search: position }: { search: number }) {
      const search = searches[position % searches.length];
      if (!search) return;
      const { error } = await harness.searchResult(search.searchId);
      await harness.call('PhoneNumbers_CancelOperation', { params: { operationId: search.operationId } });
      if (error === 'NoError') letGo(search.searchId);
    },
    async release({ number: position }: { number: number }) {
      const number = [...owned][position % owned.size];
      if (number === undefined) return;
      await harness.call('PhoneNumbers_ReleasePhoneNumber', { params: { phoneNumber: number } });
      owned.delete(number);
    },
    async reserve({ number: position }: { number: number }) {
      const number = `+18335550${100 + position}`;
      const id = `6b2f5e0c-1111-4222-8333-${String(reservations++).padStart(12, '0')}`;
      const { status } = await harness.reserve({ [number.slice(1)]: {} }, id);
      expect(status).toBe(isTaken(number) ? 207 : 201);
      if (status === 201) held.set(number, { by: id, until: now() + 15 * minuteMs });
    },
    wait: ({ minutes }: { minutes: number }) => harness.clock.advance(minutes * minuteMs),
  };
  return {
    run: (next: Step) => steps[next.kind](next as never),
    owned: async () => {
      const listed = (await harness.owned()).map(({ phoneNumber }) => phoneNumber);
      return { listed: listed.sort(), expected: [...owned].sort() };
    },
  };
}

describe('numbers under any sequence of searches, reservations, purchases and releases', () => {
  it('belong to one at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (sequence) => {
        const observer = createObserver();
        for (const next of sequence) await observer.run(next);
        const { listed, expected } = await observer.owned();
        expect(listed).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
