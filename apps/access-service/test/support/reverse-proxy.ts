import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// eslint-disable-next-line @nx/enforce-module-boundaries -- tests need servers, the service does not
import { accepts, ChildService, freePort } from '@switchboard/dev-env';

/** Whether Caddy is installed (Debian: `apt-get install caddy`). */
export const hasReverseProxy = spawnSync('caddy', ['version'], { stdio: 'ignore' }).status === 0;

/**
 * Caddy in front of several replicas, as a deployment has it: requests go to them in turn, and one that cannot be reached
 * is left out for a second.
 */
export class ReverseProxy implements AsyncDisposable {
  readonly url: string;
  readonly #directory: string;
  readonly #caddy: ChildService;

  private constructor(url: string, directory: string, caddy: ChildService) {
    this.url = url;
    this.#directory = directory;
    this.#caddy = caddy;
  }

  /** @param upstreams for example `127.0.0.1:3001`; they need not listen yet */
  static async start(upstreams: readonly string[]): Promise<ReverseProxy> {
    const directory = await mkdtemp(join(tmpdir(), 'reverse-proxy-'));
    const port = await freePort();
    const file = join(directory, 'Caddyfile');
    await writeFile(file, caddyfile(port, upstreams));
    const caddy = new ChildService({
      name: 'caddy',
      command: 'caddy',
      args: ['run', '--config', file, '--adapter', 'caddyfile'],
      cwd: directory,
      env: { HOME: directory, XDG_DATA_HOME: directory, XDG_CONFIG_HOME: directory },
      onLine: () => {},
      isReady: () => accepts(port),
    });
    return new ReverseProxy(`http://127.0.0.1:${port}`, directory, await caddy.ready());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#caddy.kill();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

const caddyfile = (port: number, upstreams: readonly string[]) => `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  bind 127.0.0.1
  reverse_proxy ${upstreams.join(' ')} {
    lb_policy round_robin
    lb_try_duration 2s
    lb_try_interval 50ms
    fail_duration 1s
  }
}
`;
