/**
 * Orders message ids, which are epoch milliseconds written as decimals of any length.
 * @see ChatThread_ListChatMessages
 */
export function compareMessageIds(a: string, b: string): number {
  if (a === b) return 0;
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}

export const isAfter = (a: string, b: string): boolean => compareMessageIds(a, b) > 0;

/** The later of two ids, either of which may be missing. */
export function latestMessageId(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return isAfter(a, b) ? a : b;
}
