import { createSystemClock } from '../../../adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../../../adapters/document-store/memory-document-store.ts';
import { createMemoryEventBus } from '../../../adapters/event-bus/memory-event-bus.ts';
import { createSeededIdGenerator } from '../../../adapters/id-generator/seeded-id-generator.ts';
import type { Logger } from '../../../kernel/ports/logger.ts';
import type { TokenAuthority, UserTokenClaims } from '../../../kernel/ports/token-authority.ts';
import type { ChatEvent } from '../chat-event.ts';
import { createChatNotificationsService } from '../index.ts';
import { FakeSocket } from './fake-socket.ts';

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (message, fields) => {
    throw new Error(`${message} ${JSON.stringify(fields)}`);
  },
};

/** The service without a gateway. A token is the raw id of its user, optionally with scopes: `8:acs:ann?scopes=voip`. */
export async function createServiceUnderTest() {
  const clock = createSystemClock(quiet);
  clock.freeze();
  const bus = createMemoryEventBus(quiet);
  const revoked = new Set<string>();
  const verifyUserToken = (token: string): ReturnType<TokenAuthority['verifyUserToken']> => {
    if (revoked.has(token)) return Promise.resolve({ reason: 'revoked' });
    const [rawId = '', scopes = 'chat'] = token.split('?scopes=');
    const now = clock.now();
    const expiresOn = new Date(now.getTime() + 3_600_000);
    const claims = { rawId, scopes: scopes.split(','), issuedAt: now, expiresOn, tokenId: token };
    return Promise.resolve({ claims: claims as unknown as UserTokenClaims });
  };
  const service = createChatNotificationsService({
    clock,
    bus,
    ids: createSeededIdGenerator('test'),
    logger: quiet,
    tokens: { verifyUserToken } as TokenAuthority,
    identities: {
      exists: () => Promise.resolve(true),
      tokensValidAfter: () => Promise.resolve(undefined),
    },
    phoneNumbers: { find: () => Promise.resolve(undefined) },
    rooms: { admit: () => Promise.resolve({ admitted: false, refusal: 'unknownRoom' }) },
    store: createMemoryDocumentStore({ indexes: {} }),
    resourceId: 'resource',
    endpoint: () => 'https://localhost:1',
  });
  await service.start?.();

  const call = (id: string, request: Record<string, unknown>) => {
    const operation = service.operations.find((candidate) => candidate.id === id);
    if (!operation) throw new Error(`No operation ${id}.`);
    const url = new URL('https://localhost:1/');
    const empty = { params: {}, query: {}, headers: {}, body: undefined };
    return operation.handle(undefined, { ...empty, url, ...request } as never);
  };

  return {
    clock,
    service,
    revoked,
    call,
    publish: (event: ChatEvent) => bus.publish(event),
    revoke(rawId: string) {
      revoked.add(rawId);
      bus.publish({ type: 'IdentityTokensRevoked', data: { rawId } });
    },
    openSession: async (token: string, epid?: string) => {
      const { body } = await call('Trouter_OpenSession', {
        headers: { 'x-skypetoken': token },
        query: { epid },
      });
      return new TextDecoder().decode(body as Uint8Array).split(':')[0] ?? '';
    },
    accept(sessionId: string, path = '/socket.io/1/websocket/{sessionId}', query = '') {
      const socket = new FakeSocket();
      const endpoint = service.sockets?.find((candidate) => candidate.path === path);
      const url = new URL(`https://localhost:1${path}${query}`);
      endpoint?.accept(socket, { url, params: { sessionId }, headers: {} });
      return socket;
    },
    /** A websocket on which `trouter.connected` was said. */
    async connect(token: string, epid: string) {
      const socket = this.accept(await this.openSession(token, epid));
      await settled();
      return socket;
    },
  };
}

/** Lets pending promises go on. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
