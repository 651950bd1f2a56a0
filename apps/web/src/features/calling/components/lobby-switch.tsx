'use client';

import { Switch } from '@fluentui/react-components';
import type { CallingSession } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useOptimistic, useTransition } from 'react';
import styles from './people-panel.module.css';

export interface LobbySwitchProps {
  session: CallingSession;
  isLobbyOn: boolean;
}

/** Whether newcomers wait to be let in. It moves at once, and back when the service does not take it. */
export function LobbySwitch({ session, isLobbyOn }: LobbySwitchProps) {
  const t = useTranslations('calling');
  const [isOn, show] = useOptimistic(isLobbyOn);
  const [, startTransition] = useTransition();
  return (
    <Switch
      className={styles['lobbySwitch']}
      checked={isOn}
      label={t('newcomersWait')}
      onChange={(_event, { checked }) =>
        startTransition(async () => {
          show(checked);
          await session.setLobbyOn(checked);
        })
      }
    />
  );
}
