import { z } from 'zod';
import { badRequest } from '../../../kernel/acs-error.ts';
import { defineOperation } from '../../../kernel/operation.ts';
import { ServerSentEvents } from '../../../kernel/server-sent-events.ts';
import type { NumberedEmail } from '../email.ts';
import type { EmailPorts } from '../email-ports.ts';
import type { MailboxChange } from '../email-unit-of-work.ts';
import { summarise } from '../email-view.ts';

const sequence = z.string().regex(/^\d{1,15}$/, 'must be the sequence of an e-mail');
const query = z.strictObject({ since: sequence.optional() });
const headers = z.looseObject({ 'last-event-id': z.string().max(64).optional() });
/** A reader that missed more than this starts anew. */
const replayedEmails = 1000;

type Ports = Pick<EmailPorts, 'clock' | 'emails'>;

/**
 * What happens in the mailbox, as server-sent events: `email` for each that arrives, from now on, or after the sequence
 * `since`, or after `Last-Event-ID`; `change` when a recipient's outcome comes later; `clear` when all are deleted. An
 * event `end` says that the emulator stops or was reset.
 */
export const streamEmails = defineOperation({
  id: 'Emulator_StreamEmails',
  route: 'GET /_emulator/emails/stream',
  auth: ['none'],
  requiresApiVersion: false,
  request: { query, headers },
  handle(ports: Ports, request) {
    const after = readSequence(request.headers['last-event-id']) ?? readSequence(request.query.since);
    return {
      status: 200,
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
      body: new ServerSentEvents(ports.clock, (sink) => follow(ports, after, sink)),
    };
  },
});

function readSequence(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (sequence.safeParse(text).success) return Number(text);
  throw badRequest(`"${text}" is not the sequence of an e-mail.`, { target: 'Last-Event-ID' });
}

/** What is published while the past is read waits, so that everything comes once and in order. */
function follow({ emails }: Ports, after: number | undefined, sink: ServerSentEvents) {
  let latest = after ?? 0;
  let held: MailboxChange[] | undefined = after === undefined ? undefined : [];
  const send = (name: string, data: unknown) =>
    sink.write({ id: String(latest), name, text: JSON.stringify(data) });
  const arrive = (email: NumberedEmail) => {
    if (email.sequence <= latest) return;
    latest = email.sequence;
    send('email', summarise(email));
  };
  const write = (change: MailboxChange) => {
    if (change.kind === 'arrived') arrive(change.email);
    else if (change.kind === 'changed') send('change', summarise(change.email));
    else send('clear', {});
  };
  const unsubscribe = emails.feed.subscribe({
    onMessage: (change) => {
      if (held) held.push(change);
      else write(change);
    },
    onEnd: () => {
      sink.write({ id: '', name: 'end', text: '{}' });
      sink.end();
    },
  });
  const catchUp = async (from: number) => {
    const past = { after: from, limit: replayedEmails, matches: () => true };
    for (const email of await emails.committed.emails.latest(past)) arrive(email);
    for (const change of held ?? []) write(change);
    held = undefined;
  };
  if (after !== undefined) catchUp(after).catch(() => sink.end());
  return unsubscribe;
}
