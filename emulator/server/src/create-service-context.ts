import { createSigningKeySource } from './adapters/authentication/signing-key.ts';
import { createTokenAuthority } from './adapters/authentication/token-authority.ts';
import { createFaultyRelayCredentials } from './adapters/fault-injector/faulty-relay-credentials.ts';
import type { EmulatorConfig } from './config/emulator-options.ts';
import type { FaultInjector } from './kernel/ports/fault-injector.ts';
import type { RelayServer } from './kernel/ports/relay-server.ts';
import type { ServiceContext } from './kernel/service.ts';
import { createIdentityDirectory } from './services/identity/index.ts';
import { createRelayCredentials } from './services/network-traversal/index.ts';
import { createPhoneNumberDirectory } from './services/phone-numbers/index.ts';
import { createRoomDirectory } from './services/rooms/index.ts';

interface Given extends Pick<ServiceContext, 'bus' | 'clock' | 'endpoint' | 'ids' | 'logger' | 'store'> {
  readonly faults: FaultInjector;
}

/** Adds to what the adapters give what services may ask of each other. */
export function createServiceContext(
  { bus, clock, endpoint, faults, ids, logger, store }: Given,
  { dataDirectory, resourceId, stateDirectory }: EmulatorConfig,
  relay: RelayServer | undefined,
): ServiceContext {
  const identities = createIdentityDirectory(store);
  const signingKey = createSigningKeySource(dataDirectory ?? stateDirectory);
  return {
    bus,
    clock,
    endpoint,
    identities,
    ids,
    logger,
    phoneNumbers: createPhoneNumberDirectory(store),
    relay: relay && createFaultyRelayCredentials(createRelayCredentials(relay, clock), faults),
    resourceId,
    rooms: createRoomDirectory(store, clock),
    store,
    tokens: createTokenAuthority({ clock, ids, identities, resourceId, signingKey }),
  };
}
