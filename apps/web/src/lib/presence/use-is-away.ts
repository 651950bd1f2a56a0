'use client';

import { useEffect, useState } from 'react';

const AWAY_AFTER_MS = 5 * 60_000;
const LOOK_EVERY_MS = 15_000;
const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const;

/** True after five minutes without the mouse, a finger or a key on this page. */
export function useIsAway(): boolean {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    let lastInputAt = Date.now();
    const onInput = () => {
      lastInputAt = Date.now();
      setAway(false);
    };
    const timer = setInterval(() => setAway(Date.now() - lastInputAt >= AWAY_AFTER_MS), LOOK_EVERY_MS);
    const options = { passive: true, capture: true };
    for (const name of inputs) window.addEventListener(name, onInput, options);
    return () => {
      clearInterval(timer);
      for (const name of inputs) window.removeEventListener(name, onInput, options);
    };
  }, []);
  return isAway;
}
