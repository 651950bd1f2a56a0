import type { SeedPorts } from './control/seed/apply-seed.ts';
import type { StoreAdministration } from './kernel/ports/store-administration.ts';
import type { BoundOperation, ServiceContext } from './kernel/service.ts';
import { seedEmailDomain } from './services/email/index.ts';
import { seedEventSubscription } from './services/event-grid/index.ts';
import { createIdentityRepository } from './services/identity/identity.repository.ts';
import { seedPhoneNumber } from './services/phone-numbers/index.ts';
import { seedRoom } from './services/rooms/index.ts';
import { seedSipRouting } from './services/sip-routing/index.ts';
import { seedOptOut, seedTextMessage } from './services/sms/index.ts';

type Context = ServiceContext & { readonly store: SeedPorts['store'] & StoreAdministration };

/** What the services take of a seed. */
export function createSeedPorts(context: Context, operations: readonly BoundOperation[]): SeedPorts {
  const { clock, store } = context;
  const identities = createIdentityRepository(store);
  return {
    ...context,
    operations,
    saveIdentity: (rawId) => identities.save({ rawId, createdOn: clock.now().toISOString() }),
    savePhoneNumber: (number) => seedPhoneNumber(context, number),
    saveEmailDomain: (domain) => seedEmailDomain(context, domain),
    saveRoom: (room) => seedRoom(context, room),
    saveSipRouting: (configuration) => seedSipRouting(store, configuration),
    saveOptOut: (optOut) => seedOptOut(context, optOut),
    saveTextMessage: (message) => seedTextMessage(context, message),
    saveEventSubscription: (subscription) => seedEventSubscription(context, subscription),
  };
}
