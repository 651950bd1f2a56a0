'use client';

import { lazy, Suspense } from 'react';
import { useCallingState } from '../../../lib/calling/calling-context.tsx';

const Conversation = lazy(async () => ({
  default: (await import('../../../features/chat/components/conversation.tsx')).Conversation,
}));

/** The conversation beside the call that this page is in. */
export function CallChat() {
  const threadId = useCallingState((state) => state.call?.threadId);
  if (threadId === undefined) return null;
  return (
    <Suspense fallback={null}>
      <Conversation threadId={threadId} people={null} />
    </Suspense>
  );
}
