'use client';

import { Button } from '@fluentui/react-components';
import type { CallingSession, CallState } from '@switchboard/calling-core';
import { PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import styles from './people-panel.module.css';

/** Who waits to be let in; those who may, let them in or refuse. */
export function LobbyList({ session, call }: { session: CallingSession; call: CallState }) {
  const t = useTranslations('calling');
  const mayManage = call.capabilities.manageLobby;
  return (
    <section aria-labelledby="call-lobby">
      <div className={styles['lobbyHead']}>
        <h3 id="call-lobby" className={styles['heading']}>
          {t('lobby')}
        </h3>
        {mayManage && call.lobby.length > 1 ? (
          <Button size="small" onClick={() => void session.admitAll()}>
            {t('admitAll')}
          </Button>
        ) : null}
      </div>
      <ul className={styles['list']} aria-labelledby="call-lobby">
        {call.lobby.map(({ id, displayName }) => {
          const name = displayName || t('somebody');
          return (
            <li key={id} className={styles['person']}>
              <PersonAvatar name={name} colourKey={id} />
              <span className={styles['name']}>
                <bdi>{name}</bdi>
              </span>
              {mayManage ? (
                <>
                  <Button
                    size="small"
                    appearance="primary"
                    aria-label={t('admitPerson', { name })}
                    onClick={() => void session.admit(id)}
                  >
                    {t('admit')}
                  </Button>
                  <Button
                    size="small"
                    aria-label={t('refusePerson', { name })}
                    onClick={() => void session.reject(id)}
                  >
                    {t('refuse')}
                  </Button>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
