'use client';

import type { PersonPresence } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useMessageTimes } from '../conversation/use-message-times.ts';

/** How somebody can be reached, in words; empty while it is not known. */
export function usePresenceText(presence: PersonPresence | undefined): string {
  const t = useTranslations('presence');
  const times = useMessageTimes();
  if (!presence) return '';
  const { state, lastSeenAt } = presence;
  if (state !== 'offline' || lastSeenAt === null) return t(state);
  return t('lastSeen', { time: times.shortOf(Date.parse(lastSeenAt)) });
}
