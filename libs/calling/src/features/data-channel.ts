import type { CommunicationIdentifier, CommunicationIdentifierKind } from '@azure/communication-common';
import { CallingError } from '../api/errors.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { Participant } from '../call/participant.ts';
import type { EventSource } from '../support/emitter.ts';
import { CoreFeature } from './core-feature.ts';
import { decodeFrame } from './data-channel-frame.ts';
import { ChannelReceiver } from './data-channel-receiver.ts';
import { ChannelSender } from './data-channel-sender.ts';

export type DataChannelPriority = 'High' | 'Normal';
export type DataChannelReliability = 'Durable' | 'Lossy';
export interface DataChannelSenderOpenOptions {
  bitrateInKbps?: number;
  /** 1 to 65535; chosen by the library when 0 or left out. */
  channelId?: number;
  /** Everybody in the call when empty or left out. */
  participants?: CommunicationIdentifier[];
  priority?: DataChannelPriority;
  /** Default `Durable`. */
  reliability?: DataChannelReliability;
}
export interface DataChannelMessage {
  sequenceNumber: number;
  data: Uint8Array;
}
export interface DataChannelSender {
  readonly channelId: number;
  /** In bytes. */
  readonly maxMessageSize: number;
  setParticipants(participants: CommunicationIdentifier[]): void;
  /** Resolves once handed to the connections; those who are not connected then do not get it. */
  sendMessage(data: Uint8Array): Promise<void>;
  close(): void;
}
export interface DataChannelReceiverEvents {
  messageReady: () => void;
  close: () => void;
}
export interface DataChannelReceiver extends EventSource<DataChannelReceiverEvents> {
  readonly channelId: number;
  readonly senderParticipantIdentifier: CommunicationIdentifierKind;
  /** The next message, or undefined when there is none. */
  readMessage(): DataChannelMessage | undefined;
}
interface Events {
  dataChannelReceiverCreated: (receiver: DataChannelReceiver) => void;
}
/** Messages between the participants, without the service. */
export interface DataChannelCallFeature extends CallFeature, EventSource<Events> {
  createDataChannelSender(options?: DataChannelSenderOpenOptions): DataChannelSender;
}

const largestChannelId = 65_535;

export class CallDataChannel extends CoreFeature<Events> implements DataChannelCallFeature {
  readonly _receivers = new Map<string, ChannelReceiver>();
  readonly _senders = new Map<number, ChannelSender>();
  _nextChannelId = 1_000;

  constructor(context: CallFeatureContext) {
    super('DataChannel', context);
    this._follow('data', (participant, data) => this._receive(participant, data));
    this._follow('ended', () => this._closeAll());
  }

  createDataChannelSender(options: DataChannelSenderOpenOptions = {}): DataChannelSender {
    const channelId = options.channelId || this._freeChannelId();
    if (!Number.isInteger(channelId) || channelId < 0 || channelId > largestChannelId) {
      throw new CallingError(
        400,
        0,
        `channelId is a number from 1 to ${largestChannelId}, not ${channelId}.`,
      );
    }
    if (this._senders.has(channelId)) {
      throw new CallingError(409, 0, `There is a sender for channel ${channelId}: close it before.`);
    }
    const sender = new ChannelSender(this._core, channelId, options, () => this._senders.delete(channelId));
    this._senders.set(channelId, sender);
    return sender;
  }

  override dispose(): void {
    super.dispose();
    this._closeAll();
  }

  _freeChannelId(): number {
    while (this._senders.has(this._nextChannelId)) this._nextChannelId += 1;
    return this._nextChannelId;
  }

  _receive(participant: Participant, buffer: ArrayBuffer): void {
    const frame = decodeFrame(buffer);
    if (!frame) return;
    const key = `${participant.rawId} ${frame.channelId} ${frame.session}`;
    const known = this._receivers.get(key);
    if (frame.data === undefined) return known?._close();
    const receiver = known ?? this._createReceiver(key, frame.channelId, participant);
    receiver._take({ sequenceNumber: frame.sequenceNumber, data: frame.data });
  }

  _createReceiver(key: string, channelId: number, { rawId }: Participant): ChannelReceiver {
    const receiver = new ChannelReceiver(channelId, rawId, () => this._receivers.delete(key));
    this._receivers.set(key, receiver);
    this._emit('dataChannelReceiverCreated', receiver);
    return receiver;
  }

  _closeAll(): void {
    for (const sender of [...this._senders.values()]) sender.close();
    for (const receiver of [...this._receivers.values()]) receiver._close();
  }
}
