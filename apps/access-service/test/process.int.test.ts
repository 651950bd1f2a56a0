import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rolldown } from 'rolldown';
import config from '../rolldown.config.ts';

const project = join(import.meta.dirname, '..');
/** Beside the real build, whose files a running service may need; packages are found from here too. */
const build = join(project, 'node_modules/.process-test');
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'access-process-'));
  process.chdir(project);
  const bundle = await rolldown(config);
  await bundle.write({ ...config.output, dir: build });
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
  await rm(build, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  output: { stdout: string; stderr: string };
  exit: Promise<number | null>;
}

function start(environment: Record<string, string>): Started {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [join(build, 'main.js')], {
    env: { PATH, HOME, ...environment },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (output.stdout += data));
  child.stderr.on('data', (data) => (output.stderr += data));
  return { child, output, exit: once(child, 'exit').then(([code]) => code as number | null) };
}

async function ready({ child, output }: Started): Promise<string> {
  for (;;) {
    const url = /"url":"(http:[^"]+)"/.exec(output.stdout)?.[1];
    if (url) return url;
    if (child.exitCode !== null) throw new Error(output.stderr);
    await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')]);
  }
}

const usable = () => ({
  PORT: '0',
  DATA_DIRECTORY: join(directory, 'data'),
  DEVELOPMENT_SIGN_IN: 'true',
  ACS_CONNECTION_STRING: 'endpoint=https://localhost:1/;accesskey=aHVudGVyMg==',
});

describe('the process', () => {
  it('names every bad variable, shows no value, and exits with 1', async () => {
    const started = start({
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
    const started = start({ ...usable(), PORT: String(port) });
    expect(await started.exit).toBe(1);
    expect(started.output.stderr.trim()).toMatch(new RegExp(`^listen EADDRINUSE.*:${port}$`));
    other.close();
  });

  it('says that its data directory is in use, and exits with 1', async () => {
    const first = start(usable());
    await ready(first);
    const second = start(usable());
    expect(await second.exit).toBe(1);
    expect(second.output.stderr).toMatch(/data directory .* is in use by process \d+/);
    first.child.kill('SIGTERM');
    await first.exit;
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends it with 0, and its data is there at the next start',
    async (signal) => {
      const first = start(usable());
      const signIn = async (url: string) => {
        const answer = await fetch(`${url}/api/sign-in/development`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ displayName: 'Ada' }),
        });
        return ((await answer.json()) as { user: { id: string } }).user.id;
      };
      const id = await signIn(await ready(first));
      first.child.kill(signal);
      expect(await first.exit).toBe(0);
      const second = start(usable());
      expect(await signIn(await ready(second))).toBe(id);
      second.child.kill('SIGKILL');
      await second.exit;
      const third = start(usable());
      expect(await signIn(await ready(third))).toBe(id);
      third.child.kill('SIGTERM');
      expect(await third.exit).toBe(0);
    },
  );
});
