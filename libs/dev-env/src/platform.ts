import { join } from 'node:path';
import { ChildService, answersOk } from './child-service.ts';
import type { PlatformPorts } from './ports.ts';
import { findTurnserver } from './relay/find-turnserver.ts';
import { Relay } from './relay/relay.ts';
import { readOrMakeWebhookSecret } from './webhook-secret.ts';
import { workspaceRoot } from './workspace-root.ts';

export type PlatformServiceName = 'relay' | 'emulator' | 'access-service' | 'web';

export interface PlatformOptions {
  readonly ports: PlatformPorts;
  /** Directory for everything that the platform keeps; emulator, database and relay each get a folder in it. */
  readonly dataDirectory: string;
  readonly log: (service: PlatformServiceName, line: string) => void;
  /** Runs the sources and starts again when they change, instead of the built bundles. */
  readonly reload?: boolean;
  /** Extra environment of a service. */
  readonly env?: Partial<Record<PlatformServiceName, Readonly<Record<string, string>>>>;
}

/** Relay, emulator, access service and web client, each in a process of its own, as on a developer's machine. */
export class Platform {
  readonly endpoints: { readonly web: string; readonly accessService: string; readonly emulator: string };
  /** What the emulator printed: endpoint, key, connection string and CA file. */
  readonly acs: Record<string, string> = {};
  /** Undefined where coturn is not installed, or the emulator was told of another relay. */
  readonly relay: Relay | undefined;
  readonly #options: PlatformOptions;
  readonly #services = new Map<PlatformServiceName, ChildService>();
  #compiler: ChildService | undefined;
  #isStopping = false;

  private constructor(options: PlatformOptions) {
    this.#options = options;
    this.endpoints = {
      web: `http://localhost:${options.ports.web}`,
      accessService: `http://localhost:${options.ports.accessService}`,
      emulator: `https://localhost:${options.ports.emulator}`,
    };
    this.relay = relayOf(options);
  }

  /** @throws when a service does not become ready; those that did are stopped again. */
  static async start(options: PlatformOptions): Promise<Platform> {
    const platform = new Platform(options);
    try {
      if (options.reload) await platform.#rebuildAccessService();
      await Promise.all([
        platform.startService('web'),
        platform.relay && platform.startService('relay'),
        platform.startService('emulator').then(() => platform.startService('access-service')),
      ]);
    } catch (error) {
      await platform.stop();
      throw error;
    }
    return platform;
  }

  service(name: PlatformServiceName): ChildService {
    const service = this.#services.get(name);
    if (!service) throw new Error(`The service "${name}" is not running.`);
    return service;
  }

  /** Starts one service, or starts it again after it was stopped or killed, on the same port with the same data. */
  async startService(name: PlatformServiceName): Promise<ChildService> {
    const { log, env } = this.#options;
    const definition = this.#definition(name);
    if (this.#isStopping) throw new Error(`The platform is stopping; ${name} is not started.`);
    const service = new ChildService({
      name,
      cwd: name === 'web' ? join(workspaceRoot, 'apps/web') : workspaceRoot,
      onLine: (line, stream) => {
        if (name === 'emulator' && stream === 'stdout') this.#readAcsVariable(line);
        log(name, line);
      },
      ...definition,
      env: { ...definition.env, ...env?.[name] },
    });
    this.#services.set(name, service);
    return service.ready();
  }

  /** Bundles the access service again at each change: its decorators do not run without a compiler. */
  async #rebuildAccessService(): Promise<void> {
    let isBuilt = false;
    this.#compiler = new ChildService({
      name: 'access-service',
      args: [
        join(workspaceRoot, 'node_modules/rolldown/bin/cli.mjs'),
        '--config',
        'rolldown.config.ts',
        '--watch',
      ],
      cwd: join(workspaceRoot, 'apps/access-service'),
      env: {},
      onLine: (line) => {
        isBuilt ||= line.includes('Rebuilt');
        this.#options.log('access-service', line);
      },
      isReady: async () => isBuilt,
    });
    await this.#compiler.ready();
  }

  /** Stops the services in the reverse of the order in which they need each other. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const name of ['web', 'access-service', 'emulator', 'relay'] as const) {
      await this.#services.get(name)?.stop();
    }
    await this.#compiler?.stop();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #readAcsVariable(line: string): void {
    const match = /^([A-Z_]+)=(.*)$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) this.acs[match[1]] = match[2];
  }

  #definition(name: PlatformServiceName) {
    const { ports, dataDirectory, reload } = this.#options;
    const watch = reload ? ['--watch'] : [];
    const entry = (built: string, source: string) => [...watch, join(workspaceRoot, reload ? source : built)];
    switch (name) {
      case 'relay':
        if (!this.relay) throw new Error('This platform has no relay of its own.');
        return this.relay.prepare();
      case 'emulator':
        return {
          args: [
            ...entry('emulator/server/dist/main.js', 'emulator/server/src/main.ts'),
            'start',
            `--port=${ports.emulator}`,
            `--data=${join(dataDirectory, 'emulator')}`,
          ],
          env: this.relay?.emulatorEnvironment ?? {},
          isReady: async () =>
            this.acs['ACS_CONNECTION_STRING'] !== undefined &&
            answersOk(`http://localhost:${ports.emulator}/_emulator/health`),
        };
      case 'access-service':
        return {
          args: [...watch, join(workspaceRoot, 'apps/access-service/dist/main.js')],
          env: {
            PORT: String(ports.accessService),
            HOST: '127.0.0.1',
            PUBLIC_ORIGINS: this.endpoints.web,
            ACS_CONNECTION_STRING: this.acs['ACS_CONNECTION_STRING'],
            ACS_INSECURE_ENDPOINT: `http://localhost:${ports.emulator}`,
            NODE_EXTRA_CA_CERTS: this.acs['NODE_EXTRA_CA_CERTS'],
            DATA_DIRECTORY: join(dataDirectory, 'database'),
            DEVELOPMENT_SIGN_IN: 'true',
            EVENTS_PUBLIC_URL: `http://127.0.0.1:${ports.accessService}`,
            EVENTS_WEBHOOK_SECRET: readOrMakeWebhookSecret(dataDirectory),
          },
          isReady: () => answersOk(`${this.endpoints.accessService}/readyz`),
        };
      case 'web':
        return {
          args: [
            join(workspaceRoot, 'node_modules/next/dist/bin/next'),
            reload ? 'dev' : 'start',
            `--port=${ports.web}`,
            '--hostname=127.0.0.1',
          ],
          env: {
            ACCESS_SERVICE_URL: `http://127.0.0.1:${ports.accessService}`,
            NEXT_TELEMETRY_DISABLED: '1',
          },
          isReady: () => answersOk(`${this.endpoints.web}/sign-in`),
        };
    }
  }
}

function relayOf({ dataDirectory, env, ports }: PlatformOptions): Relay | undefined {
  const turnserver = findTurnserver();
  const isElsewhere = process.env['ACS_EMULATOR_TURN'] ?? env?.emulator?.['ACS_EMULATOR_TURN'];
  if (turnserver === undefined || isElsewhere) return undefined;
  return new Relay({ turnserver, port: ports.relay, directory: join(dataDirectory, 'relay') });
}
