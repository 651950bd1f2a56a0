'use client';

import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
} from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useSignOut } from '../hooks/use-sign-out.ts';
import { useSession } from './session-context.tsx';

/** Where a person finds their settings and the way out. */
export function UserMenuList({ anchor, onClose }: { anchor: HTMLElement; onClose: () => void }) {
  const t = useTranslations('session');
  const { user } = useSession();
  const router = useRouter();
  const { run, isBusy } = useSignOut();
  return (
    <Menu
      open
      positioning={{ target: anchor, position: 'above', align: 'start' }}
      onOpenChange={(_event, data) => !data.open && !isBusy && onClose()}
    >
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{user.displayName}</MenuGroupHeader>
            <MenuItem
              icon={<SettingsRegular />}
              onClick={() => {
                onClose();
                router.push('/settings');
              }}
            >
              {t('settings')}
            </MenuItem>
            <MenuDivider />
            <MenuItem icon={<SignOutRegular />} persistOnClick disabled={isBusy} onClick={() => void run()}>
              {t('signOut')}
            </MenuItem>
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
