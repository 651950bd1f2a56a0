'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useLiveEvent } from '../../../lib/live/live-context.tsx';
import { announceArrival } from '../../../lib/notifications/announce-arrival.ts';
import { useMeetingWords } from '../hooks/use-meeting-words.ts';
import { meetingPath } from '../meeting-paths.ts';

/** Draws nothing: tells what others did to the reader's meetings. */
export function MeetingNotices() {
  const t = useTranslations('meetings.notices');
  const { startOf } = useMeetingWords();
  const router = useRouter();
  const [said, setSaid] = useState('');
  useLiveEvent('meetings:changed', ({ meetingId, news }) => {
    if (!news) return;
    const title = t(news.kind, { name: news.by });
    const body = t('about', { topic: news.topic, when: startOf(news.startsAt) });
    setSaid(`${title}: ${body}`);
    const isThere = news.kind === 'invited' || news.kind === 'changed';
    const onOpen = () => router.push(isThere ? meetingPath(meetingId) : '/meetings');
    announceArrival({ title, body, tag: meetingId, onOpen });
  });
  return (
    <div role="status" className="visually-hidden">
      {said}
    </div>
  );
}
