import { z } from 'zod';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { toDeadLetterEvent } from '../dead-letters.ts';
import { controlAccess, limitQuery, subscriptionParams, type EventGridPorts } from '../event-grid-ports.ts';

/** What was given up, newest first, as it is written into the dead-letter folder. */
export const listDeadLetters = defineOperation({
  id: 'EventSubscriptions_ListDeadLetters',
  route: 'GET /_emulator/event-subscriptions/{name}/dead-letters',
  ...controlAccess,
  request: { params: subscriptionParams, query: z.object({ limit: limitQuery }) },
  async handle(
    { subscriptions, deadLetters }: Pick<EventGridPorts, 'subscriptions' | 'deadLetters'>,
    { params, query },
  ) {
    const { settings } = await subscriptions.require(params.name);
    const letters = await deadLetters.list(params.name, query.limit);
    return ok({ value: letters.map(({ delivery }) => toDeadLetterEvent(delivery, settings.deliverySchema)) });
  },
});
