import {
  chatLimits,
  createChatThreadRequest,
  type CreateChatThreadRequest,
} from '@switchboard/acs-contracts';
import { z } from 'zod';
import { created, defineOperation } from '../../../kernel/operation.ts';
import { callerOf } from '../chat-access.ts';
import { threadUrl } from '../chat-links.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, manageThreads } from '../chat-rights.ts';
import { type ChatRosterEntry, toEventParticipant } from '../chat-roster.ts';
import { type ChatThread, retentionDueMs, toEventProperties, toThreadProperties } from '../chat-thread.ts';
import type { ChatTransaction } from '../chat-unit-of-work.ts';
import { repeatedWithOtherBody, tooManyParticipants } from '../chat.errors.ts';
import { type Invitation, inviteParticipants } from '../invite-participants.ts';
import { appendSystemMessage } from '../system-messages.ts';
import { wholeHistory } from '../wire-time.ts';

const requestId = z.string().min(1).max(256).optional();

/** @see Azure REST spec: Chat_CreateChatThread; `idempotency-token` is the header's name in the first preview */
export const createChatThread = defineOperation({
  id: 'Chat_CreateChatThread',
  route: 'POST /chat/threads',
  auth: chatAuth,
  scopes: manageThreads,
  request: {
    headers: z.object({ 'repeatability-request-id': requestId, 'idempotency-token': requestId }),
    body: createChatThreadRequest,
  },
  async handle(ports: ChatPorts, { headers, body, principal, url }) {
    const caller = callerOf(principal);
    const invitation = await inviteParticipants(ports.identities, body.participants ?? []);
    const repeatableId = headers['repeatability-request-id'] ?? headers['idempotency-token'];
    const { threadId, result } = await ports.chat.transact((chat) =>
      once(chat, caller, repeatableId, body, () => create(chat, ports, caller, body, invitation)),
    );
    return created(result, { location: threadUrl(url.origin, threadId) });
  },
});

/** Gives the first answer again when the request was made before. Transactions run one by one, so also at the same time. */
async function once(
  chat: ChatTransaction,
  caller: string,
  repeatableId: string | undefined,
  request: CreateChatThreadRequest,
  execute: () => Promise<{ threadId: string; result: unknown }>,
) {
  if (repeatableId === undefined) return execute();
  const body = JSON.stringify(request);
  const earlier = await chat.repeatableRequests.find(caller, repeatableId);
  if (!earlier) {
    const outcome = await execute();
    await chat.repeatableRequests.save(caller, repeatableId, { body, ...outcome });
    return outcome;
  }
  if (earlier.body !== body) throw repeatedWithOtherBody(repeatableId);
  return earlier;
}

async function create(
  chat: ChatTransaction,
  { ids, retention }: ChatPorts,
  caller: string,
  request: CreateChatThreadRequest,
  { entries, invalid }: Invitation,
) {
  const participants = withCreatorFirst(caller, entries);
  if (participants.length > chatLimits.participantsPerThread)
    throw tooManyParticipants(undefined, participants.length, chatLimits.participantsPerThread);
  const opened = openThread(chat, `19:${ids.urlSafe(43)}1@thread.v2`, caller, request);
  const joined = await appendSystemMessage(chat, opened, caller, { type: 'participantAdded', participants });
  const { thread, version } = await appendSystemMessage(chat, joined.thread, caller, {
    type: 'topicUpdated',
    topic: request.topic,
  });
  await chat.threads.save(thread);
  await chat.threads.saveRoster(thread.id, { participants, former: [] });
  for (const { rawId } of participants) await chat.threads.saveMembership(rawId, { threadId: thread.id });
  const dueMs = retentionDueMs(chat.nowMs, thread.retentionPolicy);
  if (dueMs !== undefined) await chat.threads.saveRetention(thread.id, dueMs);
  retention.expect(dueMs);
  chat.raise('ChatThreadCreated', {
    threadId: thread.id,
    version,
    recipients: participants.map(({ rawId }) => rawId),
    createdOn: thread.createdOn,
    createdBy: toEventParticipant(participants[0]!),
    properties: toEventProperties(thread),
    participants: participants.map(toEventParticipant),
  });
  const result = {
    chatThread: toThreadProperties(thread),
    ...(invalid.length > 0 && { invalidParticipants: invalid }),
  };
  return { threadId: thread.id, result };
}

function openThread(
  { now }: ChatTransaction,
  id: string,
  createdBy: string,
  { topic, metadata, retentionPolicy }: CreateChatThreadRequest,
): ChatThread {
  return {
    id,
    topic,
    createdOn: now,
    createdBy,
    ...(metadata && { metadata }),
    ...(retentionPolicy && { retentionPolicy }),
    lastMessageReceivedOn: now,
    lastVersion: 0,
    lastSequence: 0,
  };
}

function withCreatorFirst(caller: string, entries: readonly ChatRosterEntry[]): ChatRosterEntry[] {
  const creator = entries.find(({ rawId }) => rawId === caller) ?? {
    rawId: caller,
    shareHistoryTime: wholeHistory,
  };
  return [creator, ...entries.filter((entry) => entry !== creator)];
}
