'use client';

import type { CreateMeetingRequest, Meeting } from '@switchboard/access-api';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { usePages } from '../../../lib/http/use-pages.ts';
import { meetingPath } from '../meeting-paths.ts';
import { useLiveEvent } from '../../../lib/live/live-context.tsx';
import { useGathered } from '../../../lib/live/use-gathered.ts';
import { useReloadOnReconnect } from '../../../lib/live/use-reload-on-reconnect.ts';
import { useMeetingsSeen } from './use-meetings-seen.ts';

export type When = 'upcoming' | 'past';

/** The meetings that the caller organizes or is invited to. */
export function useMeetings(when: When) {
  const fetchPage = useCallback(
    (cursor: string | undefined, signal: AbortSignal) =>
      accessApi.listMeetings({ when, ...(cursor ? { cursor } : {}) }, { signal }),
    [when],
  );
  const meetings = usePages<Meeting>(fetchPage);
  useReloadOnReconnect(meetings.reload);
  useLiveEvent('meetings:changed', useGathered(meetings.reload));
  useMeetingsSeen(meetings.items ?? []);
  return meetings;
}

/** Makes a meeting and goes to its page. */
export function useCreateMeeting() {
  const router = useRouter();
  return useAction(
    useCallback(
      async (request: CreateMeetingRequest) => {
        const { id } = await accessApi.createMeeting(request);
        router.push(meetingPath(id));
      },
      [router],
    ),
  );
}
