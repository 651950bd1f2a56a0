import type { CommunicationIdentityService } from '../identities/communication-identity.service.ts';
import { BoundedMap } from '../platform/bounded-map.ts';
import type { Clock } from '../platform/clock.ts';
import type { User } from '../users/user.ts';
import type { ThreadService } from './thread.service.ts';

/** Somebody who was removed still counts for this long, as does somebody who was added count for nobody else. */
const KNOWN_FOR_MS = 5000;
const MAX_THREADS = 2000;

export interface Members {
  /** Raw id of the caller. */
  readonly callerRawId: string;
  readonly rawIds: ReadonlySet<string>;
}

interface Known {
  readonly rawIds: ReadonlySet<string>;
  readonly until: number;
}

/**
 * Who is in a thread. Communication Services are asked with the caller's own token, so that they refuse strangers; their
 * answer serves others of the same thread for a few seconds, and those who ask at the same time share one question.
 */
export class ThreadMembers {
  readonly #threads: Pick<ThreadService, 'listParticipants'>;
  readonly #identities: Pick<CommunicationIdentityService, 'require'>;
  readonly #clock: Clock;
  readonly #known = new BoundedMap<string, Known>(MAX_THREADS);
  readonly #running = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(dependencies: {
    threads: Pick<ThreadService, 'listParticipants'>;
    identities: Pick<CommunicationIdentityService, 'require'>;
    clock: Clock;
  }) {
    this.#threads = dependencies.threads;
    this.#identities = dependencies.identities;
    this.#clock = dependencies.clock;
  }

  /** @throws AppError `threads/not-found`, `threads/not-a-participant`, and those of the resource */
  async require(caller: User, threadId: string): Promise<Members> {
    const callerRawId = caller.communicationUserId ?? (await this.#identities.require(caller.id));
    const known = this.#known.get(threadId);
    if (known && known.until > this.#clock.now().getTime() && known.rawIds.has(callerRawId)) {
      return { callerRawId, rawIds: known.rawIds };
    }
    return { callerRawId, rawIds: await this.#ask(caller, threadId) };
  }

  #ask(caller: User, threadId: string): Promise<ReadonlySet<string>> {
    const key = `${caller.id} ${threadId}`;
    const running = this.#running.get(key);
    if (running) return running;
    const work = this.#read(caller, threadId).finally(() => this.#running.delete(key));
    this.#running.set(key, work);
    return work;
  }

  async #read(caller: User, threadId: string): Promise<ReadonlySet<string>> {
    const rawIds = new Set(await this.#threads.listParticipants(caller, threadId));
    this.#known.set(threadId, { rawIds, until: this.#clock.now().getTime() + KNOWN_FOR_MS });
    return rawIds;
  }
}
