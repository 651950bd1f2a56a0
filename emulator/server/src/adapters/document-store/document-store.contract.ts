import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type DocumentKey,
  type DocumentQuery,
  type DocumentStore,
  type IndexDeclaration,
  InvalidContinuationToken,
  PreconditionFailed,
} from '../../kernel/ports/document-store.ts';
import type { StoreAdministration } from '../../kernel/ports/store-administration.ts';

type Store = DocumentStore & StoreAdministration;

export const contractIndexes: IndexDeclaration = { 'test/notes': ['owner', 'pinned'] };

const note = (id: string, partition = 'a'): DocumentKey => ({
  collection: 'test/notes',
  partition,
  id,
});

async function ids(store: DocumentStore, query: Partial<DocumentQuery> = {}): Promise<string[]> {
  const page = await store.list({ collection: 'test/notes', ...query });
  return page.items.map((item) => item.key.id);
}

/** What every DocumentStore does; `open` makes an empty one with `contractIndexes`. */
export function documentStoreContract(name: string, open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  describe(`${name}: documents`, () => {
    it('gets what was put, by collection, partition and id', async () => {
      await store.put(note('1', 'a'), { text: 'one' });
      await store.put(note('1', 'b'), { text: 'other' });
      expect((await store.get(note('1', 'a')))?.body).toEqual({ text: 'one' });
      expect((await store.get(note('1', 'b')))?.body).toEqual({ text: 'other' });
      expect(await store.get(note('2', 'a'))).toBeUndefined();
      expect(await store.get({ ...note('1'), collection: 'test/other' })).toBeUndefined();
    });

    it('keeps the sequence and changes the etag of a replaced document', async () => {
      const first = await store.put(note('1'), { text: 'one' });
      await store.put(note('2'), {});
      const second = await store.put(note('1'), { text: 'two' });
      expect(second.sequence).toBe(first.sequence);
      expect(second.etag).not.toBe(first.etag);
      expect(await store.get(note('1'))).toEqual(second);
    });

    it('gives a document that was removed and put again a new sequence and etag', async () => {
      const first = await store.put(note('1'), {});
      const other = await store.put(note('2'), {});
      expect(await store.remove(note('1'))).toBe(true);
      expect(await store.remove(note('1'))).toBe(false);
      const again = await store.put(note('1'), {});
      expect(again.sequence).toBeGreaterThan(other.sequence);
      expect(again.etag).not.toBe(first.etag);
    });

    it.each(['__proto__', 'constructor', '', 'ü/ \n"', '\u2028'])(
      'takes %j as any part of a key',
      async (word) => {
        const key = { collection: word, partition: word, id: word };
        await store.put(key, { owner: word });
        expect((await store.get(key))?.body).toEqual({ owner: word });
        expect((await store.list({ collection: word, partition: word })).items).toHaveLength(1);
        expect(await store.remove(key)).toBe(true);
      },
    );

    it('refuses an undefined body', async () => {
      await expect(store.put(note('1'), undefined)).rejects.toThrow('undefined');
    });
  });

  describe(`${name}: etag conditions`, () => {
    it('writes with the stored etag only', async () => {
      const { etag } = await store.put(note('1'), { n: 1 });
      const { etag: next } = await store.put(note('1'), { n: 2 }, { ifMatch: etag });
      await expect(store.put(note('1'), { n: 3 }, { ifMatch: etag })).rejects.toThrow(PreconditionFailed);
      await expect(store.remove(note('1'), { ifMatch: etag })).rejects.toThrow(PreconditionFailed);
      expect((await store.get(note('1')))?.body).toEqual({ n: 2 });
      expect(await store.remove(note('1'), { ifMatch: next })).toBe(true);
    });

    it('does not meet ifMatch without a document', async () => {
      await expect(store.put(note('1'), {}, { ifMatch: 'x' })).rejects.toThrow(PreconditionFailed);
      expect(await store.get(note('1'))).toBeUndefined();
    });

    it('creates once with ifNoneMatch, however many try at once', async () => {
      const tries = Array.from({ length: 20 }, (_, n) => store.put(note('1'), { n }, { ifNoneMatch: '*' }));
      const outcomes = await Promise.allSettled(tries);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });

  describe(`${name}: lists`, () => {
    beforeEach(async () => {
      for (let n = 1; n <= 6; n++)
        await store.put(note(`${n}`, n % 2 ? 'odd' : 'even'), {
          owner: n < 4 ? 'ann' : 'bob',
          pinned: n === 5,
          n,
        });
    });

    it('lists a collection, a partition and an index in insertion order and backward', async () => {
      expect(await ids(store)).toEqual(['1', '2', '3', '4', '5', '6']);
      expect(await ids(store, { direction: 'backward' })).toEqual(['6', '5', '4', '3', '2', '1']);
      expect(await ids(store, { partition: 'odd' })).toEqual(['1', '3', '5']);
      expect(await ids(store, { where: { owner: 'bob' }, direction: 'backward' })).toEqual(['6', '5', '4']);
      expect(await ids(store, { partition: 'even', where: { owner: 'bob' } })).toEqual(['4', '6']);
      expect(await ids(store, { where: { owner: 'bob', pinned: 'true' } })).toEqual(['5']);
    });

    it('answers an empty page for what does not exist', async () => {
      expect(await store.list({ collection: 'test/none' })).toEqual({ items: [] });
      expect(await store.list({ collection: 'test/notes', partition: 'none' })).toEqual({ items: [] });
      expect(await ids(store, { where: { owner: 'eve' } })).toEqual([]);
      expect(await ids(store, { partition: 'none', where: { owner: 'ann' } })).toEqual([]);
    });

    it('follows a document whose indexed field changes, in its old place of the order', async () => {
      await store.put(note('2', 'even'), { owner: 'bob' });
      expect(await ids(store, { where: { owner: 'bob' } })).toEqual(['2', '4', '5', '6']);
      expect(await ids(store, { where: { owner: 'ann' } })).toEqual(['1', '3']);
      await store.put(note('2', 'even'), {});
      expect(await ids(store, { where: { owner: 'bob' } })).toEqual(['4', '5', '6']);
    });

    it('names the fields when the collection has no such index', async () => {
      await expect(store.list({ collection: 'test/notes', where: { n: '1' } })).rejects.toThrow(
        'owner, pinned',
      );
    });

    it.each(['forward', 'backward'] as const)(
      'pages %s to the end without a token on the last page',
      async (direction) => {
        const seen: string[] = [];
        let continuationToken: string | undefined;
        do {
          const page = await store.list({
            collection: 'test/notes',
            direction,
            limit: 2,
            ...(continuationToken === undefined ? {} : { continuationToken }),
          });
          expect(page.items.length).toBe(2);
          seen.push(...page.items.map((item) => item.key.id));
          continuationToken = page.continuationToken;
        } while (continuationToken !== undefined);
        expect(seen).toEqual(
          direction === 'forward' ? ['1', '2', '3', '4', '5', '6'] : ['6', '5', '4', '3', '2', '1'],
        );
      },
    );

    it('neither skips nor repeats when documents come and go between pages', async () => {
      const query = { collection: 'test/notes', limit: 2 };
      const { continuationToken } = await store.list(query);
      await store.remove(note('1', 'odd'));
      await store.remove(note('2', 'even'));
      await store.remove(note('3', 'odd'));
      await store.put(note('1', 'odd'), {});
      expect(await ids(store, { continuationToken: continuationToken! })).toEqual(['4', '5', '6', '1']);
    });

    it('does not show new documents to someone who pages backward', async () => {
      const query = { collection: 'test/notes', limit: 2, direction: 'backward' as const };
      const { continuationToken } = await store.list(query);
      await store.put(note('7'), {});
      expect(await ids(store, { ...query, continuationToken: continuationToken! })).toEqual(['4', '3']);
    });

    it('refuses a token that is not one of this list', async () => {
      const { continuationToken } = await store.list({ collection: 'test/notes', limit: 1 });
      for (const token of ['', 'x', '€', `${continuationToken}x`.repeat(9)])
        await expect(ids(store, { continuationToken: token })).rejects.toThrow(InvalidContinuationToken);
      await expect(
        ids(store, { continuationToken: continuationToken!, direction: 'backward' }),
      ).rejects.toThrow(InvalidContinuationToken);
    });

    it('refuses an empty page', async () => {
      await expect(ids(store, { limit: 0 })).rejects.toThrow(RangeError);
    });
  });

  describe(`${name}: transactions`, () => {
    it('reads its own writes, which nobody else sees before the commit', async () => {
      await store.put(note('1'), { owner: 'ann', n: 1 });
      await store.put(note('2'), { owner: 'ann' });
      await store.transact(async (transaction) => {
        await transaction.put(note('1'), { owner: 'bob', n: 2 });
        await transaction.put(note('3'), { owner: 'bob' });
        await transaction.remove(note('2'));
        expect((await transaction.get<{ n: number }>(note('1')))?.body.n).toBe(2);
        expect(await ids(transaction)).toEqual(['1', '3']);
        expect(await ids(transaction, { where: { owner: 'bob' }, direction: 'backward' })).toEqual([
          '3',
          '1',
        ]);
        expect(await ids(transaction, { partition: 'a', where: { owner: 'ann' } })).toEqual([]);
        expect(await ids(store)).toEqual(['1', '2']);
        expect((await store.get<{ n: number }>(note('1')))?.body.n).toBe(1);
      });
      expect(await ids(store)).toEqual(['1', '3']);
      expect(await ids(store, { where: { owner: 'bob' } })).toEqual(['1', '3']);
    });

    it('returns what the work returns, with etags and sequences that hold after the commit', async () => {
      const written = await store.transact((transaction) => transaction.put(note('1'), { n: 1 }));
      expect(await store.get(note('1'))).toEqual(written);
    });

    it('undoes everything when the work throws', async () => {
      await store.put(note('1'), { n: 1 });
      const work = store.transact(async (transaction) => {
        await transaction.put(note('1'), { n: 2 });
        await transaction.put(note('2'), {});
        throw new Error('no');
      });
      await expect(work).rejects.toThrow('no');
      expect((await store.get(note('1')))?.body).toEqual({ n: 1 });
      expect(await ids(store)).toEqual(['1']);
    });

    it('undoes only the inner work of a nested one whose error is caught', async () => {
      await store.transact(async (outer) => {
        await outer.put(note('1'), {});
        const inner = outer.transact(async (transaction) => {
          await transaction.put(note('2'), {});
          throw new Error('no');
        });
        await expect(inner).rejects.toThrow('no');
        await outer.put(note('3'), {});
      });
      expect(await ids(store)).toEqual(['1', '3']);
    });

    it('runs one after the other, so that none loses an update', async () => {
      await store.put(note('1'), { n: 0 });
      const add = () =>
        store.transact(async (transaction) => {
          const stored = await transaction.get<{ n: number }>(note('1'));
          await Promise.resolve();
          await transaction.put(note('1'), { n: stored!.body.n + 1 });
        });
      await Promise.all(Array.from({ length: 25 }, add));
      expect((await store.get(note('1')))?.body).toEqual({ n: 25 });
    });

    it('pages over committed and own documents together', async () => {
      for (const id of ['1', '2', '3']) await store.put(note(id), { owner: 'ann' });
      await store.transact(async (transaction) => {
        await transaction.put(note('2'), { owner: 'bob' });
        await transaction.put(note('4'), { owner: 'ann' });
        const query = { collection: 'test/notes', limit: 3 };
        const first = await transaction.list(query);
        expect(first.items.map(({ key }) => key.id)).toEqual(['1', '2', '3']);
        expect(await ids(transaction, { ...query, continuationToken: first.continuationToken! })).toEqual([
          '4',
        ]);
      });
    });

    it('refuses a write beside the running transaction instead of waiting for ever', async () => {
      const work = store.transact(() => store.put(note('1'), {}));
      await expect(work).rejects.toThrow('transact()');
      expect(await ids(store)).toEqual([]);
    });

    it('refuses its store after the end', async () => {
      const kept = await store.transact(async (transaction) => transaction);
      await expect(kept.put(note('1'), {})).rejects.toThrow('over');
    });
  });

  describe(`${name}: administration`, () => {
    it('forgets everything at a reset', async () => {
      await store.put(note('1'), { owner: 'ann' });
      await store.reset();
      expect(await store.get(note('1'))).toBeUndefined();
      expect(await ids(store, { where: { owner: 'ann' } })).toEqual([]);
      await store.put(note('2'), {});
      expect(await ids(store)).toEqual(['2']);
    });

    it('restores a snapshot as it was, orders and etags included', async () => {
      for (const id of ['1', '2', '3']) await store.put(note(id), { owner: 'ann' });
      await store.remove(note('2'));
      const snapshot = JSON.parse(JSON.stringify(await store.snapshot()));
      await store.put(note('4'), {});
      await store.put(note('1'), { owner: 'bob' });
      await store.restore(snapshot);
      expect(await store.snapshot()).toEqual(snapshot);
      expect(await ids(store, { where: { owner: 'ann' } })).toEqual(['1', '3']);
      const next = await store.put(note('5'), {});
      expect(await ids(store)).toEqual(['1', '3', '5']);
      expect(snapshot.documents.map(({ etag }: { etag: string }) => etag)).not.toContain(next.etag);
    });

    it.each([
      ['another version', { version: 2, documents: [] }],
      ['no documents', { version: 1 }],
      ['a document without a key', { version: 1, documents: [{ body: {}, etag: '1', sequence: 1 }] }],
      [
        'a repeated sequence',
        {
          version: 1,
          documents: ['1', '2'].map((id) => ({ key: note(id), body: {}, etag: '1', sequence: 1 })),
        },
      ],
    ])('refuses a snapshot with %s and keeps what it has', async (_, snapshot) => {
      await store.put(note('1'), {});
      await expect(store.restore(snapshot as never)).rejects.toThrow('snapshot');
      expect(await ids(store)).toEqual(['1']);
    });
  });
}
