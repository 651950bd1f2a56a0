import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepts, ChildService, freePort } from '@switchboard/dev-env';

/** Where nginx is installed (Debian: nginx-light); undefined when it is not. */
export function findNginx(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':').concat('/usr/sbin', '/usr/local/sbin');
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
}

/** nginx in front of services, which get requests in turn over connections that are kept. */
export class LoadBalancer implements AsyncDisposable {
  /** One for each group of services, in their order. */
  readonly ports: readonly number[];
  readonly #directory: string;
  readonly #nginx: ChildService;

  private constructor(ports: readonly number[], directory: string, nginx: ChildService) {
    this.ports = ports;
    this.#directory = directory;
    this.#nginx = nginx;
  }

  /** @param groups ports of the services, all on this machine */
  static async start(nginx: string, groups: readonly (readonly number[])[]): Promise<LoadBalancer> {
    const directory = mkdtempSync(join(tmpdir(), 'switchboard-bench-'));
    const ports = await Promise.all(groups.map(() => freePort()));
    const file = join(directory, 'nginx.conf');
    writeFileSync(file, configuration(directory, groups, ports));
    const child = new ChildService({
      name: 'nginx',
      command: nginx,
      args: ['-p', directory, '-c', file, '-e', 'stderr'],
      cwd: directory,
      env: {},
      onLine: () => {},
      isReady: async () => (await Promise.all(ports.map(accepts))).every(Boolean),
    });
    return new LoadBalancer(ports, directory, await child.ready());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#nginx.stop();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

function configuration(
  directory: string,
  groups: readonly (readonly number[])[],
  ports: readonly number[],
): string {
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const servers = groups.map(
    (group, index) => `
  upstream group${index} {
    ${group.map((port) => `server 127.0.0.1:${port};`).join(' ')}
    keepalive 64;
    keepalive_requests 1000000;
  }
  server {
    listen 127.0.0.1:${ports[index]};
    keepalive_requests 1000000;
    location / {
      proxy_pass http://group${index};
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $remote_addr;
    }
  }`,
  );
  return `
daemon off;
worker_processes 1;
pid ${directory}/nginx.pid;
events {}
http {
  access_log off;
  ${folders.map((name) => `${name}_temp_path ${directory}/${name};`).join('\n  ')}${servers.join('')}
}
`;
}
