'use client';

import { Button } from '@fluentui/react-components';
import { useLocale, useTranslations } from 'next-intl';
import { localeNames, locales } from '../../../lib/i18n/locales.ts';
import { useChangeLocale } from '../../../lib/i18n/use-change-locale.ts';
import styles from './language-links.module.css';

/** Every language under its own name, for people who do not read the current one. */
export function LanguageLinks() {
  const t = useTranslations('settings');
  const current = useLocale();
  const changeLocale = useChangeLocale();
  return (
    <nav aria-label={t('language')} className={styles['root']}>
      {locales.map((locale) => (
        <Button
          key={locale}
          appearance={locale === current ? 'secondary' : 'subtle'}
          shape="circular"
          size="small"
          lang={locale}
          aria-current={locale === current ? 'true' : undefined}
          onClick={() => changeLocale(locale)}
        >
          {localeNames[locale]}
        </Button>
      ))}
    </nav>
  );
}
