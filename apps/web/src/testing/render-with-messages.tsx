import { FluentProvider } from '@fluentui/react-components';
import { cleanup, render } from '@testing-library/react';
import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import messages from '../messages/en.json' with { type: 'json' };

afterEach(cleanup);

/** Draws a component as the application does: in English, with Fluent around it. */
export function renderWithMessages(content: ReactNode) {
  return render(content, {
    wrapper: ({ children }) => (
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <FluentProvider theme={{}}>{children}</FluentProvider>
      </NextIntlClientProvider>
    ),
  });
}
