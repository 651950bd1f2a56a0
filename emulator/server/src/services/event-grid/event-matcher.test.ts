import { eventFilter, type AdvancedEventFilter, type EventGridEnvelope } from '@switchboard/acs-contracts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from './event-matcher.ts';

const event = (more: Partial<EventGridEnvelope> = {}): EventGridEnvelope => ({
  id: 'event-1',
  topic: '/subscriptions/1',
  subject: 'thread/Lunch/sender/bob',
  eventType: 'Microsoft.Communication.ChatMessageReceived',
  eventTime: '2026-01-31T12:00:00.500Z',
  data: {},
  dataVersion: '1.0',
  metadataVersion: '1',
  ...more,
});

const holds = (filter: AdvancedEventFilter, data: unknown, onArrays = false) =>
  compileMatcher({
    filter: { advancedFilters: [filter], enableAdvancedFilteringOnArrays: onArrays },
    deliverySchema: 'EventGridSchema',
  }).matches(event({ data }));

const numberLists = { NumberIn: 'NumberNotIn', NumberInRange: 'NumberNotInRange' } as const;
const stringOperators = {
  StringIn: (value: string, each: string) => value === each,
  StringContains: (value: string, each: string) => value.includes(each),
  StringBeginsWith: (value: string, each: string) => value.startsWith(each),
  StringEndsWith: (value: string, each: string) => value.endsWith(each),
} as const;
type StringOperator = keyof typeof stringOperators;
const negationOf = (operator: StringOperator) => operator.replace('String', 'StringNot') as 'StringNotIn';
const text = fc.string({ unit: fc.constantFrom('a', 'B', 'c', ' '), maxLength: 6 });

describe('compileMatcher: types and subjects', () => {
  it.each([
    [{}, true],
    [{ subjectBeginsWith: 'THREAD/' }, true],
    [{ subjectBeginsWith: 'THREAD/', isSubjectCaseSensitive: true }, false],
    [{ subjectEndsWith: '/Bob' }, true],
    [{ subjectEndsWith: '/ann' }, false],
    [{ subjectBeginsWith: 'thread/', subjectEndsWith: '/bob', isSubjectCaseSensitive: true }, true],
  ])('%j: %s', (filter, expected) => {
    expect(compileMatcher({ filter, deliverySchema: 'EventGridSchema' }).matches(event())).toBe(expected);
  });

  it('takes the included types only', () => {
    const includedEventTypes = ['Microsoft.Communication.SMSReceived'];
    const matcher = compileMatcher({ includedEventTypes, deliverySchema: 'EventGridSchema' });
    expect(matcher.matches(event())).toBe(false);
    expect(matcher.matches(event({ eventType: 'Microsoft.Communication.SMSReceived' }))).toBe(true);
    expect(matcher.wantsType('Microsoft.Communication.SMSReceived')).toBe(true);
  });

  it('finds the names of the schema in which events are delivered', () => {
    const filter = (key: string) => ({
      advancedFilters: [{ operatorType: 'StringIn' as const, key, values: ['/subscriptions/1'] }],
    });
    const match = (key: string, deliverySchema: 'EventGridSchema' | 'CloudEventSchemaV1_0') =>
      compileMatcher({ filter: filter(key), deliverySchema }).matches(event());
    expect(match('Topic', 'EventGridSchema')).toBe(true);
    expect(match('source', 'EventGridSchema')).toBe(false);
    expect(match('source', 'CloudEventSchemaV1_0')).toBe(true);
  });
});

describe('compileMatcher: advanced operators', () => {
  it('string operators agree with their definition, without regard to case', () => {
    const operator = fc.constantFrom(...(Object.keys(stringOperators) as StringOperator[]));
    fc.assert(
      fc.property(operator, text, fc.array(text, { minLength: 1, maxLength: 5 }), (name, value, values) => {
        const expected = values.some((each) =>
          stringOperators[name](value.toLowerCase(), each.toLowerCase()),
        );
        const key = 'data.value';
        expect(holds({ operatorType: name, key, values }, { value })).toBe(expected);
        expect(holds({ operatorType: negationOf(name), key, values }, { value })).toBe(!expected);
      }),
    );
  });

  it('comparisons of numbers agree with those of the language', () => {
    const number = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(number, number, (value, limit) => {
        const data = { value };
        const filter = (operatorType: 'NumberLessThan') => ({
          operatorType,
          key: 'Data.value',
          value: limit,
        });
        expect(holds(filter('NumberLessThan'), data)).toBe(value < limit);
        expect(holds(filter('NumberLessThanOrEquals' as never), data)).toBe(value <= limit);
        expect(holds(filter('NumberGreaterThan' as never), data)).toBe(value > limit);
        expect(holds(filter('NumberGreaterThanOrEquals' as never), data)).toBe(value >= limit);
      }),
    );
  });

  it('lists and ranges of numbers include their limits, and their negations are the opposite', () => {
    const number = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(number, number, number, (value, a, b) => {
        const range: [number, number] = [Math.min(a, b), Math.max(a, b)];
        const key = 'data.value';
        const inRange = value >= range[0] && value <= range[1];
        const values = [range];
        expect(holds({ operatorType: 'NumberInRange', key, values }, { value })).toBe(inRange);
        expect(holds({ operatorType: 'NumberNotInRange', key, values }, { value })).toBe(!inRange);
        const isIn = [a, b].includes(value);
        expect(holds({ operatorType: 'NumberIn', key, values: [a, b] }, { value })).toBe(isIn);
        expect(holds({ operatorType: 'NumberNotIn', key, values: [a, b] }, { value })).toBe(!isIn);
      }),
    );
  });

  it.each([{}, { value: null }, { value: {} }, { value: true }])(
    'a value of another type, %j, fulfils negations only',
    (data) => {
      const key = 'data.value';
      for (const name of Object.keys(stringOperators) as StringOperator[]) {
        expect(holds({ operatorType: name, key, values: ['a'] }, data)).toBe(false);
        expect(holds({ operatorType: negationOf(name), key, values: ['a'] }, data)).toBe(true);
      }
      for (const [name, negation] of Object.entries(numberLists)) {
        const values = name === 'NumberIn' ? [1] : [[1, 2]];
        expect(holds({ operatorType: name, key, values } as AdvancedEventFilter, data)).toBe(false);
        expect(holds({ operatorType: negation, key, values } as AdvancedEventFilter, data)).toBe(true);
      }
    },
  );

  it('knows booleans, null and nothing', () => {
    const key = 'data.a.b';
    expect(holds({ operatorType: 'BoolEquals', key, value: true }, { a: { b: true } })).toBe(true);
    expect(holds({ operatorType: 'BoolEquals', key, value: false }, { a: {} })).toBe(false);
    expect(holds({ operatorType: 'IsNullOrUndefined', key }, { a: { b: null } })).toBe(true);
    expect(holds({ operatorType: 'IsNullOrUndefined', key }, {})).toBe(true);
    expect(holds({ operatorType: 'IsNotNull', key }, { a: { b: 0 } })).toBe(true);
    expect(holds({ operatorType: 'IsNotNull', key }, { a: 1 })).toBe(false);
  });

  it('looks into arrays only when told to: one element has to fulfil an operator, all of them a negation', () => {
    const list = { value: ['Lunch', 'noon'] };
    const key = 'data.value';
    const isIn = { operatorType: 'StringIn' as const, key, values: ['lunch'] };
    const isNotIn = { operatorType: 'StringNotIn' as const, key, values: ['lunch'] };
    expect([holds(isIn, list), holds(isIn, list, true)]).toEqual([false, true]);
    expect([holds(isNotIn, list), holds(isNotIn, list, true)]).toEqual([true, false]);
    expect(holds({ ...isNotIn, values: ['dinner'] }, list, true)).toBe(true);
  });

  it('all filters have to hold', () => {
    const begins = { operatorType: 'StringBeginsWith' as const, key: 'Subject', values: ['thread/'] };
    const isId = { operatorType: 'StringIn' as const, key: 'Id', values: ['event-1'] };
    const match = (advancedFilters: AdvancedEventFilter[]) =>
      compileMatcher({ filter: { advancedFilters }, deliverySchema: 'EventGridSchema' }).matches(event());
    expect(match([begins, isId])).toBe(true);
    expect(match([begins, { ...isId, values: ['event-2'] }])).toBe(false);
  });
});

describe('eventFilter', () => {
  const filter = (length: number) => ({
    advancedFilters: [
      { operatorType: 'NumberIn', key: 'data.a', values: Array.from({ length }, (_, n) => n) },
    ],
  });

  it.each([
    [filter(25), true],
    [filter(26), false],
    [{ advancedFilters: [...filter(20).advancedFilters, ...filter(6).advancedFilters] }, false],
    [{ advancedFilters: [{ operatorType: 'StringLike', key: 'a', values: ['a'] }] }, false],
    [{ advancedFilters: [{ operatorType: 'NumberInRange', key: 'a', values: [[2, 1]] }] }, false],
    [{ advancedFilters: [{ operatorType: 'StringIn', key: 'a', values: ['x'.repeat(513)] }] }, false],
  ])('case %#: %s', (value, expected) => {
    expect(eventFilter.safeParse(value).success).toBe(expected);
  });
});
