'use client';

import type { SmsMessage } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';

interface ConversationAnnouncerProps {
  messages: readonly SmsMessage[];
  contact: string;
}

/** Tells assistive technology what arrives in the open conversation, and what could not be delivered. */
export function ConversationAnnouncer({ messages, contact }: ConversationAnnouncerProps) {
  const t = useTranslations('sms');
  const [announcement, setAnnouncement] = useState('');
  const known = useRef(messages);

  useEffect(() => {
    const before = new Map(known.current.map((message) => [message.id, message]));
    const newestBefore = known.current.at(-1)?.createdAt ?? '';
    known.current = messages;
    for (const message of messages.slice(-20)) {
      const old = before.get(message.id);
      if (message.direction === 'inbound' && !old && message.createdAt > newestBefore)
        setAnnouncement(t('announceMessage', { contact, text: message.text.slice(0, 300) }));
      if (old && old.status !== 'failed' && message.status === 'failed')
        setAnnouncement(t('announceFailed', { text: message.text.slice(0, 80) }));
    }
  }, [messages, contact, t]);

  return (
    <div className="visually-hidden" role="log" aria-live="polite">
      {announcement}
    </div>
  );
}
