import type { DomainEvent, EventBus, EventKeeper } from '../../kernel/ports/event-bus.ts';
import type { Logger } from '../../kernel/ports/logger.ts';

type Handler = (event: DomainEvent) => void;

/** Delivers within the process, before `publish` returns. */
export function createMemoryEventBus(logger: Logger): EventBus {
  const subscriptions = new Set<{ type: string; handler: Handler }>();
  const keepers = new Set<EventKeeper>();

  return {
    async keep(events, store) {
      for (const keeper of keepers) await keeper(events, store);
    },
    publish(event) {
      for (const { type, handler } of [...subscriptions]) {
        if (type !== '*' && type !== event.type) continue;
        try {
          handler(event);
        } catch (error) {
          logger.error('An event handler failed', {
            event: event.type,
            error: error instanceof Error ? error.stack : String(error),
          });
        }
      }
    },
    subscribe(type, handler) {
      const subscription = { type, handler };
      subscriptions.add(subscription);
      return () => void subscriptions.delete(subscription);
    },
    onKeep(keeper) {
      keepers.add(keeper);
      return () => void keepers.delete(keeper);
    },
  };
}
