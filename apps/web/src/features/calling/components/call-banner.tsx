'use client';

import { Button } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { MicOffRegular } from '@fluentui/react-icons/svg/mic-off';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PersonClockRegular } from '@fluentui/react-icons/svg/person-clock';
import { ShareScreenStartRegular } from '@fluentui/react-icons/svg/share-screen-start';
import { VideoPersonStarRegular } from '@fluentui/react-icons/svg/video-person-star';
import { WifiWarningRegular } from '@fluentui/react-icons/svg/wifi-warning';
import type { CallingSession, CallState } from '@switchboard/calling-core';
import { StatusBanner } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useCallState } from '../hooks/use-call-state.ts';
import styles from './call-banner.module.css';

export interface CallBannerProps {
  session: CallingSession;
  call: CallState;
  myId: string;
}

/** The one thing that matters most about the call now. */
export function CallBanner({ session, call, myId }: CallBannerProps) {
  const t = useTranslations('calling');
  const { agent } = useCallState(session);
  return <div role="status">{banner()}</div>;

  function banner(): ReactNode {
    if (call.isReconnecting || agent.connection === 'reconnecting')
      return warn(<WifiWarningRegular />, t('reconnecting'));
    const [waiting, ...others] = call.capabilities.manageLobby ? call.lobby : [];
    if (waiting) {
      return warn(
        <PersonClockRegular />,
        <span className={styles['line']}>
          {others.length > 0
            ? t('peopleWait', { count: others.length + 1 })
            : t('personWaits', { name: waiting.displayName || t('somebody') })}
          <Button
            size="small"
            onClick={() => void (others.length > 0 ? session.admitAll() : session.admit(waiting.id))}
          >
            {others.length > 0 ? t('admitAll') : t('admit')}
          </Button>
        </span>,
      );
    }
    if (call.state === 'LocalHold')
      return warn(
        <PauseRegular />,
        <span className={styles['line']}>
          {t('onHold')}
          <Button size="small" onClick={() => void session.setOnHold(false)}>
            {t('resume')}
          </Button>
        </span>,
      );
    if (call.state === 'RemoteHold') return warn(<PauseRegular />, t('heldByOther'));
    if (call.isSpeakingWhileMuted && call.isMuted) return warn(<MicOffRegular />, t('speakingWhileMuted'));
    if (call.state === 'Connected' && call.role === 'Consumer')
      return info(<EyeRegular />, t('youOnlyWatch'));
    if (call.networkQuality === 'bad') return warn(<WifiWarningRegular />, t('poorNetwork'));
    if (call.isScreenSharing) return info(<ShareScreenStartRegular />, t('youShare'));
    if (call.spotlights.includes(myId)) return info(<VideoPersonStarRegular />, t('youAreInSpotlight'));
    return null;
  }
}

const warn = (icon: ReactNode, text: ReactNode) => (
  <StatusBanner tone="warning" icon={icon}>
    {text}
  </StatusBanner>
);

const info = (icon: ReactNode, text: ReactNode) => (
  <StatusBanner tone="success" icon={icon}>
    {text}
  </StatusBanner>
);
