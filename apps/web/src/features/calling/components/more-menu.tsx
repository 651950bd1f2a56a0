'use client';

import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { DataUsageRegular } from '@fluentui/react-icons/svg/data-usage';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { PauseRegular } from '@fluentui/react-icons/svg/pause';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { CallingSession, CallState } from '@switchboard/calling-core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BlurMenuItem } from './blur-menu-item.tsx';
import type { CallPanel } from './control-bar.tsx';

export interface MoreMenuProps {
  session: CallingSession;
  call: CallState;
  onPanel: (panel: CallPanel) => void;
  viewItems: ReactNode;
}

export function MoreMenu({ session, call, onPanel, viewItems }: MoreMenuProps) {
  const t = useTranslations('calling');
  const isOnHold = call.state === 'LocalHold';
  const mayHold = isOnHold || call.state === 'Connected' || call.state === 'RemoteHold';
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="large" icon={<MoreHorizontalRegular />} aria-label={t('more')} title={t('more')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {viewItems}
          <MenuDivider />
          <BlurMenuItem session={session} />
          <MenuItem icon={<SettingsRegular />} onClick={() => onPanel('devices')}>
            {t('devices')}
          </MenuItem>
          <MenuItem
            icon={isOnHold ? <PlayRegular /> : <PauseRegular />}
            disabled={!mayHold}
            onClick={() => void session.setOnHold(!isOnHold)}
          >
            {isOnHold ? t('resume') : t('hold')}
          </MenuItem>
          <MenuItem icon={<DataUsageRegular />} onClick={() => onPanel('figures')}>
            {t('figures')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
