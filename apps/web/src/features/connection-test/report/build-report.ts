import { checkIds, type Detail } from '../checks/check.ts';
import { overallOf, type Overall } from '../state/overall.ts';
import type { TestState } from '../state/connection-test.ts';

/** What a person sends to whoever looks after the installation. */
export interface ConnectionReport {
  readonly format: 'switchboard-connection-test/1';
  readonly startedAt: string;
  readonly page: string;
  readonly browser: string;
  readonly languages: readonly string[];
  readonly timeZone: string;
  readonly overall: Overall;
  readonly checks: readonly ReportedCheck[];
}

interface ReportedCheck {
  readonly check: string;
  readonly verdict: string;
  readonly finding?: string;
  readonly details?: Readonly<Record<string, Detail>>;
}

export interface Surroundings {
  readonly origin: string;
  readonly userAgent: string;
  readonly languages: readonly string[];
  readonly timeZone: string;
}

/** Details hold no credentials, tokens or addresses of the person's network: probes leave them out. */
export function buildReport(state: TestState, surroundings: Surroundings): ConnectionReport {
  return {
    format: 'switchboard-connection-test/1',
    startedAt: (state.startedAt ?? new Date(0)).toISOString(),
    page: surroundings.origin,
    browser: surroundings.userAgent,
    languages: surroundings.languages,
    timeZone: surroundings.timeZone,
    overall: overallOf(state.checks),
    checks: checkIds.map((check) => {
      const result = state.checks[check];
      if (result.status !== 'done') return { check, verdict: 'not-tried' };
      const { verdict, finding, details } = result;
      return { check, verdict, finding, details };
    }),
  };
}

/** For example `connection-test-2026-11-21T17-04-05Z.json`. */
export function reportFileName(startedAt: string): string {
  return `connection-test-${startedAt.replace(/\.\d+Z$/, 'Z').replaceAll(':', '-')}.json`;
}
