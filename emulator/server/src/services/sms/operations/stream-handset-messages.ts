import { z } from 'zod';
import { badRequest } from '../../../kernel/acs-error.ts';
import { defineOperation } from '../../../kernel/operation.ts';
import { ServerSentEvents } from '../../../kernel/server-sent-events.ts';
import { requireHandset } from '../handset-rights.ts';
import type { NumberedHandsetMessage } from '../sms-message.ts';
import type { SmsPorts } from '../sms-ports.ts';

const sequence = z.string().regex(/^\d{1,15}$/, 'must be the sequence of a message');
const query = z.strictObject({ number: z.string().min(1).max(64), since: sequence.optional() });
const headers = z.looseObject({ 'last-event-id': z.string().max(64).optional() });
/** A reader that missed more than this starts anew. */
const replayedMessages = 1000;

type Ports = Pick<SmsPorts, 'clock' | 'phoneNumbers' | 'sms'>;

/**
 * What one handset gets and writes, as server-sent events `message`: from now on, or after the sequence `since`, or after
 * `Last-Event-ID`. An event `end` says that the emulator stops or was reset.
 */
export const streamHandsetMessages = defineOperation({
  id: 'Emulator_StreamHandsetMessages',
  route: 'GET /_emulator/sms/stream',
  auth: ['none'],
  requiresApiVersion: false,
  request: { query, headers },
  async handle(ports: Ports, request) {
    const { number, since } = request.query;
    await requireHandset(ports.phoneNumbers, number, 'number');
    const after = readSequence(request.headers['last-event-id']) ?? readSequence(since);
    return {
      status: 200,
      headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
      body: new ServerSentEvents(ports.clock, (sink) => follow(ports, number, after, sink)),
    };
  },
});

function readSequence(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (sequence.safeParse(text).success) return Number(text);
  throw badRequest(`"${text}" is not the sequence of a message.`, { target: 'Last-Event-ID' });
}

/** What is published while the past is read waits, so that everything comes once and in order. */
function follow({ sms }: Ports, handset: string, after: number | undefined, sink: ServerSentEvents) {
  let latest = after ?? 0;
  let held: NumberedHandsetMessage[] | undefined = after === undefined ? undefined : [];
  const write = (message: NumberedHandsetMessage) => {
    if (message.sequence <= latest) return;
    latest = message.sequence;
    sink.write({ id: String(latest), name: 'message', text: JSON.stringify(message) });
  };
  const unsubscribe = sms.feed.subscribe({
    onMessage: (message) => {
      if (message.handset !== handset) return;
      if (held) held.push(message);
      else write(message);
    },
    onEnd: () => {
      sink.write({ id: '', name: 'end', text: '{}' });
      sink.end();
    },
  });
  const catchUp = async (from: number) => {
    const query = { handset, after: from, limit: replayedMessages, matches: () => true };
    for (const message of await sms.committed.handsetMessages.latest(query)) write(message);
    for (const message of held ?? []) write(message);
    held = undefined;
  };
  if (after !== undefined) catchUp(after).catch(() => sink.end());
  return unsubscribe;
}
