'use client';

import type { ChatSession, ChatState } from '@switchboard/chat-core';
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { announceSignedOut } from '../http/signed-out-signal.ts';
import { openChatSession, type ChatUser } from './open-chat-session.ts';

interface ChatSessionValue {
  /** Undefined until the chat client is loaded. */
  readonly session: ChatSession | undefined;
  /** Why it could not be loaded. */
  readonly error: unknown;
  readonly retry: () => void;
  readonly canOrganise: boolean;
}

const ChatSessionContext = createContext<ChatSessionValue | undefined>(undefined);

/** Keeps one chat session for as long as somebody is signed in, whatever page they are on. */
export function ChatSessionProvider({ user, children }: { user: ChatUser; children: ReactNode }) {
  const [session, setSession] = useState<ChatSession>();
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const { displayName, canOrganise } = user;

  useEffect(() => {
    const controller = new AbortController();
    let opened: ChatSession | undefined;
    setError(undefined);
    openChatSession({ displayName }, controller.signal).then(
      (ready) => {
        if (controller.signal.aborted) return ready.dispose();
        opened = ready;
        setSession(ready);
        void ready.start();
      },
      (cause: unknown) => {
        if (!controller.signal.aborted) setError(cause);
      },
    );
    return () => {
      controller.abort();
      opened?.dispose();
      setSession(undefined);
    };
  }, [displayName, attempt]);

  useEffect(
    () =>
      session?.subscribe(() => {
        if (session.getState().connection === 'signed-out') announceSignedOut();
      }),
    [session],
  );

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const value = useMemo(() => ({ session, error, retry, canOrganise }), [session, error, retry, canOrganise]);
  return <ChatSessionContext value={value}>{children}</ChatSessionContext>;
}

export function useChatSession(): ChatSessionValue {
  const value = use(ChatSessionContext);
  if (!value) throw new Error('useChatSession needs a ChatSessionProvider above it.');
  return value;
}

const noSubscription = () => () => {};

/**
 * A part of the chat's state, undefined while the chat client loads. `select` has to return the same reference for the same
 * state, as the selectors of chat-core do.
 */
export function useChatState<Part>(select: (state: ChatState) => Part): Part | undefined {
  const { session } = useChatSession();
  const read = () => (session ? select(session.getState()) : undefined);
  return useSyncExternalStore(session?.subscribe ?? noSubscription, read, () => undefined);
}
