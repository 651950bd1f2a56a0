import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { directionOf } from '../lib/i18n/locales.ts';
import { isThemePreference, themeCookie } from '../lib/theme/theme-preference.ts';
import { FluentRoot } from '../lib/ui-root/fluent-root.tsx';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app');
  return {
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    applicationName: t('name'),
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafafa' },
    { media: '(prefers-color-scheme: dark)', color: '#1f1f1f' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, messages, cookieStore, headerList] = await Promise.all([
    getLocale(),
    getMessages(),
    cookies(),
    headers(),
  ]);
  const theme = cookieStore.get(themeCookie)?.value;
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={isThemePreference(theme) ? theme : 'system'}>
      <head>
        <link rel="stylesheet" href="/theme.css" />
      </head>
      <body>
        <FluentRoot locale={locale} messages={messages} nonce={headerList.get('x-nonce') ?? undefined}>
          {children}
        </FluentRoot>
      </body>
    </html>
  );
}
