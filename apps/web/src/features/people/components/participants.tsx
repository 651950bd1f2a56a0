'use client';

import { lazy } from 'react';

const ParticipantList = lazy(async () => ({
  default: (await import('./participant-list.tsx')).ParticipantList,
}));

/** The people of a conversation, loaded with the panel that shows them. */
export function Participants({ threadId }: { threadId: string }) {
  return <ParticipantList threadId={threadId} />;
}
