import { defaultPort, type EmulatorOptions } from '../config/emulator-options.ts';
import { readFaults, readQuotas, readSeed } from './json-file-values.ts';
import {
  readAccessKey,
  readCommands,
  readControlAddresses,
  readControlKey,
  readGuid,
  readHost,
  readHosts,
  readLenientChecks,
  readLogLevel,
  readPath,
  readPort,
  readRelaySecret,
  readRelayUrls,
  readSeconds,
} from './option-values.ts';

/** A flag that takes a value, and the environment variable that stands for it. The flag wins. */
export interface CommandLineOption {
  readonly flag: string;
  readonly variable: string;
  /** What the help calls the value. */
  readonly value: string;
  readonly help: string;
  /** Never shown again in a message. */
  readonly secret?: boolean;
  /** The flag may be given several times, and its values are read as one text with this between them. */
  readonly separator?: string;
  /** @throws InvalidValue */
  read(text: string): EmulatorOptions | Promise<EmulatorOptions>;
}

const option = (
  flag: string,
  value: string,
  help: string,
  read: CommandLineOption['read'],
  traits: Pick<CommandLineOption, 'secret' | 'separator'> = {},
): CommandLineOption => ({
  flag,
  variable: `ACS_EMULATOR_${flag.toUpperCase().replaceAll('-', '_')}`,
  value,
  help,
  ...traits,
  read,
});

export const options = {
  host: option('host', '<address>', 'address to listen on (127.0.0.1)', (text) => ({ host: readHost(text) })),
  port: option('port', '<number>', `port to listen on, 0 for any free one (${defaultPort})`, (text) => ({
    port: readPort(text),
  })),
  data: option('data', '<directory>', 'where to keep everything (in memory)', (text) => ({
    dataDirectory: readPath(text),
  })),
  accessKey: option(
    'access-key',
    '<base64>',
    'access key of the resource (a well-known one)',
    (text) => ({ accessKey: readAccessKey(text) }),
    { secret: true },
  ),
  seed: option('seed', '<file>', 'JSON file to fill an empty emulator with', async (text) => ({
    seed: await readSeed(text),
  })),
  faults: option('faults', '<file>', 'JSON file of fault rules to start with (none)', async (text) => ({
    faults: await readFaults(text),
  })),
  quotas: option(
    'quotas',
    '<file>',
    '"real", or JSON file of limits to refuse requests beyond (none)',
    async (text) => ({
      quotas: await readQuotas(text),
    }),
  ),
  logLevel: option('log-level', '<level>', 'debug, info, warn, error or silent (info)', (text) => ({
    logLevel: readLogLevel(text),
  })),
  publicHost: option(
    'public-host',
    '<name>',
    'host name of the endpoint that is printed (localhost)',
    (text) => ({
      publicHost: readHost(text),
    }),
  ),
  tlsNames: option('tls-names', '<names>', 'further names of the certificate, comma-separated', (text) => ({
    tlsNames: readHosts(text),
  })),
  stateDirectory: option(
    'state-dir',
    '<directory>',
    'where the certificate authority is kept (per user)',
    (text) => ({
      stateDirectory: readPath(text),
    }),
  ),
  caFile: option('ca-file', '<file>', 'where to write the CA certificate as well (nowhere)', (text) => ({
    caFile: readPath(text),
  })),
  controlKey: option(
    'control-key',
    '<key>',
    'lets other hosts use the control API with this key (never)',
    (text) => ({ controlKey: readControlKey(text) }),
    { secret: true },
  ),
  controlFrom: option(
    'control-from',
    '<addresses>',
    'further addresses that need no control key, "gateway" for a container\'s host (none)',
    (text) => ({ controlFrom: readControlAddresses(text) }),
  ),
  turn: option(
    'turn',
    '<uri>',
    'address of a STUN/TURN server, may be repeated (no relay)',
    (text) => ({ turnUrls: readRelayUrls(text) }),
    { separator: ',' },
  ),
  turnSecret: option(
    'turn-secret',
    '<text>',
    'secret that the STUN/TURN server shares (none)',
    (text) => ({ turnSecret: readRelaySecret(text) }),
    { secret: true },
  ),
  turnLog: option('turn-log', '<file>', 'log file of coturn, to read the usage from (none)', (text) => ({
    turnLog: readPath(text),
  })),
  maximumDateSkew: option(
    'max-date-skew',
    '<seconds>',
    'refuse signatures older or newer than this (any)',
    (text) => ({
      maximumDateSkewMs: readSeconds(text),
    }),
  ),
  lenient: option(
    'lenient',
    '<checks>',
    'checks that let everything pass: api-version, signature, scopes (none)',
    (text) => ({ lenient: readLenientChecks(text) }),
    { separator: ',' },
  ),
  resourceId: option('resource-id', '<guid>', 'id of the emulated resource (a fixed one)', (text) => ({
    resourceId: readGuid(text),
  })),
  onReady: option(
    'on-ready',
    '<command>',
    'line for the shell to run when the emulator is ready, may be repeated (none)',
    (text) => ({ onReady: readCommands(text) }),
    { separator: '\n' },
  ),
  hooks: option('hooks', '<directory>', 'folder of scripts to run when it is ready (none)', (text) => ({
    hooksDirectory: readPath(text),
  })),
  idSeed: option('id-seed', '<text>', 'make ids repeatable, for tests (random)', (text) => ({
    idSeed: text,
  })),
} satisfies Record<string, CommandLineOption>;
