import { findCommunicationEventName } from '@switchboard/acs-contracts';
import { z } from 'zod';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { createDefaultEvent } from '../event-defaults/default-event.ts';
import { controlAccess, type EventGridPorts } from '../event-grid-ports.ts';
import { noDefaultEvent, unknownEventType } from '../event-grid.errors.ts';
import { mergeData } from '../merge-data.ts';

const triggerRequest = z.strictObject({
  type: z.string().min(1).max(256),
  /** Members that are to be other than in the default event; null leaves one out. */
  data: z.record(z.string().max(256), z.unknown()).optional(),
  subject: z.string().max(1024).optional(),
  id: z.string().min(1).max(256).optional(),
  eventTime: z.iso.datetime({ offset: true }).optional(),
});

/** Publishes an event as if it had happened, and tells which subscriptions get it. */
export const triggerEvent = defineOperation({
  id: 'Events_Trigger',
  route: 'POST /_emulator/events/trigger',
  ...controlAccess,
  request: { body: triggerRequest },
  async handle({ grid, clock }: Pick<EventGridPorts, 'grid' | 'clock'>, { body }) {
    const name = findCommunicationEventName(body.type);
    if (name === undefined) throw unknownEventType(body.type, 'type');
    const base = createDefaultEvent(name, clock.now());
    const subject = body.subject ?? base?.subject;
    if (subject === undefined || (!base && !body.data)) throw noDefaultEvent(body.type);
    const data = mergeData(base?.data ?? {}, body.data ?? {});
    const id = body.id;
    const { event, deliveries } = await grid.publish(
      { name, subject, data, ...(id !== undefined && { id }) },
      body.eventTime,
    );
    return ok({ event, deliveries: deliveries.map(({ id, subscription }) => ({ id, subscription })) });
  },
});
