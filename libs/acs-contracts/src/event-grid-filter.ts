import { z } from 'zod';

/**
 * Which events a subscription asks for.
 *
 * @see "Understand event filtering for Event Grid subscriptions"
 */
const numberLists = ['NumberIn', 'NumberNotIn'] as const;
const numberComparisons = [
  'NumberLessThan',
  'NumberGreaterThan',
  'NumberLessThanOrEquals',
  'NumberGreaterThanOrEquals',
] as const;
const numberRanges = ['NumberInRange', 'NumberNotInRange'] as const;
const stringLists = [
  'StringIn',
  'StringNotIn',
  'StringContains',
  'StringNotContains',
  'StringBeginsWith',
  'StringNotBeginsWith',
  'StringEndsWith',
  'StringNotEndsWith',
] as const;
const presence = ['IsNullOrUndefined', 'IsNotNull'] as const;

export const eventFilterLimits = {
  advancedFilters: 25,
  /** Over all advanced filters of a subscription. */
  values: 25,
  stringLength: 512,
} as const;

const key = z.string().min(1).max(eventFilterLimits.stringLength);
const values = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(eventFilterLimits.values);
const range = z
  .tuple([z.number(), z.number()])
  .refine(([low, high]) => low <= high, 'A range goes from the lower to the higher number.');

export const advancedEventFilter = z.discriminatedUnion('operatorType', [
  z.object({ operatorType: z.enum(numberLists), key, values: values(z.number()) }),
  z.object({ operatorType: z.enum(numberComparisons), key, value: z.number() }),
  z.object({ operatorType: z.enum(numberRanges), key, values: values(range) }),
  z.object({ operatorType: z.literal('BoolEquals'), key, value: z.boolean() }),
  z.object({
    operatorType: z.enum(stringLists),
    key,
    values: values(z.string().max(eventFilterLimits.stringLength)),
  }),
  z.object({ operatorType: z.enum(presence), key }),
]);
export type AdvancedEventFilter = z.infer<typeof advancedEventFilter>;

/** The types of events are not named here but in `includedEventTypes` of the subscription. */
export const eventFilter = z
  .object({
    subjectBeginsWith: z.string().max(eventFilterLimits.stringLength).optional(),
    subjectEndsWith: z.string().max(eventFilterLimits.stringLength).optional(),
    /** Default false. */
    isSubjectCaseSensitive: z.boolean().optional(),
    /** All of them have to hold; within one of them, any of its values. */
    advancedFilters: z.array(advancedEventFilter).max(eventFilterLimits.advancedFilters).optional(),
    /** Lets filters look into arrays. Default false. */
    enableAdvancedFilteringOnArrays: z.boolean().optional(),
  })
  .refine(
    ({ advancedFilters = [] }) => countValues(advancedFilters) <= eventFilterLimits.values,
    `The advanced filters have more than ${eventFilterLimits.values} values together.`,
  );
export type EventFilter = z.infer<typeof eventFilter>;

const countValues = (filters: readonly AdvancedEventFilter[]) =>
  filters.reduce((sum, filter) => sum + ('values' in filter ? filter.values.length : 1), 0);
