'use client';

import type { MeetingNews } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useLiveEvent } from '../../../lib/live/live-context.tsx';
import { announceArrival } from '../../../lib/notifications/announce-arrival.ts';
import { useMeetingWords } from '../hooks/use-meeting-words.ts';
import { meetingPath } from '../meeting-paths.ts';

const MeetingToast = lazy(async () => ({ default: (await import('./meeting-toast.tsx')).MeetingToast }));

interface Notice {
  readonly title: string;
  readonly body: string;
  readonly path: string;
  readonly linkText: string;
}

/** Tells what others did to the reader's meetings: at the edge of the page, aloud, and on the desktop to who is elsewhere. */
export function MeetingNotices() {
  const t = useTranslations('meetings.notices');
  const calls = useTranslations('calls');
  const { startOf } = useMeetingWords();
  const router = useRouter();
  const [notice, setNotice] = useState<Notice>();
  const [said, setSaid] = useState('');
  const dismiss = useCallback(() => setNotice(undefined), []);
  useLiveEvent('meetings:changed', ({ meetingId, news }) => {
    if (!news) return;
    const title = t(news.kind, { name: news.by });
    const body = t('about', { topic: news.topic, when: startOf(news.startsAt) });
    const [path, linkText] = isStillThere(news)
      ? [meetingPath(meetingId), calls('openMeeting')]
      : ['/meetings', calls('meetings')];
    setSaid(`${title}: ${body}`);
    // Who is invited finds it in the list; who has plans already should not miss that they change.
    if (news.kind !== 'invited') setNotice({ title, body, path, linkText });
    announceArrival({ title, body, tag: meetingId, onOpen: () => router.push(path) });
  });
  return (
    <>
      <div role="status" className="visually-hidden">
        {said}
      </div>
      <Suspense fallback={null}>
        {notice ? (
          <MeetingToast key={`${notice.title} ${notice.body}`} {...notice} onDismiss={dismiss} />
        ) : null}
      </Suspense>
    </>
  );
}

const isStillThere = ({ kind }: MeetingNews) => kind === 'invited' || kind === 'changed';
