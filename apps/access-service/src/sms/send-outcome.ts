import { statusOf } from '../platform/acs-error.ts';
import type { SmsOutcome } from './sms-gateway.ts';

/** One item of the answer. @see Azure REST spec: `SmsSendResponseItem` */
interface SendResult {
  readonly messageId?: string;
  readonly httpStatusCode: number;
  readonly successful: boolean;
  readonly errorMessage?: string;
}

/** The connection was never made, so that the request cannot have arrived. */
const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What the answer says of one recipient; undefined when it says nothing. */
export function outcomeOfItem(result: SendResult | undefined): SmsOutcome {
  if (result?.successful && result.messageId) return { kind: 'accepted', acsMessageId: result.messageId };
  const status = result?.httpStatusCode;
  if (status === 429 || status === 503) return { kind: 'not-taken' };
  if (status === undefined || status < 400 || status >= 500) return { kind: 'unknown' };
  return refused(result?.errorMessage || `HTTP status ${status}`);
}

/** What it means to every recipient that the whole request failed. */
export function outcomeOfRequest(error: unknown, from: string): SmsOutcome {
  const status = statusOf(error);
  if (status === 429 || status === 503) return { kind: 'not-taken' };
  if (status === 401 || status === 403) {
    const message = `Azure Communication Services do not let this service send from ${from}.`;
    return { kind: 'refused', failure: { code: 'sms/sender-refused', message } };
  }
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
    return refused((error as Error).message.slice(0, 300));
  }
  const { code } = error as { code?: string };
  return code !== undefined && neverArrived.has(code) ? { kind: 'not-taken' } : { kind: 'unknown' };
}

function refused(reason: string): SmsOutcome {
  const message = `Azure Communication Services refuse the message: ${reason}`;
  return { kind: 'refused', failure: { code: 'sms/refused', message } };
}
