import { eventSubscriptionRequest } from '@switchboard/acs-contracts';
import { created, defineOperation, ok } from '../../../kernel/operation.ts';
import { controlAccess, subscriptionParams, type EventGridPorts } from '../event-grid-ports.ts';
import { toView } from '../event-subscription.ts';

/**
 * Answers when the endpoint has been asked: `Succeeded`, or `AwaitingManualAction` when it may still agree by the URL
 * that it was given.
 *
 * @see EventSubscriptions_CreateOrUpdate
 */
export const createOrUpdateEventSubscription = defineOperation({
  id: 'EventSubscriptions_CreateOrUpdate',
  route: 'PUT /_emulator/event-subscriptions/{name}',
  ...controlAccess,
  request: { params: subscriptionParams, body: eventSubscriptionRequest },
  async handle(
    { subscriptions, grid, clock }: Pick<EventGridPorts, 'subscriptions' | 'grid' | 'clock'>,
    { params, body },
  ) {
    const { subscription, isNew } = await subscriptions.createOrUpdate(params.name, body);
    const view = toView(subscription, clock.now(), grid.pendingCount(params.name));
    return isNew ? created(view) : ok(view);
  },
});
