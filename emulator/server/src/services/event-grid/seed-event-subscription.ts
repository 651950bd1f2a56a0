import type { EventSubscriptionSettings } from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { DocumentStore } from '../../kernel/ports/document-store.ts';
import { EventSubscriptionRepository } from './event-subscription.repository.ts';
import { withFullTypes } from './event-subscriptions.ts';

/**
 * A subscription that is there from the start. Its endpoint is not asked: whoever wrote the seed vouches for it, and it may start
 * after the emulator. @throws AcsError for a type of events that nobody publishes
 */
export async function seedEventSubscription(
  { clock, store }: { readonly clock: Clock; readonly store: DocumentStore },
  { name, ...settings }: EventSubscriptionSettings & { readonly name: string },
): Promise<void> {
  const now = clock.now().toISOString();
  await new EventSubscriptionRepository(store).save({
    name,
    settings: withFullTypes(settings),
    createdOn: now,
    updatedOn: now,
  });
}
