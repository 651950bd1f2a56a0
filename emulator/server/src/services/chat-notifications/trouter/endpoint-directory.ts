import { AcsError } from '../../../kernel/acs-error.ts';
import type { Clock } from '../../../kernel/ports/clock.ts';
import { limits } from '../limits.ts';
import { TrouterEndpoint } from './trouter-endpoint.ts';

interface Entry {
  readonly endpoint: TrouterEndpoint;
  cancelExpiry: () => void;
}

/** The endpoints of every user. One without a connection is forgotten after a while, and with it what it missed. */
export class EndpointDirectory {
  readonly #clock: Clock;
  readonly #entriesByUser = new Map<string, Map<string, Entry>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Known by its user and id, else a new one. @throws AcsError 429 when the user has too many connected ones. */
  require(rawId: string, id: string): TrouterEndpoint {
    const entries = this.#entriesByUser.get(rawId) ?? new Map<string, Entry>();
    const known = entries.get(id);
    if (known) return known.endpoint;
    if (entries.size >= limits.endpointsPerUser) this.#removeLongestAway(rawId, entries);
    const entry: Entry = { endpoint: new TrouterEndpoint(rawId, id), cancelExpiry: () => undefined };
    entries.set(id, entry);
    this.#entriesByUser.set(rawId, entries);
    this.expireLater(entry.endpoint);
    return entry.endpoint;
  }

  forEachOf(rawId: string, visit: (endpoint: TrouterEndpoint) => void): void {
    this.#entriesByUser.get(rawId)?.forEach(({ endpoint }) => visit(endpoint));
  }

  /** Starts the time after which the endpoint is forgotten, unless `keep` is called before. */
  expireLater(endpoint: TrouterEndpoint): void {
    const entry = this.#find(endpoint);
    if (!entry) return;
    entry.cancelExpiry();
    entry.cancelExpiry = this.#clock.schedule(limits.endpointLifetimeMs, () =>
      this.remove(endpoint.rawId, endpoint.id),
    );
  }

  keep(endpoint: TrouterEndpoint): void {
    this.#find(endpoint)?.cancelExpiry();
  }

  remove(rawId: string, id: string): void {
    const entries = this.#entriesByUser.get(rawId);
    const entry = entries?.get(id);
    if (!entries || !entry) return;
    entry.cancelExpiry();
    entries.delete(id);
    if (entries.size === 0) this.#entriesByUser.delete(rawId);
    entry.endpoint.connection?.close(1000, 'The endpoint was unregistered.');
  }

  clear(): void {
    for (const [rawId, entries] of [...this.#entriesByUser])
      for (const id of [...entries.keys()]) this.remove(rawId, id);
  }

  #find({ rawId, id }: TrouterEndpoint): Entry | undefined {
    return this.#entriesByUser.get(rawId)?.get(id);
  }

  #removeLongestAway(rawId: string, entries: Map<string, Entry>): void {
    const away = [...entries.values()].find(({ endpoint }) => !endpoint.connection);
    if (!away)
      throw new AcsError(
        429,
        'TooManyRequests',
        `The user ${rawId} has ${entries.size} connected chat clients. Stop real-time notifications of some.`,
        { headers: { 'Retry-After': '30' } },
      );
    this.remove(rawId, away.endpoint.id);
  }
}
