import { AccessApiError } from '@switchboard/access-api';
import { describe, expect, it } from 'vitest';
import { judgeCommunication, judgeLive, judgeService, judgeServiceFailure } from './judge-network.ts';

const said = ({ verdict, finding }: { verdict: string; finding: string }) => `${verdict}: ${finding}`;

describe('judgeService', () => {
  it('passes a quick answer and warns of a slow one', () => {
    expect(said(judgeService(40.4))).toBe('passed: serviceWorks');
    expect(said(judgeService(1500))).toBe('warned: serviceSlow');
  });

  it('notes by which id a failed request is found', () => {
    const error = new AccessApiError({
      status: 503,
      code: 'network/access-service-unreachable',
      message: 'no',
      correlationId: 'c-1',
    });
    expect(judgeServiceFailure(error)).toMatchObject({
      verdict: 'failed',
      details: { error: 'network/access-service-unreachable', status: 503, correlationId: 'c-1' },
    });
  });
});

describe('judgeCommunication', () => {
  const measured = { host: 'acs.example', status: 200, ms: 30 };

  it.each([
    ['an answer', measured, 'passed: communicationWorks'],
    ['a slow answer', { ...measured, ms: 900 }, 'warned: communicationSlow'],
    ['a refusal', { ...measured, status: 401 }, 'failed: communicationRefused'],
    ['no answer', { ...measured, status: undefined }, 'failed: communicationUnreachable'],
  ])('of %s', (_what, given, outcome) => {
    expect(said(judgeCommunication(given))).toBe(outcome);
  });
});

describe('judgeLive', () => {
  it.each([
    [120, false, 'passed: liveWorks'],
    [undefined, true, 'warned: livePolling'],
    [undefined, false, 'failed: liveBlocked'],
  ])('of a websocket after %s ms, page connected: %s', (websocketMs, isPageConnected, outcome) => {
    expect(said(judgeLive({ websocketMs, isPageConnected }))).toBe(outcome);
  });
});
