import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { isLocale, localeCookie } from './locales.ts';
import { negotiateLocale } from './negotiate-locale.ts';

/** The language of a request: the person's own choice, else what the browser asks for. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  const locale = isLocale(chosen) ? chosen : negotiateLocale((await headers()).get('accept-language'));
  const messages = (await import(`../../messages/${locale}.json`)).default;
  return { locale, messages };
});
