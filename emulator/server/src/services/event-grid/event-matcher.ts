import {
  toCloudEvent,
  type AdvancedEventFilter,
  type DeliverySchema,
  type EventFilter,
  type EventGridEnvelope,
} from '@switchboard/acs-contracts';

export interface EventMatcher {
  /** Cheaper than to make the event first. */
  wantsType(eventType: string): boolean;
  matches(event: EventGridEnvelope): boolean;
}

interface EventCriteria {
  readonly includedEventTypes?: readonly string[] | undefined;
  readonly filter?: EventFilter | undefined;
  readonly deliverySchema: DeliverySchema;
}

/**
 * Whether a subscription asks for an event. Strings compare without regard to case, save subjects that are said to be
 * case-sensitive. Where a key is missing or of another type, the operators with Not in their name hold and the others do
 * not.
 *
 * @see "Understand event filtering for Event Grid subscriptions"
 */
export function compileMatcher({ includedEventTypes, filter, deliverySchema }: EventCriteria): EventMatcher {
  const types = includedEventTypes && new Set(includedEventTypes.map((type) => type.toLowerCase()));
  const subject = compileSubject(filter ?? {});
  const onArrays = filter?.enableAdvancedFilteringOnArrays ?? false;
  const advanced = (filter?.advancedFilters ?? []).map((each) => compileAdvanced(each, onArrays));
  const wantsType = (type: string) => types === undefined || types.has(type.toLowerCase());
  return {
    wantsType,
    matches(event) {
      if (!wantsType(event.eventType) || !subject(event.subject)) return false;
      if (advanced.length === 0) return true;
      const shown = deliverySchema === 'CloudEventSchemaV1_0' ? toCloudEvent(event) : event;
      return advanced.every((matches) => matches(shown));
    },
  };
}

function compileSubject(filter: EventFilter): (subject: string) => boolean {
  const fold = (text: string) => (filter.isSubjectCaseSensitive ? text : text.toLowerCase());
  const begin = fold(filter.subjectBeginsWith ?? '');
  const end = fold(filter.subjectEndsWith ?? '');
  return (subject) => {
    const folded = fold(subject);
    return folded.startsWith(begin) && folded.endsWith(end);
  };
}

function compileAdvanced(filter: AdvancedEventFilter, onArrays: boolean): (event: object) => boolean {
  const path = filter.key.split('.');
  const holds = compileOperator(filter);
  const isNegative = filter.operatorType.includes('Not') && filter.operatorType !== 'IsNotNull';
  return (event) => {
    const value = readPath(event, path);
    if (!Array.isArray(value) || !onArrays) return holds(value);
    return isNegative ? value.every(holds) : value.some(holds);
  };
}

/** Names of the envelope are found in any case (`Subject`, `Data.messageBody`), those of the data as they are, then in any case. */
function readPath(event: object, path: readonly string[]): unknown {
  let value: unknown = event;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const names = Object.keys(value);
    const found = names.includes(name)
      ? name
      : names.find((each) => each.toLowerCase() === name.toLowerCase());
    if (found === undefined) return undefined;
    value = (value as Record<string, unknown>)[found];
  }
  return value;
}

type Test = (value: unknown) => boolean;

function compileOperator(filter: AdvancedEventFilter): Test {
  switch (filter.operatorType) {
    case 'IsNullOrUndefined':
      return (value) => value === null || value === undefined;
    case 'IsNotNull':
      return (value) => value !== null && value !== undefined;
    case 'BoolEquals':
      return (value) => value === filter.value;
    case 'NumberIn':
      return onNumber((value) => filter.values.includes(value));
    case 'NumberNotIn':
      return not(onNumber((value) => filter.values.includes(value)));
    case 'NumberInRange':
      return onNumber((value) => filter.values.some(([low, high]) => low <= value && value <= high));
    case 'NumberNotInRange':
      return not(onNumber((value) => filter.values.some(([low, high]) => low <= value && value <= high)));
    case 'NumberLessThan':
      return onNumber((value) => value < filter.value);
    case 'NumberLessThanOrEquals':
      return onNumber((value) => value <= filter.value);
    case 'NumberGreaterThan':
      return onNumber((value) => value > filter.value);
    case 'NumberGreaterThanOrEquals':
      return onNumber((value) => value >= filter.value);
    default:
      return compileStringOperator(filter);
  }
}

type StringFilter = Extract<AdvancedEventFilter, { operatorType: `String${string}` }>;

function compileStringOperator({ operatorType, values }: StringFilter): Test {
  const wanted = values.map((value) => value.toLowerCase());
  const some = (compare: (value: string, wanted: string) => boolean): Test => {
    return (value) => typeof value === 'string' && wanted.some((each) => compare(value.toLowerCase(), each));
  };
  const tests: Record<StringFilter['operatorType'], () => Test> = {
    StringIn: () => some((value, each) => value === each),
    StringNotIn: () => not(some((value, each) => value === each)),
    StringContains: () => some((value, each) => value.includes(each)),
    StringNotContains: () => not(some((value, each) => value.includes(each))),
    StringBeginsWith: () => some((value, each) => value.startsWith(each)),
    StringNotBeginsWith: () => not(some((value, each) => value.startsWith(each))),
    StringEndsWith: () => some((value, each) => value.endsWith(each)),
    StringNotEndsWith: () => not(some((value, each) => value.endsWith(each))),
  };
  return tests[operatorType]();
}

const not =
  (test: Test): Test =>
  (value) =>
    !test(value);

/** A number in text is no number: versions and ids that are strings compare with the operators of strings. */
function onNumber(test: (value: number) => boolean): Test {
  return (value) => typeof value === 'number' && test(value);
}
