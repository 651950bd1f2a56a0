import { AccessApiError } from '@switchboard/access-api';
import { outcomeOf, type CheckOutcome } from './check.ts';

/** Above this, signalling is felt. */
const slowMs = 800;

export function judgeService(fastestMs: number): CheckOutcome {
  const ms = Math.round(fastestMs);
  return ms > slowMs
    ? outcomeOf('warned', 'serviceSlow', { ms })
    : outcomeOf('passed', 'serviceWorks', { ms });
}

export function judgeServiceFailure(error: unknown): CheckOutcome {
  return outcomeOf('failed', 'serviceUnreachable', {}, problemOf(error));
}

export interface CommunicationMeasurement {
  readonly host: string;
  /** HTTP status of a request with the caller's token; undefined when no answer came. */
  readonly status: number | undefined;
  readonly ms: number;
}

export function judgeCommunication(measured: CommunicationMeasurement): CheckOutcome {
  const { host, status } = measured;
  const ms = Math.round(measured.ms);
  const details = { host, status: status ?? null, ms };
  if (status === undefined) return outcomeOf('failed', 'communicationUnreachable', { host }, details);
  if (status >= 400) return outcomeOf('failed', 'communicationRefused', { host, status }, details);
  const isSlow = ms > slowMs;
  return outcomeOf(
    isSlow ? 'warned' : 'passed',
    isSlow ? 'communicationSlow' : 'communicationWorks',
    { host, ms },
    details,
  );
}

export interface LiveMeasurement {
  /** How long a websocket took to greet; undefined when none could be opened. */
  readonly websocketMs: number | undefined;
  /** The page's own connection, which makes do with polling. */
  readonly isPageConnected: boolean;
}

export function judgeLive({ websocketMs, isPageConnected }: LiveMeasurement): CheckOutcome {
  const ms = websocketMs === undefined ? null : Math.round(websocketMs);
  const details = { websocketMs: ms, isPageConnected };
  if (ms !== null) return outcomeOf('passed', 'liveWorks', { ms }, details);
  return isPageConnected
    ? outcomeOf('warned', 'livePolling', {}, details)
    : outcomeOf('failed', 'liveBlocked', {}, details);
}

/** What may be told about a failed request of the access service. */
export function problemOf(error: unknown) {
  if (!(error instanceof AccessApiError)) {
    return { error: error instanceof Error ? error.name : 'unknown' };
  }
  return { error: error.code, status: error.status, correlationId: error.correlationId ?? null };
}
