'use client';

import { Badge, Button } from '@fluentui/react-components';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import type { Meeting, MeetingParticipant, MeetingRole } from '@switchboard/access-api';
import { FailureBar, PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { useMeetingFailure } from '../hooks/use-meeting-failure.ts';
import { useMeetingWords } from '../hooks/use-meeting-words.ts';
import type { useMeeting } from '../hooks/use-meeting.ts';
import { InviteDialog } from './invite-dialog.tsx';
import styles from './meeting-screen.module.css';
import { RoleSelect } from './role-select.tsx';

export interface MeetingPeopleProps {
  meeting: Meeting;
  update: ReturnType<typeof useMeeting>['update'];
}

const withoutName = ({ userId, role }: MeetingParticipant) => ({ userId, role });

/** Who is invited and as what. */
export function MeetingPeople({ meeting, update }: MeetingPeopleProps) {
  const t = useTranslations('meetings');
  const failureOf = useMeetingFailure();
  const [isInviting, setInviting] = useState(false);
  const { organizer, participants, mayEdit, revision } = meeting;
  const changeRole = (person: MeetingParticipant, role: MeetingRole) =>
    void update.run({
      revision,
      participants: participants.map((one) =>
        withoutName(one.userId === person.userId ? { ...one, role } : one),
      ),
    });
  const remove = (person: MeetingParticipant) =>
    void update.run({
      revision,
      participants: participants.filter(({ userId }) => userId !== person.userId).map(withoutName),
    });
  return (
    <section className={styles['section']} aria-label={t('people')}>
      <div className={styles['head']}>
        <h2>{t('people')}</h2>
        {mayEdit ? (
          <Button size="small" icon={<PersonAddRegular />} onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        ) : null}
      </div>
      {update.error !== undefined && !isInviting ? <FailureBar {...failureOf(update.error)} /> : null}
      <ul className={styles['people']}>
        <PersonRow id={organizer.id} name={organizer.displayName}>
          <Badge appearance="tint">{t('organizer')}</Badge>
        </PersonRow>
        {participants.map((person) => (
          <PersonRow key={person.userId} id={person.userId} name={person.displayName}>
            {mayEdit ? (
              <>
                <RoleSelect
                  value={person.role}
                  label={t('roleOf', { name: person.displayName })}
                  disabled={update.isBusy}
                  onChange={(role) => changeRole(person, role)}
                />
                <Button
                  appearance="subtle"
                  icon={<DismissCircleRegular />}
                  disabledFocusable={update.isBusy}
                  aria-label={t('uninvite', { name: person.displayName })}
                  title={t('uninvite', { name: person.displayName })}
                  onClick={() => remove(person)}
                />
              </>
            ) : (
              <RoleBadge role={person.role} />
            )}
          </PersonRow>
        ))}
      </ul>
      <InviteDialog open={isInviting} meeting={meeting} update={update} onClose={() => setInviting(false)} />
    </section>
  );
}

function PersonRow({ id, name, children }: { id: string; name: string; children: ReactNode }) {
  return (
    <li className={styles['person']}>
      <PersonAvatar name={name} colourKey={id} size={32} />
      <bdi className={styles['name']}>{name}</bdi>
      {children}
    </li>
  );
}

function RoleBadge({ role }: { role: MeetingRole }) {
  const { roleName } = useMeetingWords();
  return (
    <Badge appearance="outline" color="informative">
      {roleName(role)}
    </Badge>
  );
}
