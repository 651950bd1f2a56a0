import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import type { DeadLetterFolder } from '../../kernel/ports/dead-letter-folder.ts';
import type { Tracer } from '../../kernel/ports/tracer.ts';
import type { WebhookSender } from '../../kernel/ports/webhook-sender.ts';
import { DeadLetters } from './dead-letters.ts';
import { DeliveryCauses } from './delivery-causes.ts';
import type { EventGridPorts } from './event-grid-ports.ts';
import { EventGrid } from './event-grid.ts';
import { EventSubscriptionRepository } from './event-subscription.repository.ts';
import { EventSubscriptions } from './event-subscriptions.ts';
import { callGridEvents } from './grid-events/call-grid-events.ts';
import { chatMessageGridEvents } from './grid-events/chat-message-grid-events.ts';
import { chatThreadGridEvents } from './grid-events/chat-thread-grid-events.ts';
import { emailGridEvents } from './grid-events/email-grid-events.ts';
import { smsGridEvents } from './grid-events/sms-grid-events.ts';
import {
  confirmEventSubscription,
  confirmEventSubscriptionByPost,
} from './operations/confirm-event-subscription.ts';
import { createOrUpdateEventSubscription } from './operations/create-or-update-event-subscription.ts';
import { deleteEventSubscription } from './operations/delete-event-subscription.ts';
import { listDeadLetters } from './operations/list-dead-letters.ts';
import { listDeliveries } from './operations/list-deliveries.ts';
import { getEventSubscription, listEventSubscriptions } from './operations/read-event-subscriptions.ts';
import { resendEvent, resendEventToSubscription } from './operations/resend-event.ts';
import { triggerEvent } from './operations/trigger-event.ts';
import { Outbox } from './outbox.ts';

export { seedEventSubscription } from './seed-event-subscription.ts';

export interface EventGridAdapters {
  readonly webhooks: WebhookSender;
  readonly deadLetterFolder: DeadLetterFolder;
  readonly tracer?: Tracer | undefined;
}

/** The one emulated resource, whatever name its endpoint has. */
const topic =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/emulator/providers/Microsoft.Communication/communicationServices/acs-emulator';
/** What is under way when the emulator stops; an event that is cut off is delivered again by the next one. */
const drainMs = 2_000;

/** Event subscriptions and the delivery of what happens in calls, chat, SMS and e-mail to their webhooks. */
export function createEventGridService(
  { clock, ids, store, bus, logger, endpoint }: ServiceContext,
  { webhooks, deadLetterFolder, tracer }: EventGridAdapters,
): EmulatedService {
  const outbox = new Outbox(store);
  const deadLetters = new DeadLetters(store, deadLetterFolder);
  const repository = new EventSubscriptionRepository(store);
  const sources = {
    ...callGridEvents,
    ...chatMessageGridEvents,
    ...chatThreadGridEvents,
    ...emailGridEvents,
    ...smsGridEvents,
  };
  const grid = new EventGrid({
    ...{ clock, ids, logger, webhooks, outbox, deadLetters, sources, topic },
    causes: tracer && new DeliveryCauses(tracer),
  });
  const subscriptions = new EventSubscriptions({
    clock,
    ids,
    webhooks,
    repository,
    grid,
    deadLetters,
    outbox,
    topic,
    endpoint,
  });
  // For the life of the process: an operation that ends while the services stop still leaves its events in the outbox.
  bus.onKeep((events, transaction) => grid.keep(events, transaction));
  bus.subscribe('*', (event) => {
    grid.tell(event).catch((error: unknown) => {
      logger.error('An event could not be kept for delivery', { event: event.type, error: String(error) });
    });
  });
  return {
    name: 'event-grid',
    operations: bindOperations<EventGridPorts>({ clock, grid, subscriptions, deadLetters }, [
      createOrUpdateEventSubscription,
      getEventSubscription,
      listEventSubscriptions,
      deleteEventSubscription,
      confirmEventSubscription,
      confirmEventSubscriptionByPost,
      listDeliveries,
      listDeadLetters,
      resendEventToSubscription,
      resendEvent,
      triggerEvent,
    ]),
    start: async () => grid.start(await repository.list()),
    async stop() {
      await Promise.all([grid.stop(), webhooks.drain(drainMs)]);
    },
  };
}
