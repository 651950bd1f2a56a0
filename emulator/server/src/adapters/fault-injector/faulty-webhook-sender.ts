import { faultableWorks, type FaultInjector } from '../../kernel/ports/fault-injector.ts';
import type { WebhookOutcome, WebhookRequest, WebhookSender } from '../../kernel/ports/webhook-sender.ts';

/** Calls webhooks, except where a fault rule has it go wrong on the way. */
export function createFaultyWebhookSender(sender: WebhookSender, faults: FaultInjector): WebhookSender {
  async function send(request: WebhookRequest): Promise<WebhookOutcome> {
    const { operation } = isValidation(request) ? faultableWorks.validate : faultableWorks.deliver;
    const fault = faults.strike({ operation, method: request.method, target: request.url });
    if (fault === undefined) return sender.send(request);
    await faults.delay(fault);
    const { status, drop, retryAfterSeconds } = fault.effect;
    const headers: Record<string, string> =
      retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    if (status !== undefined) return { kind: 'answered', status, headers, body: '', durationMs: 0 };
    if (drop === 'beforeWork') return lost(fault.rule, 0);
    const outcome = await sender.send(request);
    return drop === 'afterWork' ? lost(fault.rule, outcome.durationMs) : outcome;
  }

  return {
    send: (request) => (faults.armed ? send(request) : sender.send(request)),
    drain: (graceMs) => sender.drain(graceMs),
  };
}

const isValidation = ({ method, headers }: WebhookRequest) =>
  method === 'OPTIONS' || headers['aeg-event-type'] === 'SubscriptionValidation';

const lost = (rule: string, durationMs: number): WebhookOutcome => ({
  kind: 'failed',
  failure: 'socket',
  message: `The connection was dropped by the fault rule "${rule}".`,
  durationMs,
});
