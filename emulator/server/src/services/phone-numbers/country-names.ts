/** Names of countries in the first language of an `accept-language` header, or in English. */
export function countryNames(acceptLanguage = 'en-US'): (countryCode: string) => string {
  const language = acceptLanguage.split(/[,;]/, 1)[0]!.trim();
  const names = namesIn(language) ?? namesIn('en-US')!;
  return (countryCode) => names.of(countryCode) ?? countryCode;
}

function namesIn(language: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames([language, 'en-US'], { type: 'region' });
  } catch {
    return undefined;
  }
}
