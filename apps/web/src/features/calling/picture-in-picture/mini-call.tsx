'use client';

import { Button } from '@fluentui/react-components';
import { CallEndRegular } from '@fluentui/react-icons/svg/call-end';
import { MicRegular } from '@fluentui/react-icons/svg/mic';
import { MicOffRegular } from '@fluentui/react-icons/svg/mic-off';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { CallingSession, CallState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { PersonTile } from '../components/person-tile.tsx';
import { useNameOf } from '../hooks/use-name-of.ts';
import type { Tile } from '../layout/lay-out-call.ts';
import styles from './mini-call.module.css';
import { picture } from './picture.ts';

export interface MiniCallProps {
  session: CallingSession;
  call: CallState;
  /** Who is seen; oneself while nobody else is there. */
  main: Tile | undefined;
  me: { readonly id: string; readonly name: string };
}

/** A call in a window as large as a hand: who speaks, mute, the way back, leave. */
export function MiniCall({ session, call, main, me }: MiniCallProps) {
  const t = useTranslations('calling');
  const nameOf = useNameOf(call);
  const back = () => {
    picture.close();
    window.focus();
  };
  return (
    <main className={styles['mini']}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <ul className={styles['place']}>
        {main ? (
          <PersonTile
            session={session}
            id={main.participant.id}
            name={nameOf(main.participant)}
            kind={main.kind}
            stream={main.video?.stream}
            isMuted={main.participant.isMuted}
            isSpeaking={main.participant.isSpeaking}
          />
        ) : (
          <PersonTile
            session={session}
            id={me.id}
            name={t('me', { name: me.name })}
            stream={call.camera}
            isMirrored
          />
        )}
      </ul>
      <div role="toolbar" aria-label={t('controls')} className={styles['bar']}>
        <Button
          icon={call.isMuted ? <MicOffRegular /> : <MicRegular />}
          aria-label={call.isMuted ? t('unmute') : t('mute')}
          title={call.isMuted ? t('unmute') : t('mute')}
          disabledFocusable={call.isMuted && !call.capabilities.unmuteMic}
          onClick={() => void session.setMuted(!call.isMuted)}
        />
        <Button
          icon={<OpenRegular />}
          aria-label={t('returnToCall')}
          title={t('returnToCall')}
          onClick={back}
        />
        <Button
          icon={<CallEndRegular />}
          aria-label={t('leave')}
          title={t('leave')}
          onClick={() => void session.hangUp()}
        />
      </div>
    </main>
  );
}
