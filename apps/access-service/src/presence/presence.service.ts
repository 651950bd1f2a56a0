import { pagePresence, presenceWatch, type PagePresence, type PersonPresence } from '@switchboard/access-api';
import type { Prisma, PrismaClient } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { LivePage, LivePageListener, LivePages } from '../live/live-page.ts';
import type { LiveUpdates } from '../live/live-updates.ts';
import type { Clock } from '../platform/clock.ts';
import type { User } from '../users/user.ts';
import type { PresenceBoard } from './presence-board.ts';
import { strongestOf, type Whereabouts } from './presence.ts';

/** Changes that come close together are told together. */
const GATHER_MS = 500;
/** Whoever loads a page anew is not gone. */
const LINGER_MS = 3000;
/** Told at once; the others a moment later. */
const MAX_TOLD = 500;

interface Person {
  readonly userId: string;
  readonly rawId: string;
  readonly appearsOffline: boolean;
}

/**
 * How people can be reached: derived from their open pages on all replicas. A page hears of those whom it names, at most 200;
 * they must be enabled, as those whom the directory shows to everybody.
 */
export class PresenceService implements LivePageListener {
  readonly #board: PresenceBoard;
  readonly #prisma: PrismaClient;
  readonly #resource: string;
  readonly #live: LiveUpdates & LivePages;
  readonly #clock: Clock;
  readonly #log: Logger;
  /** By user, what each open page of this replica says. */
  readonly #pages = new Map<string, Map<LivePage, PagePresence>>();
  readonly #written = new Map<string, PagePresence>();
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  readonly #changed = new Set<string>();
  #flushTimer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(dependencies: {
    board: PresenceBoard;
    prisma: PrismaClient;
    /** Host of the Communication Services resource. */
    resource: string;
    live: LiveUpdates & LivePages;
    clock: Clock;
    log: Logger;
  }) {
    this.#board = dependencies.board;
    this.#prisma = dependencies.prisma;
    this.#resource = dependencies.resource;
    this.#live = dependencies.live;
    this.#clock = dependencies.clock;
    this.#log = dependencies.log;
    this.#live.listenToPages(this);
    this.#board.onStale(() => this.#live.publishHere('presence:reset'));
  }

  start(): void {
    this.#board.start();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#flushTimer);
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    await this.#board.stop();
  }

  async settingsOf({ id }: User): Promise<{ appearsOffline: boolean }> {
    const row = await this.#prisma.user.findUnique({ where: { id }, select: { appearsOffline: true } });
    return { appearsOffline: row?.appearsOffline ?? false };
  }

  async changeSettings({ id }: User, appearsOffline: boolean): Promise<void> {
    await this.#prisma.user.updateMany({ where: { id }, data: { appearsOffline } });
    await this.#tell(await this.#peopleWhere({ userId: { in: [id] } }));
  }

  opened(page: LivePage): void {
    const pages = this.#pages.get(page.user.id) ?? new Map<LivePage, PagePresence>();
    this.#pages.set(page.user.id, pages.set(page, 'available'));
    this.#update(page.user.id);
  }

  said(page: LivePage, name: string, value: unknown): boolean {
    if (name === 'presence:state') return this.#saidState(page, pagePresence.safeParse(value).data);
    if (name !== 'presence:watch') return false;
    const rawIds = presenceWatch.safeParse(value).data;
    if (!rawIds) return false;
    this.#watch(page, rawIds).catch((err: unknown) => {
      this.#log.warn({ err, userId: page.user.id }, 'presence could not be read for a page');
    });
    return true;
  }

  closed(page: LivePage): void {
    const { id } = page.user;
    if (this.#isStopped) return;
    const pages = this.#pages.get(id);
    pages?.delete(page);
    if (pages && pages.size > 0) return this.#update(id);
    this.#pages.delete(id);
    clearTimeout(this.#leaving.get(id));
    const leave = () => {
      this.#leaving.delete(id);
      this.#update(id);
    };
    this.#leaving.set(id, setTimeout(leave, LINGER_MS).unref());
  }

  #saidState(page: LivePage, state: PagePresence | undefined): boolean {
    const pages = this.#pages.get(page.user.id);
    if (!state || !pages?.has(page)) return state !== undefined;
    pages.set(page, state);
    this.#update(page.user.id);
    return true;
  }

  /** Writes what the user's pages say together, when that changed. */
  #update(userId: string): void {
    const state = strongestOf(this.#pages.get(userId)?.values() ?? []);
    if (state !== undefined) {
      clearTimeout(this.#leaving.get(userId));
      this.#leaving.delete(userId);
    }
    if (this.#written.get(userId) === state) return;
    if (state === undefined) this.#written.delete(userId);
    else this.#written.set(userId, state);
    void this.#board.write(userId, state, this.#clock.now()).then(() => this.#tellSoon(userId));
  }

  async #watch(page: LivePage, rawIds: readonly string[]): Promise<void> {
    const people = await this.#peopleWhere({
      rawId: { in: [...new Set(rawIds)] },
      user: { disabledAt: null },
    });
    // First the rooms: what changes while the board is read is told afterwards.
    await page.watch(people.map(({ userId }) => userId));
    page.tell('presence:changed', await this.#present(people));
  }

  #tellSoon(userId: string): void {
    if (this.#isStopped) return;
    this.#changed.add(userId);
    this.#flushTimer ??= setTimeout(() => void this.#flush(), GATHER_MS).unref();
  }

  async #flush(): Promise<void> {
    this.#flushTimer = undefined;
    const userIds = [...this.#changed].slice(0, MAX_TOLD);
    for (const userId of userIds) this.#changed.delete(userId);
    const [next] = this.#changed;
    if (next !== undefined) this.#tellSoon(next);
    try {
      const people = await this.#peopleWhere({ userId: { in: userIds } });
      // That something changed would say of somebody who appears offline that they are not.
      await this.#tell(people.filter(({ appearsOffline }) => !appearsOffline));
    } catch (err) {
      if (!this.#isStopped) this.#log.warn({ err }, 'changes of presence were not told');
    }
  }

  async #tell(people: readonly Person[]): Promise<void> {
    const presences = await this.#present(people);
    people.forEach(({ userId }, index) => {
      this.#live.publish({ watchersOf: userId }, 'presence:changed', [presences[index]!]);
    });
  }

  async #present(people: readonly Person[]): Promise<PersonPresence[]> {
    const visible = people.filter(({ appearsOffline }) => !appearsOffline);
    const found = await this.#board.read(visible.map(({ userId }) => userId));
    return people.map((person) => presenceOf(person, found.get(person.userId)));
  }

  /** Users who have an identity. */
  async #peopleWhere(where: Prisma.CommunicationIdentityWhereInput): Promise<Person[]> {
    const rows = await this.#prisma.communicationIdentity.findMany({
      where: { ...where, resource: this.#resource },
      select: { rawId: true, userId: true, user: { select: { appearsOffline: true } } },
    });
    return rows.flatMap(({ rawId, userId, user }) => (rawId === null ? [] : [{ userId, rawId, ...user }]));
  }
}

function presenceOf(
  { rawId, appearsOffline }: Person,
  { state, lastSeenAt }: Whereabouts = { state: undefined, lastSeenAt: undefined },
): PersonPresence {
  const communicationUserId = rawId;
  if (appearsOffline) return { communicationUserId, state: 'offline', lastSeenAt: null };
  if (state !== undefined) return { communicationUserId, state, lastSeenAt: null };
  return { communicationUserId, state: 'offline', lastSeenAt: lastSeenAt?.toISOString() ?? null };
}
