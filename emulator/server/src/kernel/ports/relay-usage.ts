/** What flowed through an allocation, as the relay counts it: payload and framing, without UDP and IP headers. */
export interface RelayTraffic {
  readonly bytesFromClient: number;
  readonly bytesToClient: number;
  readonly bytesFromPeers: number;
  readonly bytesToPeers: number;
  readonly packetsFromClient: number;
  readonly packetsToClient: number;
  readonly packetsFromPeers: number;
  readonly packetsToPeers: number;
}

/** One client's use of the relay: a relayed address for as long as the client keeps it. */
export interface RelayAllocation extends RelayTraffic {
  /** The relay's own; it counts from one again when it starts again. */
  readonly id: string;
  /** Of the credential: `<expiry>:<id>`. */
  readonly username: string;
  /** Raw id of the user for whom the credential was issued; undefined when it was issued for nobody. */
  readonly user: string | undefined;
  /** By the relay's clock. For one whose beginning was not seen: when it was first seen. */
  readonly startedOn: Date;
  /** Undefined while it lasts. */
  readonly endedOn: Date | undefined;
}

export interface RelayUserUsage extends RelayTraffic {
  /** Undefined: all credentials that were issued for nobody. */
  readonly user: string | undefined;
  readonly allocations: number;
  readonly activeAllocations: number;
}

export interface RelayUsageReport {
  readonly total: RelayTraffic;
  readonly users: readonly RelayUserUsage[];
  /** Newest first: all that last, and the latest that have ended. */
  readonly allocations: readonly RelayAllocation[];
}

/** The relay's own count of what it relayed. */
export interface RelayUsage {
  /** Follows the relay's report, so that nothing is missed when it is rotated. */
  start(): void;
  stop(): void;
  /** @throws when the relay's report cannot be read. */
  report(): Promise<RelayUsageReport>;
  /** Forgets what was relayed up to now. */
  reset(): void;
}
