import type { LogLevel } from '../adapters/logger/stderr-logger.ts';

/** The key that every emulator takes unless told otherwise, so that a connection string can be written down once. */
export const wellKnownAccessKey =
  'U3dpdGNoYm9hcmQtQUNTLWVtdWxhdG9yLXdlbGwta25vd24tYWNjZXNzLWtleS1ub3Qtc2VjcmV0IQ==';

/** The GUID of the emulated resource, part of each communication user's id. */
export const defaultResourceId = 'ac5e0000-0000-4000-8000-000000003002';

export const defaultPort = 3002;

export interface EmulatorOptions {
  /** The address to listen on. Default `127.0.0.1`. */
  readonly host?: string;
  /** 0 takes any free port. Default 0: programs rarely want a fixed one. */
  readonly port?: number;
  /** Where to keep everything; in memory when left out. */
  readonly dataDirectory?: string;
  /** Base64. Default: the well-known key. */
  readonly accessKey?: string;
  /** Where the certificate authority lives. Default: a per-user directory. */
  readonly stateDirectory?: string;
  readonly resourceId?: string;
  /** Default `silent`. */
  readonly logLevel?: LogLevel;
}
