import { nextLink } from './chat-links.ts';

/** One page of a short list, with a link that skips what was seen. */
export function pageByPosition<T, W>(
  items: readonly T[],
  { skip, maxPageSize, url }: { skip: number; maxPageSize: number; url: URL },
  toWire: (item: T) => W,
): { value: W[]; nextLink?: string } {
  const end = skip + maxPageSize;
  return {
    value: items.slice(skip, end).map(toWire),
    ...(items.length > end && { nextLink: nextLink(url, { skip: end, maxPageSize }) }),
  };
}
