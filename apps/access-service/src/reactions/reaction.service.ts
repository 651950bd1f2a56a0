import { REACTION_EMOJI_LIMIT, type MessageReactions } from '@switchboard/access-api';
import type { Logger } from '@switchboard/node-kit';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import type { ThreadMembers } from '../threads/thread-members.ts';
import type { ThreadService } from '../threads/thread.service.ts';
import type { User } from '../users/user.ts';
import type { UserRepository } from '../users/user.repository.ts';
import { messageNotFound, tooManyEmoji } from './reaction.errors.ts';
import type { Choice, ReactionRepository } from './reaction.repository.ts';

/** Emoji that people put under each other's messages. Communication Services have nothing of the kind, so they are kept here. */
export class ReactionService {
  readonly #reactions: ReactionRepository;
  readonly #members: ThreadMembers;
  readonly #threads: Pick<ThreadService, 'hasMessage'>;
  readonly #users: Pick<UserRepository, 'findNames'>;
  readonly #live: LiveUpdates;
  readonly #clock: Clock;
  readonly #log: Logger;

  constructor(dependencies: {
    reactions: ReactionRepository;
    members: ThreadMembers;
    threads: Pick<ThreadService, 'hasMessage'>;
    users: Pick<UserRepository, 'findNames'>;
    live: LiveUpdates;
    clock: Clock;
    log: Logger;
  }) {
    this.#reactions = dependencies.reactions;
    this.#members = dependencies.members;
    this.#threads = dependencies.threads;
    this.#users = dependencies.users;
    this.#live = dependencies.live;
    this.#clock = dependencies.clock;
    this.#log = dependencies.log;
  }

  async list(caller: User, threadId: string, messageIds: readonly string[]): Promise<MessageReactions[]> {
    const { callerRawId } = await this.#members.require(caller, threadId);
    return this.#reactions.list(threadId, messageIds, callerRawId);
  }

  async add(caller: User, threadId: string, messageId: string, emoji: string): Promise<void> {
    const { callerRawId, rawIds } = await this.#members.require(caller, threadId);
    const present = await this.#reactions.emojiOf(threadId, messageId);
    if (!present.includes(emoji)) {
      if (present.length >= REACTION_EMOJI_LIMIT) throw tooManyEmoji(REACTION_EMOJI_LIMIT);
      // A message with reactions exists: only the first of each emoji asks the resource.
      if (!(await this.#threads.hasMessage(caller, threadId, messageId))) throw messageNotFound(messageId);
    }
    const choice = { threadId, messageId, emoji, rawId: callerRawId };
    if (await this.#reactions.add(choice, this.#clock.now())) await this.#announce(choice, true, rawIds);
  }

  async remove(caller: User, threadId: string, messageId: string, emoji: string): Promise<void> {
    const { callerRawId, rawIds } = await this.#members.require(caller, threadId);
    const choice = { threadId, messageId, emoji, rawId: callerRawId };
    if (await this.#reactions.remove(choice)) await this.#announce(choice, false, rawIds);
  }

  /** It is written down already: pages that are not told read it when they connect anew. */
  async #announce(choice: Choice, isSet: boolean, rawIds: ReadonlySet<string>): Promise<void> {
    try {
      const { rawId, ...what } = choice;
      const [count, users] = await Promise.all([
        this.#reactions.countOf(what),
        this.#users.findNames(rawIds),
      ]);
      const update = { ...what, communicationUserId: rawId, isSet, count };
      const userIds = Array.from(users.values(), ({ id }) => id);
      this.#live.publish({ userIds }, 'chat:reaction', update);
    } catch (err) {
      this.#log.warn({ err }, 'a live update about a reaction was not sent');
    }
  }
}
