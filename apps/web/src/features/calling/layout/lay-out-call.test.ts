import type { ParticipantState, VideoState } from '@switchboard/calling-core';
import { describe, expect, it } from 'vitest';
import { layOutCall } from './lay-out-call.ts';

const video = { isReceiving: true } as VideoState;
const person = (id: string, more: Partial<ParticipantState> = {}): ParticipantState => ({
  ...{ id, displayName: id, state: 'Connected', isMuted: false, isSpeaking: false, role: 'Presenter' },
  ...{ networkQuality: 'good', camera: undefined, screen: undefined },
  ...more,
});
const among = (participants: readonly ParticipantState[], ...dominantSpeakers: string[]) => ({
  participants,
  dominantSpeakers,
  spotlights: [],
});
const keys = ({ main, tiles, hiddenCount }: ReturnType<typeof layOutCall>) => [
  main?.key,
  tiles.map(({ key }) => key).join(' '),
  hiddenCount,
];

describe('layOutCall', () => {
  it('shows everybody alike in the grid', () => {
    expect(keys(layOutCall(among([person('a'), person('b')], 'b'), 'grid', undefined))).toEqual([
      ...[undefined, 'a b', 0],
    ]);
  });

  it('gives the large place to who speaks, then to who has a camera', () => {
    const people = [person('a'), person('b', { camera: video }), person('c')];
    expect(keys(layOutCall(among(people, 'x', 'c'), 'speaker', undefined))).toEqual(['c', 'a b', 0]);
    expect(keys(layOutCall(among(people), 'speaker', undefined))).toEqual(['b', 'a c', 0]);
  });

  it('gives it to a shared screen in every mode, and to a pin above all', () => {
    const people = [person('a', { screen: video }), person('b')];
    expect(keys(layOutCall(among(people), 'grid', undefined))).toEqual(['a screen', 'a b', 0]);
    expect(keys(layOutCall(among(people), 'grid', 'b'))).toEqual(['b', 'a screen a', 0]);
  });

  it('shows to everybody who is in the spotlight, below a screen and a pin', () => {
    const people = [person('a'), person('b'), person('c')];
    const call = { ...among(people, 'a'), spotlights: ['me', 'c', 'b'] };
    expect(keys(layOutCall(call, 'grid', undefined))).toEqual(['c', 'a b', 0]);
    expect(keys(layOutCall(call, 'speaker', 'a'))).toEqual(['a', 'b c', 0]);
    const sharing = { ...call, participants: [person('d', { screen: video }), ...people] };
    expect(keys(layOutCall(sharing, 'grid', undefined))).toEqual(['d screen', 'd a b c', 0]);
  });

  it('keeps the order when there is no room for all, and counts the others', () => {
    const people = Array.from({ length: 12 }, (_, index) => person(`p${index}`));
    expect(keys(layOutCall(among(people, 'p11'), 'grid', undefined))).toEqual([
      ...[undefined, 'p0 p1 p2 p3 p4 p5 p6 p7 p11', 3],
    ]);
  });
});
