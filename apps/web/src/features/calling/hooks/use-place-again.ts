'use client';

import type { EndedCall } from '@switchboard/calling-core';
import { useCallingSession } from '../../../lib/calling/calling-context.tsx';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';

/** Begins an ended call anew: the same place, or the same people. Undefined where that is not possible: guests are called, they do not call. */
export function usePlaceAgain(ended: EndedCall | undefined): (() => void) | undefined {
  const session = useCallingSession();
  const { canOrganise } = useChatSession();
  if (!session || !ended) return undefined;
  const target = ended.target.kind === 'incoming' ? callBack(ended.target.callerId) : ended.target;
  if (!target || (target.kind === 'people' && !canOrganise)) return undefined;
  return () => void session.place(target, { isMuted: false, withCamera: false }, ended.threadId);
}

const callBack = (callerId: string | undefined) =>
  callerId?.startsWith('8:') ? ({ kind: 'people', userIds: [callerId] } as const) : undefined;
