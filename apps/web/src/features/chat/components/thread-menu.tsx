'use client';

import { Menu, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import { MailReadRegular } from '@fluentui/react-icons/svg/mail-read';
import { MailUnreadRegular } from '@fluentui/react-icons/svg/mail-unread';
import type { ThreadState } from '@switchboard/chat-core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useChatSession } from '../../../lib/chat/chat-session-context.tsx';
import { useUnreadThreads } from '../../../lib/chat/unread-threads.tsx';

export interface ThreadMenuProps {
  thread: ThreadState;
  anchor: HTMLElement;
  isOpenThread: boolean;
  onClose: () => void;
}

/** What can be done with one conversation of the list. */
export function ThreadMenu({ thread, anchor, isOpenThread, onClose }: ThreadMenuProps) {
  const t = useTranslations('chat');
  const router = useRouter();
  const { session } = useChatSession();
  const { marked, mark, clear } = useUnreadThreads();
  const isMarked = marked?.has(thread.id) ?? false;
  const isUnread = isMarked || thread.unread.count > 0;
  const toggle = () => {
    onClose();
    if (isUnread) {
      session?.markRead(thread.id);
      if (isMarked) clear(thread.id);
      return;
    }
    mark(thread.id);
    // Whoever goes on looking at it reads it.
    if (isOpenThread) router.push('/chat');
  };
  return (
    <Menu
      open
      positioning={{ target: anchor, position: 'below', align: 'end' }}
      onOpenChange={(_event, data) => !data.open && onClose()}
    >
      <MenuPopover>
        <MenuList>
          <MenuItem icon={isUnread ? <MailReadRegular /> : <MailUnreadRegular />} onClick={toggle}>
            {isUnread ? t('markRead') : t('markUnread')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
