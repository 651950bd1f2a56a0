'use client';

import { createContext, use, useCallback, useEffect, useMemo, type ReactNode } from 'react';
import { accessApi } from '../http/access-api.ts';
import { useLoaded } from '../http/use-loaded.ts';
import { useLiveConnection, useLiveEvent } from '../live/live-context.tsx';
import { useGathered } from '../live/use-gathered.ts';

/** What the reader has not looked at yet. */
export interface CallNews {
  readonly missedCalls: number;
  /** Meetings that the reader was invited to, or that were changed. */
  readonly meetings: number;
}

const CallNewsContext = createContext<CallNews>({ missedCalls: 0, meetings: 0 });

/** Counts news of calls and meetings, for the navigation and the pages of calls. */
export function CallNewsProvider({ children }: { children: ReactNode }) {
  const missed = useUnseen(accessApi.getMissedCalls);
  useLiveEvent('calls:missed', missed.readSoon);
  useLiveEvent('calls:seen', missed.readSoon);
  const meetings = useUnseen(accessApi.getMeetingNews);
  useLiveEvent('meetings:changed', meetings.readSoon);
  useLiveEvent('meetings:seen', meetings.readSoon);
  const news = useMemo(
    () => ({ missedCalls: missed.count, meetings: meetings.count }),
    [missed.count, meetings.count],
  );
  return <CallNewsContext value={news}>{children}</CallNewsContext>;
}

export const useCallNews = (): CallNews => use(CallNewsContext);

type Fetch = (init: { signal: AbortSignal }) => Promise<{ unseenCount: number }>;

function useUnseen(fetch: Fetch): { count: number; readSoon: () => void } {
  const { value, reload } = useLoaded(useCallback((signal: AbortSignal) => fetch({ signal }), [fetch]));
  const readSoon = useGathered(reload);
  const { connections } = useLiveConnection();
  useEffect(() => {
    if (connections > 0) readSoon();
  }, [connections, readSoon]);
  return { count: value?.unseenCount ?? 0, readSoon };
}
