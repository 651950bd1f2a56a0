import type { ControlRequests, RequestOptions } from './control-request.ts';

/** What flowed, as the relay counts it: payload and framing, without UDP and IP headers. */
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

export interface RelayUserUsage extends RelayTraffic {
  /** Raw id; null: all credentials that were issued for nobody. */
  readonly user: string | null;
  readonly allocations: number;
  readonly activeAllocations: number;
}

export interface RelayAllocation extends RelayTraffic {
  readonly id: string;
  /** Of the credential: `<expiry>:<id>`. */
  readonly username: string;
  readonly user: string | null;
  /** ISO 8601 by the relay's clock. */
  readonly startedOn: string;
  /** Null while it lasts. */
  readonly endedOn: string | null;
}

export interface RelayUsage {
  readonly total: RelayTraffic;
  readonly users: readonly RelayUserUsage[];
  /** Newest first. */
  readonly allocations: readonly RelayAllocation[];
}

export interface RelayControl {
  /** Since the start or the latest reset. 404 unless the emulator knows the relay's log. */
  usage(options?: RequestOptions): Promise<RelayUsage>;
}

export const relayControl = ({ request }: ControlRequests): RelayControl => ({
  usage: (options) => request('GET', 'relay/usage', options),
});
