import { toChatError, ChatFailure } from './chat-error.ts';
import type { ChatEvent } from './chat-event.ts';
import type { ChatCommands } from './chat-session.ts';
import type { ChatMessage, MessageSearch as SearchState, SearchHit, SearchStatus } from './chat-state.ts';
import { foldText } from './fold-text.ts';
import { compareMessageIds, isAfter } from './message-order.ts';
import { toPlainText } from './plain-text.ts';
import { changeThread, findThread, type SessionContext } from './session-context.ts';

/** The most that the service gives at once. @see ChatThread_ListChatMessages, maxPageSize */
const SEARCH_PAGE_SIZE = 200;
/** A search goes on by itself until it has found so many more messages, or read so many more pages. */
const HITS_AT_ONCE = 20;
const PAGES_AT_ONCE = 25;

/** Looks through the messages of a thread. The service has no such operation: its history is read, newest first, and kept. */
export interface MessageSearch extends Pick<
  ChatCommands,
  'searchMessages' | 'continueSearch' | 'stopSearch' | 'endSearch'
> {
  /** Follows what happens to messages that were read. */
  receive(event: ChatEvent): void;
  /** Reads again: events may have been missed. */
  restart(): void;
}

interface ReadMessage {
  readonly version: string;
  /** Undefined when there is nothing to be found in it: deleted, or the work of the system. */
  readonly hit: SearchHit | undefined;
  readonly folded: string;
}

/** What was read of one thread so far. */
interface Reading {
  readonly messages: Map<string, ReadMessage>;
  words: string;
  nextToken: string | undefined;
  isComplete: boolean;
  isStopped: boolean;
  isRunning: boolean;
  /** Where reading on pauses. */
  untilHits: number;
  pagesLeft: number;
}

export function createMessageSearch(context: SessionContext): MessageSearch {
  const readings = new Map<string, Reading>();

  const show = (threadId: string, change: Partial<SearchState>) =>
    changeThread(context, threadId, (thread) => ({
      ...thread,
      search: { ...(thread.search ?? NOTHING), ...change },
    }));

  /** Looks through all that was read, and says whether to read on. */
  function look(threadId: string, reading: Reading): SearchStatus {
    const found = findIn(reading);
    const status = statusOf(reading, found.hits);
    show(threadId, { ...found, status, error: undefined });
    return status;
  }

  /** One run at a time reads a thread; other words meanwhile are looked for by it. */
  async function run(threadId: string, reading: Reading): Promise<void> {
    if (reading.isRunning) return;
    reading.isRunning = true;
    const isWanted = () => readings.get(threadId) === reading && !context.signal.aborted;
    try {
      do {
        await readPage(threadId, reading);
        if (!isWanted()) return;
      } while (look(threadId, reading) === 'reading');
    } catch (thrown) {
      if (isWanted()) show(threadId, { status: 'failed', error: toChatError(thrown) });
    } finally {
      reading.isRunning = false;
    }
  }

  async function readPage(threadId: string, reading: Reading): Promise<void> {
    const gateway = await context.gateway();
    const token = reading.nextToken;
    const page = await gateway
      .listMessages(threadId, { pageSize: SEARCH_PAGE_SIZE, token })
      .catch((thrown: unknown) => {
        // Tokens may be refused after a while: then the way starts from the newest message again.
        if (token === undefined || !(thrown instanceof ChatFailure) || thrown.error.code !== 'chat/rejected')
          throw thrown;
        return gateway.listMessages(threadId, { pageSize: SEARCH_PAGE_SIZE });
      });
    for (const message of page.items) take(reading, message);
    reading.nextToken = page.nextToken;
    reading.isComplete = page.nextToken === undefined;
    reading.pagesLeft -= 1;
  }

  function begin(threadId: string, words: string, known?: Reading): void {
    const reading = known ?? { ...nothingRead(), messages: new Map() };
    readings.set(threadId, reading);
    reading.words = words;
    goOn(threadId, reading, 0);
  }

  /** What was read is looked through at once, also while a page is on its way to a run that began before. */
  function goOn(threadId: string, reading: Reading, found: number): void {
    reading.isStopped = false;
    reading.untilHits = found + HITS_AT_ONCE;
    reading.pagesLeft = PAGES_AT_ONCE;
    if (look(threadId, reading) === 'reading') void run(threadId, reading);
  }

  return {
    searchMessages: (threadId, words) => begin(threadId, words, readings.get(threadId)),
    continueSearch(threadId) {
      const reading = readings.get(threadId);
      if (!reading) return;
      const hits = findThread(context, threadId)?.search?.hits ?? [];
      goOn(threadId, reading, hits.length);
    },
    stopSearch(threadId) {
      const reading = readings.get(threadId);
      if (!reading || findThread(context, threadId)?.search?.status !== 'reading') return;
      reading.isStopped = true;
      show(threadId, { status: 'paused' });
    },
    endSearch(threadId) {
      readings.delete(threadId);
      changeThread(context, threadId, (thread) =>
        thread.search === undefined ? thread : { ...thread, search: undefined },
      );
    },
    receive(event) {
      const reading = readings.get(event.threadId);
      if (!reading || reading.messages.size === 0 || !('message' in event)) return;
      take(reading, event.message);
      show(event.threadId, findIn(reading));
    },
    restart() {
      for (const [threadId, { words, messages }] of readings) if (messages.size > 0) begin(threadId, words);
    },
  };
}

const NOTHING: SearchState = {
  ...{ words: '', status: 'idle', hits: [], readCount: 0 },
  ...{ readBackTo: undefined, error: undefined },
};

const nothingRead = (): Omit<Reading, 'messages'> => ({
  ...{ words: '', nextToken: undefined, isComplete: false, isStopped: false, isRunning: false },
  ...{ untilHits: 0, pagesLeft: 0 },
});

function statusOf(reading: Reading, hits: readonly SearchHit[]): SearchStatus {
  if (reading.words.trim() === '') return 'idle';
  if (reading.isComplete) return 'complete';
  const isEnough = reading.isStopped || hits.length >= reading.untilHits || reading.pagesLeft <= 0;
  return isEnough ? 'paused' : 'reading';
}

function findIn(reading: Reading): Pick<SearchState, 'words' | 'hits' | 'readCount' | 'readBackTo'> {
  const { words, messages } = reading;
  const oldestId = [...messages.keys()].reduce<string | undefined>(
    (oldest, id) => (oldest === undefined || isAfter(oldest, id) ? id : oldest),
    undefined,
  );
  return {
    ...{ words, hits: hitsOf(reading), readCount: messages.size },
    readBackTo: oldestId === undefined ? undefined : Number(oldestId) || undefined,
  };
}

function hitsOf({ messages, words }: Reading): readonly SearchHit[] {
  const wanted = foldText(words.trim());
  if (wanted === '') return [];
  return [...messages.values()]
    .flatMap(({ hit, folded }) => (hit && folded.includes(wanted) ? [hit] : []))
    .sort((a, b) => compareMessageIds(b.messageId, a.messageId));
}

/** Keeps the latest state of each message, whichever way it came. */
function take({ messages }: Reading, message: ChatMessage): void {
  const known = messages.get(message.id);
  if (known && !isAfter(message.version, known.version)) return;
  const hit = toHit(message);
  messages.set(message.id, { version: message.version, hit, folded: hit ? foldText(hit.text) : '' });
}

function toHit(message: ChatMessage): SearchHit | undefined {
  if (message.kind === 'system' || message.deletedAt !== undefined) return undefined;
  const { id, kind, content, senderId, senderDisplayName, isMine, createdAt } = message;
  const text = kind === 'html' ? toPlainText(content) : content;
  return { messageId: id, senderId, senderDisplayName, isMine, createdAt, text };
}
