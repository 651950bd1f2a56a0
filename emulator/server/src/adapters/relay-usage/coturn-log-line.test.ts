import { describe, expect, it } from 'vitest';
import { coturnLogMark, parseCoturnLogLine } from './coturn-log-line.ts';

const mark = coturnLogMark('secret');
const line = (text: string) => `2026-11-21T16:01:58+0100/${mark}: ${text}`;
const parse = (text: string) => parseCoturnLogLine(text, mark);
const owner = 'realm=<switchboard>, username=<1795362800:8:acs:resource_user>';
const event = {
  at: new Date('2026-11-21T15:01:58Z'),
  session: '001000000000000001',
  username: '1795362800:8:acs:resource_user',
};

describe('parseCoturnLogLine', () => {
  it('reads the beginning and the end of an allocation', () => {
    const session = `session ${event.session}: `;
    expect(parse(line(`${session}new, ${owner}, lifetime=777`))).toEqual({ kind: 'allocated', ...event });
    expect(parse(line(`${session}delete: ${owner}`))).toEqual({ kind: 'deleted', ...event });
  });

  it('reads what was relayed on either side', () => {
    const counts = 'rp=208, rb=21744, sp=207, sb=21488';
    expect(parse(line(`session ${event.session}: usage: ${owner}, ${counts}`))).toEqual({
      kind: 'relayed',
      ...event,
      traffic: { packetsFromClient: 208, bytesFromClient: 21744, packetsToClient: 207, bytesToClient: 21488 },
    });
    expect(parse(line(`session ${event.session}: peer usage: ${owner}, ${counts}`))).toMatchObject({
      traffic: { packetsFromPeers: 208, bytesFromPeers: 21744, packetsToPeers: 207, bytesToPeers: 21488 },
    });
  });

  it('reads that the server was started', () => {
    expect(parse(line('Default realm: switchboard'))).toEqual({ kind: 'serverStarted', at: event.at });
  });

  it.each([
    '',
    'session 1: usage: realm=<r>, username=<u>, rp=1, rb=1, sp=1, sb=1',
    `2026-11-21T16:01:58+0100/${coturnLogMark('another')}: session 1: new, ${owner}, lifetime=1`,
    `not a time/${mark}: session 1: new, ${owner}, lifetime=1`,
    line(`ERROR: check_stun_auth: wrong username: session 1: new, ${owner}, lifetime=1`),
    line(
      `session 1: realm <r> user <session 1: new, ${owner}, lifetime=1>: incoming packet message processed`,
    ),
    line(`ERROR: wrong username: ${line(`session 1: new, ${owner}, lifetime=1`)}`),
    line(`session 1: refreshed, ${owner}, lifetime=0`),
  ])('reads nothing from %j', (text) => {
    expect(parse(text)).toBeUndefined();
  });
});

describe('coturnLogMark', () => {
  it('is hexadecimal, as a time format can carry it, and tells nothing of the secret', () => {
    expect(mark).toMatch(/^[\da-f]{24}$/);
    expect(mark).not.toBe(coturnLogMark('Secret'));
  });
});
