import { AppError } from '@switchboard/node-kit';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CommunicationIdentityService } from '../identities/communication-identity.service.ts';
import type { TokenService } from '../tokens/token.service.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { User } from '../users/user.ts';
import type { ChatGateway, ThreadParticipant } from './chat-gateway.ts';
import { repeatabilityId } from './repeatability-id.ts';
import {
  mayAddParticipants,
  mayRemoveParticipant,
  mayRenameThread,
  mayStartThread,
} from './thread-policy.ts';
import {
  guestMayNot,
  mayNotRemove,
  nobodyElse,
  UnknownParticipantsError,
  usersRefused,
} from './thread.errors.ts';

/** Starts and changes threads for a person, within the policy. */
export class ThreadService {
  readonly #chat: ChatGateway;
  readonly #tokens: TokenService;
  readonly #identities: CommunicationIdentityService;
  readonly #users: UserRepository;
  readonly #audit: AuditLog;

  constructor(dependencies: {
    chat: ChatGateway;
    tokens: TokenService;
    identities: CommunicationIdentityService;
    users: UserRepository;
    audit: AuditLog;
  }) {
    this.#chat = dependencies.chat;
    this.#tokens = dependencies.tokens;
    this.#identities = dependencies.identities;
    this.#users = dependencies.users;
    this.#audit = dependencies.audit;
  }

  /** @param idempotencyKey the same key gives the same thread, so that a request may be repeated */
  async create(
    caller: User,
    topic: string,
    userIds: readonly string[],
    idempotencyKey: string,
  ): Promise<string> {
    if (!mayStartThread(caller.role)) throw guestMayNot('start');
    const others = await this.#requireUsers(caller, userIds, 'participantUserIds');
    const threadId = await this.#withParticipants([caller, ...others], (participants) =>
      this.#asCaller(caller, (token) =>
        this.#chat.createThread(token, {
          topic,
          participants,
          repeatabilityId: repeatabilityId(
            idempotencyKey,
            participants.map(({ rawId }) => rawId),
          ),
        }),
      ),
    );
    await this.#record(caller, 'thread/created', threadId, { userIds: others.map(({ id }) => id) });
    return threadId;
  }

  async rename(caller: User, threadId: string, topic: string): Promise<void> {
    if (!mayRenameThread(caller.role)) throw guestMayNot('rename');
    await this.#asCaller(caller, (token) => this.#chat.rename(token, threadId, topic));
    await this.#record(caller, 'thread/renamed', threadId, {});
  }

  async addParticipants(caller: User, threadId: string, userIds: readonly string[]): Promise<void> {
    if (!mayAddParticipants(caller.role)) throw guestMayNot('add');
    const others = await this.#requireUsers(caller, userIds, 'userIds');
    // Strangers are refused before anybody gets an identity for their sake.
    await this.#asCaller(caller, (token) => this.#chat.findCreator(token, threadId));
    await this.#withParticipants(others, (participants) =>
      this.#asCaller(caller, (token) => this.#chat.addParticipants(token, threadId, participants)),
    );
    await this.#record(caller, 'thread/participants-added', threadId, {
      userIds: others.map(({ id }) => id),
    });
  }

  async removeParticipant(caller: User, threadId: string, targetRawId: string): Promise<void> {
    const callerRawId = await this.#identities.require(caller.id);
    const creatorRawId =
      targetRawId === callerRawId
        ? undefined
        : await this.#asCaller(caller, (token) => this.#chat.findCreator(token, threadId));
    if (!mayRemoveParticipant({ role: caller.role, callerRawId, targetRawId, creatorRawId })) {
      throw mayNotRemove();
    }
    await this.#asCaller(caller, (token) => this.#chat.removeParticipant(token, threadId, targetRawId));
    const action = targetRawId === callerRawId ? 'thread/left' : 'thread/participant-removed';
    await this.#record(caller, action, threadId, { communicationUserId: targetRawId });
  }

  /**
   * Raw ids of everybody in the thread, which the resource tells to participants only.
   * @throws AppError `threads/not-found`, `threads/not-a-participant`
   */
  async listParticipants(caller: User, threadId: string): Promise<string[]> {
    return this.#asCaller(caller, (token) => this.#chat.listParticipants(token, threadId));
  }

  /** Whether the thread has this message, written by a person and not deleted, as the caller sees it. */
  async hasMessage(caller: User, threadId: string, messageId: string): Promise<boolean> {
    return this.#asCaller(caller, (token) => this.#chat.hasMessage(token, threadId, messageId));
  }

  /**
   * The conversation of a meeting, with the host alone in it. Whoever may come to the meeting may talk there, whatever the
   * role: this and the next methods ask no policy.
   * @param key the same key gives the same thread
   */
  async openForMeeting(host: User, topic: string, key: string): Promise<string> {
    const threadId = await this.#withParticipants([host], (participants) =>
      this.#asCaller(host, (token) =>
        this.#chat.createThread(token, {
          topic,
          participants,
          repeatabilityId: repeatabilityId(
            `${key} ${topic}`,
            participants.map(({ rawId }) => rawId),
          ),
        }),
      ),
    );
    await this.#record(host, 'thread/created', threadId, { userIds: [] });
    return threadId;
  }

  /** @throws AppError `threads/not-found`, `threads/not-a-participant` when the host is not in it */
  async admitToMeeting(host: User, threadId: string, newcomer: User): Promise<void> {
    await this.#withParticipants([newcomer], (participants) =>
      this.#asCaller(host, (token) => this.#chat.addParticipants(token, threadId, participants)),
    );
  }

  async renameOfMeeting(host: User, threadId: string, topic: string): Promise<void> {
    await this.#asCaller(host, (token) => this.#chat.rename(token, threadId, topic));
  }

  async removeFromMeeting(host: User, threadId: string, rawId: string): Promise<void> {
    await this.#asCaller(host, (token) => this.#chat.removeParticipant(token, threadId, rawId));
  }

  /** The other users, all of whom must exist and be enabled; the caller may be among the ids and is left out. */
  async #requireUsers(caller: User, userIds: readonly string[], path: string): Promise<User[]> {
    const ids = [...new Set(userIds)].filter((id) => id !== caller.id);
    if (ids.length === 0) throw nobodyElse();
    const found = new Map((await this.#users.findMany(ids)).map((user) => [user.id, user]));
    const errors = ids.flatMap((id) => {
      const user = found.get(id);
      if (user && !user.disabled) return [];
      const message = user ? `${user.displayName} is disabled.` : `There is no user with the id ${id}.`;
      return [{ path: `${path}.${userIds.indexOf(id)}`, message }];
    });
    if (errors.length > 0) throw usersRefused(errors);
    return ids.map((id) => found.get(id)!);
  }

  /** Does the work with the identities of the users; those that the resource does not know any more are made again. */
  async #withParticipants<R>(
    users: readonly User[],
    work: (participants: readonly ThreadParticipant[]) => Promise<R>,
  ): Promise<R> {
    const participants = await this.#participantsOf(users);
    try {
      return await work(participants);
    } catch (error) {
      if (!(error instanceof UnknownParticipantsError)) throw error;
      const current = await Promise.all(
        users.map(async (user, index) => {
          const rawId = participants[index]!.rawId;
          if (!error.rawIds.includes(rawId)) return user;
          await this.#identities.forget(user.id, rawId);
          await this.#tokens.forget(user.id);
          return { ...user, communicationUserId: null };
        }),
      );
      return work(await this.#participantsOf(current));
    }
  }

  async #participantsOf(users: readonly User[]): Promise<ThreadParticipant[]> {
    const participants: ThreadParticipant[] = [];
    // A few at a time: most of them have an identity already, and a big group must not flood the resource.
    for (let start = 0; start < users.length; start += 8) {
      const some = users.slice(start, start + 8);
      participants.push(
        ...(await Promise.all(
          some.map(async ({ id, displayName, communicationUserId }) => ({
            rawId: communicationUserId ?? (await this.#identities.require(id)),
            displayName,
          })),
        )),
      );
    }
    return participants;
  }

  /** With the token that this service holds for the caller; a new one when the data plane knows it no more. */
  async #asCaller<R>(caller: User, work: (token: string) => Promise<R>): Promise<R> {
    const { token } = await this.#tokens.issue(caller, 'service');
    try {
      return await work(token);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'threads/token-refused') throw error;
      await this.#tokens.forget(caller.id);
      return work((await this.#tokens.issue(caller, 'service')).token);
    }
  }

  #record(caller: User, action: string, threadId: string, details: Record<string, unknown>): Promise<void> {
    return this.#audit.record({ action, actor: caller, subject: threadId, details });
  }
}
