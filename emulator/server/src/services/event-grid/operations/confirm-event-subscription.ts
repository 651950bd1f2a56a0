import { z } from 'zod';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { controlAccess, subscriptionParams, type EventGridPorts } from '../event-grid-ports.ts';

const definition = {
  // Outside the control API: endpoints on other hosts have to reach it. Who knows the code is the endpoint.
  ...controlAccess,
  request: { params: subscriptionParams, query: z.object({ code: z.string().min(1).max(100) }) },
  async handle(
    { subscriptions }: Pick<EventGridPorts, 'subscriptions'>,
    { params, query }: { params: { name: string }; query: { code: string } },
  ) {
    await subscriptions.confirm(params.name, query.code);
    return ok({ message: `The endpoint of the event subscription ${params.name} is validated.` });
  },
};

/** The `validationUrl` of the validation event. */
export const confirmEventSubscription = defineOperation({
  id: 'EventSubscriptions_Validate',
  route: 'GET /eventSubscriptions/{name}/validate',
  ...definition,
});

/** The `WebHook-Request-Callback` of CloudEvents may be called by POST as well. */
export const confirmEventSubscriptionByPost = defineOperation({
  id: 'EventSubscriptions_ValidateByPost',
  route: 'POST /eventSubscriptions/{name}/validate',
  ...definition,
});
