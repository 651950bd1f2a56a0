'use client';

import { CallRegular } from '@fluentui/react-icons/svg/call';
import { ChatRegular } from '@fluentui/react-icons/svg/chat';
import type { MonthlyCost, PhoneNumberCapabilities } from '@switchboard/access-api';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { channels } from '../search-form/capabilities.ts';
import styles from './number-words.module.css';

const words = { inbound: 'inbound', outbound: 'outbound', 'inbound+outbound': 'both' } as const;
const icons = { calling: <CallRegular />, sms: <ChatRegular /> };

/** What a number can do, each channel with its icon. */
export function Capabilities({ capabilities }: { capabilities: PhoneNumberCapabilities }) {
  const t = useTranslations('numbers');
  return (
    <ul className={styles['capabilities']}>
      {channels.map((channel) => {
        const direction = capabilities[channel];
        return direction === 'none' ? null : (
          <li key={channel}>
            <span aria-hidden="true" className={styles['icon']}>
              {icons[channel]}
            </span>
            {t(`capabilities.${channel}.${words[direction]}`)}
          </li>
        );
      })}
    </ul>
  );
}

/** Money as the reader's language writes it. */
export function useMoney(): (cost: MonthlyCost) => string {
  const format = useFormatter();
  return ({ amount, currencyCode }) => format.number(amount, { style: 'currency', currency: currencyCode });
}

/** The country's name in the reader's language; the service's own word for codes that the browser does not know. */
export function useCountryName(): (countryCode: string, fallback?: string) => string {
  const locale = useLocale();
  const names = useMemo(() => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }), [locale]);
  return (countryCode, fallback = countryCode) => {
    try {
      return names.of(countryCode) ?? fallback;
    } catch {
      return fallback;
    }
  };
}
