/** Writes documents until it is killed, and prints the id of each one that the store has acknowledged. */
import { writeSync } from 'node:fs';
import { openDurableDocumentStore } from '../durable-document-store.ts';

const [directory = '.', first = '0'] = process.argv.slice(2);
const store = await openDurableDocumentStore({ directory, indexes: {}, compactionSlack: 50 });

/** Eight writers, so that commits, pairs and compactions are under way at any moment. */
await Promise.all(Array.from({ length: 8 }, (_, writer) => write(`${first}-${writer}`)));

async function write(prefix: string): Promise<void> {
  for (let n = 0; ; n++) {
    const key = { collection: 'test/acknowledged', partition: prefix, id: `${prefix}-${n}` };
    await store.transact(async (transaction) => {
      await transaction.put(key, { text: 'x'.repeat(n % 300) });
      await transaction.put({ ...key, collection: 'test/twins' }, {});
      await transaction.put({ ...key, collection: 'test/latest', id: 'latest' }, { n });
    });
    writeSync(1, `${key.id}\n`);
    if (n % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
