'use client';

import type { CallingSession, CallMedia, CallState, CallTarget, EndedCall } from '@switchboard/calling-core';
import { useCallback, useEffect, useEffectEvent } from 'react';
import { useCallingSession, useCallingState } from '../../../lib/calling/calling-context.tsx';
import { useAction } from '../../../lib/http/use-action.ts';

/** A group call by its id, or a room: what `CallRoom` comes into. */
export type CallLocator = { readonly groupId: string } | { readonly roomId: string };

export interface JoinCall {
  /** Undefined until the calling client is loaded. */
  readonly session: CallingSession | undefined;
  /** The call at this place, once this page is in it or coming in. */
  readonly call: CallState | undefined;
  /** How the last call at this place ended. */
  readonly ended: EndedCall | undefined;
  /** True while this page is in a call at another place. */
  readonly isElsewhere: boolean;
  readonly isBusy: boolean;
  readonly join: (media: CallMedia) => void;
}

/** Comes into the call at a place. `threadId` is the conversation beside it. */
export function useJoinCall(locator: CallLocator, threadId?: string): JoinCall {
  const session = useCallingSession();
  const call = useCallingState((state) => state.call);
  const ended = useCallingState((state) => state.ended);
  // The end of a call of an earlier visit does not stand in the way of whoever comes again.
  const dismissEarlierEnd = useEffectEvent(() => session?.dismissEnded());
  useEffect(() => dismissEarlierEnd(), []);
  const target: Exclude<CallTarget, { kind: 'incoming' | 'people' }> =
    'groupId' in locator
      ? { kind: 'group', groupId: locator.groupId }
      : { kind: 'room', roomId: locator.roomId };
  const isHere = (other: { target: CallTarget } | undefined) =>
    other !== undefined && placeOf(other.target) === placeOf(target);
  const place = placeOf(target);
  const { run, isBusy } = useAction(
    useCallback(
      async (media: CallMedia) => {
        const wanted = JSON.parse(place) as typeof target;
        await session?.place(wanted, media, threadId);
      },
      [session, place, threadId],
    ),
  );
  return {
    session,
    call: isHere(call) ? call : undefined,
    ended: isHere(ended) ? ended : undefined,
    isElsewhere: call !== undefined && !isHere(call),
    isBusy,
    join: (media) => void run(media),
  };
}

const placeOf = (target: CallTarget) => JSON.stringify(target);
