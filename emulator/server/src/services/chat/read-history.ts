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

/**
 * A page of what the reader may see, latest change first, back to `startTime`. It continues behind the last message that
 * it looked at, so new messages shift nothing. @throws 400 for a continuation
 * token of something else
 */
export async function readHistory(
  repository: ChatMessageRepository,
  history: VisibleHistory,
  options: { pageSize: number; startTime: string; continuationToken: string | undefined },
): Promise<HistoryPage> {
  const earliest = options.startTime > history.from ? options.startTime : history.from;
  const window = { from: earliest, lastSequence: history.lastSequence };
  const messages: ChatMessage[] = [];
  let { continuationToken } = options;
  const latestFirst = (...query: Parameters<ChatMessageRepository['latestFirst']>) =>
    repository.latestFirst(...query).catch(toClientError);
  do {
    const missing = options.pageSize - messages.length;
    const page = await latestFirst(history.thread.id, missing, continuationToken);
    messages.push(...page.items.filter((message) => canSee(window, message)));
    continuationToken = page.continuationToken;
    // Changes are in order of time, so whatever follows was created even earlier than this one was changed.
    if ((page.items.at(-1)?.changedOn ?? '') < earliest) return { messages };
  } while (messages.length < options.pageSize && continuationToken !== undefined);
  return { messages, ...(continuationToken !== undefined && { continuationToken }) };
}

function toClientError(error: unknown): never {
  throw error instanceof InvalidContinuationToken ? badSyncState() : error;
}
