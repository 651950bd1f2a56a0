'use client';

import { Badge, Button } from '@fluentui/react-components';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { DoorArrowLeftRegular } from '@fluentui/react-icons/svg/door-arrow-left';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { selectParticipants, selectThread, type ChatState, type Participant } from '@switchboard/chat-core';
import { ConfirmDialog, useKept } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { useChatSession, useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { PresenceAvatar } from '../../../lib/presence/presence-avatar.tsx';
import { useRemoveParticipant } from '../hooks/use-remove-participant.ts';
import { AddPeopleDialog } from './add-people-dialog.tsx';
import styles from './participant-list.module.css';

/** Who is in a conversation: add, remove, leave. */
export function ParticipantList({ threadId }: { threadId: string }) {
  const t = useTranslations('people');
  const { canOrganise } = useChatSession();
  const me = useChatState((state) => state.me);
  const thread = useChatState(useCallback((state: ChatState) => selectThread(state, threadId), [threadId]));
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Participant>();
  if (!thread || !me) return null;
  const participants = selectParticipants(thread);
  const isMember = thread.standing === 'member';
  const canChange = isMember && canOrganise;
  const self = participants.find(({ userId }) => userId === me.userId);
  return (
    <section aria-labelledby="participants-title" className={styles['section']}>
      <div className={styles['head']}>
        <h3 id="participants-title">{t('participants', { count: participants.length })}</h3>
        {canChange ? (
          <Button size="small" icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        ) : null}
      </div>
      <ul className={styles['list']}>
        {participants.map((person) => (
          <li key={person.userId} className={styles['person']}>
            <PresenceAvatar
              userId={person.userId === me.userId ? undefined : person.userId}
              name={person.displayName ?? '?'}
              colourKey={person.userId}
              size={32}
            />
            <span className={styles['name']}>
              <bdi>{person.displayName ?? t('unnamed')}</bdi>
            </span>
            {person.userId === me.userId ? (
              <Badge appearance="tint">{t('you')}</Badge>
            ) : canChange ? (
              <Button
                appearance="subtle"
                size="small"
                icon={<DismissCircleRegular />}
                aria-label={t('removePerson', { name: person.displayName ?? t('unnamed') })}
                title={t('remove')}
                onClick={() => setLeaving(person)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {isMember && self ? (
        <Button
          className={styles['leave'] ?? ''}
          appearance="subtle"
          icon={<DoorArrowLeftRegular />}
          onClick={() => setLeaving(self)}
        >
          {t('leave')}
        </Button>
      ) : null}
      <AddPeopleDialog
        open={isAdding}
        threadId={threadId}
        participantIds={participants.map(({ userId }) => userId)}
        onClose={() => setAdding(false)}
      />
      <RemovalDialog
        threadId={threadId}
        person={leaving}
        myId={me.userId}
        onClose={() => setLeaving(undefined)}
      />
    </section>
  );
}

interface RemovalDialogProps {
  threadId: string;
  /** Whom it is about; undefined when nobody is to go. */
  person: Participant | undefined;
  myId: string;
  onClose: () => void;
}

function RemovalDialog({ threadId, person, myId, onClose }: RemovalDialogProps) {
  const t = useTranslations('people');
  const errorText = useErrorText();
  const removal = useRemoveParticipant(threadId);
  const failure = removal.error === undefined ? undefined : errorText(removal.error);
  const shown = useKept(person);
  const isMe = shown?.userId === myId;
  const name = shown?.displayName ?? t('unnamed');
  return (
    <ConfirmDialog
      open={person !== undefined}
      title={isMe ? t('leaveTitle') : t('removeTitle', { name })}
      confirmLabel={isMe ? t('leave') : t('remove')}
      cancelLabel={t('cancel')}
      isBusy={removal.isBusy}
      onCancel={onClose}
      onConfirm={() => {
        if (person) void removal.run(person.userId, isMe).then((isDone) => isDone && onClose());
      }}
    >
      {isMe ? t('leaveText') : t('removeText', { name })}
      {failure ? (
        <p role="alert" className={styles['failure']}>
          {failure.title} {failure.reference}
        </p>
      ) : null}
    </ConfirmDialog>
  );
}
