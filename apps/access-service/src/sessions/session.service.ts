import { randomUUID } from 'node:crypto';
import { BoundedMap } from '../platform/bounded-map.ts';
import type { Clock } from '../platform/clock.ts';
import type { ReplicaBus } from '../platform/replica-bus.ts';
import type { User } from '../users/user.ts';
import { csrfTokenOf, hashOfSecret, isSessionSecret, newSessionSecret } from './session-secret.ts';
import { sessionNotFound } from './session.errors.ts';
import type { SessionRepository, StoredSession } from './session.repository.ts';
import type { ActiveSession, SessionRecord } from './session.ts';

/** How long a check holds. Other replicas are told of what ends; one that was not told notices at the latest then. */
const CHECK_HOLDS_MS = 2000;
/** `lastSeenAt` is written this often at most, and well before the idle time-out. */
const TOUCH_AFTER_MS = 60_000;
const MAX_CACHED = 50_000;

interface CachedSession {
  session: ActiveSession;
  checkedAt: number;
}

/** Starts, checks and ends sessions. */
export class SessionService {
  readonly #sessions: SessionRepository;
  readonly #bus: ReplicaBus;
  readonly #clock: Clock;
  readonly #timeouts: { idleMs: number; lifetimeMs: number };
  readonly #touchAfterMs: number;
  /** By hash of the secret. */
  readonly #checked = new BoundedMap<string, CachedSession>(MAX_CACHED);
  readonly #listeners: ((isMeant: (session: ActiveSession) => boolean) => void)[] = [];
  readonly #checking = new Map<string, Promise<ActiveSession | undefined>>();
  /** Grows when something that was read before may have ended. */
  #generation = 0;

  constructor(dependencies: {
    sessions: SessionRepository;
    bus: ReplicaBus;
    clock: Clock;
    timeouts: { idleMs: number; lifetimeMs: number };
  }) {
    const { timeouts, bus } = dependencies;
    this.#sessions = dependencies.sessions;
    this.#bus = bus;
    this.#clock = dependencies.clock;
    this.#timeouts = timeouts;
    this.#touchAfterMs = Math.min(TOUCH_AFTER_MS, timeouts.idleMs / 4);
    bus.onMessage((message) => {
      if (message.kind === 'user-changed') this.#forget(({ user }) => user.id === message.userId);
    });
    bus.onGap(() => this.#forget(() => true));
  }

  /** @returns the session and the secret for its cookie, which is kept nowhere else */
  async start(
    user: User,
    from: { userAgent: string | null; address: string | null },
  ): Promise<{ session: ActiveSession; secret: string }> {
    const secret = newSessionSecret();
    const now = this.#clock.now();
    const expiresAt = new Date(now.getTime() + this.#timeouts.lifetimeMs);
    const session = {
      id: randomUUID(),
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      userAgent: from.userAgent?.slice(0, 300) ?? null,
      address: from.address,
    };
    await this.#sessions.add({ ...session, userId: user.id, secretHash: hashOfSecret(secret) });
    return { session: { ...session, user, csrfToken: csrfTokenOf(secret) }, secret };
  }

  /**
   * The session of a cookie; undefined when it never existed, ended, timed out, or its user is disabled. No promise when it
   * was checked a moment ago.
   */
  resolve(secret: string | undefined): ActiveSession | undefined | Promise<ActiveSession | undefined> {
    if (secret === undefined || !isSessionSecret(secret)) return undefined;
    const hash = hashOfSecret(secret);
    const now = this.#clock.now().getTime();
    const cached = this.#checked.get(hash);
    if (cached && now - cached.checkedAt < CHECK_HOLDS_MS && now < cached.session.expiresAt.getTime()) {
      return cached.session;
    }
    const running = this.#checking.get(hash);
    if (running) return running;
    const check = this.#check(hash, secret).finally(() => {
      if (this.#checking.get(hash) === check) this.#checking.delete(hash);
    });
    this.#checking.set(hash, check);
    return check;
  }

  /** The users of those sessions that go on. Asking is no use of a session: it times out all the same. */
  async findActive(secretHashes: readonly string[]): Promise<ReadonlyMap<string, User>> {
    const now = this.#clock.now();
    const found = await this.#sessions.findMany(secretHashes);
    return new Map(
      [...found].flatMap(([hash, stored]) =>
        this.#isActive(stored, now) ? [[hash, stored.user] as const] : [],
      ),
    );
  }

  /** `listener` is told of sessions of this process that ended, or whose user changed, as soon as that is known. */
  onChange(listener: (isMeant: (session: ActiveSession) => boolean) => void): void {
    this.#listeners.push(listener);
  }

  async list(userId: string): Promise<SessionRecord[]> {
    const now = this.#clock.now();
    return this.#sessions.listOf(userId, this.#idleSince(now), now);
  }

  async end(userId: string, sessionId: string): Promise<void> {
    const wasThere = await this.#sessions.remove(userId, sessionId);
    this.#bus.tell({ kind: 'user-changed', userId });
    this.#forget((session) => session.id === sessionId && session.user.id === userId);
    if (!wasThere) throw sessionNotFound(sessionId);
  }

  async endAllOf(userId: string, exceptId?: string): Promise<number> {
    const count = await this.#sessions.removeAllOf(userId, exceptId);
    this.#bus.tell({ kind: 'user-changed', userId });
    this.#forget((session) => session.user.id === userId && session.id !== exceptId);
    return count;
  }

  /** Call it when something about the user changed, so that the next request sees it, on every replica. */
  forgetUser(userId: string): void {
    this.#bus.tell({ kind: 'user-changed', userId });
    this.#forget((session) => session.user.id === userId);
  }

  async removeTimedOut(): Promise<void> {
    const now = this.#clock.now();
    await this.#sessions.removeTimedOut(this.#idleSince(now), now);
    this.#forget((session) => session.expiresAt <= now);
  }

  async #check(hash: string, secret: string): Promise<ActiveSession | undefined> {
    const generation = this.#generation;
    const found = await this.#sessions.find(hash);
    const now = this.#clock.now();
    this.#checked.delete(hash);
    if (!found || !this.#isActive(found, now)) return undefined;
    const { session, user } = found;
    if (now.getTime() - session.lastSeenAt.getTime() >= this.#touchAfterMs) {
      await this.#sessions.touch(hash, session, now);
    }
    const active: ActiveSession = { ...session, user, csrfToken: csrfTokenOf(secret) };
    if (generation === this.#generation)
      this.#checked.set(hash, { session: active, checkedAt: now.getTime() });
    return active;
  }

  #isActive({ session, user }: { session: StoredSession; user: User }, now: Date): boolean {
    return !user.disabled && session.expiresAt > now && session.lastSeenAt > this.#idleSince(now);
  }

  #forget(isMeant: (session: ActiveSession) => boolean): void {
    this.#generation += 1;
    this.#checking.clear();
    for (const [hash, { session }] of this.#checked) if (isMeant(session)) this.#checked.delete(hash);
    for (const listener of this.#listeners) listener(isMeant);
  }

  #idleSince(now: Date): Date {
    return new Date(now.getTime() - this.#timeouts.idleMs);
  }
}
