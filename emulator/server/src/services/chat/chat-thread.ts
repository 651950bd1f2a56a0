import { type ChatMetadata, type ChatRetentionPolicy, parseRawId } from '@switchboard/acs-contracts';
import { toWireTime } from './wire-time.ts';

/** Times are ISO 8601 in UTC with milliseconds; people are raw ids. */
export interface ChatThread {
  readonly id: string;
  readonly topic: string;
  readonly createdOn: string;
  readonly createdBy: string;
  readonly metadata?: ChatMetadata;
  readonly retentionPolicy?: ChatRetentionPolicy;
  readonly deletedOn?: string;
  readonly lastMessageReceivedOn: string;
  /** The last version given to anything in the thread, in epoch milliseconds. */
  readonly lastVersion: number;
  /** The last sequence number given to a message. */
  readonly lastSequence: number;
}

/** What identifies one change of a thread. */
export interface ChatThreadChange {
  /** The thread after the change. */
  readonly thread: ChatThread;
  readonly version: string;
  readonly sequence: number;
}

/**
 * Numbers the next change of a message. Versions are epoch milliseconds, but strictly increasing, so that they stay
 * unique within one millisecond and on a stopped clock.
 */
export function nextMessageChange(thread: ChatThread, now: string, nowMs: number): ChatThreadChange {
  const version = Math.max(nowMs, thread.lastVersion + 1);
  const sequence = thread.lastSequence + 1;
  return {
    thread: { ...thread, lastVersion: version, lastSequence: sequence, lastMessageReceivedOn: now },
    version: String(version),
    sequence,
  };
}

/** Numbers a change that leaves no message. */
export function nextThreadVersion(
  thread: ChatThread,
  nowMs: number,
): { thread: ChatThread; version: string } {
  const version = Math.max(nowMs, thread.lastVersion + 1);
  return { thread: { ...thread, lastVersion: version }, version: String(version) };
}

/** When the retention policy deletes the thread, in epoch milliseconds; undefined when it never does. */
export function retentionDueMs(
  createdMs: number,
  policy: ChatRetentionPolicy | undefined,
): number | undefined {
  if (policy?.kind !== 'threadCreationDate') return undefined;
  return createdMs + policy.deleteThreadAfterDays * 24 * 60 * 60 * 1000;
}

/** @see ChatThreadProperties */
export function toThreadProperties(thread: ChatThread) {
  return {
    id: thread.id,
    topic: thread.topic,
    createdOn: toWireTime(thread.createdOn),
    createdByCommunicationIdentifier: parseRawId(thread.createdBy),
    ...(thread.deletedOn && { deletedOn: toWireTime(thread.deletedOn) }),
    ...(thread.metadata && { metadata: thread.metadata }),
    ...(thread.retentionPolicy && { retentionPolicy: thread.retentionPolicy }),
  };
}

/** What events tell of a thread. */
export function toEventProperties({ topic, metadata, retentionPolicy }: ChatThread) {
  return { topic, ...(metadata && { metadata }), ...(retentionPolicy && { retentionPolicy }) };
}
