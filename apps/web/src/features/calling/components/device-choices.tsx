'use client';

import { Switch } from '@fluentui/react-components';
import type { CallingSession, CallMedia } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import { LevelMeter } from '../../../lib/devices/level-meter.tsx';
import { useCallState } from '../hooks/use-call-state.ts';
import { useDeviceAccess } from '../hooks/use-device-access.ts';
import { useMicrophoneLevel } from '../hooks/use-microphone-level.ts';
import { BlurSwitch } from './blur-switch.tsx';
import { CallProblems } from './call-problems.tsx';
import { CameraPreview } from './camera-preview.tsx';
import { DeviceFields } from './device-fields.tsx';
import { DeviceHelp } from './device-help.tsx';
import styles from './pre-join.module.css';

const BackgroundImages = lazy(() => import('./background-images.tsx'));

export interface DeviceChoicesProps {
  session: CallingSession;
  media: CallMedia;
  onMedia: (change: Partial<CallMedia>) => void;
  /** Below the choices. */
  children?: ReactNode;
}

/** The mirror, the level of the microphone, which devices, on or off: before a call and in the settings. */
export function DeviceChoices({ session, media, onMedia, children }: DeviceChoicesProps) {
  const t = useTranslations('calling');
  const { devices } = useCallState(session);
  const { isAsking, troubles, attempt, retry } = useDeviceAccess(session);
  const [isCameraStuck, setCameraStuck] = useState(false);
  const microphone = useMicrophoneLevel(troubles.microphone ? undefined : devices.microphoneId, attempt);
  const onFailed = useCallback((isFailed: boolean) => setCameraStuck(isFailed), []);
  const cameraTrouble = troubles.camera ?? (isCameraStuck ? ('busy' as const) : undefined);
  const microphoneTrouble = troubles.microphone ?? microphone.failure;
  return (
    <div className={styles['columns']}>
      <div className={styles['preview']}>
        <CameraPreview {...{ session, isAsking, attempt, onFailed }} isOn={media.withCamera} />
      </div>
      <div className={styles['choices']}>
        <DeviceHelp
          troubles={{
            ...(cameraTrouble && { camera: cameraTrouble }),
            ...(microphoneTrouble && { microphone: microphoneTrouble }),
          }}
          onRetry={retry}
        />
        <div className={styles['switches']}>
          <Switch
            label={t('cameraOn')}
            checked={media.withCamera}
            onChange={(_event, { checked }) => onMedia({ withCamera: checked })}
          />
          <Switch
            label={t('microphoneOn')}
            checked={!media.isMuted}
            onChange={(_event, { checked }) => onMedia({ isMuted: !checked })}
          />
          <BlurSwitch session={session} />
        </div>
        <Suspense fallback={null}>
          <BackgroundImages session={session} />
        </Suspense>
        <DeviceFields
          session={session}
          level={<LevelMeter label={t('microphoneLevel')} level={microphone.level} />}
        />
        <CallProblems session={session} />
        {children}
      </div>
    </div>
  );
}
