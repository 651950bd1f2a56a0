import { defineOperation, noContent, ok } from '../../../kernel/operation.ts';
import { controlAccess, subscriptionParams, type EventGridPorts } from '../event-grid-ports.ts';

/** 204 when there was none. @see EventSubscriptions_Delete */
export const deleteEventSubscription = defineOperation({
  id: 'EventSubscriptions_Delete',
  route: 'DELETE /_emulator/event-subscriptions/{name}',
  ...controlAccess,
  request: { params: subscriptionParams },
  async handle({ subscriptions }: Pick<EventGridPorts, 'subscriptions'>, { params }) {
    return (await subscriptions.remove(params.name)) ? ok() : noContent();
  },
});
