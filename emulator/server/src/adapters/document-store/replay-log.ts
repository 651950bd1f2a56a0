import type { DocumentTable } from './document-table.ts';
import { decodeCommit, encodeRecord, type LogLine, readLines } from './log-record.ts';

const FORMAT = 'acs-emulator documents';
const VERSION = 1;

/** The first line of each log. */
export const encodeHeader = (): Buffer => encodeRecord({ format: FORMAT, version: VERSION });

export interface ReplayedLog {
  /** Bytes up to the end of the last whole record. */
  readonly length: number;
  /** Bytes behind them: a write that a crash interrupted, and that nobody was told of. */
  readonly tornBytes: number;
  /** Changes that the log holds, those of documents since replaced or removed included. */
  readonly changes: number;
}

/** Brings `table` to the state that the log at `path` describes. @throws when the log is damaged or not ours. */
export function replayLog(descriptor: number, path: string, table: DocumentTable): ReplayedLog {
  const lines = readLines(descriptor);
  let length = requireHeader(lines, path);
  let changes = 0;
  for (const line of lines) {
    if (line.value === undefined) return { length, tornBytes: requireTornTail(line, lines, path), changes };
    const commit = decodeCommit(line.value);
    table.commit(commit);
    changes += commit.changes.length;
    length = line.end;
  }
  return { length, tornBytes: 0, changes };
}

function requireHeader(lines: Generator<LogLine>, path: string): number {
  const first = lines.next();
  const header = first.done
    ? undefined
    : (first.value.value as { format?: unknown; version?: unknown } | undefined);
  if (header?.format !== FORMAT)
    throw new Error(
      `${path} is not a document log of the emulator. Name another data directory, or move this file away.`,
    );
  if (header.version !== VERSION)
    throw new Error(
      `${path} has version ${String(header.version)} and this emulator reads version ${VERSION}. ` +
        'Use the emulator that wrote it, or move the file away.',
    );
  return (first.value as LogLine).end;
}

/** A record that is not whole may only be the last thing in the log. Answers how many bytes there are from it on. */
function requireTornTail(torn: LogLine, following: Generator<LogLine>, path: string): number {
  let { end } = torn;
  for (const line of following) {
    if (line.value !== undefined)
      throw new Error(
        `${path} is damaged: the record at byte ${torn.start} does not match its checksum, and intact records follow ` +
          'it, so no interrupted write explains it. Restore the file from a copy; or keep only what precedes the ' +
          `damage with "truncate --size=${torn.start} ${path}"; or move the file away to start empty.`,
      );
    end = line.end;
  }
  return end - torn.start;
}
