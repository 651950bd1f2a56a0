'use client';

import { Button } from '@fluentui/react-components';
import { Speaker2Regular } from '@fluentui/react-icons/svg/speaker';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { browserDeviceId } from '../../../lib/devices/browser-device-id.ts';
import { playTestTone } from '../../../lib/devices/play-test-tone.ts';
import { useAction } from '../../../lib/http/use-action.ts';

/** Plays some notes over the chosen speaker. */
export function TestToneButton({ speakerId }: { speakerId: string | undefined }) {
  const t = useTranslations('devices');
  const { run, isBusy } = useAction(
    useCallback(() => playTestTone(browserDeviceId(speakerId) ?? ''), [speakerId]),
  );
  return (
    <>
      <Button icon={<Speaker2Regular />} disabledFocusable={isBusy} onClick={() => void run()}>
        {t('testSpeaker')}
      </Button>
      <span role="status" className="visually-hidden">
        {isBusy ? t('playingTone') : ''}
      </span>
    </>
  );
}
