'use client';

import { useEffect, useState } from 'react';
import { timeLeft, type TimeLeft } from '../search-form/time-left.ts';

/** The time until a moment, counted down by the second. */
export function useCountdown(until: string): TimeLeft {
  const end = Date.parse(until);
  const [now, setNow] = useState(() => Date.now());
  const left = timeLeft(end, now);
  useEffect(() => {
    if (left.isOver) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [end, left.isOver]);
  return left;
}
