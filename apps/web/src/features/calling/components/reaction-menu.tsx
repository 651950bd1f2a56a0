'use client';

import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { EmojiRegular } from '@fluentui/react-icons/svg/emoji';
import type { CallingSession, Reaction } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import { reactionEmoji } from './reaction-emoji.ts';

const reactions = Object.keys(reactionEmoji) as Reaction[];

/** A smile, a heart, a hand: seen by everybody for a few seconds. */
export function ReactionMenu({ session, isDisabled }: { session: CallingSession; isDisabled: boolean }) {
  const t = useTranslations('calling');
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="large"
          icon={<EmojiRegular />}
          aria-label={t('react')}
          title={t('react')}
          disabled={isDisabled}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {reactions.map((reaction) => (
            <MenuItem
              key={reaction}
              icon={<span aria-hidden="true">{reactionEmoji[reaction]}</span>}
              onClick={() => void session.react(reaction)}
            >
              {t(`reactions.${reaction}`)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
