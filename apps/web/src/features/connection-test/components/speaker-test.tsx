'use client';

import { Button } from '@fluentui/react-components';
import { Speaker2Regular } from '@fluentui/react-icons/svg/speaker';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { useAction } from '../../../lib/http/use-action.ts';
import { playTestTone } from '../../../lib/devices/play-test-tone.ts';
import type { ConnectionTest } from '../state/connection-test.ts';
import styles from './connection-test.module.css';

/** Plays a tone and asks whether it was heard. */
export function SpeakerTest({ test }: { test: ConnectionTest }) {
  const t = useTranslations('connectionTest');
  const [isAsking, setAsking] = useState(false);
  const play = useAction(
    useCallback(async () => {
      await playTestTone();
      setAsking(true);
    }, []),
  );
  const answer = (isHeard: boolean) => {
    setAsking(false);
    test.answerSpeaker(isHeard);
  };
  return (
    <div className={styles['speaker']}>
      <Button
        size="small"
        icon={<Speaker2Regular />}
        disabledFocusable={play.isBusy}
        onClick={() => void play.run()}
      >
        {t('playTone')}
      </Button>
      <span role="status">{isAsking ? t('didYouHear') : null}</span>
      {isAsking ? (
        <>
          <Button size="small" onClick={() => answer(true)}>
            {t('heard')}
          </Button>
          <Button size="small" onClick={() => answer(false)}>
            {t('notHeard')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
