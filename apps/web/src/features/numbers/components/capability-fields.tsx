'use client';

import { Checkbox } from '@fluentui/react-components';
import type { PhoneNumberCapabilities } from '@switchboard/access-api';
import { useTranslations } from 'next-intl';
import { FieldGroup } from '../../../lib/ui-root/field-group.tsx';
import { channels, goes, ways, withWay } from '../search-form/capabilities.ts';
import styles from './buy-screen.module.css';

export interface CapabilityFieldsProps {
  offered: PhoneNumberCapabilities;
  wanted: PhoneNumberCapabilities;
  problem: string | undefined;
  onChange: (change: Partial<PhoneNumberCapabilities>) => void;
}

/** What the numbers should be able to do, of what numbers of their kind can. */
export function CapabilityFields({ offered, wanted, problem, onChange }: CapabilityFieldsProps) {
  const t = useTranslations('numbers');
  const choices = channels.flatMap((channel) =>
    ways.filter((way) => goes(offered[channel], way)).map((way) => ({ channel, way })),
  );
  return (
    <FieldGroup label={t('wantedCapabilities')} problem={problem}>
      <div className={styles['ways']}>
        {choices.map(({ channel, way }) => (
          <Checkbox
            key={`${channel} ${way}`}
            label={t(`capabilities.${channel}.${way}`)}
            checked={goes(wanted[channel], way)}
            onChange={(_event, data) =>
              onChange({ [channel]: withWay(wanted[channel], way, data.checked === true) })
            }
          />
        ))}
      </div>
    </FieldGroup>
  );
}
