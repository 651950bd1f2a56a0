import { describe, expect, it } from 'vitest';
import { createMemoryDocumentStore } from '../../../adapters/document-store/memory-document-store.ts';
import type { CallRecord } from './call-record.ts';
import { CallRecordRepository } from './call-record.repository.ts';

const record = (id: string, endedOn?: string): CallRecord => ({
  id,
  serverCallId: id,
  correlationId: id,
  kind: 'group',
  startedBy: { rawId: '8:acs:r_ann', role: 'Presenter' },
  startedOn: '2026-01-01T00:00:00.000Z',
  ...(endedOn !== undefined && { endedOn }),
  participants: [],
});

async function repositoryOf(...records: CallRecord[]) {
  const repository = new CallRecordRepository(createMemoryDocumentStore({ indexes: {} }));
  for (const each of records) await repository.save(each);
  return repository;
}
const ids = (records: readonly CallRecord[]) => records.map(({ id }) => id);

describe('CallRecordRepository', () => {
  it('lists the newest first, and those that go on', async () => {
    const repository = await repositoryOf(record('a'), record('b', 'then'), record('c'));
    expect(ids(await repository.list(2))).toEqual(['c', 'b']);
    expect(ids(await repository.listActive())).toEqual(['c', 'a']);
    await repository.save(record('c', 'then'));
    expect(ids(await repository.listActive())).toEqual(['a']);
  });

  it('forgets the oldest that have ended', async () => {
    const repository = await repositoryOf(
      record('a', 'then'),
      record('b'),
      record('c', 'then'),
      record('d', 'then'),
    );
    await repository.trim(2);
    expect(ids(await repository.list(10))).toEqual(['d', 'c', 'b']);
    await repository.trim(5);
    expect(ids(await repository.list(10))).toHaveLength(3);
  });
});
