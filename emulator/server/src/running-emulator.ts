import { connectionVariables } from './cli/connection-variables.ts';
import type { TrustFiles } from './cli/trust-files/trust-files.ts';
import type { EmulatorConfig } from './config/emulator-options.ts';
import type { RunnableLifecycle } from './control/lifecycle.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { TlsFiles } from './gateway/tls/tls-files.ts';
import type { ControllableClock } from './kernel/ports/clock.ts';
import type { HookRunner, HookStatus } from './kernel/ports/hook-runner.ts';
import type { Logger } from './kernel/ports/logger.ts';
import type { AuthenticationScheme } from './kernel/principal.ts';
import type { StoreAdministration } from './kernel/ports/store-administration.ts';

/** Something that an emulator answers. */
export interface EmulatedOperation {
  /** `operationId` of the published specification, or the name of a control operation. */
  readonly id: string;
  /** Method and path verbatim from the specification. */
  readonly route: string;
  /** Any one of these is enough. */
  readonly auth: readonly AuthenticationScheme[];
}

/** An emulator that answers on its port until it is stopped. */
export interface RunningEmulator extends AsyncDisposable {
  /** For example `https://localhost:3002`, without a slash at the end. */
  readonly endpoint: string;
  readonly port: number;
  /** What the Azure SDKs are built with. */
  readonly connectionString: string;
  /** Base64. */
  readonly accessKey: string;
  /** PEM of the authority that clients have to trust. */
  readonly caCertificate: string;
  /** The same as a file, for `NODE_EXTRA_CA_CERTS`. */
  readonly caCertificatePath: string;
  readonly clock: ControllableClock;
  /** What it answers, control API included. */
  readonly operations: readonly EmulatedOperation[];
  /** Resolves when the hooks have ended, however each of them did; at once when there are none. */
  whenHooksEnded(): Promise<readonly HookStatus[]>;
  /** Forgets everything, runs on wall-clock time again and loads the seed. */
  reset(): Promise<void>;
  /** Lets running requests end, then closes the port and the store. May be called more than once. */
  stop(): Promise<void>;
}

interface EmulatorParts {
  readonly config: EmulatorConfig;
  readonly gateway: Gateway;
  readonly lifecycle: RunnableLifecycle;
  readonly hooks: HookRunner;
  readonly store: StoreAdministration;
  /** Sends what is left when it stops. */
  readonly tracer: { stop(): Promise<void> } | undefined;
  readonly tls: TlsFiles;
  /** Renews the certificate when it is due. */
  renewTls(): Promise<TlsFiles>;
  readonly clock: ControllableClock;
  readonly operations: readonly EmulatedOperation[];
  readonly logger: Logger;
  /** Filled in once the port is open. */
  readonly address: { port: number };
  endpoint(): string;
}

const drainMs = 3_000;
const renewalCheckMs = 12 * 3_600_000;

/** Opens the port and starts the services. */
export async function runEmulator(parts: EmulatorParts): Promise<RunningEmulator> {
  const { gateway, hooks, lifecycle, store, tls, clock, logger, address, endpoint, config } = parts;
  try {
    address.port = await gateway.listen();
    await lifecycle.start();
  } catch (error) {
    await gateway.close(0);
    await store.close();
    await parts.tracer?.stop();
    throw error;
  }
  const renew = async () => gateway.useTlsIdentity((await parts.renewTls()).identity);
  const renewal = setInterval(() => {
    renew().catch((error: unknown) => {
      logger.error('The certificate could not be renewed', { error: String(error) });
    });
  }, renewalCheckMs);
  renewal.unref();
  logger.info('The emulator is ready', {
    endpoint: endpoint(),
    listening: `${config.host}:${address.port}`,
    data: config.dataDirectory ?? 'in memory',
  });

  const connection = {
    endpoint: endpoint(),
    accessKey: config.accessKey,
    connectionString: `endpoint=${endpoint()}/;accesskey=${config.accessKey}`,
    caCertificatePath: tls.caCertificatePath,
  };
  const hooksEnded = runHooks(hooks, connectionVariables(connection), logger);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    clearInterval(renewal);
    const hooksStopped = hooks.stop();
    const drained = gateway.close(drainMs);
    await lifecycle.stop();
    await drained;
    await hooksStopped;
    await (await hooksEnded)?.[Symbol.asyncDispose]();
    clock.reset();
    await store.close();
    await parts.tracer?.stop();
  };
  const stopOnce = () => (stopping ??= stop());

  return {
    ...connection,
    port: address.port,
    caCertificate: tls.caCertificate,
    clock,
    operations: parts.operations,
    whenHooksEnded: () => hooksEnded.then(() => hooks.hooks),
    reset: () => lifecycle.reset(),
    stop: stopOnce,
    [Symbol.asyncDispose]: stopOnce,
  };
}

/** Runs them in the environment that `exec` gives. Resolves with the files that it names, which stay as long as the emulator. */
async function runHooks(
  hooks: HookRunner,
  variables: Readonly<Record<string, string>>,
  logger: Logger,
): Promise<TrustFiles | undefined> {
  if (hooks.hooks.length === 0) return undefined;
  const trust = await trustFiles(variables['NODE_EXTRA_CA_CERTS']!).catch((error: unknown) => {
    logger.warn('Hooks have to do without some variables', { error: String(error) });
    return undefined;
  });
  await hooks.run({ ...variables, ...trust?.variables });
  return trust;
}

async function trustFiles(caCertificatePath: string): Promise<TrustFiles> {
  const { writeTrustFiles } = await import('./cli/trust-files/trust-files.ts');
  return writeTrustFiles(caCertificatePath);
}
