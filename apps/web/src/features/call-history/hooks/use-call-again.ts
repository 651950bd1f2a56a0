'use client';

import type { CallRecord } from '@switchboard/access-api';
import { useRouter } from 'next/navigation';
import { currentCallPath } from '../../../lib/calling/call-paths.ts';
import { knownNames } from '../../../lib/calling/known-names.ts';
import { useCallingSession, useCallingState } from '../../../lib/calling/calling-context.tsx';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';

/** Calls people, without camera. Undefined while that is not possible: guests are called, they do not call. */
export function useCallAgain() {
  const router = useRouter();
  const session = useCallingSession();
  const { canOrganise } = useChatSession();
  const isInCall = useCallingState((state) => state.call !== undefined) ?? false;
  if (!session || !canOrganise || isInCall) return undefined;
  return (people: CallRecord['participants'], threadId: string | undefined) => {
    for (const { communicationUserId, displayName } of people)
      if (displayName !== null) knownNames.remember(communicationUserId, displayName);
    const userIds = people.map(({ communicationUserId }) => communicationUserId);
    const target = { kind: 'people', userIds } as const;
    void session.place(target, { isMuted: false, withCamera: false }, threadId);
    router.push(currentCallPath);
  };
}
