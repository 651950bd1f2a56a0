'use client';

import type { CallMedia } from '@switchboard/calling-core';
import { useCallback, useState } from 'react';
import { availableStorage } from '../../../lib/preferences/available-storage.ts';

const storageKey = 'switchboard-call-preferences';

/** Whether one comes into calls muted and with the camera, as last time; into an audio call without it. */
export function useCallPreferences(isAudioCall: boolean): [CallMedia, (change: Partial<CallMedia>) => void] {
  const [media, setMedia] = useState(() => {
    const remembered = readCallPreferences();
    return isAudioCall ? { ...remembered, withCamera: false } : remembered;
  });
  const change = useCallback((part: Partial<CallMedia>) => {
    setMedia((current) => {
      const next = { ...current, ...part };
      try {
        availableStorage()?.setItem(storageKey, JSON.stringify(next));
      } catch {
        // A full storage only forgets.
      }
      return next;
    });
  }, []);
  return [media, change];
}

function readCallPreferences(): CallMedia {
  const standard: CallMedia = { isMuted: false, withCamera: true };
  if (typeof window === 'undefined') return standard;
  try {
    const stored = JSON.parse(availableStorage()?.getItem(storageKey) ?? '{}') as Partial<CallMedia>;
    return { isMuted: stored.isMuted === true, withCamera: stored.withCamera !== false };
  } catch {
    return standard;
  }
}
