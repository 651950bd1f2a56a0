import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAuthenticators } from './adapters/authentication/create-authenticators.ts';
import { createAdapters } from './adapters/create-adapters.ts';
import { createEventGridAdapters } from './adapters/create-event-grid-adapters.ts';
import { createHookRunner } from './adapters/hook-runner/create-hook-runner.ts';
import { createQuotaMeter } from './adapters/quota-meter/create-quota-meter.ts';
import { createRelayUsage } from './adapters/relay-usage/create-relay-usage.ts';
import { completeOptions, type EmulatorOptions } from './config/emulator-options.ts';
import { publishedOperations } from './config/published-operations.ts';
import { completeRelay } from './config/relay-options.ts';
import { checkOption } from './control/check-option.ts';
import { createControlApi } from './control/index.ts';
import { createLifecycle } from './control/lifecycle.ts';
import { applySeed } from './control/seed/apply-seed.ts';
import { createSeedPorts } from './create-seed-ports.ts';
import { faultRules } from './control/faults/fault-rule.ts';
import { createServiceContext } from './create-service-context.ts';
import { createServices } from './create-services.ts';
import { faultCatalogue } from './fault-catalogue.ts';
import { createGateway } from './gateway/gateway.ts';
import { formatHost, hostNames } from './gateway/tls/host-name.ts';
import { loadTlsFiles } from './gateway/tls/tls-files.ts';
import { openTracing } from './open-tracing.ts';
import { quotaLimitsOf } from './quota-limits.ts';
import { runEmulator, type RunningEmulator } from './running-emulator.ts';

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
  const { clock, events, faults, gate, ids, journal, logger, metrics, store } = adapters;

  const hooks = await createHookRunner(config, logger);
  const tracer = await openTracing(config.openTelemetry, logger);

  const address = { port: config.port };
  const publicHost = () => `${formatHost(config.publicHost)}:${address.port}`;
  const endpoint = () => `https://${publicHost()}`;
  const context = createServiceContext({ ...adapters, endpoint }, config, relay);
  const { tokens } = context;

  const eventGrid = createEventGridAdapters({
    ...{ caCertificate: tls.caCertificate, dataDirectory, logger, faults, tracer },
  });
  const services = createServices(context, { gate, entra: seed?.entra, eventGrid, relayUsage });
  const known = faultCatalogue(services);
  const rules = [
    ...checkOption('seed.faults', faultRules, seed?.faults ?? []),
    ...checkOption('faults', faultRules, config.faults ?? []),
  ];
  faults.open(known, rules);
  const requests = known.filter(({ kind }) => kind === 'request');
  const quotas = await createQuotaMeter(clock, await quotaLimitsOf(config.quotas, requests), requests);
  const emulated = services.flatMap(({ operations }) => operations);
  const seedPorts = createSeedPorts({ ...context, store }, emulated);
  const lifecycle = createLifecycle({
    store,
    services,
    sources: [clock, ids, gate, faults, ...(quotas ? [quotas] : []), ...(relayUsage ? [relayUsage] : [])],
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
    faults,
    hooks,
    quotas,
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
      ...{ authenticators, clock, controlKey, endpoint, faults, ids, journal, logger, metrics, tracer },
      ...(quotas && { quotas }),
      lenient: new Set(config.lenient),
      hostNames: new Set(names),
      controlFrom: new Set(config.controlFrom),
    },
  });
  return runEmulator({
    ...adapters,
    tracer,
    config,
    gateway,
    hooks,
    lifecycle,
    tls,
    renewTls,
    operations,
    address,
    endpoint,
  });
}
