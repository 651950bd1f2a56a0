import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
// eslint-disable-next-line @nx/enforce-module-boundaries -- the tests run against the emulator, the service knows only the SDK
import { startEmulator, type EmulatorOptions, type RunningEmulator, type Seed } from 'acs-emulator';
import { startAccessService, type RunningAccessService } from '../../src/index.ts';
import type { Replacements } from '../../src/services.ts';
import { TestClient } from './test-client.ts';

/** The real service on an embedded database, beside the real emulator, each on a free port. */
export class ServiceBed implements AsyncDisposable {
  readonly origin = 'http://localhost:3000';
  readonly #directory: string;
  readonly #environment: Record<string, string>;
  readonly #replacements: Replacements;
  readonly #replicas: RunningAccessService[] = [];
  /** Every line that the service logged. */
  readonly log: string[] = [];
  emulator: RunningEmulator;

  private constructor(
    directory: string,
    emulator: RunningEmulator,
    environment: Record<string, string>,
    replacements: Replacements,
  ) {
    this.#directory = directory;
    this.emulator = emulator;
    this.#environment = environment;
    this.#replacements = replacements;
  }

  static async start(
    environment: Record<string, string> = {},
    replacements: Replacements = {},
    replicas = 1,
    seed: Seed = {},
    emulatorOptions: EmulatorOptions = {},
  ): Promise<ServiceBed> {
    const directory = await mkdtemp(join(tmpdir(), 'access-service-'));
    const emulator = await startTrustedEmulator(directory, 0, { seed, ...emulatorOptions });
    const bed = new ServiceBed(directory, emulator, environment, replacements);
    await Promise.all(Array.from({ length: replicas }, () => bed.startReplica()));
    return bed;
  }

  get service(): RunningAccessService {
    return this.replica(0);
  }

  replica(index: number): RunningAccessService {
    return this.#replicas[index]!;
  }

  /** Another process's worth of service; on a shared database only. */
  async startReplica(environment: Record<string, string> = {}): Promise<RunningAccessService> {
    const service = await startAccessService({
      environment: {
        PORT: '0',
        LOG_LEVEL: 'debug',
        DATA_DIRECTORY: ':memory:',
        ACS_CONNECTION_STRING: this.emulator.connectionString,
        DEVELOPMENT_SIGN_IN: 'true',
        PUBLIC_ORIGINS: this.origin,
        RATE_LIMIT_SIGN_IN: '100000',
        RATE_LIMIT_PER_ADDRESS: '100000',
        RATE_LIMIT_PER_USER: '100000',
        ...this.#environment,
        ...environment,
      },
      replacements: this.#replacements,
      logTo: { write: (line) => void this.log.push(line) },
    });
    this.#replicas.push(service);
    return service;
  }

  client(service = this.service): TestClient {
    return new TestClient(service.url, this.origin);
  }

  /** A client that is signed in; names are made different so that tests do not share people. */
  async signIn(name: string, service = this.service): Promise<TestClient> {
    const client = this.client(service);
    await client.signIn(`${name} ${randomUUID().slice(0, 8)}`);
    return client;
  }

  /** How often the service called this operation of the resource. */
  async upstreamCalls(operation: string): Promise<number> {
    return (await this.#journal(operation)).length;
  }

  async upstreamBodies(operation: string): Promise<unknown[]> {
    return (await this.#journal(operation)).map(({ request }) => parsed(request?.body));
  }

  async #journal(operation: string): Promise<{ request?: { body?: unknown } }[]> {
    const answer = await fetch(`${this.emulator.endpoint}/_emulator/requests?limit=1000`);
    const { value } = (await answer.json()) as {
      value: { operation: string | null; request?: { body?: unknown } }[];
    };
    return value.filter((entry) => entry.operation === operation);
  }

  /** What `POST /_emulator/<path>` answers. */
  async control(path: string, body: object = {}): Promise<unknown> {
    const answer = await fetch(`${this.emulator.endpoint}/_emulator/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.status === 204 ? undefined : answer.json();
  }

  async stopEmulator(): Promise<void> {
    await this.emulator.stop();
  }

  async restartEmulator(): Promise<void> {
    await this.emulator.stop();
    this.emulator = await startTrustedEmulator(this.#directory, this.emulator.port);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const replica of this.#replicas) await replica.stop();
    await this.emulator.stop();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

function parsed(body: unknown): unknown {
  return typeof body === 'string' ? JSON.parse(body) : body;
}

async function startTrustedEmulator(
  directory: string,
  port: number,
  options: EmulatorOptions = {},
): Promise<RunningEmulator> {
  const emulator = await startEmulator({
    ...options,
    port,
    stateDirectory: join(directory, 'state'),
    dataDirectory: join(directory, 'data'),
  });
  setDefaultCACertificates([...getCACertificates(), emulator.caCertificate]);
  return emulator;
}
