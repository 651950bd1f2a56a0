import { join } from 'node:path';
import { createSystemClock } from './adapters/clock/system-clock.ts';
import { createMemoryDocumentStore } from './adapters/document-store/memory-document-store.ts';
import { createMemoryEventBus } from './adapters/event-bus/memory-event-bus.ts';
import { createRandomIdGenerator } from './adapters/id-generator/random-id-generator.ts';
import { createRingJournal } from './adapters/journal/ring-journal.ts';
import { createStderrLogger } from './adapters/logger/stderr-logger.ts';
import { defaultResourceId, wellKnownAccessKey, type EmulatorOptions } from './config/emulator-options.ts';
import { defaultStateDirectory } from './config/state-directory.ts';
import { loadTlsFiles } from './gateway/tls/tls-files.ts';
import { createGateway } from './gateway/gateway.ts';
import type { EmulatedService, ServiceContext } from './kernel/service.ts';

export async function startEmulator(options: EmulatorOptions = {}) {
  const logger = createStderrLogger(options.logLevel ?? 'silent');
  const clock = createSystemClock(logger);
  const ids = createRandomIdGenerator();
  const bus = createMemoryEventBus(logger);
  const journal = createRingJournal();
  const store = createMemoryDocumentStore({ indexes: {} });
  const accessKey = options.accessKey ?? wellKnownAccessKey;
  const resourceId = options.resourceId ?? defaultResourceId;
  const tls = await loadTlsFiles(join(options.stateDirectory ?? defaultStateDirectory(), 'tls'), []);
  let port = 0;
  const endpoint = () => `https://localhost:${port}`;
  const context = { clock, ids, store, bus, logger, resourceId, endpoint } satisfies Partial<ServiceContext>;

  const services: EmulatedService[] = [];
  void context;

  const gateway = await createGateway({
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    operations: services.flatMap(({ operations }) => operations),
    sockets: services.flatMap(({ sockets }) => sockets ?? []),
    published: [],
    tls: tls.identity,
    ports: {
      clock,
      ids,
      logger,
      journal,
      authenticators: [],
      controlKey: undefined,
      hostNames: new Set(['localhost', '127.0.0.1', '[::1]']),
      endpoint,
    },
  });
  port = await gateway.listen();
  for (const service of services) await service.start?.();

  async function reset() {
    for (const service of services) await service.stop?.();
    await store.reset();
    clock.reset();
    journal.clear();
    for (const service of services) await service.start?.();
  }

  async function stop() {
    for (const service of services) await service.stop?.();
    await gateway.close(3000);
    await store.close();
  }

  return {
    endpoint: endpoint(),
    port,
    accessKey,
    caCertificate: tls.caCertificate,
    caCertificatePath: tls.caCertificatePath,
    connectionString: `endpoint=${endpoint()}/;accesskey=${accessKey}`,
    clock,
    reset,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
