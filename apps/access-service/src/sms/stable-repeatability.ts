import { AsyncLocalStorage } from 'node:async_hooks';
import type { SmsRecipient } from './sms-gateway.ts';

interface SendBody {
  smsRecipients: { to: string; repeatabilityRequestId?: string; repeatabilityFirstSent?: string }[];
}

const current = new AsyncLocalStorage<readonly SmsRecipient[]>();

/** Requests that `work` makes carry the repeatability ids of these recipients. */
export function withRepeatability<R>(
  recipients: readonly SmsRecipient[],
  work: () => Promise<R>,
): Promise<R> {
  return current.run(recipients, work);
}

/**
 * Replaces the ids that the SDK invents anew for each call, which would make a repeated call send again. It runs before
 * the request is signed.
 * @see node_modules/@azure/communication-sms/dist/esm/utils/smsUtils.js `generateSendMessageRequest`
 */
export const stableRepeatability = {
  name: 'stable-repeatability',
  sendRequest<Request extends { body?: unknown }, Response>(
    request: Request,
    next: (request: Request) => Promise<Response>,
  ): Promise<Response> {
    const recipients = current.getStore();
    if (!recipients || typeof request.body !== 'string') return next(request);
    const byRecipient = new Map(recipients.map((recipient) => [recipient.to, recipient]));
    const body = JSON.parse(request.body) as SendBody;
    for (const item of body.smsRecipients) {
      const { repeatabilityId, firstSentAt } = byRecipient.get(item.to)!;
      item.repeatabilityRequestId = repeatabilityId;
      item.repeatabilityFirstSent = firstSentAt.toUTCString();
    }
    request.body = JSON.stringify(body);
    return next(request);
  },
};
