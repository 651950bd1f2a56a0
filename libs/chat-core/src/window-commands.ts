import type { MessageWindow } from './chat-state.ts';
import { FAR } from './history.ts';
import { isAfter } from './message-order.ts';
import { appendNewer, prependOlder, replaceWindow } from './message-window.ts';
import { changeThread, findThread, reportProblem, type SessionContext } from './session-context.ts';
import { PAGE_SIZE, type ThreadLoader } from './thread-loader.ts';
import { ChatFailure } from './chat-error.ts';
import type { ChatCommands } from './chat-session.ts';

type WindowCommands = Pick<
  ChatCommands,
  'loadOlder' | 'loadNewer' | 'jumpToNewest' | 'jumpToMessage' | 'clearHighlight'
>;

/** What a jump loads around its message. */
const JUMP_SIZE = 100;
const JUMP_PAGE_SIZE = 200;

/** Moves the windows of open threads through their history. */
export function createWindowCommands(context: SessionContext, loader: ThreadLoader): WindowCommands {
  const changeWindow = (threadId: string, change: (window: MessageWindow) => MessageWindow) =>
    changeThread(context, threadId, (thread) => ({
      ...thread,
      window: change(thread.window),
      error: undefined,
    }));
  const windowOf = (threadId: string) => findThread(context, threadId)?.window;

  /** Shows `flag` while `load` runs, and a failure as a problem. */
  async function whileFlagged(
    threadId: string,
    flag: 'loadingOlder' | 'loadingNewer',
    load: () => Promise<void>,
  ): Promise<boolean> {
    changeWindow(threadId, (window) => ({ ...window, [flag]: true }));
    try {
      await load();
      return true;
    } catch (thrown) {
      reportProblem(context, flag === 'loadingOlder' ? 'loadOlder' : 'loadNewer', threadId, thrown);
      return false;
    } finally {
      changeWindow(threadId, (window) => (window[flag] ? { ...window, [flag]: false } : window));
    }
  }

  async function loadOlder(threadId: string): Promise<boolean> {
    const window = windowOf(threadId);
    if (window?.status !== 'ready' || !window.canLoadOlder || window.loadingOlder) return false;
    return whileFlagged(threadId, 'loadingOlder', () =>
      loader.exclusively(threadId, async (history) => {
        const first = windowOf(threadId)?.messages[0];
        if (!first) return;
        const walk = await history.fromAbove(await context.gateway(), first.id, {
          pageSize: PAGE_SIZE,
          maxPages: FAR,
          until: (oldestId) => isAfter(first.id, oldestId),
          keep: PAGE_SIZE * 2,
        });
        const older = walk.messages.filter(({ id }) => isAfter(first.id, id));
        changeWindow(threadId, (current) => prependOlder(current, older, walk.hasOlder));
      }),
    );
  }

  async function loadNewer(threadId: string): Promise<boolean> {
    const window = windowOf(threadId);
    if (window?.status !== 'ready' || !window.canLoadNewer || window.loadingNewer) return false;
    return whileFlagged(threadId, 'loadingNewer', () =>
      loader.exclusively(threadId, async (history) => {
        const last = windowOf(threadId)?.messages.at(-1);
        if (!last) return;
        const walk = await history.fromNext(await context.gateway(), last.id, {
          pageSize: PAGE_SIZE,
          maxPages: FAR,
          until: (oldestId) => !isAfter(oldestId, last.id),
          keep: JUMP_PAGE_SIZE * 2,
        });
        const newer = walk.messages.filter(({ id }) => isAfter(id, last.id));
        const next = newer.slice(0, PAGE_SIZE * 2);
        const isAtEnd = walk.reachesNewest && next.length === newer.length;
        changeWindow(threadId, (current) => appendNewer(current, next, !isAtEnd));
      }),
    );
  }

  async function jumpToNewest(threadId: string): Promise<boolean> {
    const window = windowOf(threadId);
    if (window?.status === 'ready' && !window.canLoadNewer) return true;
    return whileFlagged(threadId, 'loadingNewer', () =>
      loader.exclusively(threadId, async (history) => {
        const walk = await history.fromNewest(await context.gateway(), {
          pageSize: PAGE_SIZE,
          maxPages: 1,
          until: () => true,
        });
        changeWindow(threadId, (current) =>
          replaceWindow(current, walk.messages, { canLoadOlder: walk.hasOlder, canLoadNewer: false }),
        );
      }),
    );
  }

  async function moveTo(threadId: string, messageId: string): Promise<void> {
    const isShown = () => windowOf(threadId)?.messages.some(({ id }) => id === messageId) === true;
    if (isShown()) return;
    const gateway = await context.gateway();
    await gateway.getMessage(threadId, messageId).catch((thrown: unknown) => {
      const isMissing = thrown instanceof ChatFailure && thrown.error.code === 'chat/not-found';
      if (!isMissing) throw thrown;
      throw new ChatFailure('chat/message-not-found', `There is no message ${messageId} in this thread.`);
    });
    await loader.exclusively(threadId, async (history) => {
      const walk = await history.fromAbove(gateway, messageId, {
        pageSize: JUMP_PAGE_SIZE,
        maxPages: FAR,
        until: (oldestId) => isAfter(messageId, oldestId),
        keep: JUMP_PAGE_SIZE * 2,
      });
      const at = walk.messages.findIndex(({ id }) => id === messageId);
      if (at < 0) throw new ChatFailure('chat/message-not-found', `Message ${messageId} is too far back.`);
      const from = Math.max(0, at - JUMP_SIZE / 2);
      const around = walk.messages.slice(from, from + JUMP_SIZE);
      const isAtEnd = walk.reachesNewest && around.at(-1) === walk.messages.at(-1);
      changeWindow(threadId, (current) =>
        replaceWindow(current, around, { canLoadOlder: walk.hasOlder || from > 0, canLoadNewer: !isAtEnd }),
      );
    });
  }

  async function jumpToMessage(threadId: string, messageId: string): Promise<boolean> {
    try {
      await moveTo(threadId, messageId);
      changeWindow(threadId, (window) => ({ ...window, highlightedMessageId: messageId }));
      return true;
    } catch (thrown) {
      reportProblem(context, 'jumpToMessage', threadId, thrown);
      return false;
    }
  }

  return {
    loadOlder,
    loadNewer,
    jumpToNewest,
    jumpToMessage,
    clearHighlight: (threadId) =>
      changeWindow(threadId, (window) =>
        window.highlightedMessageId === undefined ? window : { ...window, highlightedMessageId: undefined },
      ),
  };
}
