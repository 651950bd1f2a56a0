'use client';

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslations } from 'next-intl';
import { browserKindOf } from '../../../lib/devices/browser-kind.ts';
import type { DeviceFailure, DeviceKind } from '../../../lib/devices/device-failure.ts';
import type { DeviceTroubles } from '../hooks/use-device-access.ts';
import styles from './pre-join.module.css';

export interface DeviceHelpProps {
  troubles: DeviceTroubles;
  onRetry: () => void;
}

/** Which devices cannot be used and what can be done about it, in the words of this browser. */
export function DeviceHelp({ troubles, onRetry }: DeviceHelpProps) {
  const t = useTranslations('devices');
  const told = describe(troubles);
  return (
    <div role="alert" className={styles['troubles']}>
      {told.map(([subject, failure], index) => (
        <MessageBar key={subject} intent="warning" layout="multiline">
          <MessageBarBody>
            <strong>{t(`trouble.${failure}.${subject}`)}</strong>
            <p className={styles['help']}>{failure === 'denied' ? <HowToAllow /> : t(`remedy.${failure}`)}</p>
            {index === told.length - 1 ? (
              <Button size="small" onClick={onRetry}>
                {t('tryAgain')}
              </Button>
            ) : null}
          </MessageBarBody>
        </MessageBar>
      ))}
    </div>
  );
}

function HowToAllow() {
  const t = useTranslations('devices');
  return t(`allow.${browserKindOf(navigator.userAgent, navigator.maxTouchPoints)}`);
}

/** Camera and microphone in one message when the same is wrong with both. */
function describe({ camera, microphone }: DeviceTroubles) {
  if (camera !== undefined && camera === microphone) return [['both', camera]] as const;
  const each: [DeviceKind, DeviceFailure | undefined][] = [
    ['microphone', microphone],
    ['camera', camera],
  ];
  return each.flatMap(([kind, failure]) => (failure === undefined ? [] : [[kind, failure] as const]));
}
