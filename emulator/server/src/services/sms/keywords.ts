import type { Sender } from './sender.ts';

export type KeywordEffect = 'optOut' | 'optIn';

const effects: Readonly<Record<string, KeywordEffect>> = { stop: 'optOut', start: 'optIn', unstop: 'optIn' };

/** What a handset wants when its whole message is a keyword, in any case. */
export const keywordEffect = (message: string): KeywordEffect | undefined =>
  effects[message.trim().toLowerCase()];

/** Of toll-free numbers the carrier answers. @see "SMS FAQ", opt-out handling */
const carrierReplies: Record<KeywordEffect, string> = {
  optOut:
    'NETWORK MSG: You replied with the word "stop" which blocks all texts sent from this number. Text back "unstop" to receive messages again.',
  optIn: 'NETWORK MSG: You have replied "unstop" and will begin receiving messages again from this number.',
};

/** Of other numbers the service answers. @see "SMS FAQ", opt-out handling of short codes */
const serviceReplies: Record<KeywordEffect, string> = {
  optOut: 'You have successfully been unsubscribed to messages from this number. Reply START to resubscribe',
  optIn: 'You have successfully been re-subscribed to messages from this number. Reply STOP to unsubscribe.',
};

export const autoReply = (kind: Sender['kind'], effect: KeywordEffect) =>
  (kind === 'tollFree' ? carrierReplies : serviceReplies)[effect];
