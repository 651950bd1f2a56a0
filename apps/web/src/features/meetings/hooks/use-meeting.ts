'use client';

import { AccessApiError, type UpdateMeetingRequest } from '@switchboard/access-api';
import { useRouter } from 'next/navigation';
import { useCallback, useRef } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import { useLiveEvent } from '../../../lib/live/live-context.tsx';
import { useReloadOnReconnect } from '../../../lib/live/use-reload-on-reconnect.ts';
import { useMeetingsSeen } from './use-meetings-seen.ts';

/** One meeting, and what its organizer does with it. */
export function useMeeting(id: string) {
  const router = useRouter();
  const loaded = useLoaded(useCallback((signal: AbortSignal) => accessApi.getMeeting(id, { signal }), [id]));
  const { change, reload } = loaded;
  const isCancelling = useRef(false);
  useReloadOnReconnect(reload);
  useMeetingsSeen(loaded.value ? [loaded.value] : []);
  const update = useAction(
    useCallback(
      async (request: UpdateMeetingRequest) => {
        try {
          const updated = await accessApi.updateMeeting(id, request);
          change(() => updated);
        } catch (error) {
          if (error instanceof AccessApiError && error.status === 409) reload();
          throw error;
        }
      },
      [id, change, reload],
    ),
  );
  const cancel = useAction(
    useCallback(async () => {
      isCancelling.current = true;
      await accessApi.cancelMeeting(id).catch((error: unknown) => {
        isCancelling.current = false;
        throw error;
      });
      router.replace('/meetings');
    }, [id, router]),
  );
  useLiveEvent('meetings:changed', ({ meetingId }) => {
    // The page that cancels is on its way to the list.
    if (meetingId === id && !isCancelling.current) reload();
  });
  return { loaded, update, cancel };
}
