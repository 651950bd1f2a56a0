'use client';

import { Menu, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { EmojiAddRegular } from '@fluentui/react-icons/svg/emoji-add';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { toPlainText, writingOf } from '@switchboard/chat-core';
import { useTranslations } from 'next-intl';
import { threadPath } from '../../../lib/chat/thread-title.ts';
import { useReactions } from '../reactions/reactions-context.tsx';
import type { MessageTarget } from './message-actions.tsx';

export interface MessageMenuProps {
  target: MessageTarget;
  threadId: string;
  canChange: boolean;
  onEdit: () => void;
  onReply: () => void;
  onDelete: () => void;
  onClose: () => void;
}

/** What can be done with one message. */
export function MessageMenu(props: MessageMenuProps) {
  const { target, threadId, canChange, onEdit, onReply, onDelete, onClose } = props;
  const t = useTranslations('chat');
  const { message, anchor } = target;
  const { pick } = useReactions();
  const written = writingOf(message);
  const copy = (text: string) => {
    void navigator.clipboard.writeText(text);
    onClose();
  };
  return (
    <Menu
      open
      positioning={{ target: anchor, position: 'below', align: message.isMine ? 'end' : 'start' }}
      onOpenChange={(_event, data) => !data.open && onClose()}
    >
      <MenuPopover>
        <MenuList>
          {canChange ? (
            <>
              <MenuItem
                icon={<EmojiAddRegular />}
                onClick={() => {
                  onClose();
                  pick(target);
                }}
              >
                {t('react')}
              </MenuItem>
              <MenuItem icon={<ArrowReplyRegular />} onClick={onReply}>
                {t('reply')}
              </MenuItem>
            </>
          ) : null}
          <MenuItem
            icon={<CopyRegular />}
            onClick={() => copy(written?.text ?? toPlainText(message.content))}
          >
            {t('copyText')}
          </MenuItem>
          <MenuItem
            icon={<LinkRegular />}
            onClick={() => copy(new URL(threadPath(threadId, message.id), location.origin).href)}
          >
            {t('copyLink')}
          </MenuItem>
          {message.isMine && canChange ? (
            <>
              {written ? (
                <MenuItem icon={<EditRegular />} onClick={onEdit}>
                  {t('edit')}
                </MenuItem>
              ) : null}
              <MenuItem icon={<DeleteRegular />} onClick={onDelete}>
                {t('delete')}
              </MenuItem>
            </>
          ) : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
