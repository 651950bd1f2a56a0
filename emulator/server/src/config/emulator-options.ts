import { isIP } from 'node:net';
import type { LogLevel } from '../adapters/logger/stderr-logger.ts';
import type { LenientCheck } from '../kernel/lenient-check.ts';
import type { FaultRule } from '../kernel/ports/fault-injector.ts';
import type { QuotaLimit } from '../kernel/ports/quota-meter.ts';
import type { Seed } from '../control/seed/seed-file.ts';
import { defaultStateDirectory } from './state-directory.ts';

/** The key that every emulator takes unless told otherwise, so that a connection string can be written down once. */
export const wellKnownAccessKey =
  'U3dpdGNoYm9hcmQtQUNTLWVtdWxhdG9yLXdlbGwta25vd24tYWNjZXNzLWtleS1ub3Qtc2VjcmV0IQ==';

export const defaultPort = 3002;

export interface EmulatorOptions {
  /** The address to listen on. Default `127.0.0.1`. */
  readonly host?: string;
  /** Default 0, which takes any free port. */
  readonly port?: number;
  /** The host name of the endpoint that is handed out. Default `localhost`. */
  readonly publicHost?: string;
  /** Further names and addresses that the certificate is good for, such as a compose service's. */
  readonly tlsNames?: readonly string[];
  /** Where to keep everything; in memory when left out. */
  readonly dataDirectory?: string;
  /** Where the certificate authority lives. Default: a per-user directory. */
  readonly stateDirectory?: string;
  /** Where to write the certificate that clients have to trust as well, for those who may not read the state directory. */
  readonly caFile?: string;
  /** Base64. Default: the well-known key. */
  readonly accessKey?: string;
  /** Lets other hosts use the control API when they send it in `x-emulator-control-key`. Default: only this machine may. */
  readonly controlKey?: string;
  /** Further addresses that may use the control API without the key, as this machine may: a container's host, for example. */
  readonly controlFrom?: readonly string[];
  /** Refuses signatures whose date is further than this from now. Default: any date is good. */
  readonly maximumDateSkewMs?: number;
  /** Checks that pass whatever they find. Default: none, every request is checked as the real service would. */
  readonly lenient?: readonly LenientCheck[];
  /** The GUID of the emulated resource, part of each communication user's id. */
  readonly resourceId?: string;
  /** What an empty emulator is filled with, at start and after each reset. */
  readonly seed?: Seed;
  /** What goes wrong from the start, and again after each reset. */
  readonly faults?: readonly FaultRule[];
  /** Limits that requests are refused beyond, `real` for those of the real service. Default: none. */
  readonly quotas?: 'real' | readonly QuotaLimit[];
  /** A folder of scripts, which run in the order of their names when the emulator is ready. */
  readonly hooksDirectory?: string;
  /** Lines for the shell, which run after those scripts. */
  readonly onReady?: readonly string[];
  /** Makes ids repeatable: the same ones in the same order in every run. */
  readonly idSeed?: string;
  /** Addresses of the STUN/TURN server that relay configurations name, for example `turn:localhost:3478`. */
  readonly turnUrls?: readonly string[];
  /** Its `static-auth-secret`. */
  readonly turnSecret?: string;
  /** Its log file, which `GET /_emulator/relay/usage` is read from. */
  readonly turnLog?: string;
  /** Default `silent`. */
  readonly logLevel?: LogLevel;
  /** The standard variables of OpenTelemetry, such as `OTEL_EXPORTER_OTLP_ENDPOINT`, with their values. Default: no traces. */
  readonly openTelemetry?: Readonly<Record<string, string | undefined>>;
}

/** An emulator on one address only, which is not this machine's own, is not at localhost. */
function reachableName(host = ''): string {
  const everywhereOrHere = ['', '0.0.0.0', '::', '::1'].includes(host) || host.startsWith('127.');
  return isIP(host) === 0 || everywhereOrHere ? 'localhost' : host;
}

/** Every option with its value, if it has a default. */
export type EmulatorConfig = Required<Omit<EmulatorOptions, OptionalNames>> &
  Pick<EmulatorOptions, OptionalNames>;

type OptionalNames =
  | 'caFile'
  | 'controlKey'
  | 'dataDirectory'
  | 'faults'
  | 'hooksDirectory'
  | 'idSeed'
  | 'maximumDateSkewMs'
  | 'openTelemetry'
  | 'quotas'
  | 'seed'
  | 'turnLog'
  | 'turnSecret';

export function completeOptions(options: EmulatorOptions): EmulatorConfig {
  return {
    host: '127.0.0.1',
    port: 0,
    publicHost: reachableName(options.host),
    tlsNames: [],
    turnUrls: [],
    controlFrom: [],
    lenient: [],
    onReady: [],
    accessKey: wellKnownAccessKey,
    resourceId: 'ac5e0000-0000-4000-8000-000000003002',
    logLevel: 'silent',
    ...options,
    stateDirectory: options.stateDirectory ?? defaultStateDirectory(),
  };
}
