import { describe, expect, it } from 'vitest';
import { findPostgresql, startTemporaryPostgresql } from './temporary-postgresql.ts';
import { accepts } from '../ports.ts';

const programs = findPostgresql();

describe.skipIf(programs === undefined)('startTemporaryPostgresql (needs the postgresql package)', () => {
  it('listens while it runs, and not after it was stopped', { timeout: 30_000 }, async () => {
    const server = await startTemporaryPostgresql(programs ?? '');
    const port = Number(new URL(server.url).port);
    expect(await accepts(port)).toBe(true);
    await server.stop();
    expect(await accepts(port)).toBe(false);
  });

  it('comes back on its port after it was ended', { timeout: 30_000 }, async () => {
    const server = await startTemporaryPostgresql(programs ?? '');
    const port = Number(new URL(server.url).port);
    const whileDown: boolean[] = [];
    await server.restart(async () => void whileDown.push(await accepts(port)));
    expect([...whileDown, await accepts(port)]).toEqual([false, true]);
    await server.stop();
  });
});
