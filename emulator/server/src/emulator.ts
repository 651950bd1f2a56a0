import { join } from 'node:path';
import { createAuthenticators } from './adapters/authentication/create-authenticators.ts';
import { createSigningKeySource } from './adapters/authentication/signing-key.ts';
import { createTokenAuthority } from './adapters/authentication/token-authority.ts';
import { createSystemClock } from './adapters/clock/system-clock.ts';
import { openDurableDocumentStore } from './adapters/document-store/durable-document-store.ts';
import { createMemoryDocumentStore } from './adapters/document-store/memory-document-store.ts';
import { createMemoryEventBus } from './adapters/event-bus/memory-event-bus.ts';
import { createMemoryEventLog } from './adapters/event-bus/memory-event-log.ts';
import { createRandomIdGenerator } from './adapters/id-generator/random-id-generator.ts';
import { createSeededIdGenerator } from './adapters/id-generator/seeded-id-generator.ts';
import { createRingJournal } from './adapters/journal/ring-journal.ts';
import { createStderrLogger } from './adapters/logger/stderr-logger.ts';
import { completeOptions, type EmulatorOptions } from './config/emulator-options.ts';
import { publishedOperations } from './config/published-operations.ts';
import { createControlApi } from './control/index.ts';
import { createLifecycle } from './control/lifecycle.ts';
import { applySeed } from './control/seed/apply-seed.ts';
import { entraSeed } from './control/seed/entra-seed.ts';
import { createGateway } from './gateway/gateway.ts';
import { formatHost, hostNames } from './gateway/tls/host-name.ts';
import { loadTlsFiles } from './gateway/tls/tls-files.ts';
import type { EmulatedService, ServiceContext } from './kernel/service.ts';
import { runEmulator, type RunningEmulator } from './running-emulator.ts';
import { createChatNotificationsService } from './services/chat-notifications/index.ts';
import { createChatService } from './services/chat/index.ts';
import { createEntraService } from './services/entra/index.ts';
import { createIdentityDirectory, createIdentityService } from './services/identity/index.ts';
import { createIdentityRepository } from './services/identity/identity.repository.ts';

/** Starts an emulator in this process: the composition root, where every port meets its adapter. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const config = completeOptions(options);
  const { accessKey, controlKey, dataDirectory, idSeed, publicHost, resourceId, stateDirectory } = config;
  const logger = createStderrLogger(config.logLevel);
  const clock = createSystemClock(logger);
  const ids = idSeed === undefined ? createRandomIdGenerator() : createSeededIdGenerator(idSeed);
  const bus = createMemoryEventBus(logger);
  const events = createMemoryEventLog(bus, clock);
  const journal = createRingJournal();
  const indexes = {};
  const names = hostNames([publicHost, ...config.tlsNames]);
  const renewTls = () => loadTlsFiles(join(stateDirectory, 'tls'), names);
  const [tls, store] = await Promise.all([
    renewTls(),
    dataDirectory === undefined
      ? createMemoryDocumentStore({ indexes })
      : openDurableDocumentStore({ directory: dataDirectory, indexes, logger }),
  ]);
  const identities = createIdentityDirectory(store);
  const signingKey = createSigningKeySource(dataDirectory ?? stateDirectory);
  const tokens = createTokenAuthority({ clock, ids, identities, resourceId, signingKey });

  const address = { port: config.port };
  const endpoint = () => `https://${formatHost(publicHost)}:${address.port}`;
  const context: ServiceContext = {
    clock,
    ids,
    store,
    bus,
    logger,
    tokens,
    identities,
    resourceId,
    endpoint,
  };
  const emulated: EmulatedService[] = [
    createIdentityService(context),
    createEntraService(context, entraSeed.optional().parse(config.seed?.entra)),
    createChatService(context),
    createChatNotificationsService(context),
  ];
  const lifecycle = createLifecycle({
    store,
    services: emulated,
    sources: [clock, ids],
    logs: [journal, events],
    seed: () =>
      applySeed(config.seed, {
        store,
        ids,
        resourceId,
        endpoint,
        operations: emulated.flatMap(({ operations }) => operations),
        saveIdentity: (rawId) =>
          createIdentityRepository(store).save({ rawId, createdOn: clock.now().toISOString() }),
      }),
  });
  const control = createControlApi({
    lifecycle,
    clock,
    journal,
    events,
    tokens,
    caCertificate: tls.caCertificate,
  });

  const authenticators = createAuthenticators({
    accessKeys: [accessKey],
    clock,
    tokens,
    publicHosts: () => [`${formatHost(publicHost)}:${address.port}`],
    ...(config.maximumDateSkewMs !== undefined && { dateSkewLimitMs: config.maximumDateSkewMs }),
  });
  const gateway = await createGateway({
    host: config.host,
    port: config.port,
    operations: [...emulated, control].flatMap(({ operations }) => operations),
    sockets: emulated.flatMap(({ sockets }) => sockets ?? []),
    published: publishedOperations,
    tls: tls.identity,
    ports: { clock, ids, logger, journal, authenticators, controlKey, hostNames: new Set(names), endpoint },
  });
  return runEmulator({ config, gateway, lifecycle, store, tls, renewTls, clock, logger, address, endpoint });
}
