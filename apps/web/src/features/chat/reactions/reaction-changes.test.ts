import type { Reaction } from '@switchboard/access-api';
import { describe, expect, it } from 'vitest';
import { withChange } from './reaction-changes.ts';

const reaction = (emoji: string, ...people: string[]): Reaction => ({
  emoji,
  count: people.length,
  isMine: people.includes('me'),
  communicationUserIds: people,
});
const chosen = (communicationUserId: string, emoji = '👍') => ({ communicationUserId, emoji, isSet: true });
const taken = (communicationUserId: string, emoji = '👍') => ({ communicationUserId, emoji, isSet: false });

describe('withChange', () => {
  it('adds an emoji behind the others, and those who choose it behind each other', () => {
    let reactions: readonly Reaction[] = [];
    for (const change of [chosen('ada'), chosen('bob', '🎉'), chosen('me')])
      reactions = withChange(reactions, change, 'me');
    expect(reactions).toEqual([reaction('👍', 'ada', 'me'), reaction('🎉', 'bob')]);
  });

  it('takes one away, and the emoji with the last one', () => {
    const reactions = [reaction('👍', 'ada', 'me'), reaction('🎉', 'bob')];
    expect(withChange(reactions, taken('me'), 'me')).toEqual([reaction('👍', 'ada'), reaction('🎉', 'bob')]);
    expect(withChange(reactions, taken('bob', '🎉'), 'me')).toEqual([reaction('👍', 'ada', 'me')]);
  });

  it('changes nothing when it is so already', () => {
    const reactions = [reaction('👍', 'ada', 'me')];
    for (const change of [chosen('ada'), chosen('me'), taken('bob')])
      expect(withChange(reactions, change, 'me')).toEqual(reactions);
    expect(withChange([], taken('bob'), 'me')).toEqual([]);
  });

  it('takes the count of the service, which knows more people than it names', () => {
    const people = Array.from({ length: 20 }, (_, index) => `p${index}`);
    const many = { ...reaction('👍', ...people), count: 40 };
    expect(withChange([many], { ...chosen('me'), count: 41 }, 'me')).toEqual([
      { ...many, count: 41, isMine: true },
    ]);
  });
});
