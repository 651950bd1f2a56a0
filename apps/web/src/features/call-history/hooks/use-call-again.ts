'use client';

import { useRouter } from 'next/navigation';
import { currentCallPath } from '../../../lib/calling/call-paths.ts';
import { useCallingSession, useCallingState } from '../../../lib/calling/calling-context.tsx';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';

/** Calls people, without camera. Undefined while that is not possible: guests are called, they do not call. */
export function useCallAgain() {
  const router = useRouter();
  const session = useCallingSession();
  const { canOrganise } = useChatSession();
  const isInCall = useCallingState((state) => state.call !== undefined) ?? false;
  if (!session || !canOrganise || isInCall) return undefined;
  return (userIds: readonly string[], threadId: string | undefined) => {
    const target = { kind: 'people', userIds } as const;
    void session.place(target, { isMuted: false, withCamera: false }, threadId);
    router.push(currentCallPath);
  };
}
