'use client';

import { FluentProvider, RendererProvider, createDOMRenderer } from '@fluentui/react-components';
import { NextIntlClientProvider, type Messages } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { directionOf, type Locale } from '../i18n/locales.ts';
import { useServerInsertedStyles } from './use-server-inserted-styles.tsx';

export interface FluentRootProps {
  locale: Locale;
  messages: Messages;
  nonce: string | undefined;
  children: ReactNode;
}

/** No theme object: the design tokens come from `/theme.css`, which knows both colour schemes. */
const noTheme = {};

/** Dates are only drawn from data that the browser loaded, so the server's time zone is never seen. */
const timeZone = typeof window === 'undefined' ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Language, direction and style sheets for everything below. */
export function FluentRoot({ locale, messages, nonce, children }: FluentRootProps) {
  const [renderer] = useState(() =>
    createDOMRenderer(
      typeof document === 'undefined' ? undefined : document,
      nonce ? { styleElementAttributes: { nonce } } : {},
    ),
  );
  useServerInsertedStyles(renderer);
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone={timeZone}>
      <RendererProvider renderer={renderer}>
        <FluentProvider theme={noTheme} dir={directionOf(locale)}>
          {/* The provider's own class name is repeated on every portal, so the page's frame is an element of its own. */}
          <div className="page-frame">{children}</div>
        </FluentProvider>
      </RendererProvider>
    </NextIntlClientProvider>
  );
}
