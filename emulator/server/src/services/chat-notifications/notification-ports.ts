import type { ServiceContext } from '../../kernel/service.ts';
import type { EventStreams } from './event-stream/event-stream.ts';
import type { Trouter } from './trouter/trouter.ts';

export interface NotificationPorts extends Pick<ServiceContext, 'clock' | 'ids' | 'tokens'> {
  readonly trouter: Trouter;
  readonly streams: EventStreams;
}
