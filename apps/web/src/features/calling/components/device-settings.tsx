'use client';

import { Button } from '@fluentui/react-components';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useCallingSession, useCallingState } from '../../../lib/calling/calling-context.tsx';
import { useCallPreferences } from '../hooks/use-call-preferences.ts';
import { DeviceChoices } from './device-choices.tsx';
import styles from './pre-join.module.css';

/** Devices for later calls, in the settings. The camera is opened on request: it is nothing that a look at the settings should do. */
export function DeviceSettings() {
  const t = useTranslations('devices');
  const session = useCallingSession();
  const isInCall = useCallingState((state) => state.call !== undefined) ?? false;
  const [isOpen, setOpen] = useState(false);
  const [media, changeMedia] = useCallPreferences(false);
  const choices = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone.
  useEffect(() => {
    if (isOpen) choices.current?.focus();
  }, [isOpen]);
  if (isInCall) return <p className={styles['help']}>{t('chooseInCall')}</p>;
  if (isOpen && session) {
    return (
      <div ref={choices} tabIndex={-1} className={styles['settings']}>
        <DeviceChoices session={session} media={media} onMedia={changeMedia} />
      </div>
    );
  }
  return (
    <Button className={styles['open'] ?? ''} disabledFocusable={!session} onClick={() => setOpen(true)}>
      {t('choose')}
    </Button>
  );
}
