'use client';

import { Button } from '@fluentui/react-components';
import { HandRightFilled } from '@fluentui/react-icons/svg/hand-right';
import { MicOffFilled } from '@fluentui/react-icons/svg/mic-off';
import { PinOffRegular } from '@fluentui/react-icons/svg/pin-off';
import { PinRegular } from '@fluentui/react-icons/svg/pin';
import { VideoPersonStarFilled } from '@fluentui/react-icons/svg/video-person-star';
import type { CallingSession, NetworkQuality, Reaction } from '@switchboard/calling-core';
import { classNames, PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { NetworkMark } from './network-mark.tsx';
import styles from './person-tile.module.css';
import { reactionEmoji } from './reaction-emoji.ts';
import { VideoView, type VideoViewProps } from './video-view.tsx';

export interface PersonTileProps {
  session: CallingSession;
  name: string;
  /** Keeps the avatar's colour. */
  id: string;
  stream: VideoViewProps['stream'] | undefined;
  kind?: 'person' | 'screen';
  isMirrored?: boolean;
  isMuted?: boolean;
  isSpeaking?: boolean;
  isHandRaised?: boolean;
  /** Shown large to everybody. */
  isInSpotlight?: boolean;
  networkQuality?: NetworkQuality;
  /** What is said of the person besides, for example "Ringing…". */
  status?: string | undefined;
  reaction?: Reaction | undefined;
  isPinned?: boolean;
  onPin?: (() => void) | undefined;
}

/** Somebody in the call: pictures or initials, name, microphone, hand. */
export function PersonTile(props: PersonTileProps) {
  const { session, name, id, stream, kind = 'person', isMirrored = false, status, reaction } = props;
  const t = useTranslations('calling');
  return (
    <li
      className={classNames(styles['tile'], props.isSpeaking ? styles['speaking'] : undefined)}
      data-kind={kind}
      data-participant={id}
    >
      {stream ? (
        <VideoView session={session} stream={stream} isMirrored={isMirrored} isWhole={kind === 'screen'} />
      ) : (
        <span className={styles['avatar']}>
          <PersonAvatar name={name} colourKey={id} size={72} />
        </span>
      )}
      <span className={styles['name']}>
        {props.isHandRaised ? <HandRightFilled aria-label={t('handRaised')} role="img" /> : null}
        {props.isInSpotlight ? <VideoPersonStarFilled aria-label={t('inSpotlight')} role="img" /> : null}
        {props.isMuted ? <MicOffFilled aria-label={t('muted')} role="img" /> : null}
        <NetworkMark quality={props.networkQuality} />
        <bdi className={styles['text']}>{kind === 'screen' ? t('screenOf', { name }) : name}</bdi>
        {status ? <span className={styles['status']}>{status}</span> : null}
      </span>
      {reaction ? (
        <span className={styles['reaction']} role="img" aria-label={t(`reactions.${reaction}`)}>
          {reactionEmoji[reaction]}
        </span>
      ) : null}
      {props.onPin ? (
        <Button
          className={styles['pin'] ?? ''}
          size="small"
          icon={props.isPinned ? <PinOffRegular /> : <PinRegular />}
          aria-label={props.isPinned ? t('unpin', { name }) : t('pin', { name })}
          aria-pressed={props.isPinned === true}
          onClick={props.onPin}
        />
      ) : null}
    </li>
  );
}
