'use client';

import type { CallingSession } from '@switchboard/calling-core';
import { useEffect } from 'react';

/** Keys that are pressed with Alt and Shift; single keys would be typed by speech input by chance. @see WCAG 2.1.4 */
export const callShortcuts = { mute: 'KeyM', camera: 'KeyV', share: 'KeyS', hand: 'KeyH' } as const;

/** Mutes, shows, shares and raises the hand by keyboard, wherever the focus is on the page. */
export function useCallShortcuts(session: CallingSession, myId: string): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { call } = session.getState();
      if (!call || !event.altKey || !event.shiftKey || event.repeat) return;
      const command = {
        [callShortcuts.mute]: () => session.setMuted(!call.isMuted),
        [callShortcuts.camera]: () => session.setCameraOn(!call.camera),
        [callShortcuts.share]: () => session.setScreenSharing(!call.isScreenSharing),
        [callShortcuts.hand]: () => session.raiseHand(!call.raisedHands.includes(myId)),
      }[event.code];
      if (!command) return;
      event.preventDefault();
      void command();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [session, myId]);
}
