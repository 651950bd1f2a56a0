'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@switchboard/ui';
import { CallRegular } from '@fluentui/react-icons/svg/call';
import { currentCallPath } from '../../../lib/calling/call-paths.ts';
import { ButtonLink } from '../../../lib/ui-root/button-link.tsx';
import { useJoinCall, type CallLocator } from '../hooks/use-join-call.ts';
import { CallEnded } from './call-ended.tsx';
import { CallLoading } from './call-loading.tsx';
import { CallScreen } from './call-screen.tsx';
import { PreJoin } from './pre-join.tsx';

export interface CallRoomProps {
  locator: CallLocator;
  title: string;
  /** The conversation that the call belongs to; `chat` draws it. */
  threadId?: string | undefined;
  chat?: ReactNode;
  /** Begins with the camera switched off. */
  isAudioCall?: boolean;
  /** By which others come in. */
  link?: string | undefined;
  /** What else is said of the call before one joins. */
  children?: ReactNode;
}

/** A call at a place, group or room: choosing devices, being in it, its end. */
export function CallRoom({
  locator,
  title,
  threadId,
  chat,
  link,
  children,
  isAudioCall = false,
}: CallRoomProps) {
  const { session, call, ended, isElsewhere, isBusy, join } = useJoinCall(locator, threadId);
  if (!session) return <CallLoading />;
  if (call) return <CallScreen session={session} call={call} title={title} link={link} chat={chat} />;
  if (isElsewhere) return <InAnotherCall />;
  if (ended) return <CallEnded ended={ended} onRejoin={session.dismissEnded} />;
  return (
    <PreJoin session={session} title={title} isAudioCall={isAudioCall} isBusy={isBusy} onJoin={join}>
      {children}
    </PreJoin>
  );
}

function InAnotherCall() {
  const t = useTranslations('calling');
  return (
    <main id="main" tabIndex={-1}>
      <EmptyState
        headingLevel={1}
        icon={<CallRegular />}
        title={t('inAnotherCall')}
        actions={
          <ButtonLink appearance="primary" href={currentCallPath}>
            {t('returnToCall')}
          </ButtonLink>
        }
      >
        <p>{t('inAnotherCallHint')}</p>
      </EmptyState>
    </main>
  );
}
