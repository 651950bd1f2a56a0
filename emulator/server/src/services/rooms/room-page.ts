import { roomLimits } from '@switchboard/acs-contracts';
import type { Page } from '../../kernel/ports/document-store.ts';

/** Which page the request is for. @see the `nextLink` of recorded answers, whose query parameter has the same name */
export const pageRequest = ({ nextLink }: { readonly nextLink?: string | undefined }) => ({
  limit: roomLimits.itemsPerPage,
  ...(nextLink !== undefined && { continuationToken: nextLink }),
});

export function toWirePage<T, W>(
  { items, continuationToken }: Page<T>,
  url: URL,
  toWire: (item: T) => W,
): { value: W[]; nextLink?: string } {
  const next = new URL(url);
  if (continuationToken !== undefined) next.searchParams.set('nextLink', continuationToken);
  return {
    value: items.map(toWire),
    ...(continuationToken !== undefined && { nextLink: next.href }),
  };
}
