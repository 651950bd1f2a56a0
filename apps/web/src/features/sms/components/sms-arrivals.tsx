'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { useLiveEvent } from '../../../lib/live/live-context.tsx';
import { announceArrival } from '../../../lib/notifications/announce-arrival.ts';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { smsPath } from '../../../lib/sms/sms-path.ts';

/** Draws nothing: tells about text messages that arrive while the reader is elsewhere. */
export function SmsArrivals() {
  const t = useTranslations('sms');
  const router = useRouter();
  const told = useRef(new Set<string>());
  useLiveEvent('sms:message', ({ contact, message }) => {
    if (message.direction !== 'inbound' || told.current.has(message.id)) return;
    told.current.add(message.id);
    announceArrival({
      title: t('arrivalTitle', { contact: formatPhoneNumber(contact) }),
      body: message.text.slice(0, 300),
      tag: message.conversationId,
      onOpen: () => router.push(smsPath(message.conversationId)),
    });
  });
  return null;
}
