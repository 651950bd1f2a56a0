'use client';

import { lazy } from 'react';

/** The people of a conversation, loaded with the panel that shows them. */
export const Participants = lazy(async () => ({
  default: (await import('./participant-list.tsx')).ParticipantList,
}));
