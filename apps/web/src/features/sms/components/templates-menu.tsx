'use client';

import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { useTranslations } from 'next-intl';
import { useErrorText } from '../../../lib/http/use-error-text.ts';
import { useTemplates } from '../hooks/use-templates.ts';
import styles from './templates.module.css';

interface TemplatesMenuProps {
  anchor: HTMLElement;
  onInsert: (text: string) => void;
  onManage: () => void;
  onClose: () => void;
}

/** The canned responses to choose from. */
export function TemplatesMenu({ anchor, onInsert, onManage, onClose }: TemplatesMenuProps) {
  const t = useTranslations('sms');
  const errorText = useErrorText();
  const { status, value, error } = useTemplates();
  return (
    <Menu
      open
      positioning={{ target: anchor, position: 'above', align: 'start' }}
      onOpenChange={(_event, data) => !data.open && onClose()}
    >
      <MenuPopover className={styles['menu'] ?? ''}>
        <MenuList>
          {status === 'loading' && !value ? <MenuItem disabled>{t('loadingTemplates')}</MenuItem> : null}
          {status === 'failed' ? <MenuItem disabled>{errorText(error).title}</MenuItem> : null}
          {value?.length === 0 ? <MenuItem disabled>{t('noTemplates')}</MenuItem> : null}
          {value?.map((template) => (
            <MenuItem key={template.id} onClick={() => onInsert(template.text)}>
              <span className={styles['item']}>
                <bdi>{template.name}</bdi>
                <span className={styles['excerpt']} dir="auto">
                  {template.text}
                </span>
              </span>
            </MenuItem>
          ))}
          <MenuDivider />
          <MenuItem icon={<SettingsRegular />} onClick={onManage}>
            {t('manageTemplates')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
