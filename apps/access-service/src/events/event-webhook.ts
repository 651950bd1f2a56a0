import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@switchboard/node-kit';
import type { Clock } from '../platform/clock.ts';
import { headerOf, type HttpRequest } from '../platform/http.ts';
import { problemOf } from '../platform/problem.ts';
import type { RateLimits } from '../platform/rate-limits.ts';
import { parseDelivery } from './event-envelope.ts';
import { MalformedEventsError } from './event.errors.ts';
import type { EventIngest } from './event-ingest.ts';
import type { EventMetrics } from './event-metrics.ts';
import type { SenderCheck, SenderVerdict } from './sender-check.ts';

/** Where Event Grid delivers. */
export const EVENT_WEBHOOK_PATH = '/api/events/communication';

/** A batch has 1 MB at most, and an envelope. */
const BODY_LIMIT = 1024 * 1024 + 64 * 1024;
const MEDIA_TYPES = [
  'application/json',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
];
const statusOf: Record<Exclude<SenderVerdict, 'verified'>, number> = {
  unauthenticated: 401,
  forbidden: 403,
  unavailable: 503,
};

export interface EventWebhook {
  readonly senders: SenderCheck;
  readonly ingest: EventIngest;
  readonly metrics: EventMetrics;
  readonly clock: Clock;
}

type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/**
 * The webhook, below Nest: it knows neither sessions nor origins, checks the sender before it reads the body, and takes
 * bodies that no other route takes. Refusals have no body, a sender who is not known learns nothing.
 * @see docs/event-grid.md
 */
export function registerEventWebhook(
  server: Server,
  { senders, ingest, metrics, clock }: EventWebhook,
  { limits, log }: { limits: RateLimits; log: Logger },
): void {
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(MEDIA_TYPES, { parseAs: 'string' }, (_, body, done) => done(null, body));
    scope.setErrorHandler((error, _, reply) => {
      const { status, retryAfterSeconds } = statusOfFailure(error);
      metrics.countReceived(status < 500 ? 'refused' : 'failed');
      // What is wrong with the body is for the sender's operator; its content is not.
      const detail = error instanceof MalformedEventsError ? error.message : describe(error);
      log.warn({ status, detail }, 'events were not taken');
      if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
      return reply.status(status).send();
    });
    scope.addHook('onRequest', async (request, reply) => {
      const verdict = await senders.check({
        code: (request.query as Record<string, unknown>)['code'],
        authorization: headerOf(request, 'authorization'),
      });
      if (verdict === 'verified') return undefined;
      metrics.countReceived('refused');
      // Only those who may not send are counted: a storm of events is no attack.
      await limits.ofAddress(request.ip);
      log.warn({ address: request.ip, verdict }, 'a sender of events was refused');
      if (verdict === 'unavailable') reply.header('retry-after', 5);
      return reply.status(statusOf[verdict]).send();
    });
    scope.options(EVENT_WEBHOOK_PATH, (request, reply) => {
      for (const [name, value] of consentTo(request)) reply.header(name, value);
      return reply.status(200).send();
    });
    scope.post(EVENT_WEBHOOK_PATH, { bodyLimit: BODY_LIMIT }, async (request, reply) => {
      const delivery = parseDelivery(String(request.body ?? ''), clock.now());
      if (delivery.kind === 'validation') return { validationResponse: delivery.code };
      await ingest.add(delivery.events);
      return reply.status(200).send();
    });
  });
}

/** @see https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md section 4 */
function consentTo(request: Pick<HttpRequest, 'headers'>): [string, string][] {
  const origin = headerOf(request, 'webhook-request-origin');
  if (origin === undefined || !/^[\w.-]{1,253}$/.test(origin)) return [];
  return [
    ['webhook-allowed-origin', origin],
    ['webhook-allowed-rate', '*'],
  ];
}

function statusOfFailure(error: unknown): { status: number; retryAfterSeconds?: number | undefined } {
  if (error instanceof MalformedEventsError) return { status: 400 };
  const problem = problemOf(error);
  if (problem) return problem;
  return isDataError(error) ? { status: 400 } : { status: 500 };
}

/** What the database refuses for what it is: classes 22 (data) and 54 (limits) of PostgreSQL. Sent again it fails again. */
function isDataError(error: unknown): boolean {
  const { code, meta } = error as { code?: unknown; meta?: { code?: unknown } };
  return [code, meta?.code].some((one) => typeof one === 'string' && /^(22|54)\w{3}$/.test(one));
}

function describe(error: unknown): string {
  const { name, code } = error as { name?: string; code?: unknown };
  return [name, typeof code === 'string' ? code : ''].join(' ').trim();
}
