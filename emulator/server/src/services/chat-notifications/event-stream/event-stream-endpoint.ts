import type { ServiceContext } from '../../../kernel/service.ts';
import type { Socket, SocketEndpoint } from '../../../kernel/socket-endpoint.ts';
import { selectEvents, type EventStreams, type EventStreamSink } from './event-stream.ts';
import { limits } from '../limits.ts';

/** The stream of `GET /_emulator/events/stream` as a websocket: one JSON text per event, nothing is read. */
export function createEventStreamEndpoint(
  { tokens }: Pick<ServiceContext, 'tokens'>,
  streams: EventStreams,
): SocketEndpoint {
  return {
    path: '/_emulator/events/stream',
    accept(socket, { url, headers }) {
      let closeStream: (() => void) | undefined;
      let ended = false;
      socket.onClose(() => {
        ended = true;
        closeStream?.();
      });
      const open = async () => {
        const selection = await selectEvents(tokens, url, {
          authorization: headers.authorization,
          'last-event-id': headers['last-event-id'],
        });
        if (ended) return;
        closeStream = streams.open(selection, writeTo(socket));
      };
      open().catch((error: unknown) =>
        socket.close(1008, shortened(error instanceof Error ? error.message : String(error))),
      );
    },
  };
}

const writeTo = (socket: Socket): EventStreamSink => ({
  write({ text }) {
    socket.send(text);
    if (socket.bufferedBytes > limits.bufferedBytes) this.end(1013, 'Too slow. Resume with lastEventId.');
  },
  end: (code, reason) => socket.close(code, reason),
});

/** A close reason may have up to 123 bytes. */
const shortened = (reason: string) => reason.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 123);
