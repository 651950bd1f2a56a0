import {
  segmentSms,
  type MmsAttachment,
  type SmsRecipient,
  type SmsSendResponseItem,
} from '@switchboard/acs-contracts';
import { isUnavailable, routeTo } from './magic-numbers.ts';
import { repeatabilityProblem, usedForAnother } from './repeatability.ts';
import { isPhoneNumber, takesAlphanumericSenders, type Sender } from './sender.ts';
import { newMessageId, type OutgoingMessage } from './sms-message.ts';
import type { SmsPorts } from './sms-ports.ts';
import type { SmsTransaction } from './sms-unit-of-work.ts';

/** A message as its sender wrote it, for one or many. */
export interface Draft {
  readonly sender: Sender;
  readonly message: string;
  readonly attachments?: readonly MmsAttachment[];
  readonly enableDeliveryReport: boolean;
  readonly tag?: string | undefined;
  readonly reportTimeoutMs: number;
}

type Ports = Pick<SmsPorts, 'carrier' | 'ids' | 'sms'>;
/** A result, and the message behind it when there is a new one to deliver. */
type Taken = readonly [SmsSendResponseItem, OutgoingMessage?];

/** Takes the message for each recipient on its own, all in one transaction, and hands what was taken to the carrier. */
export async function sendToRecipients(
  { carrier, ids, sms }: Ports,
  draft: Draft,
  recipients: readonly SmsRecipient[],
): Promise<readonly SmsSendResponseItem[]> {
  const segmentation = segmentSms(draft.message);
  const taken = await sms.transact(async (change) => {
    const compose = (to: string): OutgoingMessage => {
      const { code, delayMs } = routeOf(draft, to);
      return {
        messageId: newMessageId('Outgoing', change.now, ids.uuid()),
        from: draft.sender.id,
        to,
        message: draft.message,
        ...(draft.attachments && { attachments: draft.attachments }),
        ...segmentation,
        enableDeliveryReport: draft.enableDeliveryReport,
        ...(draft.tag !== undefined && { tag: draft.tag }),
        ...(draft.sender.kind === 'partner' && { messagingConnectPartnerMessageId: ids.uuid() }),
        dueOn: new Date(change.now.getTime() + delayMs).toISOString(),
        code,
      };
    };
    const results: Taken[] = [];
    for (const recipient of recipients) results.push(await take(change, recipient, compose));
    return results;
  });
  carrier.expect(taken.flatMap(([, message]) => message ?? []));
  return taken.map(([item]) => item);
}

function routeOf({ sender, reportTimeoutMs }: Draft, to: string) {
  const route = routeTo(to, reportTimeoutMs);
  const unsupported = sender.kind === 'alphanumeric' && !takesAlphanumericSenders(to);
  return unsupported ? { ...route, code: 4003 as const } : route;
}

async function take(
  change: SmsTransaction,
  recipient: SmsRecipient,
  compose: (to: string) => OutgoingMessage,
): Promise<Taken> {
  const { to, repeatabilityRequestId: requestId } = recipient;
  const problem = repeatabilityProblem(recipient);
  if (problem !== undefined) return [rejected(to, problem)];
  if (!isPhoneNumber(to)) return [refused(to, 400, 'Invalid To phone number format.')];
  if (isUnavailable(to)) return [refused(to, 503, 'ServiceUnavailable')];

  const message = compose(to);
  const { messageId } = message;
  if (requestId === undefined) {
    await change.outgoing.savePending(message);
    return [accepted(to, messageId), message];
  }
  const send = { messageId, from: message.from, to, message: message.message };
  const earlier = await change.repeatableSends.find(requestId);
  if (!earlier) {
    await change.repeatableSends.save(requestId, send);
    await change.outgoing.savePending(message);
    return [repeatable(to, messageId), message];
  }
  const isRepetition = earlier.from === send.from && earlier.to === to && earlier.message === send.message;
  return [isRepetition ? repeatable(to, earlier.messageId) : rejected(to, usedForAnother(requestId))];
}

const accepted = (to: string, messageId: string): SmsSendResponseItem => ({
  to,
  messageId,
  httpStatusCode: 202,
  successful: true,
});

const repeatable = (to: string, messageId: string): SmsSendResponseItem => ({
  ...accepted(to, messageId),
  repeatabilityResult: 'accepted',
});

const refused = (to: string, httpStatusCode: number, errorMessage: string): SmsSendResponseItem => ({
  to,
  httpStatusCode,
  errorMessage,
  successful: false,
});

const rejected = (to: string, errorMessage: string): SmsSendResponseItem => ({
  ...refused(to, 400, errorMessage),
  repeatabilityResult: 'rejected',
});
