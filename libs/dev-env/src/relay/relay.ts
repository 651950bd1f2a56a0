import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildServiceOptions } from '../child-service.ts';
import { answersStun } from './answers-stun.ts';
import { loopback } from './special-addresses.ts';
import { relayLogFile, turnserverConf, type TurnserverSettings } from './turnserver-conf.ts';

export interface RelayOptions {
  /** The installed program. */
  readonly turnserver: string;
  readonly port: number;
  /** Absolute; made when it is not there. */
  readonly directory: string;
  readonly settings?: Partial<TurnserverSettings>;
}

/** coturn on this machine, for this machine: it listens on loopback, and relays to nothing else. */
export class Relay {
  /** As the emulator hands them out. */
  readonly urls: readonly string[];
  readonly secret = randomBytes(32).toString('hex');
  readonly logFile: string;
  readonly #options: RelayOptions;
  #hasRun = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    const address = `turn:127.0.0.1:${options.port}`;
    this.urls = [address, `${address}?transport=tcp`];
    this.logFile = relayLogFile(options.directory);
  }

  /** What tells an emulator of this relay. The secret is in the environment because anyone can read a command line. */
  get emulatorEnvironment(): Record<string, string> {
    return {
      ACS_EMULATOR_TURN: this.urls.join(','),
      ACS_EMULATOR_TURN_SECRET: this.secret,
      ACS_EMULATOR_TURN_LOG: this.logFile,
    };
  }

  /** Writes the configuration, for nobody else to read, and says how to start the server with it. */
  prepare(): Pick<ChildServiceOptions, 'args' | 'command' | 'cwd' | 'env' | 'isReady' | 'readyTimeoutMs'> {
    const { directory, port, settings, turnserver } = this.#options;
    const configuration = join(directory, 'turnserver.conf');
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    rmSync(configuration, { force: true });
    // A log of an earlier secret says nothing to the emulator of this one.
    if (!this.#hasRun) rmSync(this.logFile, { force: true });
    this.#hasRun = true;
    writeFileSync(
      configuration,
      turnserverConf({
        realm: 'switchboard',
        addresses: ['127.0.0.1'],
        peers: [loopback],
        quotas: { perUser: 64, total: 512 },
        ...settings,
        port,
        secret: this.secret,
        directory,
      }),
      { mode: 0o600 },
    );
    return {
      command: turnserver,
      args: ['-c', configuration],
      cwd: directory,
      env: {},
      isReady: () => answersStun(port),
      readyTimeoutMs: 15_000,
    };
  }
}
