import { z } from 'zod';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { controlAccess, limitQuery, subscriptionParams, type EventGridPorts } from '../event-grid-ports.ts';

const states = ['Pending', 'Delivered', 'DeadLettering', 'DeadLettered', 'Dropped'] as const;

/** The delivery log of a subscription, newest first, with every attempt of each event. */
export const listDeliveries = defineOperation({
  id: 'EventSubscriptions_ListDeliveries',
  route: 'GET /_emulator/event-subscriptions/{name}/deliveries',
  ...controlAccess,
  request: {
    params: subscriptionParams,
    query: z.object({
      limit: limitQuery,
      state: z.enum(states).optional(),
      eventId: z.string().max(256).optional(),
      eventType: z.string().max(256).optional(),
    }),
  },
  async handle(
    { subscriptions, grid }: Pick<EventGridPorts, 'subscriptions' | 'grid'>,
    { params, query: { limit, state, eventId, eventType } },
  ) {
    await subscriptions.require(params.name);
    const value = grid
      .deliveriesOf(params.name)
      .filter(
        (delivery) =>
          (state === undefined || delivery.state === state) &&
          (eventId === undefined || delivery.event.id === eventId) &&
          (eventType === undefined || delivery.event.eventType === eventType),
      )
      .slice(0, limit);
    return ok({ value });
  },
});
