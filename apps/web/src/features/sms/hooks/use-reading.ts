'use client';

import type { SmsConversation } from '@switchboard/access-api';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isReading } from '../../../lib/notifications/is-reading.ts';
import type { ConversationSession, ConversationState } from '../state/conversation-session.ts';
import { firstUnreadOf } from '../state/lay-out-messages.ts';

/**
 * What the reader has seen: tells the service, and remembers where the new messages began. That place stays while they
 * read; it is set anew by what arrives while they look away.
 */
export function useReading(
  session: ConversationSession,
  state: ConversationState,
  conversation: SmsConversation,
) {
  const { messages } = state.log;
  const [firstNewId, setFirstNewId] = useState(() => firstUnreadOf(messages, conversation.unreadCount));
  const seenKey = useRef<string>(undefined);
  const current = useRef(state);
  current.current = state;

  const markSeen = useCallback(() => {
    if (seenKey.current === undefined || !isReading()) return;
    const { log } = current.current;
    const at = log.messages.findIndex(({ id }) => (log.keys[id] ?? id) === seenKey.current);
    const isOutgoing = log.outgoing.some(({ key }) => key === seenKey.current);
    const seen = isOutgoing ? log.messages : log.messages.slice(0, at + 1);
    const message = seen.findLast(({ direction }) => direction === 'inbound');
    if (message) void session.markRead(message.id);
  }, [session]);
  const onSeen = useCallback(
    (lastVisibleKey: string | undefined) => {
      seenKey.current = lastVisibleKey;
      markSeen();
    },
    [markSeen],
  );

  useEffect(() => {
    window.addEventListener('focus', markSeen);
    document.addEventListener('visibilitychange', markSeen);
    return () => {
      window.removeEventListener('focus', markSeen);
      document.removeEventListener('visibilitychange', markSeen);
    };
  }, [markSeen]);
  useEffect(markSeen, [markSeen, conversation.unreadCount]);
  useDividerWhileAway(messages, setFirstNewId);

  const forgetDivider = useCallback(() => setFirstNewId(undefined), []);
  return { firstNewId, onSeen, forgetDivider };
}

/** The first message of the contact that arrives while the reader looks elsewhere is where the new ones begin. */
function useDividerWhileAway(
  messages: ConversationState['log']['messages'],
  setFirstNewId: (id: string) => void,
) {
  const newest = messages.at(-1);
  const before = useRef(newest?.id);
  const isMarked = useRef(false);
  useEffect(() => {
    if (isReading()) isMarked.current = false;
    if (!newest || newest.id === before.current) return;
    before.current = newest.id;
    if (isReading() || isMarked.current || newest.direction !== 'inbound') return;
    isMarked.current = true;
    setFirstNewId(newest.id);
  }, [newest, setFirstNewId]);
}
