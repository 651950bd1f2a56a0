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
import { ChatRegular } from '@fluentui/react-icons/svg/chat';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { PersonSubtractRegular } from '@fluentui/react-icons/svg/person-subtract';
import type { PhoneNumber } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import { goes } from '../search-form/capabilities.ts';

export interface NumberActionHandlers {
  onAssign: (item: PhoneNumber) => void;
  onTakeBack: (item: PhoneNumber) => void;
  onRelease: (item: PhoneNumber) => void;
}

export interface NumberActionsProps {
  item: PhoneNumber;
  isBusy: boolean;
  handlers: NumberActionHandlers | undefined;
}

/** What can be done with a number: write with it, and for administrators say who answers it or give it up. */
export function NumberActions({ item, isBusy, handlers }: NumberActionsProps) {
  const t = useTranslations('numbers');
  const router = useRouter();
  const canText = goes(item.capabilities.sms, 'outbound') && !item.releasing;
  if (!handlers && !canText) return null;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          disabledFocusable={item.releasing}
          aria-label={t('actionsOf', { number: formatPhoneNumber(item.phoneNumber) })}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {canText ? (
            <MenuItem icon={<ChatRegular />} onClick={() => router.push('/sms')}>
              {t('writeSms')}
            </MenuItem>
          ) : null}
          {handlers ? (
            <>
              <MenuItem icon={<PersonAddRegular />} onClick={() => handlers.onAssign(item)}>
                {item.assignee ? t('reassign') : t('assign')}
              </MenuItem>
              {item.assignee ? (
                <MenuItem
                  icon={<PersonSubtractRegular />}
                  disabled={isBusy}
                  onClick={() => handlers.onTakeBack(item)}
                >
                  {t('takeBack')}
                </MenuItem>
              ) : null}
              <MenuDivider />
              <MenuItem icon={<DeleteRegular />} onClick={() => handlers.onRelease(item)}>
                {t('release')}
              </MenuItem>
            </>
          ) : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
