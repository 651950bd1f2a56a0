/** The two channels to one peer: one that delivers everything in order, one that would rather lose than wait. */
export interface PeerData {
  /** False while the channel is not open; the data is dropped then. */
  send(data: Uint8Array<ArrayBuffer>, isDurable: boolean): boolean;
  /** Bytes that wait to be sent. */
  readonly bufferedBytes: number;
}

export function openPeerData(connection: RTCPeerConnection, onData: (data: ArrayBuffer) => void): PeerData {
  const open = (label: string, init: RTCDataChannelInit) => {
    const channel = connection.createDataChannel(label, { negotiated: true, ...init });
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) onData(data);
    };
    return channel;
  };
  const durable = open('durable', { id: 0 });
  const lossy = open('lossy', { id: 1, ordered: false, maxRetransmits: 0 });
  return {
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
