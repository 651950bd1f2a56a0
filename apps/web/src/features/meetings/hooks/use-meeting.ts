'use client';

import type { UpdateMeetingRequest } from '@switchboard/access-api';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useAction } from '../../../lib/http/use-action.ts';
import { useLoaded } from '../../../lib/http/use-loaded.ts';
import { useReloadOnReconnect } from '../../../lib/live/use-reload-on-reconnect.ts';

/** One meeting, and what its organizer does with it. */
export function useMeeting(id: string) {
  const router = useRouter();
  const loaded = useLoaded(useCallback((signal: AbortSignal) => accessApi.getMeeting(id, { signal }), [id]));
  const { change, reload } = loaded;
  useReloadOnReconnect(reload);
  const update = useAction(
    useCallback(
      async (request: UpdateMeetingRequest) => {
        const updated = await accessApi.updateMeeting(id, request);
        change(() => updated);
      },
      [id, change],
    ),
  );
  const cancel = useAction(
    useCallback(async () => {
      await accessApi.cancelMeeting(id);
      router.replace('/meetings');
    }, [id, router]),
  );
  return { loaded, update, cancel };
}
