'use client';

import { Badge, Button } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons/svg/call';
import { CallDismissRegular } from '@fluentui/react-icons/svg/call-dismiss';
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
import { outcomeOf, type CallOutcome } from '../text/outcome-of.ts';
import { othersOf } from '../text/others-of.ts';
import styles from './call-history.module.css';

export interface CallRowProps {
  call: CallRecord;
  myId: string | undefined;
}

const icons: Record<CallOutcome, ReactNode> = {
  outgoing: <CallOutboundRegular />,
  incoming: <CallInboundRegular />,
  joined: <CallRegular />,
  missed: <CallMissedRegular />,
  declined: <CallDismissRegular />,
  noAnswer: <CallOutboundRegular />,
};
const inVain: readonly CallOutcome[] = ['missed', 'declined', 'noAnswer'];

/** One call: with whom, when, for how long, and the way back to the people of it. */
export function CallRow({ call, myId }: CallRowProps) {
  const t = useTranslations('calls');
  const { timeOf } = useMessageTimes();
  const { titleOf, durationOf } = useCallWords(myId);
  const outcome = outcomeOf(call, myId);
  const duration = inVain.includes(outcome) ? undefined : durationOf(call);
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
      <div className={styles['ways']}>
        <WayBack call={call} myId={myId} />
      </div>
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
  return <WaysToPeople call={call} myId={myId} />;
}

/** Phones and other kinds of people are not called from here. */
const isUser = (communicationUserId: string) => communicationUserId.startsWith('8:');

function WaysToPeople({ call, myId }: CallRowProps) {
  const t = useTranslations('calls');
  const { titleOf } = useCallWords(myId);
  const people = othersOf(call, myId);
  const userIds = people.map(({ communicationUserId }) => communicationUserId);
  const threadId = useThreadWith(userIds.length === 1 ? userIds[0] : undefined);
  const callAgain = useCallAgain();
  const name = titleOf(call);
  return (
    <>
      {threadId ? (
        <ButtonLink href={threadPath(threadId)} label={t('openConversationWith', { name })}>
          {t('openConversation')}
        </ButtonLink>
      ) : null}
      {callAgain && userIds.length > 0 && userIds.every(isUser) ? (
        <Button
          icon={<CallRegular />}
          aria-label={t('callAgainTo', { name })}
          onClick={() => callAgain(people, threadId)}
        >
          {t('callAgain')}
        </Button>
      ) : null}
    </>
  );
}
