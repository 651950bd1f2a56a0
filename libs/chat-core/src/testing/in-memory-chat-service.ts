import type { ChatEvent } from '../chat-event.ts';
import { ChatFailure, type ChatErrorCode } from '../chat-error.ts';
import {
  CLIENT_ID_KEY,
  type ChatGateway,
  type MessageToSend,
  type Page,
  type RealtimeObserver,
} from '../chat-gateway.ts';
import type { ChatMessage, Participant, ReadReceipt, TextMessage } from '../chat-state.ts';

interface StoredThread {
  readonly id: string;
  topic: string;
  members: string[];
  messages: TextMessage[];
  receipts: Map<string, ReadReceipt>;
  isDeleted: boolean;
}

type OperationName = Exclude<keyof ChatGateway, 'dispose'>;

/** A chat service in memory, one gateway per user, with failures on demand. Ids count up from `firstId`. */
export class InMemoryChatService {
  readonly threads = new Map<string, StoredThread>();
  readonly calls: { user: string; operation: OperationName; argument: unknown }[] = [];
  /** Throw here to fail an operation before it takes effect. */
  before: (operation: OperationName, user: string) => void | Promise<void> = () => undefined;
  /** Throw here to lose the answer of an operation that has taken effect. */
  after: (operation: OperationName, user: string) => void = () => undefined;
  /** Whether events reach the observers. */
  isRealtimeUp = true;
  readonly #observers = new Map<string, Set<RealtimeObserver>>();
  #lastId = 1_700_000_000_000;

  nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  createThread(id: string, members: string[], topic = id): StoredThread {
    const thread: StoredThread = { id, topic, members, messages: [], receipts: new Map(), isDeleted: false };
    this.threads.set(id, thread);
    this.emit(members, {
      ...{ type: 'threadCreated', threadId: id, topic, createdAt: Number(this.nextId()) },
      participants: members.map(toParticipant),
    });
    return thread;
  }

  post(threadId: string, sender: string, message: Partial<MessageToSend> = {}): TextMessage {
    const thread = this.require(threadId);
    const id = this.nextId();
    const metadata = message.metadata ?? {};
    const stored: TextMessage = {
      ...{ kind: message.kind ?? 'text', id, version: id, createdAt: Number(id), metadata },
      clientId: metadata[CLIENT_ID_KEY],
      content: message.content ?? `message ${id}`,
      senderId: sender,
      senderDisplayName: `Name of ${sender}`,
      isMine: false,
      editedAt: undefined,
      deletedAt: undefined,
      change: undefined,
    };
    thread.messages.push(stored);
    this.emitMessage(thread, 'messageReceived', stored);
    return stored;
  }

  change(threadId: string, messageId: string, change: { content?: string; deleted?: true }): TextMessage {
    const thread = this.require(threadId);
    const at = thread.messages.findIndex(({ id }) => id === messageId);
    const known = thread.messages[at];
    if (!known) throw new ChatFailure('chat/not-found', `no message ${messageId}`, { status: 404 });
    const version = this.nextId();
    const changed: TextMessage = change.deleted
      ? { ...known, version, content: '', deletedAt: Number(version) }
      : { ...known, version, content: change.content ?? '', editedAt: Number(version) };
    thread.messages[at] = changed;
    this.emitMessage(thread, change.deleted ? 'messageDeleted' : 'messageEdited', changed);
    return changed;
  }

  emit(users: readonly string[], event: ChatEvent): void {
    if (!this.isRealtimeUp) return;
    for (const user of users) for (const observer of this.#observers.get(user) ?? []) observer.onEvent(event);
  }

  emitMessage(
    thread: StoredThread,
    type: 'messageReceived' | 'messageEdited' | 'messageDeleted',
    message: TextMessage,
  ) {
    for (const user of thread.members) {
      this.emit([user], { type, threadId: thread.id, message: seenBy(message, user) });
    }
  }

  disconnect(): void {
    this.isRealtimeUp = false;
    for (const observers of this.#observers.values())
      for (const observer of observers) observer.onDisconnected();
  }

  reconnect(): void {
    this.isRealtimeUp = true;
    for (const observers of this.#observers.values())
      for (const observer of observers) observer.onConnected();
  }

  require(threadId: string): StoredThread {
    const thread = this.threads.get(threadId);
    if (!thread || thread.isDeleted)
      throw new ChatFailure('chat/not-found', `no thread ${threadId}`, { status: 404 });
    return thread;
  }

  countCalls(operation: OperationName): number {
    return this.calls.filter((call) => call.operation === operation).length;
  }

  gatewayOf(user: string): ChatGateway {
    const run = async <T>(operation: OperationName, argument: unknown, work: () => T): Promise<T> => {
      this.calls.push({ user, operation, argument });
      await this.before(operation, user);
      const result = work();
      this.after(operation, user);
      return result;
    };
    const own = (threadId: string) => {
      const thread = this.require(threadId);
      if (!thread.members.includes(user))
        throw new ChatFailure('chat/forbidden', 'not a member', { status: 403 });
      return thread;
    };
    return {
      openRealtime: (observer) =>
        run('openRealtime', undefined, () => {
          const observers = this.#observers.get(user) ?? new Set();
          this.#observers.set(user, observers.add(observer));
          if (this.isRealtimeUp) queueMicrotask(() => observer.onConnected());
          return { close: () => observers.delete(observer) };
        }),
      listThreads: (token) =>
        run('listThreads', token, () => {
          const mine = [...this.threads.values()].filter(({ members }) => members.includes(user)).reverse();
          return paged(mine, 20, token, ({ id, topic, messages, isDeleted }) => ({
            ...{ id, topic, isDeleted },
            lastMessageAt: messages.at(-1)?.createdAt,
          }));
        }),
      getThread: (threadId) =>
        run('getThread', threadId, () => {
          const { id, topic, isDeleted } = own(threadId);
          return { id, topic, isDeleted, createdAt: 1 };
        }),
      listParticipants: (threadId) =>
        run('listParticipants', threadId, () => own(threadId).members.map(toParticipant)),
      listMessages: (threadId, query) =>
        run('listMessages', { threadId, ...query }, () =>
          pagedById(
            own(threadId).messages.map((message) => seenBy(message, user)),
            query.pageSize,
            query.token,
          ),
        ),
      getMessage: (threadId, messageId) =>
        run('getMessage', messageId, () => {
          const found = own(threadId).messages.find(({ id }) => id === messageId);
          if (!found) throw new ChatFailure('chat/not-found', 'no message', { status: 404 });
          return seenBy(found, user);
        }),
      listReadReceipts: (threadId) =>
        run('listReadReceipts', threadId, () => [...own(threadId).receipts.values()]),
      sendMessage: (threadId, message) =>
        run('sendMessage', message, () => this.post(own(threadId).id, user, message).id),
      editMessage: (threadId, messageId, content) =>
        run('editMessage', messageId, () => void this.change(own(threadId).id, messageId, { content })),
      deleteMessage: (threadId, messageId) =>
        run(
          'deleteMessage',
          messageId,
          () => void this.change(own(threadId).id, messageId, { deleted: true }),
        ),
      sendTyping: (threadId) => run('sendTyping', threadId, () => void own(threadId)),
      sendReadReceipt: (threadId, messageId) =>
        run('sendReadReceipt', messageId, () => {
          const thread = own(threadId);
          const receipt = { userId: user, messageId, readAt: Number(this.nextId()) };
          thread.receipts.set(user, receipt);
          this.emit(thread.members, { type: 'readReceiptReceived', threadId, receipt });
        }),
      dispose: () => this.#observers.delete(user),
    };
  }
}

/** No answer came: whether the service has acted is unknown. */
export const failure = (code: ChatErrorCode, status?: number): ChatFailure =>
  new ChatFailure(code, code, { status });

const seenBy = (message: TextMessage, user: string): TextMessage => ({
  ...message,
  isMine: message.senderId === user,
});

const toParticipant = (userId: string): Participant => ({
  userId,
  displayName: `Name of ${userId}`,
  role: undefined,
  shareHistoryFrom: undefined,
});

function paged<T, R>(
  all: readonly T[],
  size: number,
  token: string | undefined,
  map: (item: T) => R,
): Page<R> {
  const start = token === undefined ? 0 : Number(token);
  const end = start + size;
  return { items: all.slice(start, end).map(map), nextToken: end < all.length ? String(end) : undefined };
}

/** Newest first; the token names the message after which the next page begins. */
function pagedById(all: readonly ChatMessage[], size: number, token: string | undefined): Page<ChatMessage> {
  const end = token === undefined ? all.length : all.findIndex(({ id }) => id === token);
  const items = all.slice(Math.max(0, end - size), end);
  const oldest = items[0];
  return { items: items.toReversed(), nextToken: oldest && end > size ? oldest.id : undefined };
}
