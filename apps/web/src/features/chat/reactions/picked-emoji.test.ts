import { reactionEmoji } from '@switchboard/access-api';
import { describe, expect, it } from 'vitest';
import { offeredEmoji, readEmoji } from './picked-emoji.ts';

describe('emoji that can be picked', () => {
  it('are such as the service takes, each once', () => {
    for (const emoji of offeredEmoji) expect(reactionEmoji.parse(emoji)).toBe(emoji);
    expect(new Set(offeredEmoji).size).toBe(offeredEmoji.length);
  });
});

describe('readEmoji', () => {
  it('takes one emoji, also of several characters, and completes a heart that is typed as a letter', () => {
    for (const emoji of ['👍', '👍🏽', '👩‍👩‍👧', '🏴󠁧󠁢󠁳󠁣󠁴󠁿']) expect(readEmoji(` ${emoji} `)).toBe(emoji);
    expect(readEmoji('❤')).toBe('❤️');
  });

  it('takes nothing else', () => {
    for (const text of ['', 'a', '👍👍', '👍!', '1']) expect(readEmoji(text)).toBeUndefined();
  });
});
