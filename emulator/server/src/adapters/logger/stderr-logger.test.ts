import { describe, expect, it } from 'vitest';
import { createStderrLogger } from './stderr-logger.ts';

function logged(level: Parameters<typeof createStderrLogger>[0], pretty = false) {
  const lines: string[] = [];
  return { lines, logger: createStderrLogger(level, { pretty, write: (line) => void lines.push(line) }) };
}

describe('stderr logger', () => {
  it('writes JSON lines from its level on', () => {
    const { lines, logger } = logged('warn');
    logger.info('no');
    logger.warn('yes', { port: 1 });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { time: expect.any(String), level: 'warn', message: 'yes', port: 1 },
    ]);
  });

  it('writes nothing when silent', () => {
    const { lines, logger } = logged('silent');
    logger.error('no');
    expect(lines).toEqual([]);
  });

  it('masks secrets wherever they stand', () => {
    const { lines, logger } = logged('debug');
    logger.debug('x', { accessKey: 'k', nested: { client_secret: 's', authorization: 'a', rawId: 'kept' } });
    expect(lines[0]).not.toMatch(/"(k|s|a)"/);
    expect(lines[0]).toContain('kept');
  });

  it('writes short lines for people', () => {
    const { lines, logger } = logged('info', true);
    logger.info('ready', { endpoint: 'https://localhost:1', missing: undefined });
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} info {2}ready endpoint=https:\/\/localhost:1\n$/);
  });
});
