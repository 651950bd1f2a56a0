'use client';

import { Button } from '@fluentui/react-components';
import { MicOffRegular } from '@fluentui/react-icons/svg/mic-off';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { ShareScreenStartRegular } from '@fluentui/react-icons/svg/share-screen-start';
import { WifiWarningRegular } from '@fluentui/react-icons/svg/wifi-warning';
import type { CallingSession, CallState } from '@switchboard/calling-core';
import { StatusBanner } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useCallState } from '../hooks/use-call-state.ts';

/** The one thing that matters most about the call now. */
export function CallBanner({ session, call }: { session: CallingSession; call: CallState }) {
  const t = useTranslations('calling');
  const { agent } = useCallState(session);
  return <div role="status">{banner()}</div>;

  function banner(): ReactNode {
    if (call.isReconnecting || agent.connection === 'reconnecting')
      return warn(<WifiWarningRegular />, t('reconnecting'));
    if (call.state === 'InLobby') return warn(<PauseRegular />, t('waitInLobby'));
    if (call.state === 'LocalHold')
      return warn(
        <PauseRegular />,
        <>
          {t('onHold')}{' '}
          <Button size="small" onClick={() => void session.setOnHold(false)}>
            {t('resume')}
          </Button>
        </>,
      );
    if (call.state === 'RemoteHold') return warn(<PauseRegular />, t('heldByOther'));
    if (call.isSpeakingWhileMuted && call.isMuted) return warn(<MicOffRegular />, t('speakingWhileMuted'));
    if (call.networkQuality === 'bad') return warn(<WifiWarningRegular />, t('poorNetwork'));
    if (call.isScreenSharing) {
      return (
        <StatusBanner tone="success" icon={<ShareScreenStartRegular />}>
          {t('youShare')}
        </StatusBanner>
      );
    }
    return null;
  }
}

const warn = (icon: ReactNode, text: ReactNode) => (
  <StatusBanner tone="warning" icon={icon}>
    {text}
  </StatusBanner>
);
