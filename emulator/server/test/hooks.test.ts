import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createEmulatorControl } from '@switchboard/emulator-control';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from './conformance/event-grid/support/event-grid-bed.ts';
import { startTemporaryEmulator } from './support.ts';

const main = new URL('../src/main.ts', import.meta.url).pathname;

describe.skipIf(process.platform === 'win32')('hooks', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hooks-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = (name: string, script: string, mode = 0o644) =>
    writeFile(join(folder, name), script, { mode });
  const path = (name: string) => join(folder, name);

  it('run in the order of their names, then the commands, and a failed one keeps none from running', async () => {
    await write('20-fail.sh', 'echo to stderr >&2; exit 3');
    await write('15-long.sh', 'printf %s "$ACS_ACCESS_KEY"; head -c 8150 /dev/zero | tr "\\0" x');
    await write('10-endpoint', '#!/bin/sh\necho "$ACS_CONNECTION_STRING $SSL_CERT_FILE"', 0o755);
    await write('.hidden', 'not run');
    const go = path('.go');
    await using emulator = await startTemporaryEmulator({
      hooksDirectory: folder,
      onReady: [`until [ -e ${go} ]; do sleep 0.02; done; echo $ACS_ENDPOINT | cut -c1-8`, 'no-such-command'],
    });
    const control = createEmulatorControl(emulator.http);
    await eventually(async () => (await control.hooks()).value.map(({ state }) => state)).toEqual([
      'successful',
      'successful',
      'error',
      'running',
      'pending',
    ]);
    await expect(control.health()).rejects.toMatchObject({
      status: 503,
      message: expect.stringContaining('runningHooks'),
    });
    await writeFile(go, '');
    const hooks = await emulator.whenHooksEnded();
    expect(await control.health()).toEqual({
      status: 'ready',
      failedHooks: ['20-fail.sh', 'no-such-command'],
    });
    expect(await control.hooks()).toEqual({ ended: true, value: hooks });
    expect(hooks).toMatchObject([
      { name: '10-endpoint', state: 'successful', exitCode: 0, durationMs: expect.any(Number) },
      { name: '15-long.sh', state: 'successful', output: `***${'x'.repeat(8150)}` },
      { name: '20-fail.sh', state: 'error', exitCode: 3, output: 'to stderr\n' },
      { state: 'successful', output: 'https://\n' },
      { state: 'error', exitCode: 127 },
    ]);
    expect(hooks[0]?.output).toMatch(/^endpoint=https:\/\/localhost:\d+\/;accesskey=\*\*\* \/\S+\.pem\n$/);
  });

  it('end with the emulator, with what they left in the background', async () => {
    const untilTold = (name: string) =>
      `trap 'echo told > ${path(`.${name}`)}; exit' TERM; echo waiting; while :; do sleep 0.02; done`;
    await write('10-background.sh', `(${untilTold('background')}) &`);
    await write('20-foreground.sh', untilTold('foreground'));
    const emulator = await startTemporaryEmulator({ hooksDirectory: folder });
    const { hooks } = createEmulatorControl(emulator.http);
    const outputs = async () => (await hooks()).value.map(({ state, output }) => [state, output]);
    await eventually(outputs).toEqual([
      ['successful', 'waiting\n'],
      ['running', 'waiting\n'],
    ]);
    await emulator[Symbol.asyncDispose]();
    await emulator.whenHooksEnded();
    for (const name of ['background', 'foreground'])
      expect(await readFile(path(`.${name}`), 'utf8')).toBe('told\n');
  });

  it('keep the emulator from starting when they cannot be run', async () => {
    const start = (hooksDirectory: string) => startTemporaryEmulator({ hooksDirectory });
    await expect(start(path('nowhere'))).rejects.toThrow('cannot be read (ENOENT)');
    await write('notes.txt', 'not a script');
    await expect(start(folder)).rejects.toThrow('notes.txt cannot be run. Make it executable');
  });

  it('exec waits for them, and leaves the command out when one fails', async () => {
    const args = ['exec', '--on-ready', 'sleep 0.1; echo broken; exit 4', '--', 'echo', 'never'];
    const environment = { ...process.env, ACS_EMULATOR_STATE_DIR: join(folder, '.state') };
    const child = spawn(process.execPath, [main, ...args], { env: environment });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    expect({ code: await ended, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('broken\nacs-emulator: The hook sleep 0.1; echo broken; exit 4 ended with 4');
  });
});
