import { closeSync, existsSync, ftruncateSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from '../../kernel/ports/logger.ts';
import { lockDirectory } from './directory-lock.ts';
import type { Commit, DocumentTable } from './document-table.ts';
import { LogFile } from './log-file.ts';
import { encodeCommit } from './log-record.ts';
import { encodeHeader, replayLog } from './replay-log.ts';
import type { ChangeLog } from './transactional-document-store.ts';

export interface DocumentLogOptions {
  readonly fsync: boolean;
  readonly logger: Logger | undefined;
  /** The log is compacted when it holds twice as many changes as there are documents, and this many more. */
  readonly compactionSlack: number;
}

/** What a compaction writes between two turns of the event loop. */
const SLICE_DOCUMENTS = 200;

interface Compaction {
  /** Commits since the compaction began, in the order of the log. */
  readonly tail: Buffer[];
  isAbandoned: boolean;
}

/**
 * All commits since the last compaction, and before them the documents that there were then, in one file of lines. A
 * compaction writes its successor beside it and renames it, so there is always one whole log under the name.
 */
export class DocumentLog implements ChangeLog {
  readonly #table: DocumentTable;
  readonly #options: DocumentLogOptions;
  readonly #unlock: () => void;
  #file: LogFile;
  #changes: number;
  #compaction: Compaction | undefined;
  #compactAt: number;

  /** Fills `table` from the log in `directory`, or makes an empty log there. */
  static open(directory: string, table: DocumentTable, options: DocumentLogOptions): DocumentLog {
    const unlock = lockDirectory(directory);
    try {
      const { file, changes } = openFile(join(directory, 'documents.log'), table, options);
      return new DocumentLog(table, options, unlock, file, changes);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  private constructor(
    table: DocumentTable,
    options: DocumentLogOptions,
    unlock: () => void,
    file: LogFile,
    changes: number,
  ) {
    this.#table = table;
    this.#options = options;
    this.#unlock = unlock;
    this.#file = file;
    this.#changes = changes;
    this.#compactAt = 2 * table.size + options.compactionSlack;
  }

  append(commit: Commit): void {
    const bytes = encodeCommit(commit);
    this.#file.append(bytes);
    this.#compaction?.tail.push(bytes);
    this.#changes += commit.changes.length;
  }

  async settled(): Promise<void> {
    if (this.#changes >= this.#compactAt && !this.#compaction) void this.#compact();
    if (this.#options.fsync) await this.#file.sync();
  }

  replaceAll(commit: Commit): void {
    this.#abandonCompaction();
    const successor = createSuccessor(this.#file.path, [encodeCommit(commit)]);
    this.#adopt(successor, commit.changes.length);
  }

  async close(): Promise<void> {
    this.#abandonCompaction();
    try {
      if (this.#options.fsync) await this.#file.sync();
    } finally {
      await this.#file.close();
      this.#unlock();
    }
  }

  /** Writes the present documents beside the log while commits go on, then the commits since, then takes its place. */
  async #compact(): Promise<void> {
    const compaction: Compaction = (this.#compaction = { tail: [], isAbandoned: false });
    const { nextSequence, nextRevision } = this.#table;
    const documents = this.#table.all();
    const changesBefore = this.#changes;
    let successor: LogFile | undefined;
    try {
      successor = createSuccessor(this.#file.path, [
        encodeCommit({ changes: [], nextSequence, nextRevision }),
      ]);
      for (let index = 0; index < documents.length && !compaction.isAbandoned; index += SLICE_DOCUMENTS) {
        const changes = documents
          .slice(index, index + SLICE_DOCUMENTS)
          .map((document) => ({ key: document.key, document }));
        successor.append(encodeCommit({ changes, nextSequence, nextRevision }));
        await nextTurn();
      }
      await successor.sync();
      if (compaction.isAbandoned) return await successor.close();
      successor.append(Buffer.concat(compaction.tail));
      this.#adopt(successor, documents.length + this.#changes - changesBefore);
    } catch (error) {
      await this.#reportFailedCompaction(compaction, successor, error as Error);
    }
  }

  async #reportFailedCompaction(
    compaction: Compaction,
    successor: LogFile | undefined,
    error: Error,
  ): Promise<void> {
    if (!compaction.isAbandoned) {
      const fields = { path: this.#file.path, reason: error.message };
      this.#options.logger?.warn('The document log could not be compacted and goes on growing.', fields);
      this.#compactAt = 2 * this.#changes;
      this.#abandonCompaction();
    }
    await successor?.close();
  }

  #abandonCompaction(): void {
    if (!this.#compaction) return;
    this.#compaction.isAbandoned = true;
    this.#compaction = undefined;
    rmSync(successorOf(this.#file.path), { force: true });
  }

  #adopt(successor: LogFile, changes: number): void {
    const predecessor = this.#file;
    successor.moveTo(predecessor.path, this.#options.fsync);
    this.#file = successor;
    this.#changes = changes;
    this.#compactAt = 2 * changes + this.#options.compactionSlack;
    this.#compaction = undefined;
    void predecessor.close().catch(() => undefined);
  }
}

const successorOf = (path: string) => `${path}.new`;

function createSuccessor(path: string, records: readonly Buffer[] = []): LogFile {
  const file = LogFile.create(successorOf(path));
  try {
    for (const bytes of [encodeHeader(), ...records]) file.append(bytes);
    return file;
  } catch (error) {
    void file.close();
    rmSync(file.path, { force: true });
    throw error;
  }
}

function openFile(
  path: string,
  table: DocumentTable,
  { fsync, logger }: DocumentLogOptions,
): { file: LogFile; changes: number } {
  rmSync(successorOf(path), { force: true });
  if (!existsSync(path)) {
    const file = createSuccessor(path);
    file.moveTo(path, fsync);
    return { file, changes: 0 };
  }
  const descriptor = openSync(path, 'r+');
  try {
    const { length, tornBytes, changes } = replayLog(descriptor, path, table);
    if (tornBytes > 0) {
      logger?.warn('The last write before the end was incomplete and is dropped.', { path, tornBytes });
      ftruncateSync(descriptor, length);
    }
    return { file: new LogFile(path, descriptor, length), changes };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}
