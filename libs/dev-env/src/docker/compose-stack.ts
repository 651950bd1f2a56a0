import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { answersOk } from '../child-service.ts';
import { freePort, freePorts } from '../ports.ts';
import { workspaceRoot } from '../workspace-root.ts';
import { composeCommand } from './engine.ts';

const execute = promisify(execFile);
/** What is healthy is there; the web client, which nothing waits for, needs some seconds more. */
const patienceMs = 60_000;

const everyProfile = ['--profile', 'tls', '--profile', 'observability'];
type PortName = 'web' | 'emulator' | 'relay' | 'http' | 'https' | 'dataPlane' | 'prometheus';

export interface ComposeStackOptions {
  /** Of the images, which exist. */
  readonly tag: string;
  /** Names everything that compose makes, so that two of them do not meet. */
  readonly project: string;
}

/** The services of docker-compose.yml, on free ports of this machine. */
export class ComposeStack {
  readonly endpoints: Readonly<
    Record<'web' | 'emulator' | 'proxy' | 'proxyAuthority' | 'dataPlane' | 'prometheus', string>
  >;
  readonly #project: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #command: readonly [string, ...string[]];

  private constructor({ tag, project }: ComposeStackOptions, ports: Readonly<Record<PortName, number>>) {
    const command = composeCommand();
    if (command === undefined) throw new Error('Docker Compose is not installed.');
    this.#command = command;
    this.#project = project;
    this.#environment = {
      ...process.env,
      SWITCHBOARD_TAG: tag,
      WEB_PORT: String(ports.web),
      EMULATOR_PORT: String(ports.emulator),
      RELAY_PORT: String(ports.relay),
      TLS_PUBLISH_ADDRESS: '127.0.0.1',
      HTTP_PORT: String(ports.http),
      HTTPS_PORT: String(ports.https),
      WEB_ORIGIN: `https://localhost:${ports.https}`,
      DATA_PLANE_PORT: String(ports.dataPlane),
      PROMETHEUS_PORT: String(ports.prometheus),
    };
    this.endpoints = {
      web: `http://localhost:${ports.web}`,
      emulator: `http://localhost:${ports.emulator}`,
      proxy: `https://localhost:${ports.https}`,
      proxyAuthority: `http://localhost:${ports.http}/ca.crt`,
      dataPlane: `https://localhost:${ports.dataPlane}`,
      prometheus: `http://localhost:${ports.prometheus}`,
    };
  }

  /** Nothing runs yet. */
  static async prepare(options: ComposeStackOptions): Promise<ComposeStack> {
    const [http, https, dataPlane, prometheus] = await Promise.all([
      freePort(),
      freePort(),
      freePort(),
      freePort(),
    ]);
    return new ComposeStack(options, { ...(await freePorts()), http, https, dataPlane, prometheus });
  }

  /**
   * Resolves once there is a page to sign in on.
   * @throws with what compose printed, when a service does not become healthy
   */
  async up(...args: string[]): Promise<void> {
    await this.compose('up', '--detach', '--no-build', ...args);
    for (const began = Date.now(); Date.now() - began < patienceMs; await delay(50)) {
      if (await answersOk(`${this.endpoints.web}/sign-in`).catch(() => false)) return;
    }
    throw new Error(
      `No page at ${this.endpoints.web}/sign-in. ${await this.compose('logs', '--tail=20', 'web')}`,
    );
  }

  /** @returns what compose printed on standard output */
  async compose(...args: string[]): Promise<string> {
    const [program, ...first] = this.#command;
    const { stdout } = await execute(program, [...first, '--project-name', this.#project, ...args], {
      cwd: workspaceRoot,
      env: this.#environment,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  }

  /** Of what runs, by the names of the containers: the bytes that the engine counts. */
  async memory(): Promise<ReadonlyMap<string, number>> {
    const ids = (await this.compose('ps', '--quiet')).split('\n').filter((id) => id !== '');
    const running = await Promise.all(
      ids.map(async (id) =>
        (await docker('inspect', '--format', '{{.State.Running}}', id)) === 'true' ? [id] : [],
      ),
    );
    const format = '{{.Name}} {{.MemUsage}}';
    const lines = (await docker('stats', '--no-stream', '--format', format, ...running.flat())).split('\n');
    return new Map(
      lines.map((line) => {
        const [name = '', amount = ''] = line.split(' ');
        return [name, bytesOf(amount)] as const;
      }),
    );
  }

  /** Starts these services of profiles as well. */
  async upProfiles(...services: string[]): Promise<void> {
    await this.compose(...everyProfile, 'up', '--detach', '--no-build', ...services);
  }

  /** Removes everything, volumes too. */
  async down(): Promise<void> {
    await this.compose(...everyProfile, 'down', '--volumes', '--remove-orphans', '--timeout', '10');
  }

  /** Names of containers, volumes and networks that are there. */
  async remains(): Promise<string[]> {
    const filter = ['--filter', `label=com.docker.compose.project=${this.#project}`];
    const lists = await Promise.all([
      docker('ps', '--all', '--format', '{{.Names}}', ...filter),
      docker('volume', 'ls', '--format', '{{.Name}}', ...filter),
      docker('network', 'ls', '--format', '{{.Name}}', ...filter),
    ]);
    return lists.flatMap((list) => list.split('\n')).filter((name) => name !== '');
  }
}

/** @returns what the command printed, without the line's end */
export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await execute('docker', args, { cwd: workspaceRoot, maxBuffer: 64 * 1024 * 1024 });
  return stdout.trimEnd();
}

/** From `12.5MiB`, as `docker stats` writes it. */
function bytesOf(amount: string): number {
  const units: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };
  const [, value = '0', unit = 'B'] = /^([\d.]+)([A-Za-z]+)$/.exec(amount) ?? [];
  return Number(value) * (units[unit] ?? Number.NaN);
}
