import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLogger, scrubSecrets } from './logger.ts';
import { EnvironmentError, parseEnvironment } from './parse-environment.ts';
import { Secret } from './secret.ts';

describe('parseEnvironment', () => {
  const schema = z.object({ PORT: z.coerce.number().int().max(65535), HOST: z.string(), KEY: z.string() });

  it('names every bad variable and shows no value', () => {
    const parse = () => parseEnvironment(schema, { PORT: 'hunter2', HOST: '   ' });
    expect(parse).toThrow(EnvironmentError);
    try {
      parse();
    } catch (error) {
      const { lines } = error as EnvironmentError;
      expect(lines.map((line) => line.split(':')[0])).toEqual(['PORT', 'HOST', 'KEY']);
      expect(lines.join('\n')).not.toContain('hunter2');
      expect(lines[2]).toBe('KEY: must be set.');
    }
  });
});

describe('Secret', () => {
  it('is shown by reveal() only', () => {
    const secret = new Secret('hunter2');
    const shown = [
      JSON.stringify({ secret }),
      `${secret}`,
      inspect({ secret }),
      Object.values(secret).join(),
    ];
    expect(shown.join()).not.toContain('hunter2');
    expect(secret.reveal()).toBe('hunter2');
  });
});

describe('scrubSecrets', () => {
  it.each([
    'endpoint=https://x/;accesskey=hunter2hunter2==',
    'postgresql://ada:hunter2@db/switchboard',
    'Authorization: Bearer hunter2',
    'https://x/callback?code=hunter2&state=1',
    `token eyJhbGciOi.hunter2.signature`,
  ])('masks the secret of %j', (text) => {
    expect(scrubSecrets(text)).not.toContain('hunter2');
  });
});

describe('createLogger', () => {
  function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
    let lines = '';
    const destination = { write: (line: string) => void (lines += line) };
    write(createLogger({ name: 'test', level: 'debug', destination }));
    return lines;
  }

  it('writes neither secrets nor message text, at the top or one level below', () => {
    const entry = logged((log) =>
      log.info(
        { token: 'hunter2', body: { content: 'hunter2', topic: 'hunter2' }, headers: { cookie: 'hunter2' } },
        'request done',
      ),
    );
    expect(entry).toContain('request done');
    expect(entry).not.toContain('hunter2');
  });

  it('writes of an error no request, no response, and its message without secrets', () => {
    const cause = Object.assign(new Error('connect accesskey=hunter2'), { request: { body: 'hunter2' } });
    const entry = logged((log) => log.error({ err: new Error('upstream', { cause }) }, 'failed'));
    expect(entry).toContain('upstream');
    expect(entry).not.toContain('hunter2');
  });
});
