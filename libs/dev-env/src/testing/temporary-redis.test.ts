import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findRedis, TemporaryRedis } from './temporary-redis.ts';

const program = findRedis();

async function answerTo(port: number, command: string): Promise<string> {
  const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
  const [data] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return data.toString().trim();
}

describe.skipIf(program === undefined)('TemporaryRedis (needs the redis-server package)', () => {
  it('keeps what it confirmed through a crash, on the same port, and is gone in the end', async () => {
    const redis = await TemporaryRedis.start(program ?? '');
    expect(await answerTo(redis.port, 'SET colour green')).toBe('+OK');
    await redis.kill();
    await expect(answerTo(redis.port, 'PING')).rejects.toThrow('ECONNREFUSED');
    await redis.start();
    expect(await answerTo(redis.port, 'GET colour')).toMatch(/green$/);
    await redis[Symbol.asyncDispose]();
    await expect(answerTo(redis.port, 'PING')).rejects.toThrow('ECONNREFUSED');
  });

  it('asks for the password that it was given', async () => {
    await using redis = await TemporaryRedis.start(program ?? '', { password: 'p@ss' });
    expect(redis.url).toBe(`redis://:p%40ss@127.0.0.1:${redis.port}`);
    expect(await answerTo(redis.port, 'PING')).toMatch(/^-NOAUTH/);
    expect(await answerTo(redis.port, 'AUTH p@ss')).toBe('+OK');
  });
});
