import type { CallSignal } from '@switchboard/acs-contracts';
import { randomGuid } from '../support/random-id.ts';
import {
  addTransceivers,
  mediaSlots,
  transceiverOf,
  type MediaSlot,
  type OutgoingTracks,
} from './media-slots.ts';
import { openPeerData, type PeerData } from './peer-data.ts';
import { limitSender, type SendingTerms } from './sender-limits.ts';

export interface PeerLinkOptions {
  readonly participantId: string;
  /** Yields when offers collide, and waits for the first one of the other side. */
  readonly isPolite: boolean;
  readonly configuration: () => RTCConfiguration;
  readonly outgoing: () => OutgoingTracks;
  readonly terms: () => Omit<SendingTerms, 'shownLines'>;
  sendSignal(signal: CallSignal): void;
  /** The tracks that this peer sends have been replaced by others: a new connection was made. */
  onTracks(tracks: Record<MediaSlot, MediaStreamTrack>): void;
  onStateChange(state: RTCPeerConnectionState): void;
  onData(data: ArrayBuffer): void;
  /** False when the connection fails and no relay of the configuration has answered; true once it is there. */
  onRelayReach(isReachable: boolean): void;
}

/** How long a broken connection may take to mend itself, before its route is looked for anew. */
const restartAfterMs = 2_500;
/** … and after so many tries it is replaced. */
const restartsBeforeRebuild = 3;
const restartIntervalMs = 5_000;
/** Wishes of the other side are granted together. */
const gatherWishesMs = 300;
/** How long the first connection may take, offers lost on the way included. */
const establishWithinMs = 10_000;

/** The connection to one other participant, by perfect negotiation; a new one takes its place when it cannot be mended. */
export class PeerLink {
  readonly _options: PeerLinkOptions;
  connection: RTCPeerConnection | undefined;
  data: PeerData | undefined;
  _connectionId = '';
  _isOffering = false;
  _isOfferIgnored = false;
  _candidates: RTCIceCandidateInit[] = [];
  _restarts = 0;
  _hasRelay = false;
  _mending: ReturnType<typeof setTimeout> | undefined;
  _work: Promise<void> = Promise.resolve();
  _updating: Promise<void> = Promise.resolve();
  _isClosed = false;
  /** In how many lines the other shows our camera, and we that of the other, as far as it has been said. */
  _shownLines: number | undefined;
  _askedLines: number | undefined;
  _granting: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PeerLinkOptions) {
    this._options = options;
    if (!options.isPolite) this._build(randomGuid());
  }

  get participantId(): string {
    return this._options.participantId;
  }

  get isConnected(): boolean {
    return this.connection?.connectionState === 'connected';
  }

  /** Signals are worked off one after another: a candidate waits for the description before it. */
  handleSignal(signal: CallSignal): void {
    this._work = this._work.then(() => this._handle(signal)).catch(() => this._mendSoon(restartAfterMs));
  }

  /** Sends what `outgoing` says. One change after another: `replaceTrack` takes its time, and the last one has to win. */
  updateTracks(): Promise<void> {
    this._updating = this._updating.then(() => this._applyTracks());
    return this._updating;
  }

  /** Asks the other not to send larger pictures of its camera than these lines. */
  askFor(cameraLines: number): void {
    if (this._askedLines === cameraLines || !this.data?.ask({ cameraLines })) return;
    this._askedLines = cameraLines;
  }

  async _applyTracks(): Promise<void> {
    const { connection } = this;
    if (!connection) return;
    const outgoing = this._options.outgoing();
    const terms = { ...this._options.terms(), shownLines: this._shownLines };
    for (const slot of mediaSlots) {
      const sender = transceiverOf(connection, slot)?.sender;
      if (!sender) continue;
      const track = outgoing[slot] ?? null;
      if (sender.track !== track) await sender.replaceTrack(track).catch(() => undefined);
      await limitSender(sender, slot, terms).catch(() => undefined);
    }
  }

  restartIce(): void {
    if (this._isClosed || !this.connection) return;
    this._hasRelay = false;
    this.connection.setConfiguration(this._options.configuration());
    this.connection.restartIce();
  }

  close(): void {
    this._isClosed = true;
    clearTimeout(this._mending);
    clearTimeout(this._granting);
    this.connection?.close();
    this.connection = undefined;
  }

  _build(connectionId: string): RTCPeerConnection {
    this.connection?.close();
    const connection = new RTCPeerConnection(this._options.configuration());
    this.connection = connection;
    this._connectionId = connectionId;
    this._isOffering = this._isOfferIgnored = this._hasRelay = false;
    this._candidates = [];
    this._shownLines = this._askedLines = undefined;
    const isCurrent = () => this.connection === connection && !this._isClosed;
    connection.onnegotiationneeded = () => {
      if (isCurrent()) void this._offer(connection);
    };
    connection.onicecandidate = ({ candidate }) => {
      if (!isCurrent()) return;
      this._hasRelay ||= candidate?.type === 'relay';
      this._send({ candidate: candidate ? withoutNulls(candidate.toJSON()) : null });
    };
    connection.onconnectionstatechange = () => {
      if (isCurrent()) this._onState(connection.connectionState);
    };
    if (!this._options.isPolite) {
      addTransceivers(connection);
      this._openData(connection);
      this._announceTracks(connection);
      void this.updateTracks();
    }
    this._mendSoon(establishWithinMs);
    return connection;
  }

  /** Both sides open the same channels by number, so that they need no negotiation of their own. */
  _openData(connection: RTCPeerConnection): void {
    this.data = openPeerData(connection, {
      onData: (data) => this._options.onData(data),
      onWish: ({ cameraLines }) => this._grantSoon(cameraLines),
    });
  }

  _grantSoon(cameraLines: number): void {
    this._shownLines = cameraLines;
    this._granting ??= setTimeout(() => {
      this._granting = undefined;
      if (!this._isClosed) void this.updateTracks();
    }, gatherWishesMs);
  }

  async _offer(connection: RTCPeerConnection): Promise<void> {
    try {
      this._isOffering = true;
      await connection.setLocalDescription();
      this._sendDescription(connection);
    } catch {
      this._mendSoon(restartAfterMs);
    } finally {
      this._isOffering = false;
    }
  }

  async _handle({ connectionId, description, candidate }: CallSignal): Promise<void> {
    if (this._isClosed) return;
    if (description)
      await this._handleDescription(description as RTCSessionDescriptionInit, connectionId ?? '');
    else if (connectionId === this._connectionId && this.connection) {
      if (!candidate) return;
      if (!this.connection.remoteDescription) this._candidates.push(candidate as RTCIceCandidateInit);
      else await this._addCandidate(this.connection, candidate as RTCIceCandidateInit);
    }
  }

  async _handleDescription(description: RTCSessionDescriptionInit, connectionId: string): Promise<void> {
    const isForeign = connectionId !== this._connectionId;
    if (isForeign && (description.type !== 'offer' || !this._options.isPolite)) return;
    const connection = isForeign || !this.connection ? this._build(connectionId) : this.connection;
    const isCollision =
      description.type === 'offer' && (this._isOffering || connection.signalingState !== 'stable');
    this._isOfferIgnored = !this._options.isPolite && isCollision;
    if (this._isOfferIgnored) return;
    await connection.setRemoteDescription(description);
    if (description.type === 'offer') {
      if (isForeign) this._adopt(connection);
      await this.updateTracks();
      await connection.setLocalDescription();
      this._sendDescription(connection);
    }
    for (const candidate of this._candidates.splice(0)) await this._addCandidate(connection, candidate);
  }

  /** The polite side takes the transceivers of the first offer as its own. */
  _adopt(connection: RTCPeerConnection): void {
    for (const slot of mediaSlots) {
      const transceiver = transceiverOf(connection, slot);
      if (transceiver) transceiver.direction = 'sendrecv';
    }
    this._openData(connection);
    this._announceTracks(connection);
  }

  _announceTracks(connection: RTCPeerConnection): void {
    const track = (slot: MediaSlot) => transceiverOf(connection, slot)?.receiver.track;
    const [audio, camera, screen] = [track('audio'), track('camera'), track('screen')];
    if (audio && camera && screen) this._options.onTracks({ audio, camera, screen });
  }

  async _addCandidate(connection: RTCPeerConnection, candidate: RTCIceCandidateInit): Promise<void> {
    try {
      await connection.addIceCandidate(candidate);
    } catch (error) {
      if (!this._isOfferIgnored) throw error;
    }
  }

  _onState(state: RTCPeerConnectionState): void {
    this._options.onStateChange(state);
    if (state === 'connected') {
      clearTimeout(this._mending);
      this._mending = undefined;
      this._restarts = 0;
      this._options.onRelayReach(true);
    } else if (state === 'failed') this._mendSoon(0);
    else if (state === 'disconnected') this._mendSoon(restartAfterMs);
  }

  /** Restarts ICE again and again; the impolite side begins anew with another connection in the end. */
  _mendSoon(delayMs: number): void {
    if (this._isClosed || (this._mending !== undefined && delayMs > 0)) return;
    clearTimeout(this._mending);
    this._mending = setTimeout(() => {
      this._mending = undefined;
      if (this._isClosed || this.isConnected) return;
      if (!this._hasRelay && hasRelays(this._options.configuration())) this._options.onRelayReach(false);
      void this._mend().catch(() => undefined);
      this._mendSoon(restartIntervalMs);
    }, delayMs);
  }

  async _mend(): Promise<void> {
    this._restarts += 1;
    const isUnanswered = this.connection?.signalingState === 'have-local-offer';
    if (!this._options.isPolite && (isUnanswered || this._restarts > restartsBeforeRebuild)) {
      this._restarts = 0;
      this._build(randomGuid());
    } else {
      if (isUnanswered) await this.connection?.setLocalDescription({ type: 'rollback' });
      this.restartIce();
    }
  }

  _sendDescription(connection: RTCPeerConnection): void {
    const description = connection.localDescription;
    if (description) this._send({ description: { type: description.type, sdp: description.sdp } });
  }

  _send(signal: Omit<CallSignal, 'connectionId'>): void {
    if (!this._isClosed) this._options.sendSignal({ connectionId: this._connectionId, ...signal });
  }
}

const hasRelays = ({ iceServers = [] }: RTCConfiguration): boolean =>
  iceServers.some(({ urls }) => [urls].flat().some((url) => /^turns?:/i.test(url)));

function withoutNulls({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidateInit) {
  return { candidate: candidate ?? '', sdpMid, sdpMLineIndex, usernameFragment };
}
