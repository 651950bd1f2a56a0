'use client';

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { CallingErrorCode, CallingSession } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useCallState } from '../hooks/use-call-state.ts';
import styles from './call-problems.module.css';

const keyOf = {
  'calling/camera-denied': 'cameraDenied',
  'calling/camera-failed': 'cameraFailed',
  'calling/blur-failed': 'blurFailed',
  'calling/blur-unsupported': 'blurUnsupported',
  'calling/microphone-denied': 'microphoneDenied',
  'calling/microphone-failed': 'microphoneFailed',
  'calling/screen-denied': 'screenDenied',
  'calling/screen-in-use': 'screenInUse',
  'calling/too-many-cameras': 'tooManyCameras',
  'calling/not-allowed': 'notAllowed',
  'calling/not-connected': 'notConnected',
  'calling/not-loaded': 'notLoaded',
  'calling/already-in-call': 'alreadyInCall',
  'calling/failed': 'failed',
} as const satisfies Record<CallingErrorCode, string>;

/** What did not work, until it is put aside. */
export function CallProblems({ session }: { session: CallingSession }) {
  const t = useTranslations('calling');
  const { problems } = useCallState(session);
  return (
    <div role="alert" className={styles['list']}>
      {problems.map(({ id, code, category }) => (
        <MessageBar key={id} intent={category === 'permission' ? 'warning' : 'error'} layout="multiline">
          <MessageBarBody>{t(`problems.${keyOf[code]}`)}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={t('dismiss')}
                onClick={() => session.dismissProblem(id)}
              />
            }
          />
        </MessageBar>
      ))}
    </div>
  );
}
