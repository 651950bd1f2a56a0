'use client';

import { Field, Radio, RadioGroup, Switch } from '@fluentui/react-components';
import { PaneHeader } from '@switchboard/ui';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { isLocale, localeNames, locales } from '../../../lib/i18n/locales.ts';
import { useChangeLocale } from '../../../lib/i18n/use-change-locale.ts';
import {
  changeNotificationPreferences,
  useNotificationPreferences,
} from '../../../lib/preferences/notification-preferences.ts';
import {
  isThemePreference,
  themePreferences,
  type ThemePreference,
} from '../../../lib/theme/theme-preference.ts';
import { useDesktopNotifications } from '../hooks/use-desktop-notifications.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { PresenceChoice } from './presence-choice.tsx';
import styles from './settings-screen.module.css';

export interface SettingsScreenProps {
  theme: ThemePreference;
  /** Camera, microphone and speaker for calls. */
  calls: ReactNode;
  /** The sessions of the signed-in person. */
  sessions: ReactNode;
}

/** Appearance, language, notifications, camera and sound, devices. Every choice counts at once. */
export function SettingsScreen({ theme, calls, sessions }: SettingsScreenProps) {
  const t = useTranslations('settings');
  return (
    <main id="main" tabIndex={-1} className={styles['page']}>
      <div className={styles['column']}>
        <PaneHeader title={<h1 className={styles['title']}>{t('title')}</h1>} />
        <Section title={t('appearance')}>
          <ThemeChoice initial={theme} />
        </Section>
        <Section title={t('language')}>
          <LanguageChoice />
        </Section>
        <Section title={t('notifications')}>
          <NotificationChoices />
        </Section>
        <Section title={t('presence')}>
          <PresenceChoice />
        </Section>
        <Section title={t('calls')} hint={t('callsHint')}>
          {calls}
        </Section>
        <Section title={t('devices')} hint={t('devicesHint')}>
          {sessions}
        </Section>
      </div>
    </main>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className={styles['section']} aria-label={title}>
      <h2>{title}</h2>
      {hint ? <p className={styles['hint']}>{hint}</p> : null}
      {children}
    </section>
  );
}

function ThemeChoice({ initial }: { initial: ThemePreference }) {
  const t = useTranslations('settings');
  const { theme, change } = useTheme(initial);
  return (
    <Field label={t('theme')}>
      <RadioGroup
        value={theme}
        onChange={(_event, data) => isThemePreference(data.value) && change(data.value)}
      >
        {themePreferences.map((preference) => (
          <Radio key={preference} value={preference} label={t(`themes.${preference}`)} />
        ))}
      </RadioGroup>
    </Field>
  );
}

function LanguageChoice() {
  const t = useTranslations('settings');
  const current = useLocale();
  const changeLocale = useChangeLocale();
  return (
    <Field label={t('languageLabel')}>
      <RadioGroup
        value={current}
        onChange={(_event, data) => isLocale(data.value) && changeLocale(data.value)}
      >
        {locales.map((locale) => (
          <Radio key={locale} value={locale} label={<span lang={locale}>{localeNames[locale]}</span>} />
        ))}
      </RadioGroup>
    </Field>
  );
}

function NotificationChoices() {
  const t = useTranslations('settings');
  const { sound } = useNotificationPreferences();
  const desktop = useDesktopNotifications();
  return (
    <>
      <Field hint={desktop.isBlocked ? t('desktopBlocked') : t('desktopHint')}>
        <Switch
          label={t('desktop')}
          checked={desktop.isOn}
          disabled={desktop.isBlocked}
          onChange={(_event, data) => void desktop.change(data.checked)}
        />
      </Field>
      <Switch
        label={t('sound')}
        checked={sound}
        onChange={(_event, data) => changeNotificationPreferences({ sound: data.checked })}
      />
    </>
  );
}
