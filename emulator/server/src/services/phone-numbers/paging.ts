interface PageRequest {
  readonly skip: number;
  readonly size: number;
  readonly url: URL;
}

/**
 * One page of a list, with a link that skips what was seen. The link is relative, as the service's own are: the SDK puts
 * its endpoint before it.
 *
 * @see `@azure/communication-phone-numbers`, `utils/customPipelinePolicies.js`
 */
export function pageOf<Name extends string, T>(
  name: Name,
  items: readonly T[],
  { skip, size, url }: PageRequest,
): Record<Name, readonly T[]> & { nextLink?: string } {
  const end = skip + size;
  const next = new URL(url);
  next.searchParams.set('skip', String(end));
  return {
    [name]: items.slice(skip, end),
    ...(items.length > end && { nextLink: next.pathname + next.search }),
  } as Record<Name, readonly T[]> & { nextLink?: string };
}
