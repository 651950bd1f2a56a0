/** The languages of the user interface; each has a catalogue of the same name in `src/messages`. */
export const locales = ['en', 'ko', 'ja', 'sv', 'ar'] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'en';
export const localeCookie = 'switchboard-locale';

/** Every language under its own name, so that it is found by those who read no other. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  ko: '한국어',
  ja: '日本語',
  sv: 'Svenska',
  ar: 'العربية',
};

export function isLocale(value: string | undefined): value is Locale {
  return locales.includes(value as Locale);
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}
