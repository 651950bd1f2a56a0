import { describe, expect, it } from 'vitest';
import { participantsOf } from '../../testing/chat-entries.ts';
import { findPartner, isTopicOfPeople, threadPath, titleOf, topicOfPeople } from './thread-title.ts';

const between = (topic: string, ...names: string[]) => ({ topic, participants: participantsOf(...names) });

describe('titleOf', () => {
  it('shows each of two people the other one', () => {
    const thread = between(topicOfPeople(['Ada', 'Bob']), 'Ada', 'Bob');
    expect(titleOf(thread, 'Ada')).toBe('Bob');
    expect(titleOf(thread, 'Bob')).toBe('Ada');
  });

  it('keeps a name that somebody gave, even one with commas', () => {
    expect(titleOf(between('Budget, Q3', 'Ada', 'Bob'), 'Ada')).toBe('Budget, Q3');
    expect(titleOf(between('Compilers', 'Ada', 'Bob'), 'Ada')).toBe('Compilers');
  });

  it('knows the others before the participants are loaded', () => {
    expect(titleOf(between('Ada, Bob, Cleo'), 'Ada')).toBe('Bob, Cleo');
  });
});

describe('isTopicOfPeople', () => {
  it('tells names of people from names of conversations', () => {
    expect(isTopicOfPeople('Ada, Bob', { participants: participantsOf('Ada', 'Bob') }, 'Ada')).toBe(true);
    expect(isTopicOfPeople('Compilers', { participants: participantsOf('Ada', 'Bob') }, 'Ada')).toBe(false);
  });
});

describe('topicOfPeople', () => {
  it('stays within the 250 characters of a topic', () => {
    expect(
      topicOfPeople(Array.from({ length: 60 }, (_, index) => `Person ${index}`)).length,
    ).toBeLessThanOrEqual(250);
  });
});

describe('findPartner', () => {
  it('is the other one of two, and nobody in a group', () => {
    expect(findPartner(between('', 'Ada', 'Bob'), 'ada')?.displayName).toBe('Bob');
    expect(findPartner(between('', 'Ada', 'Bob', 'Cleo'), 'ada')).toBeUndefined();
  });
});

describe('threadPath', () => {
  it('escapes the characters of a thread id', () => {
    expect(threadPath('19:a@thread.v2', '17')).toBe('/chat/19%3Aa%40thread.v2?message=17');
  });
});
