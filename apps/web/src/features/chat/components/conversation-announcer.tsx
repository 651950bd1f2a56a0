'use client';

import { compareMessageIds, mentionsPerson, previewText, type ThreadState } from '@switchboard/chat-core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useSystemText } from '../hooks/use-system-text.ts';
import { useTypingText } from '../hooks/use-typing-text.ts';

/** Tells assistive technology what arrives in the open conversation; loading older messages says nothing. */
export function ConversationAnnouncer({ thread, myId }: { thread: ThreadState; myId: string }) {
  const t = useTranslations('chat');
  const tMentions = useTranslations('mentions');
  const systemText = useSystemText();
  const typing = useTypingText(thread);
  const [announcement, setAnnouncement] = useState('');
  const newest = thread.lastMessage;
  const announcedUpTo = useRef(newest?.id);

  useEffect(() => {
    if (!newest || (announcedUpTo.current && compareMessageIds(newest.id, announcedUpTo.current) <= 0))
      return;
    announcedUpTo.current = newest.id;
    if (newest.kind === 'system') {
      setAnnouncement(systemText(newest, { myId, nameOf: (id) => thread.participants[id]?.displayName }));
    } else if (!newest.isMine) {
      const name = newest.senderDisplayName ?? t('somebody');
      const words = { name, text: previewText(newest, 300) };
      setAnnouncement(
        mentionsPerson(newest, myId) ? tMentions('announce', words) : t('announceMessage', words),
      );
    }
  }, [newest, thread.participants, myId, systemText, t, tMentions]);

  return (
    <>
      <div className="visually-hidden" role="log" aria-live="polite">
        {announcement}
      </div>
      <div className="visually-hidden" role="status">
        {typing}
      </div>
    </>
  );
}
