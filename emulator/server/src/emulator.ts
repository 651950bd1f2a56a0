import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAuthenticators } from './adapters/authentication/create-authenticators.ts';
import { createAdapters } from './adapters/create-adapters.ts';
import { createEventGridAdapters } from './adapters/create-event-grid-adapters.ts';
import { createRelayUsage } from './adapters/relay-usage/create-relay-usage.ts';
import { completeOptions, type EmulatorOptions } from './config/emulator-options.ts';
import { publishedOperations } from './config/published-operations.ts';
import { completeRelay } from './config/relay-options.ts';
import { createControlApi } from './control/index.ts';
import { createLifecycle } from './control/lifecycle.ts';
import { applySeed, type SeedPorts } from './control/seed/apply-seed.ts';
import { createServiceContext } from './create-service-context.ts';
import { createServices } from './create-services.ts';
import { createGateway } from './gateway/gateway.ts';
import { formatHost, hostNames } from './gateway/tls/host-name.ts';
import { loadTlsFiles } from './gateway/tls/tls-files.ts';
import { runEmulator, type RunningEmulator } from './running-emulator.ts';
import { seedEmailDomain } from './services/email/index.ts';
import { createIdentityRepository } from './services/identity/identity.repository.ts';
import { seedPhoneNumber } from './services/phone-numbers/index.ts';
import { seedRoom } from './services/rooms/index.ts';

/** Starts an emulator in this process: the composition root, where every port meets its adapter. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const config = completeOptions(options);
  const { accessKey, controlKey, dataDirectory, maximumDateSkewMs, seed, stateDirectory } = config;
  const relay = completeRelay(config);
  const relayUsage = createRelayUsage(relay, config.turnLog);
  const names = hostNames([config.publicHost, ...config.tlsNames]);
  const renewTls = async () => {
    const files = await loadTlsFiles(join(stateDirectory, 'tls'), names);
    if (config.caFile) await writeFile(config.caFile, files.caCertificate, { mode: 0o644 });
    return files;
  };
  const [tls, adapters] = await Promise.all([renewTls(), createAdapters(config)]);
  const { clock, events, gate, ids, journal, logger, metrics, store } = adapters;

  const address = { port: config.port };
  const publicHost = () => `${formatHost(config.publicHost)}:${address.port}`;
  const endpoint = () => `https://${publicHost()}`;
  const context = createServiceContext({ ...adapters, endpoint }, config, relay);
  const { tokens } = context;

  const eventGrid = createEventGridAdapters({ caCertificate: tls.caCertificate, dataDirectory, logger });
  const services = createServices(context, { gate, entra: seed?.entra, eventGrid, relayUsage });
  const emulated = services.flatMap(({ operations }) => operations);
  const seedPorts: SeedPorts = {
    ...context,
    store,
    operations: emulated,
    saveIdentity: (rawId) =>
      createIdentityRepository(store).save({ rawId, createdOn: clock.now().toISOString() }),
    savePhoneNumber: (number) => seedPhoneNumber(context, number),
    saveEmailDomain: (domain) => seedEmailDomain(context, domain),
    saveRoom: (room) => seedRoom(context, room),
  };
  const lifecycle = createLifecycle({
    store,
    services,
    sources: [clock, ids, gate, ...(relayUsage ? [relayUsage] : [])],
    logs: [journal, events],
    seed: () => applySeed(seed, seedPorts),
  });
  const { caCertificate } = tls;
  const control = createControlApi({
    lifecycle,
    clock,
    journal,
    metrics,
    events,
    gate,
    tokens,
    caCertificate,
    relayUsage,
  });
  const operations = [...emulated, ...control.operations];

  const authenticators = createAuthenticators({
    accessKeys: [accessKey],
    tokens,
    publicHosts: () => [publicHost()],
    ...(maximumDateSkewMs !== undefined && { dateSkewLimitMs: maximumDateSkewMs }),
  });
  const gateway = await createGateway({
    host: config.host,
    port: config.port,
    operations,
    sockets: services.flatMap(({ sockets }) => sockets ?? []),
    published: publishedOperations,
    tls: tls.identity,
    ports: {
      ...{ authenticators, clock, controlKey, endpoint, ids, journal, logger, metrics },
      hostNames: new Set(names),
      controlFrom: new Set(config.controlFrom),
    },
  });
  return runEmulator({
    ...adapters,
    config,
    gateway,
    lifecycle,
    tls,
    renewTls,
    operations,
    address,
    endpoint,
  });
}
