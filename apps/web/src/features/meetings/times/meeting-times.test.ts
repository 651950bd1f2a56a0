import { describe, expect, it } from 'vitest';
import {
  findTimeProblem,
  fromLocalInput,
  isOpen,
  moveStart,
  phaseOf,
  proposeTimes,
  toLocalInput,
} from './meeting-times.ts';

const now = new Date(2026, 10, 24, 10, 7);
const at = (start: string, end: string) => ({ start: `2026-11-${start}`, end: `2026-11-${end}` });

describe('toLocalInput and fromLocalInput', () => {
  it('write and read the same minute of the local clock', () => {
    expect(toLocalInput(now)).toBe('2026-11-24T10:07');
    expect(fromLocalInput('2026-11-24T10:07')).toEqual(now);
  });

  it('understand nothing incomplete', () => {
    for (const text of ['', '2026-11-24', 'T10:07', '2026-13-40T99:00']) {
      expect({ text, moment: fromLocalInput(text) }).toEqual({ text, moment: undefined });
    }
  });
});

describe('proposeTimes', () => {
  it('begins at the next half hour and lasts half an hour', () => {
    expect(proposeTimes(now)).toEqual(at('24T10:30', '24T11:00'));
  });

  it('does not propose the moment that is now', () => {
    expect(proposeTimes(new Date(2026, 10, 24, 23, 30))).toEqual(at('25T00:00', '25T00:30'));
  });
});

describe('moveStart', () => {
  it('keeps the length', () => {
    expect(moveStart(at('24T10:30', '24T11:15'), '2026-11-25T09:00')).toEqual(at('25T09:00', '25T09:45'));
  });

  it('leaves the end alone while something is incomplete or the wrong way round', () => {
    expect(moveStart(at('24T10:30', '24T11:00'), '')).toEqual({ start: '', end: '2026-11-24T11:00' });
    expect(moveStart({ start: '', end: '2026-11-24T11:00' }, '2026-11-24T10:00').end).toBe(
      '2026-11-24T11:00',
    );
    expect(moveStart(at('24T12:00', '24T11:00'), '2026-11-24T10:00').end).toBe('2026-11-24T11:00');
  });
});

describe('findTimeProblem', () => {
  it.each([
    ['nothing', at('24T10:30', '24T11:00'), undefined],
    ['a start that is now', at('24T10:07', '24T11:00'), undefined],
    ['a whole day', at('24T10:30', '25T10:30'), undefined],
    ['no start', { start: '', end: '2026-11-24T11:00' }, 'startMissing'],
    ['no end', { start: '2026-11-24T10:30', end: '' }, 'endMissing'],
    ['an end at the start', at('24T10:30', '24T10:30'), 'endsBeforeStart'],
    ['more than a day', at('24T10:30', '25T10:31'), 'tooLong'],
    ['a start that has passed', at('24T10:06', '24T11:00'), 'inThePast'],
    ['a start in more than 170 days', { start: '2027-06-01T10:00', end: '2027-06-01T11:00' }, 'tooFar'],
  ])('finds %s', (_what, times, problem) => {
    expect(findTimeProblem(times, now)).toBe(problem);
  });

  it('lets a running meeting keep its start, but not end in the past', () => {
    expect(findTimeProblem(at('24T09:00', '24T11:00'), now, '2026-11-24T09:00')).toBeUndefined();
    expect(findTimeProblem(at('24T09:00', '24T10:00'), now, '2026-11-24T09:00')).toBe('inThePast');
  });
});

describe('phaseOf', () => {
  const meeting = { startsAt: '2026-11-24T10:00:00Z', endsAt: '2026-11-24T11:00:00Z' };

  it.each([
    ['2026-11-24T09:59:59Z', 'upcoming'],
    ['2026-11-24T10:00:00Z', 'running'],
    ['2026-11-24T10:59:59Z', 'running'],
    ['2026-11-24T11:00:00Z', 'over'],
  ])('at %s is %s', (moment, phase) => {
    expect(phaseOf(meeting, new Date(moment))).toBe(phase);
  });
});

describe('isOpen', () => {
  const meeting = { startsAt: '2026-11-24T10:00:00Z', endsAt: '2026-11-24T11:00:00Z' };

  it.each([
    ['2026-11-24T09:44:59Z', false],
    ['2026-11-24T09:45:00Z', true],
    ['2026-11-24T11:29:59Z', true],
    ['2026-11-24T11:30:00Z', false],
  ])('at %s is %s', (moment, open) => {
    expect(isOpen(meeting, new Date(moment))).toBe(open);
  });
});
