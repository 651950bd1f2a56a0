'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useLiveEvent } from '../../../lib/live/live-context.tsx';
import { announceArrival } from '../../../lib/notifications/announce-arrival.ts';

/** Draws nothing: tells about calls that were missed, also those who do not see the badge. */
export function MissedCallNotices() {
  const t = useTranslations('calls');
  const router = useRouter();
  const told = useRef(new Set<string>());
  const [said, setSaid] = useState('');
  useLiveEvent('calls:missed', ({ callId, from }) => {
    if (told.current.has(callId)) return;
    told.current.add(callId);
    const title = t('missedFrom', { name: from ?? t('somebody') });
    setSaid(title);
    const onOpen = () => router.push('/calls');
    announceArrival({ title, body: t('missedHint'), tag: callId, onOpen });
  });
  return (
    <div role="status" className="visually-hidden">
      {said}
    </div>
  );
}
