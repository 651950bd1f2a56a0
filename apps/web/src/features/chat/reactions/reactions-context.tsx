'use client';

import type { TextMessage, ThreadState } from '@switchboard/chat-core';
import {
  createContext,
  lazy,
  Suspense,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useLiveEvent } from '../../../lib/live/live-context.tsx';
import { useReloadOnReconnect } from '../../../lib/live/use-reload-on-reconnect.ts';
import { createThreadReactions, type ThreadReactions } from './thread-reactions.ts';

const ReactionPicker = lazy(async () => ({
  default: (await import('./reaction-picker.tsx')).ReactionPicker,
}));

/** The message that an emoji is chosen for, and the button that asked. */
export interface PickerTarget {
  readonly message: TextMessage;
  readonly anchor: HTMLElement;
}

interface ReactionsValue {
  readonly reactions: ThreadReactions | undefined;
  readonly participants: ThreadState['participants'];
  readonly myId: string;
  /** Whoever left can only look. */
  readonly canReact: boolean;
  readonly pick: (target: PickerTarget) => void;
}

const ReactionsContext = createContext<ReactionsValue | undefined>(undefined);

export interface ReactionsProviderProps {
  thread: ThreadState;
  /** Raw id of the reader. */
  myId: string;
  children: ReactNode;
}

/** Keeps the reactions to the messages that are on the page, and the one picker of all of them. */
export function ReactionsProvider({ thread, myId, children }: ReactionsProviderProps) {
  const { id: threadId, participants, standing } = thread;
  const { messages, canLoadNewer } = thread.window;
  const [reactions, setReactions] = useState<ThreadReactions>();
  const [target, setTarget] = useState<PickerTarget>();

  useEffect(() => {
    const made = createThreadReactions({ api: accessApi, threadId, myId });
    setReactions(made);
    return () => made.dispose();
  }, [threadId, myId]);
  useEffect(() => {
    const messageIds = messages.flatMap(({ kind, id }) => (kind === 'system' ? [] : [id]));
    reactions?.show(messageIds, !canLoadNewer);
  }, [reactions, messages, canLoadNewer]);
  useLiveEvent('chat:reaction', (update) => reactions?.apply(update));
  useReloadOnReconnect(() => reactions?.reread());

  const canReact = standing === 'member';
  const value = useMemo(
    () => ({ reactions, participants, myId, canReact, pick: setTarget }),
    [reactions, participants, myId, canReact],
  );
  return (
    <ReactionsContext value={value}>
      {children}
      {target ? (
        <Suspense fallback={null}>
          <ReactionPicker
            anchor={target.anchor}
            onPick={(emoji) => reactions?.toggle(target.message.id, emoji)}
            onClose={() => {
              setTarget(undefined);
              target.anchor.focus();
            }}
          />
        </Suspense>
      ) : null}
    </ReactionsContext>
  );
}

export function useReactions(): ReactionsValue {
  const value = use(ReactionsContext);
  if (!value) throw new Error('useReactions needs a ReactionsProvider above it.');
  return value;
}

const noSubscription = () => () => {};

/** What one message shows, drawn anew only when that changes. */
export function useReactionsTo(messageId: string) {
  const { reactions } = useReactions();
  const subscribe = reactions?.subscribe ?? noSubscription;
  const chosen = useSyncExternalStore(
    subscribe,
    useCallback(() => reactions?.of(messageId), [reactions, messageId]),
    () => undefined,
  );
  const hasFailed = useSyncExternalStore(
    subscribe,
    useCallback(() => reactions?.hasFailed(messageId) ?? false, [reactions, messageId]),
    () => false,
  );
  return { chosen: chosen ?? [], hasFailed };
}
