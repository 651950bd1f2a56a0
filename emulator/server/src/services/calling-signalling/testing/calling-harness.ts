import { createSystemClock } from '../../../adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../../../adapters/document-store/memory-document-store.ts';
import { createMemoryEventBus } from '../../../adapters/event-bus/memory-event-bus.ts';
import { createSeededIdGenerator } from '../../../adapters/id-generator/seeded-id-generator.ts';
import type { DomainEvent } from '../../../kernel/ports/event-bus.ts';
import type { Logger } from '../../../kernel/ports/logger.ts';
import type { RoomAdmission, RoomRole } from '../../../kernel/ports/room-directory.ts';
import type { TokenAuthority, UserTokenClaims } from '../../../kernel/ports/token-authority.ts';
import { createCallingSignallingService } from '../index.ts';
import type { CallRecord } from '../records/call-record.ts';
import { FakeWire } from './fake-wire.ts';
import { TestClient } from './test-client.ts';

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (message, fields) => {
    throw new Error(`${message} ${JSON.stringify(fields)}`);
  },
};

const tokenLifetimeMs = 3_600_000;
const roomLifetimeMs = 1_800_000;
export const rawIdOf = (name: string) => `8:acs:resource_${name}`;

/** The service without a gateway, on a clock that stands still. A token is a name, optionally with scopes: `ann?voip.join`. */
export async function createCallingHarness() {
  const clock = createSystemClock(quiet);
  clock.freeze();
  const bus = createMemoryEventBus(quiet);
  const events: DomainEvent[] = [];
  bus.subscribe('*', (event) => events.push(event));
  const revoked = new Set<string>();
  const rooms = new Map<string, Map<string, RoomRole>>();
  const verifyUserToken = (token: string): ReturnType<TokenAuthority['verifyUserToken']> => {
    if (revoked.has(token)) return Promise.resolve({ reason: 'it was revoked' });
    const [user = '', scopes = 'voip'] = token.split('?');
    const [name = ''] = user.split('#');
    const issuedAt = clock.now();
    const expiresOn = new Date(issuedAt.getTime() + tokenLifetimeMs);
    const claims = { rawId: rawIdOf(name), scopes: scopes.split(','), issuedAt, expiresOn, tokenId: token };
    return Promise.resolve({ claims: claims as unknown as UserTokenClaims });
  };
  const admit = (roomId: string, rawId: string): Promise<RoomAdmission> => {
    const room = rooms.get(roomId);
    if (!room) return Promise.resolve({ admitted: false, refusal: 'unknownRoom' });
    const role = room.get(rawId);
    if (!role) return Promise.resolve({ admitted: false, refusal: 'notInvited' });
    const validUntil = new Date(clock.now().getTime() + roomLifetimeMs);
    return Promise.resolve({ admitted: true, role, pstnDialOutEnabled: false, validUntil });
  };
  const service = createCallingSignallingService({
    bus,
    clock,
    ids: createSeededIdGenerator('calls'),
    logger: quiet,
    store: createMemoryDocumentStore({ indexes: {} }),
    tokens: { verifyUserToken } as TokenAuthority,
    identities: {
      exists: (rawId) => Promise.resolve(!rawId.endsWith('nobody')),
      tokensValidAfter: () => Promise.resolve(undefined),
    },
    rooms: { admit },
    endpoint: () => 'https://localhost:1',
  });
  await service.start?.();

  const open = (firstRequest?: number) => {
    const wire = new FakeWire();
    const client = new TestClient(wire, firstRequest);
    const url = new URL('https://localhost:1/calling/signalling');
    service.sockets?.[0]?.accept(wire.socket, { url, params: {}, headers: {} });
    return { client, wire };
  };

  return {
    clock,
    bus,
    events,
    revoked,
    service,
    open,
    eventsOf: (type: string) => events.filter((event) => event.type === type).map(({ data }) => data),
    invite(roomId: string, roles: Record<string, RoomRole>) {
      rooms.set(roomId, new Map(Object.entries(roles).map(([name, role]) => [rawIdOf(name), role])));
    },
    /** A connected client; `ann#2` is another device of `ann`. */
    async connect(token: string): Promise<TestClient> {
      const { client } = open();
      await client.connect(token, { displayName: token.split(/[#?]/)[0] ?? token });
      return client;
    },
    advance: (seconds: number) => clock.advance(seconds * 1000),
    async records(): Promise<CallRecord[]> {
      const list = service.operations.find(({ id }) => id === 'Emulator_ListCalls');
      const response = await list?.handle(undefined, { query: { limit: 100 } } as never);
      return (response?.body as { value: CallRecord[] }).value;
    },
  };
}

let lastGuid = 0;
/** Another one each time. */
export function guid(): string {
  lastGuid += 1;
  return `00000000-0000-4000-8000-${String(lastGuid).padStart(12, '0')}`;
}

/** One calls the other, who answers. */
export async function callEachOther(caller: TestClient, callee: TestClient, calleeName: string) {
  const callId = guid();
  await caller.request('startCall', { callId, targets: [rawIdOf(calleeName)] });
  const { incomingCall } = await callee.next('incomingCall');
  await callee.request('acceptCall', { callId: incomingCall.callId });
  return { callId, incomingCallId: incomingCall.callId };
}

/** Each joins the same group; the result is each one's call id. */
export async function joinGroup(clients: readonly TestClient[], groupId = guid()): Promise<string[]> {
  const callIds: string[] = [];
  for (const client of clients) {
    const callId = guid();
    await client.request('joinCall', { callId, locator: { groupId } });
    callIds.push(callId);
  }
  return callIds;
}
