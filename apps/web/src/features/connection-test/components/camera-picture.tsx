'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import styles from './connection-test.module.css';

/** What the camera shows, mirrored as people know themselves. */
export function CameraPicture({ stream }: { stream: MediaStream }) {
  const t = useTranslations('connectionTest');
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <video ref={video} autoPlay muted playsInline aria-label={t('picture')} className={styles['picture']} />
  );
}
