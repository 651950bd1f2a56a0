'use client';

import { Button } from '@fluentui/react-components';
import { CallEndRegular } from '@fluentui/react-icons/svg/call-end';
import { MicRegular } from '@fluentui/react-icons/svg/mic';
import { MicOffRegular } from '@fluentui/react-icons/svg/mic-off';
import type { CallingSession } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { usePathname } from 'next/navigation';
import { currentCallPath } from '../../../lib/calling/call-paths.ts';
import { ButtonLink } from '../../../lib/ui-root/button-link.tsx';
import { useCallState } from '../hooks/use-call-state.ts';
import { useCallTitle } from '../hooks/use-call-title.ts';
import styles from './ongoing-call.module.css';

/** On other pages than the call's: that it goes on, with the way back, mute and leave. */
export function OngoingCall({ session }: { session: CallingSession }) {
  const t = useTranslations('calling');
  const pathname = usePathname();
  const { call } = useCallState(session);
  const title = useCallTitle(call);
  const isThere = /^\/(calls\/(current|group)|meetings)(\/|$)/.test(pathname);
  if (!call || isThere) return null;
  return (
    <section aria-label={t('ongoingCall')} className={styles['bar']}>
      <span className={styles['title']}>
        <bdi>{title}</bdi>
      </span>
      <Button
        size="small"
        icon={call.isMuted ? <MicOffRegular /> : <MicRegular />}
        aria-label={call.isMuted ? t('unmute') : t('mute')}
        onClick={() => void session.setMuted(!call.isMuted)}
      />
      <Button
        size="small"
        icon={<CallEndRegular />}
        aria-label={t('leave')}
        onClick={() => void session.hangUp()}
      />
      <ButtonLink appearance="primary" href={currentCallPath}>
        {t('returnToCall')}
      </ButtonLink>
    </section>
  );
}
