'use client';

import type { CallingSession, CallState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import type { CSSProperties, ReactNode } from 'react';
import { useNameOf } from '../hooks/use-name-of.ts';
import type { CallLayout, Tile } from '../layout/lay-out-call.ts';
import styles from './call-stage.module.css';
import { PersonTile } from './person-tile.tsx';

export interface CallStageProps {
  session: CallingSession;
  call: CallState;
  layout: CallLayout;
  myId: string;
  myName: string;
  /** Stands in the large place, before anybody. */
  board: ReactNode;
  pinnedId: string | undefined;
  onPin: (id: string | undefined) => void;
}

/** Everybody who is seen: a grid, or one large place with the others in a strip, and oneself. */
export function CallStage(props: CallStageProps) {
  const { call, layout, board } = props;
  const t = useTranslations('calling');
  const { main, tiles, hiddenCount } = layout;
  const me = <MyTile {...props} />;
  const isAlone = !main && tiles.length === 0;
  // With one other person one's own picture lies in a corner of theirs.
  const isPair = !main && tiles.length === 1;
  const count = isPair ? 1 : tiles.length + 1 + (hiddenCount > 0 ? 1 : 0);
  const more =
    hiddenCount > 0 ? <li className={styles['more']}>{t('morePeople', { count: hiddenCount })}</li> : null;
  if (main || board) {
    return (
      <div className={styles['withMain']}>
        {board ??
          (main ? (
            <ul className={styles['main']} aria-label={t('inFocus')}>
              <OtherTile tile={main} {...props} />
            </ul>
          ) : null)}
        <ul className={styles['strip']} aria-label={t('others')}>
          {(board && main ? [main, ...tiles] : tiles).map((tile) => (
            <OtherTile key={tile.key} tile={tile} {...props} />
          ))}
          {me}
          {more}
        </ul>
      </div>
    );
  }
  const columns = Math.ceil(Math.sqrt(count));
  const narrow = count > 2 ? 2 : 1;
  const places = {
    ...{ '--columns': columns, '--rows': Math.ceil(count / columns) },
    ...{ '--narrow': narrow, '--narrow-rows': Math.ceil(count / narrow) },
  };
  return (
    <ul
      className={styles['grid']}
      style={places as CSSProperties}
      data-pair={isPair ? '' : undefined}
      aria-label={t('people')}
    >
      {tiles.map((tile) => (
        <OtherTile key={tile.key} tile={tile} {...props} />
      ))}
      {me}
      {more}
      {isAlone ? (
        <li className={styles['alone']} role="status">
          {call.state === 'Connected' ? t('alone') : t(`states.${call.state}`)}
        </li>
      ) : null}
    </ul>
  );
}

function OtherTile({ tile, session, call, pinnedId, onPin }: CallStageProps & { tile: Tile }) {
  const t = useTranslations('calling');
  const nameOf = useNameOf(call);
  const { participant, video, kind } = tile;
  const isPinned = pinnedId === participant.id;
  const isWaiting = participant.state !== 'Connected';
  return (
    <PersonTile
      session={session}
      id={participant.id}
      name={nameOf(participant)}
      kind={kind}
      stream={video?.stream}
      isMuted={kind === 'person' && participant.isMuted}
      isSpeaking={kind === 'person' && participant.isSpeaking && !participant.isMuted}
      isHandRaised={kind === 'person' && call.raisedHands.includes(participant.id)}
      isInSpotlight={kind === 'person' && call.spotlights.includes(participant.id)}
      networkQuality={participant.networkQuality}
      status={isWaiting ? t(`participantStates.${participant.state}`) : undefined}
      reaction={kind === 'person' ? reactionOf(call, participant.id) : undefined}
      isPinned={isPinned}
      onPin={
        kind === 'person' && call.participants.length > 1
          ? () => onPin(isPinned ? undefined : participant.id)
          : undefined
      }
    />
  );
}

function MyTile({ session, call, myId, myName }: CallStageProps) {
  const t = useTranslations('calling');
  return (
    <PersonTile
      session={session}
      id={myId}
      name={t('me', { name: myName })}
      stream={call.camera}
      isMirrored
      isMuted={call.isMuted}
      isHandRaised={call.raisedHands.includes(myId)}
      isInSpotlight={call.spotlights.includes(myId)}
      networkQuality={call.networkQuality}
      reaction={reactionOf(call, myId)}
    />
  );
}

const reactionOf = (call: CallState, id: string) =>
  call.reactions.findLast(({ participantId }) => participantId === id)?.reaction;
