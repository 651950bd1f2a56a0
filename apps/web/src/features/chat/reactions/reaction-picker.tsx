'use client';

import { Input, Popover, PopoverSurface, useArrowNavigationGroup } from '@fluentui/react-components';
import { useTranslations } from 'next-intl';
import { offeredEmoji, readEmoji } from './picked-emoji.ts';
import styles from './reaction-picker.module.css';

export interface ReactionPickerProps {
  /** The button that asked; the picker stands beside it. */
  anchor: HTMLElement;
  onPick: (emoji: string) => void;
  onClose: () => void;
}

/** A few emoji to choose from with the mouse, a finger or the arrow keys, and a field for any other one. */
export function ReactionPicker({ anchor, onPick, onClose }: ReactionPickerProps) {
  const t = useTranslations('chat');
  const arrows = useArrowNavigationGroup({ axis: 'grid' });
  const choose = (emoji: string) => {
    onPick(emoji);
    onClose();
  };
  return (
    <Popover
      open
      trapFocus
      positioning={{ target: anchor, position: 'above', align: 'center' }}
      onOpenChange={(_event, data) => !data.open && onClose()}
    >
      <PopoverSurface aria-label={t('chooseReaction')} className={styles['surface'] ?? ''}>
        <div className={styles['grid']} role="group" aria-label={t('chooseReaction')} {...arrows}>
          {offeredEmoji.map((emoji) => (
            <button
              key={emoji}
              type="button"
              className={styles['emoji']}
              aria-label={t('reactWith', { emoji })}
              onClick={() => choose(emoji)}
            >
              <span aria-hidden="true">{emoji}</span>
            </button>
          ))}
        </div>
        <Input
          size="small"
          appearance="filled-darker"
          aria-label={t('anotherEmoji')}
          placeholder={t('anotherEmoji')}
          maxLength={40}
          onChange={(_event, data) => {
            const emoji = readEmoji(data.value);
            if (emoji !== undefined) choose(emoji);
          }}
        />
      </PopoverSurface>
    </Popover>
  );
}
