import { callsControl, type CallsControl } from './calls.ts';
import { clockControl, type ClockControl } from './clock.ts';
import {
  createControlRequests,
  type EmulatorControlOptions,
  type RequestOptions,
} from './control-request.ts';
import {
  emailControl,
  waitForEmail,
  type CapturedEmail,
  type EmailControl,
  type EmailWait,
} from './email.ts';
import { eventSubscriptionsControl, type EventSubscriptionsControl } from './event-subscriptions.ts';
import {
  eventsControl,
  waitForEvent,
  type EmulatorEvent,
  type EmulatorEventType,
  type EventsControl,
  type EventWait,
} from './events.ts';
import { faultsControl, type FaultsControl } from './faults.ts';
import type { Hooks } from './hooks.ts';
import { operationsControl, type OperationsControl } from './operations.ts';
import type { Quotas } from './quotas.ts';
import type { HttpArchive, RecordedRequest, RequestQuery } from './recorded-request.ts';
import { relayControl, type RelayControl } from './relay.ts';
import type { EmulatorState } from './seed.ts';
import { smsControl, waitForSms, type HandsetMessage, type SmsControl, type SmsWait } from './sms.ts';

/** The control API of one emulator. What is refused, or gets no answer, is thrown as an {@link EmulatorControlError}. */
export interface EmulatorControl {
  /** Throws a 503 while services are starting and hooks are running. Hooks that failed are named. */
  health(
    options?: RequestOptions,
  ): Promise<{ readonly status: 'ready'; readonly failedHooks?: readonly string[] }>;
  /** The commands that run once when the emulator is ready. */
  hooks(options?: RequestOptions): Promise<Hooks>;
  /** Forgets everything, sets the clock back and loads the seed: what a test begins with. */
  reset(options?: RequestOptions): Promise<void>;
  /** Everything that there is; also a seed. */
  exportState(options?: RequestOptions): Promise<EmulatorState>;
  /** Replaces everything with what was exported. */
  importState(state: EmulatorState, options?: RequestOptions): Promise<void>;
  readonly clock: ClockControl;
  /**
   * The first text message that fits, at once or as soon as there is one. A test that sends and then waits misses nothing;
   * one that expects a second message passes the `sequence` of the first as `since`.
   * @throws EmulatorWaitTimeout
   */
  waitForSms(wait: SmsWait): Promise<HandsetMessage>;
  /**
   * The first e-mail that fits, at once or as soon as there is one. A test that sends and then waits misses nothing; one
   * that expects a second e-mail passes the `sequence` of the first as `since`.
   * @throws EmulatorWaitTimeout
   */
  waitForEmail(wait: EmailWait): Promise<CapturedEmail>;
  /**
   * The first event of the type since the start or the latest reset, at once or as soon as it happens; `'*'` for any.
   * @throws EmulatorWaitTimeout
   */
  waitForEvent<Type extends EmulatorEventType>(
    type: Type | '*',
    wait?: EventWait,
  ): Promise<EmulatorEvent<Type>>;
  readonly sms: SmsControl;
  readonly email: EmailControl;
  readonly events: EventsControl;
  readonly eventSubscriptions: EventSubscriptionsControl;
  readonly operations: OperationsControl;
  readonly faults: FaultsControl;
  /** What was used of each quota, and whether clients that were refused have waited. Empty without `--quotas`. */
  quotas(options?: RequestOptions): Promise<Quotas>;
  readonly calls: CallsControl;
  readonly relay: RelayControl;
  /** The latest requests of the data plane, newest first. `limit` is 100 when left out, at most 1000. */
  requests(query?: RequestQuery & RequestOptions): Promise<readonly RecordedRequest[]>;
  /** The same as an HTTP archive (HAR 1.2), oldest first; `limit` is 1000 when left out. */
  exportRequests(query?: RequestQuery & RequestOptions): Promise<HttpArchive>;
  /** Figures of the process and of its requests in Prometheus' text format. */
  metrics(options?: RequestOptions): Promise<string>;
  /** PEM of the authority that clients have to trust. */
  caCertificate(options?: RequestOptions): Promise<string>;
  /** Public keys of the tokens that the emulator signs. */
  jwks(options?: RequestOptions): Promise<{ readonly keys: readonly Readonly<Record<string, string>>[] }>;
}

/**
 * Client of the emulator's control API, for tests and tools, in Node and in browsers.
 * @param endpoint Of the emulator. Its http side needs no trust in a certificate.
 * @example
 * const control = createEmulatorControl('http://localhost:3002');
 * await control.reset();
 * const { message } = await control.waitForSms({ to: '+14255550123' });
 */
export function createEmulatorControl(
  endpoint = 'http://localhost:3002',
  options: EmulatorControlOptions = {},
): EmulatorControl {
  const requests = createControlRequests(endpoint, options);
  const { request, send } = requests;
  return {
    health: (init) => request('GET', 'health', init),
    hooks: (init) => request('GET', 'hooks', init),
    reset: (init) => request('POST', 'reset', init),
    exportState: (init) => request('GET', 'state', init),
    importState: (state, init) => request('PUT', 'state', { ...init, body: state }),
    clock: clockControl(requests),
    waitForSms: (wait) => waitForSms(requests, wait),
    waitForEmail: (wait) => waitForEmail(requests, wait),
    waitForEvent: (type, wait) => waitForEvent(requests, type, wait),
    sms: smsControl(requests),
    email: emailControl(requests),
    events: eventsControl(requests),
    eventSubscriptions: eventSubscriptionsControl(requests),
    operations: operationsControl(requests),
    faults: faultsControl(requests),
    quotas: (init) => request('GET', 'quotas', init),
    calls: callsControl(requests),
    relay: relayControl(requests),
    requests: async ({ signal, ...query } = {}) =>
      (
        await request<{ value: readonly RecordedRequest[] }>('GET', 'requests', {
          query,
          ...(signal && { signal }),
        })
      ).value,
    exportRequests: ({ signal, ...query } = {}) =>
      request('GET', 'requests.har', { query, ...(signal && { signal }) }),
    metrics: async (init) => (await send('GET', 'metrics', init)).text(),
    caCertificate: async (init) => (await send('GET', 'ca.pem', init)).text(),
    jwks: (init) => request('GET', 'jwks', init),
  };
}
