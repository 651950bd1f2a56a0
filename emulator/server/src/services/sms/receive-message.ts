import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import { autoReply, keywordEffect } from './keywords.ts';
import { segmentSms } from '@switchboard/acs-contracts';
import type { Sender } from './sender.ts';
import { newMessageId, type NumberedHandsetMessage } from './sms-message.ts';
import type { SmsTransaction } from './sms-unit-of-work.ts';

interface IncomingMessage {
  readonly from: string;
  /** The number or short code of the resource. */
  readonly to: Sender;
  readonly message: string;
}

/**
 * Takes a message to a number of the resource. Keywords change the opt-out state and are answered, and reach the
 * application all the same. @see "SMS FAQ", opt-out handling
 */
export async function receiveMessage(
  change: SmsTransaction,
  ids: IdGenerator,
  { from, to, message }: IncomingMessage,
): Promise<{ readonly messageId: string; readonly segmentCount: number }> {
  const messageId = newMessageId('Incoming', change.now, ids.uuid());
  const { segmentCount } = segmentSms(message);
  const receivedTimestamp = change.now.toISOString();
  change.raise('SmsReceived', { messageId, from, to: to.id, message, receivedTimestamp, segmentCount });
  const effect = keywordEffect(message);
  if (effect === 'optOut') await change.optOuts.add(to.id, from, receivedTimestamp);
  if (effect === 'optIn') await change.optOuts.remove(to.id, from);
  return { messageId, segmentCount };
}

/** As `receiveMessage`, of a message that somebody wrote on a handset: it stays there, and so does an automatic reply. */
export async function receiveFromHandset(
  change: SmsTransaction,
  ids: IdGenerator,
  incoming: IncomingMessage,
): Promise<NumberedHandsetMessage> {
  const { from: handset, to, message } = incoming;
  const time = change.now.toISOString();
  const { messageId } = await receiveMessage(change, ids, incoming);
  const shown = await change.show({
    messageId,
    direction: 'fromHandset',
    handset,
    from: handset,
    to: to.id,
    message,
    ...segmentSms(message),
    time,
  });
  const effect = keywordEffect(message);
  if (effect) {
    const reply = autoReply(to.kind, effect);
    await change.show({
      messageId: newMessageId('Outgoing', change.now, ids.uuid()),
      direction: 'toHandset',
      handset,
      from: to.id,
      to: handset,
      message: reply,
      ...segmentSms(reply),
      time,
    });
  }
  return shown;
}
