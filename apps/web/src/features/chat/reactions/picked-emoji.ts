/** What most people answer with most of the time, six in a row. */
export const offeredEmoji = [
  ...['👍', '❤️', '😂', '😮', '😢', '🎉'],
  ...['🙏', '👏', '🔥', '✅', '👀', '🤔'],
  ...['🙌', '💯', '😊', '😍', '🥳', '👎'],
] as const;

const emoji = /^\p{RGI_Emoji}$/v;
const drawnAsEmoji = '\uFE0F';

/** The emoji that somebody typed, as the service takes it; undefined for anything else. */
export function readEmoji(text: string): string | undefined {
  const typed = text.trim();
  return [typed, `${typed}${drawnAsEmoji}`].find((candidate) => emoji.test(candidate));
}
