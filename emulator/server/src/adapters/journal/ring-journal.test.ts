import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../kernel/ports/journal.ts';
import { createRingJournal } from './ring-journal.ts';

const entry = (requestId: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  requestId,
  answeredAt: new Date(0),
  method: 'GET',
  target: '/',
  operation: undefined,
  apiVersion: undefined,
  status: 200,
  latencyMs: 1,
  authentication: 'none needed',
  requestHeaders: {},
  requestBody: new Uint8Array(0),
  responseHeaders: {},
  responseBody: undefined,
  ...more,
});

describe('ring journal', () => {
  it('gives the newest first and forgets the oldest', () => {
    const journal = createRingJournal();
    for (let index = 0; index < 1005; index += 1) journal.record(entry(String(index)));
    const ids = journal.latest(2000).map(({ requestId }) => requestId);
    expect(ids).toHaveLength(1000);
    expect(ids[0]).toBe('1004');
    expect(ids.at(-1)).toBe('5');
    expect(journal.latest(2).map(({ requestId }) => requestId)).toEqual(['1004', '1003']);
    journal.reset();
    expect(journal.latest(10)).toEqual([]);
  });

  it('keeps no more than 64 KB of a body, and not the rest in memory', () => {
    const journal = createRingJournal();
    const large = Buffer.alloc(4 * 1024 * 1024, 'x');
    journal.record(entry('large', { requestBody: large, responseBody: large }));
    const [{ requestBody, responseBody }] = journal.latest(1) as [JournalEntry];
    for (const body of [requestBody, responseBody as Uint8Array]) {
      expect(body.length).toBe(65_536);
      expect(body.buffer.byteLength).toBeLessThan(large.length);
    }
  });
});
