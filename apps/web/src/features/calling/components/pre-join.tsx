'use client';

import { Button } from '@fluentui/react-components';
import type { CallingSession, CallMedia } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useCallPreferences } from '../hooks/use-call-preferences.ts';
import { DeviceChoices } from './device-choices.tsx';
import styles from './pre-join.module.css';

export interface PreJoinProps {
  session: CallingSession;
  title: string;
  /** What else is known of the call. */
  children?: ReactNode;
  isAudioCall: boolean;
  isBusy: boolean;
  onJoin: (media: CallMedia) => void;
}

/** Before a call: devices are chosen and tried, then one joins, muted or not. */
export function PreJoin({ session, title, children, isAudioCall, isBusy, onJoin }: PreJoinProps) {
  const t = useTranslations('calling');
  const [media, changeMedia] = useCallPreferences(isAudioCall);
  return (
    <main id="main" tabIndex={-1} className={styles['page']}>
      <h1 className={styles['title']}>
        <bdi>{title}</bdi>
      </h1>
      {children}
      <DeviceChoices session={session} media={media} onMedia={changeMedia}>
        <Button
          appearance="primary"
          size="large"
          disabledFocusable={isBusy}
          onClick={() => !isBusy && onJoin(media)}
        >
          {isBusy ? t('joining') : t('join')}
        </Button>
      </DeviceChoices>
    </main>
  );
}
