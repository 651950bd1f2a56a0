'use client';

import { PersonAvatar, type PersonAvatarProps } from '@switchboard/ui';
import { usePresence } from './presence-context.tsx';
import { usePresenceText } from './use-presence-text.ts';

export interface PresenceAvatarProps extends PersonAvatarProps {
  /** Raw id of the person; without one nothing is shown of their presence. */
  userId: string | undefined;
  /** True where the presence is told beside it. */
  isTextElsewhere?: boolean;
}

/** The avatar of a person with how they can be reached, which assistive technology is told in words. */
export function PresenceAvatar({ userId, isTextElsewhere = false, ...avatar }: PresenceAvatarProps) {
  const presence = usePresence(userId);
  const text = usePresenceText(presence);
  return (
    <>
      <PersonAvatar {...avatar} presence={presence?.state} />
      {text && !isTextElsewhere ? <span className="visually-hidden">{text}</span> : null}
    </>
  );
}
