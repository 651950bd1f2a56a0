import { checkOption } from './control/check-option.ts';
import { entraSeed } from './control/seed/entra-seed.ts';
import type { OperationGate } from './kernel/ports/operation-gate.ts';
import type { RelayUsage } from './kernel/ports/relay-usage.ts';
import type { EmulatedService, ServiceContext } from './kernel/service.ts';
import { createCallingSignallingService } from './services/calling-signalling/index.ts';
import { createChatService } from './services/chat/index.ts';
import { createChatNotificationsService } from './services/chat-notifications/index.ts';
import { createEmailService } from './services/email/index.ts';
import { createEntraService } from './services/entra/index.ts';
import { createEventGridService, type EventGridAdapters } from './services/event-grid/index.ts';
import { createIdentityService } from './services/identity/index.ts';
import { createNetworkTraversalService } from './services/network-traversal/index.ts';
import { createPhoneNumbersService } from './services/phone-numbers/index.ts';
import { createRoomsService } from './services/rooms/index.ts';
import { createSipRoutingService } from './services/sip-routing/index.ts';
import { createSmsService } from './services/sms/index.ts';

export interface ServiceOptions {
  readonly gate: OperationGate;
  /** The part of the seed that the emulated Entra is configured with. */
  readonly entra: unknown;
  readonly eventGrid: EventGridAdapters;
  readonly relayUsage: RelayUsage | undefined;
}

/** Every emulated service: a new one is added here. */
export function createServices(
  context: ServiceContext,
  { entra, gate, eventGrid, relayUsage }: ServiceOptions,
): readonly EmulatedService[] {
  return [
    createEventGridService(context, eventGrid),
    createIdentityService(context),
    createEntraService(context, checkOption('seed.entra', entraSeed.optional(), entra)),
    createCallingSignallingService(context),
    createChatService(context),
    createChatNotificationsService(context),
    createEmailService(context, gate),
    createNetworkTraversalService(context, relayUsage),
    createPhoneNumbersService(context, gate),
    createRoomsService(context),
    createSipRoutingService(context),
    createSmsService(context),
  ];
}
