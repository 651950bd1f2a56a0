'use client';

import type { Reaction } from '@switchboard/access-api';
import { classNames } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'next-intl';
import { useReactions, useReactionsTo } from './reactions-context.tsx';
import styles from './message-reactions.module.css';

export interface MessageReactionsProps {
  messageId: string;
  /** Whether the Tab key reaches what is in the message. */
  isActive: boolean;
}

/** The emoji under a message, each with how many chose it; a click chooses the same, or takes one's own back. */
export function MessageReactions({ messageId, isActive }: MessageReactionsProps) {
  const t = useTranslations('chat');
  const { chosen, hasFailed } = useReactionsTo(messageId);
  if (chosen.length === 0 && !hasFailed) return null;
  return (
    <>
      {chosen.map((reaction) => (
        <ReactionChip key={reaction.emoji} messageId={messageId} reaction={reaction} isActive={isActive} />
      ))}
      {hasFailed ? (
        <span role="alert" className={styles['failure']}>
          {t('reactionFailed')}
        </span>
      ) : null}
    </>
  );
}

interface ReactionChipProps extends MessageReactionsProps {
  reaction: Reaction;
}

function ReactionChip({ messageId, reaction, isActive }: ReactionChipProps) {
  const t = useTranslations('chat');
  const { reactions, canReact } = useReactions();
  const { emoji, count, isMine } = reaction;
  const names = useNames(reaction);
  return (
    <button
      type="button"
      className={classNames(styles['chip'], isMine && styles['mine'])}
      tabIndex={isActive ? 0 : -1}
      aria-pressed={isMine}
      aria-label={t('reactionBy', { emoji, count, names })}
      aria-disabled={!canReact}
      title={names}
      onClick={() => canReact && reactions?.toggle(messageId, emoji)}
    >
      <span aria-hidden="true">{emoji}</span>
      <span aria-hidden="true" className={styles['count']}>
        {count}
      </span>
    </button>
  );
}

/** Those who chose it, as a sentence names them; of very many the first ones. */
function useNames({ communicationUserIds, count, isMine }: Reaction): string {
  const t = useTranslations('chat');
  const format = useFormatter();
  const { participants, myId } = useReactions();
  const others = communicationUserIds.filter((id) => id !== myId);
  const named = others.map((id) => participants[id]?.displayName ?? t('somebody'));
  const all = isMine ? [t('you'), ...named] : named;
  const rest = count - all.length;
  return format.list(rest > 0 ? [...all, t('moreReactions', { count: rest })] : all);
}
