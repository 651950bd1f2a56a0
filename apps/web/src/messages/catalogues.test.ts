import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultLocale, locales } from '../lib/i18n/locales.ts';

type Catalogue = { [key: string]: string | Catalogue };

const catalogueOf = (locale: string): Catalogue =>
  JSON.parse(readFileSync(new URL(`${locale}.json`, import.meta.url), 'utf8')) as Catalogue;

function flatten(catalogue: Catalogue, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

/** Names and kinds of the arguments of a message, for example `count: plural`. */
function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const name = `${element.value}: ${TYPE[element.type]}`;
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [name];
    return [name, ...Object.values(element.options).flatMap((option) => argumentsOf(option.value))];
  });
}

const distinct = (message: string) => [...new Set(argumentsOf(parse(message)))].sort();
const english = flatten(catalogueOf(defaultLocale));

describe.each(locales.filter((locale) => locale !== defaultLocale))('catalogue %s', (locale) => {
  const catalogue = flatten(catalogueOf(locale));

  it('has the same keys as the English one, in the same order', () => {
    expect([...catalogue.keys()]).toEqual([...english.keys()]);
  });

  it('has the same arguments in every message', () => {
    for (const [key, message] of catalogue) {
      expect({ key, arguments: distinct(message) }).toEqual({
        key,
        arguments: distinct(english.get(key) ?? ''),
      });
    }
  });

  it('has the plural forms of its language', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const [key, message] of catalogue) {
      for (const element of parse(message)) {
        if (element.type !== TYPE.plural) continue;
        const given = Object.keys(element.options);
        const missing = forms.filter((form) => !given.includes(form));
        expect({ key, missing }).toEqual({ key, missing: [] });
      }
    }
  });

  it('leaves no message empty', () => {
    for (const [key, message] of catalogue)
      expect({ key, isEmpty: message.trim() === '' }).toEqual({ key, isEmpty: false });
  });
});
