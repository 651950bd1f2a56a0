import { defineOperation, ok } from '../../../kernel/operation.ts';
import { controlAccess, subscriptionParams, type EventGridPorts } from '../event-grid-ports.ts';
import { toView } from '../event-subscription.ts';

type Ports = Pick<EventGridPorts, 'subscriptions' | 'grid' | 'clock'>;

export const getEventSubscription = defineOperation({
  id: 'EventSubscriptions_Get',
  route: 'GET /_emulator/event-subscriptions/{name}',
  ...controlAccess,
  request: { params: subscriptionParams },
  async handle({ subscriptions, grid, clock }: Ports, { params }) {
    const subscription = await subscriptions.require(params.name);
    return ok(toView(subscription, clock.now(), grid.pendingCount(params.name)));
  },
});

export const listEventSubscriptions = defineOperation({
  id: 'EventSubscriptions_List',
  route: 'GET /_emulator/event-subscriptions',
  ...controlAccess,
  request: {},
  async handle({ subscriptions, grid, clock }: Ports) {
    const now = clock.now();
    const value = (await subscriptions.list()).map((each) => toView(each, now, grid.pendingCount(each.name)));
    return ok({ value });
  },
});
