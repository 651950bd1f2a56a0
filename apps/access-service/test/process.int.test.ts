import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceBuild } from './support/service-process.ts';

let build: ServiceBuild;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'access-process-'));
  build = await ServiceBuild.make('.process-test');
});
afterAll(async () => {
  await build[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
});

const usable = () => ({
  PORT: '0',
  DATA_DIRECTORY: join(directory, 'data'),
  DEVELOPMENT_SIGN_IN: 'true',
  ACS_CONNECTION_STRING: 'endpoint=https://localhost:1/;accesskey=aHVudGVyMg==',
});

describe('the process', () => {
  it('names every bad variable, shows no value, and exits with 1', async () => {
    const started = build.start({
      ...usable(),
      PORT: 'hunter2',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://hunter2',
    });
    expect(await started.exit).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) {
      expect(started.output.stderr).toMatch(new RegExp(`^  ${name}: must `, 'm'));
    }
    expect(started.output.stderr).not.toMatch(/hunter2|aHVudGVyMg|\bat /);
  });

  it('says that the port is taken, and exits with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const started = build.start({ ...usable(), PORT: String(port) });
    expect(await started.exit).toBe(1);
    expect(started.output.stderr.trim()).toMatch(new RegExp(`^listen EADDRINUSE.*:${port}$`));
    other.close();
  });

  it('says that its data directory is in use, and exits with 1', async () => {
    const first = build.start(usable());
    await first.ready();
    const second = build.start(usable());
    expect(await second.exit).toBe(1);
    expect(second.output.stderr).toMatch(/data directory .* is in use by process \d+/);
    await first.end('SIGTERM');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends it with 0, and its data is there at the next start',
    async (signal) => {
      const first = build.start(usable());
      const signIn = async (url: string) => {
        const answer = await fetch(`${url}/api/sign-in/development`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ displayName: 'Ada' }),
        });
        return ((await answer.json()) as { user: { id: string } }).user.id;
      };
      const id = await signIn(await first.ready());
      expect(await first.end(signal)).toBe(0);
      const second = build.start(usable());
      expect(await signIn(await second.ready())).toBe(id);
      await second.end('SIGKILL');
      const third = build.start(usable());
      expect(await signIn(await third.ready())).toBe(id);
      expect(await third.end('SIGTERM')).toBe(0);
    },
  );
});
