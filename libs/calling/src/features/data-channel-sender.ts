import type { CommunicationIdentifier } from '@azure/communication-common';
import { CallingError } from '../api/errors.ts';
import type { CallCore } from '../call/call-core.ts';
import { rawIdOf } from '../support/identifiers.ts';
import { bindMethods } from '../support/public-object.ts';
import type { DataChannelSender, DataChannelSenderOpenOptions } from './data-channel.ts';
import { encodeFrame } from './data-channel-frame.ts';

/** @see the documented limits of the calling SDK's data channel */
const maximumMessageBytes = 32 * 1024;
const maximumParticipants = 64;
/** More than this waits: the receiver or the network is too slow. */
const maximumBufferedBytes = 4 * 1024 * 1024;

export class ChannelSender implements DataChannelSender {
  readonly channelId: number;
  readonly maxMessageSize = maximumMessageBytes;
  readonly _core: CallCore;
  readonly _isDurable: boolean;
  readonly _session = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  readonly _onClose: () => void;
  _recipients: ReadonlySet<string> = new Set();
  _sequenceNumber = 0;
  _isClosed = false;

  constructor(core: CallCore, channelId: number, options: DataChannelSenderOpenOptions, onClose: () => void) {
    this._core = core;
    this.channelId = channelId;
    this._isDurable = options.reliability !== 'Lossy';
    this._onClose = onClose;
    this.setParticipants(options.participants ?? []);
    bindMethods(this);
  }

  setParticipants(participants: CommunicationIdentifier[]): void {
    if (participants.length > maximumParticipants) {
      const message = `At most ${maximumParticipants} participants can be named, not ${participants.length}: name none for all.`;
      throw new CallingError(400, 0, message);
    }
    this._recipients = new Set(participants.map(rawIdOf));
  }

  async sendMessage(data: Uint8Array): Promise<void> {
    if (this._isClosed) throw new CallingError(412, 0, `The sender of channel ${this.channelId} is closed.`);
    if (!(data instanceof Uint8Array) || data.length > maximumMessageBytes) {
      const message = `A message is a Uint8Array of at most ${maximumMessageBytes} bytes, not ${data?.length}.`;
      throw new CallingError(400, 0, message);
    }
    // 32 bits: begins anew after four billion messages.
    this._sequenceNumber = (this._sequenceNumber + 1) >>> 0;
    const delayed = this._send(Uint8Array.from(data));
    if (delayed > maximumBufferedBytes) {
      throw new CallingError(
        429,
        0,
        `${delayed} bytes wait to be sent on channel ${this.channelId}: slow down.`,
      );
    }
  }

  close(): void {
    if (this._isClosed) return;
    this._isClosed = true;
    this._send(undefined);
    this._onClose();
  }

  /** Returns how much waits on the slowest connection. */
  _send(data: Uint8Array<ArrayBuffer> | undefined): number {
    const { channelId, _session: session, _sequenceNumber: sequenceNumber } = this;
    const frame = encodeFrame({ channelId, session, sequenceNumber, data });
    let waiting = 0;
    for (const link of this._core.mesh.links.values()) {
      const rawId = this._core.participantBy(link.participantId)?.rawId;
      const isMeant = this._recipients.size === 0 || (rawId !== undefined && this._recipients.has(rawId));
      if (!isMeant || !link.data) continue;
      waiting = Math.max(waiting, link.data.bufferedBytes);
      if (link.data.bufferedBytes > maximumBufferedBytes) continue;
      link.data.send(frame, this._isDurable || data === undefined);
    }
    return waiting;
  }
}
