/** What travels on the data channels between two peers: a message of one sender's channel, or the channel's end. */
export interface DataFrame {
  readonly channelId: number;
  /** Tells one sender from the next on the same channel. */
  readonly session: number;
  readonly sequenceNumber: number;
  /** Undefined closes the channel. */
  readonly data: Uint8Array<ArrayBuffer> | undefined;
}

const headerBytes = 12;
const version = 1;
const flags = { message: 0, close: 1 };

/** version, flags, channel (2 bytes), session (4), sequence number (4), then the data. */
export function encodeFrame({
  channelId,
  session,
  sequenceNumber,
  data,
}: DataFrame): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes + (data?.length ?? 0));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, version);
  view.setUint8(1, data ? flags.message : flags.close);
  view.setUint16(2, channelId);
  view.setUint32(4, session);
  view.setUint32(8, sequenceNumber);
  if (data) bytes.set(data, headerBytes);
  return bytes;
}

/** Undefined for what no version of this library has sent. */
export function decodeFrame(buffer: ArrayBuffer): DataFrame | undefined {
  if (buffer.byteLength < headerBytes) return undefined;
  const view = new DataView(buffer);
  if (view.getUint8(0) !== version) return undefined;
  const isMessage = view.getUint8(1) === flags.message;
  return {
    channelId: view.getUint16(2),
    session: view.getUint32(4),
    sequenceNumber: view.getUint32(8),
    data: isMessage ? new Uint8Array(buffer, headerBytes) : undefined,
  };
}
