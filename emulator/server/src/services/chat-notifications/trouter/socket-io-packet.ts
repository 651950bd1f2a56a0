/**
 * Packets of socket.io 0.9, protocol 1: `type:id[+]:endpoint[:data]`, where `+` asks for an acknowledgement with data.
 *
 * @see `parser.decodePacket` in the socket.io 0.9.6 client that `@azure/communication-signaling` bundles
 */
export type SocketIoPacket =
  | { readonly type: 'disconnect' | 'heartbeat' | 'noop' }
  | { readonly type: 'message'; readonly data: string }
  | { readonly type: 'event'; readonly name: string; readonly acknowledgementId: string };

const types = [
  'disconnect',
  'connect',
  'heartbeat',
  'message',
  'json',
  'event',
  'ack',
  'error',
  'noop',
] as const;
const shape = /^([0-8]):([0-9]{0,15})\+?:([^:]*):?([\s\S]*)$/;

/** `undefined` when a client has no reason to send such a packet. */
export function decodePacket(text: string): SocketIoPacket | undefined {
  const match = shape.exec(text);
  if (!match) return undefined;
  const [, type = '', id = '', , data = ''] = match;
  switch (types[Number(type)]) {
    case 'disconnect':
      return { type: 'disconnect' };
    case 'heartbeat':
      return { type: 'heartbeat' };
    case 'message':
    case 'json':
      return { type: 'message', data };
    case 'event':
      return decodeEvent(id, data);
    case 'ack':
    case 'noop':
      return { type: 'noop' };
    default:
      return undefined;
  }
}

function decodeEvent(acknowledgementId: string, data: string): SocketIoPacket | undefined {
  const event = parseObject(data);
  return typeof event?.name === 'string' ? { type: 'event', name: event.name, acknowledgementId } : undefined;
}

export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export const connectPacket = '1::';
export const heartbeatPacket = '2::';
export const acknowledgePacket = (id: string) => `6:::${id}`;
export const eventPacket = (name: string, argument: unknown) =>
  `5:::${JSON.stringify({ name, args: [argument] })}`;
/** The client takes the reason from the JSON: `unauthorized` makes it ask for a fresh token. @see `DisconnectReason` */
export const disconnectPacket = (reason: string) => `0:::${JSON.stringify({ reason })}`;
