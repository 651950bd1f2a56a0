'use client';

import type { PhoneNumber } from '@switchboard/access-api';
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import { useLiveConnection, useLiveEvent } from '../../../lib/live/live-context.tsx';
import { availableStorage } from '../../../lib/preferences/available-storage.ts';
import { createConversationSession } from '../state/conversation-session.ts';
import { createOpenConversations } from '../state/open-conversations.ts';
import { createUpdates, type SmsUpdate, type SmsUpdates } from '../state/updates.ts';

export interface SmsUser {
  readonly id: string;
  readonly isAdmin: boolean;
}

interface SmsContextValue {
  readonly user: SmsUser;
  /** The numbers that the user answers; undefined until they are read. */
  readonly numbers: readonly PhoneNumber[] | undefined;
  readonly numbersError: unknown;
  readonly reloadNumbers: () => void;
  readonly updates: SmsUpdates;
  readonly conversations: ReturnType<typeof createOpenConversations>;
}

const SmsContext = createContext<SmsContextValue | undefined>(undefined);

/** What the parts of the SMS console share: the user's numbers, the opened conversations, the news. */
export function SmsProvider({ user, children }: { user: SmsUser; children: ReactNode }) {
  const [updates] = useState(createUpdates);
  const [conversations] = useState(() => openConversations(user.id, updates));
  const numbers = useLoaded(useCallback((signal: AbortSignal) => accessApi.listPhoneNumbers({ signal }), []));
  const { reload } = numbers;

  useLiveEvent('sms:message', ({ message }) => updates.publish({ type: 'message', message }));
  useLiveEvent('sms:conversation', ({ conversationId }) =>
    updates.publish({ type: 'conversation', id: conversationId }),
  );
  useLiveEvent('phone-numbers:changed', () => {
    reload();
    updates.publish({ type: 'missed' });
  });
  const { connections } = useLiveConnection();
  useEffect(() => {
    if (connections === 0) return;
    if (connections > 1) reload();
    updates.publish({ type: 'missed' });
  }, [connections, reload, updates]);
  useEffect(() => {
    const retry = () => conversations.each((session) => session.retryPassing());
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [conversations]);

  const value = useMemo(
    () => ({
      user,
      numbers: numbers.value,
      numbersError: numbers.error,
      reloadNumbers: reload,
      updates,
      conversations,
    }),
    [user, numbers.value, numbers.error, reload, updates, conversations],
  );
  return <SmsContext value={value}>{children}</SmsContext>;
}

export function useSms(): SmsContextValue {
  const value = use(SmsContext);
  if (!value) throw new Error('useSms needs an SmsProvider above it.');
  return value;
}

/** Calls `handler` with everything that happens to conversations and messages. */
export function useSmsUpdates(handler: (update: SmsUpdate) => void): void {
  const { updates } = useSms();
  const onUpdate = useEffectEvent(handler);
  useEffect(() => updates.subscribe((update) => onUpdate(update)), [updates]);
}

function openConversations(userId: string, updates: SmsUpdates) {
  const conversations = createOpenConversations((conversationId) =>
    createConversationSession({
      api: accessApi,
      storage: availableStorage(),
      userId,
      conversationId,
      onMessage: (message) => updates.publish({ type: 'message', message }),
      onConversation: (conversation) =>
        updates.publish({ type: 'conversation', id: conversation.id, conversation }),
    }),
  );
  updates.subscribe((update) =>
    conversations.each((session, id) => {
      if (update.type === 'message') session.takeMessage(update.message);
      else if (update.type === 'missed') session.retryPassing();
      else if (update.id === id) {
        if (update.conversation) session.takeConversation(update.conversation);
        else void session.readConversation();
      }
    }),
  );
  return conversations;
}
