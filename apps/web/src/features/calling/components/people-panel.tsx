'use client';

import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { HandRightFilled } from '@fluentui/react-icons/svg/hand-right';
import { MicOffRegular } from '@fluentui/react-icons/svg/mic-off';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import type { CallingSession, CallState, ParticipantState } from '@switchboard/calling-core';
import { PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useNameOf } from '../hooks/use-name-of.ts';
import styles from './people-panel.module.css';

export interface PeoplePanelProps {
  session: CallingSession;
  call: CallState;
  myId: string;
  myName: string;
}

/** Who is in the call and who waits, with what those may do who have the right to. */
export function PeoplePanel({ session, call, myId, myName }: PeoplePanelProps) {
  const t = useTranslations('calling');
  const { participants, lobby, capabilities } = call;
  return (
    <>
      {lobby.length > 0 ? <Lobby session={session} call={call} /> : null}
      {capabilities.muteOthers && participants.some(({ isMuted }) => !isMuted) ? (
        <Button icon={<MicOffRegular />} onClick={() => void session.muteAll()}>
          {t('muteAll')}
        </Button>
      ) : null}
      <ul className={styles['list']} aria-label={t('people')}>
        <li className={styles['person']}>
          <PersonAvatar name={myName} colourKey={myId} />
          <span className={styles['name']}>
            <bdi>{t('me', { name: myName })}</bdi>
          </span>
          {call.raisedHands.includes(myId) ? (
            <HandRightFilled role="img" aria-label={t('handRaised')} />
          ) : null}
          {call.isMuted ? <MicOffRegular role="img" aria-label={t('muted')} /> : null}
        </li>
        {participants.map((participant) => (
          <Person key={participant.id} session={session} call={call} participant={participant} />
        ))}
      </ul>
    </>
  );
}

interface PersonProps {
  session: CallingSession;
  call: CallState;
  participant: ParticipantState;
}

function Person({ session, call, participant }: PersonProps) {
  const t = useTranslations('calling');
  const nameOf = useNameOf(call);
  const { id, isMuted, state } = participant;
  const name = nameOf(participant);
  const mayMute = call.capabilities.muteOthers && !isMuted && state === 'Connected';
  const mayRemove = call.capabilities.removeParticipant;
  return (
    <li className={styles['person']}>
      <PersonAvatar name={name} colourKey={id} />
      <span className={styles['name']}>
        <bdi>{name}</bdi>
        {state === 'Connected' ? null : (
          <span className={styles['state']}>{t(`participantStates.${state}`)}</span>
        )}
      </span>
      {call.raisedHands.includes(id) ? <HandRightFilled role="img" aria-label={t('handRaised')} /> : null}
      {isMuted ? <MicOffRegular role="img" aria-label={t('muted')} /> : null}
      {mayMute || mayRemove ? (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              icon={<MoreHorizontalRegular />}
              aria-label={t('actionsFor', { name })}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {mayMute ? (
                <MenuItem onClick={() => void session.muteParticipant(id)}>{t('mutePerson')}</MenuItem>
              ) : null}
              {mayRemove ? (
                <MenuItem onClick={() => void session.removeParticipant(id)}>{t('removePerson')}</MenuItem>
              ) : null}
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : null}
    </li>
  );
}

function Lobby({ session, call }: { session: CallingSession; call: CallState }) {
  const t = useTranslations('calling');
  return (
    <section aria-labelledby="call-lobby">
      <h3 id="call-lobby" className={styles['heading']}>
        {t('lobby')}
      </h3>
      <ul className={styles['list']}>
        {call.lobby.map(({ id, displayName }) => {
          const name = displayName || t('somebody');
          return (
            <li key={id} className={styles['person']}>
              <PersonAvatar name={name} colourKey={id} />
              <span className={styles['name']}>
                <bdi>{name}</bdi>
              </span>
              {call.capabilities.manageLobby ? (
                <>
                  <Button size="small" appearance="primary" onClick={() => void session.admit(id)}>
                    {t('admit')}
                  </Button>
                  <Button size="small" onClick={() => void session.reject(id)}>
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
