/**
 * Takes text messages as the emulator does, without anything around it: checks the body's hash and the signature of the
 * access key in `ACCESS_KEY`, keeps each message in a map, answers a result per recipient.
 */
import { randomUUID } from 'node:crypto';
import { serveGenuine } from './serve-genuine.ts';

interface SendRequest {
  from: string;
  message: string;
  smsRecipients: { to: string }[];
}

const messages = new Map<string, { from: string; to: string; message: string; at: number }>();

serveGenuine<SendRequest>(202, ({ from, message, smsRecipients }, respond) => {
  const value = smsRecipients.map(({ to }) => {
    const messageId = randomUUID();
    messages.set(messageId, { from, to, message, at: Date.now() });
    return { to, messageId, httpStatusCode: 202, successful: true };
  });
  respond({ value });
});
