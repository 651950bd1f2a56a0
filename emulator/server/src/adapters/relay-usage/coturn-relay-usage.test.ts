import { appendFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { coturnLogMark } from './coturn-log-line.ts';
import { CoturnRelayUsage } from './coturn-relay-usage.ts';

const secret = 'the secret';
const line = (text: string) => `2026-11-21T16:01:58+0000/${coturnLogMark(secret)}: ${text}\n`;
const owner = 'realm=<r>, username=<1795362800:8:acs:resource_alice>';
const relayed = (bytes: number, session = 1) =>
  line(`session ${session}: peer usage: ${owner}, rp=1, rb=${bytes}, sp=0, sb=0`);

let directory: string;
let log: string;
let usage: CoturnRelayUsage;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'relay-usage-'));
  log = join(directory, 'turnserver.log');
  usage = new CoturnRelayUsage(log, secret);
});
afterEach(() => rm(directory, { recursive: true }));

const bytesRelayed = async () => (await usage.report()).total.bytesFromPeers;

describe('CoturnRelayUsage', () => {
  it('reads on from where it stopped, whole lines only', async () => {
    const [first, second] = [relayed(10), relayed(100)];
    await writeFile(log, first + second.slice(0, 80));
    expect(await bytesRelayed()).toBe(10);
    expect(await bytesRelayed()).toBe(10);
    await appendFile(log, second.slice(80));
    expect(await bytesRelayed()).toBe(110);
  });

  it('counts once when many ask at the same time', async () => {
    await writeFile(log, relayed(10).repeat(1000));
    expect(await Promise.all([bytesRelayed(), bytesRelayed(), bytesRelayed()])).toEqual([
      10_000, 10_000, 10_000,
    ]);
  });

  it('reads logs of many megabytes', async () => {
    await writeFile(log, relayed(1).repeat(30_000));
    expect(await bytesRelayed()).toBe(30_000);
  });

  it('goes on with the new file when the log was rotated, and after it was emptied', async () => {
    await writeFile(log, relayed(10));
    expect(await bytesRelayed()).toBe(10);
    await rename(log, `${log}.1`);
    await writeFile(log, relayed(100));
    expect(await bytesRelayed()).toBe(110);
    await truncate(log);
    expect(await bytesRelayed()).toBe(110);
    await appendFile(log, relayed(1));
    expect(await bytesRelayed()).toBe(111);
  });

  it('forgets what was before a reset', async () => {
    await writeFile(log, relayed(10));
    usage.reset();
    await appendFile(log, relayed(1));
    expect(await bytesRelayed()).toBe(1);
  });

  it('gets over a line without an end', async () => {
    await writeFile(log, 'x'.repeat(3 << 20));
    expect(await bytesRelayed()).toBe(0);
    await appendFile(log, `\n${relayed(1)}`);
    expect(await bytesRelayed()).toBe(1);
  });

  it('counts nothing that somebody without the secret wrote into the log', async () => {
    const forged = relayed(1_000_000).replace(coturnLogMark(secret), coturnLogMark('a guess'));
    await writeFile(log, line('ERROR: wrong username: x').trimEnd() + `\n${forged}${relayed(1)}`);
    expect(await bytesRelayed()).toBe(1);
  });

  it('fails while there is no log, and reads it once there is one', async () => {
    await expect(usage.report()).rejects.toThrow('ENOENT');
    await writeFile(log, relayed(10));
    expect(await bytesRelayed()).toBe(10);
  });
});
