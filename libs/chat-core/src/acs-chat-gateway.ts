import { ChatClient, type ChatThreadClient } from '@azure/communication-chat';
import { createAcsCredential } from './acs-credential.ts';
import { toChatFailure } from './acs-errors.ts';
import { toChatMessage, toParticipant, toReadReceipt } from './acs-mapping.ts';
import { openAcsRealtime } from './acs-realtime.ts';
import { ChatFailure } from './chat-error.ts';
import type { ChatGateway, Page } from './chat-gateway.ts';
import type { ChatMessage } from './chat-state.ts';
import { createInsecureEndpointPolicy } from './insecure-endpoint-policy.ts';
import type { TokenSource } from './token-source.ts';

export interface AcsChatGatewayOptions {
  readonly endpoint: string;
  readonly insecureEndpoint: string | undefined;
  readonly userId: string;
  readonly displayName: string;
  readonly tokens: TokenSource;
}

const REQUEST_TIMEOUT_MS = 30_000;

/** The gateway over the unmodified `@azure/communication-chat`. */
export function createAcsChatGateway(options: AcsChatGatewayOptions): ChatGateway {
  const { userId, displayName, tokens } = options;
  const endpoint = options.endpoint.replace(/\/+$/, '');
  const credential = createAcsCredential(tokens);
  const life = new AbortController();
  let clients = makeClients();

  function makeClient(maxRetries: number): ChatClient {
    const { insecureEndpoint } = options;
    const additionalPolicies = insecureEndpoint
      ? [{ policy: createInsecureEndpointPolicy(endpoint, insecureEndpoint), position: 'perRetry' as const }]
      : [];
    return new ChatClient(endpoint, credential, {
      additionalPolicies,
      retryOptions: { maxRetries },
      // Read by the client for the real-time configuration request, though its public type does not name it.
      ...{ signalingClientOptions: { additionalPolicies } },
    });
  }

  /** Reading may be repeated by the SDK; a send that failed may have arrived, so repeating it is the outbox's decision. */
  function makeClients() {
    const reading = makeClient(3);
    const writing = makeClient(0);
    const threads = new Map<string, ChatThreadClient>();
    const thread = (client: ChatClient, threadId: string) => {
      const key = `${client === reading ? 'r' : 'w'} ${threadId}`;
      const known = threads.get(key) ?? client.getChatThreadClient(threadId);
      threads.set(key, known);
      return known;
    };
    return {
      reading,
      read: (threadId: string) => thread(reading, threadId),
      write: (threadId: string) => thread(writing, threadId),
    };
  }

  /** Runs one operation under a time limit. After a 401 it gets a new token and tries once more: the old one may be revoked. */
  async function run<T>(operation: string, work: (abortSignal: AbortSignal) => Promise<T>): Promise<T> {
    for (let isFirst = true; ; isFirst = false) {
      try {
        return await untilAborted(
          work(AbortSignal.any([life.signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)])),
          life.signal,
        );
      } catch (thrown) {
        if (life.signal.aborted)
          throw new ChatFailure('chat/signed-out', `${operation} was cut short: the session has ended.`);
        const failure = toChatFailure(thrown, operation);
        if (failure.error.status !== 401 || !isFirst) throw failure;
        await credential.renew();
        clients = makeClients();
      }
    }
  }

  const toMessages = (page: Page<Parameters<typeof toChatMessage>[0]>): Page<ChatMessage> => ({
    items: page.items.flatMap((message) => toChatMessage(message, userId) ?? []),
    nextToken: page.nextToken,
  });

  return {
    openRealtime: (observer) =>
      run('startRealtimeNotifications', async () => {
        const connection = await openAcsRealtime(makeClient(3), userId, observer);
        if (life.signal.aborted) connection.close();
        return connection;
      }),

    listThreads: (token) =>
      run('listChatThreads', async (abortSignal) => {
        const page = await readPage(token, endpoint, (settings) =>
          clients.reading.listChatThreads({ abortSignal, maxPageSize: 20 }).byPage(settings),
        );
        return {
          nextToken: page.nextToken,
          items: page.items.map(({ id, topic, lastMessageReceivedOn, deletedOn }) => ({
            id,
            topic,
            lastMessageAt: lastMessageReceivedOn?.getTime(),
            isDeleted: deletedOn !== undefined,
          })),
        };
      }),

    getThread: (threadId) =>
      run('getChatThreadProperties', async (abortSignal) => {
        const { id, topic, createdOn, deletedOn } = await clients
          .read(threadId)
          .getProperties({ abortSignal });
        return { id, topic, createdAt: createdOn.getTime(), isDeleted: deletedOn !== undefined };
      }),

    listParticipants: (threadId) =>
      run('listChatParticipants', async (abortSignal) =>
        (
          await readAllPages(endpoint, (settings) =>
            clients.read(threadId).listParticipants({ abortSignal }).byPage(settings),
          )
        ).map(toParticipant),
      ),

    listMessages: (threadId, { pageSize, token }) =>
      run('listChatMessages', async (abortSignal) =>
        toMessages(
          await readPage(token, endpoint, (settings) =>
            clients.read(threadId).listMessages({ abortSignal, maxPageSize: pageSize }).byPage(settings),
          ),
        ),
      ),

    getMessage: (threadId, messageId) =>
      run('getChatMessage', async (abortSignal) => {
        const message = toChatMessage(
          await clients.read(threadId).getMessage(messageId, { abortSignal }),
          userId,
        );
        if (!message)
          throw new ChatFailure('chat/message-not-found', `Message ${messageId} is of an unknown type.`);
        return message;
      }),

    listReadReceipts: (threadId) =>
      run('listChatReadReceipts', async (abortSignal) =>
        (
          await readAllPages(endpoint, (settings) =>
            clients.read(threadId).listReadReceipts({ abortSignal }).byPage(settings),
          )
        ).map(toReadReceipt),
      ),

    sendMessage: (threadId, { content, kind, metadata }) =>
      run('sendChatMessage', async (abortSignal) => {
        const sendOptions = {
          abortSignal,
          type: kind,
          metadata: { ...metadata },
          senderDisplayName: displayName,
        };
        return (await clients.write(threadId).sendMessage({ content }, sendOptions)).id;
      }),

    editMessage: (threadId, messageId, content) =>
      run('updateChatMessage', (abortSignal) =>
        clients.write(threadId).updateMessage(messageId, { abortSignal, content }),
      ),

    deleteMessage: (threadId, messageId) =>
      run('deleteChatMessage', (abortSignal) =>
        clients.write(threadId).deleteMessage(messageId, { abortSignal }),
      ),

    sendTyping: (threadId) =>
      run('sendTypingNotification', async (abortSignal) => {
        await clients.write(threadId).sendTypingNotification({ abortSignal, senderDisplayName: displayName });
      }),

    sendReadReceipt: (threadId, messageId) =>
      run('sendChatReadReceipt', (abortSignal) =>
        clients.write(threadId).sendReadReceipt({ chatMessageId: messageId }, { abortSignal }),
      ),

    dispose() {
      life.abort();
      credential.dispose?.();
    },
  };
}

/**
 * One page and the address of the next. The SDK hands that address out only by writing it into the settings it was given.
 * It must name the https endpoint, else the SDK refuses to send the token there.
 * @see ChatThreadClient.listMessagesPage
 */
async function readPage<T>(
  token: string | undefined,
  endpoint: string,
  open: (settings: { continuationToken?: string }) => AsyncIterator<T[]>,
): Promise<Page<T>> {
  const settings: { continuationToken?: string } = token === undefined ? {} : { continuationToken: token };
  const result = await open(settings).next();
  const nextLink = settings.continuationToken;
  return {
    items: result.done === true ? [] : result.value,
    nextToken: nextLink === undefined ? undefined : nextLink.replace(/^https?:\/\/[^/?#]+/i, endpoint),
  };
}

async function readAllPages<T>(
  endpoint: string,
  open: (settings: { continuationToken?: string }) => AsyncIterator<T[]>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const page = await readPage(token, endpoint, open);
    all.push(...page.items);
    token = page.nextToken;
  } while (token !== undefined);
  return all;
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
