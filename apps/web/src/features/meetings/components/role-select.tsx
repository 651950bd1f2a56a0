'use client';

import { Select } from '@fluentui/react-components';
import type { MeetingRole } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { meetingRoles } from '../hooks/use-meeting-words.ts';

/** No role: only invited people may come. */
export type LinkRole = MeetingRole | null;

export interface RoleSelectProps {
  value: MeetingRole;
  label?: string;
  disabled?: boolean;
  onChange: (role: MeetingRole) => void;
}

export function RoleSelect({ value, label, disabled = false, onChange }: RoleSelectProps) {
  const t = useTranslations('meetings');
  return (
    <Select
      value={value}
      disabled={disabled}
      aria-label={label}
      onChange={(_event, data) => onChange(data.value as MeetingRole)}
    >
      {meetingRoles.map((role) => (
        <option key={role} value={role}>
          {t(`roles.${role}`)}
        </option>
      ))}
    </Select>
  );
}

export function LinkRoleSelect(props: { value: LinkRole; onChange: (role: LinkRole) => void }) {
  const t = useTranslations('meetings');
  return (
    <Select
      value={props.value ?? ''}
      onChange={(_event, data) => props.onChange(data.value === '' ? null : (data.value as MeetingRole))}
    >
      <option value="">{t('invitedOnly')}</option>
      {meetingRoles.map((role) => (
        <option key={role} value={role}>
          {t('anyoneAs', { role: t(`roles.${role}`) })}
        </option>
      ))}
    </Select>
  );
}
