import { AccessApiError } from '@switchboard/access-api';
import { describe, expect, it } from 'vitest';
import {
  judgeCredentials,
  judgeCredentialsFailure,
  judgeRelayMedia,
  judgeStun,
  judgeTurn,
  type Gathering,
} from './judge-relay.ts';

const said = ({ verdict, finding }: { verdict: string; finding: string }) => `${verdict}: ${finding}`;

const gathering = (url: string, candidates: [type: string, protocol: string][], errorCodes: number[] = []) =>
  ({
    url,
    candidates: candidates.map(([type, protocol]) => ({ type, protocol, afterMs: 12.4 })),
    errorCodes,
  }) satisfies Gathering;

const problem = (code: string) => new AccessApiError({ status: 503, code, message: 'no' });

describe('judgeCredentials', () => {
  const server = {
    urls: ['turn:relay.example:3478', 'stun:relay.example:3478'],
    username: 'u-1',
    credential: 's3cret',
  };

  it('keeps the credentials themselves out of the report', () => {
    const outcome = judgeCredentials({ iceServers: [server], expiresAt: '2026-11-24T10:00:00Z' });
    expect(said(outcome)).toBe('passed: credentialsWork');
    expect(JSON.stringify(outcome)).not.toMatch(/u-1|s3cret/);
  });

  it('only warns where no relay is installed', () => {
    expect(said(judgeCredentials({ iceServers: [], expiresAt: '2026-11-24T10:00:00Z' }))).toBe(
      'warned: noRelay',
    );
    expect(said(judgeCredentialsFailure(problem('relay/not-configured')))).toBe('warned: noRelay');
    expect(said(judgeCredentialsFailure(problem('acs/unavailable')))).toBe('failed: credentialsFailed');
  });
});

describe('judgeStun', () => {
  const url = 'stun:relay.example';

  it.each([
    ['a public address', [gathering(url, [['srflx', 'udp']])], 'passed: stunWorks'],
    ['an answer that changes nothing', [gathering(url, [['host', 'udp']])], 'passed: stunDirect'],
    ['no answer', [gathering(url, [['host', 'udp']], [701])], 'warned: stunUnreachable'],
    ['no server', [], 'skipped: skippedWithoutRelay'],
  ])('of %s', (_what, gatherings, outcome) => {
    expect(said(judgeStun(gatherings))).toBe(outcome);
  });
});

describe('judgeTurn', () => {
  const [udp, tcp] = ['turn:relay.example', 'turn:relay.example?transport=tcp'];
  const works = (url: string, protocol: string) => gathering(url, [['relay', protocol]]);

  it('names the transports that work', () => {
    const outcome = judgeTurn([works(udp, 'udp'), works(tcp, 'tcp')]);
    expect(said(outcome)).toBe('passed: turnWorks');
    expect(outcome.values).toEqual({ protocols: 'TCP, UDP' });
  });

  it.each([
    ['UDP that is kept out', [gathering(udp, [], [701]), works(tcp, 'tcp')], 'warned: turnWithoutUdp'],
    ['a relay that speaks TCP only', [works(tcp, 'tcp')], 'passed: turnWorks'],
    ['refused credentials', [gathering(udp, [], [401])], 'failed: turnRefused'],
    ['a relay out of reach', [gathering(udp, [], [701])], 'failed: turnUnreachable'],
    ['no relay', [], 'skipped: skippedWithoutRelay'],
  ])('of %s', (_what, gatherings, outcome) => {
    expect(said(judgeTurn(gatherings))).toBe(outcome);
  });
});

describe('judgeRelayMedia', () => {
  const flows = {
    candidateTypes: ['relay', 'relay'],
    roundTripMs: 21.6,
    kilobitsPerSecond: 310.2,
    packetsReceived: 990,
    packetsLost: 10,
    framesDecoded: 60,
  };

  it('says how much arrives', () => {
    expect(judgeRelayMedia(flows)).toMatchObject({
      verdict: 'passed',
      finding: 'mediaFlows',
      values: { kbps: 310, ms: 22, loss: 1 },
    });
  });

  it.each([
    ['much loss', { packetsLost: 200 }, 'warned: mediaPoor'],
    ['a long way', { roundTripMs: 450 }, 'warned: mediaPoor'],
    ['no connection', { candidateTypes: [] }, 'failed: mediaBlocked'],
    ['nothing that arrives', { packetsReceived: 0 }, 'failed: mediaSilent'],
  ])('of %s', (_what, change, outcome) => {
    expect(said(judgeRelayMedia({ ...flows, ...change }))).toBe(outcome);
  });
});
