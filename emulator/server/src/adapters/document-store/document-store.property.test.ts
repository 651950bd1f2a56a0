import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { DocumentQuery, DocumentStore } from '../../kernel/ports/document-store.ts';
import type { StoreAdministration, StoreSnapshot } from '../../kernel/ports/store-administration.ts';
import { openDurableDocumentStore } from './durable-document-store.ts';
import { createMemoryDocumentStore } from './memory-document-store.ts';
import { ReferenceDocumentStore } from './testing/reference-document-store.ts';

type Store = DocumentStore & StoreAdministration;
type Step = (store: DocumentStore, seen: Seen) => Promise<unknown>;
/** What earlier steps answered, for conditions and continuation tokens that are sometimes right. */
interface Seen {
  etag?: string;
  continuationToken?: string;
  snapshot?: StoreSnapshot;
}

const indexes = { 'test/a': ['owner'], 'test/b': ['owner'] };
const root = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Few keys and values, so that steps meet. */
const collection = fc.constantFrom('test/a', 'test/a', 'test/b');
const partition = fc.constantFrom('', 'p');
const owner = fc.constantFrom('ann', 'ü"\n');
const key = fc.record({ collection, partition, id: fc.constantFrom('1', '2', '3') });
/** JSON knows no -0. */
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const body = fc.record({
  owner: fc.constantFrom('ann', 'bob', 'ü"\n'),
  value: fc.jsonValue({ maxDepth: 1 }).map(throughJson),
});
const isConditional = fc.constantFrom(true, false, false, false);

const put = fc.tuple(key, body, isConditional).map(([k, b, conditional]): Step => async (store, seen) => {
  const stored = await store.put(
    k,
    b,
    conditional && seen.etag !== undefined ? { ifMatch: seen.etag } : undefined,
  );
  seen.etag = stored.etag;
  return stored;
});
const create = fc.tuple(key, body).map(
  ([k, b]): Step =>
    (store) =>
      store.put(k, b, { ifNoneMatch: '*' }),
);
const remove = key.map(
  (k): Step =>
    (store) =>
      store.remove(k),
);
const get = key.map((k): Step => async (store, seen) => {
  const stored = await store.get(k);
  if (stored) seen.etag = stored.etag;
  return stored;
});
const list = fc
  .record(
    {
      collection,
      partition,
      where: fc.record({ owner }),
      direction: fc.constantFrom('forward' as const, 'backward' as const),
      limit: fc.integer({ min: 1, max: 4 }),
      isContinued: fc.boolean(),
    },
    { requiredKeys: ['collection', 'isContinued'] },
  )
  .map(({ isContinued, ...query }): Step => async (store, seen) => {
    const token = isContinued ? seen.continuationToken : undefined;
    const page = await store.list({
      ...query,
      ...(token === undefined ? {} : { continuationToken: token }),
    } as DocumentQuery);
    if (page.continuationToken !== undefined) seen.continuationToken = page.continuationToken;
    return page;
  });
const simple = fc.oneof({ weight: 6, arbitrary: put }, create, remove, get, { weight: 3, arbitrary: list });
const transact = fc.tuple(fc.array(simple, { maxLength: 6 }), fc.boolean()).map(
  ([steps, fails]): Step =>
    (store, seen) =>
      store.transact(async (transaction) => {
        const answers = [];
        for (const step of steps) answers.push(await outcome(step, transaction, seen));
        if (fails) throw new Error('abandoned');
        return answers;
      }),
);
const reset: Step = (store) => (store as Store).reset();
const remember: Step = async (store, seen) => {
  seen.snapshot = await (store as Store).snapshot();
};
const restore: Step = (store, seen) =>
  seen.snapshot ? (store as Store).restore(throughJson(seen.snapshot) as StoreSnapshot) : Promise.resolve();
/** Long enough for a compaction to get on, and maybe to end. */
const pause: Step = async () => {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
};
const reopen = Symbol('reopen');
const crash = Symbol('crash');

const program = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: simple },
    { weight: 5, arbitrary: transact },
    { weight: 4, arbitrary: fc.constantFrom(pause, pause, reopen, crash) },
    { weight: 1, arbitrary: fc.constantFrom(reset, remember, restore) },
  ),
  { minLength: 50, maxLength: 150, size: 'max' },
);

async function outcome(step: Step, store: DocumentStore, seen: Seen): Promise<unknown> {
  try {
    return { answer: await step(store, seen) };
  } catch (error) {
    return { failure: (error as Error).name, message: (error as Error).message };
  }
}

/** The files as they are while the store is open are what a kill would leave. */
function copyAsKilled(directory: string, copy: string): void {
  cpSync(directory, copy, { recursive: true });
  rmSync(join(copy, 'lock'));
}

let directories = 0;
const newDirectory = () => join(root, `${++directories}`);

async function expectAlike(steps: readonly (Step | symbol)[]): Promise<void> {
  let directory = newDirectory();
  const open = () => openDurableDocumentStore({ directory, indexes, compactionSlack: 6 });
  const reference = new ReferenceDocumentStore();
  const memory = createMemoryDocumentStore({ indexes });
  let durable = await open();
  const seen: [Seen, Seen, Seen] = [{}, {}, {}];
  for (const step of steps) {
    if (step === reopen) {
      await durable.close();
      durable = await open();
    } else if (step === crash) {
      const killed = durable;
      copyAsKilled(directory, (directory = newDirectory()));
      durable = await open();
      await killed.close();
    } else if (typeof step === 'function') {
      const expected = await outcome(step, reference, seen[0]);
      expect(await outcome(step, memory, seen[1])).toEqual(expected);
      expect(await outcome(step, durable, seen[2])).toEqual(expected);
    }
    const state = await reference.snapshot();
    expect(await memory.snapshot()).toEqual(state);
    expect(await durable.snapshot()).toEqual(state);
  }
  await durable.close();
}

describe('memory and durable store', () => {
  it('answer as the reference does to any sequence of operations, across reopening and crashes', async () => {
    await fc.assert(fc.asyncProperty(program, expectAlike), {
      numRuns: 100,
      interruptAfterTimeLimit: 30_000,
      markInterruptAsFailure: false,
    });
  }, 120_000);
});
