'use client';

import { Button } from '@fluentui/react-components';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
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
  if (isInCall) return <p className={styles['help']}>{t('chooseInCall')}</p>;
  if (isOpen && session) return <DeviceChoices session={session} media={media} onMedia={changeMedia} />;
  return (
    <Button className={styles['open'] ?? ''} disabledFocusable={!session} onClick={() => setOpen(true)}>
      {t('choose')}
    </Button>
  );
}
