import { describe, expect, it } from 'vitest';
import { durationParts } from './duration-parts.ts';

const said = (ms: number) => durationParts(ms).map(({ unit, amount }) => `${amount} ${unit}`);

describe('durationParts', () => {
  it('says minutes and seconds below an hour', () => {
    expect(said(125_400)).toEqual(['2 minute', '5 second']);
  });

  it('leaves out what is zero', () => {
    expect(said(120_000)).toEqual(['2 minute']);
    expect(said(3_600_000)).toEqual(['1 hour']);
  });

  it('leaves seconds out from an hour on', () => {
    expect(said(3_725_000)).toEqual(['1 hour', '2 minute']);
  });

  it('says zero seconds for a call of no length, and for clocks that disagree', () => {
    expect(said(0)).toEqual(['0 second']);
    expect(said(-500)).toEqual(['0 second']);
  });
});
