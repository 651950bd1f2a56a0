import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { StoredDocument } from '../../kernel/ports/document-store.ts';
import type { Commit, DocumentChange } from './document-table.ts';

type PutRecord = [
  collection: string,
  partition: string,
  id: string,
  sequence: number,
  etag: string,
  body: unknown,
];
type RemoveRecord = [collection: string, partition: string, id: string];
type CommitRecord = [nextSequence: number, nextRevision: number, ...changes: (PutRecord | RemoveRecord)[]];

const LINE_FEED = 0x0a;
const CHECKSUM_LENGTH = 8;
const READ_SIZE = 1 << 20;

/** One line: checksum in hex, a space, JSON. JSON never holds a raw line feed, so a line end is a record end. */
export function encodeRecord(value: unknown): Buffer {
  const json = JSON.stringify(value);
  return Buffer.from(`${crc32(json).toString(16).padStart(CHECKSUM_LENGTH, '0')} ${json}\n`);
}

export function encodeCommit({ changes, nextSequence, nextRevision }: Commit): Buffer {
  const record: CommitRecord = [nextSequence, nextRevision, ...changes.map(toRecord)];
  return encodeRecord(record);
}

export function decodeCommit(value: unknown): Commit {
  const [nextSequence, nextRevision, ...changes] = value as CommitRecord;
  return { nextSequence, nextRevision, changes: changes.map(fromRecord) };
}

function toRecord({ key, document }: DocumentChange): PutRecord | RemoveRecord {
  if (!document) return [key.collection, key.partition, key.id];
  return [key.collection, key.partition, key.id, document.sequence, document.etag, document.body];
}

function fromRecord(record: PutRecord | RemoveRecord): DocumentChange {
  const [collection, partition, id, sequence, etag, body] = record;
  const key = { collection, partition, id };
  if (sequence === undefined) return { key };
  return { key, document: { key, body, etag, sequence } as StoredDocument<unknown> };
}

export interface LogLine {
  /** Where the line begins and where the next one does, in bytes. */
  readonly start: number;
  readonly end: number;
  /** Undefined when the line is not whole or its checksum does not match. */
  readonly value: unknown;
}

/** The lines of an open file from its beginning, without holding more than one of them in memory. */
export function* readLines(file: number): Generator<LogLine> {
  let start = 0;
  let rest: Buffer = Buffer.alloc(0);
  for (;;) {
    const block = Buffer.allocUnsafe(READ_SIZE);
    const length = readSync(file, block, 0, READ_SIZE, start + rest.length);
    if (length === 0) break;
    const data =
      rest.length === 0 ? block.subarray(0, length) : Buffer.concat([rest, block.subarray(0, length)]);
    let begin = 0;
    for (let feed = data.indexOf(LINE_FEED, rest.length); feed >= 0; feed = data.indexOf(LINE_FEED, begin)) {
      yield { start: start + begin, end: start + feed + 1, value: decodeLine(data.subarray(begin, feed)) };
      begin = feed + 1;
    }
    rest = data.subarray(begin);
    start += begin;
  }
  if (rest.length > 0) yield { start, end: start + rest.length, value: undefined };
}

function decodeLine(line: Buffer): unknown {
  const json = line.subarray(CHECKSUM_LENGTH + 1);
  const checksum = crc32(json).toString(16).padStart(CHECKSUM_LENGTH, '0');
  return line.toString('latin1', 0, CHECKSUM_LENGTH) === checksum ? JSON.parse(json.toString()) : undefined;
}
