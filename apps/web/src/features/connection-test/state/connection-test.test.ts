import { describe, expect, it } from 'vitest';
import { checkIds, outcomeOf, type CheckOutcome } from '../checks/check.ts';
import type { Probes } from '../probes/probe.ts';
import { buildReport, reportFileName } from '../report/build-report.ts';
import { ConnectionTest } from './connection-test.ts';
import { overallOf } from './overall.ts';

const passed = outcomeOf('passed', 'serviceWorks', { ms: 1 });

/** Probes that all pass, apart from some. */
function probesWith(some: Partial<Probes> = {}): Probes {
  const pass = () => Promise.resolve(passed);
  const names = checkIds.filter((id) => id !== 'speaker');
  return { ...(Object.fromEntries(names.map((id) => [id, pass])) as unknown as Probes), ...some };
}

const testWith = (some?: Partial<Probes>) => new ConnectionTest(probesWith(some), () => true);
const surroundings = { origin: 'https://x', userAgent: 'Browser/1', languages: ['en'], timeZone: 'UTC' };

describe('ConnectionTest', () => {
  it('tries one thing after the other and finishes', async () => {
    const test = testWith();
    const running: string[] = [];
    test.subscribe(() => {
      const current = checkIds.find((id) => test.getState().checks[id].status === 'running');
      if (current && running.at(-1) !== current) running.push(current);
    });
    await test.start();
    expect(running).toEqual(checkIds.filter((id) => id !== 'speaker'));
    expect(test.getState().phase).toBe('finished');
    expect(overallOf(test.getState().checks)).toBe('ready');
  });

  it('goes on after a probe that broke', async () => {
    const test = testWith({ camera: () => Promise.reject(new Error('boom')) });
    await test.start();
    expect(test.getState().checks.camera).toMatchObject({ verdict: 'failed', finding: 'checkBroke' });
    expect(test.getState().checks.relayMedia).toMatchObject({ verdict: 'passed' });
    expect(overallOf(test.getState().checks)).toBe('notReady');
  });

  it('forgets a run that was stopped, and what it still finds', async () => {
    const answer = Promise.withResolvers<CheckOutcome>();
    const test = testWith({ microphone: () => answer.promise });
    const run = test.start();
    test.stop();
    answer.resolve(passed);
    await run;
    expect(test.getState()).toMatchObject({ phase: 'idle', checks: { microphone: { status: 'waiting' } } });
  });

  it('keeps what was said about the speaker when it is started again', async () => {
    const test = testWith();
    test.answerSpeaker(false);
    await test.start();
    expect(test.getState().checks.speaker).toMatchObject({ verdict: 'failed', finding: 'speakerSilent' });
  });

  it('warns as a whole when a part does', async () => {
    const test = testWith({ stun: () => Promise.resolve(outcomeOf('warned', 'stunUnreachable')) });
    await test.start();
    expect(overallOf(test.getState().checks)).toBe('limited');
  });
});

describe('buildReport', () => {
  it('tells of every check, also of those that were not tried', async () => {
    const test = testWith();
    await test.start();
    const report = buildReport(test.getState(), surroundings);
    expect(report.checks.map(({ check }) => check)).toEqual([...checkIds]);
    expect(report.checks.find(({ check }) => check === 'speaker')).toEqual({
      check: 'speaker',
      verdict: 'not-tried',
    });
    expect(report).toMatchObject({ page: 'https://x', browser: 'Browser/1', overall: 'ready' });
  });
});

describe('reportFileName', () => {
  it('has no characters that file systems refuse', () => {
    expect(reportFileName('2026-11-21T17:04:05.123Z')).toBe('connection-test-2026-11-21T17-04-05Z.json');
  });
});
