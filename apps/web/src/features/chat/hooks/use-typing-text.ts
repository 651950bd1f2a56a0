'use client';

import type { ThreadState } from '@switchboard/chat-core';
import { useTranslations } from 'next-intl';

/** Who is typing, as a sentence; empty when nobody is. */
export function useTypingText(thread: Pick<ThreadState, 'typing' | 'participants'>): string {
  const t = useTranslations('chat');
  const names = Object.entries(thread.typing).map(
    ([userId, { displayName }]) => displayName ?? thread.participants[userId]?.displayName ?? t('somebody'),
  );
  const [first, second] = names;
  if (first === undefined) return '';
  if (second === undefined) return t('typingOne', { name: first });
  if (names.length === 2) return t('typingTwo', { first, second });
  return t('typingMany', { count: names.length });
}
