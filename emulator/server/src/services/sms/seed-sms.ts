import { segmentSms } from '@switchboard/acs-contracts';
import type { ServiceContext } from '../../kernel/service.ts';
import { requireHandset, requireRecipient } from './handset-rights.ts';
import { receiveFromHandset } from './receive-message.ts';
import { requireSender } from './sender-rights.ts';
import { newMessageId } from './sms-message.ts';
import { SmsUnitOfWork } from './sms-unit-of-work.ts';

type Context = Pick<ServiceContext, 'bus' | 'clock' | 'ids' | 'phoneNumbers' | 'store'>;

export interface SeededTextMessage {
  readonly from: string;
  readonly to: string;
  readonly message: string;
}

/** The sender rules of the newest version apply. */
const apiVersion = '2026-01-23';

/**
 * A message that a handset has got from a number of the resource, or has written to one. @throws AcsError when neither could be
 */
export async function seedTextMessage(context: Context, { from, to, message }: SeededTextMessage) {
  const { bus, clock, ids, phoneNumbers, store } = context;
  const sms = new SmsUnitOfWork(clock, store, bus);
  if (!(await phoneNumbers.find(from))) {
    await requireHandset(phoneNumbers, from, 'from');
    const recipient = await requireRecipient(phoneNumbers, to);
    await sms.transact((change) => receiveFromHandset(change, ids, { from, to: recipient, message }));
    return;
  }
  await requireSender(phoneNumbers, { from, apiVersion, requestId: 'seed' });
  await requireHandset(phoneNumbers, to, 'to');
  await sms.transact((change) =>
    change.show({
      messageId: newMessageId('Outgoing', change.now, ids.uuid()),
      direction: 'toHandset',
      handset: to,
      from,
      to,
      message,
      ...segmentSms(message),
      time: change.now.toISOString(),
    }),
  );
}

/** Somebody who wants nothing more from a sender. */
export async function seedOptOut(
  { bus, clock, store }: Context,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const sms = new SmsUnitOfWork(clock, store, bus);
  await sms.transact(({ optOuts, now }) => optOuts.add(from, to, now.toISOString()));
}
