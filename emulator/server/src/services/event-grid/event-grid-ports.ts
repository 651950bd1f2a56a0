import { z } from 'zod';
import { eventSubscriptionName } from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { defineOperation } from '../../kernel/operation.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { EventGrid } from './event-grid.ts';
import type { EventSubscriptions } from './event-subscriptions.ts';

/** What the operations of Event Grid may need. */
export interface EventGridPorts {
  readonly clock: Clock;
  readonly grid: EventGrid;
  readonly subscriptions: EventSubscriptions;
  readonly deadLetters: DeadLetters;
}

export const subscriptionParams = z.object({ name: eventSubscriptionName });

export const limitQuery = z.coerce.number().int().min(1).max(1000).default(100);

/** Part of the control API: where a request comes from decides, see the gateway's `guard-control-api.ts`. */
export const controlAccess = {
  auth: ['none'],
  requiresApiVersion: false,
} as const satisfies Partial<Parameters<typeof defineOperation>[0]>;
