import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentKey } from '../../kernel/ports/document-store.ts';
import { openDurableDocumentStore } from './durable-document-store.ts';
import { StorageFailure } from './log-file.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'documents-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const writer = fileURLToPath(new URL('testing/acknowledging-writer.ts', import.meta.url));
const log = () => join(directory, 'documents.log');
const key = (id: string): DocumentKey => ({ collection: 'test/notes', partition: '', id });
const open = () => openDurableDocumentStore({ directory, indexes: {} });

async function fill(...ids: string[]): Promise<void> {
  const store = await open();
  for (const id of ids) await store.put(key(id), { text: `body of ${id}` });
  await store.close();
}

async function storedIds(collection = 'test/notes'): Promise<string[]> {
  const store = await open();
  const { items } = await store.list({ collection });
  await store.close();
  return items.map((item) => item.key.id);
}

/** Lets the child acknowledge `count` writes, kills it and answers everything that it acknowledged. */
async function killAfter(child: ChildProcess, count: number): Promise<string[]> {
  let output = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stdout!.setEncoding('utf8').on('data', (data: string) => {
    output += data;
    if (output.split('\n').length > count) child.kill('SIGKILL');
  });
  await ended;
  return output.split('\n').slice(0, -1);
}

describe('durable store: kill -9', () => {
  it('has every acknowledged write, and each transaction as a whole, after three crashes', async () => {
    const acknowledged: string[] = [];
    for (const round of ['0', '1', '2']) {
      const child = spawn(process.execPath, [writer, directory, round], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      acknowledged.push(...(await killAfter(child, 400)));
    }
    const ids = await storedIds('test/acknowledged');
    expect(acknowledged.length).toBeGreaterThanOrEqual(1200);
    expect(acknowledged.filter((id) => !new Set(ids).has(id))).toEqual([]);
    expect(await storedIds('test/twins')).toEqual(ids);
  }, 60_000);
});

describe('durable store: damaged logs', () => {
  it('drops a torn last record, wherever it is cut', async () => {
    await fill('1', '2');
    const whole = readFileSync(log());
    await fill('3');
    const end = readFileSync(log()).length;
    for (let length = whole.length; length < end; length += 7) {
      truncateSync(log(), length);
      expect(await storedIds()).toEqual(['1', '2']);
      expect(readFileSync(log())).toEqual(whole);
      await fill('3');
      expect(await storedIds()).toEqual(['1', '2', '3']);
    }
  });

  it('drops garbage at the end', async () => {
    await fill('1');
    appendFileSync(log(), Buffer.alloc(5000));
    expect(await storedIds()).toEqual(['1']);
    appendFileSync(log(), 'garbage\n\nof several lines\n');
    expect(await storedIds()).toEqual(['1']);
  });

  it('refuses a log that is damaged in the middle, says where and what to do, and leaves it alone', async () => {
    await fill('1', '2', '3');
    const bytes = readFileSync(log());
    const start = bytes.indexOf('\n', bytes.indexOf('body of 1')) + 1;
    bytes[bytes.indexOf('body of 2')] = 0x42;
    writeFileSync(log(), bytes);
    await expect(open()).rejects.toThrow(`truncate --size=${start} ${log()}`);
    expect(readFileSync(log())).toEqual(bytes);
    truncateSync(log(), start);
    expect(await storedIds()).toEqual(['1']);
  });

  it.each(['', 'something else\n', '{"format":"x"}\n'])(
    'refuses a file that is not a log: %j',
    async (content) => {
      writeFileSync(log(), content);
      await expect(open()).rejects.toThrow('not a document log');
      expect(readFileSync(log(), 'utf8')).toBe(content);
    },
  );

  it('ignores the remains of a compaction that did not end', async () => {
    await fill('1');
    writeFileSync(`${log()}.new`, 'half');
    expect(await storedIds()).toEqual(['1']);
  });
});

describe('durable store: refused writes', () => {
  it('fails clearly when the disk is full, keeps what it has and goes on when there is room', async () => {
    const script = `
      import { openDurableDocumentStore } from ${JSON.stringify(new URL('durable-document-store.ts', import.meta.url).href)};
      const store = await openDurableDocumentStore({ directory: ${JSON.stringify(directory)}, indexes: {} });
      const put = (id, size) => store.put({ collection: 'test/notes', partition: '', id }, 'x'.repeat(size));
      await put('small', 10);
      const failure = await put('large', 100_000).catch((error) => error);
      const missing = await store.get({ collection: 'test/notes', partition: '', id: 'large' });
      await put('after', 10);
      console.log(JSON.stringify({ name: failure.name, message: failure.message, missing: missing === undefined }));`;
    const child = spawn('sh', [
      '-c',
      'ulimit -f 16 && exec "$0" --input-type=module-typescript -e "$1"',
      process.execPath,
      script,
    ]);
    const [output, errors] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    expect(errors).toBe('');
    expect(JSON.parse(output)).toEqual({
      name: StorageFailure.name,
      message: expect.stringContaining(log()),
      missing: true,
    });
    expect(await storedIds()).toEqual(['small', 'after']);
  });

  it('names the directory when it cannot be made', async () => {
    writeFileSync(join(directory, 'file'), '');
    const below = join(directory, 'file', 'data');
    await expect(openDurableDocumentStore({ directory: below, indexes: {} })).rejects.toThrow(below);
  });

  it('refuses everything after close, and closes twice', async () => {
    const store = await open();
    await store.close();
    await store.close();
    await expect(store.put(key('1'), {})).rejects.toThrow('closed');
  });
});

describe('durable store: lock', () => {
  it('refuses a second store in this process and in another one, naming directory and pid', async () => {
    const store = await open();
    await expect(open()).rejects.toThrow(directory);
    const child = spawn(process.execPath, [writer, directory]);
    const [errors] = await Promise.all([text(child.stderr), text(child.stdout)]);
    expect(errors).toContain(`${directory} is in use by another process (pid ${process.pid})`);
    await store.put(key('1'), {});
    await store.close();
    expect(await storedIds()).toEqual(['1']);
  });

  it.each([
    ['a dead process', { pid: 2 ** 22 + 1, host: hostname(), startedAt: '' }],
    ['an earlier process with the same number', { pid: process.pid, host: hostname(), startedAt: 'before' }],
    ['an earlier boot', { pid: process.ppid, host: hostname(), startedAt: 'before' }],
  ])('takes over the lock of %s', async (_, owner) => {
    writeFileSync(join(directory, 'lock'), JSON.stringify(owner));
    expect(await storedIds()).toEqual([]);
  });

  it('takes over a lock that is not readable as one', async () => {
    writeFileSync(join(directory, 'lock'), '');
    expect(await storedIds()).toEqual([]);
  });

  it('says which file to delete when another host holds it', async () => {
    writeFileSync(join(directory, 'lock'), JSON.stringify({ pid: 1, host: 'elsewhere', startedAt: '' }));
    await expect(open()).rejects.toThrow(`delete ${join(directory, 'lock')}`);
  });
});
