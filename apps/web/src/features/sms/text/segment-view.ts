import { countSmsSegments, findCharactersOutsideGsm } from '@switchboard/acs-contracts/sms-segments';

/** What a writer is told about the length of a text message. */
export interface SegmentView {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segmentCount: number;
  /** Characters that still fit without another segment. */
  readonly remaining: number;
  /** The characters that make the message UCS-2, as many as can be shown. */
  readonly unusualCharacters: readonly string[];
  readonly hasMoreUnusual: boolean;
}

const shownCharacters = 8;

export function viewSegments(text: string): SegmentView {
  const { encoding, segmentCount, remainingUnits } = countSmsSegments(text);
  const unusual = encoding === 'UCS-2' ? findCharactersOutsideGsm(text) : [];
  return {
    encoding,
    segmentCount: text === '' ? 0 : segmentCount,
    remaining: remainingUnits,
    unusualCharacters: unusual.slice(0, shownCharacters),
    hasMoreUnusual: unusual.length > shownCharacters,
  };
}
