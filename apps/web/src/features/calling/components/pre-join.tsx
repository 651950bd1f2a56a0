'use client';

import { Button, MessageBar, MessageBarBody, Switch } from '@fluentui/react-components';
import { VideoOffRegular } from '@fluentui/react-icons/svg/video-off';
import type { CallingSession, CallMedia, CallState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useEffect, useState, type ReactNode } from 'react';
import { useCallPreferences } from '../hooks/use-call-preferences.ts';
import { useCallState } from '../hooks/use-call-state.ts';
import { CallProblems } from './call-problems.tsx';
import { DeviceFields } from './device-fields.tsx';
import { LevelMeter } from './level-meter.tsx';
import styles from './pre-join.module.css';
import { VideoView } from './video-view.tsx';

export interface PreJoinProps {
  session: CallingSession;
  title: string;
  /** What else is known of the call. */
  children?: ReactNode;
  isAudioCall: boolean;
  isBusy: boolean;
  onJoin: (media: CallMedia) => void;
}

/** Before a call: a look into the mirror, the level of the microphone, which devices, muted or not. */
export function PreJoin({ session, title, children, isAudioCall, isBusy, onJoin }: PreJoinProps) {
  const t = useTranslations('calling');
  const { devices } = useCallState(session);
  const [media, changeMedia] = useCallPreferences(isAudioCall);
  useEffect(() => void session.askForDevices({ audio: true, video: true }), [session]);
  const isDenied = devices.cameraPermission === 'denied' || devices.microphonePermission === 'denied';
  return (
    <main id="main" tabIndex={-1} className={styles['page']}>
      <h1 className={styles['title']}>
        <bdi>{title}</bdi>
      </h1>
      {children}
      <div className={styles['columns']}>
        <div className={styles['preview']}>
          <Preview session={session} isOn={media.withCamera} cameraId={devices.cameraId} />
        </div>
        <div className={styles['choices']}>
          {isDenied ? (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>
                <strong>
                  {devices.microphonePermission === 'denied' ? t('microphoneDenied') : t('cameraDenied')}
                </strong>
                <p className={styles['help']}>{t('permissionHelp')}</p>
                <Button size="small" onClick={() => void session.askForDevices({ audio: true, video: true })}>
                  {t('tryAgain')}
                </Button>
              </MessageBarBody>
            </MessageBar>
          ) : null}
          <div className={styles['switches']}>
            <Switch
              label={t('cameraOn')}
              checked={media.withCamera}
              onChange={(_event, { checked }) => changeMedia({ withCamera: checked })}
            />
            <Switch
              label={t('microphoneOn')}
              checked={!media.isMuted}
              onChange={(_event, { checked }) => changeMedia({ isMuted: !checked })}
            />
          </div>
          <DeviceFields session={session} />
          <LevelMeter microphoneId={devices.microphoneId} />
          <CallProblems session={session} />
          <Button
            appearance="primary"
            size="large"
            disabledFocusable={isBusy}
            onClick={() => !isBusy && onJoin(media)}
          >
            {isBusy ? t('joining') : t('join')}
          </Button>
        </div>
      </div>
    </main>
  );
}

interface PreviewProps {
  session: CallingSession;
  isOn: boolean;
  cameraId: string | undefined;
}

function Preview({ session, isOn, cameraId }: PreviewProps) {
  const t = useTranslations('calling');
  const [stream, setStream] = useState<CallState['camera']>();
  useEffect(() => {
    if (!isOn || cameraId === undefined) return;
    let isGone = false;
    void session.openPreview().then((opened) => !isGone && setStream(opened));
    return () => {
      isGone = true;
      setStream(undefined);
    };
  }, [session, isOn, cameraId]);
  if (stream) return <VideoView session={session} stream={stream} isMirrored />;
  return (
    <p className={styles['off']}>
      <VideoOffRegular aria-hidden="true" />
      {t('cameraIsOff')}
    </p>
  );
}
