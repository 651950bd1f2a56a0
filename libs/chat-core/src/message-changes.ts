import { toChatError } from './chat-error.ts';
import type { ChatGateway } from './chat-gateway.ts';
import type { ChatCommands } from './chat-session.ts';
import type { TextMessage } from './chat-state.ts';
import { patchMessage } from './message-window.ts';
import { changeThread, reportProblem, type SessionContext } from './session-context.ts';

/** What somebody wants to be done to a message of theirs. */
type Wish = { kind: 'edit'; content: string } | { kind: 'delete' };

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

  /** @param applied what the message becomes at this moment, once the service has agreed */
  async function attempt(
    command: 'editMessage' | 'deleteMessage',
    [threadId, messageId]: readonly [threadId: string, messageId: string],
    change: Wish,
    request: (gateway: ChatGateway) => Promise<void>,
    applied: (message: TextMessage, at: number) => Partial<TextMessage>,
  ): Promise<boolean> {
    patch(threadId, messageId, (message) => ({ ...message, change: { ...change, status: 'sending' } }));
    try {
      await request(await context.gateway());
      const at = context.clock.now();
      patch(threadId, messageId, (message) => ({ ...message, ...applied(message, at), change: undefined }));
      return true;
    } catch (thrown) {
      const error = toChatError(thrown);
      patch(threadId, messageId, (message) => ({
        ...message,
        change: { ...change, status: 'failed', error },
      }));
      reportProblem(context, command, threadId, thrown);
      return false;
    }
  }

  return {
    editMessage: (threadId, messageId, content) =>
      attempt(
        'editMessage',
        [threadId, messageId],
        { kind: 'edit', content },
        (gateway) => gateway.editMessage(threadId, messageId, content),
        ({ deletedAt, editedAt }, at) => ({
          content: deletedAt === undefined ? content : '',
          editedAt: editedAt ?? at,
        }),
      ),
    deleteMessage: (threadId, messageId) =>
      attempt(
        'deleteMessage',
        [threadId, messageId],
        { kind: 'delete' },
        (gateway) => gateway.deleteMessage(threadId, messageId),
        ({ deletedAt }, at) => ({ content: '', deletedAt: deletedAt ?? at }),
      ),
  };
}
