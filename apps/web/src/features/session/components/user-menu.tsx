'use client';

import { Button } from '@fluentui/react-components';
import { PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useRef, useState } from 'react';
import { useChatState } from '../../../lib/chat/chat-session-context.tsx';
import { refTo } from '../../../lib/ui-root/ref-to.ts';
import { useSession } from './session-context.tsx';

const UserMenuList = lazy(async () => ({ default: (await import('./user-menu-list.tsx')).UserMenuList }));

/** The signed-in person; the menu behind it is loaded when it is first opened. */
export function UserMenu() {
  const t = useTranslations('session');
  const { user } = useSession();
  const chatUserId = useChatState((state) => state.me.userId);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <Button
        ref={refTo(button)}
        appearance="subtle"
        shape="circular"
        size="large"
        aria-label={t('account', { name: user.displayName })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title={user.displayName}
        icon={{
          children: (
            <PersonAvatar
              name={user.displayName}
              colourKey={chatUserId ?? user.communicationUserId ?? user.id}
              areInitialsDrawn
            />
          ),
        }}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && button.current ? (
        <Suspense fallback={null}>
          <UserMenuList anchor={button.current} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
