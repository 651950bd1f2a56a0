'use client';

import { Spinner } from '@fluentui/react-components';
import { VideoOffRegular } from '@fluentui/react-icons/svg/video-off';
import type { CallingErrorCode, CallingSession, CallState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { useCallState } from '../hooks/use-call-state.ts';
import styles from './pre-join.module.css';
import { VideoView } from './video-view.tsx';

export interface CameraPreviewProps {
  session: CallingSession;
  isOn: boolean;
  /** The browser is asking for permission. */
  isAsking: boolean;
  attempt: number;
  /** Whether a camera that is there does not open, or has stopped. */
  onFailed: (isFailed: boolean) => void;
}

/** A look into the mirror. Another camera, or another attempt, opens it anew. */
export function CameraPreview({ session, isOn, isAsking, attempt, onFailed }: CameraPreviewProps) {
  const t = useTranslations('devices');
  const { cameraId, backgroundEffect } = useCallState(session).devices;
  const [camera, setCamera] = useState<CallState['camera']>();
  const isBlurImpossible = backgroundEffect === 'failed';
  const fail = useCallback(() => {
    setCamera(undefined);
    onFailed(true);
  }, [onFailed]);

  useEffect(() => {
    if (!isOn || cameraId === undefined || isBlurImpossible) return;
    let isGone = false;
    void session.openPreview().then((preview) => {
      if (isGone) return;
      if ('camera' in preview) setCamera(preview.camera);
      else if (!blurFailures.has(preview.failure)) fail();
    });
    return () => {
      isGone = true;
      setCamera(undefined);
      onFailed(false);
    };
  }, [session, isOn, cameraId, attempt, isBlurImpossible, fail, onFailed]);

  if (isAsking) return <Notice text={t('waiting')} />;
  if (isOn && isBlurImpossible) return <Notice text={t('blurImpossible')} />;
  if (!camera) return <Notice text={isOn && cameraId !== undefined ? t('noPicture') : t('cameraIsOff')} />;
  return (
    <>
      <VideoView session={session} stream={camera} isMirrored onFailed={fail} />
      {backgroundEffect === 'starting' ? (
        <Spinner className={styles['preparing'] ?? ''} size="tiny" label={t('blurStarting')} />
      ) : null}
    </>
  );
}

const blurFailures: ReadonlySet<CallingErrorCode> = new Set([
  'calling/blur-failed',
  'calling/blur-unsupported',
]);

function Notice({ text }: { text: string }) {
  return (
    <p className={styles['off']}>
      <VideoOffRegular aria-hidden="true" />
      {text}
    </p>
  );
}
