import { tracingChannel } from 'node:diagnostics_channel';
import { errorTypeOf, type TracedSpan, type Tracing } from '@switchboard/tracing';

/** What the client tells of a command. @see node_modules/@redis/client/dist/lib/client/tracing.d.ts */
interface CommandMessage {
  readonly command: string;
  readonly serverAddress?: string;
  readonly serverPort?: number | undefined;
  readonly error?: unknown;
}

/**
 * Makes each command to Redis a span of what it is for, by its name alone: keys and values tell of people.
 * @returns ends it
 * @see https://opentelemetry.io/docs/specs/semconv/database/redis/
 */
export function traceRedisCommands(tracing: Tracing): () => void {
  const channel = tracingChannel<string, CommandMessage>('node-redis:command');
  const underWay = new WeakMap<CommandMessage, TracedSpan>();
  const handlers = {
    start(message: CommandMessage) {
      if (!tracing.current()?.isSampled) return;
      const { command, serverAddress, serverPort } = message;
      const name = String(command).toUpperCase();
      const attributes = {
        'db.system.name': 'redis',
        'db.operation.name': name,
        'server.address': serverAddress,
        'server.port': serverPort,
      };
      underWay.set(message, tracing.begin({ name, kind: 'client', attributes }));
    },
    end() {},
    asyncStart() {},
    asyncEnd(message: CommandMessage) {
      const span = underWay.get(message);
      if (message.error !== undefined) span?.fail(errorTypeOf(message.error));
      span?.end();
    },
    error() {},
  };
  channel.subscribe(handlers);
  return () => void channel.unsubscribe(handlers);
}
