import { optOutRequest, type OptOutResponseItem } from '@switchboard/acs-contracts';
import { ok, type OperationRequest, type OperationResponse } from '../../kernel/operation.ts';
import { requireSender } from './sender-rights.ts';
import { isPhoneNumber } from './sender.ts';
import type { SmsPorts } from './sms-ports.ts';
import type { SmsTransaction } from './sms-unit-of-work.ts';
import { requireBody } from './validate.ts';

export type OptOutPorts = Pick<SmsPorts, 'phoneNumbers' | 'sms'>;

/**
 * What the three opt-out operations share: one result per recipient, `work` does the rest for each valid one. A number
 * twice in a request is looked at twice.
 */
export async function forEachOptOut(
  { phoneNumbers, sms }: OptOutPorts,
  request: Pick<OperationRequest, 'body' | 'url' | 'requestId'>,
  work: (change: SmsTransaction, from: string, to: string) => Promise<Partial<OptOutResponseItem> | void>,
): Promise<OperationResponse> {
  const { body, apiVersion } = requireBody(optOutRequest, request);
  const { from, recipients } = body;
  await requireSender(phoneNumbers, { from, apiVersion, requestId: request.requestId });
  const value = await sms.transact(async (change) => {
    const items: OptOutResponseItem[] = [];
    for (const { to } of recipients)
      items.push(
        isPhoneNumber(to)
          ? { to, httpStatusCode: 200, ...(await work(change, from, to)) }
          : { to, httpStatusCode: 400, errorMessage: 'Invalid To phone number format.' },
      );
    return items;
  });
  return ok({ value });
}
