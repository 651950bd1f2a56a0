export interface ThreadParticipant {
  readonly rawId: string;
  readonly displayName: string;
}

/**
 * Chat threads, on behalf of a person: each call is made with a token of that person's identity.
 * Every method throws AppError: `threads/not-found`, `threads/not-a-participant`, `threads/token-refused`, `threads/refused`,
 * and those of the resource (`acs/unavailable`, `acs/timed-out`, `acs/throttled`).
 */
export abstract class ChatGateway {
  /** @returns the id of the new thread, in which the caller is too */
  abstract createThread(
    token: string,
    thread: { topic: string; participants: readonly ThreadParticipant[]; repeatabilityId: string },
  ): Promise<string>;
  abstract findCreator(token: string, threadId: string): Promise<string | undefined>;
  abstract rename(token: string, threadId: string, topic: string): Promise<void>;
  /** Raw ids of everybody in the thread. */
  abstract listParticipants(token: string, threadId: string): Promise<string[]>;
  /** Whether the thread has this message, written by a person and not deleted. */
  abstract hasMessage(token: string, threadId: string, messageId: string): Promise<boolean>;
  abstract addParticipants(
    token: string,
    threadId: string,
    participants: readonly ThreadParticipant[],
  ): Promise<void>;
  /** @throws AppError `threads/participant-not-found` */
  abstract removeParticipant(token: string, threadId: string, rawId: string): Promise<void>;
}
