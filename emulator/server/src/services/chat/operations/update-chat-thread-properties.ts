import { chatLimits, updateChatThreadRequest } from '@switchboard/acs-contracts';
import type { z } from 'zod';
import { defineOperation, noContent } from '../../../kernel/operation.ts';
import { callerOf, requireParticipation } from '../chat-access.ts';
import { threadParams } from '../chat-params.ts';
import type { ChatPorts } from '../chat-ports.ts';
import { chatAuth, manageThreads } from '../chat-rights.ts';
import { rawIdsOf, toEventParticipant } from '../chat-roster.ts';
import { type ChatThread, nextThreadVersion, retentionDueMs, toEventProperties } from '../chat-thread.ts';
import { mergeMetadata } from '../merge-metadata.ts';
import { appendSystemMessage } from '../system-messages.ts';

type ThreadPatch = z.infer<typeof updateChatThreadRequest>;

/** @see Azure REST spec: ChatThread_UpdateChatThreadProperties */
export const updateChatThreadProperties = defineOperation({
  id: 'ChatThread_UpdateChatThreadProperties',
  route: 'PATCH /chat/threads/{chatThreadId}',
  auth: chatAuth,
  scopes: manageThreads,
  request: { params: threadParams, body: updateChatThreadRequest },
  async handle({ chat, retention }: Pick<ChatPorts, 'chat' | 'retention'>, { params, body, principal }) {
    const caller = callerOf(principal);
    const dueMs = await chat.transact(async (change) => {
      const { threads } = change;
      const participation = await requireParticipation(threads, params.chatThreadId, caller);
      const patched = patchThread(participation.thread, body);
      if (!patched) return undefined;
      const { thread, version } =
        patched.topic === participation.thread.topic
          ? nextThreadVersion(patched, change.nowMs)
          : await appendSystemMessage(change, patched, caller, {
              type: 'topicUpdated',
              topic: patched.topic,
            });
      await threads.save(thread);
      const due = retentionDueMs(Date.parse(thread.createdOn), thread.retentionPolicy);
      if (body.retentionPolicy) await threads.saveRetention(thread.id, due);
      change.raise('ChatThreadPropertiesUpdated', {
        threadId: thread.id,
        version,
        recipients: rawIdsOf(participation.roster),
        createdOn: thread.createdOn,
        updatedOn: change.now,
        updatedBy: toEventParticipant(participation.participant),
        properties: toEventProperties(thread),
      });
      return due;
    });
    retention.expect(dueMs);
    return noContent();
  },
});

/** The thread with the changes of `patch`; undefined when there are none. */
function patchThread(thread: ChatThread, { topic, metadata, retentionPolicy }: ThreadPatch) {
  const isTopicNew = typeof topic === 'string' && topic !== thread.topic;
  if (!isTopicNew && !metadata && !retentionPolicy) return undefined;
  return {
    ...thread,
    ...(isTopicNew && { topic }),
    ...(metadata && { metadata: mergeMetadata(thread.metadata, metadata, chatLimits.metadataBytes) }),
    ...(retentionPolicy && { retentionPolicy }),
  };
}
