/** @see 3GPP TS 23.038, section 6.2.1: the default alphabet of GSM, without the escape to its extension */
const basicCharacters =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Two septets each: the escape and the character. @see 3GPP TS 23.038, section 6.2.1.1 */
const extendedCharacters = '\f^{}\\[~]|€';

const septetsOf = new Map<string, number>([
  ...[...basicCharacters].map((character) => [character, 1] as const),
  ...[...extendedCharacters].map((character) => [character, 2] as const),
]);

export interface Segmentation {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** At least one, also of an empty message. */
  readonly segmentCount: number;
}

/** What a person who writes a message is told of it. */
export interface SegmentCounter extends Segmentation {
  /** Septets of GSM-7, code units of UCS-2. */
  readonly unitCount: number;
  /** What still fits without another segment. */
  readonly remainingUnits: number;
}

/** What fits: a message alone, and each part of one that is split, which starts with a header of six bytes. */
const capacities = { 'GSM-7': { whole: 160, part: 153 }, 'UCS-2': { whole: 70, part: 67 } } as const;

/**
 * How a message travels. One character outside the GSM alphabet makes the whole message UCS-2. A part ends before a
 * character that does not fit as a whole: neither an escape sequence nor a surrogate pair is torn.
 */
export function segmentSms(message: string): Segmentation {
  const { encoding, segmentCount } = countSmsSegments(message);
  return { encoding, segmentCount };
}

/** The characters, each once, because of which a message travels as UCS-2. */
export function findCharactersOutsideGsm(message: string): string[] {
  return [...new Set(message)].filter((character) => !septetsOf.has(character));
}

/** Like {@link segmentSms}, with the room that is left. */
export function countSmsSegments(message: string): SegmentCounter {
  const septets = gsmUnits(message);
  const encoding = septets === undefined ? 'UCS-2' : 'GSM-7';
  const units = septets ?? [...message].map((character) => character.length);
  const { whole, part } = capacities[encoding];
  const unitCount = units.reduce((sum, count) => sum + count, 0);
  if (unitCount <= whole) return { encoding, segmentCount: 1, unitCount, remainingUnits: whole - unitCount };
  const { parts, used } = countParts(units, part);
  return { encoding, segmentCount: parts, unitCount, remainingUnits: part - used };
}

function gsmUnits(message: string): number[] | undefined {
  const units: number[] = [];
  for (const character of message) {
    const septets = septetsOf.get(character);
    if (septets === undefined) return undefined;
    units.push(septets);
  }
  return units;
}

/** @returns how many parts there are, and how much of the last one is used */
function countParts(units: readonly number[], capacity: number): { parts: number; used: number } {
  let parts = 1;
  let used = 0;
  for (const count of units) {
    if (used + count > capacity) {
      parts += 1;
      used = 0;
    }
    used += count;
  }
  return { parts, used };
}
