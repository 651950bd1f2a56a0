import type {
  RelayAllocation,
  RelayTraffic,
  RelayUsageReport,
  RelayUserUsage,
} from '../../kernel/ports/relay-usage.ts';
import type { CoturnLogEvent } from './coturn-log-line.ts';

/** Ended allocations that are remembered one by one; the sums keep all of them. */
const rememberedAllocations = 1000;

const nothing: RelayTraffic = {
  bytesFromClient: 0,
  bytesToClient: 0,
  bytesFromPeers: 0,
  bytesToPeers: 0,
  packetsFromClient: 0,
  packetsToClient: 0,
  packetsFromPeers: 0,
  packetsToPeers: 0,
};

/** Counts allocations and what flowed through them, line by line of the relay's log. */
export class RelayLedger {
  #active = new Map<string, RelayAllocation>();
  #ended: RelayAllocation[] = [];
  #users = new Map<string | undefined, RelayUserUsage>();

  record(event: CoturnLogEvent): void {
    switch (event.kind) {
      case 'serverStarted':
        for (const session of this.#active.keys()) this.#end(session, event.at);
        break;
      case 'allocated':
        this.#end(event.session, event.at);
        this.#begin(event);
        break;
      case 'relayed':
        this.#add(event.session, this.#active.get(event.session) ?? this.#begin(event), event.traffic);
        break;
      case 'deleted':
        this.#end(event.session, event.at);
        break;
    }
  }

  report(): RelayUsageReport {
    const users = [...this.#users.values()];
    return {
      total: users.reduce(addTraffic, nothing),
      users,
      allocations: [...this.#ended, ...this.#active.values()].reverse(),
    };
  }

  /** Allocations that last are counted from here on. */
  clear(): void {
    this.#active.clear();
    this.#ended = [];
    this.#users.clear();
  }

  #begin({ session, username, at }: Extract<CoturnLogEvent, { session: string }>): RelayAllocation {
    const user = userOf(username);
    const allocation = { id: session, username, user, startedOn: at, endedOn: undefined, ...nothing };
    this.#active.set(session, allocation);
    const usage = this.#users.get(user) ?? { user, allocations: 0, activeAllocations: 0, ...nothing };
    const { allocations, activeAllocations } = usage;
    this.#users.set(user, {
      ...usage,
      allocations: allocations + 1,
      activeAllocations: activeAllocations + 1,
    });
    return allocation;
  }

  #add(session: string, allocation: RelayAllocation, traffic: Partial<RelayTraffic>): void {
    const added = { ...nothing, ...traffic };
    this.#active.set(session, { ...allocation, ...addTraffic(allocation, added) });
    const usage = this.#users.get(allocation.user);
    if (usage) this.#users.set(allocation.user, { ...usage, ...addTraffic(usage, added) });
  }

  #end(session: string, endedOn: Date): void {
    const allocation = this.#active.get(session);
    if (!allocation) return;
    this.#active.delete(session);
    this.#ended.push({ ...allocation, endedOn });
    if (this.#ended.length > rememberedAllocations) this.#ended.shift();
    const usage = this.#users.get(allocation.user)!;
    this.#users.set(allocation.user, { ...usage, activeAllocations: usage.activeAllocations - 1 });
  }
}

/** What follows the expiry, when it is a raw id: those have colons, the names made up for nobody have none. */
function userOf(username: string): string | undefined {
  const id = username.replace(/^\d+:/, '');
  return id.includes(':') ? id : undefined;
}

function addTraffic(one: RelayTraffic, other: RelayTraffic): RelayTraffic {
  const names = Object.keys(nothing) as (keyof RelayTraffic)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as RelayTraffic;
}
