import type { Reaction } from '@switchboard/calling-core';

export const reactionEmoji: Readonly<Record<Reaction, string>> = {
  like: '👍',
  heart: '❤️',
  applause: '👏',
  laugh: '😄',
  surprised: '😮',
};
