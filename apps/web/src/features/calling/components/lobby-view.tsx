'use client';

import { Spinner } from '@fluentui/react-components';
import type { CallingSession, CallState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import styles from './lobby-view.module.css';
import { PersonTile } from './person-tile.tsx';

export interface LobbyViewProps {
  session: CallingSession;
  call: CallState;
  me: { readonly id: string; readonly name: string };
}

/** What is seen while one waits to be let in: oneself, and that it is not one's own doing. */
export function LobbyView({ session, call, me }: LobbyViewProps) {
  const t = useTranslations('calling');
  return (
    <div className={styles['lobby']}>
      <ul className={styles['mirror']} aria-label={t('people')}>
        <PersonTile
          session={session}
          id={me.id}
          name={t('me', { name: me.name })}
          stream={call.camera}
          isMirrored
          isMuted={call.isMuted}
        />
      </ul>
      <div role="status" className={styles['text']}>
        <Spinner size="tiny" aria-hidden="true" />
        <span>{t('waitInLobby')}</span>
      </div>
      {call.role === 'Consumer' ? null : <p className={styles['hint']}>{t('lobbyHint')}</p>}
    </div>
  );
}
