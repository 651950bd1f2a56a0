'use client';

import { Input, Select, ToggleButton } from '@fluentui/react-components';
import { MailUnreadRegular } from '@fluentui/react-icons/svg/mail-unread';
import { TagRegular } from '@fluentui/react-icons/svg/tag';
import type { PhoneNumber } from '@switchboard/access-api';
import { writtenDirection } from '@switchboard/ui';
import { useTranslations } from 'next-intl';
import { formatPhoneNumber } from '../../../lib/phone-numbers/format-phone-number.ts';
import styles from './conversation-filters.module.css';

export interface ChosenFilters {
  /** Empty for all. */
  readonly phoneNumber: string;
  readonly label: string;
  readonly unread: boolean;
}

interface ConversationFiltersProps {
  numbers: readonly PhoneNumber[];
  chosen: ChosenFilters;
  onChange: (chosen: ChosenFilters) => void;
}

/** Narrows the list down to a number, a label, what is unread. */
export function ConversationFilters({ numbers, chosen, onChange }: ConversationFiltersProps) {
  const t = useTranslations('sms');
  return (
    <div className={styles['filters']} role="group" aria-label={t('filters')}>
      {numbers.length > 1 ? (
        <Select
          className={styles['number'] ?? ''}
          size="small"
          appearance="filled-darker"
          aria-label={t('filterNumber')}
          value={chosen.phoneNumber}
          onChange={(_event, data) => onChange({ ...chosen, phoneNumber: data.value })}
        >
          <option value="">{t('allNumbers')}</option>
          {numbers.map(({ phoneNumber }) => (
            <option key={phoneNumber} value={phoneNumber} dir="ltr">
              {formatPhoneNumber(phoneNumber)}
            </option>
          ))}
        </Select>
      ) : null}
      <Input
        className={styles['label'] ?? ''}
        size="small"
        appearance="filled-darker"
        contentBefore={<TagRegular aria-hidden="true" />}
        aria-label={t('filterLabel')}
        placeholder={t('label')}
        maxLength={40}
        value={chosen.label}
        input={writtenDirection(chosen.label)}
        onChange={(_event, data) => onChange({ ...chosen, label: data.value })}
      />
      <ToggleButton
        size="small"
        shape="circular"
        appearance={chosen.unread ? 'primary' : 'subtle'}
        icon={<MailUnreadRegular />}
        checked={chosen.unread}
        onClick={() => onChange({ ...chosen, unread: !chosen.unread })}
      >
        {t('unreadOnly')}
      </ToggleButton>
    </div>
  );
}
