'use client';

import { Badge, Button } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons/svg/call';
import { CallInboundRegular } from '@fluentui/react-icons/svg/call-inbound';
import { CallMissedRegular } from '@fluentui/react-icons/svg/call-missed';
import { CallOutboundRegular } from '@fluentui/react-icons/svg/call-outbound';
import type { CallRecord } from '@switchboard/access-api';
import { classNames } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { groupCallPath } from '../../../lib/calling/call-paths.ts';
import { threadPath } from '../../../lib/chat/thread-title.ts';
import { useMessageTimes } from '../../../lib/conversation/use-message-times.ts';
import { ButtonLink } from '../../../lib/ui-root/button-link.tsx';
import { useCallAgain } from '../hooks/use-call-again.ts';
import { useCallWords } from '../hooks/use-call-words.ts';
import { useThreadWith } from '../hooks/use-thread-with.ts';
import { othersOf } from '../text/others-of.ts';
import styles from './call-history.module.css';

export interface CallRowProps {
  call: CallRecord;
  myId: string | undefined;
}

const icons: Record<CallRecord['direction'] | 'missed', ReactNode> = {
  outgoing: <CallOutboundRegular />,
  incoming: <CallInboundRegular />,
  joined: <CallRegular />,
  missed: <CallMissedRegular />,
};

/** One call: with whom, when, for how long, and the way back to the people of it. */
export function CallRow({ call, myId }: CallRowProps) {
  const t = useTranslations('calls');
  const { timeOf } = useMessageTimes();
  const { titleOf, durationOf } = useCallWords(myId);
  const outcome = call.missed ? 'missed' : call.direction;
  const duration = call.missed ? undefined : durationOf(call);
  return (
    <li className={classNames(styles['call'], call.missed && styles['missed'])}>
      <span aria-hidden="true" className={styles['icon']}>
        {icons[outcome]}
      </span>
      <div className={styles['text']}>
        <span className={styles['title']}>
          <bdi>{titleOf(call)}</bdi>
          {call.endedAt === null ? (
            <Badge appearance="tint" color="success">
              {t('ongoing')}
            </Badge>
          ) : null}
        </span>
        <span className={styles['secondary']}>
          <span className={styles['outcome']}>{t(outcome)}</span>
          <time dateTime={call.startedAt}>{timeOf(Date.parse(call.startedAt))}</time>
          {duration ? <span>{duration}</span> : null}
        </span>
      </div>
      <WayBack call={call} myId={myId} />
    </li>
  );
}

function WayBack({ call, myId }: CallRowProps) {
  const t = useTranslations('calls');
  if (call.meeting) {
    const label = t('openMeetingNamed', { topic: call.meeting.topic });
    return (
      <ButtonLink href={`/meetings/${call.meeting.id}`} label={label}>
        {t('openMeeting')}
      </ButtonLink>
    );
  }
  if (call.groupId !== null) {
    return <ButtonLink href={groupCallPath(call.groupId)}>{t('joinAgain')}</ButtonLink>;
  }
  const others = othersOf(call, myId);
  const [other] = others;
  return other && others.length === 1 ? <WaysToPerson person={other} /> : null;
}

function WaysToPerson({ person }: { person: CallRecord['participants'][number] }) {
  const t = useTranslations('calls');
  const threadId = useThreadWith(person.communicationUserId);
  const callAgain = useCallAgain();
  const name = person.displayName ?? t('somebody');
  return (
    <>
      {threadId ? (
        <ButtonLink href={threadPath(threadId)} label={t('openConversationWith', { name })}>
          {t('openConversation')}
        </ButtonLink>
      ) : null}
      {callAgain ? (
        <Button
          icon={<CallRegular />}
          aria-label={t('callAgainTo', { name })}
          onClick={() => callAgain(person.communicationUserId, threadId)}
        >
          {t('callAgain')}
        </Button>
      ) : null}
    </>
  );
}
