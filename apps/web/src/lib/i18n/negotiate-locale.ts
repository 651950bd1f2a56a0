import { defaultLocale, isLocale, type Locale } from './locales.ts';

/**
 * The best language that we have for a browser's `Accept-Language`; regions are ignored (`sv-FI` gets Swedish).
 * @see RFC 9110, 12.5.4
 */
export function negotiateLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((range, position) => ({ language: languageOf(range), quality: qualityOf(range), position }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position);
  for (const { language } of wanted) if (isLocale(language)) return language;
  return defaultLocale;
}

function languageOf(range: string): string {
  return (range.split(';', 1)[0] ?? '').trim().toLowerCase().split('-', 1)[0] ?? '';
}

function qualityOf(range: string): number {
  const quality = Number(/;\s*q=([\d.]+)/.exec(range)?.[1] ?? 1);
  return Number.isNaN(quality) ? 0 : quality;
}
