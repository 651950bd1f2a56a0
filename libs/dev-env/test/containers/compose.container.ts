import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/build.ts';
import { ComposeStack, docker } from '../../src/docker/compose-stack.ts';
import { workspaceRoot } from '../../src/workspace-root.ts';

const tag = process.env['SWITCHBOARD_TEST_TAG'] ?? 'local';
const project = process.env['SWITCHBOARD_TEST_PROJECT'] ?? `switchboard-test-${process.pid}`;
const megabyte = 2 ** 20;

/** @returns the status, 0 where nothing answers */
async function signIn({ endpoints }: ComposeStack): Promise<number> {
  const answer = await fetch(`${endpoints.web}/api/sign-in/development`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: endpoints.web },
    body: JSON.stringify({ displayName: `Somebody ${Math.random()}` }),
  }).catch(() => undefined);
  return answer?.status ?? 0;
}

/** What `fetch` cannot: with an authority that only this request trusts. */
async function request(url: string, options: RequestOptions, body = ''): Promise<IncomingMessage> {
  const [answer] = (await once(httpsRequest(url, options).end(body), 'response')) as [IncomingMessage];
  answer.resume();
  return answer;
}

const containersOf = async (stack: ComposeStack, service: string) =>
  (await stack.compose('ps', '--quiet', service)).split('\n').filter((id) => id !== '');

describe('docker compose up', () => {
  let stack: ComposeStack;

  beforeAll(async () => {
    stack = await ComposeStack.prepare({ tag, project });
  });
  afterAll(() => stack.down());

  it('shows a page to sign in on, with everything healthy', async () => {
    const started = performance.now();
    await stack.up();
    await expect.poll(() => signIn(stack), { timeout: 60_000, interval: 100 }).toBe(200);
    const page = await fetch(`${stack.endpoints.web}/sign-in`);
    expect(page.status).toBe(200);
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(`docker compose up: somebody is signed in after ${seconds.toFixed(1)} s\n`);
  });

  it('takes at most 600 MB', async () => {
    const memory = await stack.memory();
    const total = [...memory.values()].reduce((sum, bytes) => sum + bytes, 0);
    for (const [name, bytes] of memory) process.stdout.write(`${name} ${Math.round(bytes / megabyte)} MB\n`);
    process.stdout.write(`docker compose up: ${Math.round(total / megabyte)} MB\n`);
    expect(total).toBeLessThanOrEqual(600 * megabyte);
  });

  it('runs nothing as root, with privileges, or with a file system that it could write to', async () => {
    const ids = (await stack.compose('ps', '--quiet')).split('\n').filter((id) => id !== '');
    const format =
      '{{index .Config.Labels "com.docker.compose.service"}} user={{.Config.User}} readonly={{.HostConfig.ReadonlyRootfs}} dropped={{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}';
    for (const line of (await docker('inspect', '--format', format, ...ids)).split('\n')) {
      expect(line).toContain('readonly=true dropped=[ALL] [no-new-privileges:true]');
      if (!line.startsWith('prepare ')) expect(line).toMatch(/user=[1-9]\d*:[1-9]\d* /);
    }
  });

  it('has no secret in the environment or the arguments of a container', async () => {
    const [emulator = ''] = await containersOf(stack, 'emulator');
    const settings = await docker('exec', emulator, 'cat', '/run/switchboard/emulator.env');
    const secrets = [...settings.matchAll(/=(.{16,})$/gm)].map(([, value]) => value!);
    expect(secrets).toHaveLength(3);
    const ids = (await stack.compose('ps', '--quiet')).split('\n').filter((id) => id !== '');
    const described = await docker('inspect', ...ids);
    for (const secret of secrets) expect(described.includes(secret)).toBe(false);
  });

  it('is reached from this machine only', async () => {
    const [web = ''] = await containersOf(stack, 'web');
    expect(await docker('port', web)).toMatch(/^3000\/tcp -> 127\.0\.0\.1:\d+$/);
  });

  it('lets people chat, text and call in browsers, with media through the relay alone', async () => {
    const cli = join(workspaceRoot, 'node_modules/@playwright/test/cli.js');
    const code = await run(
      process.execPath,
      [cli, 'test', '--config', 'apps/web-e2e/playwright.containers.config.ts'],
      { SWITCHBOARD_WEB_URL: stack.endpoints.web, SWITCHBOARD_EMULATOR_URL: stack.endpoints.emulator },
    );
    expect(code).toBe(0);
  }, 300_000);

  it.each(['postgres', 'redis', 'emulator'])(
    'recovers by itself when %s is started again',
    async (service) => {
      await stack.compose('restart', '--timeout', '5', service);
      await expect.poll(() => signIn(stack), { timeout: 60_000, interval: 250 }).toBe(200);
    },
  );

  it('keeps its secrets and its data when it is started again', async () => {
    const [before = ''] = await containersOf(stack, 'emulator');
    const settings = () =>
      docker(
        'run',
        '--rm',
        '--volume',
        `${project}_settings:/s:ro`,
        '--user',
        '1000',
        '--entrypoint',
        'cat',
        `switchboard-emulator:${tag}`,
        '/s/emulator.env',
      );
    const kept = await settings();
    await stack.compose('down', '--timeout', '10');
    await stack.up();
    await expect.poll(() => signIn(stack), { timeout: 60_000, interval: 250 }).toBe(200);
    expect(await settings()).toBe(kept);
    expect(await containersOf(stack, 'emulator')).not.toContain(before);
  });

  it('goes on with the data of an emulator whose container was killed and removed', async () => {
    const [killed = ''] = await containersOf(stack, 'emulator');
    await docker('rm', '--force', killed);
    await stack.up();
    const [emulator = ''] = await containersOf(stack, 'emulator');
    const log = await docker('logs', emulator);
    expect(log).not.toContain('in use');
    await expect.poll(() => signIn(stack), { timeout: 60_000, interval: 250 }).toBe(200);
  });

  it('has two access services when it is told to', async () => {
    await stack.up('--scale', 'access-service=2');
    const ids = await containersOf(stack, 'access-service');
    expect(ids).toHaveLength(2);
    for (const id of ids) {
      await expect
        .poll(() => docker('inspect', '--format', '{{.State.Health.Status}}', id), { timeout: 60_000 })
        .toBe('healthy');
    }
    for (let times = 0; times < 6; times += 1) expect(await signIn(stack)).toBe(200);
  });

  it('serves other devices by https, with an authority of its own, and not the control of the emulator', async () => {
    await stack.upProfiles('proxy');
    const { proxy, proxyAuthority, dataPlane } = stack.endpoints;
    const authority = async () => (await fetch(proxyAuthority)).text().catch(() => '');
    await expect.poll(authority, { timeout: 60_000 }).toContain('BEGIN CERTIFICATE');
    const ca = await authority();
    expect((await request(`${proxy}/sign-in`, { ca })).statusCode).toBe(200);
    const body = JSON.stringify({ displayName: 'Somebody with a phone' });
    const headers = { 'content-type': 'application/json', origin: proxy };
    const session = await request(`${proxy}/api/sign-in/development`, { ca, method: 'POST', headers }, body);
    expect(session.statusCode).toBe(200);
    const { statusCode } = await request(`${dataPlane}/chat/threads?api-version=2025-03-15`, { ca });
    expect(statusCode).toBe(401);
    expect((await request(`${dataPlane}/_emulator/health`, { ca })).statusCode).toBe(404);
  });

  it('is watched by Prometheus', async () => {
    await stack.upProfiles('prometheus');
    const targets = async () => {
      const answer = await fetch(`${stack.endpoints.prometheus}/api/v1/targets`).catch(() => undefined);
      const { data } = ((await answer?.json()) ?? { data: { activeTargets: [] } }) as {
        data: { activeTargets: { scrapePool: string; health: string }[] };
      };
      return data.activeTargets.map(({ scrapePool, health }) => `${scrapePool} ${health}`).toSorted();
    };
    await expect
      .poll(targets, { timeout: 90_000, interval: 500 })
      .toEqual(['access-service up', 'emulator up', 'prometheus up']);
  });

  it('says what is wrong with .env before anything else starts', async () => {
    const file = join(tmpdir(), `${project}.env`);
    await writeFile(file, 'REDIS_ENCRYPTION_KEY=too-short\nPOSTGRES_PASSWORD=not-the-one-of-the-database\n');
    const answer = await stack.compose('--env-file', file, 'run', '--rm', 'prepare').then(
      () => '',
      (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
    );
    expect(answer).toContain('REDIS_ENCRYPTION_KEY must be 32 bytes in base64.');
    expect(answer).toContain('POSTGRES_PASSWORD is not the one that the database was made with.');
    expect(answer).not.toContain('too-short');
  });

  it('leaves no container, volume or network when it is taken down', async () => {
    await stack.down();
    expect(await stack.remains()).toEqual([]);
  });
});
