import type { Reaction, ReactionUpdate } from '@switchboard/access-api';

/** As many as the service names. */
const PEOPLE_LIMIT = 20;

type Change = Pick<ReactionUpdate, 'emoji' | 'communicationUserId' | 'isSet'> & {
  /** How many have chosen it since, where that is known. */
  readonly count?: number;
};

/** What becomes of the reactions to a message when somebody chooses an emoji or takes it back; the same change again changes nothing. */
export function withChange(
  reactions: readonly Reaction[],
  change: Change,
  myId: string,
): readonly Reaction[] {
  const { emoji, communicationUserId, isSet } = change;
  const old = reactions.find((reaction) => reaction.emoji === emoji);
  const others = (old?.communicationUserIds ?? []).filter((id) => id !== communicationUserId);
  const isMe = communicationUserId === myId;
  const wasThere = isMe ? (old?.isMine ?? false) : others.length !== (old?.communicationUserIds.length ?? 0);
  const estimate = (old?.count ?? 0) + (isSet === wasThere ? 0 : isSet ? 1 : -1);
  const next: Reaction = {
    emoji,
    count: change.count ?? estimate,
    isMine: isMe ? isSet : (old?.isMine ?? false),
    communicationUserIds: !isSet
      ? others
      : wasThere || others.length >= PEOPLE_LIMIT
        ? (old?.communicationUserIds ?? [])
        : [...others, communicationUserId],
  };
  if (next.count <= 0) return reactions.filter((reaction) => reaction !== old);
  if (!old) return [...reactions, next];
  return reactions.map((reaction) => (reaction === old ? next : reaction));
}
