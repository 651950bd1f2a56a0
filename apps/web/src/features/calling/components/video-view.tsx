'use client';

import type { CallingSession } from '@switchboard/calling-core';
import { useEffect, useEffectEvent, useRef } from 'react';
import styles from './video-view.module.css';

export interface VideoViewProps {
  session: CallingSession;
  stream: Parameters<CallingSession['showVideo']>[1];
  isMirrored?: boolean;
  /** Shows all of the picture instead of filling the place. */
  isWhole?: boolean;
  /** The stream cannot be opened, or its device is gone. Without it opening is tried again and again. */
  onFailed?: () => void;
}

/** Pictures of a camera or a screen. */
export function VideoView({
  session,
  stream,
  isMirrored = false,
  isWhole = false,
  onFailed,
}: VideoViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const fail = useEffectEvent(() => onFailed?.());
  const isFailureTold = onFailed !== undefined;
  useEffect(() => {
    if (!place.current) return;
    return session.showVideo(place.current, stream, {
      isMirrored,
      scaling: isWhole ? 'Fit' : 'Crop',
      ...(isFailureTold ? { onFailed: () => fail() } : {}),
    });
  }, [session, stream, isMirrored, isWhole, isFailureTold]);
  return <div ref={place} className={styles['view']} aria-hidden="true" />;
}
