'use client';

import type { Meeting } from '@switchboard/access-api';
import { accessApi } from '../../../lib/http/access-api.ts';
import { useWhenLookedAt } from '../../../lib/live/use-when-looked-at.ts';

/** As many as one request takes. */
const mostIds = 100;

/** What is shown of meetings counts as seen once the reader looks at the page. */
export function useMeetingsSeen(meetings: readonly Meeting[]): void {
  const ids = meetings.flatMap(({ id, news }) => (news === null ? [] : [id])).slice(0, mostIds);
  // Another try comes with the next list that is read.
  useWhenLookedAt(ids.join(' '), () => void accessApi.markMeetingsSeen(ids).catch(() => {}));
}
