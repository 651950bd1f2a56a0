'use client';

import { Button } from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons/svg/chat';
import { HandRightFilled, HandRightRegular } from '@fluentui/react-icons/svg/hand-right';
import { MicRegular } from '@fluentui/react-icons/svg/mic';
import { MicOffRegular } from '@fluentui/react-icons/svg/mic-off';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { ShareScreenStartRegular } from '@fluentui/react-icons/svg/share-screen-start';
import { ShareScreenStopRegular } from '@fluentui/react-icons/svg/share-screen-stop';
import { VideoRegular } from '@fluentui/react-icons/svg/video';
import { VideoOffRegular } from '@fluentui/react-icons/svg/video-off';
import type { CallingSession, CallState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import type { ReactElement, ReactNode } from 'react';
import styles from './control-bar.module.css';
import { LeaveButton } from './leave-button.tsx';
import { MoreMenu } from './more-menu.tsx';
import { ReactionMenu } from './reaction-menu.tsx';

export type CallPanel = 'people' | 'chat' | 'devices' | 'figures';

export interface ControlBarProps {
  session: CallingSession;
  call: CallState;
  myId: string;
  panel: CallPanel | undefined;
  hasChat: boolean;
  onPanel: (panel: CallPanel | undefined) => void;
  /** Entries of the menu that are about how the page looks. */
  viewItems: ReactNode;
}

/** What can be done in a call, at the foot of the page. */
export function ControlBar(props: ControlBarProps) {
  const { session, call } = props;
  const t = useTranslations('calling');
  const { capabilities } = call;
  const isInCall = call.state === 'Connected';
  // Who is not in the call so far prepares, and may leave.
  const isWaiting = call.state === 'InLobby';
  return (
    <div role="toolbar" aria-label={t('controls')} className={styles['bar']}>
      <BarButton
        label={call.isMuted ? t('unmute') : t('mute')}
        icon={call.isMuted ? <MicOffRegular /> : <MicRegular />}
        isDisabled={call.isMuted && isInCall && !capabilities.unmuteMic}
        onClick={() => void session.setMuted(!call.isMuted)}
      />
      <BarButton
        label={call.camera ? t('stopCamera') : t('startCamera')}
        icon={call.camera ? <VideoRegular /> : <VideoOffRegular />}
        isDisabled={isInCall && !capabilities.turnVideoOn}
        onClick={() => void session.setCameraOn(!call.camera)}
      />
      {isWaiting ? null : <CallTools {...props} />}
      <LeaveButton session={session} call={call} />
    </div>
  );
}

/** What one does with the others. */
function CallTools({ session, call, myId, panel, hasChat, onPanel, viewItems }: ControlBarProps) {
  const t = useTranslations('calling');
  const { capabilities, participants, lobby } = call;
  const isInCall = call.state === 'Connected';
  const isHandRaised = call.raisedHands.includes(myId);
  const toggle = (name: CallPanel) => onPanel(panel === name ? undefined : name);
  return (
    <>
      <BarButton
        label={call.isScreenSharing ? t('stopSharing') : t('share')}
        icon={call.isScreenSharing ? <ShareScreenStopRegular /> : <ShareScreenStartRegular />}
        isActive={call.isScreenSharing}
        isDisabled={!isInCall || !capabilities.shareScreen}
        onClick={() => void session.setScreenSharing(!call.isScreenSharing)}
      />
      <BarButton
        label={isHandRaised ? t('lowerHand') : t('raiseHand')}
        icon={isHandRaised ? <HandRightFilled /> : <HandRightRegular />}
        isActive={isHandRaised}
        isDisabled={!isInCall || !capabilities.raiseHand}
        onClick={() => void session.raiseHand(!isHandRaised)}
      />
      <ReactionMenu session={session} isDisabled={!isInCall || !capabilities.useReactions} />
      <BarButton
        label={t('participants', { count: participants.length + 1 })}
        icon={<PeopleRegular />}
        badge={lobby.length > 0 ? lobby.length : undefined}
        isActive={panel === 'people'}
        isExpanded={panel === 'people'}
        onClick={() => toggle('people')}
      />
      {hasChat ? (
        <BarButton
          label={t('chat')}
          icon={<ChatRegular />}
          isActive={panel === 'chat'}
          isExpanded={panel === 'chat'}
          onClick={() => toggle('chat')}
        />
      ) : null}
      <MoreMenu session={session} call={call} onPanel={onPanel} viewItems={viewItems} />
    </>
  );
}

interface BarButtonProps {
  label: string;
  icon: ReactElement;
  isActive?: boolean;
  isDisabled?: boolean;
  isExpanded?: boolean;
  badge?: number | undefined;
  onClick: () => void;
}

function BarButton({ label, icon, isActive, isDisabled, isExpanded, badge, onClick }: BarButtonProps) {
  return (
    <span className={styles['item']}>
      <Button
        size="large"
        appearance={isActive ? 'primary' : 'secondary'}
        icon={icon}
        aria-label={label}
        title={label}
        disabledFocusable={isDisabled === true}
        {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
        onClick={onClick}
      />
      {badge === undefined ? null : <span className={styles['badge']}>{badge}</span>}
    </span>
  );
}
