import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { ChildService } from './child-service.ts';

function start(
  script: string,
  options: { isReady?: (lines: string[]) => boolean; readyTimeoutMs?: number } = {},
) {
  const lines: string[] = [];
  return new ChildService({
    name: 'example',
    args: ['-e', script],
    cwd: process.cwd(),
    env: {},
    onLine: (line) => lines.push(line),
    isReady: async () => options.isReady?.(lines) ?? lines.includes('ready'),
    ...(options.readyTimeoutMs === undefined ? {} : { readyTimeoutMs: options.readyTimeoutMs }),
  }).ready();
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('ChildService', () => {
  it('is running once it is ready, and gone after stop', async () => {
    const service = await start('console.log("ready"); setInterval(() => {}, 1000)');
    expect(service.isRunning).toBe(true);
    await service.stop();
    expect(isAlive(service.pid)).toBe(false);
  });

  it('says how the process ended and what it wrote when it never becomes ready', async () => {
    await expect(start('console.error("no database"); process.exit(3)')).rejects.toThrow(
      /example exited with code 3\.\n.*no database/s,
    );
  });

  it('leaves no process behind when the time to become ready is over', async () => {
    let pid = 0;
    const isReady = (lines: string[]) => {
      pid = Number(lines[0]);
      return false;
    };
    const script = 'process.stdout.write(process.pid + "\\n"); setInterval(() => {}, 1000)';
    await expect(start(script, { isReady, readyTimeoutMs: 1_000 })).rejects.toThrow(
      'was not ready after 1 s',
    );
    expect(pid).toBeGreaterThan(0);
    expect(isAlive(pid)).toBe(false);
  });

  it('ends with the process that started it, also when that one is killed', async () => {
    const { href } = new URL('./child-service.ts', import.meta.url);
    const script = `
      const { ChildService } = await import(${JSON.stringify(href)});
      const options = { name: 'example', cwd: process.cwd(), env: {}, onLine() {}, isReady: async () => true };
      const args = ['-e', 'setInterval(() => {}, 1000)'];
      const [gone, left] = [new ChildService({ ...options, args }), new ChildService({ ...options, args })];
      await gone.stop();
      console.log(String(left.pid));
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', script]);
    const pid = Number(String((await once(parent.stdout, 'data'))[0]));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitUntil(() => !isAlive(pid), { timeout: 10_000 });
  });

  it('tells when the process is killed', async () => {
    const service = await start('console.log("ready"); setInterval(() => {}, 1000)');
    await service.kill();
    expect(await service.ended).toBe('was ended by SIGKILL');
  });
});
