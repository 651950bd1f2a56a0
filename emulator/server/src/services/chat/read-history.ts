import { InvalidContinuationToken } from '../../kernel/ports/document-store.ts';
import { type VisibleHistory, canSee } from './chat-access.ts';
import type { ChatMessage } from './chat-message.ts';
import type { ChatMessageRepository } from './chat-message.repository.ts';
import { badSyncState } from './chat.errors.ts';

interface HistoryPage {
  readonly messages: readonly ChatMessage[];
  /** Where the next page begins; undefined at the end. */
  readonly continuationToken?: string;
}

/** How far to look at once for the first message that someone removed may see. */
const skippedAtOnce = 200;

/**
 * A page of what the reader may see, latest change first, back to `startTime`. It continues behind the last message that
 * it looked at, so new messages shift nothing.
 *
 * @throws 400 for a continuation token of something else
 */
export async function readHistory(
  repository: ChatMessageRepository,
  threadId: string,
  history: VisibleHistory,
  options: { pageSize: number; startTime: string; continuationToken: string | undefined },
): Promise<HistoryPage> {
  const from = options.startTime > history.from ? options.startTime : history.from;
  const isWanted = (message: ChatMessage) => canSee({ ...history, from }, message);
  const read = (limit: number, token: string | undefined) =>
    repository.latestFirst(threadId, limit, token).catch(toClientError);
  const messages: ChatMessage[] = [];
  let { continuationToken } = options;
  do {
    const missing = options.pageSize - messages.length;
    let page = await read(
      history.lastSequence ? Math.max(missing, skippedAtOnce) : missing,
      continuationToken,
    );
    const wanted = page.items.filter(isWanted);
    const last = wanted[missing - 1];
    // The page ends with what it shows, so that its token does.
    if (last && last !== page.items.at(-1))
      page = await read(page.items.indexOf(last) + 1, continuationToken);
    messages.push(...wanted.slice(0, missing));
    continuationToken = page.continuationToken;
    if (isBefore(page.items.at(-1), from)) return { messages };
  } while (messages.length < options.pageSize && continuationToken !== undefined);
  return { messages, ...(continuationToken !== undefined && { continuationToken }) };
}

/** Versions fall along the list, and nothing is created after its version: whatever follows is older than `time`. */
const isBefore = (message: ChatMessage | undefined, time: string) =>
  message === undefined || Number(message.version) < Date.parse(time);

function toClientError(error: unknown): never {
  throw error instanceof InvalidContinuationToken ? badSyncState() : error;
}
