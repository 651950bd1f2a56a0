'use client';

import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { PersonAvatar } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { useSignOut } from '../hooks/use-sign-out.ts';
import { useSession } from './session-context.tsx';

/** The signed-in person, and the way out. */
export function UserMenu() {
  const t = useTranslations('session');
  const { user } = useSession();
  const { run, isBusy } = useSignOut();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          shape="circular"
          size="large"
          aria-label={t('account', { name: user.displayName })}
          title={user.displayName}
          icon={<PersonAvatar name={user.displayName} colourKey={user.id} size={32} />}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{user.displayName}</MenuGroupHeader>
            <MenuItemLink href="/settings" icon={<SettingsRegular />}>
              {t('settings')}
            </MenuItemLink>
            <MenuDivider />
            <MenuItem icon={<SignOutRegular />} disabled={isBusy} onClick={() => void run()}>
              {t('signOut')}
            </MenuItem>
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
