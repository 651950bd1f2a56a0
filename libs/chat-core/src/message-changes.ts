import { toChatError } from './chat-error.ts';
import type { ChatCommands } from './chat-session.ts';
import type { TextMessage } from './chat-state.ts';
import { patchMessage } from './message-window.ts';
import { changeThread, reportProblem, type SessionContext } from './session-context.ts';

/** Edits and deletes own messages. The change shows at once; when it fails it stays at the message, to be tried again. */
export function createMessageChanges(
  context: SessionContext,
): Pick<ChatCommands, 'editMessage' | 'deleteMessage'> {
  const patch = (threadId: string, messageId: string, change: (message: TextMessage) => TextMessage) =>
    changeThread(context, threadId, (thread) => ({
      ...thread,
      window: patchMessage(thread.window, messageId, (message) =>
        message.kind === 'system' ? message : change(message),
      ),
      lastMessage:
        thread.lastMessage?.id === messageId && thread.lastMessage.kind !== 'system'
          ? change(thread.lastMessage)
          : thread.lastMessage,
    }));

  return {
    async editMessage(threadId, messageId, content) {
      patch(threadId, messageId, (message) => ({
        ...message,
        change: { kind: 'edit', content, status: 'sending' },
      }));
      try {
        await (await context.gateway()).editMessage(threadId, messageId, content);
        const editedAt = context.clock.now();
        patch(threadId, messageId, (message) => ({
          ...message,
          content: message.deletedAt === undefined ? content : '',
          editedAt: message.editedAt ?? editedAt,
          change: undefined,
        }));
        return true;
      } catch (thrown) {
        const error = toChatError(thrown);
        patch(threadId, messageId, (message) => ({
          ...message,
          change: { kind: 'edit', content, status: 'failed', error },
        }));
        reportProblem(context, 'editMessage', threadId, thrown);
        return false;
      }
    },

    async deleteMessage(threadId, messageId) {
      patch(threadId, messageId, (message) => ({
        ...message,
        change: { kind: 'delete', status: 'sending' },
      }));
      try {
        await (await context.gateway()).deleteMessage(threadId, messageId);
        const deletedAt = context.clock.now();
        patch(threadId, messageId, (message) => ({
          ...message,
          content: '',
          deletedAt: message.deletedAt ?? deletedAt,
          change: undefined,
        }));
        return true;
      } catch (thrown) {
        const error = toChatError(thrown);
        patch(threadId, messageId, (message) => ({
          ...message,
          change: { kind: 'delete', status: 'failed', error },
        }));
        reportProblem(context, 'deleteMessage', threadId, thrown);
        return false;
      }
    },
  };
}
