'use client';

import { Button } from '@fluentui/react-components';
import { CallEndRegular } from '@fluentui/react-icons/svg/call-end';
import type { EndedCall } from '@switchboard/calling-core';
import { EmptyState } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { threadPath } from '../../../lib/chat/thread-title.ts';
import { ButtonLink } from '../../../lib/ui-root/button-link.tsx';
import { endReasonOf } from '../text/end-reason.ts';
import { formatDuration } from '../text/format-duration.ts';

export interface CallEndedProps {
  ended: EndedCall;
  /** Comes in again, or calls the same people again, where that makes sense. */
  onRejoin?: (() => void) | undefined;
}

/** That the call is over, why, and where to go. */
export function CallEnded({ ended, onRejoin }: CallEndedProps) {
  const t = useTranslations('calling');
  const reason = endReasonOf(ended);
  return (
    <main id="main" tabIndex={-1}>
      <EmptyState
        headingLevel={1}
        icon={<CallEndRegular />}
        title={t('callEnded')}
        actions={
          <>
            {onRejoin ? (
              <Button onClick={onRejoin}>{t(isToPeople(ended) ? 'callAgain' : 'rejoin')}</Button>
            ) : null}
            <ButtonLink
              appearance="primary"
              href={ended.threadId === undefined ? '/calls' : threadPath(ended.threadId)}
            >
              {ended.threadId === undefined ? t('toCalls') : t('toConversation')}
            </ButtonLink>
          </>
        }
      >
        <p role="status">{t(`end.${reason}`)}</p>
        {ended.durationMs === undefined ? null : (
          <p>{t('lasted', { duration: formatDuration(ended.durationMs) })}</p>
        )}
        {reason === 'unknown' ? <p>{t('codes', { code: ended.code, subCode: ended.subCode })}</p> : null}
      </EmptyState>
    </main>
  );
}

const isToPeople = ({ target }: EndedCall) => target.kind === 'people' || target.kind === 'incoming';
