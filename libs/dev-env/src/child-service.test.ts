import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { ChildService, type ChildServiceOptions } from './child-service.ts';

function serviceOf(script: string, options: Partial<ChildServiceOptions> = {}): ChildService {
  const lines: string[] = [];
  return new ChildService({
    name: 'example',
    args: ['-e', script],
    cwd: process.cwd(),
    env: {},
    onLine: (line) => lines.push(line),
    isReady: async () => lines.includes('ready'),
    ...options,
  });
}

const runs = 'console.log("ready"); setInterval(() => {}, 1000)';

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('ChildService', () => {
  it('is running once it is ready, and gone after stop', async () => {
    const service = await serviceOf(runs).ready();
    expect(service.isRunning).toBe(true);
    await service.stop();
    expect(isAlive(service.pid)).toBe(false);
  });

  it('says how the process ended and what it wrote when it never becomes ready', async () => {
    await expect(serviceOf('console.error("no database"); process.exit(3)').ready()).rejects.toThrow(
      /example exited with code 3\.\n.*no database/s,
    );
  });

  it('leaves no process behind when the time to become ready is over', async () => {
    const service = serviceOf(runs, { isReady: async () => false, readyTimeoutMs: 200 });
    await expect(service.ready()).rejects.toThrow('was not ready after 0.2 s');
    expect(isAlive(service.pid)).toBe(false);
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
    const service = await serviceOf(runs).ready();
    await service.kill();
    expect(await service.ended).toBe('was ended by SIGKILL');
  });
});
