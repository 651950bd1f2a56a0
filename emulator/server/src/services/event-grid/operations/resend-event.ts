import type { EventDelivery } from '@switchboard/acs-contracts';
import { z } from 'zod';
import { defineOperation, ok } from '../../../kernel/operation.ts';
import { controlAccess, subscriptionParams, type EventGridPorts } from '../event-grid-ports.ts';
import { eventNotFound } from '../event-grid.errors.ts';

const eventId = z.string().min(1).max(512);

type Ports = Pick<EventGridPorts, 'subscriptions' | 'grid' | 'deadLetters'>;

/** Delivers an event of the log or the dead letters again, with the same event id, to one subscription. */
export const resendEventToSubscription = defineOperation({
  id: 'EventSubscriptions_ResendEvent',
  route: 'POST /_emulator/event-subscriptions/{name}/events/{id}/resend',
  ...controlAccess,
  request: { params: subscriptionParams.extend({ id: eventId }) },
  async handle(ports: Ports, { params }) {
    await ports.subscriptions.require(params.name);
    const earlier = await findDelivery(ports, params.name, params.id);
    if (!earlier) throw eventNotFound(params.id);
    return ok(await ports.grid.resend(earlier));
  },
});

/** The same to every subscription that it went to. */
export const resendEvent = defineOperation({
  id: 'EventSubscriptions_ResendEventToAll',
  route: 'POST /_emulator/events/{id}/resend',
  ...controlAccess,
  request: { params: z.object({ id: eventId }) },
  async handle(ports: Ports, { params }) {
    const value: EventDelivery[] = [];
    for (const { name } of await ports.subscriptions.list()) {
      const earlier = await findDelivery(ports, name, params.id);
      if (earlier) value.push(await ports.grid.resend(earlier));
    }
    if (value.length === 0) throw eventNotFound(params.id);
    return ok({ value });
  },
});

async function findDelivery({ grid, deadLetters }: Ports, name: string, id: string) {
  return (
    grid.deliveriesOf(name).find(({ event }) => event.id === id) ??
    (await deadLetters.list(name)).find(({ delivery }) => delivery.event.id === id)?.delivery
  );
}
