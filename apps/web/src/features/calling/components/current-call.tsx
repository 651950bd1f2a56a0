'use client';

import { CallRegular } from '@fluentui/react-icons/svg/call';
import { EmptyState } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useCallingSession, useCallingState } from '../../../lib/calling/calling-context.tsx';
import { groupCallPath } from '../../../lib/calling/call-paths.ts';
import { ButtonLink } from '../../../lib/ui-root/button-link.tsx';
import { usePlaceAgain } from '../hooks/use-place-again.ts';
import { CallEnded } from './call-ended.tsx';
import { CallLoading } from './call-loading.tsx';
import { CallScreen } from './call-screen.tsx';

/** The call that this page is in, however it began. */
export function CurrentCall({ chat }: { chat: ReactNode }) {
  const t = useTranslations('calling');
  const session = useCallingSession();
  const call = useCallingState((state) => state.call);
  const ended = useCallingState((state) => state.ended);
  const isConnecting = useCallingState((state) => state.agent.connection) === 'connecting';
  const placeAgain = usePlaceAgain(ended);
  if (!session) return <CallLoading />;
  if (call) {
    const link =
      call.target.kind === 'group' ? `${location.origin}${groupCallPath(call.target.groupId)}` : undefined;
    return <CallScreen session={session} call={call} link={link} chat={call.threadId ? chat : undefined} />;
  }
  if (ended) return <CallEnded ended={ended} onRejoin={placeAgain} />;
  if (isConnecting) return <CallLoading />;
  return (
    <main id="main" tabIndex={-1}>
      <EmptyState
        headingLevel={1}
        icon={<CallRegular />}
        title={t('noCall')}
        actions={
          <ButtonLink appearance="primary" href="/calls">
            {t('toCalls')}
          </ButtonLink>
        }
      >
        <p>{t('noCallHint')}</p>
      </EmptyState>
    </main>
  );
}
