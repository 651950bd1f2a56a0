import { decodeWish, encodeWish, type PeerWish } from './peer-wishes.ts';

/**
 * The channels to one peer: for the application one that delivers everything in order and one that would rather lose than
 * wait, and one for what the two libraries have to say to each other.
 */
export interface PeerData {
  /** False while the channel is not open; the data is dropped then. */
  send(data: Uint8Array<ArrayBuffer>, isDurable: boolean): boolean;
  /** False while the channel is not open; nothing is sent then. */
  ask(wish: PeerWish): boolean;
  /** Bytes of the application that wait to be sent. */
  readonly bufferedBytes: number;
}

export interface PeerDataListeners {
  onData(data: ArrayBuffer): void;
  onWish(wish: PeerWish): void;
}

export function openPeerData(connection: RTCPeerConnection, on: PeerDataListeners): PeerData {
  const open = (label: string, init: RTCDataChannelInit) => {
    const channel = connection.createDataChannel(label, { negotiated: true, ...init });
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) on.onData(data);
    };
    return channel;
  };
  const durable = open('durable', { id: 0 });
  const lossy = open('lossy', { id: 1, ordered: false, maxRetransmits: 0 });
  const wishes = open('wishes', { id: 2 });
  wishes.onmessage = ({ data }) => {
    const wish = decodeWish(data);
    if (wish) on.onWish(wish);
  };
  return {
    ask(wish) {
      if (wishes.readyState !== 'open') return false;
      wishes.send(encodeWish(wish));
      return true;
    },
    send(data, isDurable) {
      const channel = isDurable ? durable : lossy;
      if (channel.readyState !== 'open') return false;
      channel.send(data);
      return true;
    },
    get bufferedBytes() {
      return durable.bufferedAmount + lossy.bufferedAmount;
    },
  };
}
