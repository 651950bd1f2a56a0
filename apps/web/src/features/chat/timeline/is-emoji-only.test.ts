import { describe, expect, it } from 'vitest';
import { isEmojiOnly } from './is-emoji-only.ts';

describe('isEmojiOnly', () => {
  it.each(['🎉', '👍🏽 🎉', '👨‍👩‍👧‍👦', ' ❤️ '])('is true for "%s"', (text) => expect(isEmojiOnly(text)).toBe(true));
  it.each(['', '1', 'ok 🎉', '🎉🎉🎉🎉', '#'])('is false for "%s"', (text) =>
    expect(isEmojiOnly(text)).toBe(false),
  );
});
