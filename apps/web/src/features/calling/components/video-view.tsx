'use client';

import type { CallingSession } from '@switchboard/calling-core';
import { useEffect, useRef } from 'react';
import styles from './video-view.module.css';

export interface VideoViewProps {
  session: CallingSession;
  stream: Parameters<CallingSession['showVideo']>[1];
  isMirrored?: boolean;
  /** Shows all of the picture instead of filling the place. */
  isWhole?: boolean;
}

/** Pictures of a camera or a screen. */
export function VideoView({ session, stream, isMirrored = false, isWhole = false }: VideoViewProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    return session.showVideo(place.current, stream, { isMirrored, scaling: isWhole ? 'Fit' : 'Crop' });
  }, [session, stream, isMirrored, isWhole]);
  return <div ref={place} className={styles['view']} aria-hidden="true" />;
}
