import type { Operation } from './operation.ts';
import type { SocketEndpoint } from './socket-endpoint.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { EventBus } from './ports/event-bus.ts';
import type { IdGenerator } from './ports/id-generator.ts';
import type { IdentityDirectory } from './ports/identity-directory.ts';
import type { Logger } from './ports/logger.ts';
import type { PhoneNumberDirectory } from './ports/phone-number-directory.ts';
import type { RelayCredentials } from './ports/relay-credentials.ts';
import type { RoomDirectory } from './ports/room-directory.ts';
import type { TokenAuthority } from './ports/token-authority.ts';

/** What the composition root hands to each service. */
export interface ServiceContext {
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly store: DocumentStore;
  readonly bus: EventBus;
  readonly logger: Logger;
  readonly tokens: TokenAuthority;
  readonly identities: IdentityDirectory;
  readonly phoneNumbers: PhoneNumberDirectory;
  /** Undefined when the emulator was started without a relay. */
  readonly relay?: RelayCredentials | undefined;
  readonly rooms: RoomDirectory;
  /** The GUID of the emulated resource, part of each communication user's id. */
  readonly resourceId: string;
  /** The public https origin, for example `https://localhost:3002`; known once the port is open. */
  endpoint(): string;
}

/** An operation whose ports are already given. */
export type BoundOperation = Operation<void>;

export interface EmulatedService {
  /** Folder name under `services/`. */
  readonly name: string;
  readonly operations: readonly BoundOperation[];
  readonly sockets?: readonly SocketEndpoint[];
  /** Called once the port is open, and again after a reset. */
  start?(): Promise<void> | void;
  /** Called before a reset and before the end: closes sockets, cancels timers, forgets what is not in the store. */
  stop?(): Promise<void> | void;
}

/** Gives `ports` to operations, each of which may need only some of them. */
export function bindOperations<Ports>(
  ports: Ports,
  operations: readonly Operation<Ports>[],
): BoundOperation[] {
  return operations.map((operation) => ({
    ...operation,
    handle: (_, request) => operation.handle(ports, request),
  }));
}
