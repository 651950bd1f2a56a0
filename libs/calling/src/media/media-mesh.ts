import type { CallPeer, CallSignal } from '@switchboard/acs-contracts';
import { numberOf, type LinkSample } from './media-sample.ts';
import type { MediaSlot, OutgoingTracks } from './media-slots.ts';
import { PeerLink } from './peer-link.ts';
import type { SendLimits } from './picture-fit.ts';

export interface MediaMeshOptions {
  configuration(): RTCConfiguration;
  sendSignal(participantId: string, signal: CallSignal): void;
  onTracks(participantId: string, tracks: Record<MediaSlot, MediaStreamTrack>): void;
  onLinkState(participantId: string, state: RTCPeerConnectionState): void;
  onData(participantId: string, data: ArrayBuffer): void;
  /** A connection that fails has found no relay; or one is there. */
  onRelayReach(isReachable: boolean): void;
  onRemoved(participantId: string): void;
}

/** The connections of one call: one to each other participant, all sending the same tracks. */
export class MediaMesh {
  readonly _options: MediaMeshOptions;
  readonly links = new Map<string, PeerLink>();
  readonly _outgoing: OutgoingTracks = {};
  _isPaused = false;
  _limits: SendLimits = {};
  readonly _sourceLines: Partial<Record<MediaSlot, number>> = {};

  constructor(options: MediaMeshOptions) {
    this._options = options;
  }

  /** Makes the connections exactly those of the list. */
  setPeers(peers: readonly CallPeer[]): void {
    const wanted = new Set(peers.map(({ participantId }) => participantId));
    for (const participantId of [...this.links.keys()]) {
      if (!wanted.has(participantId)) this.removePeer(participantId);
    }
    for (const peer of peers) this.addPeer(peer);
  }

  addPeer({ participantId, isPolite }: CallPeer): void {
    if (this.links.has(participantId)) return;
    const link: PeerLink = new PeerLink({
      participantId,
      isPolite,
      configuration: () => this._options.configuration(),
      outgoing: () => (this._isPaused ? {} : this._outgoing),
      terms: () => ({ peers: this.links.size, limits: this._limits, sourceLines: this._sourceLines }),
      sendSignal: (signal) => this._options.sendSignal(participantId, signal),
      onTracks: (tracks) => this._options.onTracks(participantId, tracks),
      onStateChange: (state) => this._options.onLinkState(participantId, state),
      onRelayReach: (isReachable) => this._options.onRelayReach(isReachable),
      onData: (data) => this._options.onData(participantId, data),
    });
    this.links.set(participantId, link);
    this._shareLine();
  }

  removePeer(participantId: string): void {
    const link = this.links.get(participantId);
    if (!link) return;
    this.links.delete(participantId);
    link.close();
    this._options.onRemoved(participantId);
    this._shareLine();
  }

  handleSignal(participantId: string, signal: CallSignal): void {
    this.links.get(participantId)?.handleSignal(signal);
  }

  async setTrack(slot: MediaSlot, track: MediaStreamTrack | undefined): Promise<void> {
    if (track) this._outgoing[slot] = track;
    else delete this._outgoing[slot];
    delete this._sourceLines[slot];
    await this._update();
  }

  /** On hold nothing is sent. */
  async setPaused(isPaused: boolean): Promise<void> {
    if (this._isPaused === isPaused) return;
    this._isPaused = isPaused;
    await this._update();
  }

  async setLimits(limits: SendLimits): Promise<void> {
    this._limits = limits;
    await this._update();
  }

  /** A phone was turned, a shared window resized, or a track did not know its size before its first picture. */
  measureSources(samples: readonly LinkSample[]): void {
    let isOther = false;
    for (const { slot, direction, source } of samples.flatMap(({ streams }) => streams)) {
      const lines = Math.min(numberOf(source, 'width'), numberOf(source, 'height'));
      if (direction !== 'send' || lines === 0 || this._sourceLines[slot] === lines) continue;
      this._sourceLines[slot] = lines;
      isOther = true;
    }
    if (isOther) void this._update();
  }

  /** For connections that do not work now, or all after the network has changed. */
  restartIce(which: 'broken' | 'all'): void {
    for (const link of this.links.values()) {
      if (which === 'all' || !link.isConnected) link.restartIce();
    }
  }

  close(): void {
    for (const participantId of [...this.links.keys()]) this.removePeer(participantId);
  }

  /** With another number of peers each one gets another share of the line and of the processor. */
  _shareLine(): void {
    void this._update();
  }

  async _update(): Promise<void> {
    await Promise.all([...this.links.values()].map((link) => link.updateTracks()));
  }
}
