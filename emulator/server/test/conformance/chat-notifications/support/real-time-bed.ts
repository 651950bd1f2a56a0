import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthenticators } from '../../../../src/adapters/authentication/create-authenticators.ts';
import { createSigningKeySource } from '../../../../src/adapters/authentication/signing-key.ts';
import { createTokenAuthority } from '../../../../src/adapters/authentication/token-authority.ts';
import { createSystemClock } from '../../../../src/adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from '../../../../src/adapters/document-store/memory-document-store.ts';
import { createMemoryEventBus } from '../../../../src/adapters/event-bus/memory-event-bus.ts';
import { createRandomIdGenerator } from '../../../../src/adapters/id-generator/random-id-generator.ts';
import { createRingJournal } from '../../../../src/adapters/journal/ring-journal.ts';
import { createStderrLogger } from '../../../../src/adapters/logger/stderr-logger.ts';
import { wellKnownAccessKey } from '../../../../src/config/emulator-options.ts';
import { createPrometheusMetrics } from '../../../../src/adapters/metrics/prometheus-metrics.ts';
import { createGateway } from '../../../../src/gateway/gateway.ts';
import { loadTlsFiles } from '../../../../src/gateway/tls/tls-files.ts';
import { createChatNotificationsService } from '../../../../src/services/chat-notifications/index.ts';
import type { ChatEvent } from '../../../../src/services/chat-notifications/chat-event.ts';

const resourceId = 'ac5e0000-0000-4000-8000-000000003002';

/** The real-time service behind the real gateway, with chat events made by hand instead of by the chat service. */
export async function startRealTimeBed({ port = 0, caDirectory = '' } = {}) {
  const directory = caDirectory || (await mkdtemp(join(tmpdir(), 'real-time-bed-')));
  const logger = createStderrLogger('error');
  const clock = createSystemClock(logger);
  const ids = createRandomIdGenerator();
  const bus = createMemoryEventBus(logger);
  const validAfter = new Map<string, Date>();
  const identities = {
    exists: () => Promise.resolve(true),
    tokensValidAfter: (rawId: string) => Promise.resolve(validAfter.get(rawId)),
  };
  const signingKey = createSigningKeySource(directory);
  const tokens = createTokenAuthority({ clock, ids, identities, resourceId, signingKey });
  const tls = await loadTlsFiles(directory, []);
  let openPort = 0;
  const endpoint = () => `https://localhost:${openPort}`;
  const store = createMemoryDocumentStore({ indexes: {} });
  const service = createChatNotificationsService({
    clock,
    ids,
    bus,
    logger,
    tokens,
    identities,
    phoneNumbers: { find: () => Promise.resolve(undefined) },
    rooms: { admit: () => Promise.resolve({ admitted: false, refusal: 'unknownRoom' }) },
    store,
    resourceId,
    endpoint,
  });
  const gateway = await createGateway({
    host: '127.0.0.1',
    port,
    operations: service.operations,
    sockets: service.sockets ?? [],
    published: [],
    tls: tls.identity,
    ports: {
      clock,
      ids,
      logger,
      journal: createRingJournal(),
      metrics: createPrometheusMetrics(),
      authenticators: createAuthenticators({ tokens, accessKeys: [wellKnownAccessKey] }),
      controlKey: undefined,
      hostNames: new Set(['localhost', '127.0.0.1', '[::1]']),
      endpoint,
    },
  });
  openPort = await gateway.listen();
  await service.start?.();

  return {
    clock,
    tokens,
    service,
    port: openPort,
    caDirectory: directory,
    caCertificate: tls.caCertificate,
    httpsEndpoint: `https://localhost:${openPort}`,
    httpEndpoint: `http://localhost:${openPort}`,
    publish: (event: ChatEvent) => bus.publish(event),
    userId: () => `8:acs:${resourceId}_${ids.uuid()}`,
    issueToken: async (rawId: string) => (await tokens.issueUserToken(rawId, ['chat'], 60)).token,
    revoke(rawId: string) {
      validAfter.set(rawId, new Date(clock.now().getTime() + 1));
      bus.publish({ type: 'IdentityTokensRevoked', data: { rawId } });
    },
    async stop() {
      await service.stop?.();
      await gateway.close(500);
    },
    removeFiles: () => rm(directory, { recursive: true, force: true }),
  };
}
