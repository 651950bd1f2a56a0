import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answersOk, findRedis, freePorts, TemporaryRedis } from '@switchboard/dev-env';
import { stringify } from 'yaml';
import { prometheusFolder, readYaml } from '../observability/prometheus-files.ts';
import { root, run, startEmulator } from './processes.ts';

const secret = 'a-secret-of-the-test-bed';
export const handset = '+15555550100';
export const ownNumber = '+14255550123';

interface ScrapeConfig {
  job_name: string;
  dns_sd_configs?: unknown;
  static_configs?: { targets: string[] }[];
}

/** Emulator, access service (built, with Redis where it is installed) and a Prometheus with the committed configuration. */
export class ObservedPlatform implements AsyncDisposable {
  readonly service: string;
  readonly prometheus: string;
  readonly hasRedis: boolean;
  readonly #stack: AsyncDisposableStack;

  private constructor(parts: {
    service: string;
    prometheus: string;
    hasRedis: boolean;
    stack: AsyncDisposableStack;
  }) {
    this.service = parts.service;
    this.prometheus = parts.prometheus;
    this.hasRedis = parts.hasRedis;
    this.#stack = parts.stack;
  }

  /** @param prometheus where the program is */
  static async start(prometheus: string): Promise<ObservedPlatform> {
    await using stack = new AsyncDisposableStack();
    const directory = await mkdtemp(join(tmpdir(), 'observed-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const ports = await freePorts();
    const program = findRedis();
    const redis = program === undefined ? undefined : stack.use(await TemporaryRedis.start(program));
    const seed = { phoneNumbers: [{ phoneNumber: ownNumber }] };
    const acs = await startEmulator(stack, { directory, port: ports.emulator, seed });
    watchEvents(stack, ports.emulator);
    const service = await startAccessService(stack, {
      port: ports.accessService,
      acs,
      redis: redis?.url,
      emulatorPort: ports.emulator,
    });
    await configure(directory, {
      'access-service': ports.accessService,
      emulator: ports.emulator,
      prometheus: ports.web,
    });
    const url = `http://127.0.0.1:${ports.web}`;
    const args = [
      `--config.file=${directory}/prometheus.yml`,
      `--storage.tsdb.path=${directory}/data`,
      `--web.listen-address=127.0.0.1:${ports.web}`,
    ];
    await run(stack, 'prometheus', {
      command: prometheus,
      args,
      env: {},
      isReady: () => answersOk(`${url}/-/ready`),
    });
    return new ObservedPlatform({
      service,
      prometheus: url,
      hasRedis: redis !== undefined,
      stack: stack.move(),
    });
  }

  /** @returns how many series the answer has */
  async countSeries(query: string): Promise<number> {
    const answer = await this.ask<{ result: unknown[] }>(
      'query',
      query.replaceAll('$__rate_interval', '20s'),
    );
    return answer.result.length;
  }

  async ask<T>(what: string, query?: string): Promise<T> {
    const search = query === undefined ? '' : `?${new URLSearchParams({ query })}`;
    const answer = await fetch(`${this.prometheus}/api/v1/${what}${search}`);
    const { data, error } = (await answer.json()) as { data: T; error?: string };
    if (error !== undefined) throw new Error(`${query}: ${error}`);
    return data;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }
}

/** Keeps a websocket of the emulator open. */
function watchEvents(stack: AsyncDisposableStack, port: number): void {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/_emulator/events/stream`);
  stack.defer(() => socket.close());
}

/** The committed configuration with the addresses of this test, and without patience. */
async function configure(directory: string, ports: Record<string, number>): Promise<void> {
  const { scrape_configs, ...rest } = readYaml<{ scrape_configs: ScrapeConfig[] }>('prometheus.yml');
  const here = scrape_configs.map(({ dns_sd_configs: _, ...config }) => ({
    ...config,
    static_configs: [{ targets: [`127.0.0.1:${ports[config.job_name]}`] }],
  }));
  const global = { scrape_interval: '1s', evaluation_interval: '1s' };
  await writeFile(join(directory, 'prometheus.yml'), stringify({ ...rest, global, scrape_configs: here }));
  await copyFile(`${prometheusFolder}alerts.yml`, join(directory, 'alerts.yml'));
}

async function startAccessService(
  stack: AsyncDisposableStack,
  parts: { port: number; acs: Record<string, string>; redis: string | undefined; emulatorPort: number },
): Promise<string> {
  const url = `http://127.0.0.1:${parts.port}`;
  await run(stack, 'access-service', {
    args: [`${root}apps/access-service/dist/main.js`],
    env: {
      PORT: String(parts.port),
      ACS_CONNECTION_STRING: parts.acs['ACS_CONNECTION_STRING'],
      NODE_EXTRA_CA_CERTS: parts.acs['NODE_EXTRA_CA_CERTS'],
      ACS_INSECURE_ENDPOINT: `http://localhost:${parts.emulatorPort}`,
      DATA_DIRECTORY: ':memory:',
      DEVELOPMENT_SIGN_IN: 'true',
      EVENTS_PUBLIC_URL: url,
      EVENTS_WEBHOOK_SECRET: secret,
      ...(parts.redis === undefined
        ? {}
        : { REDIS_URL: parts.redis, REDIS_ENCRYPTION_KEY: randomBytes(32).toString('base64') }),
    },
    isReady: () => answersOk(`${url}/readyz`),
  });
  return url;
}
