import type { EmulatorConfig } from './config/emulator-options.ts';
import type { RunnableLifecycle } from './control/lifecycle.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { TlsFiles } from './gateway/tls/tls-files.ts';
import type { ControllableClock } from './kernel/ports/clock.ts';
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
  /** Forgets everything, runs on wall-clock time again and loads the seed. */
  reset(): Promise<void>;
  /** Lets running requests end, then closes the port and the store. May be called more than once. */
  stop(): Promise<void>;
}

interface EmulatorParts {
  readonly config: EmulatorConfig;
  readonly gateway: Gateway;
  readonly lifecycle: RunnableLifecycle;
  readonly store: StoreAdministration;
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
  const { gateway, lifecycle, store, tls, clock, logger, address, endpoint, config } = parts;
  try {
    address.port = await gateway.listen();
    await lifecycle.start();
  } catch (error) {
    await gateway.close(0);
    await store.close();
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

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    clearInterval(renewal);
    const drained = gateway.close(drainMs);
    await lifecycle.stop();
    await drained;
    clock.reset();
    await store.close();
  };
  const stopOnce = () => (stopping ??= stop());

  return {
    endpoint: endpoint(),
    port: address.port,
    connectionString: `endpoint=${endpoint()}/;accesskey=${config.accessKey}`,
    accessKey: config.accessKey,
    caCertificate: tls.caCertificate,
    caCertificatePath: tls.caCertificatePath,
    clock,
    operations: parts.operations,
    reset: () => lifecycle.reset(),
    stop: stopOnce,
    [Symbol.asyncDispose]: stopOnce,
  };
}
