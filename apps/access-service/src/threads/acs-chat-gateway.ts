import { ChatClient, type ChatError, type ChatThreadClient } from '@azure/communication-chat';
import {
  AzureCommunicationTokenCredential,
  getIdentifierRawId,
  type CommunicationIdentifierKind,
} from '@azure/communication-common';
import { AppError } from '@switchboard/node-kit';
import { statusOf, toAcsUnavailable } from '../platform/acs-error.ts';
import { ChatGateway, type ThreadParticipant } from './chat-gateway.ts';
import {
  notAParticipant,
  participantNotFound,
  refusedByAcs,
  threadNotFound,
  tokenRefused,
  UnknownParticipantsError,
} from './thread.errors.ts';

/** The real SDK, against Azure or the emulator. */
export class AcsChatGateway extends ChatGateway {
  readonly #endpoint: string;
  readonly #timeoutMs: number;

  constructor(options: { endpoint: string; timeoutMs: number }) {
    super();
    this.#endpoint = options.endpoint;
    this.#timeoutMs = options.timeoutMs;
  }

  override async createThread(
    token: string,
    thread: { topic: string; participants: readonly ThreadParticipant[]; repeatabilityId: string },
  ): Promise<string> {
    const client = this.#client(token);
    const result = await this.#call(thread.topic, (abortSignal) =>
      client.createChatThread(
        { topic: thread.topic },
        {
          participants: thread.participants.map(toChatParticipant),
          idempotencyToken: thread.repeatabilityId,
          abortSignal,
        },
      ),
    );
    const threadId = result.chatThread?.id;
    if (!threadId) throw refusedByAcs('the answer names no thread', result.invalidParticipants);
    if (result.invalidParticipants?.length) {
      // Half a conversation is worse than none.
      await this.#call(threadId, (abortSignal) => client.deleteChatThread(threadId, { abortSignal }));
      throw refusalOf(result.invalidParticipants);
    }
    return threadId;
  }

  override async findCreator(token: string, threadId: string): Promise<string | undefined> {
    const properties = await this.#onThread(token, threadId, (thread, abortSignal) =>
      thread.getProperties({ abortSignal }),
    );
    const creator = properties.createdBy as CommunicationIdentifierKind | undefined;
    return creator && getIdentifierRawId(creator);
  }

  override async listParticipants(token: string, threadId: string): Promise<string[]> {
    return this.#onThread(token, threadId, async (thread, abortSignal) => {
      const rawIds: string[] = [];
      for await (const { id } of thread.listParticipants({ abortSignal }))
        rawIds.push(getIdentifierRawId(id));
      return rawIds;
    });
  }

  override async hasMessage(token: string, threadId: string, messageId: string): Promise<boolean> {
    try {
      const { type, deletedOn } = await this.#onThread(token, threadId, (thread, abortSignal) =>
        thread.getMessage(messageId, { abortSignal }),
      );
      return (type === 'text' || type === 'html') && deletedOn === undefined;
    } catch (error) {
      const isUnknown =
        error instanceof AppError && ['threads/not-found', 'threads/refused'].includes(error.code);
      if (isUnknown) return false;
      throw error;
    }
  }

  override async rename(token: string, threadId: string, topic: string): Promise<void> {
    await this.#onThread(token, threadId, (thread, abortSignal) =>
      thread.updateTopic(topic, { abortSignal }),
    );
  }

  override async addParticipants(
    token: string,
    threadId: string,
    participants: readonly ThreadParticipant[],
  ): Promise<void> {
    const { invalidParticipants } = await this.#onThread(token, threadId, (thread, abortSignal) =>
      thread.addParticipants({ participants: participants.map(toChatParticipant) }, { abortSignal }),
    );
    if (invalidParticipants?.length) throw refusalOf(invalidParticipants);
  }

  override async removeParticipant(token: string, threadId: string, rawId: string): Promise<void> {
    try {
      await this.#onThread(token, threadId, (thread, abortSignal) =>
        thread.removeParticipant({ communicationUserId: rawId }, { abortSignal }),
      );
    } catch (error) {
      if (error instanceof AppError && error.code === 'threads/not-found') throw participantNotFound(rawId);
      throw error;
    }
  }

  #client(token: string): ChatClient {
    return new ChatClient(this.#endpoint, new AzureCommunicationTokenCredential(token), {
      retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1000 },
    });
  }

  #onThread<R>(
    token: string,
    threadId: string,
    work: (thread: ChatThreadClient, signal: AbortSignal) => Promise<R>,
  ): Promise<R> {
    const thread = this.#client(token).getChatThreadClient(threadId);
    return this.#call(threadId, (signal) => work(thread, signal));
  }

  async #call<R>(subject: string, work: (signal: AbortSignal) => Promise<R>): Promise<R> {
    try {
      return await work(AbortSignal.timeout(this.#timeoutMs));
    } catch (error) {
      throw toThreadError(error, subject);
    }
  }
}

function toThreadError(error: unknown, subject: string): AppError {
  switch (statusOf(error)) {
    case 400:
      return refusedByAcs((error as Error).message.slice(0, 300), error);
    case 401:
      return tokenRefused(error);
    case 403:
      return notAParticipant(error);
    case 404:
      return threadNotFound(subject);
    default:
      return toAcsUnavailable(error);
  }
}

function toChatParticipant({ rawId, displayName }: ThreadParticipant) {
  return { id: { communicationUserId: rawId }, displayName };
}

/** @see Chat_AddChatParticipants: `invalidParticipants` names each by its raw id in `target` */
function refusalOf(errors: readonly ChatError[]): AppError {
  const message = errors.map(({ target, message }) => `${target ?? 'a participant'}: ${message}`).join('; ');
  const rawIds = errors.flatMap(({ code, target, message }) =>
    target && (/404|not ?found/i.test(code ?? '') || /not found/i.test(message ?? '')) ? [target] : [],
  );
  return rawIds.length > 0 ? new UnknownParticipantsError(rawIds, message) : refusedByAcs(message, undefined);
}
