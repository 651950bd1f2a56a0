import type { PhoneNumberDirection, PhoneNumberType } from '@switchboard/access-api';

export const maxQuantity = 20;

/** What the address of the page says about the numbers that are looked for; everything else follows from what is offered. */
export interface SearchQuery {
  readonly country?: string;
  readonly type?: PhoneNumberType;
  readonly calling?: PhoneNumberDirection;
  readonly sms?: PhoneNumberDirection;
  readonly locality?: string;
  readonly division?: string;
  readonly area?: string;
  readonly quantity?: number;
}

const types: readonly string[] = ['geographic', 'tollFree', 'mobile'] satisfies PhoneNumberType[];
const directions: readonly string[] = [
  'none',
  'inbound',
  'outbound',
  'inbound+outbound',
] satisfies PhoneNumberDirection[];

/** Reads an address that anybody may have written: what makes no sense is left out. */
export function readSearchQuery(parameters: Pick<URLSearchParams, 'get'>): SearchQuery {
  const valid = <Value extends string>(name: string, isValid: (value: string) => boolean) => {
    const value = parameters.get(name);
    return value !== null && isValid(value) ? { [name]: value as Value } : {};
  };
  const quantity = parseQuantity(parameters.get('quantity') ?? '');
  return {
    ...valid('country', (value) => /^[A-Z]{2}$/.test(value)),
    ...valid('type', (value) => types.includes(value)),
    ...valid('calling', (value) => directions.includes(value)),
    ...valid('sms', (value) => directions.includes(value)),
    ...valid('locality', isPlaceName),
    ...valid('division', isPlaceName),
    ...valid('area', (value) => /^\d{1,9}$/.test(value)),
    ...(quantity === undefined ? {} : { quantity }),
  };
}

const isPlaceName = (value: string) => value.trim() !== '' && value.length <= 100;

/** The whole number that somebody typed; undefined when it is none, or more than may be bought at once. */
export function parseQuantity(text: string): number | undefined {
  const quantity = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return quantity >= 1 && quantity <= maxQuantity ? quantity : undefined;
}

/** The query as an address has it, in a fixed order. */
export function writeSearchQuery(query: SearchQuery): URLSearchParams {
  const { country, type, calling, sms, locality, division, area, quantity } = query;
  const given = Object.entries({ country, type, calling, sms, locality, division, area, quantity });
  return new URLSearchParams(
    given.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])),
  );
}

const dependents: Partial<Record<string, readonly (keyof SearchQuery)[]>> = {
  country: ['type', 'calling', 'sms', 'locality', 'division', 'area'],
  type: ['calling', 'sms', 'locality', 'division', 'area'],
  locality: ['division', 'area'],
};

/** The query after a choice: what depends on it (the kind on the country, the place on the kind) is to be chosen anew. */
export function changeSearchQuery(query: SearchQuery, change: SearchQuery): SearchQuery {
  const forgotten = Object.keys(change).flatMap((name) => dependents[name] ?? []);
  const kept = Object.entries(query).filter(([name]) => !forgotten.includes(name as keyof SearchQuery));
  return { ...Object.fromEntries(kept), ...change };
}
