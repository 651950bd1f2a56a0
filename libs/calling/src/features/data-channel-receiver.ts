import type { CommunicationIdentifierKind } from '@azure/communication-common';
import { toIdentifier } from '../support/identifiers.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';
import type { DataChannelMessage, DataChannelReceiver, DataChannelReceiverEvents } from './data-channel.ts';

/** After so much silence the channel is taken for closed. */
const silenceMs = 2 * 60_000;
/** Messages that nobody reads are kept up to this many, the latest ones. */
const maximumUnread = 1_000;

export class ChannelReceiver extends PublicObject<DataChannelReceiverEvents> implements DataChannelReceiver {
  readonly channelId: number;
  readonly _rawId: string;
  readonly _onClose: () => void;
  _messages: DataChannelMessage[] = [];
  _silence: ReturnType<typeof setTimeout> | undefined;
  _isClosed = false;

  constructor(channelId: number, rawId: string, onClose: () => void) {
    super();
    this.channelId = channelId;
    this._rawId = rawId;
    this._onClose = onClose;
  }

  get senderParticipantIdentifier(): CommunicationIdentifierKind {
    return toIdentifier(this._rawId);
  }

  readMessage(): DataChannelMessage | undefined {
    return this._messages.shift();
  }

  _take(message: DataChannelMessage): void {
    if (this._messages.length >= maximumUnread) this._messages.shift();
    this._messages.push(message);
    clearTimeout(this._silence);
    this._silence = setTimeout(() => this._close(), silenceMs);
    emitterOf<DataChannelReceiverEvents>(this).emit('messageReady');
  }

  _close(): void {
    if (this._isClosed) return;
    this._isClosed = true;
    clearTimeout(this._silence);
    this._onClose();
    emitterOf<DataChannelReceiverEvents>(this).emit('close');
  }
}
