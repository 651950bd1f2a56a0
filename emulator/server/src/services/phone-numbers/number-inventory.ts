import type { Clock } from '../../kernel/ports/clock.ts';
import type { DocumentKey, DocumentStore } from '../../kernel/ports/document-store.ts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import { numberAt, type CatalogueEntry } from './catalogue/catalogue.ts';
import type { Country, NumberRange } from './catalogue/country.ts';
import { createPurchasedNumberRepository } from './purchased-number.repository.ts';

/** A number that nobody else may have for the moment. */
interface NumberHold {
  readonly phoneNumber: string;
  /** The search or the reservation that holds it. */
  readonly holder: string;
  /** Epoch milliseconds; left out: until it is let go. */
  readonly until?: number;
}

const holdKey = (id: string): DocumentKey => ({ collection: 'phone-numbers/holds', partition: '', id });
const positionKey = (id: string): DocumentKey => ({
  collection: 'phone-numbers/positions',
  partition: '',
  id,
});

export interface NumberInventory {
  /** Neither owned nor held by anyone but `holder`. */
  isFree(phoneNumber: string, holder?: string): Promise<boolean>;
  hold(phoneNumber: string, holder: string, until?: Date): Promise<void>;
  letGo(phoneNumber: string, holder: string): Promise<void>;
  /**
   * Up to `quantity` free numbers. Each range is walked through from where the last search left it, so that a number
   * that was given back comes again only when all others have had their turn.
   */
  take(country: Country, ranges: readonly NumberRange[], quantity: number): Promise<string[]>;
  /** Up to `quantity` free numbers in random order, of which nothing is remembered. */
  browse(
    entries: readonly CatalogueEntry[],
    quantity: number,
    accepts: (phoneNumber: string) => boolean,
  ): Promise<string[]>;
}

/** What can be bought: the numbers of the catalogue without those that someone has. */
export function createNumberInventory(store: DocumentStore, clock: Clock, ids: IdGenerator): NumberInventory {
  const purchased = createPurchasedNumberRepository(store);
  const random = (below: number) => Number.parseInt(ids.uuid().slice(0, 8), 16) % below;

  async function isFree(phoneNumber: string, holder?: string): Promise<boolean> {
    if ((await purchased.find(phoneNumber)) !== undefined) return false;
    const hold = (await store.get<NumberHold>(holdKey(phoneNumber)))?.body;
    if (hold === undefined || hold.holder === holder) return true;
    return hold.until !== undefined && hold.until <= clock.now().getTime();
  }

  async function takeOf(country: Country, range: NumberRange, quantity: number): Promise<string[]> {
    const key = positionKey(`+${country.callingCode}${range.prefix}`);
    const start = (await store.get<{ next: number }>(key))?.body.next ?? random(range.size);
    const taken: string[] = [];
    let walked = 0;
    for (; walked < range.size && taken.length < quantity; walked++) {
      const phoneNumber = numberAt(country, range, start + walked);
      if (await isFree(phoneNumber)) taken.push(phoneNumber);
    }
    await store.put(key, { next: (start + walked) % range.size });
    return taken;
  }

  return {
    isFree,
    async hold(phoneNumber, holder, until) {
      const hold: NumberHold = { phoneNumber, holder, ...(until && { until: until.getTime() }) };
      await store.put(holdKey(phoneNumber), hold);
    },
    async letGo(phoneNumber, holder) {
      const hold = (await store.get<NumberHold>(holdKey(phoneNumber)))?.body;
      if (hold?.holder === holder) await store.remove(holdKey(phoneNumber));
    },
    async take(country, ranges, quantity) {
      const taken: string[] = [];
      const first = ranges.length > 1 ? random(ranges.length) : 0;
      for (const range of [...ranges.slice(first), ...ranges.slice(0, first)]) {
        if (taken.length >= quantity) break;
        taken.push(...(await takeOf(country, range, quantity - taken.length)));
      }
      return taken;
    },
    async browse(entries, quantity, accepts) {
      const all = entries.flatMap(({ country, range }) =>
        Array.from({ length: range.size }, (_, position) => numberAt(country, range, position)),
      );
      const candidates = all.filter(accepts);
      const found: string[] = [];
      while (candidates.length > 0 && found.length < quantity) {
        const index = random(candidates.length);
        const phoneNumber = candidates[index]!;
        candidates[index] = candidates.at(-1)!;
        candidates.pop();
        if (await isFree(phoneNumber)) found.push(phoneNumber);
      }
      return found;
    },
  };
}
