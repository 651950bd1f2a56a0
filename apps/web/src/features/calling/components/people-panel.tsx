'use client';

import { Button } from '@fluentui/react-components';
import { MicOffRegular } from '@fluentui/react-icons/svg/mic-off';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import type { CallingSession, CallState, ParticipantState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useNameOf } from '../hooks/use-name-of.ts';
import { AddToCallDialog } from './add-to-call-dialog.tsx';
import { LobbyList } from './lobby-list.tsx';
import { LobbySwitch } from './lobby-switch.tsx';
import styles from './people-panel.module.css';
import { PersonRow, type PersonAction } from './person-row.tsx';

export interface PeoplePanelProps {
  session: CallingSession;
  call: CallState;
  myId: string;
  myName: string;
  pinnedId: string | undefined;
  onPin: (id: string | undefined) => void;
}

/** Who is in the call and who waits, with what those may do who have the right to. */
export function PeoplePanel(props: PeoplePanelProps) {
  const { session, call, myId, myName } = props;
  const t = useTranslations('calling');
  const nameOf = useNameOf(call);
  const actionsFor = useActions(props);
  const [isAdding, setAdding] = useState(false);
  const { participants, lobby, capabilities } = call;
  // Who waits in a room has to be invited to it.
  const mayAdd = capabilities.addCommunicationUser && call.target.kind !== 'room';
  const maySwitchLobby =
    capabilities.manageLobby && call.isLobbyOn !== undefined && call.target.kind !== 'people';
  const mayMuteAll = capabilities.muteOthers && participants.some(({ isMuted }) => !isMuted);
  const roleOf = ({ role }: Pick<CallState, 'role'>) =>
    call.target.kind === 'room' && role !== 'Unknown' ? t(`roles.${role}`) : undefined;
  const noteOf = (person: ParticipantState) =>
    person.state === 'Connected' ? roleOf(person) : t(`participantStates.${person.state}`);
  return (
    <>
      {maySwitchLobby ? <LobbySwitch session={session} isLobbyOn={call.isLobbyOn ?? false} /> : null}
      {lobby.length > 0 ? <LobbyList session={session} call={call} /> : null}
      {mayAdd || mayMuteAll ? (
        <div className={styles['tools']}>
          {mayAdd ? (
            <Button icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
              {t('addPeople')}
            </Button>
          ) : null}
          {mayMuteAll ? (
            <Button icon={<MicOffRegular />} onClick={() => void session.muteAll()}>
              {t('muteAll')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <ul className={styles['list']} aria-label={t('people')}>
        <PersonRow
          call={call}
          id={myId}
          name={myName}
          shownName={t('me', { name: myName })}
          note={roleOf(call)}
          isMuted={call.isMuted}
          networkQuality={call.networkQuality}
          actions={actionsFor(undefined)}
        />
        {participants.map((person) => (
          <PersonRow
            key={person.id}
            call={call}
            id={person.id}
            name={nameOf(person)}
            note={noteOf(person)}
            isMuted={person.isMuted}
            networkQuality={person.networkQuality}
            actions={actionsFor(person)}
          />
        ))}
      </ul>
      <AddToCallDialog
        open={isAdding}
        session={session}
        inCallIds={[myId, ...participants.map(({ id }) => id), ...lobby.map(({ id }) => id)]}
        onClose={() => setAdding(false)}
      />
    </>
  );
}

/** What may be done with somebody; with oneself when nobody is given. */
function useActions({ session, call, myId, pinnedId, onPin }: PeoplePanelProps) {
  const t = useTranslations('calling');
  const { capabilities, participants, spotlights } = call;
  return (person: ParticipantState | undefined): PersonAction[] => {
    const id = person?.id ?? myId;
    const isHere = person === undefined || person.state === 'Connected';
    const isInSpotlight = spotlights.includes(id);
    const maySpotlight = isInSpotlight
      ? capabilities.removeParticipantsSpotlight
      : capabilities.spotlightParticipant && isHere;
    const isPinned = pinnedId === id;
    return [
      ...(person && capabilities.muteOthers && !person.isMuted && isHere
        ? [{ label: t('mutePerson'), run: () => session.muteParticipant(id) }]
        : []),
      ...(person && isHere && participants.length > 1
        ? [
            {
              label: isPinned ? t('unpinPerson') : t('pinPerson'),
              run: () => onPin(isPinned ? undefined : id),
            },
          ]
        : []),
      ...(maySpotlight
        ? [
            {
              label: isInSpotlight ? t('stopSpotlight') : t('startSpotlight'),
              run: () => session.setSpotlight(id, !isInSpotlight),
            },
          ]
        : []),
      ...(person && capabilities.removeParticipant
        ? [{ label: t('removePerson'), run: () => session.removeParticipant(id) }]
        : []),
    ];
  };
}
