import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';

const index = new URL('./index.ts', import.meta.url).href;

/** A process that logs; `body` is run with `log` once it has started, and its stderr says when. */
function startLogger(body: string) {
  const script = `
    const { createLogger, runUntilSignal } = await import(${JSON.stringify(index)});
    const log = createLogger({ name: 'example', level: 'info' });
    setInterval(() => {}, 1000);
    void runUntilSignal(async () => {
      ${body};
      process.stderr.write('ready');
      return { stop: async () => log.info('stopping') };
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

describe('the log of a process', () => {
  it('is whole and in order when the process ends', async () => {
    const child = startLogger(`for (let index = 0; index < 5000; index++) log.info({ index }, 'entry')`);
    child.stderr.once('data', () => child.kill('SIGTERM'));
    const lines = (await text(child.stdout)).trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as { index?: number; msg: string });
    expect(entries.slice(0, -1).map(({ index }) => index)).toEqual([...Array(5000).keys()]);
    expect(entries.at(-1)?.msg).toBe('stopping');
  });

  it.each([
    ['nothing was to be written', ''],
    ['lines were', `setInterval(() => log.info('entry'), 5)`],
    ['a full block was', `setInterval(() => log.info({ text: 'x'.repeat(100_000) }), 5)`],
  ])('does not hold up the end of the process when its reader went while %s', async (_, body) => {
    const child = startLogger(body);
    await once(child.stderr, 'data');
    child.stdout.destroy();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
